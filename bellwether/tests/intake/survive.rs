//! `kill -9` at any point of `read` loses no committed entry.

use super::run::start;
use super::several::reports;
use super::{check, documents, run};
use crate::session::Session;
use std::time::Duration;

/// How often to kill; `BELLWETHER_KILLS` asks for another number.
const KILLS: u64 = 12;

/// A new ledger every so often keeps each verification short.
const ROUNDS: u64 = 20;

#[test]
fn a_killed_read_leaves_a_ledger_that_verifies() {
    let kills = std::env::var("BELLWETHER_KILLS").map_or(KILLS, |kills| kills.parse().unwrap());
    for first in (0..kills).step_by(ROUNDS as usize) {
        let session = Session::new(&format!("killed-{first}"));
        let rounds = first..kills.min(first + ROUNDS);
        let read = rounds.fold(0, |before, round| kill(&session, round, before));
        check(&run(&session, &["read", "in.jsonl", "-q"]), 0, &[]);
        check(&run(&session, &["verify"]), 0, &[]);
        assert!(documents(&session) >= read);
    }
}

/// Reads on where the one before was killed, so that kills fall on an empty
/// ledger and on one that grows. Returns the documents that are there after it.
fn kill(session: &Session, round: u64, before: usize) -> usize {
    session.write("in.jsonl", reports(before, 2000));
    let mut child = start(session, &["read", "in.jsonl"]);
    std::thread::sleep(Duration::from_millis(50 + 97 * (round % 31)));
    child.kill().unwrap();
    child.wait().unwrap();
    let verified = run(session, &["verify"]);
    if before == 0 && verified.code != Some(0) {
        // Killed before there was a ledger: the file is missing or has no table yet.
        assert!(verified.err.contains("there is no ledger"), "{verified:?}");
        return 0;
    }
    check(&verified, 0, &[]);
    let now = documents(session);
    assert!(now >= before, "{before} documents were there, {now} are");
    now
}
