//! Claims: who says what. The address holds the filters of the command line.

use crate::brief::words;
use crate::web::failure::{Answer, Failure};
use crate::web::layout::{self, Nav};
use crate::web::parts;
use crate::web::subject::{choose, filter};
use crate::web::visit::Visit;
use ledger::{ClaimFilter, DocumentFilter, Ledger};
use maud::{Markup, html};
use record::{
    ClaimId, DocumentId, Kind, Measure, Role, Stance, State, StoredClaim, StoredDocument,
};
use std::collections::HashMap;

/// Claims on a page.
pub(crate) const PAGE: usize = 25;
/// Claims looked through for one page where only their words tell whether they fit.
const LOOKED_MAX: usize = 4_000;

/// A page of claims with their documents.
pub(crate) struct Listed {
    pub(crate) claims: Vec<StoredClaim>,
    pub(crate) documents: HashMap<DocumentId, StoredDocument>,
    /// How many there are in all, where that is known.
    pub(crate) count: Option<usize>,
    /// The claim after which the next page begins.
    pub(crate) next: Option<ClaimId>,
}

pub(crate) async fn page(visit: Visit) -> Answer {
    let listed = list(&visit, PAGE).await?;
    let content = html! {
        (parts::heading("Claims", html! { "Who says what, in which words." }))
        (form(&visit, "/claims"))
        (results(&visit, &listed, 0))
        (parts::command(&visit.asked.command("claims")))
    };
    Ok(layout::page(&visit, Nav::Claims, "Claims", content))
}

/// The claims that the address asks for, a page of them.
pub(crate) async fn list(visit: &Visit, limit: usize) -> Result<Listed, Failure> {
    let after = visit.asked.parse::<ClaimId>("after")?;
    let picked = visit.asked.picked()?;
    let (app, select) = (&visit.app, &picked.select);
    let (claims, count, more) = match choose(app, &picked).await? {
        Some(chosen) => {
            let shelf = chosen.shelf();
            let rest = shelf
                .claims()
                .filter(|it| after.is_none_or(|after| it.id > after));
            let claims: Vec<StoredClaim> = rest.take(limit + 1).cloned().collect();
            let more = claims.len() > limit;
            (claims, Some(shelf.claims().count()), more)
        }
        None => {
            let asked = ClaimFilter {
                after,
                limit: Some(limit + 1),
                ..filter(&picked)
            };
            match select.role {
                Some(role) => {
                    let (claims, more) = through(&app.ledger, asked, role, limit).await?;
                    (claims, None, more)
                }
                None => {
                    let claims = app.ledger.page(&asked).await?;
                    let all = ClaimFilter {
                        after: None,
                        limit: None,
                        ..asked
                    };
                    let count = usize::try_from(app.count(&all).await?).ok();
                    let more = claims.len() > limit;
                    (claims, count, more)
                }
            }
        }
    };
    let claims: Vec<StoredClaim> = claims.into_iter().take(limit).collect();
    Ok(Listed {
        documents: documents(&app.ledger, &claims).await?,
        next: claims.last().map(|it| it.id).filter(|_| more),
        claims,
        count,
    })
}

/// Looks claims through for those whose source speaks in a capacity.
async fn through(
    ledger: &Ledger,
    mut asked: ClaimFilter,
    role: Role,
    limit: usize,
) -> Result<(Vec<StoredClaim>, bool), Failure> {
    let (mut found, mut looked) = (vec![], 0);
    asked.limit = Some(500);
    while found.len() <= limit && looked < LOOKED_MAX {
        let page = ledger.page(&asked).await?;
        let Some(last) = page.last() else {
            return Ok((found, false));
        };
        looked += page.len();
        asked.after = Some(last.id);
        found.extend(
            page.into_iter()
                .filter(|it| it.claim.attribution.source.role == role),
        );
    }
    Ok((found, true))
}

/// The documents of claims.
pub(crate) async fn documents(
    ledger: &Ledger,
    claims: &[StoredClaim],
) -> Result<HashMap<DocumentId, StoredDocument>, Failure> {
    let mut ids: Vec<DocumentId> = claims.iter().map(|it| it.document).collect();
    ids.sort_unstable();
    ids.dedup();
    if ids.is_empty() {
        return Ok(HashMap::new());
    }
    let filter = DocumentFilter {
        documents: ids,
        ..DocumentFilter::default()
    };
    let found = ledger.documents(&filter).await?;
    Ok(found.into_iter().map(|it| (it.id, it)).collect())
}

/// The filters, as a form that works without a script.
pub(crate) fn form(visit: &Visit, action: &str) -> Markup {
    let asked = &visit.asked;
    let measures = Measure::ALL
        .iter()
        .map(|it| (it.as_str(), words::measure(*it).to_owned()));
    let wide = [
        "source",
        "role",
        "place",
        "stance",
        "kind",
        "measure",
        "from",
        "until",
        "document",
        "state",
        "reviewed_only",
    ]
    .iter()
    .any(|key| asked.get(key).is_some());
    html! {
        form.filters method="get" action=(action) hx-get=(action) hx-target="#results" hx-select="#results"
            hx-swap="outerHTML" hx-push-url="true" hx-trigger="submit, change" aria-label="Filters" {
            @if let Some(day) = asked.get("as_of") { input type="hidden" name="as_of" value=(day); }
            div.row {
                (parts::text(asked, "about", "About", "a group, a person, a place"))
                div.field.end { button type="submit" { "Filter" } }
            }
            details.more open[wide] {
                summary { "More filters" }
                div.grid {
                    (parts::text(asked, "source", "Said by", "a name"))
                    (parts::choice(asked, "role", "In which capacity", parts::names(Role::ALL)))
                    (parts::choice(asked, "stance", "What the speaker does", parts::names(Stance::ALL)))
                    (parts::choice(asked, "kind", "Sort of statement", parts::names(Kind::ALL)))
                    (parts::choice(asked, "measure", "Measures", measures))
                    (parts::text(asked, "place", "Where", "a name or a country code"))
                    (parts::text(asked, "from", "About a time from", "2016-03"))
                    (parts::text(asked, "until", "until", "2016-04"))
                    (parts::text(asked, "document", "In document", "d7"))
                    (parts::choice(asked, "state", "State of review", parts::names(State::ALL)))
                    div.field.check {
                        input #f-reviewed type="checkbox" name="reviewed_only" value="1" checked[asked.get("reviewed_only").is_some()];
                        label for="f-reviewed" { "Only what a person reviewed" }
                    }
                }
            }
        }
    }
}

/// The list, or why it is empty.
pub(crate) fn results(visit: &Visit, listed: &Listed, around: usize) -> Markup {
    html! {
        section #results.results aria-label="Claims" data-queue {
            @if let Some(count) = listed.count {
                p.count-line role="status" { (words::count(count, "claim", "claims")) }
            }
            @if listed.claims.is_empty() {
                (parts::empty("No claim fits", html! {
                    p { "Nothing in the ledger fits these filters" @if visit.asked.get("as_of").is_some() { " by that day" } "." }
                    p { a href=(visit.asked.look().href(&visit.path)) { "Take all filters off" } }
                }))
            }
            @for claim in &listed.claims {
                @if let Some(document) = listed.documents.get(&claim.document) {
                    (parts::card(visit, claim, document, around))
                }
            }
            (parts::next(visit, "after", listed.next.map(|id| id.to_string())))
        }
    }
}
