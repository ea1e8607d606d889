//! What was found: checks of claims, and warnings, in the form of `--json`.

use super::answers::{counted, page};
use super::describe::Paging;
use crate::view::check::CheckView;
use crate::view::warning::WarningView;
use crate::web::failure::{Answer, Failure};
use crate::web::pages::{checks, warnings};
use crate::web::visit::Visit;
use record::{Mode, Verdict};

/// Claims held against the event record: test, rows, verdict, what the data cannot see
#[utoipa::path(
    get, path = "/api/v1/checks", tag = "Checks",
    params(
        ("claim" = Option<String>, Query, description = "Of this claim, such as c42"),
        ("verdict" = Option<String>, Query, description = "With this verdict: consistent, contradicted, mixed-by-scope, depends-on-the-rule, inconclusive, not-testable"),
        ("as_of" = Option<String>, Query, description = "Made with what was out by this day"),
        Paging,
    ),
    responses((status = 200, description = "A page of checks, the newest first; `after` and `next` are counted"))
)]
pub(super) async fn list_checks(visit: Visit) -> Answer {
    let (limit, after) = counted(&visit.asked)?;
    let verdict = visit.asked.parse::<Verdict>("verdict")?;
    let as_of = visit.asked.as_of()?;
    let mut kept = checks::standing(&visit).await?;
    kept.retain(|it| verdict.is_none_or(|asked| it.found.verdict == asked));
    kept.retain(|it| as_of.is_none_or(|day| it.found.mode == Mode::AsOf(day)));
    let on = || kept.iter().skip(after).take(limit);
    let claims = checks::claims_of(&visit, on().map(|it| it.found.claim).collect()).await?;
    let items = on().filter_map(|it| {
        let claim = claims.get(&it.found.claim)?;
        Some(serde_json::to_value(CheckView::new(
            Some(it.id),
            &it.found,
            claim,
        )))
    });
    let items = items
        .collect::<Result<Vec<_>, _>>()
        .map_err(anyhow::Error::from)?;
    let next = (after + limit < kept.len()).then(|| (after + limit).to_string());
    page(items, Some(kept.len()), next)
}

/// The newest warnings: where fighting may begin or grow, why, and how often such an alarm was right
#[utoipa::path(
    get, path = "/api/v1/warnings", tag = "Warnings",
    params(("as_of" = Option<String>, Query, description = "As they stood on this day"), Paging),
    responses((status = 200, description = "A page of warnings, the most probable first; `after` and `next` are counted"))
)]
pub(super) async fn list_warnings(visit: Visit) -> Answer {
    let (limit, after) = counted(&visit.asked)?;
    let standing = warnings::standing(&visit).await?;
    let shown = standing.iter().skip(after).take(limit);
    let items = shown.map(|it| serde_json::to_value(WarningView::standing(it.id, &it.found)));
    let items: Result<Vec<_>, _> = items.collect();
    let items = items.map_err(|error| Failure::from(anyhow::Error::from(error)))?;
    let next = (after + limit < standing.len()).then(|| (after + limit).to_string());
    page(items, Some(standing.len()), next)
}
