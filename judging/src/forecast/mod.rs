//! Forecasts of monthly deaths by area, and the models that make them.
//!
//! A [`Panel`] is cut by [`Panel::until`] into a [`Past`]; a model's [`Fit`]
//! makes a [`Predict`] from it, and only that can forecast. An unfitted
//! forecast cannot be written, and a model that looks ahead cannot either.
//!
//! A forecast is a distribution ([`Draws`]), never one number. All models are
//! deterministic: where a benchmark is defined by random draws, its quantiles
//! stand for them.
//!
//! To add a model: one file in `models/`, one line in [`models::all`].

mod draws;
mod outcome;
mod panel;
mod past;

pub mod alarms;
pub mod backtest;
pub mod borders;
pub mod courses;
pub mod from_events;
pub mod from_reports;
pub mod levels;
pub mod logistic;
pub mod models;
pub mod nearest;
pub mod onset_head;
pub mod signs;
pub mod situation;
pub mod trees;

#[cfg(test)]
pub(crate) mod testing;

pub use draws::Draws;
pub use panel::{Feature, Panel};
pub use past::Past;

/// How many months ahead forecasts reach.
pub const HORIZON_MONTHS_MAX: usize = 14;

/// Horizons of a window, in months after the cut: the calendar year after an October.
pub const HORIZONS: std::ops::RangeInclusive<usize> = 3..=HORIZON_MONTHS_MAX;

/// Deaths in a month from which fighting counts as such, for onsets.
pub const ONSET_DEATHS: f64 = 25.0;

/// How long an area must have been below [`ONSET_DEATHS`] for an onset, in months.
pub const QUIET_MONTHS: usize = 12;

/// A way to forecast, before it has seen any data.
pub trait Fit: Sync {
    /// Its name on the command line and in tables.
    fn name(&self) -> &str;

    /// What it does, in one line.
    fn about(&self) -> &str;

    /// Learns from the past and from nothing else.
    fn fit<'a>(&self, past: &Past<'a>) -> Box<dyn Predict + 'a>;
}

/// A model that has been fitted.
pub trait Predict: Send + Sync {
    /// Deaths in `area` so many months after the cut (1 to [`HORIZON_MONTHS_MAX`]).
    fn deaths(&self, area: usize, horizon_months: usize) -> Draws;

    /// The probability that some month of these horizons has at least `threshold` deaths.
    ///
    /// Without a better idea months are taken for independent, which is too
    /// high where they move together; models that draw whole courses do better.
    fn reaches(
        &self,
        area: usize,
        horizons: std::ops::RangeInclusive<usize>,
        threshold: f64,
    ) -> f64 {
        let below = |horizon| 1.0 - self.deaths(area, horizon).at_least(threshold);
        1.0 - horizons.map(below).product::<f64>()
    }

    /// The probability that the months of these horizons together have at least `total` deaths.
    ///
    /// Without a better idea months are taken to move together: a window as
    /// bad as its months' 90 % quantiles is as likely as each of them.
    fn total_reaches(
        &self,
        area: usize,
        horizons: std::ops::RangeInclusive<usize>,
        total: f64,
    ) -> f64 {
        let mut sums = vec![0.0; 100];
        for horizon in horizons {
            let sample = self.deaths(area, horizon).sample(sums.len());
            sums.iter_mut()
                .zip(sample)
                .for_each(|(sum, deaths)| *sum += deaths);
        }
        sums.iter().filter(|sum| **sum >= total).count() as f64 / sums.len() as f64
    }

    /// The probability of an onset in [`HORIZONS`], for an area that is quiet.
    fn onset(&self, area: usize) -> f64 {
        self.reaches(area, HORIZONS, ONSET_DEATHS)
    }

    /// The probability of a sharp rise in [`HORIZONS`] on `recent` deaths in the last twelve months.
    fn rise(&self, area: usize, recent: f64) -> f64 {
        self.total_reaches(area, HORIZONS, alarms::rise_deaths(recent))
    }

    /// The signs that speak most for an area's alarm, strongest first; most models have none.
    fn speaking(&self, _area: usize) -> Vec<(&'static str, f64)> {
        Vec::new()
    }

    /// The past situations it rests on for an area, nearest first; most models have none.
    fn analogues(&self, _area: usize) -> Vec<Analogue> {
        Vec::new()
    }
}

/// A past situation that was like the present one.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Analogue {
    /// Position of the area it was in.
    pub area: usize,
    /// Position of the month it was in: what followed came after.
    pub month: usize,
    /// How far from the present situation, in units of the model's features.
    pub distance: f64,
    /// By what its counts are multiplied to be set beside the present level.
    pub scale: f64,
}
