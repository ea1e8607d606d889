//! Series and areas as files: the pictures as SVG, their data as CSV.

use super::body::{are_few, drawn, turning};
use super::{Shown, open};
use crate::commands::events::map::{dots, shades};
use crate::commands::events::series::finest;
use crate::view::csv;
use crate::web::failure::{Answer, Failure};
use crate::web::visit::Visit;
use axum::extract::Path;
use axum::http::header::{CONTENT_DISPOSITION, CONTENT_TYPE};
use axum::response::IntoResponse as _;
use events::{By, Series};

const SVG: &str = "image/svg+xml";
const CSV: &str = "text/csv; charset=utf-8";

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
    let (kind, text) = match name.as_str() {
        "areas.svg" if are_few(&series, select) => (
            SVG,
            dots(record, select, *measure)
                .await?
                .draw()
                .document()
                .into_bytes(),
        ),
        "areas.svg" => (
            SVG,
            shades(&series, select, *measure)
                .draw()
                .document()
                .into_bytes(),
        ),
        "series.svg" => {
            let turning = turning(&visit, &series, *measure).await?;
            let chart = drawn(&series, select, *measure, turning.as_ref());
            (SVG, chart.draw().document().into_bytes())
        }
        "areas.csv" | "series.csv" => (CSV, cells(&series.value)?),
        _ => return Err(Failure::missing(format!("there is no {name:?}"))),
    };
    let disposition = format!("attachment; filename=\"events-{name}\"");
    let headers = [
        (CONTENT_TYPE, kind.to_owned()),
        (CONTENT_DISPOSITION, disposition),
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
