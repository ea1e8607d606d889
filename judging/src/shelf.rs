//! What a question is asked of: the documents out by a day and their claims.
//!
//! The cut is made once, here, so that nothing behind it can look past the day.

use record::{Carrier, ClaimId, Date, DocumentId, State, StoredClaim, StoredDocument};
use std::collections::BTreeMap;
use std::sync::Arc;

/// Documents and claims that may be looked at, in order of their names.
#[derive(Clone, Debug, Default)]
pub struct Shelf<'a> {
    // Shared by all that `only` makes of it: they differ in their claims.
    documents: Arc<BTreeMap<DocumentId, &'a StoredDocument>>,
    claims: BTreeMap<ClaimId, &'a StoredClaim>,
    undated: Arc<[DocumentId]>,
    carriers: Arc<BTreeMap<DocumentId, Vec<&'a Carrier>>>,
    view: View,
}

/// How far to look.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct View {
    /// Only what was published by the end of this day; undated documents are left out.
    pub as_of: Option<Date>,
    /// Only claims a person stands behind.
    pub reviewed_only: bool,
    /// Claims in this state instead of the current ones.
    pub state: Option<State>,
}

impl<'a> Shelf<'a> {
    /// Cuts documents and claims down to `view`.
    pub fn new(
        documents: &'a [StoredDocument],
        claims: impl IntoIterator<Item = &'a StoredClaim>,
        view: View,
    ) -> Self {
        let (out, undated) = out_by(documents, view.as_of);
        let claims = claims
            .into_iter()
            .filter(|claim| out.contains_key(&claim.document) && view.shows(claim.state))
            .map(|claim| (claim.id, claim))
            .collect();
        Shelf {
            documents: Arc::new(out),
            claims,
            undated: undated.into(),
            carriers: Arc::default(),
            view,
        }
    }

    /// A shelf of these claims alone, each with its document.
    pub fn holding(
        claims: impl IntoIterator<Item = (&'a StoredDocument, &'a StoredClaim)>,
    ) -> Self {
        let (mut documents, mut held) = (BTreeMap::new(), BTreeMap::new());
        for (document, claim) in claims {
            documents.insert(document.id, document);
            held.insert(claim.id, claim);
        }
        Shelf {
            documents: Arc::new(documents),
            claims: held,
            ..Shelf::default()
        }
    }

    /// The same with the outlets that ran the text of a document after its own;
    /// looking back from a day, those that had run it by then.
    #[must_use]
    pub fn carried(mut self, copies: impl IntoIterator<Item = (DocumentId, &'a Carrier)>) -> Self {
        let out = |copy: &Carrier| match self.view.as_of {
            None => true,
            Some(day) => copy.published.is_some_and(|date| date.last() <= day),
        };
        let mut carriers = BTreeMap::<_, Vec<_>>::clone(&self.carriers);
        for (document, copy) in copies {
            if self.documents.contains_key(&document) && out(copy) {
                carriers.entry(document).or_default().push(copy);
            }
        }
        self.carriers = Arc::new(carriers);
        self
    }

    /// The outlets besides its own that ran the text of a document.
    pub fn carriers(&self, document: DocumentId) -> &[&'a Carrier] {
        self.carriers.get(&document).map_or(&[], Vec::as_slice)
    }

    /// The same documents with only the claims that `keep` keeps.
    pub fn only(&self, keep: impl Fn(&StoredClaim) -> bool) -> Shelf<'a> {
        let claims = self
            .claims()
            .filter(|claim| keep(claim))
            .map(|claim| (claim.id, claim))
            .collect();
        Shelf {
            claims,
            ..self.clone()
        }
    }

    /// The claims, in order of recording.
    pub fn claims(&self) -> impl Iterator<Item = &'a StoredClaim> {
        self.claims.values().copied()
    }

    /// The claim of that name, if it may be looked at.
    pub fn claim(&self, id: ClaimId) -> Option<&'a StoredClaim> {
        self.claims.get(&id).copied()
    }

    /// The documents, in order of recording.
    pub fn documents(&self) -> impl Iterator<Item = &'a StoredDocument> {
        self.documents.values().copied()
    }

    /// The document of that name, if it may be looked at.
    pub fn document(&self, id: DocumentId) -> Option<&'a StoredDocument> {
        self.documents.get(&id).copied()
    }

    /// The document of a claim of this shelf.
    ///
    /// # Panics
    /// When the claim is not of this shelf.
    pub fn of(&self, claim: &StoredClaim) -> &'a StoredDocument {
        self.documents[&claim.document]
    }

    /// Documents without a date: left out when there is a day to look back from, shown otherwise.
    pub fn undated(&self) -> &[DocumentId] {
        &self.undated
    }

    /// How far it looks.
    pub fn view(&self) -> View {
        self.view
    }
}

impl View {
    fn shows(self, state: State) -> bool {
        let wanted = self.state.map_or(state.current(), |wanted| wanted == state);
        wanted && (!self.reviewed_only || state.reviewed())
    }
}

/// The documents out by `day`, and those of which nobody can tell.
fn out_by(
    documents: &[StoredDocument],
    day: Option<Date>,
) -> (BTreeMap<DocumentId, &StoredDocument>, Vec<DocumentId>) {
    let undated = documents
        .iter()
        .filter(|d| d.document.published.is_none())
        .map(|d| d.id)
        .collect();
    // A report dated "March 2017" is certainly out by the 31st, not before.
    let out = |d: &&StoredDocument| {
        day.is_none_or(|day| d.document.published.is_some_and(|p| p.last() <= day))
    };
    (
        documents.iter().filter(out).map(|d| (d.id, d)).collect(),
        undated,
    )
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::testing::{Told, day, document};

    fn shelf_of(view: View) -> Vec<String> {
        let documents = [
            document(1, "Courier", "2016-03-22", "The group holds ten villages."),
            document(2, "Courier", "2016-04", "The group holds nine villages."),
            document(3, "Leaflet", "", "The group holds two villages."),
        ];
        let claims: Vec<_> = documents
            .iter()
            .map(|d| Told::by_author(d, &d.document.text).claim(d.id.0))
            .collect();
        Shelf::new(&documents, &claims, view)
            .claims()
            .map(|claim| claim.id.to_string())
            .collect()
    }

    #[test]
    fn shows_what_was_out_by_the_day_and_nothing_undated() {
        let as_of = |d: &str| View {
            as_of: Some(day(d)),
            ..View::default()
        };
        assert_eq!(shelf_of(View::default()), ["c1", "c2", "c3"]);
        assert_eq!(shelf_of(as_of("2016-04-29")), ["c1"]);
        assert_eq!(shelf_of(as_of("2016-04-30")), ["c1", "c2"]);
    }

    #[test]
    fn reviewed_only_leaves_out_what_a_machine_read() {
        assert!(
            shelf_of(View {
                reviewed_only: true,
                ..View::default()
            })
            .is_empty()
        );
        assert!(
            shelf_of(View {
                state: Some(State::Rejected),
                ..View::default()
            })
            .is_empty()
        );
    }
}
