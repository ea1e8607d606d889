//! The event record, in the form of `bellwether events … --json`.

use super::answers::{counted, page, written};
use super::describe::{Paging, Rows};
use crate::commands::events::series::{Measure, finest};
use crate::commands::events::view::{AnswerView, DatasetView, RowView};
use crate::web::failure::{Answer, Failure};
use crate::web::pages::events::{record, select};
use crate::web::visit::Visit;
use events::{By, Record, Select};
use std::sync::Arc;

/// The most turning points that can be asked for.
const TURNS_MAX: usize = 6;

/// Which versions of which datasets are there, and what each cannot see
#[utoipa::path(
    get, path = "/api/v1/events/datasets", tag = "Events",
    responses((status = 200, description = "All of them, on one page"))
)]
pub(super) async fn datasets(visit: Visit) -> Answer {
    let all = match record(&visit).await? {
        Some(record) => record.datasets().await?,
        None => Vec::new(),
    };
    let items = all.iter().map(DatasetView::new).map(value);
    page(items.collect::<Result<_, _>>()?, Some(all.len()), None)
}

/// Rows of a dataset: what happened, where, between whom
#[utoipa::path(
    get, path = "/api/v1/events", tag = "Events", params(Rows, Paging),
    responses((status = 200, description = "A page of rows; `after` and `next` are counted"), (status = 400, description = "No such name, or no dataset chosen of several"))
)]
pub(super) async fn rows(visit: Visit) -> Answer {
    let (record, asked) = question(&visit).await?;
    let (limit, after) = counted(&visit.asked)?;
    let asked = Select {
        limit: u32::try_from(limit + 1).ok(),
        skip: u32::try_from(after).unwrap_or(u32::MAX),
        ..asked
    };
    let answer = record.rows(&asked).await?;
    let rows = answer.value.iter().take(limit);
    let items = rows.map(|row| value(RowView::new(&answer.dataset, row)));
    let next = (answer.value.len() > limit).then(|| (after + limit).to_string());
    page(items.collect::<Result<_, _>>()?, None, next)
}

/// How many events and deaths, with what the figure stands on
#[utoipa::path(
    get, path = "/api/v1/events/count", tag = "Events",
    params(Rows, ("by" = Option<String>, Query, description = "A line for each month, year, area or actor")),
    responses((status = 200, description = "The dataset, how the question was understood, points and total; a tally of null is no row, which is not zero"))
)]
pub(super) async fn count(visit: Visit) -> Answer {
    let (record, asked) = question(&visit).await?;
    match visit.asked.parse::<By>("by")? {
        Some(by) => written(&AnswerView::series(&record.series(&asked, by).await?, None)),
        None => written(&AnswerView::count(&record.count(&asked).await?)),
    }
}

/// Counts over time, with turning points if they are asked for
#[utoipa::path(
    get, path = "/api/v1/events/series", tag = "Events",
    params(
        Rows,
        ("by" = Option<String>, Query, description = "month or year; the finest the dataset has unless said"),
        ("measure" = Option<String>, Query, description = "In what turning points are looked for: deaths (the default) or events"),
        ("turning_points" = Option<usize>, Query, description = "Look for so many by month, at most 6"),
    ),
    responses((status = 200, description = "As of counts; a month without a row has a tally of null, never zero"))
)]
pub(super) async fn series(visit: Visit) -> Answer {
    let (record, asked) = question(&visit).await?;
    let by = match visit.asked.parse::<By>("by")? {
        Some(by @ (By::Month | By::Year)) => by,
        Some(by) => {
            return Err(Failure::bad(format!(
                "a series cannot be by {by}\ngive by=month or by=year"
            )));
        }
        None => finest(&record, &asked).await?,
    };
    let measure = visit.asked.parse("measure")?.unwrap_or(Measure::Deaths);
    let most = match visit.asked.number("turning_points")? {
        Some(most) if !(1..=TURNS_MAX).contains(&most) => {
            return Err(Failure::bad(format!(
                "{most} turning points cannot be looked for\ngive turning_points from 1 to {TURNS_MAX}"
            )));
        }
        most => most,
    };
    let answer = record.series(&asked, by).await?;
    let turning = match most {
        Some(most) => Some(visit.app.turning(&answer, most, measure).await),
        None => None,
    };
    let turning = turning
        .transpose()
        .map_err(|error| Failure::bad(error.to_string()))?;
    written(&AnswerView::series(&answer, turning.map(|it| it.views())))
}

/// The record and the question of an address.
async fn question(visit: &Visit) -> Result<(Arc<Record>, Select), Failure> {
    let none =
        || Failure::missing("there is no event record\n`bellwether events import FILE` makes one");
    let record = record(visit).await?.ok_or_else(none)?;
    let asked = select(&visit.asked, &record).await?;
    Ok((record, asked))
}

fn value(view: impl serde::Serialize) -> Result<serde_json::Value, Failure> {
    Ok(serde_json::to_value(view).map_err(anyhow::Error::from)?)
}
