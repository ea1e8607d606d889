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

use crate::forecast::{Draws, Fit, HORIZONS, Panel, Predict, alarms, backtest};
use record::{Date, Error, Foreseen, Month, Range, Warning, Why};
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

/// A warning for every area, the most probable first. `cut` is the last month used.
///
/// # Errors
/// A month that the panel does not have.
pub fn warnings(
    panel: &Panel,
    cut: Month,
    model: &dyn Fit,
    basis: &Basis<'_>,
) -> Result<Vec<Warning>, Error> {
    let Some(past) = panel.until(cut) else {
        return Ok(Vec::new());
    };
    let fitted = model.fit(&past);
    let one = |area| {
        let deaths = past.deaths(area);
        let alarm = alarms::alarm(&deaths, deaths.len() - 1);
        let recent = deaths.iter().rev().take(12).sum();
        let probability = backtest::judge(&*fitted, area, alarm, recent);
        let foreseen = Foreseen {
            area: past.areas()[area].clone(),
            as_of: basis.as_of,
            data_through: cut,
            months: (
                cut.plus(*HORIZONS.start() as i32),
                cut.plus(*HORIZONS.end() as i32),
            ),
            alarm,
            probability,
            range: range(&*fitted, area),
            recent_deaths: recent,
            history: basis.track.history(alarm, probability),
            model: model.name().to_owned(),
            dataset: basis.dataset.to_owned(),
        };
        let why = why::why(&past, &*fitted, basis, area, alarm, probability)?;
        Warning::new(foreseen, why)
    };
    // A state that is missing at the cut is not there to be warned of.
    let present = (0..past.areas().len())
        .filter(|area| past.cells(*area).last().is_some_and(Option::is_some));
    let mut warnings = present.map(one).collect::<Result<Vec<Warning>, Error>>()?;
    warnings.sort_by(|a, b| {
        let by_recent = b.recent_deaths.total_cmp(&a.recent_deaths);
        b.probability
            .total_cmp(&a.probability)
            .then(by_recent)
            .then_with(|| a.area.cmp(&b.area))
    });
    Ok(warnings)
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
    use record::Alarm;

    fn given(levels: &[f64]) -> Vec<Warning> {
        let panel = level(12 * 13, levels);
        let cut = panel.last();
        let track = Track::new(&panel, &models::bellwether(), cut, 1);
        let basis = Basis {
            as_of: cut.plus(1).first(),
            dataset: "an invented panel 1.0",
            reports: HashMap::new(),
            track: &track,
        };
        warnings(&panel, cut, &models::bellwether(), &basis).unwrap()
    }

    #[test]
    fn every_area_has_one_with_its_reasons_and_its_record() {
        let warnings = given(&[0.0, 80.0, 3.0]);
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
    fn the_range_is_of_a_month() {
        let warnings = given(&[80.0]);
        let range = warnings[0].range;
        assert!(range.low > 40.0 && range.high < 200.0, "{range:?}");
    }
}
