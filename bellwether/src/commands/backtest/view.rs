//! What a backtest comes to, as JSON and CSV have it. Contract: docs/schema/backtest.schema.json.

use judging::forecast::backtest::{self, Cell, Outcome};
use judging::forecast::models;
use judging::scores::{self, AlarmCase, Interval};
use record::Alarm;
use serde::Serialize;

/// A model's scores over all windows, over those after the choice of models, and by window.
#[derive(Debug, Serialize)]
pub(super) struct Scored {
    pub(super) model: String,
    /// What it is held against.
    pub(super) benchmark: String,
    #[serde(flatten)]
    pub(super) all: Period,
    /// The windows after the year up to which models were chosen, if there are any.
    pub(super) after_choice: Option<Period>,
    pub(super) windows: Vec<Window>,
}

/// Scores over several windows.
#[derive(Debug, Serialize)]
pub(super) struct Period {
    /// First and last window.
    pub(super) years: [i16; 2],
    pub(super) windows_scored: usize,
    /// Geometric mean over windows of CRPS in parts of the benchmark's.
    pub(super) relative: Bounds,
    /// Mean over windows of the difference of CRPS to the benchmark, in deaths.
    pub(super) difference: Bounds,
    /// The same of ignorance, in bits.
    pub(super) ignorance_difference: Bounds,
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
    /// Differences to the benchmark's.
    pub(super) auc_difference: Option<Bounds>,
    pub(super) brier_difference: Option<Bounds>,
    pub(super) recall_difference: Option<Bounds>,
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
        let windows = outcome.windows.iter().zip(&benchmark.windows);
        let later = |it: &Outcome| it.after(models::CHOSEN_THROUGH);
        let later = later(outcome).zip(later(benchmark));
        Scored {
            model: outcome.model.clone(),
            benchmark: benchmark.model.clone(),
            all: Period::new(outcome, benchmark, areas),
            after_choice: later.map(|(ours, theirs)| Period::new(&ours, &theirs, areas)),
            windows: windows.map(Window::new).collect(),
        }
    }
}

impl Period {
    fn new(outcome: &Outcome, benchmark: &Outcome, areas: usize) -> Period {
        let crps = |cell: &Cell| cell.crps;
        let ignorance = |cell: &Cell| cell.ignorance;
        let sums = |score: fn(&Cell) -> f64| [outcome, benchmark].map(|it| it.sums(areas, score));
        let ([ours, theirs], [our_bits, their_bits]) = (sums(crps), sums(ignorance));
        let (won, worst) = outcome.against(benchmark);
        let pits = outcome.windows.iter().flat_map(|window| &window.cells);
        let year = |window: Option<&backtest::Window>| window.map_or(0, |window| window.year);
        let alarms = |alarm| {
            let [ours, theirs] = [outcome, benchmark].map(|it| it.cases(alarm));
            Alarms::new(&ours, &theirs, areas)
        };
        Period {
            years: [year(outcome.windows.first()), year(outcome.windows.last())],
            windows_scored: outcome.windows.len(),
            relative: scores::relative(&ours, &theirs).into(),
            difference: scores::mean_difference(&ours, &theirs).into(),
            ignorance_difference: scores::mean_difference(&our_bits, &their_bits).into(),
            won,
            worst,
            crps: outcome.mean(crps),
            crps_without_largest: outcome.crps_without_largest(),
            crps_log: outcome.mean(|cell| cell.crps_log),
            crps_above_25: outcome.mean(|cell| cell.crps_above),
            ignorance: outcome.mean(ignorance),
            interval_score: outcome.mean(|cell| cell.interval_score),
            coverage_of_months_with_deaths: outcome.coverage(),
            pit: scores::histogram(pits.map(|cell| cell.pit), 10),
            onset: alarms(Alarm::Onset),
            rise: alarms(Alarm::Rise),
        }
    }
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
    fn new(cases: &[AlarmCase], benchmark: &[AlarmCase], areas: usize) -> Alarms {
        let recall = |cases: &[AlarmCase]| scores::recall(cases, 10);
        let difference = |score: fn(&[AlarmCase]) -> Option<f64>| {
            scores::alarm_difference(cases, benchmark, areas, score).map(Bounds::from)
        };
        Alarms {
            cases: cases.len(),
            happened: cases.iter().filter(|case| case.happened).count(),
            auc: scores::auc(cases),
            brier: scores::brier(cases),
            recall_at_ten: recall(cases),
            auc_difference: difference(scores::auc),
            brier_difference: difference(scores::brier),
            recall_difference: difference(recall),
        }
    }
}

impl Window {
    fn new((ours, theirs): (&backtest::Window, &backtest::Window)) -> Window {
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
