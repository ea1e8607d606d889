//! Opening and closing a ledger.

use crate::Error;
use std::ops::Deref;
use std::path::{Path, PathBuf};
use std::time::Duration;

/// A ledger open for reading.
#[derive(Debug)]
pub struct Ledger {
    path: PathBuf,
}

/// A source of salts: 16 unguessable bytes a call.
pub(crate) type Salts = Box<dyn FnMut() -> [u8; 16] + Send>;

/// A ledger open for reading and appending.
///
/// Appends of several processes take turns: each batch waits, up to the `wait`
/// given at opening, until the other's batch is through.
pub struct Writer {
    ledger: Ledger,
    salts: std::sync::Mutex<Salts>,
}

impl Ledger {
    /// Opens an existing ledger for reading.
    ///
    /// # Errors
    /// No such file, a directory, a file that is not a ledger or that a newer version wrote.
    pub async fn open(path: impl AsRef<Path>, wait: Duration) -> Result<Ledger, Error> {
        let _ = (path.as_ref(), wait);
        unimplemented!()
    }

    /// Where it is.
    pub fn path(&self) -> &Path {
        &self.path
    }

    /// Closes the file and waits until that is done.
    pub async fn close(self) {}
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
        let _ = (path.as_ref(), wait, salts);
        unimplemented!()
    }

    /// Closes the file and waits until that is done.
    ///
    /// # Errors
    /// When the write-ahead log could not be folded into the file; nothing is lost by that.
    pub async fn close(self) -> Result<(), Error> {
        unimplemented!()
    }
}

impl Deref for Writer {
    type Target = Ledger;

    fn deref(&self) -> &Ledger {
        &self.ledger
    }
}
