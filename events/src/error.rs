//! What can go wrong with the event record, with the value and, on the next line, the remedy.

use std::fmt::{Display, Formatter, Result as Written};

/// Why a file could not be taken in or a question not be answered.
#[derive(Debug)]
pub struct Error(Problem);

#[derive(Debug)]
enum Problem {
    /// What is wrong, and the remedy.
    Plain(String, String),
    /// What was being done, and what the system said.
    #[cfg(feature = "store")]
    Io(String, std::io::Error),
    #[cfg(feature = "store")]
    Database(&'static str, sqlx::Error),
}

impl Error {
    pub(crate) fn new(what: impl Into<String>, remedy: impl Into<String>) -> Error {
        Error(Problem::Plain(what.into(), remedy.into()))
    }

    pub(crate) fn unknown(what: &str, value: &str, known: &[&str]) -> Error {
        Error::new(
            format!("no {what} is called {value:?}"),
            format!("one of: {}", known.join(", ")),
        )
    }

    /// Whether what was asked or given is at fault, rather than the system: its text names the remedy.
    pub fn is_refusal(&self) -> bool {
        matches!(self.0, Problem::Plain(..))
    }

    #[cfg(feature = "store")]
    pub(crate) fn io(doing: impl Into<String>, source: std::io::Error) -> Error {
        Error(Problem::Io(doing.into(), source))
    }

    #[cfg(feature = "store")]
    pub(crate) fn database(doing: &'static str, source: sqlx::Error) -> Error {
        Error(Problem::Database(doing, source))
    }
}

impl Display for Error {
    fn fmt(&self, f: &mut Formatter<'_>) -> Written {
        match &self.0 {
            Problem::Plain(what, remedy) if remedy.is_empty() => f.write_str(what),
            Problem::Plain(what, remedy) => write!(f, "{what}\n{remedy}"),
            #[cfg(feature = "store")]
            Problem::Io(doing, source) => write!(f, "cannot {doing}: {source}"),
            #[cfg(feature = "store")]
            Problem::Database(doing, source) => {
                write!(f, "cannot {doing} in the event record: {source}")
            }
        }
    }
}

impl std::error::Error for Error {
    fn source(&self) -> Option<&(dyn std::error::Error + 'static)> {
        match &self.0 {
            Problem::Plain(..) => None,
            #[cfg(feature = "store")]
            // What is said already is not said again down the chain.
            Problem::Io(_, source) => source.source(),
            #[cfg(feature = "store")]
            Problem::Database(_, source) => source.source(),
        }
    }
}
