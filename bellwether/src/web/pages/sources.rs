//! Sources: who said what, how often, and how many origins stand behind their carriers.

use super::claims::documents;
use crate::about::About;
use crate::brief::words;
use crate::view::safe;
use crate::web::failure::{Answer, Failure};
use crate::web::layout::{self, Nav};
use crate::web::parts;
use crate::web::subject::choose;
use crate::web::visit::Visit;
use judging::origins::{Origin, origins};
use ledger::{ClaimFilter, Counted, Facet};
use maud::{Markup, html};
use record::{ClaimId, Role, Source, Stance, StoredClaim};

const PAGE: usize = 50;
/// Origins and claims shown of one source.
const SHOWN: usize = 20;
/// Claims up to which their origins are told apart.
const CLAIMS_MAX: usize = 4_000;

pub(crate) async fn page(visit: Visit) -> Answer {
    match visit.asked.get("source").map(str::to_owned) {
        Some(name) => one(&visit, &name).await,
        None => all(&visit).await,
    }
}

async fn all(visit: &Visit) -> Answer {
    let skip = visit.asked.number("page")?.unwrap_or(0).min(100_000) * PAGE;
    let mut counted = visit
        .app
        .commonest(Facet::Source, visit.asked.as_of()?, skip, PAGE + 1)
        .await?;
    let more = counted.len() > PAGE;
    counted.truncate(PAGE);
    let rows = named(visit, &counted).await?;
    let next = more.then(|| (skip / PAGE + 1).to_string());
    let content = html! {
        (parts::heading("Sources", html! { "Who is quoted, in what capacity and how often. Open one to see how many origins stand behind what was carried." }))
        @if rows.is_empty() { (parts::empty("No source yet", html! { p { "Nothing was read that had come out by that day." } })) }
        @else {
            div.table tabindex="0" role="region" aria-label="Sources" {
                table {
                    thead { tr { th scope="col" { "Source" } th scope="col" { "Capacity" } th.figure scope="col" { "Claims" } th.figure scope="col" { "Reports" } th.figure scope="col" { "Reviewed" } } }
                    tbody {
                        @for (claim, it) in &rows {
                            @let source = &claim.claim.attribution.source;
                            tr {
                                th scope="row" { (called(visit, source)) }
                                td { (source.role) }
                                td.figure { (words::number(it.claims as f64)) }
                                td.figure { (words::number(it.documents as f64)) }
                                td.figure { (words::number(it.reviewed as f64)) }
                            }
                        }
                    }
                }
            }
        }
        (parts::next(visit, "page", next))
    };
    Ok(layout::page(visit, Nav::Sources, "Sources", content))
}

/// A source with the way to what it says. Reports that speak for themselves are
/// no source among others: their claims are listed.
fn called(visit: &Visit, source: &Source) -> Markup {
    let (key, value, path) = match source.role {
        Role::Author => ("role", source.role.as_str(), "/claims"),
        _ => ("source", source.name(), "/sources"),
    };
    html! { a href=(visit.asked.look().with(key, value).href(path)) { (safe::cut(&parts::speaker(source), 80)) } }
}

/// The counts, each with a claim that has the name as it is written.
async fn named<'c>(
    visit: &Visit,
    counted: &'c [Counted],
) -> Result<Vec<(StoredClaim, &'c Counted)>, Failure> {
    if counted.is_empty() {
        return Ok(vec![]);
    }
    let firsts: Vec<ClaimId> = counted.iter().map(|it| it.first).collect();
    let filter = ClaimFilter {
        claims: firsts,
        as_of: visit.asked.as_of()?,
        ..ClaimFilter::default()
    };
    let claims = visit.app.ledger.page(&filter).await?;
    let first = |it: &'c Counted| {
        Some((
            claims.iter().find(|claim| claim.id == it.first)?.clone(),
            it,
        ))
    };
    Ok(counted.iter().filter_map(first).collect())
}

async fn one(visit: &Visit, name: &str) -> Answer {
    let chosen = choose(&visit.app, &visit.asked.picked()?).await?;
    let Some(chosen) = chosen else {
        return Err(Failure::bad("a source needs a name"));
    };
    let name = About::under(name, chosen.identities()).name;
    let shelf = chosen.shelf();
    let claims: Vec<&StoredClaim> = shelf.claims().collect();
    let origins = match claims.len() {
        many if many > CLAIMS_MAX => None,
        _ => Some(visit.app.work(|| origins(&shelf)).await),
    };
    let latest: Vec<StoredClaim> = claims
        .iter()
        .rev()
        .take(SHOWN)
        .map(|it| (*it).clone())
        .collect();
    let papers = documents(&visit.app.ledger, &latest).await?;
    let content = html! {
        header.heading {
            p.eyebrow { a href=(visit.asked.look().href("/sources")) { "Sources" } }
            h1 { (safe::line(&name)) }
            p.lead { (words::count(claims.len(), "claim", "claims")) ", as its own word or passed on by it." }
        }
        @if claims.is_empty() { (parts::empty("Silent", html! { p { "Nothing that had come out by that day quotes it." } })) }
        (stances(&claims))
        @if let Some(origins) = &origins { (carried(visit, origins, &claims)) }
        @else { p.note { "More than " (words::number(CLAIMS_MAX as f64)) " claims: their origins are not told apart here." } }
        section aria-label="Latest claims" data-queue {
            h2 { "Read last" }
            @for claim in &latest { @if let Some(document) = papers.get(&claim.document) { (parts::card(visit, claim, document, 0)) } }
            p { a.button href=(visit.asked.href("/claims")) { "All its claims" } }
        }
        (parts::command(&visit.asked.command("claims")))
    };
    Ok(layout::page(
        visit,
        Nav::Sources,
        &safe::line(&name),
        content,
    ))
}

/// How often it asserts, denies, predicts.
fn stances(claims: &[&StoredClaim]) -> Markup {
    let count = |stance: Stance| claims.iter().filter(|it| it.claim.stance == stance).count();
    html! {
        dl.tiles {
            @for stance in Stance::ALL {
                @let many = count(*stance);
                @if many > 0 { div { dt { (stance) } dd { (words::number(many as f64)) } } }
            }
        }
    }
}

/// Origins against carriers: one figure in four outlets is one origin.
fn carried(visit: &Visit, origins: &[Origin], claims: &[&StoredClaim]) -> Markup {
    let carriers: usize = origins.iter().map(|it| it.carriers.len()).sum();
    let mut most: Vec<&Origin> = origins.iter().filter(|it| it.carriers.len() > 1).collect();
    most.sort_by_key(|it| (std::cmp::Reverse(it.carriers.len()), it.lead()));
    let words_of = |id: ClaimId| {
        claims
            .iter()
            .find(|it| it.id == id)
            .map(|it| safe::cut(&safe::line(it.claim.words()), 180))
    };
    html! {
        section aria-label="Origins and carriers" {
            h2 { "Origins and carriers" }
            p { (words::count(origins.len(), "origin", "origins")) ", carried " (words::count(carriers, "time", "times")) "." }
            @if !most.is_empty() {
                div.table tabindex="0" role="region" aria-label="Most carried" {
                    table {
                        thead { tr { th scope="col" { "Carried most" } th scope="col" { "By" } th scope="col" { "Claims" } } }
                        tbody {
                            @for it in most.into_iter().take(SHOWN) {
                                tr {
                                    th scope="row" { q { (words_of(it.lead()).unwrap_or_default()) } }
                                    td { (safe::cut(&it.carriers.iter().map(|it| safe::line(&it.outlet)).collect::<Vec<_>>().join(", "), 160)) }
                                    td { @for id in it.claims.iter().take(6) { a href=(visit.asked.look().href(&format!("/claims/{id}"))) { (id) } " " } }
                                }
                            }
                        }
                    }
                }
            }
        }
    }
}
