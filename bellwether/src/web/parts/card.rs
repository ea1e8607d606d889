//! A claim as a card: its words, what they say, where they stand, and what can be done with it.

use super::{csrf, origin, state};
use crate::brief::words;
use crate::view::safe;
use crate::web::asked::Asked;
use crate::web::marked;
use crate::web::visit::Visit;
use maud::{Markup, html};
use record::{Role, Source, Span, State, StoredClaim, StoredDocument};

/// A claim as a card that can be reviewed.
pub(crate) fn card(
    visit: &Visit,
    claim: &StoredClaim,
    document: &StoredDocument,
    around: usize,
) -> Markup {
    let (id, span) = (claim.id, claim.claim.span);
    let text = &document.document.text;
    html! {
        article.card #(id) tabindex="-1" data-card data-claims=(id) aria-labelledby={(id) "-h"} {
            header {
                h2 #{(id) "-h"} {
                    a href=(visit.asked.look().href(&format!("/claims/{id}"))) { (id) }
                    " " span.stance { (who(claim.claim.attribution.source.role)) " " (claim.claim.stance) }
                }
                (state(claim.state))
            }
            blockquote.words {
                @if around > 0 { (lead_in(text, span, around)) }
                (marked::show(text, span, &marked::parts(claim), false))
                @if around > 0 { (lead_out(text, span, around)) }
            }
            dl.facts {
                @for (name, value) in facts(claim) { div { dt { (name) } dd { (value) } } }
            }
            p.origin { (origin(visit, document, Some(span))) }
            @if let Some(reason) = &claim.reason { p.reason { "Reason: " (safe::line(reason)) } }
            (actions(visit, claim))
        }
    }
}

/// Name and value of all that a claim says, in plain words.
pub(crate) fn facts(stored: &StoredClaim) -> Vec<(&'static str, String)> {
    let claim = &stored.claim;
    let source = &claim.attribution.source;
    let via: String = claim
        .attribution
        .via
        .iter()
        .map(|it| format!(" via {}", safe::line(it.name())))
        .collect();
    let number = claim.quantity.as_ref().map(|q| {
        let nature = words::nature(q.nature)
            .map(|it| format!(" ({it})"))
            .unwrap_or_default();
        format!(
            "{}, {}{nature}",
            words::figure(q),
            words::measure_in_text(q.measure)
        )
    });
    let sure = claim.certainty.as_ref().map(|it| {
        let (low, high) = it.band.percent();
        format!("{} ({low}–{high} %)", it.band)
    });
    let when = claim
        .time
        .as_ref()
        .map(|it| it.window.map_or_else(|| "open".into(), words::window));
    let facts = [
        ("Source", Some(format!("{}{via}", speaker(source)))),
        (
            "About",
            claim.subject.as_ref().map(|it| safe::line(&it.name)),
        ),
        ("How much", number),
        ("Where", claim.place.as_ref().map(|it| safe::line(&it.name))),
        ("When", when),
        ("How sure", sure),
    ];
    facts
        .into_iter()
        .filter_map(|(name, value)| Some((name, value?)))
        .collect()
}

/// A source by its name; reports that speak for themselves have none.
pub(crate) fn speaker(source: &Source) -> String {
    match source.role {
        Role::Author => who(source.role).into(),
        _ => safe::line(source.name()),
    }
}

/// A speaker in a capacity, before a verb.
fn who(role: Role) -> &'static str {
    match role {
        Role::Official => "an official source",
        Role::Analyst => "an analyst",
        Role::Group => "an armed group",
        Role::Outlet => "a news outlet",
        Role::Anonymous => "a source without a name",
        Role::Author => "the report itself",
        Role::Other => "somebody",
    }
}

/// What a person can do with a claim where it stands.
fn actions(visit: &Visit, claim: &StoredClaim) -> Markup {
    let (id, back) = (claim.id, visit.asked.href(&visit.path));
    let post = format!("/claims/{id}/review");
    let edit = Asked::default()
        .with("back", &back)
        .href(&format!("/claims/{id}/edit"));
    let judged = matches!(
        claim.state,
        State::Accepted | State::Rejected | State::Superseded
    ) && claim.reader.is_some();
    let open = claim.state.current() || claim.state == State::Rejected;
    html! {
        form.actions method="post" action=(post) hx-post=(post) hx-target="closest [data-card]" hx-swap="outerHTML" {
            (csrf(visit))
            input type="hidden" name="back" value=(back);
            input type="hidden" name="around" value=(visit.path == "/review");
            @if open && claim.state != State::Accepted && claim.state != State::Written {
                button name="do" value="accept" data-key="a" aria-label={"Accept " (id)} { "Accept" }
            }
            @if open { a.button href=(edit) data-key="e" aria-label={"Edit " (id)} { "Edit" } }
            @if open && claim.state != State::Rejected {
                button.quiet name="do" value="reject" data-key="r" aria-label={"Reject " (id)} { "Reject" }
            }
            @if judged { button.quiet name="do" value="undo" data-key="u" aria-label={"Undo the review of " (id)} { "Undo" } }
        }
    }
}

/// What stands before the words of a span, with a sign where it was cut.
pub(crate) fn lead_in(text: &str, span: Span, around: usize) -> Markup {
    let words = before(text, span, around);
    html! { span.around { @if words.start > 0 { "…" } (safe::inline(words.of(text).unwrap_or_default())) } }
}

/// What stands after them.
pub(crate) fn lead_out(text: &str, span: Span, around: usize) -> Markup {
    let words = after(text, span, around);
    html! { span.around { (safe::inline(words.of(text).unwrap_or_default())) @if words.end < text.len() { " …" } } }
}

/// Whole words before a span.
pub(crate) fn before(text: &str, span: Span, around: usize) -> Span {
    let start = text.floor_char_boundary(span.start.saturating_sub(around));
    let skip = if start == 0 {
        0
    } else {
        text[start..span.start].find(' ').unwrap_or(0)
    };
    Span::new(start + skip, span.start)
}

/// Whole words after a span.
pub(crate) fn after(text: &str, span: Span, around: usize) -> Span {
    let end = text.ceil_char_boundary((span.end + around).min(text.len()));
    let keep = if end == text.len() {
        end - span.end
    } else {
        text[span.end..end].rfind(' ').unwrap_or(0)
    };
    Span::new(span.end, span.end + keep)
}
