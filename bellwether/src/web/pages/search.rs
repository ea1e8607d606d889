//! Search: words in documents and claims.

use super::claims::documents;
use super::review::see;
use crate::brief::words;
use crate::view::safe;
use crate::web::asked::Asked;
use crate::web::failure::Answer;
use crate::web::layout::{self, Nav};
use crate::web::parts;
use crate::web::search::{Hits, Wanted, saved};
use crate::web::visit::Visit;
use axum::extract::Form;
use ledger::{ClaimFilter, DocumentFilter};
use maud::{Markup, html};
use record::{StoredClaim, StoredDocument};
use serde::Deserialize;
use std::collections::HashMap;
use std::ops::Range;

const PAGE: usize = 20;

pub(crate) async fn page(visit: Visit) -> Answer {
    let asked = &visit.asked;
    let words = asked.get("q").unwrap_or_default().to_owned();
    let results = match words.trim().is_empty() {
        true => html! { (help()) },
        false => found(&visit, &words).await?,
    };
    let content = html! {
        (parts::heading("Search", html! { "Words in every report and claim of this ledger." }))
        form.ask method="get" action="/search" role="search" aria-label="Search" {
            @if let Some(day) = asked.get("as_of") { input type="hidden" name="as_of" value=(day); }
            label for="q" { "Words" }
            input #q type="search" name="q" value=(words) autocomplete="off" placeholder="hospital AND (siege OR shelling)";
            div.check {
                input #similar type="checkbox" name="similar" value="1" checked[asked.get("similar").is_some()];
                label for="similar" { "similar spellings too" }
            }
            button type="submit" { "Search" }
        }
        div.searching {
            div #results { (results) }
            (kept(&visit, &words))
        }
    };
    Ok(layout::page(&visit, Nav::Search, "Search", content))
}

fn help() -> Markup {
    html! {
        div.empty {
            h2 { "How to ask" }
            dl.syntax {
                div { dt { code { "convoy ambush" } } dd { "both words" } }
                div { dt { code { "convoy OR patrol" } } dd { "either" } }
                div { dt { code { "siege NOT camp" } } dd { "one without the other" } }
                div { dt { code { "\"relief board\"" } } dd { "words in a row" } }
                div { dt { code { "source:police subject:front" } } dd { "in one part of a claim; also place, title, outlet" } }
            }
        }
    }
}

async fn found(visit: &Visit, words: &str) -> Result<Markup, crate::web::failure::Failure> {
    let (app, asked) = (&visit.app, &visit.asked);
    let note = app.index.ready(&app.ledger).await?;
    let note =
        note.map(|(done, all)| format!("The index is being made: {done} of {all} reports so far."));
    let claims = asked.get("in") == Some("claims");
    let wanted = |claims: bool, limit: usize| -> Result<_, crate::web::failure::Failure> {
        Ok(Wanted {
            words,
            claims,
            similar: asked.get("similar").is_some(),
            as_of: asked.as_of()?,
            skip: asked.number("page")?.unwrap_or(0).min(500) * PAGE,
            limit,
        })
    };
    let hits = app.index.find(&wanted(claims, PAGE)?).await?;
    let other = app
        .index
        .find(&Wanted {
            skip: 0,
            ..wanted(!claims, 1)?
        })
        .await?;
    let (reports, told) = if claims {
        (other.count, hits.count)
    } else {
        (hits.count, other.count)
    };
    let page = asked.number("page")?.unwrap_or(0);
    let next = ((page + 1) * PAGE < hits.count).then(|| (page + 1).to_string());
    let tab = |name: &'static str, key: &str, count: usize, on: bool| {
        html! {
            a href=(asked.with("in", key).href("/search")) aria-current=[on.then_some("true")] { (name) span.count { (words::number(count as f64)) } }
        }
    };
    let listed = if claims {
        self::claims(visit, &hits).await?
    } else {
        reports_of(visit, &hits).await?
    };
    Ok(html! {
        @if let Some(note) = note { p.note role="status" { (note) } }
        @for flaw in &hits.unclear { p.note role="status" { "Not understood and left out: " (safe::line(flaw)) } }
        nav.tabs aria-label="Where to search" { (tab("Reports", "reports", reports, !claims)) (tab("Claims", "claims", told, claims)) }
        @if hits.count == 0 {
            (parts::empty("Nothing found", html! { p { "No " @if claims { "claim" } @else { "report" } " has these words" @if asked.get("as_of").is_some() { " by that day" } ". Try fewer words, or similar spellings." } }))
        }
        (listed)
        (parts::next(visit, "page", next))
    })
}

async fn reports_of(visit: &Visit, hits: &Hits) -> Result<Markup, crate::web::failure::Failure> {
    let ids: Vec<_> = hits.hits.iter().map(|it| it.document).collect();
    if ids.is_empty() {
        return Ok(html! {});
    }
    let filter = DocumentFilter {
        documents: ids,
        ..DocumentFilter::default()
    };
    let found = visit.app.ledger.documents(&filter).await?;
    let by_id: HashMap<_, &StoredDocument> = found.iter().map(|it| (it.id, it)).collect();
    Ok(html! {
        ol.hits {
            @for it in hits.hits.iter().filter_map(|hit| by_id.get(&hit.document)) {
                li {
                    h2 { a href=(parts::passage(visit, it.id, None)) { (parts::title(it)) } }
                    p.origin { (it.id) " · " (it.document.outlet.as_deref().map(safe::line).unwrap_or_else(|| "no outlet".into())) " · " (it.document.published.map_or_else(|| "undated".into(), words::date)) }
                    p.snippet { (highlighted(hits, &it.document.text)) }
                }
            }
        }
    })
}

async fn claims(visit: &Visit, hits: &Hits) -> Result<Markup, crate::web::failure::Failure> {
    let ids: Vec<_> = hits.hits.iter().filter_map(|it| it.claim).collect();
    if ids.is_empty() {
        return Ok(html! {});
    }
    let filter = ClaimFilter {
        claims: ids,
        ..ClaimFilter::default()
    };
    let found = visit.app.ledger.page(&filter).await?;
    let papers = documents(&visit.app.ledger, &found).await?;
    let by_id: HashMap<_, &StoredClaim> = found.iter().map(|it| (it.id, it)).collect();
    let rows = hits.hits.iter().filter_map(|hit| {
        let claim = by_id.get(&hit.claim?)?;
        Some((claim, papers.get(&claim.document)?))
    });
    Ok(html! {
        ol.hits {
            @for (claim, document) in rows {
                li {
                    h2 { a href=(visit.asked.look().href(&format!("/claims/{}", claim.id))) { (claim.id) } " " span.stance { (safe::cut(&safe::line(claim.claim.attribution.source.name()), 60)) " " (claim.claim.stance) } }
                    p.snippet { (highlighted(hits, claim.claim.words())) }
                    p.origin { (parts::origin(visit, document, Some(claim.claim.span))) }
                }
            }
        }
    })
}

/// The best part of a text, its words marked; all of it only text.
fn highlighted(hits: &Hits, text: &str) -> Markup {
    let (fragment, marks) = hits.snippet(text);
    let mut at = 0;
    let mut runs: Vec<(Range<usize>, bool)> = vec![];
    for mark in marks {
        runs.push((at..mark.start, false));
        at = mark.end;
        runs.push((mark, true));
    }
    runs.push((at..fragment.len(), false));
    html! {
        @for (range, marked) in runs {
            @let words = safe::inline(fragment.get(range).unwrap_or_default());
            @if marked { mark { (words) } } @else { (words) }
        }
    }
}

fn kept(visit: &Visit, words: &str) -> Markup {
    let all = saved::load(visit.app.path());
    html! {
        aside.kept aria-label="Saved searches" {
            h2 { "Saved" }
            @if all.is_empty() { p.note { "None yet." } }
            ul {
                @for it in &all {
                    li {
                        a href={"/search?" (it.query)} { (it.name) }
                        form method="post" action="/search/delete" {
                            (parts::csrf(visit))
                            input type="hidden" name="name" value=(it.name);
                            button.quiet type="submit" aria-label={"Delete the search " (it.name)} { "Delete" }
                        }
                    }
                }
            }
            @if !words.is_empty() {
                form method="post" action="/search/save" {
                    (parts::csrf(visit))
                    input type="hidden" name="query" value=(visit.asked.without("page").href("").trim_start_matches('?'));
                    div.field { label for="save-as" { "Save this search as" } input #save-as type="text" name="name" value=(words) required maxlength="80"; }
                    button type="submit" { "Save" }
                }
            }
        }
    }
}

#[derive(Deserialize)]
pub(crate) struct Named {
    name: String,
    query: Option<String>,
}

pub(crate) async fn save(visit: Visit, Form(named): Form<Named>) -> Answer {
    let name: String = safe::line(&named.name).chars().take(80).collect();
    // Read and written anew, so that nothing but a query can be kept.
    let query = Asked::read(&named.query.unwrap_or_default()).href("");
    let query = query.trim_start_matches('?').to_owned();
    saved::keep(
        visit.app.path(),
        saved::Saved {
            name,
            query: query.clone(),
        },
    )?;
    visit.app.turned();
    Ok(see(&format!("/search?{query}")))
}

pub(crate) async fn delete(visit: Visit, Form(named): Form<Named>) -> Answer {
    saved::delete(visit.app.path(), &named.name)?;
    visit.app.turned();
    Ok(see("/search"))
}
