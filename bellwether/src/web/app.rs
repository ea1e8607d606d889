//! What the pages share: the ledger, the secrets of the run, what was made before.

use super::cache::Cache;
use super::counts::Counts;
use super::import::Imports;
use super::search::Index;
use super::session::Session;
use super::subject::{Key, Subject};
use super::turns::Turns;
use super::visit::Status;
use anyhow::Result;
use axum::body::Bytes;
use axum::http::HeaderMap;
use events::Record;
use ledger::{Head, Ledger, Writer};
use std::net::SocketAddr;
use std::num::NonZero;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};
use std::thread::available_parallelism;
use tokio::sync::{Semaphore, SemaphorePermit};

/// Bytes of pages kept.
const PAGES_MAX: usize = 24 << 20;
/// States of the ledger whose counts are kept.
const STATES_MAX: usize = 4;
/// Bytes of the texts of subjects kept.
const SUBJECTS_MAX: usize = 60 << 20;

/// One run of the workbench.
pub(crate) struct App {
    pub(crate) ledger: Ledger,
    pub(crate) writer: Writer,
    pub(crate) session: Session,
    /// Where the event record is, or would be.
    pub(crate) events: PathBuf,
    record: Cache<u64, Arc<Record>>,
    pub(crate) index: Index,
    pub(crate) imports: Imports,
    pub(super) subjects: Cache<Key, Arc<Subject>>,
    pub(super) counted: Counts,
    pub(super) turns: Turns,
    pub(super) answers: Cache<String, Kept>,
    states: Cache<Head, Arc<Status>>,
    /// As many as there are cores, for whoever weighs claims against each other.
    desks: Semaphore,
    /// Counts what changes beside the ledger: saved searches, imports.
    turn: AtomicU64,
    address: SocketAddr,
}

/// An answer that can be given again.
#[derive(Clone)]
pub(crate) struct Kept {
    pub(crate) headers: HeaderMap,
    pub(crate) body: Bytes,
}

impl App {
    pub(crate) fn new(
        ledger: Ledger,
        writer: Writer,
        events: PathBuf,
        address: SocketAddr,
    ) -> Result<App> {
        Ok(App {
            index: Index::beside(ledger.path()),
            imports: Imports::default(),
            session: Session::new(address.port())?,
            subjects: Cache::new(SUBJECTS_MAX),
            counted: Counts::default(),
            turns: Turns::default(),
            answers: Cache::new(PAGES_MAX),
            states: Cache::new(STATES_MAX),
            record: Cache::new(1),
            desks: Semaphore::new(available_parallelism().map_or(2, NonZero::get)),
            turn: AtomicU64::new(0),
            ledger,
            writer,
            events,
            address,
        })
    }

    /// Where the ledger is.
    pub(crate) fn path(&self) -> &Path {
        self.ledger.path()
    }

    /// The time that entries made now are recorded with.
    pub(crate) fn now(&self) -> record::Timestamp {
        record::Timestamp::now()
    }

    /// Whether a Host header is a name of this server.
    pub(crate) fn is_own_host(&self, host: &str) -> bool {
        let port = self.address.port();
        host == self.address.to_string() || host == format!("localhost:{port}")
    }

    /// The event record, opened once for as long as it is the same file.
    pub(super) async fn record(&self) -> Result<Arc<Record>, events::Error> {
        let open = async {
            let record = crate::context::open_events(&self.events).await?;
            Ok(Arc::new(record))
        };
        let file = super::pages::stamp(&self.events);
        self.record.get(file, |_| 1, open).await
    }

    /// How much the ledger holds now.
    pub(super) async fn status(&self) -> Result<Arc<Status>, ledger::Error> {
        let make = async {
            Ok(Arc::new(Status {
                counts: self.ledger.counts().await?,
                months: self.ledger.months().await?,
            }))
        };
        self.states
            .get(self.ledger.head().await?, |_| 1, make)
            .await
    }

    /// A desk to do long work at. More at a time than there are cores would only
    /// take each other's time, each with a subject's texts in memory.
    pub(super) async fn desk(&self) -> Option<SemaphorePermit<'_>> {
        self.desks.acquire().await.ok()
    }

    /// Does long work, in its turn.
    pub(crate) async fn work<T>(&self, work: impl FnOnce() -> T) -> T {
        let _desk = self.desk().await;
        tokio::task::block_in_place(work)
    }

    /// Something beside the ledger changed.
    pub(crate) fn turned(&self) {
        self.turn.fetch_add(1, Ordering::Relaxed);
    }

    /// What every page depends on, in a few letters.
    pub(super) async fn version(&self) -> Result<String, ledger::Error> {
        let head = self.ledger.head().await?;
        let turn = self.turn.load(Ordering::Relaxed);
        let hash = head.hash.get(..16).unwrap_or_default();
        let files = self.imports.stamp() ^ super::pages::stamp(&self.events);
        Ok(format!("{}-{hash}-{turn}-{files:x}", head.entries))
    }
}

/// `reports.ledger` and `search` give `reports.ledger.search`.
pub(crate) fn beside(ledger: &Path, ending: &str) -> PathBuf {
    let mut name = ledger.as_os_str().to_owned();
    name.push(".");
    name.push(ending);
    PathBuf::from(name)
}
