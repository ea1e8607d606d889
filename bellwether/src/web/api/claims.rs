//! Claims, in the form of `bellwether claims --json`.

use super::answers::{limit, page, written};
use crate::view::claim::ClaimView;
use crate::web::failure::{Answer, Failure};
use crate::web::pages::claims;
use crate::web::visit::Visit;
use axum::extract::Path;
use record::{StoredClaim, StoredDocument};
use serde_json::{Value, json};

/// Claims: who says what, in which words
#[utoipa::path(
    get, path = "/api/v1/claims", tag = "Claims", params(super::describe::Filters, super::describe::Paging),
    responses((status = 200, description = "A page of claims: items, count (null where it is not known), next"))
)]
pub(super) async fn list(visit: Visit) -> Answer {
    let listed = claims::list(&visit, limit(&visit.asked)?).await?;
    let items = listed
        .claims
        .iter()
        .filter_map(|claim| Some(view(claim, listed.documents.get(&claim.document)?)));
    let items = items.collect::<Result<_, Failure>>()?;
    page(items, listed.count, listed.next.map(|id| id.to_string()))
}

/// One claim, with what happened to it
#[utoipa::path(
    get, path = "/api/v1/claims/{id}", tag = "Claims", params(("id" = String, Path, description = "Its name, such as c42")),
    responses((status = 200, description = "The claim with its history"), (status = 404, description = "No such claim"))
)]
pub(super) async fn one(visit: Visit, Path(id): Path<String>) -> Answer {
    let claim = visit.app.ledger.claim(id.parse()?).await?;
    let document = visit.app.ledger.document(claim.document).await?;
    let mut value = view(&claim, &document)?;
    let history = visit.app.ledger.claim_history(claim.id).await?;
    value["history"] = history
        .iter()
        .map(|it| json!({ "recorded": it.recorded.to_string(), "what": crate::commands::happened(it) }))
        .collect();
    written(&value)
}

pub(super) fn view(claim: &StoredClaim, document: &StoredDocument) -> Result<Value, Failure> {
    Ok(serde_json::to_value(ClaimView::new(claim, document)).map_err(anyhow::Error::from)?)
}
