//! Listing documents.

use crate::{DocumentFilter, Error, Ledger};
use record::{DocumentId, Reader, StoredDocument};

impl Ledger {
    /// The documents that `filter` asks for, with their text, in order of recording.
    ///
    /// For a large ledger ask in pages (`after`, `limit`).
    ///
    /// # Errors
    /// When the file cannot be read or holds what this version cannot.
    pub async fn documents(&self, filter: &DocumentFilter) -> Result<Vec<StoredDocument>, Error> {
        let _ = filter;
        unimplemented!()
    }

    /// One document; its text is empty once redacted.
    ///
    /// # Errors
    /// When there is none of that name.
    pub async fn document(&self, id: DocumentId) -> Result<StoredDocument, Error> {
        let _ = id;
        unimplemented!()
    }

    /// The document with exactly this text, if the ledger has it.
    ///
    /// # Errors
    /// When the file cannot be read.
    pub async fn known(&self, text: &str) -> Result<Option<DocumentId>, Error> {
        let _ = text;
        unimplemented!()
    }

    /// What read a document last, if anything did.
    ///
    /// # Errors
    /// When there is no document of that name.
    pub async fn last_reader(&self, id: DocumentId) -> Result<Option<Reader>, Error> {
        let _ = id;
        unimplemented!()
    }
}
