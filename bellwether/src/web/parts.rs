//! Pieces that several pages are made of.

use super::asked::Asked;
use super::marked;
use super::visit::Visit;
use crate::brief::words;
use crate::picture::Picture;
use crate::view::{line, safe};
use maud::{Markup, PreEscaped, html};
use record::{Span, State, StoredClaim, StoredDocument};

/// What is said where nothing is there, with what to do about it.
pub(crate) fn empty(title: &str, text: Markup) -> Markup {
    html! {
        div.empty {
            h2 { (title) }
            (text)
        }
    }
}

/// The heading of a page, with a line under it.
pub(crate) fn heading(title: &str, lead: Markup) -> Markup {
    html! {
        header.heading {
            h1 { (title) }
            p.lead { (lead) }
        }
    }
}

/// A picture with itself and its data as files. A script makes its figures
/// readable by pointer and keys; without one each has them as its title.
pub(crate) fn picture(picture: &Picture, what: &str, svg: &str, csv: &str) -> Markup {
    html! {
        figure.picture data-picture {
            // The program's own writing, in which all text is escaped.
            div.scroll tabindex="0" role="region" aria-label=(what) { (PreEscaped(picture.fragment())) }
            figcaption { (what) " as " a href=(csv) download { "CSV" } ", " a href=(svg) download { "SVG" } }
        }
    }
}

/// The same on the command line.
pub(crate) fn command(line: &str) -> Markup {
    html! {
        details.command {
            summary { "The same on the command line" }
            pre tabindex="0" { code { (line) } }
        }
    }
}

/// How a claim stands, as a sign and in words.
pub(crate) fn state(state: State) -> Markup {
    let class = match state {
        State::Machine => "is-machine",
        State::Accepted | State::Written => "is-reviewed",
        _ => "is-gone",
    };
    html! { span.state.(class) { span aria-hidden="true" { (line::mark(state)) } " " (line::state(state)) } }
}

/// "Courier, 22 March 2016, “Title”", with a link to the document.
pub(crate) fn origin(visit: &Visit, document: &StoredDocument, at: Option<Span>) -> Markup {
    let meta = &document.document;
    html! {
        a href=(passage(visit, document.id, at)) { (title(document)) }
        @if let Some(outlet) = &meta.outlet { ", " (safe::line(outlet)) }
        ", " (meta.published.map_or_else(|| "undated".into(), words::date))
    }
}

pub(crate) fn title(document: &StoredDocument) -> String {
    let title = document.document.title.as_deref().map(safe::line);
    let title = title
        .filter(|title| !title.is_empty())
        .map(|title| safe::cut(&title, 90));
    title.unwrap_or_else(|| format!("Report {}", document.id))
}

/// The address of words in their document.
pub(crate) fn passage(visit: &Visit, document: record::DocumentId, at: Option<Span>) -> String {
    let look = visit.asked.look();
    match at {
        None => look.href(&format!("/documents/{document}")),
        Some(span) => {
            let asked = look.with("span", &format!("{}-{}", span.start, span.end));
            format!("{}#here", asked.href(&format!("/documents/{document}")))
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
        (
            "Source",
            Some(format!("{}{via}", safe::line(source.name()))),
        ),
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
                    " " span.stance { (claim.claim.attribution.source.role) " " (claim.claim.stance) }
                }
                (state(claim.state))
            }
            blockquote.words {
                @if around > 0 { (context(text, before(text, span, around))) }
                (marked::show(text, span, &marked::parts(claim), false))
                @if around > 0 { (context(text, after(text, span, around))) }
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

fn context(text: &str, span: Span) -> Markup {
    html! { span.around { (safe::inline(span.of(text).unwrap_or_default())) } }
}

/// Whole words before a span.
fn before(text: &str, span: Span, around: usize) -> Span {
    let start = text.floor_char_boundary(span.start.saturating_sub(around));
    let skip = if start == 0 {
        0
    } else {
        text[start..span.start].find(' ').unwrap_or(0)
    };
    Span::new(start + skip, span.start)
}

/// Whole words after a span.
fn after(text: &str, span: Span, around: usize) -> Span {
    let end = text.ceil_char_boundary((span.end + around).min(text.len()));
    let keep = if end == text.len() {
        end - span.end
    } else {
        text[span.end..end].rfind(' ').unwrap_or(0)
    };
    Span::new(span.end, span.end + keep)
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

/// The secret that every form carries.
pub(crate) fn csrf(visit: &Visit) -> Markup {
    html! { input type="hidden" name="csrf" value=(visit.app.session.csrf()); }
}

/// A choice of stable names, as a filter: none is the default.
pub(crate) fn choice(
    asked: &Asked,
    key: &str,
    label: &str,
    names: impl Iterator<Item = (&'static str, String)>,
) -> Markup {
    let now = asked.get(key).unwrap_or_default();
    html! {
        div.field {
            label for={"f-" (key)} { (label) }
            select #{"f-" (key)} name=(key) {
                option value="" selected[now.is_empty()] { "any" }
                @for (name, shown) in names { option value=(name) selected[now == name] { (shown) } }
            }
        }
    }
}

pub(crate) fn text(asked: &Asked, key: &str, label: &str, hint: &str) -> Markup {
    html! {
        div.field {
            label for={"f-" (key)} { (label) }
            input #{"f-" (key)} type="text" name=(key) value=[asked.get(key)] placeholder=(hint) autocomplete="off";
        }
    }
}

/// Stable names as they are.
pub(crate) fn names<T: Copy + ToString + 'static>(
    all: &'static [T],
) -> impl Iterator<Item = (&'static str, String)>
where
    &'static str: From<Name<T>>,
{
    all.iter()
        .map(|name| (Name(*name).into(), name.to_string()))
}

/// A value with a stable name.
pub(crate) struct Name<T>(pub(crate) T);

macro_rules! stable {
    ($($name:ty,)+) => {
        $(impl From<Name<$name>> for &'static str {
            fn from(name: Name<$name>) -> &'static str {
                name.0.as_str()
            }
        })+
    };
}

stable! {
    record::Kind, record::Stance, record::Role, record::Measure, record::State, record::EntityKind,
    record::Unit, record::Comparator, record::Nature,
}

/// A page of a long list: where the next begins.
pub(crate) fn next(visit: &Visit, key: &str, value: Option<String>) -> Markup {
    html! {
        @if value.is_some() || visit.asked.get(key).is_some() {
            nav.pager aria-label="Pages of the list" {
                @if visit.asked.get(key).is_some() { a href=(visit.asked.without(key).href(&visit.path)) rel="first" { "From the start" } }
                @if let Some(value) = value { a.button href=(visit.asked.with(key, &value).href(&visit.path)) rel="next" { "Next" } }
            }
        }
    }
}
