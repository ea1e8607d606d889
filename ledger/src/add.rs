//! Taking in documents with what was read in them.

use crate::append::{Append, check_words};
use crate::project::{ClaimRow, DocumentRow, column};
use crate::sqlite::Doing;
use crate::standing::Standing;
use crate::wire::{Event, Found, Words};
use crate::{Error, Writer, chain, documents};
use record::{Claim, ClaimId, Document, DocumentId, Origin, Reader, Timestamp};
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
        let mut append = Append::begin(self, now).await?;
        let mut added = Vec::with_capacity(batch.len());
        for addition in batch {
            added.push(append.add(addition).await?);
        }
        append.commit().await?;
        Ok(added)
    }
}

impl Append<'_> {
    async fn add(&mut self, addition: Addition) -> Result<Added, Error> {
        let hash = chain::plain(&addition.document.text);
        if let Some(known) = documents::known(self.connection(), &hash).await? {
            return Ok(Added::Known(known));
        }
        let document = self.name_document();
        for claim in addition.reading.iter().flat_map(|reading| &reading.claims) {
            check_words(document, &addition.document, claim)?;
        }
        self.take_in(document, addition.document, hash).await?;
        let claims = match addition.reading {
            Some(reading) => self.reading(document, reading, vec![]).await?,
            None => 0..0,
        };
        Ok(Added::New { document, claims })
    }

    async fn take_in(
        &mut self,
        id: DocumentId,
        document: Document,
        hash: String,
    ) -> Result<(), Error> {
        let row = DocumentRow::new(id, &document);
        let words = Words::Document(Box::new(document));
        let entry = self.entry(&Event::Document { document: id }, words).await?;
        let row = DocumentRow {
            entry: column(entry),
            ..row
        };
        self.insert_document(row).await?;
        sqlx::query("INSERT INTO text_hashes (document, hash) VALUES ($1, $2)")
            .bind(column(id.0))
            .bind(hash)
            .execute(self.connection())
            .await
            .doing("add a document")?;
        Ok(())
    }

    /// Records a reading with new claims and what it supersedes.
    pub(crate) async fn reading(
        &mut self,
        document: DocumentId,
        reading: Reading,
        superseded: Vec<(ClaimId, Option<ClaimId>)>,
    ) -> Result<Range<u64>, Error> {
        let Reading { reader, claims } = reading;
        let first = self.name_claims(claims.len());
        let event = Event::Reading {
            document,
            reader: reader.clone(),
            first,
            count: claims.len() as u64,
            superseded: superseded.clone(),
        };
        let words = Words::Reading(claims.iter().map(Found::from).collect());
        let entry = self.entry(&event, words).await?;
        for (item, (number, claim)) in (first.0..).zip(&claims).enumerate() {
            let row = ClaimRow::shell(ClaimId(number), document, entry, item, Origin::Machine);
            self.insert_claim(row.filled(claim), Standing::new(Origin::Machine))
                .await?;
        }
        for (old, new) in superseded {
            self.stand(old, Standing::read_anew(new, entry)).await?;
        }
        self.read_by(document, reader).await?;
        Ok(first.0..first.0 + claims.len() as u64)
    }

    async fn read_by(&mut self, document: DocumentId, reader: Reader) -> Result<(), Error> {
        sqlx::query("UPDATE documents SET reader = $2, models = $3 WHERE id = $1")
            .bind(column(document.0))
            .bind(reader.version)
            .bind(reader.models)
            .execute(self.connection())
            .await
            .doing("record the reader")?;
        Ok(())
    }
}
