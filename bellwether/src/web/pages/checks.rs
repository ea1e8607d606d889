//! Checks: the test in words, its queries, the verdict by scope, what the data cannot see.

use crate::brief::words;
use crate::view::safe;
use crate::web::failure::{Answer, Failure};
use crate::web::layout::{self, Nav};
use crate::web::parts;
use crate::web::visit::Visit;
use crate::web::why;
use ledger::{Finding, FindingFilter};
use maud::{Markup, html};
use record::{Check, CheckId, ClaimId, Mode, StoredClaim, Verdict};
use std::collections::HashMap;

const PAGE: usize = 20;

pub(crate) async fn page(visit: Visit) -> Answer {
    let all = standing(&visit).await?;
    let as_of = visit.asked.as_of()?;
    let kept: Vec<_> = all
        .iter()
        .filter(|it| as_of.is_none_or(|day| it.found.mode == Mode::AsOf(day)))
        .collect();
    let skip = visit.asked.number("page")?.unwrap_or(0).min(10_000);
    let on = kept.iter().skip(skip * PAGE).take(PAGE);
    let claims = claims_of(&visit, on.clone().map(|it| it.found.claim).collect()).await?;
    let next = ((skip + 1) * PAGE < kept.len()).then(|| (skip + 1).to_string());
    let content = html! {
        (parts::heading("Checks", html! { "What is said, held against what the event record has. A check never says true or false." }))
        @if kept.is_empty() { (none(all.is_empty())) } @else { (verdicts(&kept)) }
        @for it in on { (check(&visit, it, claims.get(&it.found.claim))) }
        (parts::next(&visit, "page", next))
        (parts::command("bellwether check"))
    };
    Ok(layout::page(&visit, Nav::Checks, "Checks", content))
}

/// Those that stand, of one claim if one is named, the newest first.
pub(crate) async fn standing(visit: &Visit) -> Result<Vec<Finding<CheckId, Check>>, Failure> {
    let claims = visit.asked.parse::<ClaimId>("claim")?.into_iter().collect();
    let filter = FindingFilter {
        claims,
        ..FindingFilter::default()
    };
    let mut all = visit.app.ledger.checks(&filter).await?;
    all.reverse();
    Ok(all)
}

fn none(empty: bool) -> Markup {
    parts::empty(
        "Nothing was checked",
        html! {
            @if empty {
                p { "Claims are held against an event record. Bring one in, then check what is said about a group:" }
                pre tabindex="0" { code { "bellwether events import FILE\nbellwether check --about NAME" } }
            } @else { p { "No check was made as of that day. Checks in hindsight and of other days are there when the day is taken off." } }
        },
    )
}

/// The claims of those names, whatever became of them.
pub(crate) async fn claims_of(
    visit: &Visit,
    ids: Vec<ClaimId>,
) -> Result<HashMap<ClaimId, StoredClaim>, Failure> {
    if ids.is_empty() {
        return Ok(HashMap::new());
    }
    let filter = ledger::ClaimFilter {
        claims: ids,
        states: record::State::ALL.to_vec(),
        ..ledger::ClaimFilter::default()
    };
    Ok(visit
        .app
        .ledger
        .page(&filter)
        .await?
        .into_iter()
        .map(|it| (it.id, it))
        .collect())
}

/// How many checks came to what.
fn verdicts(checks: &[&Finding<CheckId, Check>]) -> Markup {
    html! {
        dl.tiles {
            @for verdict in Verdict::ALL {
                @let many = checks.iter().filter(|it| it.found.verdict == *verdict).count();
                @if many > 0 { div { dt { (told(*verdict)) } dd { (words::number(many as f64)) } } }
            }
        }
    }
}

/// A verdict as people say it.
fn told(verdict: Verdict) -> String {
    words::sentence_case(&verdict.as_str().replace('-', " "))
}

fn sign(verdict: Verdict) -> Markup {
    let (class, sign) = match verdict {
        Verdict::Consistent => ("is-reviewed", "="),
        Verdict::Contradicted => ("is-gone", "≠"),
        Verdict::MixedByScope | Verdict::DependsOnTheRule => ("is-mixed", "±"),
        _ => ("is-machine", "?"),
    };
    html! { span.state.(class) { span aria-hidden="true" { (sign) " " } (told(verdict)) } }
}

fn check(visit: &Visit, stored: &Finding<CheckId, Check>, claim: Option<&StoredClaim>) -> Markup {
    let check = &stored.found;
    let mode = match check.mode {
        Mode::Hindsight => "In hindsight: with data that came out after the claim".to_owned(),
        Mode::AsOf(day) => format!("With what was out by {}", words::day(day)),
    };
    html! {
        article.card #(stored.id) tabindex="-1" aria-labelledby={(stored.id) "-h"} {
            header { h2 #{(stored.id) "-h"} { (stored.id) @if let Some(kind) = check.kind { " " span.stance { (kind) } } } (sign(check.verdict)) }
            @if let Some(claim) = claim {
                blockquote.words { (safe::line(claim.claim.words())) }
                p.origin { a href=(visit.asked.look().href(&format!("/claims/{}", claim.id))) { "Claim " (claim.id) } ", " (safe::line(claim.claim.attribution.source.name())) }
            }
            p { (safe::line(&check.test)) }
            p.origin { (mode) ". " @for it in &check.datasets { (safe::line(&it.name)) " " (safe::line(&it.version)) ". " } }
            @if !check.scopes.is_empty() { (rows(&stored.id.to_string(), "Where", check.scopes.iter().map(|it| (safe::line(&it.scope), it.verdict, safe::line(it.why.statement()))).collect())) }
            @if !check.sensitivity.is_empty() { (rows(&stored.id.to_string(), "Read otherwise", check.sensitivity.iter().map(|it| (safe::line(&it.rule), it.verdict, safe::line(&it.finding))).collect())) }
            (list("What the data cannot see", &check.uncovered))
            (list("What a test would need", &check.missing))
            (why::tree(visit, &check.why))
            @if !check.queries.is_empty() {
                details.more { summary { "Queries that print the rows" } pre tabindex="0" { code { @for it in &check.queries { (safe::line(it)) "\n" } } } }
            }
        }
    }
}

fn rows(of: &str, first: &str, rows: Vec<(String, Verdict, String)>) -> Markup {
    html! {
        div.table tabindex="0" role="region" aria-label={(first) ", check " (of)} {
            table {
                thead { tr { th scope="col" { (first) } th scope="col" { "Verdict" } th scope="col" { "Figures" } } }
                tbody { @for (name, verdict, finding) in &rows { tr { th scope="row" { (name) } td { (sign(*verdict)) } td { (finding) } } } }
            }
        }
    }
}

fn list(title: &str, items: &[String]) -> Markup {
    html! { @if !items.is_empty() { h3 { (title) } ul.plain { @for it in items { li { (words::sentence_case(&safe::line(it))) } } } } }
}
