//! Imports: files that were handed in, read by the same program on the same path.
//!
//! Reading runs as a program of its own, `bellwether read`, so that a report
//! that breaks the reader or takes too long is stopped without taking the
//! workbench along, and so that nothing here can differ from the command line.

mod job;
mod run;
pub(crate) mod upload;

pub(crate) use job::{Ended, Job, Seen};
pub(crate) use run::{read, start};

use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::{Arc, Mutex, PoisonError};

/// Imports kept in mind, the oldest forgotten first.
const KEPT: usize = 20;

/// The imports of this run of the server.
#[derive(Default)]
pub(crate) struct Imports {
    jobs: Mutex<Vec<Arc<Job>>>,
    next: AtomicU64,
}

impl Imports {
    fn jobs(&self) -> std::sync::MutexGuard<'_, Vec<Arc<Job>>> {
        self.jobs.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// The newest first.
    pub(crate) fn all(&self) -> Vec<Arc<Job>> {
        self.jobs().iter().rev().cloned().collect()
    }

    pub(crate) fn get(&self, id: u64) -> Option<Arc<Job>> {
        self.jobs().iter().find(|job| job.id == id).cloned()
    }

    /// A new one, unless another is running: the reader needs the whole machine.
    pub(crate) fn add(&self, what: String, documents: u64) -> Option<Arc<Job>> {
        let mut jobs = self.jobs();
        if jobs.iter().any(|job| job.seen().running()) {
            return None;
        }
        let id = self.next.fetch_add(1, Ordering::Relaxed) + 1;
        let job = Arc::new(Job::new(id, what, documents));
        jobs.push(job.clone());
        let many = jobs.len();
        jobs.drain(..many.saturating_sub(KEPT));
        Some(job)
    }

    /// A number that changes whenever an import gets on.
    pub(crate) fn stamp(&self) -> u64 {
        self.jobs().iter().map(|job| job.turns()).sum()
    }
}
