//! Taking in documents with what was read in them.

use crate::append::{Append, check_words};
use crate::carriers::Copies;
use crate::project::{ClaimRow, DocumentRow, column};
use crate::standing::Standing;
use crate::wire::{Event, Found, Words};
use crate::{Error, Writer, chain, documents};
use record::{Carrier, Claim, ClaimId, Document, DocumentId, Origin, Reader, Timestamp};
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
    /// The same text is in the ledger already, from another outlet: it carries that document too.
    Carried(DocumentId),
}

impl Added {
    /// The document, new or known.
    pub fn document(&self) -> DocumentId {
        match self {
            Added::New { document, .. } | Added::Known(document) | Added::Carried(document) => {
                *document
            }
        }
    }

    /// The names of the claims that were added with it.
    pub fn claims(&self) -> impl Iterator<Item = ClaimId> + use<> {
        match self {
            Added::New { claims, .. } => claims.clone(),
            Added::Known(_) | Added::Carried(_) => 0..0,
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
        let hashes: Vec<String> = batch
            .iter()
            .map(|addition| chain::plain(&addition.document.text))
            .collect();
        let mut known = documents::known(append.connection(), &hashes).await?;
        let again: Vec<DocumentId> = known.values().copied().collect();
        let mut copies = Copies::load(append.connection(), &again).await?;
        let mut added = Vec::with_capacity(batch.len());
        for (addition, hash) in batch.into_iter().zip(hashes) {
            let one = match known.get(&hash) {
                Some(id) => append.again(&mut copies, *id, &addition.document).await?,
                None => append.first(&mut copies, addition, hash.clone())?,
            };
            known.insert(hash, one.document());
            added.push(one);
        }
        append.commit().await?;
        Ok(added)
    }
}

impl Append<'_> {
    /// Takes in the first copy of a text.
    fn first(
        &mut self,
        copies: &mut Copies,
        addition: Addition,
        hash: String,
    ) -> Result<Added, Error> {
        let carrier = Carrier::of(&addition.document);
        let added = self.add(addition, hash)?;
        copies.add(added.document(), carrier);
        Ok(added)
    }

    /// Takes in a text that is there already.
    async fn again(
        &mut self,
        copies: &mut Copies,
        id: DocumentId,
        copy: &Document,
    ) -> Result<Added, Error> {
        Ok(match self.carried(copies, id, copy).await? {
            true => Added::Carried(id),
            false => Added::Known(id),
        })
    }

    fn add(&mut self, addition: Addition, hash: String) -> Result<Added, Error> {
        let Addition { document, reading } = addition;
        let id = self.name_document();
        for claim in reading.iter().flat_map(|reading| &reading.claims) {
            check_words(id, &document, claim)?;
        }
        let reader = reading.as_ref().map(|reading| reading.reader.clone());
        let row = DocumentRow::new(id, &document).read_by(reader);
        let words = Words::Document(Box::new(document));
        let entry = column(self.entry(&Event::Document { document: id }, words)?);
        self.pending.documents.push(DocumentRow { entry, ..row });
        self.pending.texts.push((column(id.0), hash));
        let claims = match reading {
            Some(reading) => self.reading(id, reading, &[])?.1,
            None => 0..0,
        };
        Ok(Added::New {
            document: id,
            claims,
        })
    }

    /// Records a reading with new claims and what it supersedes; returns the
    /// entry and the names of the new claims.
    pub(crate) fn reading(
        &mut self,
        document: DocumentId,
        reading: Reading,
        superseded: &[(ClaimId, Option<ClaimId>)],
    ) -> Result<(u64, Range<u64>), Error> {
        let Reading { reader, claims } = reading;
        let first = self.name_claims(claims.len());
        let event = Event::Reading {
            document,
            reader,
            first,
            count: claims.len() as u64,
            superseded: superseded.to_vec(),
        };
        let words = Words::Reading(claims.iter().map(Found::from).collect());
        let entry = self.entry(&event, words)?;
        for (item, (number, claim)) in (first.0..).zip(&claims).enumerate() {
            let row = ClaimRow::shell(ClaimId(number), document, entry, item, Origin::Machine);
            let row = row.filled(claim);
            self.pending
                .claims
                .push((row, Standing::new(Origin::Machine)));
        }
        Ok((entry, event.added()))
    }
}
