//! Events: what a dataset records, as a series with its turning points, a map and rows.
//!
//! The address holds the options of `bellwether events`, read by its parser.

mod body;
mod files;

use crate::commands::events::ask::Ask;
use crate::commands::events::series::Measure;
use crate::web::asked::Asked;
use crate::web::failure::{Answer, Failure};
use crate::web::layout::{self, Nav};
use crate::web::parts;
use crate::web::visit::Visit;
use axum::http::StatusCode;
use clap::Parser as _;
use events::{Dataset, Grain, Record, Select, Violence};
pub(crate) use files::file;
use maud::{Markup, html};
use std::sync::Arc;

/// Keys that are options of `bellwether events`.
pub(crate) const OPTIONS: [&str; 13] = [
    "dataset",
    "version",
    "as_of",
    "actor",
    "against",
    "area",
    "outside",
    "admin1",
    "type",
    "kind",
    "perpetrator",
    "since",
    "until",
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
    record: Arc<Record>,
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
        Some(shown) => {
            let (body, refused) = match body::body(&visit, &shown).await {
                Ok(body) => (body, false),
                Err(failure) if failure.is_bad() => (parts::refused(failure.message()), true),
                Err(failure) => return Err(failure),
            };
            let content = html! { (heading) (form(&visit, &shown)) (body) };
            let mut page = layout::page(&visit, Nav::Events, "Events", content);
            if refused {
                *page.status_mut() = StatusCode::BAD_REQUEST;
            }
            return Ok(page);
        }
    };
    Ok(layout::page(&visit, Nav::Events, "Events", content))
}

/// `None` where there is no record, or nothing in it.
async fn open(visit: &Visit) -> Result<Option<Shown>, Failure> {
    let Some(record) = record(visit).await? else {
        return Ok(None);
    };
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
    let select = select(&asked, &record).await?;
    let measure = visit.asked.parse("measure")?.unwrap_or(Measure::Deaths);
    Ok(Some(Shown {
        record,
        datasets,
        select,
        measure,
    }))
}

/// The event record, if there is one.
pub(crate) async fn record(visit: &Visit) -> Result<Option<Arc<Record>>, Failure> {
    match visit.app.events.exists() {
        true => Ok(Some(visit.app.record().await?)),
        false => Ok(None),
    }
}

/// The question of an address.
pub(crate) async fn select(asked: &Asked, record: &Record) -> Result<Select, Failure> {
    let made = picked(asked)?.select(record).await;
    made.map_err(|error| match error.is::<events::Error>() {
        true => Failure::from(error),
        false => Failure::bad(error.to_string()),
    })
}

fn picked(asked: &Asked) -> Result<Ask, Failure> {
    let options = asked.pairs().filter(|(key, _)| OPTIONS.contains(key));
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
                (parts::text(&asked, "until", "Until", "2016-06"))
                div.field {
                    label for="f-measure" { "What is counted" }
                    select #f-measure name="measure" { @for it in Measure::ALL { option value=(it.name()) selected[*it == shown.measure] { (it) } } }
                }
                div.field.end { button type="submit" { "Show" } }
            }
        }
    }
}
