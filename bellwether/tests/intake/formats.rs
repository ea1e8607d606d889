//! Files as they come.

use super::{check, documents, run, run_with};
use crate::session::Session;
use std::time::{Duration, Instant};

fn bytes(session: &Session, name: &str, bytes: &[u8]) {
    let path = session.path(name);
    std::fs::create_dir_all(path.parent().unwrap()).unwrap();
    std::fs::write(path, bytes).unwrap();
}

#[test]
fn the_same_text_again_adds_nothing() {
    let session = Session::new("again");
    bytes(
        &session,
        "in/a.txt",
        b"The army said that 12 people were killed.\r\n",
    );
    bytes(
        &session,
        "in/b.md",
        b"The ministry denied that 30 people were killed.\n",
    );
    check(&run(&session, &["read", "in"]), 0, &["2 reports read"]);
    bytes(
        &session,
        "in/c.txt",
        b"The army said that 12 people were killed.\n",
    );
    check(
        &run(&session, &["read", "in"]),
        0,
        &["0 reports read", "3 reports were already there"],
    );
    assert_eq!(documents(&session), 2);
}

#[test]
fn a_bad_file_is_named_and_the_rest_goes_on() {
    let session = Session::new("bad");
    bytes(
        &session,
        "in/a.txt",
        b"The army said that 12 people were killed.",
    );
    bytes(&session, "in/b.txt", b"\0\x01\x02");
    bytes(&session, "in/c.txt", b"");
    bytes(&session, "in/d.docx", b"PK");
    bytes(
        &session,
        "in/e.jsonl",
        b"{\"text\": \"Police said so.\"}\n{\"text\": \"cut of",
    );
    bytes(&session, "in/.hidden", b"x");
    let ran = run(&session, &["read", "in", "missing.txt"]);
    check(
        &ran,
        1,
        &[
            "in/b.txt: not text",
            "in/c.txt: no text",
            "in/d.docx: files that end in .docx",
            "in/e.jsonl:2: not JSON",
            "missing.txt: no such file",
        ],
    );
    assert!(!ran.err.contains("hidden"), "{}", ran.err);
    assert_eq!(documents(&session), 2);
}

#[test]
fn jsonl_comes_from_a_pipe() {
    let session = Session::new("pipe");
    let lines = b"{\"id\": 1, \"text\": \"Police said that 3 people died.\", \"lang\": \"en\"}\n\n{\"id\": 2, \"text\": \"Nobody said so.\"}";
    check(
        &run_with(&session, &["read", "-"], lines),
        0,
        &["2 reports read"],
    );
    check(
        &run_with(&session, &["read", "-"], b"no json"),
        1,
        &["standard input:1: not JSON"],
    );
}

#[test]
fn character_sets_are_told_apart() {
    let session = Session::new("charsets");
    let latin = b"G\xE9n\xE9ral Ou\xE9draogo said that 12 people were killed in the attack.";
    let utf16: Vec<u8> = "\u{feff}Général Ouédraogo said that 13 people were killed."
        .encode_utf16()
        .flat_map(u16::to_le_bytes)
        .collect();
    let page = b"<meta charset=windows-1252><p>G\xE9n\xE9ral Ou\xE9draogo said that 14 people were killed.";
    bytes(&session, "1.txt", latin);
    bytes(&session, "2.txt", &utf16);
    bytes(&session, "3.html", page);
    check(
        &run(&session, &["read", "1.txt", "2.txt", "3.html"]),
        0,
        &["3 reports read"],
    );
    for document in ["d1", "d2", "d3"] {
        let shown = run(&session, &["show", document]).out;
        assert!(shown.contains("Général Ouédraogo"), "{shown}");
    }
}

#[test]
fn a_page_of_nested_tags_takes_no_time() {
    let session = Session::new("nested");
    let page = format!(
        "<body>{}Police said that 3 people died.{}",
        "<div>".repeat(20_000),
        "</div>".repeat(20_000)
    );
    bytes(&session, "page.html", page.as_bytes());
    let start = Instant::now();
    check(
        &run(&session, &["read", "page.html"]),
        0,
        &["1 report read"],
    );
    assert!(
        start.elapsed() < Duration::from_secs(10),
        "{:?}",
        start.elapsed()
    );
    assert!(run(&session, &["show", "d1"]).out.contains("3 people died"));
}

#[test]
fn a_mark_is_inherited_by_claims() {
    let session = Session::new("tlp");
    bytes(
        &session,
        "a.txt",
        b"The army said that 12 people were killed.",
    );
    check(
        &run(&session, &["read", "a.txt", "--tlp", "amber+strict"]),
        0,
        &[],
    );
    assert!(
        run(&session, &["claims", "--json"])
            .out
            .contains("\"amber+strict\"")
    );
    check(
        &run(&session, &["read", "a.txt", "--tlp", "red"]),
        0,
        &["stays TLP:AMBER+STRICT"],
    );
}

#[test]
fn a_copy_that_has_the_date_says_how_to_give_it() {
    let session = Session::new("dated");
    bytes(
        &session,
        "a.txt",
        b"The army said on Monday that 12 people were killed.",
    );
    check(
        &run(&session, &["read", "a.txt"]),
        0,
        &["1 report has no date"],
    );
    check(
        &run(&session, &["read", "a.txt", "--published", "2016-03-22"]),
        0,
        &["bellwether date d1 2016-03-22"],
    );
}

#[test]
fn what_could_not_be_read_is_listed_on_request() {
    let session = Session::new("unread");
    bytes(
        &session,
        "a.txt",
        b"The army said that 12 people were killed.\n\n\"We saw nothing but smoke and fire.\"\n\nThere were 300 people.\n",
    );
    let ran = run(&session, &["read", "a.txt", "--unread"]);
    check(&ran, 0, &[]);
    let lines: Vec<&str> = ran.out.lines().collect();
    assert_eq!(
        lines,
        [
            "d1 43..79  a quote without a speaker: \"We saw nothing but smoke and fire.\"",
            "d1 81..102  a number of people, tied to nobody known and to no event: There were 300 people",
        ]
    );
}
