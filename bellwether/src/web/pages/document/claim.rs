//! A claim by itself, with what happened to it.

use crate::web::failure::Answer;
use crate::web::layout::{self, Nav};
use crate::web::pages::claims::documents;
use crate::web::parts;
use crate::web::visit::Visit;
use axum::extract::Path;
use maud::html;

pub(crate) async fn claim(visit: Visit, Path(id): Path<String>) -> Answer {
    let id = id.parse()?;
    let claim = visit.app.ledger.claim(id).await?;
    let documents = documents(&visit.app.ledger, std::slice::from_ref(&claim)).await?;
    let history = visit.app.ledger.claim_history(id).await?;
    let content = html! {
        (parts::heading(&format!("Claim {id}"), html! { "What it says, where it stands and what happened to it." }))
        @if let Some(document) = documents.get(&claim.document) { (parts::card(&visit, &claim, document, 400)) }
        section {
            h2 { "History" }
            ol.history {
                @for change in &history {
                    li { time datetime=(change.recorded) { (change.recorded.strftime("%-d %B %Y, %H:%M UTC")) } " " (crate::commands::happened(change)) }
                }
            }
        }
        (parts::command(&format!("bellwether show {id} --context")))
    };
    Ok(layout::page(
        &visit,
        Nav::Claims,
        &format!("Claim {id}"),
        content,
    ))
}
