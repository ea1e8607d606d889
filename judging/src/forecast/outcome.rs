//! What a backtest comes to: cells by window, and what is told of them together.

use crate::scores::{AlarmCase, Sums};
use record::{Alarm, Month};

/// One forecast month of one area beside what occurred.
#[derive(Clone, Debug, PartialEq)]
pub struct Cell {
    /// Position of the area.
    pub area: usize,
    /// The month.
    pub month: Month,
    /// Deaths that occurred.
    pub observed: f64,
    /// Mean forecast.
    pub mean: f64,
    /// CRPS in deaths.
    pub crps: f64,
    /// CRPS of log(1 + deaths).
    pub crps_log: f64,
    /// CRPS above [`super::ONSET_DEATHS`].
    pub crps_above: f64,
    /// Ignorance in bits, at [`super::backtest::IGNORANCE_DRAWS`].
    pub ignorance: f64,
    /// Interval score at [`super::backtest::COVERAGE`].
    pub interval_score: f64,
    /// Whether the interval of that coverage held.
    pub inside: bool,
    /// Where in the forecast it fell.
    pub pit: (f64, f64),
}

/// What a model scored in a window.
#[derive(Clone, Debug, PartialEq)]
pub struct Window {
    /// The calendar year.
    pub year: i16,
    /// Every cell that is not missing.
    pub cells: Vec<Cell>,
    /// Every quiet area, at risk of an onset.
    pub onsets: Vec<AlarmCase>,
    /// Every other area, at risk of a sharp rise.
    pub rises: Vec<AlarmCase>,
}

/// A model's windows, in order.
#[derive(Clone, Debug, PartialEq)]
pub struct Outcome {
    /// The model's name.
    pub model: String,
    /// Its windows.
    pub windows: Vec<Window>,
}

impl Window {
    /// Mean of a score over the cells.
    pub fn mean(&self, score: impl Fn(&Cell) -> f64) -> f64 {
        self.cells.iter().map(score).sum::<f64>() / self.cells.len() as f64
    }
}

impl Outcome {
    /// Mean over windows of the windows' mean score.
    pub fn mean(&self, score: impl Fn(&Cell) -> f64 + Copy) -> f64 {
        self.windows
            .iter()
            .map(|window| window.mean(score))
            .sum::<f64>()
            / self.windows.len() as f64
    }

    /// Mean over windows of the mean CRPS without the one cell in which most
    /// died: it can be half of a year's loss, and hides whether the rest got better.
    pub fn crps_without_largest(&self) -> f64 {
        let cells = self.windows.iter().flat_map(|window| &window.cells);
        let largest = cells.map(|cell| cell.observed).fold(0.0, f64::max);
        let mean = |window: &Window| {
            let kept = || window.cells.iter().filter(|cell| cell.observed < largest);
            kept().map(|cell| cell.crps).sum::<f64>() / kept().count() as f64
        };
        self.windows.iter().map(mean).sum::<f64>() / self.windows.len() as f64
    }

    /// The windows after a year; `None` if there is none.
    pub fn after(&self, year: i16) -> Option<Outcome> {
        let later = self.windows.iter().filter(|window| window.year > year);
        let windows: Vec<Window> = later.cloned().collect();
        let model = self.model.clone();
        (!windows.is_empty()).then_some(Outcome { model, windows })
    }

    /// Share of the months with deaths whose interval held.
    pub fn coverage(&self) -> Option<f64> {
        let deadly = self.windows.iter().flat_map(|window| &window.cells);
        let deadly: Vec<&Cell> = deadly.filter(|cell| cell.observed > 0.0).collect();
        let held = deadly.iter().filter(|cell| cell.inside).count();
        (!deadly.is_empty()).then(|| held as f64 / deadly.len() as f64)
    }

    /// All cases of an alarm.
    pub fn cases(&self, alarm: Alarm) -> Vec<AlarmCase> {
        let cases = |window: &Window| match alarm {
            Alarm::Onset => window.onsets.clone(),
            Alarm::Rise => window.rises.clone(),
        };
        self.windows.iter().flat_map(cases).collect()
    }

    /// Sums of a score by window and area, for paired comparisons.
    pub fn sums(&self, areas: usize, score: impl Fn(&Cell) -> f64) -> Sums {
        let window = |window: &Window| {
            let mut sums = vec![(0.0, 0.0); areas];
            for cell in &window.cells {
                sums[cell.area].0 += score(cell);
                sums[cell.area].1 += 1.0;
            }
            sums
        };
        self.windows.iter().map(window).collect()
    }

    /// Windows whose mean CRPS relative to the other's is below 1, and the highest ratio of any.
    pub fn against(&self, other: &Outcome) -> (usize, f64) {
        let pairs = self.windows.iter().zip(&other.windows);
        let ratios: Vec<f64> = pairs
            .map(|(ours, theirs)| ours.mean(|it| it.crps) / theirs.mean(|it| it.crps))
            .collect();
        let won = ratios.iter().filter(|ratio| **ratio < 1.0).count();
        (won, ratios.into_iter().fold(0.0, f64::max))
    }
}
