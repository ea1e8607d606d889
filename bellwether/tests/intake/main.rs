//! Taking in reports with the built binary: what is read, what is passed over, what survives.

#[path = "../common/session.rs"]
#[allow(dead_code, reason = "shared by tests that use different parts of it")]
mod session;

mod first;
mod formats;
mod run;
mod several;
mod survive;

use run::{Ran, run, run_with};
use session::Session;

/// The documents that the ledger of `session` has.
fn documents(session: &Session) -> usize {
    let doctor = run(session, &["doctor"]).out;
    let line = doctor
        .lines()
        .find(|line| line.contains("documents"))
        .expect(&doctor);
    line.split_whitespace()
        .nth(1)
        .unwrap()
        .trim_matches(',')
        .parse()
        .unwrap()
}

fn check(ran: &Ran, code: i32, said: &[&str]) {
    assert_eq!(ran.code, Some(code), "{ran:?}");
    for words in said {
        assert!(
            ran.err.contains(words),
            "{words:?} is not said in {}",
            ran.err
        );
    }
}
