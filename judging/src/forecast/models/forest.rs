//! *Forest*: a quantile regression forest. Trees on the signs of a month find
//! the past situations that were followed by the same growth or decline; what
//! followed them is scaled to the area's own level, as with ratio analogues.
//! The trees choose by what signs situations are alike, where the distance of
//! analogues was chosen by hand.
//!
//! Source: Meinshausen 2006; forests on such signs are what most entries of the
//! ViEWS prediction challenge were made of.

use crate::forecast::courses::{Courses, History};
use crate::forecast::signs::Signs;
use crate::forecast::trees::{Cases, Growth, Trees};
use crate::forecast::{Draws, Fit, Past, Predict, nearest};
use std::ops::RangeInclusive;
use std::sync::OnceLock;

/// The model.
pub struct Forest {
    /// How its trees grow.
    pub growth: Growth,
}

/// Neighbouring months tell nearly the same case.
const STEP_MONTHS: usize = 3;

struct Fitted {
    trees: Trees,
    /// Area and month of each case the trees grew on.
    cases: Vec<(usize, usize)>,
    signs: Signs,
    history: History,
    now: usize,
    found: Vec<OnceLock<Courses>>,
}

impl Fit for Forest {
    fn name(&self) -> &str {
        "forest"
    }

    fn about(&self) -> &str {
        "a quantile regression forest on the ratio to the area's own level"
    }

    fn fit<'a>(&self, past: &Past<'a>) -> Box<dyn Predict + 'a> {
        let (history, signs) = (History::new(past), Signs::new(past, false));
        let mut cases = nearest::candidates(past);
        cases.retain(|(_, month)| (past.months() - 1 - month).is_multiple_of(STEP_MONTHS));
        let given = Cases {
            signs: cases
                .iter()
                .map(|&(area, month)| signs.at(area, month))
                .collect(),
            target: cases
                .iter()
                .map(|&(area, month)| history.growth(area, month))
                .collect(),
        };
        Box::new(Fitted {
            trees: Trees::grow(&given, self.growth),
            cases,
            signs,
            history,
            now: past.months() - 1,
            found: past.areas().iter().map(|_| OnceLock::new()).collect(),
        })
    }
}

impl Fitted {
    fn of(&self, area: usize) -> &Courses {
        self.found[area].get_or_init(|| {
            let now = self.history.level(area, self.now);
            let course = |(case, weight): (usize, f64)| {
                let (area, month) = self.cases[case];
                let scale = self.history.scale(now, area, month);
                (weight, self.history.course(area, month, scale))
            };
            let like = self.trees.like(self.signs.at(area, self.now));
            Courses::new(like.into_iter().map(course).collect())
        })
    }
}

impl Predict for Fitted {
    fn deaths(&self, area: usize, horizon_months: usize) -> Draws {
        self.of(area).deaths(horizon_months).clone()
    }

    fn reaches(&self, area: usize, horizons: RangeInclusive<usize>, threshold: f64) -> f64 {
        self.of(area).reaches(horizons, threshold)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::forecast::testing::panel;

    /// In half of the areas a restless quarter is followed by a war, in the others by nothing, and the third
    /// year tells which.
    #[test]
    fn learns_what_a_sign_is_followed_by() {
        let row = |rises: bool| -> Vec<Option<f64>> {
            let deaths = |month: usize| match (month % 36, rises) {
                (0..12, true) => 3.0,
                (24..36, true) => 300.0,
                (0..12, false) => 9.0,
                _ => 0.0,
            };
            (0..155).map(|month| Some(deaths(month))).collect()
        };
        let rows: Vec<_> = (0..40).map(|area| row(area % 2 == 0)).collect();
        let rows: Vec<&[Option<f64>]> = rows.iter().map(Vec::as_slice).collect();
        let panel = panel("1990-01", &rows);
        let model = Forest {
            growth: Growth {
                trees: 30,
                cases: 500,
                signs: 8,
                leaf: 5,
            },
        };
        // The twelfth month of a cycle: the war begins thirteen months ahead.
        let fitted = model.fit(&panel.until(panel.month(36 * 4 - 25)).unwrap());
        let loud = [0, 1].map(|area| fitted.reaches(area, 3..=14, 25.0));
        assert!(loud[0] > 0.7 && loud[1] < 0.1, "{loud:?}");
        assert!(fitted.deaths(0, 14).mean() > fitted.deaths(0, 3).mean());
    }
}
