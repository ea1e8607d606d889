//! What a backtest comes to, as JSON and CSV have it. Contract: docs/schema/backtest.schema.json.

use judging::forecast::backtest::{Cell, Outcome};
use judging::scores::{self, AlarmCase, Interval};
use record::Alarm;
use serde::Serialize;

/// A model's scores over all windows, and by window.
#[derive(Debug, Serialize)]
pub(super) struct Scored {
    pub(super) model: String,
    /// Geometric mean over windows of CRPS in parts of the benchmark's.
    pub(super) relative: Bounds,
    /// Mean over windows of the difference of CRPS to the benchmark, in deaths.
    pub(super) difference: Bounds,
    pub(super) won: usize,
    pub(super) worst: f64,
    pub(super) crps: f64,
    /// The same without the one cell in which most died.
    pub(super) crps_without_largest: f64,
    pub(super) crps_log: f64,
    pub(super) crps_above_25: f64,
    pub(super) ignorance: f64,
    pub(super) interval_score: f64,
    pub(super) coverage_of_months_with_deaths: Option<f64>,
    pub(super) pit: Vec<f64>,
    pub(super) onset: Alarms,
    pub(super) rise: Alarms,
    pub(super) windows: Vec<Window>,
}

/// An estimate with the 95 % interval of a bootstrap over countries.
#[derive(Debug, Serialize)]
pub(super) struct Bounds {
    pub(super) estimate: f64,
    pub(super) low: f64,
    pub(super) high: f64,
}

/// How good alarms were.
#[derive(Debug, Serialize)]
pub(super) struct Alarms {
    pub(super) cases: usize,
    pub(super) happened: usize,
    pub(super) auc: Option<f64>,
    pub(super) brier: Option<f64>,
    /// Of those that happened, the share among the ten most alarming of their year.
    pub(super) recall_at_ten: Option<f64>,
}

/// One year.
#[derive(Debug, Serialize)]
pub(super) struct Window {
    pub(super) year: i16,
    pub(super) cells: usize,
    pub(super) crps: f64,
    pub(super) relative: f64,
    pub(super) crps_log: f64,
    pub(super) crps_above_25: f64,
    pub(super) ignorance: f64,
    pub(super) interval_score: f64,
    pub(super) onsets: usize,
    pub(super) rises: usize,
}

/// Columns of a listing by window.
pub(super) const WINDOW: [&str; 11] = [
    "model",
    "year",
    "cells",
    "crps",
    "relative",
    "crps_log",
    "crps_above_25",
    "ignorance",
    "interval_score",
    "onsets",
    "rises",
];

impl Scored {
    pub(super) fn new(outcome: &Outcome, benchmark: &Outcome, areas: usize) -> Scored {
        let crps = |cell: &Cell| cell.crps;
        let (ours, theirs) = (outcome.sums(areas, crps), benchmark.sums(areas, crps));
        let (won, worst) = outcome.against(benchmark);
        let cells = || outcome.windows.iter().flat_map(|window| &window.cells);
        Scored {
            model: outcome.model.clone(),
            relative: scores::relative(&ours, &theirs).into(),
            difference: scores::mean_difference(&ours, &theirs).into(),
            won,
            worst,
            crps: outcome.mean(crps),
            crps_without_largest: without_largest(outcome),
            crps_log: outcome.mean(|cell| cell.crps_log),
            crps_above_25: outcome.mean(|cell| cell.crps_above),
            ignorance: outcome.mean(|cell| cell.ignorance),
            interval_score: outcome.mean(|cell| cell.interval_score),
            coverage_of_months_with_deaths: outcome.coverage(),
            pit: scores::histogram(cells().map(|cell| cell.pit), 10),
            onset: Alarms::new(&outcome.cases(Alarm::Onset)),
            rise: Alarms::new(&outcome.cases(Alarm::Rise)),
            windows: outcome
                .windows
                .iter()
                .zip(&benchmark.windows)
                .map(Window::new)
                .collect(),
        }
    }
}

/// One cell can be half of a year's loss; what is left without it tells whether the rest got better.
fn without_largest(outcome: &Outcome) -> f64 {
    let cells = || outcome.windows.iter().flat_map(|window| &window.cells);
    let largest = cells().map(|cell| cell.observed).fold(0.0, f64::max);
    let mean = |window: &judging::forecast::backtest::Window| {
        let kept = || window.cells.iter().filter(|cell| cell.observed < largest);
        kept().map(|cell| cell.crps).sum::<f64>() / kept().count() as f64
    };
    outcome.windows.iter().map(mean).sum::<f64>() / outcome.windows.len() as f64
}

impl From<Interval> for Bounds {
    fn from(it: Interval) -> Bounds {
        Bounds {
            estimate: it.estimate,
            low: it.low,
            high: it.high,
        }
    }
}

impl Alarms {
    fn new(cases: &[AlarmCase]) -> Alarms {
        Alarms {
            cases: cases.len(),
            happened: cases.iter().filter(|case| case.happened).count(),
            auc: scores::auc(cases),
            brier: scores::brier(cases),
            recall_at_ten: scores::recall(cases, 10),
        }
    }
}

impl Window {
    fn new(
        (ours, theirs): (
            &judging::forecast::backtest::Window,
            &judging::forecast::backtest::Window,
        ),
    ) -> Window {
        let crps = |cell: &Cell| cell.crps;
        let happened = |cases: &[AlarmCase]| cases.iter().filter(|case| case.happened).count();
        Window {
            year: ours.year,
            cells: ours.cells.len(),
            crps: ours.mean(crps),
            relative: ours.mean(crps) / theirs.mean(crps),
            crps_log: ours.mean(|cell| cell.crps_log),
            crps_above_25: ours.mean(|cell| cell.crps_above),
            ignorance: ours.mean(|cell| cell.ignorance),
            interval_score: ours.mean(|cell| cell.interval_score),
            onsets: happened(&ours.onsets),
            rises: happened(&ours.rises),
        }
    }
}

/// A model's windows as rows under [`WINDOW`].
pub(super) fn rows(scored: &Scored) -> impl Iterator<Item = [String; 11]> + '_ {
    scored.windows.iter().map(|window| {
        [
            scored.model.clone(),
            window.year.to_string(),
            window.cells.to_string(),
            window.crps.to_string(),
            window.relative.to_string(),
            window.crps_log.to_string(),
            window.crps_above_25.to_string(),
            window.ignorance.to_string(),
            window.interval_score.to_string(),
            window.onsets.to_string(),
            window.rises.to_string(),
        ]
    })
}
