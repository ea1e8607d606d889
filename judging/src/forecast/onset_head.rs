//! A head of its own for onsets: the probability that fighting begins in a quiet area.
//!
//! A distribution of months is a poor judge of that: most quiet countries have
//! the same forecast (nothing), and what sets them apart (a war next door,
//! violence of other types, an old war) says little on the number of deaths.
//! What is learnt here are the past cases up to the cut, the later the weightier.

use super::alarms::{alarm, came};
use super::logistic::{Case, Logistic};
use super::signs::Signs;
use super::{HORIZONS, Past, QUIET_MONTHS};
use record::Alarm;

/// Chosen on windows up to 2017, as the next.
const RIDGE: f64 = 500.0;
/// A case so many months older weighs half.
const HALF_LIFE_MONTHS: f64 = 120.0;
/// Neighbouring months tell nearly the same case.
const STEP_MONTHS: usize = 3;

/// The head, fitted, with every area's present signs.
pub struct OnsetHead {
    model: Logistic,
    signs: Signs,
    now: usize,
}

impl OnsetHead {
    /// Learns from all cases whose window had ended by the cut; with `reports` also from what reports told.
    pub fn fit(past: &Past<'_>, reports: bool) -> OnsetHead {
        let signs = Signs::new(past, reports);
        OnsetHead {
            model: learn(past, &signs),
            now: past.months() - 1,
            signs,
        }
    }

    /// The probability for an area, which is meant to be a quiet one.
    pub fn probability(&self, area: usize) -> f64 {
        self.model.probability(self.signs.at(area, self.now))
    }

    /// The signs by what each adds to the log odds, most first.
    pub fn speaking(&self, area: usize) -> Vec<(&'static str, f64)> {
        let parts = self.model.parts(self.signs.at(area, self.now));
        let mut named: Vec<_> = self.signs.names().zip(parts).collect();
        named.sort_by(|a, b| b.1.total_cmp(&a.1));
        named
    }
}

fn learn(past: &Past<'_>, signs: &Signs) -> Logistic {
    let reach = *HORIZONS.end();
    let end = past.months().saturating_sub(reach);
    let mut cases = Vec::new();
    for area in 0..past.areas().len() {
        let (deaths, cells) = (past.deaths(area), past.cells(area));
        for month in (QUIET_MONTHS..end).rev().step_by(STEP_MONTHS) {
            let known = cells[month].is_some() && cells[month + reach].is_some();
            if known && alarm(&deaths, month) == Alarm::Onset {
                let after = &deaths[month + HORIZONS.start()..=month + reach];
                cases.push(Case {
                    signs: signs.at(area, month),
                    happened: came(Alarm::Onset, &[], after),
                    weight: 0.5_f64.powf((past.months() - 1 - month) as f64 / HALF_LIFE_MONTHS),
                });
            }
        }
    }
    Logistic::fit(&cases, RIDGE)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::forecast::testing::{level, panel};

    /// Every third country has an outbreak each third year, and shows it by a few deaths before.
    #[test]
    fn learns_what_comes_before() {
        let row = |restless: bool| -> Vec<Option<f64>> {
            let deaths = |month: usize| match month % 36 {
                20..26 => 3.0,
                30 => 60.0,
                _ => 0.0,
            };
            (0..136)
                .map(|month| Some(if restless { deaths(month) } else { 0.0 }))
                .collect()
        };
        let rows: Vec<_> = (0..60).map(|area| row(area % 3 == 0)).collect();
        let rows: Vec<&[Option<f64>]> = rows.iter().map(Vec::as_slice).collect();
        let panel = panel("1990-01", &rows);
        let head = OnsetHead::fit(&panel.until(panel.month(132)).unwrap(), false);
        assert!(
            head.probability(0) > 2.0 * head.probability(1),
            "{}",
            head.probability(0)
        );
        assert!(head.speaking(0)[0].1 > 0.0);
    }

    #[test]
    fn a_panel_too_short_to_learn_from_is_no_crash() {
        let panel = level(3, &[0.0]);
        let head = OnsetHead::fit(&panel.until(panel.last()).unwrap(), false);
        assert!(head.probability(0).is_finite());
    }
}
