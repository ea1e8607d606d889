//! What a question about events is answered with: totals, a series, a map, rows and what the dataset does not see.

use super::Shown;
use crate::brief::words;
use crate::commands::events::map::{dots, shades};
use crate::commands::events::series::{Measure, chart, finest};
use crate::commands::events::turning::Turning;
use crate::picture::Chart;
use crate::view::safe;
use crate::web::failure::Failure;
use crate::web::parts;
use crate::web::visit::Visit;
use events::{Answer, By, Grain, Row, Select, Series, Toll};
use maud::{Markup, html};

/// Rows listed.
const ROWS: u32 = 60;
/// Rows up to which each place is a dot.
const DOTS_MAX: u64 = 20_000;
/// The most turning points looked for, and the least probability of one that is shown.
const TURNS_MAX: usize = 6;
const SURE_MIN: f64 = 0.5;
/// Months between which they are looked for: in fewer there is nothing to tell, and more would take long.
const MONTHS: std::ops::RangeInclusive<usize> = 24..=720;

pub(super) async fn body(visit: &Visit, shown: &Shown) -> Result<Markup, Failure> {
    let Shown {
        record,
        select,
        measure,
        ..
    } = shown;
    let by = finest(record, select).await?;
    let series = record
        .series(select, by)
        .await
        .map_err(anyhow::Error::from)?;
    let areas = record
        .series(select, By::Area)
        .await
        .map_err(anyhow::Error::from)?;
    let rows = Select {
        limit: Some(ROWS),
        ..select.clone()
    };
    let rows = record.rows(&rows).await.map_err(anyhow::Error::from)?;
    let turning = turning(visit, &series, *measure).await?;
    let Some(total) = series.value.total else {
        return Ok(parts::empty(
            "No row",
            html! {
                p { "The dataset has no row that fits, which is not zero: it may not look there, or keep what is smaller." }
                (definition(&series.asked))
            },
        ));
    };
    let chart = drawn(&series, select, *measure, turning.as_ref());
    let map = match are_few(&series, select) {
        true => dots(record, select, *measure).await?,
        false => shades(&areas, select, *measure),
    };
    let file = |name: &str| visit.asked.href(&format!("/events/{name}"));
    Ok(html! {
        dl.tiles {
            div { dt { "Rows" } dd { (words::number(total.rows as f64)) } }
            @if let Some(events) = total.events { div { dt { "Events" } dd { (words::number(events as f64)) } } }
            @if let Some(toll) = total.toll { div { dt { "Deaths, best (low–high)" } dd { (figures(toll)) } } }
        }
        (definition(&series.asked))
        (parts::picture(&chart.draw(), "The series", &file("series.svg"), &file("series.csv")))
        @if let Some(turning) = &turning { (turns(turning)) }
        (parts::picture(&map.draw(), "The map", &file("areas.svg"), &file("areas.csv")))
        section {
            h2 { "Rows" }
            (table(&rows.value))
            p.note { "The first " (rows.value.len()) " of " (words::number(total.rows as f64)) "." }
        }
        section.sources {
            h2 { "What this dataset is" }
            p { (safe::line(&series.dataset.title)) ", version " (safe::line(&series.dataset.version)) ". " (safe::line(&series.dataset.citation)) }
            @if !series.dataset.unseen.is_empty() { h3 { "What it does not see" } ul.plain { @for it in &series.dataset.unseen { li { (safe::line(it)) } } } }
        }
    })
}

/// "120,631 (117,227–150,786)".
fn figures(toll: Toll) -> String {
    let number = |count: u64| words::number(count as f64);
    let range = match (toll.low, toll.high) {
        (Some(low), Some(high)) => format!(" ({}–{})", number(low), number(high)),
        _ => String::new(),
    };
    format!("{}{range}", number(toll.best))
}

fn definition(asked: &[String]) -> Markup {
    html! { @if !asked.is_empty() { details.more { summary { "How this was counted" } ul.plain { @for it in asked { li { (safe::line(it)) } } } } } }
}

/// Whether each place of a question is to be a dot of its own.
pub(super) fn are_few(series: &Answer<Series>, select: &Select) -> bool {
    let rows = series.value.total.map_or(0, |total| total.rows);
    let narrow = !select.area.is_empty() || !select.actor.is_empty();
    narrow && rows <= DOTS_MAX && series.dataset.grain == Grain::Event
}

/// Where what is shown began to run at another level. A month without a row has
/// no recorded event, so that here, in a dataset of events, it counts as none.
pub(super) async fn turning(
    visit: &Visit,
    series: &Answer<Series>,
    measure: Measure,
) -> Result<Option<Turning>, Failure> {
    let months = series.value.by == By::Month && MONTHS.contains(&series.value.points.len());
    if series.dataset.grain != Grain::Event || !months {
        return Ok(None);
    }
    let found = visit.app.turning(series, TURNS_MAX, measure).await?;
    Ok(Some(found.sure(SURE_MIN)).filter(|it| !it.told().is_empty()))
}

/// The series with its turning points.
pub(super) fn drawn(
    series: &Answer<Series>,
    select: &Select,
    measure: Measure,
    turning: Option<&Turning>,
) -> Chart {
    let mut chart = chart(&[("all".to_owned(), series.clone())], select, measure);
    chart.marks = turning.map_or(vec![], |it| it.marks().0);
    chart
}

fn turns(turning: &Turning) -> Markup {
    html! {
        section aria-label="Turning points" {
            h2 { "Turning points" }
            p.note { "Months from which what is shown ran at another level, with the probability that a break lies within a few months of it: " (turning.method()) "." }
            ul.plain { @for line in turning.told() { li { (line) } } }
        }
    }
}

fn table(rows: &[Row]) -> Markup {
    html! {
        div.table tabindex="0" role="region" aria-label="Rows" {
            table {
                thead { tr { th scope="col" { "When" } th scope="col" { "Where" } th scope="col" { "Who" } th scope="col" { "Type" } th.figure scope="col" { "Deaths" } th scope="col" { "Row" } } }
                tbody {
                    @for row in rows {
                        tr {
                            td.date { (words::window(row.window)) }
                            th scope="row" { (place(row)) }
                            td { (row.dyads.iter().map(|it| safe::line(&it.name)).collect::<Vec<_>>().join("; ")) }
                            td { (row.violence) }
                            td.figure { (row.toll.map(|it| it.to_string()).unwrap_or_else(|| "not told".into())) }
                            td { (safe::line(&row.id)) }
                        }
                    }
                }
            }
        }
    }
}

fn place(row: &Row) -> String {
    let country = row
        .areas
        .iter()
        .map(|it| it.name.as_str())
        .collect::<Vec<_>>()
        .join(" and ");
    let parts = [
        row.site.name.as_deref(),
        row.site.admin1.as_deref(),
        Some(country.as_str()),
    ];
    let parts = parts.into_iter().flatten().filter(|it| !it.is_empty());
    safe::line(&parts.collect::<Vec<_>>().join(", "))
}
