//! Pieces that several pages are made of.

mod card;
mod filters;

use super::visit::Visit;
use crate::brief::words;
use crate::picture::Picture;
use crate::view::{line, safe};
pub(crate) use card::{after, before, card, facts, lead_in, lead_out, speaker};
pub(crate) use filters::{Name, choice, names, text};
use maud::{Markup, PreEscaped, html};
use record::{Span, State, StoredDocument};

/// What is said where nothing is there, with what to do about it.
pub(crate) fn empty(title: &str, text: Markup) -> Markup {
    html! {
        div.empty {
            h2 { (title) }
            (text)
        }
    }
}

/// Why a question has no answer, with what to do about it.
pub(crate) fn refused(message: &str) -> Markup {
    let (what, remedy) = message.split_once('\n').unwrap_or((message, ""));
    html! {
        p.refused role="alert" { (words::sentence_case(&safe::line(what))) @if !remedy.is_empty() { ": " (safe::line(remedy)) } }
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

/// The secret that every form carries.
pub(crate) fn csrf(visit: &Visit) -> Markup {
    html! { input type="hidden" name="csrf" value=(visit.app.session.csrf()); }
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
