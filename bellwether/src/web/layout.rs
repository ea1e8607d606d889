//! What stands around every page: navigation, the day to look back from, the foot.

use super::asked::Asked;
use super::assets::href;
pub(crate) use super::navigation::Nav;
use super::navigation::side;
use super::visit::Visit;
use crate::brief::words;
use axum::response::{IntoResponse, Response};
use maud::{DOCTYPE, Markup, html};

/// htmx without styles, scripts or requests that the policy forbids, and
/// without a copy of pages in the browser's storage. What it puts in answers
/// to keys at once: in the usual 20 ms before it settles, a quick "undo" went
/// to a form that htmx had not seen yet, loaded the page anew and lost the focus.
const HTMX: &str = r#"{"defaultSettleDelay":0,"includeIndicatorStyles":false,"allowEval":false,"allowScriptTags":false,"selfRequestsOnly":true,"historyCacheSize":0,"refreshOnHistoryMiss":true}"#;

/// A whole page.
pub(crate) fn page(visit: &Visit, nav: Nav, title: &str, content: Markup) -> Response {
    let empty = visit.status.counts.documents == 0 && nav.shows_reports();
    let content = if empty { nothing_yet(title) } else { content };
    let body = html! {
        body {
            a.skip href="#main" { "Skip to the content" }
            div.frame {
                (side(visit, nav))
                div.body {
                    (as_of(visit))
                    main #main tabindex="-1" { (content) }
                    (foot(visit))
                }
            }
        }
    };
    shell(title, body).into_response()
}

/// What stands on every page about reports before there is one.
fn nothing_yet(title: &str) -> Markup {
    html! {
        header.heading { h1 { (title) } }
        div.empty {
            h2 { "No reports yet" }
            p { "This page shows what stands in reports, and this ledger has none." }
            p.actions { a.button.primary href="/import" { "Import reports" } a.button href="/" { "Look at the sample" } }
        }
    }
}

/// A page that needs no ledger: an error.
pub(crate) fn message(title: &str, message: &str) -> Markup {
    let mut lines = message.lines();
    let body = html! {
        body.alone {
            main #main tabindex="-1" {
                p.brand { a href="/" { (mark()) "Bellwether" } }
                h1 { (title) }
                p.lead { (lines.next().unwrap_or_default()) }
                @for line in lines { p { (line) } }
                p { a.button href="/" { "To the overview" } }
            }
        }
    };
    shell(title, body)
}

fn shell(title: &str, body: Markup) -> Markup {
    html! {
        (DOCTYPE)
        html lang="en" {
            head {
                meta charset="utf-8";
                meta name="viewport" content="width=device-width, initial-scale=1";
                meta name="color-scheme" content="light dark";
                meta name="htmx-config" content=(HTMX);
                title { (title) " · Bellwether" }
                link rel="stylesheet" href=(href("app.css"));
                link rel="icon" type="image/svg+xml" href=(href("icon.svg"));
                script src=(href("htmx.js")) defer {}
                script src=(href("app.js")) type="module" {}
            }
            (body)
        }
    }
}

/// A bell, drawn.
pub(super) fn mark() -> Markup {
    html! {
        svg.bell viewBox="0 0 24 24" width="22" height="22" aria-hidden="true" {
            path d="M12 3a6 6 0 0 0-6 6v4.2L4.2 17h15.6L18 13.2V9a6 6 0 0 0-6-6Z" fill="none" stroke="currentColor" stroke-width="1.7" stroke-linejoin="round" {}
            path d="M9.8 19.6a2.3 2.3 0 0 0 4.4 0" fill="none" stroke="currentColor" stroke-width="1.7" stroke-linecap="round" {}
        }
    }
}

/// The day to look back from: a date for everybody, a slider where scripts run.
fn as_of(visit: &Visit) -> Markup {
    let asked = visit.asked.without("as_of");
    let day = visit.asked.as_of().ok().flatten();
    let days = visit.status.days();
    html! {
        form.asof method="get" action=(visit.path) role="search" aria-label="State of knowledge" data-asof {
            @for (key, value) in asked.pairs() { input type="hidden" name=(key) value=(value); }
            div.asof-date {
                label for="as-of" { "As known on" }
                input #as-of type="date" name="as_of" value=[day] min=[days.map(|it| it.0)] max=[days.map(|it| it.1)];
                button type="submit" { "Show" }
                @if day.is_some() { a.quiet href=(asked.href(&visit.path)) { "All" } }
            }
            @if let Some((first, last)) = days {
                div.asof-slider hidden data-first=(first) data-last=(last) {
                    @if visit.status.months.len() > 5 { (histogram(&visit.status.months, first, last)) }
                    input #as-of-slider type="range" aria-label="Day to look back from" min="0" max="1" value="1";
                    span.ends aria-hidden="true" { span { (first.strftime("%b %Y")) } span { (last.strftime("%b %Y")) } }
                }
            }
        }
    }
}

/// How many documents came out in each month, as one shape.
fn histogram(months: &[(String, u64)], first: record::Date, last: record::Date) -> Markup {
    let index = |year: i16, month: i8| i64::from(year) * 12 + i64::from(month) - 1;
    let (start, end) = (
        index(first.year(), first.month()),
        index(last.year(), last.month()),
    );
    let most = months.iter().map(|(_, count)| *count).max().unwrap_or(1) as f64;
    let bars: String = months
        .iter()
        .filter_map(|(month, count)| {
            let day: record::Date = format!("{month}-01").parse().ok()?;
            let at = index(day.year(), day.month()) - start;
            let height = (*count as f64 / most).sqrt() * 20.0;
            Some(format!("M{at} 20v-{height:.1}h1v{height:.1}z"))
        })
        .collect();
    html! {
        svg.histogram viewBox={"0 0 " (end - start + 1) " 20"} preserveAspectRatio="none" aria-hidden="true" {
            path d=(bars) {}
        }
    }
}

fn foot(visit: &Visit) -> Markup {
    let path = visit
        .app
        .path()
        .file_name()
        .map(|name| name.to_string_lossy().into_owned());
    let claims = visit.status.claims(record::State::current);
    html! {
        footer {
            p {
                strong { (path.unwrap_or_default()) } " · "
                (words::count(usize_of(visit.status.documents()), "report", "reports")) " · "
                (words::count(usize_of(claims), "claim", "claims"))
            }
            p { a href=(Asked::default().href("/api")) { "API" } " · Everything stays on this machine." }
        }
    }
}

fn usize_of(count: u64) -> usize {
    usize::try_from(count).unwrap_or(usize::MAX)
}
