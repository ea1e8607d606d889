//! Opening and closing a ledger.

use crate::Error;
use crate::sqlite::{self, Doing, Pool, Transaction};
use std::ops::Deref;
use std::path::{Path, PathBuf};
use std::sync::{Mutex, PoisonError};
use std::time::Duration;

/// A ledger open for reading.
#[derive(Debug)]
pub struct Ledger {
    path: PathBuf,
    pool: Pool,
}

/// A source of salts: 16 unguessable bytes a call.
type Salts = Box<dyn FnMut() -> [u8; 16] + Send>;

/// A ledger open for reading and appending.
///
/// Appends of several processes take turns: each batch waits, up to the `wait`
/// given at opening, until the other's batch is through.
pub struct Writer {
    ledger: Ledger,
    salts: Mutex<Salts>,
}

impl Ledger {
    /// Opens an existing ledger for reading.
    ///
    /// # Errors
    /// No such file, a folder, a file that is not a ledger or that a newer version wrote.
    pub async fn open(path: impl AsRef<Path>, wait: Duration) -> Result<Ledger, Error> {
        let path = path.as_ref();
        Ok(Ledger {
            path: path.into(),
            pool: sqlite::open(path, wait).await?,
        })
    }

    /// Where it is.
    pub fn path(&self) -> &Path {
        &self.path
    }

    /// Closes the file and waits until that is done.
    pub async fn close(self) {
        sqlite::close(&self.pool).await;
    }

    pub(crate) fn pool(&self) -> &Pool {
        &self.pool
    }

    /// Several queries that must agree read from one state of the file.
    pub(crate) async fn begin(&self) -> Result<Transaction, Error> {
        self.pool.begin().await.doing("read the ledger")
    }
}

impl Writer {
    /// Opens a ledger for appending, and makes it if there is no such file.
    ///
    /// # Errors
    /// As [`Ledger::open`], a file that may not be written, and another process
    /// that appends for longer than `wait`.
    pub async fn open(
        path: impl AsRef<Path>,
        wait: Duration,
        salts: impl FnMut() -> [u8; 16] + Send + 'static,
    ) -> Result<Writer, Error> {
        let path = path.as_ref();
        let ledger = Ledger {
            path: path.into(),
            pool: sqlite::open_or_create(path, wait).await?,
        };
        Ok(Writer {
            ledger,
            salts: Mutex::new(Box::new(salts)),
        })
    }

    /// Closes the file and waits until that is done.
    ///
    /// # Errors
    /// None now; a store across a network will have some.
    pub async fn close(self) -> Result<(), Error> {
        self.ledger.close().await;
        Ok(())
    }

    pub(crate) fn salt(&self) -> [u8; 16] {
        let mut salts = self.salts.lock().unwrap_or_else(PoisonError::into_inner);
        salts()
    }
}

impl Deref for Writer {
    type Target = Ledger;

    fn deref(&self) -> &Ledger {
        &self.ledger
    }
}
