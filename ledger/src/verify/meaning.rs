//! What the entries come to, replayed: ids without a gap, words on their
//! spans, and the rows that should be derived from them.

use super::Verified;
use crate::chain;
use crate::docket::Docket;
use crate::entry::Entry;
use crate::project::{ClaimRow, DocumentRow, column};
use crate::sqlite::Connection;
use crate::standing::Standing;
use crate::wire::{Event, Finding, Found, Words};
use crate::{Error, stored};
use record::{ClaimId, Document, DocumentId, Origin};
use std::collections::HashMap;

/// Texts kept for the readings that follow their documents, in bytes.
const TEXTS_MAX: usize = 32 << 20;

/// The state of the ledger after the entries taken so far.
#[derive(Default)]
pub(super) struct Replay {
    pub(super) verified: Verified,
    /// By id, from 1: all documents, with the entry that changed each last.
    pub(super) documents: Vec<(DocumentRow, u64)>,
    /// By id, from 1: where each claim stands, with its document.
    pub(super) claims: Vec<(Standing, Origin, DocumentId)>,
    /// Rows that must have been added since they were last compared.
    pub(super) new_claims: Vec<ClaimRow>,
    pub(super) new_texts: Vec<(i64, String)>,
    docket: Docket,
    texts: HashMap<DocumentId, Document>,
    texts_size: usize,
}

impl Replay {
    /// Takes the next entry, whose hashes hold.
    pub(super) async fn take(
        &mut self,
        connection: &mut Connection,
        entry: &Entry,
    ) -> Result<(), Error> {
        self.verified.entries += 1;
        self.verified.redacted += u64::from(entry.payload.is_none());
        entry.recorded()?;
        if !entry.known() {
            self.verified.unknown += 1;
            return Ok(());
        }
        let event = entry.event()?;
        if entry.document != event.document().map(|id| column(id.0)) {
            return Err(entry.broken("its document is not that of its header"));
        }
        let words = entry.words()?;
        self.happen(entry, &event, words.as_ref())?;
        self.add_claims(connection, entry, &event, words).await
    }

    /// What the entry does to documents and to claims that were there before.
    fn happen(&mut self, entry: &Entry, event: &Event, words: Option<&Words>) -> Result<(), Error> {
        let number = entry.number();
        match (event, words) {
            (Event::Document { document }, words) => self.add_document(entry, *document, words),
            (Event::Date { document }, Some(Words::Date { published, .. })) => {
                self.change(entry, *document, |row| row.dated(Some(*published)))
            }
            (
                Event::Reading {
                    document,
                    reader,
                    superseded,
                    ..
                },
                _,
            ) => {
                for (old, new) in superseded {
                    self.stand(entry, *document, *old, |_, _| {
                        Standing::read_anew(*new, number)
                    })?;
                }
                self.change(entry, *document, |row| row.read_by(Some(reader.clone())))
            }
            (
                Event::Review {
                    document,
                    claim,
                    review,
                    by,
                },
                _,
            ) => self.stand(entry, *document, *claim, |_, origin| {
                Standing::reviewed(origin, *review, *by, number)
            }),
            (Event::Redaction { document }, _) => {
                let all = self.claims.iter_mut().filter(|claim| claim.2 == *document);
                all.for_each(|claim| claim.0 = claim.0.redacted(number));
                self.change(entry, *document, |row| DocumentRow {
                    entry: row.entry,
                    ..DocumentRow::shell(*document)
                })
            }
            (Event::Claim { .. } | Event::Date { .. }, _) => Ok(()),
            (Event::Finding(finding), _) => {
                self.verified.findings += u64::from(words.is_some());
                self.rests(entry, finding)?;
                self.file(entry, event)
            }
            (Event::Withdrawal(_), _) => self.file(entry, event),
        }
    }

    /// Files a finding or its withdrawal.
    fn file(&mut self, entry: &Entry, event: &Event) -> Result<(), Error> {
        let filed = self.docket.take(entry.number(), event);
        filed.map_err(|flaw| entry.broken(flaw))
    }

    /// Looks up what a finding rests on among what came before it.
    fn rests(&self, entry: &Entry, finding: &Finding) -> Result<(), Error> {
        let unknown = |id: &&DocumentId| index(id.0).is_none_or(|at| at >= self.documents.len());
        if let Some(id) = finding.documents.iter().find(unknown) {
            return Err(entry.broken(format!("there is no {id} before it")));
        }
        let Some(id) = finding.claim else {
            return Ok(());
        };
        let claim = index(id.0).and_then(|at| self.claims.get(at));
        match claim {
            Some((.., document)) if finding.documents.contains(document) => Ok(()),
            _ => Err(entry.broken(format!("{id} is not in a document it rests on"))),
        }
    }

    fn add_document(
        &mut self,
        entry: &Entry,
        id: DocumentId,
        words: Option<&Words>,
    ) -> Result<(), Error> {
        if id.0 != self.documents.len() as u64 + 1 {
            return Err(entry.broken(format!("it records {id} out of order")));
        }
        let row = match words {
            Some(Words::Document(document)) => {
                self.verified.documents += 1;
                self.new_texts
                    .push((column(id.0), chain::plain(&document.text)));
                self.keep(id, document);
                DocumentRow::new(id, document)
            }
            _ => DocumentRow::shell(id),
        };
        let row = DocumentRow {
            entry: entry.seq,
            ..row
        };
        self.documents.push((row, entry.number()));
        Ok(())
    }

    fn keep(&mut self, id: DocumentId, document: &Document) {
        if self.texts_size > TEXTS_MAX {
            self.texts.clear();
            self.texts_size = 0;
        }
        self.texts_size += document.text.len();
        let text = document.text.clone();
        self.texts.insert(
            id,
            Document {
                text,
                ..Document::default()
            },
        );
    }

    fn change(
        &mut self,
        entry: &Entry,
        id: DocumentId,
        change: impl FnOnce(DocumentRow) -> DocumentRow,
    ) -> Result<(), Error> {
        let at = index(id.0).filter(|at| *at < self.documents.len());
        let at = at.ok_or_else(|| entry.broken(format!("there is no {id} before it")))?;
        // What was redacted since has no columns left to change.
        if entry.payload.is_some() || matches!(entry.kind.as_str(), "redaction") {
            let row = change(self.documents[at].0.clone());
            self.documents[at] = (row, entry.number());
        }
        Ok(())
    }

    fn stand(
        &mut self,
        entry: &Entry,
        document: DocumentId,
        id: ClaimId,
        change: impl FnOnce(Standing, Origin) -> Standing,
    ) -> Result<(), Error> {
        let claim = index(id.0).and_then(|at| self.claims.get_mut(at));
        let claim = claim.filter(|claim| claim.2 == document);
        let missing = || entry.broken(format!("there is no {id} of {document} before it"));
        let (standing, origin, _) = claim.ok_or_else(missing)?;
        *standing = change(*standing, *origin);
        Ok(())
    }

    /// The claims that the entry adds, each looked up in its document's bytes.
    async fn add_claims(
        &mut self,
        connection: &mut Connection,
        entry: &Entry,
        event: &Event,
        words: Option<Words>,
    ) -> Result<(), Error> {
        let added = event.added();
        let found = words.as_ref().map(Words::claims);
        if found.is_some_and(|found| found.len() as u64 != added.end - added.start) {
            return Err(entry.broken("it does not have as many claims as it says"));
        }
        let Some(document) = event.document() else {
            return Ok(());
        };
        if found.is_some_and(|found| !found.is_empty()) {
            self.load(connection, document).await?;
        }
        for (item, number) in added.enumerate() {
            let id = ClaimId(number);
            let found = found.map(|found| found[item].clone());
            self.add_claim(entry, (document, event), (id, item), found)?;
        }
        Ok(())
    }

    fn add_claim(
        &mut self,
        entry: &Entry,
        (document, event): (DocumentId, &Event),
        (id, item): (ClaimId, usize),
        found: Option<Found>,
    ) -> Result<(), Error> {
        if id.0 != self.claims.len() as u64 + 1 {
            return Err(entry.broken(format!("it records {id} out of order")));
        }
        let origin = match event {
            Event::Reading { .. } => Origin::Machine,
            _ => Origin::Person,
        };
        let row = ClaimRow::shell(id, document, entry.number(), item, origin);
        let row = match found {
            None => row,
            Some(found) => {
                let missing = || entry.broken(format!("there is no {document} before it"));
                let text = self.texts.get(&document).ok_or_else(missing)?;
                let claim = stored::remake(text, found)
                    .map_err(|flaw| entry.broken(format!("{id}: {flaw}")))?;
                self.verified.claims += 1;
                self.verified.spans += claim.spans().len() as u64;
                row.filled(&claim)
            }
        };
        self.new_claims.push(row);
        self.claims.push((Standing::new(origin), origin, document));
        Ok(())
    }

    /// Puts a document's text where [`Replay::add_claim`] looks for it.
    async fn load(&mut self, connection: &mut Connection, id: DocumentId) -> Result<(), Error> {
        if !self.texts.contains_key(&id) {
            let found = stored::documents(connection, [column(id.0)]).await?;
            found.values().for_each(|document| self.keep(id, document));
        }
        Ok(())
    }
}

/// The place of a number that counts from 1.
fn index(number: u64) -> Option<usize> {
    usize::try_from(number.checked_sub(1)?).ok()
}
