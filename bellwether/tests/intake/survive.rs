//! `kill -9` at any point of `read` loses no committed entry.

use super::run::start;
use super::several::reports;
use super::{check, documents, run};
use crate::session::Session;
use std::time::Duration;

/// How often to kill; `BELLWETHER_KILLS` asks for another number.
const KILLS: u64 = 12;

/// Each round reads on where the one before was killed, so that kills fall on
/// an empty ledger, on one that grows and on one that knows everything.
#[test]
fn a_killed_read_leaves_a_ledger_that_verifies() {
    let kills = std::env::var("BELLWETHER_KILLS").map_or(KILLS, |kills| kills.parse().unwrap());
    let session = Session::new("killed");
    let mut before = 0;
    for round in 0..kills {
        session.write("in.jsonl", &reports(before, 2000));
        let mut child = start(&session, &["read", "in.jsonl"]);
        std::thread::sleep(Duration::from_millis(50 + 97 * (round % 31)));
        child.kill().unwrap();
        child.wait().unwrap();
        let verified = run(&session, &["verify"]);
        if before == 0 && verified.code != Some(0) {
            // Killed before there was a ledger: the file is missing or has no table yet.
            assert!(verified.err.contains("ledger"), "{verified:?}");
            continue;
        }
        check(&verified, 0, &[]);
        let now = documents(&session);
        assert!(now >= before, "{before} documents were there, {now} are");
        before = now;
    }
    check(&run(&session, &["read", "in.jsonl", "-q"]), 0, &[]);
    check(&run(&session, &["verify"]), 0, &[]);
}
