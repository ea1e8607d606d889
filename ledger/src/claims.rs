//! Listing claims.

use crate::{ClaimFilter, Error, Ledger};
use record::{ClaimId, StoredClaim};

/// The claims that a filter asked for, and how many it could not judge.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Listing {
    /// The claims, in order of recording.
    pub claims: Vec<StoredClaim>,
    /// With `as_of`: claims left out because their document has no date.
    pub undated: usize,
    /// With `from` or `until`: claims left out because their words tell no time, or leave it open.
    pub untimed: usize,
}

impl Ledger {
    /// The claims that `filter` asks for. Redacted claims have no words and are never among them.
    ///
    /// # Errors
    /// When the file cannot be read or holds what this version cannot.
    pub async fn claims(&self, filter: &ClaimFilter) -> Result<Listing, Error> {
        let _ = filter;
        unimplemented!()
    }

    /// One claim, whatever its state.
    ///
    /// # Errors
    /// When there is none of that name, or its document's words were redacted.
    pub async fn claim(&self, id: ClaimId) -> Result<StoredClaim, Error> {
        let _ = id;
        unimplemented!()
    }
}
