//! What people say of claims: accept, edit, reject, write.

use crate::{Error, Writer};
use record::{Claim, ClaimId, DocumentId, Timestamp};

impl Writer {
    /// A person finds a claim right.
    ///
    /// # Errors
    /// No such claim, or it was superseded or redacted.
    pub async fn accept(
        &self,
        now: Timestamp,
        id: ClaimId,
        reason: Option<&str>,
    ) -> Result<(), Error> {
        let _ = (now, id, reason);
        unimplemented!()
    }

    /// A person finds a claim wrong.
    ///
    /// # Errors
    /// No such claim, or it was superseded or redacted.
    pub async fn reject(
        &self,
        now: Timestamp,
        id: ClaimId,
        reason: Option<&str>,
    ) -> Result<(), Error> {
        let _ = (now, id, reason);
        unimplemented!()
    }

    /// A person puts another claim, on the same document, in the place of one.
    ///
    /// # Errors
    /// No such claim, it was superseded or redacted, or the new one's words do not stand in its document.
    pub async fn edit(
        &self,
        now: Timestamp,
        id: ClaimId,
        by: Claim,
        reason: Option<&str>,
    ) -> Result<ClaimId, Error> {
        let _ = (now, id, by, reason);
        unimplemented!()
    }

    /// A person writes a claim that no reader found.
    ///
    /// # Errors
    /// No such document, a redacted one, or the words do not stand in it.
    pub async fn write(
        &self,
        now: Timestamp,
        document: DocumentId,
        claim: Claim,
        reason: Option<&str>,
    ) -> Result<ClaimId, Error> {
        let _ = (now, document, claim, reason);
        unimplemented!()
    }
}
