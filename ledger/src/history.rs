//! How a claim came to be and what became of it.

use crate::{Error, Ledger};
use record::{ClaimId, Reader, Review, Timestamp};

/// One step in the life of a claim.
#[derive(Clone, Debug, PartialEq)]
pub struct Change {
    /// The entry that recorded it.
    pub entry: u64,
    /// When.
    pub recorded: Timestamp,
    /// What happened.
    pub happened: Happened,
    /// The reason a person gave.
    pub reason: Option<String>,
}

/// What can happen to a claim.
#[derive(Clone, Debug, PartialEq)]
pub enum Happened {
    /// A machine read it.
    Read(Reader),
    /// A person wrote it; in place of another, if named.
    Written(Option<ClaimId>),
    /// A person reviewed it; an edit names the claim that took its place.
    Reviewed(Review, Option<ClaimId>),
    /// A new reading did not find it again; the claim on the same words, if there is one.
    ReadAnew(Reader, Option<ClaimId>),
    /// Its document's words were cleared.
    Redacted,
}

impl Ledger {
    /// Everything that happened to a claim, in order; also for redacted ones.
    ///
    /// # Errors
    /// When there is no claim of that name.
    pub async fn claim_history(&self, id: ClaimId) -> Result<Vec<Change>, Error> {
        let _ = id;
        unimplemented!()
    }
}
