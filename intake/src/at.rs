//! Where an input stood, and that it was passed over.

use crate::Error;

/// A file, or a line of one.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct At {
    /// The file as its user wrote or would write it; `-` for the standard input.
    pub input: String,
    /// The line, counted from 1, in a file of many records.
    pub line: Option<u64>,
}

impl At {
    pub(crate) fn file(path: &std::path::Path) -> At {
        At {
            input: path.display().to_string(),
            line: None,
        }
    }

    pub(crate) fn line(&self, line: u64) -> At {
        At {
            line: Some(line),
            ..self.clone()
        }
    }

    /// The last part of the path: what a document is called after.
    pub(crate) fn name(&self) -> Option<String> {
        let path = std::path::Path::new(&self.input);
        Some(path.file_name()?.to_string_lossy().into_owned())
    }
}

impl std::fmt::Display for At {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let name = if self.input == "-" {
            "standard input"
        } else {
            &self.input
        };
        match self.line {
            Some(line) => write!(f, "{name}:{line}"),
            None => f.write_str(name),
        }
    }
}

/// An input that was not taken in, and why. The rest goes on.
#[derive(Debug)]
pub struct PassedOver {
    /// Where it stood.
    pub at: At,
    /// Why, and what to do about it.
    pub error: Error,
}

impl std::fmt::Display for PassedOver {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "{}: {}", self.at, self.error)
    }
}

impl std::error::Error for PassedOver {
    fn source(&self) -> Option<&(dyn std::error::Error + 'static)> {
        Some(&self.error)
    }
}
