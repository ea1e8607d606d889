//! Events: what a dataset records, as a series with its turning points, a map and rows.
//!
//! The address holds the options of `bellwether events`, read by its parser.

use crate::brief::words;
use crate::commands::events::ask::Ask;
use crate::commands::events::map::{dots, shades};
use crate::commands::events::series::{Measure, chart, finest};
use crate::picture::{Mark, Picture};
use crate::view::{csv, safe};
use crate::web::asked::Asked;
use crate::web::failure::{Answer, Failure};
use crate::web::layout::{self, Nav};
use crate::web::parts;
use crate::web::visit::Visit;
use axum::extract::Path;
use axum::http::header::{CONTENT_DISPOSITION, CONTENT_TYPE};
use axum::response::IntoResponse as _;
use clap::Parser as _;
use events::{By, Dataset, Grain, Key, Record, Row, Select, Series, Violence};
use judging::changepoints::changepoints;
use maud::{Markup, PreEscaped, html};

/// Rows listed.
const ROWS: u32 = 60;
/// Rows up to which each place is a dot.
const DOTS_MAX: u64 = 20_000;
/// The most turning points looked for, and the least probability of one that is shown.
const TURNS_MAX: usize = 6;
const SURE_MIN: f64 = 0.5;

/// Keys that are options of `bellwether events`.
const OPTIONS: [&str; 9] = [
    "dataset", "version", "as_of", "actor", "area", "admin1", "type", "since", "until",
];

#[derive(clap::Parser)]
#[command(
    no_binary_name = true,
    disable_help_flag = true,
    disable_version_flag = true
)]
struct Picked {
    #[command(flatten)]
    ask: Ask,
}

/// What is shown, from one version of one dataset.
struct Shown {
    record: Record,
    datasets: Vec<Dataset>,
    select: Select,
    measure: Measure,
}

pub(crate) async fn page(visit: Visit) -> Answer {
    let heading = parts::heading(
        "Events",
        html! { "What happened, by the datasets that record it. No row is not zero." },
    );
    let content = match open(&visit).await? {
        None => html! {
            (heading)
            (parts::empty("No event record yet", html! {
                p { "Bring a dataset of events in, and open this page again:" }
                pre tabindex="0" { code { "bellwether events import FILE" } }
            }))
        },
        Some(shown) => html! { (heading) (form(&visit, &shown)) (body(&visit, &shown).await?) },
    };
    Ok(layout::page(&visit, Nav::Events, "Events", content))
}

/// `None` where there is no record, or nothing in it.
async fn open(visit: &Visit) -> Result<Option<Shown>, Failure> {
    let path = &visit.app.events;
    if !path.exists() {
        return Ok(None);
    }
    let record = Record::open(path).await.map_err(anyhow::Error::from)?;
    let mut datasets = record.datasets().await.map_err(anyhow::Error::from)?;
    datasets.retain(|it| it.grain != Grain::Actor);
    let Some(first) = datasets
        .iter()
        .find(|it| it.grain == Grain::Event)
        .or(datasets.first())
    else {
        return Ok(None);
    };
    let asked = match visit.asked.get("dataset") {
        Some(_) => visit.asked.clone(),
        None => visit.asked.with("dataset", &first.name),
    };
    let select = picked(&asked)?.select(&record).await?;
    let measure = visit.asked.parse("measure")?.unwrap_or(Measure::Deaths);
    Ok(Some(Shown {
        record,
        datasets,
        select,
        measure,
    }))
}

fn picked(asked: &Asked) -> Result<Ask, Failure> {
    let options = OPTIONS
        .iter()
        .filter_map(|key| Some((*key, asked.get(key)?)));
    let arguments = options.map(|(key, value)| format!("--{}={value}", key.replace('_', "-")));
    let picked = Picked::try_parse_from(arguments).map_err(|error| {
        let told = error.render().to_string();
        Failure::bad(
            told.trim_start_matches("error: ")
                .lines()
                .take(2)
                .collect::<Vec<_>>()
                .join("\n"),
        )
    })?;
    Ok(picked.ask)
}

fn form(visit: &Visit, shown: &Shown) -> Markup {
    let asked = visit.asked.with("dataset", &shown.select.dataset);
    let mut names: Vec<&str> = shown.datasets.iter().map(|it| it.name.as_str()).collect();
    names.sort_unstable();
    names.dedup();
    html! {
        form.filters method="get" action="/events" aria-label="Filters" {
            @if let Some(day) = asked.get("as_of") { input type="hidden" name="as_of" value=(day); }
            div.grid {
                div.field {
                    label for="f-dataset" { "Dataset" }
                    select #f-dataset name="dataset" { @for name in &names { option value=(name) selected[*name == shown.select.dataset] { (name) } } }
                }
                (parts::text(&asked, "actor", "Actor", "a name or an alias"))
                (parts::text(&asked, "area", "Country or region", "Niger, West Africa"))
                (parts::choice(&asked, "type", "Type of violence", Violence::ALL.iter().map(|it| (it.as_str(), it.to_string()))))
                (parts::text(&asked, "since", "From", "2014"))
                (parts::text(&asked, "until", "until", "2016-06"))
                (parts::choice(&asked, "measure", "Show", Measure::ALL.iter().map(|it| (it.name(), it.to_string()))))
                div.field.end { button type="submit" { "Show" } }
            }
        }
    }
}

async fn body(visit: &Visit, shown: &Shown) -> Result<Markup, Failure> {
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
    let marks = marks(&series.value, series.dataset.grain);
    let Some(total) = series.value.total else {
        return Ok(parts::empty(
            "No row",
            html! {
                p { "The dataset has no row that fits, which is not zero: it may not look there, or keep what is smaller." }
                (definition(&series.asked))
            },
        ));
    };
    let mut drawn = chart(&[("all".to_owned(), series.clone())], select, *measure);
    drawn.marks.clone_from(&marks);
    let few = total.rows <= DOTS_MAX
        && series.dataset.grain == Grain::Event
        && (!select.area.is_empty() || !select.actor.is_empty());
    let map = if few {
        dots(record, select, *measure).await?
    } else {
        shades(&areas, select, *measure)
    };
    let file = |name: &str| visit.asked.href(&format!("/events/{name}"));
    Ok(html! {
        dl.tiles {
            div { dt { "Rows" } dd { (words::number(total.rows as f64)) } }
            @if let Some(events) = total.events { div { dt { "Events" } dd { (words::number(events as f64)) } } }
            @if let Some(toll) = total.toll { div { dt { "Deaths, best (low–high)" } dd { (toll) } } }
        }
        (definition(&series.asked))
        (figure(&drawn.draw(), &file("series.csv"), "The series"))
        @if !marks.is_empty() {
            section aria-label="Turning points" {
                h2 { "Turning points" }
                p.note { "Months from which recorded events ran at another level, with the probability that a break lies within a few months of it." }
                ul.plain { @for mark in &marks { li { (mark.label) } } }
            }
        }
        (figure(&map.draw(), &file("areas.csv"), "The map"))
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

fn definition(asked: &[String]) -> Markup {
    html! { @if !asked.is_empty() { details.more { summary { "How this was counted" } ul.plain { @for it in asked { li { (safe::line(it)) } } } } } }
}

/// A picture with its data beside it; both are the program's own writing.
fn figure(picture: &Picture, data: &str, what: &str) -> Markup {
    html! {
        figure.picture {
            (PreEscaped(picture.fragment()))
            figcaption { (what) " as " a href=(data) download { "CSV" } ", " a href=(data.replace(".csv", ".svg")) download { "SVG" } }
        }
    }
}

/// Where recorded events began to run at another level. A month without a row
/// has no recorded event, so that here, in a dataset of events, it counts as none.
fn marks(series: &Series, grain: Grain) -> Vec<Mark> {
    if grain != Grain::Event || series.by != By::Month || !(24..=720).contains(&series.points.len())
    {
        return vec![];
    }
    let counts: Vec<u32> = series
        .points
        .iter()
        .map(|it| {
            it.tally
                .and_then(|it| it.events)
                .map_or(0, |it| u32::try_from(it).unwrap_or(u32::MAX))
        })
        .collect();
    let found = changepoints(&counts, TURNS_MAX)
        .points
        .into_iter()
        .filter(|it| it.sure >= SURE_MIN);
    let mark = |it: judging::changepoints::Changepoint| {
        let Key::Month(month) = series.points.get(it.at)?.key else {
            return None;
        };
        let label = format!(
            "{month}: {} to {} events a month, {:.0} %",
            words::number(it.before.round()),
            words::number(it.after.round()),
            it.sure * 100.0
        );
        Some(Mark {
            at: month.first(),
            between: None,
            label,
        })
    };
    found.filter_map(mark).collect()
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

/// Series and areas as files, and their pictures.
pub(crate) async fn file(visit: Visit, Path(name): Path<String>) -> Answer {
    let shown = open(&visit).await?.ok_or_else(|| {
        Failure::missing("there is no event record\n`bellwether events import FILE` makes one")
    })?;
    let Shown {
        record,
        select,
        measure,
        ..
    } = &shown;
    let by = match name.split('.').next() {
        Some("series") => finest(record, select).await?,
        Some("areas") => By::Area,
        _ => return Err(Failure::missing(format!("there is no {name:?}"))),
    };
    let series = record
        .series(select, by)
        .await
        .map_err(anyhow::Error::from)?;
    let (kind, text) = match (name.as_str(), by) {
        ("areas.svg", _) => (
            "image/svg+xml",
            shades(&series, select, *measure)
                .draw()
                .document()
                .into_bytes(),
        ),
        ("series.svg", _) => (
            "image/svg+xml",
            chart(&[("all".to_owned(), series)], select, *measure)
                .draw()
                .document()
                .into_bytes(),
        ),
        (_, _) if name.ends_with(".csv") => ("text/csv; charset=utf-8", cells(&series.value)?),
        _ => return Err(Failure::missing(format!("there is no {name:?}"))),
    };
    let headers = [
        (CONTENT_TYPE, kind.to_owned()),
        (
            CONTENT_DISPOSITION,
            format!(
                "attachment; filename=\"{}\"",
                if name.ends_with("svg") {
                    "events.svg"
                } else {
                    "events.csv"
                }
            ),
        ),
    ];
    Ok((headers, text).into_response())
}

/// One line a point; cells of a point without a row are empty, not zero.
fn cells(series: &Series) -> anyhow::Result<Vec<u8>> {
    let mut out = vec![];
    let header = [
        series.by.as_str(),
        "rows",
        "events",
        "uncounted",
        "best",
        "low",
        "high",
    ];
    csv::write(
        &mut out,
        header,
        series.points.iter().map(|point| {
            let tally = point.tally;
            let toll = tally.and_then(|it| it.toll);
            let number = |value: Option<u64>| value.map(|it| it.to_string()).unwrap_or_default();
            [
                csv::cell(point.key.to_string()),
                number(tally.map(|it| it.rows)),
                number(tally.and_then(|it| it.events)),
                number(tally.map(|it| it.uncounted)),
                number(toll.map(|it| it.best)),
                number(toll.and_then(|it| it.low)),
                number(toll.and_then(|it| it.high)),
            ]
        }),
    )?;
    Ok(out)
}
