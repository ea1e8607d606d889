//! A month of a forecast as people and programs see it.

use crate::outlook::{deaths, percent};
use crate::view::csv;
use judging::forecast::{Draws, ONSET_DEATHS, Past};
use serde::Serialize;

/// A month of an area. Contract: docs/schema/forecast.schema.json.
#[derive(Debug, Serialize)]
pub(super) struct Line {
    area: String,
    code: String,
    admin1: Option<String>,
    month: String,
    pub(super) horizon_months: usize,
    pub(super) median: f64,
    pub(super) low: f64,
    pub(super) high: f64,
    coverage: f64,
    mean: f64,
    none: f64,
    at_least_25: f64,
    model: String,
    dataset: String,
    data_through: String,
    hindsight: bool,
}

/// Columns in CSV.
pub(super) const COLUMNS: [&str; 15] = [
    "area",
    "code",
    "month",
    "horizon_months",
    "median",
    "low",
    "high",
    "coverage",
    "mean",
    "none",
    "at_least_25",
    "model",
    "dataset",
    "data_through",
    "hindsight",
];

const COVERAGE: f64 = 0.9;

/// One month of one area, from its draws.
pub(super) fn line(
    past: &Past<'_>,
    area: usize,
    horizon: usize,
    draws: &Draws,
    model: &str,
    dataset: &str,
    hindsight: bool,
) -> Line {
    let (low, high) = draws.interval(COVERAGE);
    Line {
        area: past.areas()[area].to_string(),
        code: past.areas()[area].country.clone(),
        admin1: past.areas()[area].admin1.clone(),
        month: past.cut().plus(horizon as i32).to_string(),
        horizon_months: horizon,
        median: draws.quantile(0.5),
        low,
        high,
        coverage: COVERAGE,
        mean: draws.mean(),
        none: 1.0 - draws.at_least(0.5),
        at_least_25: draws.at_least(ONSET_DEATHS),
        model: model.to_owned(),
        dataset: dataset.to_owned(),
        data_through: past.cut().to_string(),
        hindsight,
    }
}

/// Cells under [`COLUMNS`].
pub(super) fn row(line: &Line) -> [String; 15] {
    [
        csv::cell(&line.area),
        csv::cell(&line.code),
        line.month.clone(),
        line.horizon_months.to_string(),
        line.median.to_string(),
        line.low.to_string(),
        line.high.to_string(),
        line.coverage.to_string(),
        line.mean.to_string(),
        line.none.to_string(),
        line.at_least_25.to_string(),
        csv::cell(&line.model),
        csv::cell(&line.dataset),
        line.data_through.clone(),
        line.hindsight.to_string(),
    ]
}

/// For people.
pub(super) fn cells(line: &Line) -> Vec<String> {
    vec![
        line.area.clone(),
        line.month.clone(),
        deaths(line.median),
        deaths(line.low),
        deaths(line.high),
        percent(line.none),
        percent(line.at_least_25),
    ]
}
