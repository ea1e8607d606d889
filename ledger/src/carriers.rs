//! Other outlets that ran the very text of a document.
//!
//! The text is stored once; what its second copy adds is who carried it, where
//! and when. Wire copy in twenty papers is one document with twenty carriers.

use crate::append::Append;
use crate::docket::{Docket, Place};
use crate::findings::{Findable, findings};
use crate::project::column;
use crate::sqlite::Connection;
use crate::wire::{Matter, Sort};
use crate::{Error, FindingFilter, Ledger, stored};
use record::{Carrier, Document, DocumentId, Timestamp};
use std::collections::HashMap;

/// Another outlet that ran a document's text.
#[derive(Clone, Debug, PartialEq)]
pub struct StoredCarrier {
    /// The document that holds the text.
    pub document: DocumentId,
    /// Who carried it, where and when.
    pub carrier: Carrier,
    /// When the ledger took it in.
    pub recorded: Timestamp,
}

impl Ledger {
    /// The carriers of all documents besides their own outlets, in order of recording.
    ///
    /// # Errors
    /// When the file cannot be read or holds what this version cannot.
    pub async fn carriers(&self) -> Result<Vec<StoredCarrier>, Error> {
        let found = self.findings::<Carried>(&FindingFilter::default()).await?;
        let stored = found.into_iter().map(|finding| StoredCarrier {
            document: finding.found.0,
            carrier: finding.found.1,
            recorded: finding.recorded,
        });
        Ok(stored.collect())
    }
}

/// A document with one more that carries it.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Carried(pub(crate) DocumentId, pub(crate) Carrier);

impl Findable for Carried {
    type Id = u64;
    const SORT: Sort = Sort::Carrier;

    fn id(number: u64) -> u64 {
        number
    }

    fn number(id: u64) -> u64 {
        id
    }

    fn document(&self) -> Option<DocumentId> {
        Some(self.0)
    }

    fn matter(self) -> Matter {
        Matter::Carrier(self.1)
    }

    fn of(matter: Matter, place: &Place) -> Option<Carried> {
        match (matter, &place.documents[..]) {
            (Matter::Carrier(carrier), [document]) => Some(Carried(*document, carrier)),
            _ => None,
        }
    }
}

/// The copies known of each text that came in again, to tell a new carrier from one met before.
pub(crate) struct Copies {
    known: HashMap<DocumentId, Vec<Carrier>>,
    docket: Docket,
}

impl Copies {
    /// What the ledger knows of these documents.
    pub(crate) async fn load(
        connection: &mut Connection,
        documents: &[DocumentId],
    ) -> Result<Copies, Error> {
        let mut copies = Copies {
            known: HashMap::new(),
            docket: Docket::load(connection, &[Sort::Carrier]).await?,
        };
        if documents.is_empty() {
            return Ok(copies);
        }
        let ids = documents.iter().map(|id| column(id.0));
        for (id, document) in stored::documents(connection, ids).await? {
            copies.add(DocumentId(id.unsigned_abs()), Carrier::of(&document));
        }
        let filter = FindingFilter {
            documents: documents.to_vec(),
            ..FindingFilter::default()
        };
        for finding in findings::<Carried>(connection, &filter).await? {
            copies.add(finding.found.0, finding.found.1);
        }
        Ok(copies)
    }

    /// Notes a copy of a text.
    pub(crate) fn add(&mut self, id: DocumentId, carrier: Carrier) {
        self.known.entry(id).or_default().push(carrier);
    }

    fn is_new(&self, id: DocumentId, carrier: &Carrier) -> bool {
        let known = self.known.get(&id);
        known.is_some_and(|known| !known.iter().any(|known| carrier.is_same(known)))
    }
}

impl Append<'_> {
    /// Records that `copy` carries the text of `id`, unless that is known; returns whether it was new.
    pub(crate) async fn carried(
        &mut self,
        copies: &mut Copies,
        id: DocumentId,
        copy: &Document,
    ) -> Result<bool, Error> {
        let carrier = Carrier::of(copy);
        if !copies.is_new(id, &carrier) {
            return Ok(false);
        }
        // A text that came in with this very batch is not in the tables yet.
        self.flush().await?;
        let carried = Carried(id, carrier.clone());
        self.finding(&mut copies.docket, carried, None, None)
            .await?;
        copies.known.entry(id).or_default().push(carrier);
        Ok(true)
    }
}
