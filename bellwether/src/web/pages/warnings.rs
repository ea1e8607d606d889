//! Warnings: ranked, on a map, each with its range, its why and how often such alarms were right.

use crate::brief::words;
use crate::picture::{Map, Shade, Step, View};
use crate::view::{csv, safe};
use crate::web::failure::{Answer, Failure};
use crate::web::layout::{self, Nav};
use crate::web::parts;
use crate::web::visit::Visit;
use crate::web::why;
use axum::http::header::{CONTENT_DISPOSITION, CONTENT_TYPE};
use axum::response::IntoResponse as _;
use ledger::{Finding, FindingFilter};
use maud::{Markup, html};
use record::{Alarm, Month, Warning, WarningId};
use std::collections::BTreeMap;

/// Warnings with their reasons on a page; the table has all.
const SHOWN: usize = 30;

type Found = Finding<WarningId, Warning>;

pub(crate) async fn page(visit: Visit) -> Answer {
    let warnings = standing(&visit).await?;
    let content = html! {
        (parts::heading("Warnings", html! { "Where fighting may begin or grow, with its range, its reasons and how often such an alarm was right before." }))
        @if warnings.is_empty() {
            (parts::empty("No warning stands", html! {
                p { "Warnings are made from an event record" @if visit.asked.get("as_of").is_some() { ", and none had been made as of that day" } ":" }
                pre tabindex="0" { code { "bellwether events import FILE\nbellwether warn" } }
            }))
        } @else {
            @if let Some(it) = warnings.iter().find(|it| it.found.is_past()) { (past(&it.found)) }
            (parts::picture(&map(&warnings).draw(), "The map", &visit.asked.href("/warnings.svg"), &visit.asked.href("/warnings.csv")))
            (ranking(&warnings))
            @for it in warnings.iter().take(SHOWN) { (warning(&visit, it)) }
        }
        (parts::command("bellwether warn"))
    };
    Ok(layout::page(&visit, Nav::Warnings, "Warnings", content))
}

/// Those that stand and were made by the day looked back from: the newest run, the most probable first.
pub(crate) async fn standing(visit: &Visit) -> Result<Vec<Found>, Failure> {
    let as_of = visit.asked.as_of()?;
    let mut all = visit.app.ledger.warnings(&FindingFilter::default()).await?;
    all.retain(|it| as_of.is_none_or(|day| it.found.as_of <= day));
    let newest = all.iter().map(|it| it.found.as_of).max();
    all.retain(|it| Some(it.found.as_of) == newest);
    all.sort_by(|a, b| {
        b.found
            .probability
            .total_cmp(&a.found.probability)
            .then(a.id.cmp(&b.id))
    });
    Ok(all)
}

const COLUMNS: [&str; 15] = [
    "warning",
    "as_of",
    "country",
    "country_name",
    "admin1",
    "alarm",
    "first_month",
    "last_month",
    "probability",
    "low",
    "median",
    "high",
    "alarms_before",
    "followed",
    "missed",
];

pub(crate) async fn file(visit: Visit) -> Answer {
    let warnings = standing(&visit).await?;
    let mut out = vec![];
    csv::write(
        &mut out,
        COLUMNS,
        warnings.iter().map(|it| {
            let (w, number) = (&it.found, |value: f64| csv::number(Some(value)));
            [
                it.id.to_string(),
                w.as_of.to_string(),
                csv::cell(&w.area.country),
                csv::cell(&w.area.country_name),
                csv::cell(w.area.admin1.as_deref().unwrap_or_default()),
                w.alarm.to_string(),
                w.months.0.to_string(),
                w.months.1.to_string(),
                number(w.probability),
                number(w.range.low),
                number(w.range.median),
                number(w.range.high),
                w.history.alarms.to_string(),
                w.history.followed.to_string(),
                w.history.missed.to_string(),
            ]
        }),
    )?;
    let headers = [
        (CONTENT_TYPE, "text/csv; charset=utf-8"),
        (CONTENT_DISPOSITION, "attachment; filename=\"warnings.csv\""),
    ];
    Ok((headers, out).into_response())
}

/// The map as a file.
pub(crate) async fn drawn(visit: Visit) -> Answer {
    let picture = map(&standing(&visit).await?).draw();
    let headers = [
        (CONTENT_TYPE, "image/svg+xml"),
        (CONTENT_DISPOSITION, "attachment; filename=\"warnings.svg\""),
    ];
    Ok((headers, picture.document()).into_response())
}

/// The highest probability of each country.
fn map(warnings: &[Found]) -> Map {
    let mut shades: BTreeMap<&str, (&str, f64)> = BTreeMap::new();
    for it in warnings {
        let area = &it.found.area;
        let shade = shades
            .entry(&area.country)
            .or_insert((&area.country_name, 0.0));
        shade.1 = shade.1.max((it.found.probability * 100.0).round());
    }
    let shades = shades.into_iter().map(|(code, (name, value))| Shade {
        code: code.into(),
        name: name.into(),
        value,
    });
    Map {
        title: "Where fighting may begin or grow, by country".into(),
        subtitle: "probability in percent; the highest of each country's warnings".into(),
        notes: vec![
            "A country without a colour has no warning, which does not mean that it is safe."
                .into(),
        ],
        view: View::Countries(
            warnings
                .iter()
                .map(|it| it.found.area.country.clone())
                .collect(),
        ),
        unit: "percent".into(),
        none: Some("no warning".into()),
        shades: shades.collect(),
        dots: vec![],
    }
}

/// Deaths that a model expects are no counts: fractions of a person say nothing.
fn deaths(expected: f64) -> String {
    words::number(expected.round())
}

/// "Mar 2022 to Feb 2023".
fn months((first, last): (Month, Month)) -> String {
    let name = |month: Month| Step::Month.name(month.first());
    format!("{} to {}", name(first), name(last))
}

fn percent(share: f64) -> String {
    format!("{} %", words::number((share * 100.0).round()))
}

fn what(alarm: Alarm) -> &'static str {
    match alarm {
        Alarm::Onset => "Fighting may begin",
        Alarm::Rise => "Fighting may grow",
    }
}

/// Old data warn of months that are past: read in passing, they look like news.
fn past(warning: &Warning) -> Markup {
    let end = |month: Month| Step::Month.name(month.first());
    html! {
        p.caution role="note" {
            "These months are past: the data end in " (end(warning.data_through)) ", and the months warned of in " (end(warning.months.1)) ". What may come now needs newer data."
        }
    }
}

fn ranking(warnings: &[Found]) -> Markup {
    html! {
        div.table tabindex="0" role="region" aria-label="Warnings, the most probable first" {
            table {
                thead { tr { th scope="col" { "Where" } th.figure scope="col" { "Probability" } th scope="col" { "What" } th scope="col" { "When" } th.figure scope="col" { "Deaths a month" } th.figure scope="col" { "Came true before" } } }
                tbody {
                    @for it in warnings {
                        @let w = &it.found;
                        tr {
                            th scope="row" { a href={"#" (it.id)} { (safe::line(&w.area.to_string())) } }
                            td.figure { (percent(w.probability)) }
                            td { (what(w.alarm)) }
                            td.date { (months(w.months)) }
                            td.figure { (deaths(w.range.low)) "–" (deaths(w.range.high)) }
                            td.figure { (w.history.followed) " of " (w.history.alarms) }
                        }
                    }
                }
            }
        }
    }
}

fn warning(visit: &Visit, it: &Found) -> Markup {
    let w = &it.found;
    let (range, history) = (&w.range, &w.history);
    html! {
        article.card #(it.id) tabindex="-1" aria-labelledby={(it.id) "-h"} {
            header { h2 #{(it.id) "-h"} { (safe::line(&w.area.to_string())) " " span.stance { (what(w.alarm)) } } span.state { (percent(w.probability)) } }
            dl.facts {
                div { dt { "When" } dd { (months(w.months)) } }
                div { dt { "Deaths of an average month" } dd { (deaths(range.median)) ", " (percent(range.coverage)) " range " (deaths(range.low)) "–" (deaths(range.high)) } }
                div { dt { "Deaths of the last twelve months" } dd { (words::number(w.recent_deaths)) } }
                div { dt { "Made as of" } dd { (words::day(w.as_of)) } }
                div { dt { "Data through" } dd { (Step::Month.name(w.data_through.first())) } }
            }
            p { "Such alarms from " (history.years.0) " to " (history.years.1) ": " (history.alarms) " given, " (history.followed) " followed by what they warned of, " (history.alarms.saturating_sub(history.followed)) " false; " (history.missed) " cases came without one." }
            (why::tree(visit, w.why()))
            p.origin { "Model " (safe::line(&w.model)) " on " (safe::line(&w.dataset)) }
        }
    }
}
