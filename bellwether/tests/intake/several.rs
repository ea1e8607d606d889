//! Several threads and several processes on one ledger.

use super::run::{finish, start};
use super::{check, documents, run};
use crate::session::Session;

/// Reports that all differ, as JSONL.
pub(crate) fn reports(from: usize, number: usize) -> String {
    let report = |n: usize| {
        format!(
            "{{\"id\": \"r{n}\", \"published\": \"2016-03-22\", \"text\": \"The army said that {n} people were killed in Mosul on Monday. Residents denied it.\"}}\n"
        )
    };
    (from..from + number).map(report).collect()
}

#[test]
fn threads_do_not_change_the_ledger() {
    let read = |name: &str, threads: &str| {
        let session = Session::new(name);
        session.write("in.jsonl", reports(0, 60));
        check(
            &run(&session, &["read", "in.jsonl", "--threads", threads]),
            0,
            &["60 reports read"],
        );
        run(&session, &["claims", "--csv"]).out
    };
    let one = read("one-thread", "1");
    assert!(one.lines().count() > 60, "{one}");
    assert_eq!(one, read("eight-threads", "8"));
}

#[test]
fn two_processes_take_turns() {
    let session = Session::new("two");
    session.write("a.jsonl", reports(0, 120));
    session.write("b.jsonl", reports(100, 120));
    let children = ["a.jsonl", "b.jsonl"].map(|file| start(&session, &["read", file]));
    for child in children {
        check(&finish(child), 0, &["reports read"]);
    }
    assert_eq!(documents(&session), 220);
    check(&run(&session, &["verify"]), 0, &[]);
}
