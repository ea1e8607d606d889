//! Clearing a document's words for good.

use crate::{Error, Writer};
use record::{DocumentId, Timestamp};

/// What a redaction cleared.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Redacted {
    /// Claims that are empty shells now.
    pub claims: usize,
    /// Entries whose payload is gone, the document's own included.
    pub entries: usize,
}

impl Writer {
    /// Clears a document's text and everything copied from it out of the file's
    /// bytes; see `redact.rs` for what that covers. The claims stay as empty shells.
    ///
    /// `reason` is kept and shown: it must not repeat what is redacted. Redacting
    /// a redacted document again only finishes clearing the file.
    ///
    /// # Errors
    /// No such document; an empty reason; another process that holds the file
    /// open, so that its old pages cannot be cleared yet.
    pub async fn redact(
        &self,
        now: Timestamp,
        document: DocumentId,
        reason: &str,
    ) -> Result<Redacted, Error> {
        let _ = (now, document, reason);
        unimplemented!()
    }
}
