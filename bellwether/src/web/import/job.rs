//! One import and how far it is.

use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::{Mutex, PoisonError};
use tokio::sync::Notify;

/// Lines kept of what the reader says; a folder of a million bad files says a million.
const LINES_MAX: usize = 1_000;

/// An import.
pub(crate) struct Job {
    pub(crate) id: u64,
    /// What is read, in words.
    pub(crate) what: String,
    /// Documents that the ledger had before.
    pub(crate) before: u64,
    seen: Mutex<Seen>,
    turns: AtomicU64,
    pub(crate) changed: Notify,
}

/// What is known of it at one moment.
#[derive(Clone, Debug, Default)]
pub(crate) struct Seen {
    /// What was passed over and why, as the command line says it.
    pub(crate) rejects: Vec<String>,
    /// How many were passed over, those beyond the list included.
    pub(crate) rejected: u64,
    /// The other lines, the sum at the end among them.
    pub(crate) said: Vec<String>,
    /// Documents that are new in the ledger.
    pub(crate) documents: u64,
    /// How it ended.
    pub(crate) ended: Option<Ended>,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Ended {
    Well,
    /// Some was passed over.
    PassedOver,
    Failed,
    /// It took too long and was stopped.
    Stopped,
}

impl Seen {
    pub(crate) fn running(&self) -> bool {
        self.ended.is_none()
    }
}

impl Job {
    pub(crate) fn new(id: u64, what: String, before: u64) -> Job {
        Job {
            id,
            what,
            before,
            seen: Mutex::default(),
            turns: AtomicU64::new(1),
            changed: Notify::new(),
        }
    }

    pub(crate) fn seen(&self) -> Seen {
        self.seen
            .lock()
            .unwrap_or_else(PoisonError::into_inner)
            .clone()
    }

    pub(crate) fn turns(&self) -> u64 {
        self.turns.load(Ordering::Relaxed)
    }

    /// Changes what is known and tells those who watch.
    pub(crate) fn note(&self, change: impl FnOnce(&mut Seen)) {
        change(&mut self.seen.lock().unwrap_or_else(PoisonError::into_inner));
        self.turns.fetch_add(1, Ordering::Relaxed);
        self.changed.notify_waiters();
    }

    /// A line that the reader said. What follows a reject on the next line is its remedy.
    pub(crate) fn line(&self, line: &str) {
        let passed = line.strip_prefix("bellwether: passed over ");
        self.note(|seen| {
            let list = match passed {
                Some(_) => &mut seen.rejects,
                None => &mut seen.said,
            };
            if list.len() < LINES_MAX {
                list.push(passed.unwrap_or(line).to_owned());
            }
            seen.rejected += u64::from(passed.is_some());
        });
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_was_passed_over_is_told_from_the_rest() {
        let job = Job::new(1, "two files".into(), 0);
        job.line("bellwether: passed over a.bin: .bin is no format");
        job.line("1 report read, 3 claims; 1 passed over");
        let seen = job.seen();
        assert_eq!(seen.rejects, ["a.bin: .bin is no format"]);
        assert_eq!((seen.rejected, seen.said.len()), (1, 1));
        assert!(seen.running());
    }
}
