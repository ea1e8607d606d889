//! Documents of the ledger with their claims, as rows of the index.

use super::build;
use super::open::Open;
use anyhow::Result;
use ledger::Ledger;
use record::{DocumentId, Identities};
use std::collections::HashMap;
use tantivy::TantivyDocument;

/// The documents with their claims, whatever became of these.
pub(super) async fn rows(
    ledger: &Ledger,
    open: &Open,
    page: &[DocumentId],
) -> Result<Vec<TantivyDocument>> {
    let identities: Identities = ledger.identities(None).await?;
    let (documents, claims) = ledger.reports(page, &identities).await?;
    let by_id: HashMap<_, _> = documents.iter().map(|it| (it.id, it)).collect();
    let of_documents = documents.iter().map(|it| build::document(&open.fields, it));
    let of_claims = claims.iter().filter_map(|it| {
        let document = by_id.get(&it.document)?;
        Some(build::claim(&open.fields, it, document))
    });
    Ok(of_documents.chain(of_claims).collect())
}
