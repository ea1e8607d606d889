//! Judging with what was out by a day: claims and versions of datasets alike.

use crate::sample::read;
use crate::session::{Session, sample};
use serde_json::Value;

/// Two versions of the sample's events: in the first, out in April, the row of Ingall has
/// half its deaths. And one without a day on which it came out.
fn versions(name: &str) -> Session {
    let session = read(name);
    let second = std::fs::read_to_string(sample("events/red-dune-front-ged.csv")).unwrap();
    let row = |line: &&str| line.starts_with("9900060,");
    let line = second.lines().find(row).expect("the row of Ingall");
    let first = second.replace(
        line,
        &line.replace(",19,0,4,0,23,27,14,", ",8,0,2,0,10,12,8,"),
    );
    assert_ne!(first, second);
    session.write("first.csv", &first);
    session.write("second.csv", &second);
    session.write(
        "third.csv",
        second.replace("Kestrel Wire", "Harbour Press Agency"),
    );
    for (file, version, released) in [
        ("first.csv", "1", &["--released", "2024-04-20"][..]),
        ("second.csv", "2", &["--released", "2024-07-20"]),
        ("third.csv", "3", &[]),
    ] {
        let import = ["events", "import", file, "--version", version];
        session.run(&[&import, released].concat());
    }
    session
}

/// The check of the toll of Ingall.
fn toll(session: &Session, how: &[&str]) -> Value {
    let claim = [
        "check",
        "--saying",
        "killed at least 23",
        "--area",
        "Niger",
        "--json",
    ];
    let made = session.lines(&[&claim, how].concat());
    let level = made.into_iter().find(|check| check["kind"] == "level");
    level.expect("a check of the figure")
}

#[test]
fn a_version_that_came_out_later_is_not_used() {
    let session = versions("as-of");
    let then = toll(&session, &["--as-of", "2024-04-30"]);
    assert_eq!(
        (&then["mode"], &then["as_of"]),
        (&"as-of".into(), &"2024-04-30".into())
    );
    assert_eq!(then["datasets"][0]["version"], "1");
    assert!(then["why"].to_string().contains("10 (8–12)"), "{then:#}");
    let later = toll(&session, &["--as-of", "2024-08-01"]);
    assert_eq!(later["datasets"][0]["version"], "2");
    assert_eq!(later["verdict"], "consistent");
    let asked = [
        "--as-of",
        "2024-04-30",
        "--dataset",
        "ucdp-ged",
        "--version",
        "2",
    ];
    let refused = toll(&session, &asked);
    assert_eq!(refused["verdict"], "not-testable");
}

#[test]
fn where_none_was_out_it_says_so() {
    let session = versions("as-of-none");
    let check = toll(&session, &["--as-of", "2024-03-31"]);
    assert_eq!(check["verdict"], "not-testable");
    let missing = check["missing"].to_string();
    assert!(
        missing.contains("a dataset that was out by 2024-03-31"),
        "{missing}"
    );
    assert_eq!(check["datasets"], serde_json::json!([]));
}

#[test]
fn a_claim_that_was_not_yet_published_is_not_judged() {
    let session = versions("as-of-claims");
    let ask = [
        "check",
        "--saying",
        "killed at least 23",
        "--as-of",
        "2024-03-04",
    ];
    let (code, talk) = session.fail(&ask);
    assert_eq!(code, 2);
    assert!(
        talk.contains("no claim says \"killed at least 23\""),
        "{talk}"
    );
}
