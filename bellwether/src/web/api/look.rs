//! What is made of claims: numbers, sources, briefs; and search.

use super::answers::{counted, page, written};
use crate::view::number::NumberView;
use crate::web::failure::{Answer, Failure};
use crate::web::pages;
use crate::web::search::Wanted;
use crate::web::subject::choose;
use crate::web::visit::Visit;
use axum::http::header::CONTENT_TYPE;
use axum::response::IntoResponse as _;
use judging::disagreements::disagreements;
use judging::numbers::tables;
use ledger::Facet;
use serde_json::json;

/// How much the ledger holds
#[utoipa::path(
    get, path = "/api/v1/status", tag = "Ledger",
    responses((status = 200, description = "Documents, claims by state, and the head of the chain"))
)]
pub(super) async fn status(visit: Visit) -> Answer {
    let (counts, head) = (&visit.status.counts, visit.app.ledger.head().await?);
    let claims = counts
        .claims
        .iter()
        .map(|(state, count)| (state.to_string(), json!(count)));
    written(&json!({
        "documents": visit.status.documents(), "undated": counts.undated, "redacted": counts.redacted,
        "claims": claims.collect::<serde_json::Map<_, _>>(),
        "entries": head.entries, "head": head.hash,
    }))
}

/// Every estimate side by side, one an origin
#[utoipa::path(
    get, path = "/api/v1/numbers", tag = "Numbers", params(super::describe::Filters, super::describe::Paging),
    responses((status = 200, description = "A page of estimates; `after` and `next` are counted"), (status = 400, description = "Too many: name a subject"))
)]
pub(super) async fn numbers(visit: Visit) -> Answer {
    let (limit, after) = counted(&visit.asked)?;
    let chosen = choose(&visit.app, &visit.asked.picked()?).await?;
    let chosen = chosen.ok_or_else(|| {
        Failure::bad("there are too many numbers to lay side by side\ngive about=NAME")
    })?;
    let laid_out = || -> Result<_, Failure> {
        let shelf = chosen.shelf();
        let (tables, flags) = (tables(&shelf), disagreements(&shelf));
        let rows: Vec<_> = tables.iter().flat_map(|it| &it.rows).collect();
        let views = rows
            .iter()
            .skip(after)
            .take(limit)
            .filter_map(|row| NumberView::new(row, &shelf, &flags));
        let views = views.map(|it| serde_json::to_value(it).map_err(anyhow::Error::from));
        Ok((views.collect::<Result<Vec<_>, _>>()?, rows.len()))
    };
    let (items, count) = visit.app.work(laid_out).await?;
    let next = (after + limit < count).then(|| (after + limit).to_string());
    page(items, Some(count), next)
}

/// Who is quoted, and how often
#[utoipa::path(
    get, path = "/api/v1/sources", tag = "Sources", params(super::describe::Look, super::describe::Paging),
    responses((status = 200, description = "A page of sources, the most quoted first; `after` and `next` are counted"))
)]
pub(super) async fn sources(visit: Visit) -> Answer {
    let (limit, after) = counted(&visit.asked)?;
    let mut found = visit
        .app
        .commonest(Facet::Source, visit.asked.as_of()?, after, limit + 1)
        .await?;
    let next = (found.len() > limit).then(|| (after + limit).to_string());
    found.truncate(limit);
    let items = found.iter().map(|it| {
        json!({ "name": it.name, "claims": it.claims, "documents": it.documents, "reviewed": it.reviewed, "first": it.first.to_string() })
    });
    page(items.collect(), None, next)
}

/// A status brief on a subject, every sentence cited
#[utoipa::path(
    get, path = "/api/v1/brief", tag = "Briefs",
    params(("about" = String, Query, description = "Whom or what it is about"), super::describe::Look),
    responses((status = 200, description = "The brief"), (status = 404, description = "No claim is about it"))
)]
pub(super) async fn brief(visit: Visit) -> Answer {
    let brief = pages::brief::built(&visit).await?;
    let brief =
        brief.ok_or_else(|| Failure::missing("no claims about it\nask for another subject"))?;
    let text = crate::brief::json(&brief).map_err(anyhow::Error::from)?;
    Ok(([(CONTENT_TYPE, "application/json")], text).into_response())
}

/// Words in documents or claims
#[utoipa::path(
    get, path = "/api/v1/search", tag = "Search",
    params(
        ("q" = String, Query, description = "Words, \"phrases\", AND, OR, NOT, field:word"),
        ("in" = Option<String>, Query, description = "reports (the default) or claims"),
        ("similar" = Option<String>, Query, description = "1 takes similar spellings too"),
        super::describe::Look, super::describe::Paging,
    ),
    responses((status = 200, description = "A page of names, the best first; `after` and `next` are counted"))
)]
pub(super) async fn search(visit: Visit) -> Answer {
    let (app, asked) = (&visit.app, &visit.asked);
    let words = asked
        .get("q")
        .ok_or_else(|| Failure::bad("there are no words to search for\ngive q=WORDS"))?;
    app.index.ready(&app.ledger).await?;
    let (limit, after) = counted(asked)?;
    let skip = after.min(10_000);
    let wanted = Wanted {
        words,
        claims: asked.get("in") == Some("claims"),
        similar: asked.get("similar").is_some(),
        as_of: asked.as_of()?,
        skip,
        limit,
    };
    let hits = app.index.find(&wanted).await?;
    let items = hits.hits.iter();
    let items = items.map(|it| json!({ "document": it.document.to_string(), "claim": it.claim.map(|id| id.to_string()) }));
    let next = (skip + limit < hits.count).then(|| (skip + limit).to_string());
    page(items.collect(), Some(hits.count), next)
}
