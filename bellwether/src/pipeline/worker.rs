//! What one thread does with one input: load it, look whether it is known, read it.

use intake::{At, Given, Item, PassedOver};
use ledger::Ledger;
use reading::{Reader, Reading};
use record::{Carrier, Document, StoredDocument};
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::path::PathBuf;
use std::sync::Arc;
use std::time::Duration;
use tokio::runtime::Runtime;

/// What the threads share.
pub(crate) struct Worker {
    reader: Arc<Reader>,
    ledger: PathBuf,
    given: Given,
}

/// What one thread has for itself.
pub(crate) struct State {
    reader: Arc<Reader>,
    given: Given,
    /// Asks for known texts; none if it could not be opened, which costs time only.
    known: Option<(Runtime, Ledger)>,
}

/// What became of one input.
pub(crate) enum Found {
    /// A blank line between records.
    Blank,
    PassedOver(String),
    Known(Box<Known>),
    Read(Box<Read>),
}

/// A text that the ledger has already.
pub(crate) struct Known {
    pub(crate) at: At,
    pub(crate) stored: StoredDocument,
    pub(crate) again: Document,
}

impl Known {
    /// Whether this copy comes from another outlet than the first.
    pub(crate) fn is_elsewhere(&self) -> bool {
        !Carrier::of(&self.again).is_same(&Carrier::of(&self.stored.document))
    }
}

/// A document with what was read in it.
pub(crate) struct Read {
    pub(crate) at: At,
    pub(crate) document: Document,
    pub(crate) reading: Reading,
}

impl Worker {
    pub(crate) fn new(reader: Arc<Reader>, ledger: PathBuf, given: Given) -> Self {
        Worker {
            reader,
            ledger,
            given,
        }
    }

    pub(crate) fn start(&self) -> State {
        State {
            reader: self.reader.clone(),
            given: self.given.clone(),
            known: open(&self.ledger),
        }
    }
}

fn open(path: &PathBuf) -> Option<(Runtime, Ledger)> {
    let runtime = tokio::runtime::Builder::new_current_thread()
        .enable_all()
        .build()
        .ok()?;
    let ledger = runtime
        .block_on(Ledger::open(path, Duration::from_secs(30)))
        .ok()?;
    Some((runtime, ledger))
}

/// Takes one input as far as it goes, and tells how many bytes it had.
pub(crate) fn take(state: &mut State, item: Result<Item, PassedOver>) -> (Found, u64) {
    let item = match item {
        Ok(item) => item,
        Err(passed) => return (Found::PassedOver(passed.to_string()), 0),
    };
    let (at, bytes) = (item.at().clone(), item.bytes());
    // A report is hostile input: a bug that it triggers must not take the others along.
    let found = catch_unwind(AssertUnwindSafe(|| state.take(item)));
    let bug =
        || format!("{at}: the reader broke on it\nthis is a bug; please report it with the file");
    (found.unwrap_or_else(|_| Found::PassedOver(bug())), bytes)
}

impl State {
    fn take(&self, item: Item) -> Found {
        let at = item.at().clone();
        let document = match item.read(&self.given) {
            Ok(Some(document)) => document,
            Ok(None) => return Found::Blank,
            Err(passed) => return Found::PassedOver(passed.to_string()),
        };
        match self.known(&document.text) {
            Some(stored) => Found::Known(Box::new(Known {
                at,
                stored,
                again: document,
            })),
            None => {
                let reading = self.reader.read(&document);
                Found::Read(Box::new(Read {
                    at,
                    document,
                    reading,
                }))
            }
        }
    }

    fn known(&self, text: &str) -> Option<StoredDocument> {
        let (runtime, ledger) = self.known.as_ref()?;
        runtime.block_on(async {
            let id = ledger.known(text).await.ok()??;
            ledger.document(id).await.ok()
        })
    }
}
