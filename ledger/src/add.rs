//! Taking in documents with what was read in them.

use crate::{Error, Writer};
use record::{Claim, ClaimId, Document, DocumentId, Reader, Timestamp};
use std::ops::Range;

/// A document to take in.
#[derive(Clone, Debug)]
pub struct Addition {
    /// The document.
    pub document: Document,
    /// What was read in it, if it was read.
    pub reading: Option<Reading>,
}

/// What a reader found in one document.
#[derive(Clone, Debug)]
pub struct Reading {
    /// What read it.
    pub reader: Reader,
    /// What it found; all spans lie on that document's text.
    pub claims: Vec<Claim>,
}

/// What became of one [`Addition`].
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Added {
    /// It is new.
    New {
        /// Its name from now on.
        document: DocumentId,
        /// The names of its claims.
        claims: Range<u64>,
    },
    /// The same text is in the ledger already; nothing was added.
    Known(DocumentId),
}

impl Added {
    /// The document, new or known.
    pub fn document(&self) -> DocumentId {
        match self {
            Added::New { document, .. } | Added::Known(document) => *document,
        }
    }

    /// The names of the claims that were added with it.
    pub fn claims(&self) -> impl Iterator<Item = ClaimId> + use<> {
        match self {
            Added::New { claims, .. } => claims.clone(),
            Added::Known(_) => 0..0,
        }
        .map(ClaimId)
    }
}

impl Writer {
    /// Takes in a batch of documents with their claims, all of it or nothing.
    ///
    /// Returns, in the order given, what became of each. Once it returns, the
    /// batch outlives a power failure. A few hundred documents a batch are a
    /// good size: the disk is waited for once per batch.
    ///
    /// # Errors
    /// A claim whose words do not stand at its span in the document; another
    /// process that appends for longer than this one is willing to wait.
    pub async fn add(&self, now: Timestamp, batch: Vec<Addition>) -> Result<Vec<Added>, Error> {
        let _ = (now, batch);
        unimplemented!()
    }
}
