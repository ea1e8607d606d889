//! What a program says of a claim on behalf of a person.

use super::answers::written;
use super::claims::view;
use crate::web::failure::{Answer, Failure};
use crate::web::visit::Visit;
use axum::extract::Path;
use record::ClaimId;
use serde::Deserialize;

#[derive(Deserialize, utoipa::ToSchema)]
pub(crate) struct Judgement {
    /// accept, reject or undo
    #[serde(rename = "do")]
    done: String,
    /// Why; kept in the history
    reason: Option<String>,
}

/// Accept or reject a claim, or take the last review of it back
#[utoipa::path(
    post, path = "/api/v1/claims/{id}/review", tag = "Claims",
    params(("id" = String, Path, description = "Its name, such as c42")), request_body = Judgement,
    responses((status = 200, description = "The claim as it stands now"), (status = 409, description = "It cannot be reviewed"))
)]
pub(super) async fn judge(visit: Visit, Path(id): Path<String>, body: String) -> Answer {
    let (app, id) = (&visit.app, id.parse::<ClaimId>()?);
    let wrong = |error: serde_json::Error| {
        Failure::bad(format!(
            "the body is no judgement: {error}\nsend {{\"do\": \"accept\"}}"
        ))
    };
    let said: Judgement = serde_json::from_str(&body).map_err(wrong)?;
    let reason = said.reason.as_deref();
    match said.done.as_str() {
        "accept" => app.writer.accept(app.now(), id, reason).await?,
        "reject" => app.writer.reject(app.now(), id, reason).await?,
        "undo" => app.writer.undo(app.now(), id).await?,
        other => {
            return Err(Failure::bad(format!(
                "{other:?} is nothing to do with a claim\nsend accept, reject or undo"
            )));
        }
    }
    let claim = app.ledger.claim(id).await?;
    let document = app.ledger.document(claim.document).await?;
    written(&view(&claim, &document)?)
}
