//! What a stranger types first.

use super::{check, run};
use crate::session::Session;

#[test]
fn the_demo_prints_the_same_brief_each_time_and_what_to_try_next() {
    let session = Session::new("demo");
    let ran = run(&session, &["demo", "--ledger", "kept.ledger"]);
    check(
        &ran,
        0,
        &[
            "all of them invented",
            "bellwether --ledger kept.ledger claims",
        ],
    );
    assert!(
        ran.out.contains("Red Dune Front") && ran.out.ends_with('\n'),
        "{}",
        ran.out
    );
    assert!(session.path("kept.ledger").exists());
    let again = Session::new("demo-again");
    assert_eq!(run(&again, &["demo", "-q"]).out, ran.out);
    let left: Vec<_> = std::fs::read_dir(again.path("")).unwrap().collect();
    assert!(
        left.iter()
            .flatten()
            .all(|file| file.file_name().to_string_lossy().starts_with("test.")),
        "a demo leaves nothing behind but what was asked for: {left:?}"
    );
}

#[test]
fn the_doctor_names_what_is_wrong_and_what_to_do() {
    let session = Session::new("doctor");
    check(&run(&session, &["doctor"]), 0, &[]);
    session.write("a.txt", "Police said on Monday that 3 people died.");
    run(&session, &["read", "a.txt"]);
    let ran = run(&session, &["doctor"]);
    check(&ran, 1, &[]);
    assert!(
        ran.out.contains("! dates") && ran.out.contains("bellwether date"),
        "{}",
        ran.out
    );
    session.write("test.ledger", "this is no ledger");
    assert!(run(&session, &["doctor"]).out.contains("! ledger"));
}

#[test]
fn every_shell_has_its_completions() {
    let session = Session::new("completions");
    for shell in ["bash", "zsh", "fish", "elvish", "powershell"] {
        assert!(
            run(&session, &["completions", shell]).out.contains("as-of"),
            "{shell}"
        );
    }
}

#[test]
fn a_ledger_that_is_not_there_is_named() {
    let session = Session::new("none");
    for command in [&["claims"][..], &["reread"], &["verify"]] {
        check(
            &run(&session, command),
            2,
            &["test.ledger", "bellwether read"],
        );
        assert!(
            !session.path("test.ledger").exists(),
            "{command:?} made a ledger"
        );
    }
}

#[test]
fn a_model_that_is_not_there_is_named() {
    let session = Session::new("model");
    session.write("a.txt", "Police said so.");
    let ran = run(&session, &["read", "a.txt", "--model", "xx_none"]);
    check(&ran, 2, &["\"xx_none\"", "model list"]);
    assert!(
        run(&session, &["model", "list"])
            .out
            .starts_with("en_core_web_sm")
    );
    check(&run(&session, &["model", "add", "a.txt"]), 2, &["a.txt"]);
}
