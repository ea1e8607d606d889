//! What can go wrong with a ledger, with the value and, on the next line, the remedy.

use record::{ClaimId, Clash, DocumentId, Identity, State};
use std::fmt::{Display, Formatter, Result as Written};
use std::path::PathBuf;

/// Why a ledger could not be opened, read or appended to, or where it is broken.
#[derive(Debug)]
pub struct Error(Problem);

#[derive(Debug)]
enum Problem {
    Open(Open),
    Refused(Refused),
    Broken(Broken),
    Database(&'static str, sqlx::Error),
}

/// The file is not one to open.
#[derive(Debug)]
pub(crate) enum Open {
    Missing(PathBuf),
    Folder(PathBuf),
    NotALedger(PathBuf),
    ReadOnly(PathBuf),
    Newer(PathBuf, i64),
    Failed(PathBuf, sqlx::Error),
}

/// The ledger is fine, the request is not.
#[derive(Debug)]
pub(crate) enum Refused {
    NoDocument(DocumentId),
    NoClaim(ClaimId),
    RedactedDocument(DocumentId),
    RedactedClaim(ClaimId, DocumentId),
    Settled(ClaimId, State),
    NoFinding(&'static str, String),
    Past(String),
    NotOf(ClaimId, DocumentId),
    Clash(Identity, Clash),
    Unjudged(ClaimId, State),
    Elsewhere(DocumentId, String),
    NoReason,
    Unwritable(String),
    Seal(String),
    Busy,
    Unswept,
}

/// The file says something that the chain of entries does not bear out.
#[derive(Debug)]
pub(crate) struct Broken {
    /// The first entry that fails; `None` where the file is damaged as a whole.
    pub(crate) entry: Option<u64>,
    pub(crate) how: String,
}

impl Error {
    /// Whether the ledger itself is broken, as opposed to a request that was refused.
    pub fn is_broken(&self) -> bool {
        matches!(self.0, Problem::Broken(_))
    }

    /// Whether it is only that another process holds the ledger: later it may work.
    pub fn is_busy(&self) -> bool {
        matches!(self.0, Problem::Refused(Refused::Busy | Refused::Unswept))
    }

    /// Whether there is nothing of the name that was asked for.
    pub fn is_missing(&self) -> bool {
        matches!(
            self.0,
            Problem::Refused(Refused::NoDocument(_) | Refused::NoClaim(_))
        )
    }

    /// Whether the ledger is sound and what was asked of it cannot be done.
    pub fn is_refusal(&self) -> bool {
        matches!(self.0, Problem::Refused(_))
    }

    /// Whether it may be gone the next moment: another process is at the file.
    pub(crate) fn is_passing(&self) -> bool {
        match &self.0 {
            Problem::Refused(Refused::Busy) => true,
            Problem::Open(Open::Failed(_, source)) => {
                let code = source.as_database_error().and_then(|error| error.code());
                // The low byte of an extended code is its kind; 10 is SQLITE_IOERR.
                code.and_then(|code| code.parse::<u32>().ok())
                    .is_some_and(|code| code & 0xff == 10)
            }
            _ => false,
        }
    }

    /// The entry that fails, if the ledger is broken and one can be named.
    pub fn entry(&self) -> Option<u64> {
        match &self.0 {
            Problem::Broken(broken) => broken.entry,
            _ => None,
        }
    }

    pub(crate) fn broken(entry: impl Into<Option<u64>>, how: impl Into<String>) -> Error {
        Error(Problem::Broken(Broken {
            entry: entry.into(),
            how: how.into(),
        }))
    }

    pub(crate) fn database(doing: &'static str, source: sqlx::Error) -> Error {
        Error(Problem::Database(doing, source))
    }
}

impl From<Open> for Error {
    fn from(open: Open) -> Self {
        Error(Problem::Open(open))
    }
}

impl From<Refused> for Error {
    fn from(refused: Refused) -> Self {
        Error(Problem::Refused(refused))
    }
}

impl std::error::Error for Error {
    fn source(&self) -> Option<&(dyn std::error::Error + 'static)> {
        match &self.0 {
            Problem::Database(_, source) | Problem::Open(Open::Failed(_, source)) => Some(source),
            _ => None,
        }
    }
}

impl Display for Error {
    fn fmt(&self, f: &mut Formatter<'_>) -> Written {
        match &self.0 {
            Problem::Open(open) => open.fmt(f),
            Problem::Refused(refused) => refused.fmt(f),
            Problem::Broken(broken) => broken.fmt(f),
            Problem::Database(doing, source) => write!(
                f,
                "could not {doing}: {source}\n\
                 nothing was recorded; look at the disk, then run `bellwether verify`"
            ),
        }
    }
}

impl Display for Broken {
    fn fmt(&self, f: &mut Formatter<'_>) -> Written {
        match self.entry {
            Some(entry) => write!(f, "entry {entry} fails: {}", self.how)?,
            None => write!(f, "the ledger is damaged: {}", self.how)?,
        }
        write!(
            f,
            "\nkeep this file as it is and go back to a copy that verifies"
        )
    }
}

impl Display for Open {
    fn fmt(&self, f: &mut Formatter<'_>) -> Written {
        match self {
            Open::Missing(path) => write!(
                f,
                "there is no ledger {}\nname one with `--ledger FILE`, or make it with `bellwether read`",
                path.display()
            ),
            Open::Folder(path) => write!(
                f,
                "{} is a folder, not a ledger\nname a file in it",
                path.display()
            ),
            Open::NotALedger(path) => write!(
                f,
                "{} is not a ledger\nname a file that `bellwether read` wrote, or one that does not exist yet",
                path.display()
            ),
            Open::ReadOnly(path) => write!(
                f,
                "{} may not be written\nallow writing to the file and its folder, or append to a copy",
                path.display()
            ),
            Open::Newer(path, format) => write!(
                f,
                "{} has format {format}, this version knows formats up to {}\n\
                 use the newer version of bellwether that wrote it",
                path.display(),
                crate::sqlite::FORMAT
            ),
            Open::Failed(path, source) => write!(
                f,
                "could not open {}: {source}\ncheck that its folder exists and may be written",
                path.display()
            ),
        }
    }
}

impl Display for Refused {
    fn fmt(&self, f: &mut Formatter<'_>) -> Written {
        match self {
            Refused::NoDocument(id) => {
                write!(
                    f,
                    "there is no document {id}\nlist them with `bellwether show`"
                )
            }
            Refused::NoClaim(id) => {
                write!(
                    f,
                    "there is no claim {id}\nlist them with `bellwether claims`"
                )
            }
            Refused::RedactedDocument(id) => write!(
                f,
                "{id} was redacted\nits words are gone; nothing can be added to it"
            ),
            Refused::RedactedClaim(id, document) => write!(
                f,
                "{id} has no words: {document} was redacted\nits history is all that is left of it"
            ),
            Refused::Settled(id, state) => write!(
                f,
                "{id} is {state} and cannot be reviewed\nreview the claim that took its place"
            ),
            Refused::Unjudged(id, state) => write!(
                f,
                "{id} is {state}: there is no review of it to take back\n\
                 `bellwether show {id}` tells what happened to it"
            ),
            Refused::NoFinding(kind, id) => {
                write!(f, "there is no {kind} {id}\ngive a name as listed")
            }
            Refused::Past(id) => write!(
                f,
                "{id} was superseded or withdrawn already\ngive one that still stands"
            ),
            Refused::NotOf(claim, document) => write!(
                f,
                "{claim} stands in {document}, on which the check does not rest\nname {document} as its document"
            ),
            Refused::Clash(ruling, clash) => clashing(f, ruling, clash),
            Refused::Elsewhere(id, words) => write!(
                f,
                "{words:?} does not stand there in {id}\ntake the bytes from `bellwether show {id}`"
            ),
            Refused::NoReason => write!(
                f,
                "clearing or taking back needs a reason\ngive one that does not repeat what is redacted"
            ),
            Refused::Unwritable(flaw) => write!(
                f,
                "the entry cannot be written: {flaw}\namounts must be finite numbers"
            ),
            Refused::Seal(line) => write!(
                f,
                "{line:?} is not a seal\ngive the whole line that `bellwether seal` printed"
            ),
            Refused::Busy => write!(
                f,
                "another process is appending to this ledger\nwait until it is done and try again"
            ),
            Refused::Unswept => write!(
                f,
                "the words are redacted, but another process holds the file open, so that old pages still have them\n\
                 close it, then redact the document again to finish"
            ),
        }
    }
}

fn clashing(f: &mut Formatter<'_>, ruling: &Identity, clash: &Clash) -> Written {
    let Identity { name, other, .. } = ruling;
    match clash {
        Clash::Itself => write!(
            f,
            "{name:?} cannot be held against itself\nname two entities, as `bellwether entity list` has them"
        ),
        Clash::Cycle(way) => write!(
            f,
            "{name:?} cannot be {other:?}, which is itself {}\n\
             take one of these merges back first: `bellwether entity split NAME`",
            way.join(", which is ")
        ),
        Clash::Already(now) => write!(
            f,
            "{name:?} was ruled on already: {now:?}\n\
             see `bellwether entity show`, and take that ruling back with `bellwether entity undo` first"
        ),
    }
}
