//! Taking a file in: what is asked for, what came of it, and who looks on.

use crate::Dataset;
use record::PartialDate;

/// What the user knows of a file. What is `None` is told from the file or its
/// name, and asked for where neither tells.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Import {
    /// The name to give the dataset; the source's own without.
    pub dataset: Option<String>,
    /// Its maker's version; from a `version` column or the file's name without.
    pub version: Option<String>,
    /// When that version came out. Without it, no as-of query finds it.
    pub released: Option<PartialDate>,
    /// A mapping of columns in TOML (see `Mapping`), for a format of one's own.
    pub mapping: Option<String>,
}

/// What came of an import. `read = kept + known + empty + rejected`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Imported {
    /// The version that is now there.
    pub dataset: Dataset,
    /// Rows of data in the file.
    pub read: u64,
    /// Rows that went in.
    pub kept: u64,
    /// Rows that were there already: the file is known, or says the same row twice.
    pub known: u64,
    /// Cells of a panel that state nothing: no row, and no zero either.
    pub empty: u64,
    /// Rows that could not be read.
    pub rejected: u64,
    /// Lines that are not data: HXL tags, blank lines. Not counted in `read`.
    pub passed_over: u64,
}

/// A row that could not be read. The rest goes in.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Reject {
    /// The file's line where it begins, from 1; in Parquet, the row from 1.
    pub line: u64,
    /// The column, if one is at fault.
    pub column: Option<String>,
    /// What stands there, shortened.
    pub value: String,
    /// What is wrong with it.
    pub reason: String,
}

/// How far an import is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Progress {
    /// Bytes of the file read so far; rows of a Parquet file.
    pub done: u64,
    /// Bytes or rows in all; 0 where not known.
    pub total: u64,
    /// Rows read so far.
    pub rows: u64,
}

/// Who looks on: draws the bar, writes the rejects file. `()` looks away.
pub trait Watch {
    /// Now and then, while rows go in.
    fn progress(&mut self, _progress: Progress) {}

    /// For every row that could not be read, in order.
    fn reject(&mut self, _reject: &Reject) {}
}

impl Watch for () {}
