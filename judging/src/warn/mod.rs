//! Warnings: forecasts turned into what a person can weigh.
//!
//! An area that is quiet can have an *onset*, one at war a *sharp rise*; each
//! warning carries its probability, a range of deaths, why, and how often
//! alarms of at least its strength were right before. A warning is not a
//! finding that something will happen: of ten with 20 %, eight are followed by
//! nothing, if the probabilities are right, and the history beside them tells
//! whether they were.

mod track;
mod why;

pub use track::{Track, YEARS_BEFORE};

use crate::forecast::{Draws, Fit, HORIZONS, Panel, Past, Predict, alarms, backtest};
use record::{Alarm, Area, Date, Error, Foreseen, Month, Range, Warning, Why};
use std::collections::HashMap;

/// Share of months that the range of a warning is meant to hold.
pub const COVERAGE: f64 = 0.9;

/// What warnings rest on besides the panel.
pub struct Basis<'a> {
    /// The day as of which they are made.
    pub as_of: Date,
    /// The dataset with its version, as it is to be cited.
    pub dataset: &'a str,
    /// What the reports of the ledger say of an area, by its position.
    pub reports: HashMap<usize, Why>,
    /// How earlier alarms fared.
    pub track: &'a Track,
}

/// Which warnings are wanted: the others are ranked, and not explained.
pub struct Wanted<'a> {
    /// Of which areas, and which sort of alarm.
    pub only: &'a dyn Fn(&Area, Alarm) -> bool,
    /// At most so many, the most probable.
    pub top: usize,
}

impl Default for Wanted<'_> {
    /// All of them.
    fn default() -> Self {
        Wanted {
            only: &|_, _| true,
            top: usize::MAX,
        }
    }
}

/// The warnings that are wanted of those that every area has one of, the most
/// probable first. `cut` is the last month used.
///
/// # Errors
/// Figures that no warning can have, which would be a fault of the model.
pub fn warnings(
    panel: &Panel,
    cut: Month,
    model: &dyn Fit,
    basis: &Basis<'_>,
    wanted: &Wanted<'_>,
) -> Result<Vec<Warning>, Error> {
    let Some(past) = panel.until(cut) else {
        return Ok(Vec::new());
    };
    let fitted = model.fit(&past);
    let mut standings = standings(&past, &*fitted);
    standings.retain(|it| (wanted.only)(&past.areas()[it.area], it.alarm));
    standings.truncate(wanted.top);
    let warning = |it: &Standing| {
        let why = why::why(&past, &*fitted, basis, it)?;
        Warning::new(foreseen(&past, &*fitted, model.name(), basis, it), why)
    };
    standings.iter().map(warning).collect()
}

/// How an area stands at the cut.
struct Standing {
    area: usize,
    alarm: Alarm,
    /// Deaths in the last twelve months.
    recent: f64,
    probability: f64,
}

/// Every area that is there at the cut, the most probable first; of equal ones the one with most deaths.
fn standings(past: &Past<'_>, fitted: &dyn Predict) -> Vec<Standing> {
    let standing = |area| {
        let deaths = past.deaths(area);
        let alarm = alarms::alarm(&deaths, deaths.len() - 1);
        let recent = deaths.iter().rev().take(12).sum();
        Standing {
            area,
            alarm,
            recent,
            probability: backtest::judge(fitted, area, alarm, recent),
        }
    };
    // A state that is missing at the cut is not there to be warned of.
    let present = (0..past.areas().len())
        .filter(|area| past.cells(*area).last().is_some_and(Option::is_some));
    let mut all: Vec<Standing> = present.map(standing).collect();
    all.sort_by(|a, b| {
        let by_recent = b.recent.total_cmp(&a.recent);
        b.probability
            .total_cmp(&a.probability)
            .then(by_recent)
            .then_with(|| past.areas()[a.area].cmp(&past.areas()[b.area]))
    });
    all
}

fn foreseen(
    past: &Past<'_>,
    fitted: &dyn Predict,
    model: &str,
    basis: &Basis<'_>,
    it: &Standing,
) -> Foreseen {
    let month = |ahead: usize| past.cut().plus(ahead as i32);
    Foreseen {
        area: past.areas()[it.area].clone(),
        as_of: basis.as_of,
        data_through: past.cut(),
        months: (month(*HORIZONS.start()), month(*HORIZONS.end())),
        alarm: it.alarm,
        probability: it.probability,
        range: range(fitted, it.area),
        recent_deaths: it.recent,
        history: basis.track.history(it.alarm, it.probability),
        model: model.to_owned(),
        dataset: basis.dataset.to_owned(),
    }
}

/// The middle of all months of the window: "nine months in ten will lie between".
pub fn range(fitted: &dyn Predict, area: usize) -> Range {
    let months: Vec<Draws> = HORIZONS
        .map(|horizon| fitted.deaths(area, horizon))
        .collect();
    let window = Draws::pool(months.iter().map(|month| (month, 1.0)));
    let (low, high) = window.interval(COVERAGE);
    Range {
        low,
        median: window.quantile(0.5),
        high,
        coverage: COVERAGE,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::forecast::models;
    use crate::forecast::testing::level;

    fn given(levels: &[f64], wanted: &Wanted<'_>) -> Vec<Warning> {
        let panel = level(12 * 13, levels);
        let cut = panel.last();
        let track = Track::new(&panel, &models::bellwether(), cut, 1);
        let basis = Basis {
            as_of: cut.plus(1).first(),
            dataset: "an invented panel 1.0",
            reports: HashMap::new(),
            track: &track,
        };
        warnings(&panel, cut, &models::bellwether(), &basis, wanted).unwrap()
    }

    #[test]
    fn every_area_has_one_with_its_reasons_and_its_record() {
        let warnings = given(&[0.0, 80.0, 3.0], &Wanted::default());
        assert_eq!(warnings.len(), 3);
        for warning in &warnings {
            let quiet = warning.recent_deaths < 300.0;
            assert_eq!(warning.alarm == Alarm::Onset, quiet);
            assert!(warning.why().reasons().len() >= 3);
            assert_eq!(warning.history.years, (2001, 2002));
        }
        assert!(warnings.is_sorted_by(|a, b| a.probability >= b.probability));
    }

    #[test]
    fn those_wanted_are_the_same_as_among_all() {
        let levels = [0.0, 80.0, 3.0, 40.0];
        let all = given(&levels, &Wanted::default());
        let onsets = Wanted {
            only: &|_, alarm| alarm == Alarm::Onset,
            top: 1,
        };
        let first = all.iter().find(|it| it.alarm == Alarm::Onset).cloned();
        assert_eq!(given(&levels, &onsets), Vec::from_iter(first));
    }

    #[test]
    fn the_range_is_of_a_month() {
        let warnings = given(&[80.0], &Wanted::default());
        let range = warnings[0].range;
        assert!(range.low > 40.0 && range.high < 200.0, "{range:?}");
    }
}
