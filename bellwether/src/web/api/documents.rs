//! Documents, with or without their text.

use super::answers::{limit, page, written};
use super::claims::view;
use crate::web::failure::{Answer, Failure};
use crate::web::visit::Visit;
use axum::extract::Path;
use ledger::{ClaimFilter, DocumentFilter};
use record::StoredDocument;
use serde_json::{Value, json};

/// Documents, without their text
#[utoipa::path(
    get, path = "/api/v1/documents", tag = "Documents", params(super::describe::Look, super::describe::Paging),
    responses((status = 200, description = "A page of documents, in order of recording"))
)]
pub(super) async fn list(visit: Visit) -> Answer {
    let limit = limit(&visit.asked)?;
    let filter = DocumentFilter {
        as_of: visit.asked.as_of()?,
        after: visit.asked.parse("after")?,
        limit: Some(limit + 1),
        ..DocumentFilter::default()
    };
    let mut found = visit.app.ledger.documents(&filter).await?;
    let more = found.len() > limit;
    found.truncate(limit);
    let next = found.last().map(|it| it.id.to_string()).filter(|_| more);
    page(found.iter().map(about).collect(), None, next)
}

/// A document with its text and its claims; spans count bytes of the text
#[utoipa::path(
    get, path = "/api/v1/documents/{id}", tag = "Documents", params(("id" = String, Path, description = "Its name, such as d7")),
    responses((status = 200, description = "The document"), (status = 404, description = "No such document"))
)]
pub(super) async fn one(visit: Visit, Path(id): Path<String>) -> Answer {
    let document = visit.app.ledger.document(id.parse()?).await?;
    let filter = ClaimFilter {
        documents: vec![document.id],
        ..ClaimFilter::default()
    };
    let claims = visit.app.ledger.page(&filter).await?;
    let claims = claims
        .iter()
        .map(|it| view(it, &document))
        .collect::<Result<Vec<_>, Failure>>()?;
    let mut value = about(&document);
    value["text"] = document.document.text.as_str().into();
    value["claims"] = claims.into();
    written(&value)
}

/// What is known of a document but its text.
fn about(stored: &StoredDocument) -> Value {
    let meta = &stored.document;
    json!({
        "id": stored.id.to_string(), "title": meta.title, "outlet": meta.outlet, "byline": meta.byline,
        "url": meta.url, "given_id": meta.given_id, "published": meta.published.map(|it| it.to_string()),
        "tlp": meta.tlp.map(record::Tlp::as_str), "redacted": stored.redacted, "recorded": stored.recorded.to_string(),
    })
}
