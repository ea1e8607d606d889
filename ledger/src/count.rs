//! How much a ledger holds.

use crate::{Error, Ledger};
use record::State;

/// What a ledger holds, in numbers.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Counts {
    /// Version of the file's format.
    pub format: u64,
    /// Entries.
    pub entries: u64,
    /// Documents, redacted ones included.
    pub documents: u64,
    /// Documents without a date that are not redacted.
    pub undated: u64,
    /// Redacted documents.
    pub redacted: u64,
    /// Claims by state; states without a claim are left out.
    pub claims: Vec<(State, u64)>,
    /// Whether a redaction was cut short and old pages of the file may still hold words.
    pub unswept: bool,
}

impl Ledger {
    /// Counts what is there.
    ///
    /// # Errors
    /// When the file cannot be read.
    pub async fn counts(&self) -> Result<Counts, Error> {
        unimplemented!()
    }
}
