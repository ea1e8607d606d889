//! Documents together with all that was read in them.

use crate::documents::documents;
use crate::query::{Dating, Where};
use crate::sqlite::{Connection, Doing};
use crate::stored::{self, HANDLE, Handle};
use crate::{ClaimFilter, DocumentFilter, Error, Ledger};
use record::{Document, DocumentId, Identities, State, StoredClaim, StoredDocument};
use std::collections::HashMap;

impl Ledger {
    /// These documents, or all where none is named, without those that were
    /// redacted, and their claims whatever became of these, with names as
    /// `identities` have them. Each text is read once, where
    /// [`Ledger::documents`] and [`Ledger::claims`] would each read it.
    ///
    /// # Errors
    /// When the file cannot be read or holds what this version cannot.
    pub async fn reports(
        &self,
        ids: &[DocumentId],
        identities: &Identities,
    ) -> Result<(Vec<StoredDocument>, Vec<StoredClaim>), Error> {
        let mut tx = self.begin().await?;
        let filter = DocumentFilter {
            documents: ids.to_vec(),
            ..DocumentFilter::default()
        };
        let documents = documents(&mut tx, &filter).await?;
        let handles = handles(&mut tx, ids).await?;
        let id = |it: &StoredDocument| crate::project::column(it.id.0);
        let texts: HashMap<i64, &Document> =
            documents.iter().map(|it| (id(it), &it.document)).collect();
        let claims = stored::claims_on(&mut tx, &handles, &texts, identities).await?;
        Ok((documents, claims))
    }
}

async fn handles(connection: &mut Connection, ids: &[DocumentId]) -> Result<Vec<Handle>, Error> {
    let filter = ClaimFilter {
        documents: ids.to_vec(),
        states: State::ALL.to_vec(),
        ..ClaimFilter::default()
    };
    Where::new(format!("SELECT {HANDLE} FROM claims c WHERE 1 = 1"))
        .claims(&filter, Dating::Known)
        .finish(" ORDER BY c.id")
        .build_query_as()
        .persistent(false)
        .fetch_all(connection)
        .await
        .doing("list claims")
}
