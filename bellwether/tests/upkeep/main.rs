//! Reviewing, dating, verifying, sealing and redacting with the built binary.

#[path = "../common/session.rs"]
#[allow(dead_code, reason = "shared by tests that use different parts of it")]
mod session;

use session::Session;

fn session(name: &str) -> Session {
    let session = Session::new(&format!("upkeep-{name}"));
    session.write(
        "reports.jsonl",
        concat!(
            r#"{"id":"a","title":"Zanzibora","text":"The ministry said that at least 35 people were killed in Mosul on Monday. Zanzibora denied it."}"#,
            "\n",
            r#"{"id":"b","published":"2016-05-02","text":"Officials said that 12 people were wounded in Kabul."}"#,
            "\n",
        ),
    );
    session.run(&["read", "reports.jsonl"]);
    session
}

/// Whether a file of the session has these bytes; one that is not there has none.
fn holds(session: &Session, file: &str, words: &str) -> bool {
    let bytes = std::fs::read(session.path(file)).unwrap_or_default();
    bytes
        .windows(words.len())
        .any(|window| window == words.as_bytes())
}

fn claims(session: &Session, more: &[&str]) -> Vec<serde_json::Value> {
    let lines = session.run(&[&["claims", "--json"], more].concat());
    lines
        .lines()
        .map(|line| serde_json::from_str(line).unwrap())
        .collect()
}

/// The name of the first claim that measures something in a document.
fn number(session: &Session, document: &str) -> String {
    let claims = claims(session, &["--document", document, "--kind", "number"]);
    claims[0]["id"].as_str().unwrap().to_owned()
}

#[test]
fn an_edit_takes_the_place_of_a_claim() {
    let session = session("edit");
    let old = number(&session, "d2");
    let edit = [
        "review",
        "edit",
        &old,
        "--low",
        "12",
        "--high",
        "none",
        "--comparator",
        "at least",
    ];
    let new = session.run(&edit);
    let reviewed = claims(&session, &["--reviewed-only"]);
    assert_eq!(reviewed.len(), 1);
    assert_eq!(reviewed[0]["id"].as_str(), Some(new.trim()));
    assert!(reviewed[0]["quantity"]["high"].is_null());
    let (code, error) = session.fail(&["review", "accept", &old]);
    assert!(code == 2 && error.contains("superseded"), "{error}");
    let (_, error) = session.fail(&["review", "edit", new.trim(), "--low", "12"]);
    assert!(error.contains("nothing was changed"), "{error}");
}

#[test]
fn a_date_given_later_closes_open_times() {
    let session = session("date");
    let kept = number(&session, "d1");
    session.run(&["review", "accept", &kept]);
    let open = |session: &Session| {
        let claims = claims(session, &["--document", "d1"]);
        claims
            .iter()
            .filter(|claim| claim.to_string().contains("\"2016-03-21\""))
            .count()
    };
    assert_eq!(open(&session), 0);
    session.run(&["date", "d1", "2016-03-22", "--reason", "the page says so"]);
    assert!(
        open(&session) > 0,
        "Monday before 22 March 2016 is the 21st"
    );
    let states = claims(&session, &["--reviewed-only"]);
    assert_eq!(states[0]["id"].as_str(), Some(kept.as_str()));
    session.run(&["verify"]);
}

#[test]
fn a_seal_kept_elsewhere_finds_another_ledger() {
    let session = session("seal");
    let seal = session.run(&["seal"]);
    session.write("kept.txt", format!("March\n{seal}"));
    session.run(&["review", "accept", &number(&session, "d2")]);
    session.run(&["verify", "--seal", "kept.txt"]);
    session.run(&["verify", "--seal", seal.trim()]);
    let other = seal.replace("entries=4", "entries=3");
    let (code, error) = session.fail(&["verify", "--seal", &other]);
    assert!(code == 2 && error.contains("entry 3 fails"), "{error}");
}

#[test]
fn a_redacted_name_is_gone_and_the_ledger_still_verifies() {
    let session = session("redact");
    let seal = session.run(&["seal"]);
    assert!(holds(&session, "test.ledger", "Zanzibora"));
    session.run(&["redact", "d1", "--reason", "by request"]);
    for file in ["test.ledger", "test.ledger-wal", "test.ledger-shm"] {
        assert!(!holds(&session, file, "Zanzibora"), "{file}");
    }
    session.run(&["verify", "--seal", seal.trim()]);
    assert!(claims(&session, &["--document", "d1"]).is_empty());
    let (_, error) = session.fail(&["date", "d1", "2016-03-22"]);
    assert!(error.contains("d1 was redacted"), "{error}");
}

#[test]
fn a_mistyped_ledger_is_not_made() {
    let session = Session::new("upkeep-none");
    for args in [
        vec!["verify"],
        vec!["seal"],
        vec!["redact", "d1", "--reason", "x"],
        vec!["date", "d1", "2016"],
        vec!["review", "accept", "c1"],
    ] {
        let (code, error) = session.fail(&args);
        assert!(
            code == 2 && error.contains("there is no ledger"),
            "{args:?}: {error}"
        );
    }
}
