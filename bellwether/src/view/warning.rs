//! A warning as programs see it. Contract: docs/schema/warning.schema.json.

use super::csv;
use super::why::WhyView;
use record::{Warning, WarningId};
use serde::Serialize;
use std::fmt::Display;

/// One warning.
#[derive(Debug, Serialize)]
pub(crate) struct WarningView<'a> {
    /// Its name in the ledger, where it stands there.
    id: Option<String>,
    area: String,
    code: &'a str,
    admin1: Option<&'a str>,
    alarm: &'static str,
    probability: f64,
    months: [String; 2],
    deaths_a_month: RangeView,
    deaths_last_year: f64,
    history: HistoryView,
    as_of: String,
    data_through: String,
    dataset: &'a str,
    model: &'a str,
    /// Against the one that stood before it, where it was just made.
    change: Option<String>,
    why: WhyView,
}

#[derive(Debug, Serialize)]
struct RangeView {
    low: f64,
    median: f64,
    high: f64,
    coverage: f64,
}

#[derive(Debug, Serialize)]
struct HistoryView {
    years: [i16; 2],
    alarms: u32,
    followed: u32,
    false_alarms: u32,
    missed: u32,
}

/// Columns in CSV.
pub(crate) const COLUMNS: [&str; 19] = [
    "area",
    "code",
    "alarm",
    "probability",
    "from",
    "to",
    "low",
    "median",
    "high",
    "coverage",
    "deaths_last_year",
    "alarms",
    "followed",
    "missed",
    "as_of",
    "data_through",
    "dataset",
    "model",
    "change",
];

impl<'a> WarningView<'a> {
    /// One that was just made.
    pub(crate) fn made(warning: &'a Warning, change: &impl Display) -> WarningView<'a> {
        let change = Some(change.to_string());
        WarningView {
            change,
            ..WarningView::of(warning)
        }
    }

    /// One that stands in the ledger.
    pub(crate) fn standing(id: WarningId, warning: &'a Warning) -> WarningView<'a> {
        let id = Some(id.to_string());
        WarningView {
            id,
            ..WarningView::of(warning)
        }
    }

    fn of(warning: &'a Warning) -> WarningView<'a> {
        let (range, history) = (warning.range, warning.history);
        WarningView {
            id: None,
            area: warning.area.to_string(),
            code: &warning.area.country,
            admin1: warning.area.admin1.as_deref(),
            alarm: warning.alarm.as_str(),
            probability: warning.probability,
            months: [warning.months.0.to_string(), warning.months.1.to_string()],
            deaths_a_month: RangeView {
                low: range.low,
                median: range.median,
                high: range.high,
                coverage: range.coverage,
            },
            deaths_last_year: warning.recent_deaths,
            history: HistoryView {
                years: [history.years.0, history.years.1],
                alarms: history.alarms,
                followed: history.followed,
                false_alarms: history.alarms - history.followed,
                missed: history.missed,
            },
            as_of: warning.as_of.to_string(),
            data_through: warning.data_through.to_string(),
            dataset: &warning.dataset,
            model: &warning.model,
            change: None,
            why: warning.why().into(),
        }
    }
}

/// Cells under [`COLUMNS`].
pub(crate) fn row(warning: &Warning, change: &impl Display) -> [String; 19] {
    let (range, history) = (warning.range, warning.history);
    [
        csv::cell(warning.area.to_string()),
        csv::cell(&warning.area.country),
        warning.alarm.to_string(),
        warning.probability.to_string(),
        warning.months.0.to_string(),
        warning.months.1.to_string(),
        range.low.to_string(),
        range.median.to_string(),
        range.high.to_string(),
        range.coverage.to_string(),
        warning.recent_deaths.to_string(),
        history.alarms.to_string(),
        history.followed.to_string(),
        history.missed.to_string(),
        warning.as_of.to_string(),
        warning.data_through.to_string(),
        csv::cell(&warning.dataset),
        csv::cell(&warning.model),
        csv::cell(change.to_string()),
    ]
}
