//! Reasons as a tree that ends in words and rows.

use super::parts::passage;
use super::visit::Visit;
use crate::view::safe;
use maud::{Markup, html};
use record::{Ground, Why};

/// Reasons below one another are opened one by one; so deep they go, no deeper.
const DEPTH_MAX: usize = 12;
/// Reasons of one sentence that are shown.
const SHOWN: usize = 60;

/// A sentence with what it rests on. The first level stands open.
pub(crate) fn tree(visit: &Visit, why: &Why) -> Markup {
    html! { div.why { (step(visit, why, 0)) } }
}

fn step(visit: &Visit, why: &Why, depth: usize) -> Markup {
    let reasons = why.reasons();
    html! {
        @if reasons.is_empty() {
            p { (safe::line(why.statement())) " " (why.grounds().first().map_or_else(|| html! {}, |it| ground(visit, it))) }
        } @else if depth >= DEPTH_MAX {
            p { (safe::line(why.statement())) " (" (why.grounds().len()) " grounds)" }
        } @else {
            details open[depth == 0] {
                summary { (safe::line(why.statement())) }
                ul {
                    @for reason in reasons.iter().take(SHOWN) { li { (step(visit, reason, depth + 1)) } }
                    @if reasons.len() > SHOWN { li { "and " (reasons.len() - SHOWN) " more" } }
                }
            }
        }
    }
}

fn ground(visit: &Visit, ground: &Ground) -> Markup {
    match ground {
        Ground::Words { document, span, .. } => {
            html! { a.cite href=(passage(visit, *document, Some(*span))) { (document) ":" (span.start) "-" (span.end) } }
        }
        Ground::Document(document) => {
            html! { a.cite href=(passage(visit, *document, None)) { (document) } }
        }
        Ground::Row { dataset, row } => {
            html! { span.cite { (safe::line(dataset)) " row " (safe::line(row)) } }
        }
    }
}
