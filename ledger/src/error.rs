//! What can go wrong with a ledger, with the value and, on the next line, the remedy.

use record::{ClaimId, DocumentId, State};
use std::path::{Path, PathBuf};

/// Why a ledger could not be opened, read or appended to, or where it is broken.
#[derive(Debug)]
pub struct Error(Problem);

#[derive(Debug)]
enum Problem {
    Open(Open),
    Refused(Refused),
    Broken(Broken),
    Database {
        doing: &'static str,
        source: sqlx::Error,
    },
}

/// The file is not one to open.
#[derive(Debug)]
pub(crate) enum Open {
    Missing(PathBuf),
    Directory(PathBuf),
    NotALedger(PathBuf),
    NotWritable(PathBuf),
    Newer {
        path: PathBuf,
        format: i64,
        known: i64,
    },
    Other {
        path: PathBuf,
        source: sqlx::Error,
    },
}

/// The ledger is fine, the request is not.
#[derive(Debug)]
pub(crate) enum Refused {
    NoDocument(DocumentId),
    NoClaim(ClaimId),
    RedactedDocument(DocumentId),
    RedactedClaim {
        claim: ClaimId,
        document: DocumentId,
    },
    State {
        claim: ClaimId,
        state: State,
    },
    Elsewhere {
        document: DocumentId,
        words: String,
    },
    NoReason(&'static str),
    NotANumber,
    Seal(String),
    Busy,
    Sweep,
}

/// The file says something that the chain of entries does not bear out.
#[derive(Debug)]
pub(crate) struct Broken {
    pub(crate) entry: u64,
    pub(crate) how: String,
}

impl Error {
    pub(crate) fn seal(line: &str) -> Error {
        Error(Problem::Refused(Refused::Seal(line.into())))
    }

    /// Whether the ledger itself is broken, as opposed to a request that was refused.
    pub fn is_broken(&self) -> bool {
        matches!(self.0, Problem::Broken(_))
    }

    /// The entry that fails, if the ledger is broken.
    pub fn entry(&self) -> Option<u64> {
        match &self.0 {
            Problem::Broken(broken) => Some(broken.entry),
            _ => None,
        }
    }
}

impl std::fmt::Display for Error {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "{:?}", self.0)
    }
}

impl std::error::Error for Error {}
