//! *Analogues*: what followed the past situations, of all areas, that were most
//! like the present one.
//!
//! Plain analogues take what followed as it was. They know what tends to come
//! after quiet years, but pull an extreme level back to the mean: 5,000 deaths
//! a month have few equals, and the nearest are smaller. *Ratio* analogues look
//! for the same shape and scale what followed to the area's own level; in
//! 2013–14 that made the difference between 34 and 16 of mean CRPS.

use crate::forecast::courses::{Courses, History};
use crate::forecast::situation::{Situations, Trait};
use crate::forecast::{Analogue, Draws, Fit, Past, Predict, nearest};
use std::collections::HashMap;
use std::sync::OnceLock;

/// The model.
pub struct Analogues {
    /// Its name.
    pub name: &'static str,
    /// What it does.
    pub about: &'static str,
    /// The axes of likeness and their weights.
    pub axes: Vec<(Trait, f64)>,
    /// How many situations.
    pub count: usize,
    /// Whether what followed is scaled to the present level.
    pub scaled: bool,
}

/// So many are named in a reason, at most one a year of each area.
const NEAR: usize = 60;

/// Situations are sought when they are asked for: a warning about one country
/// needs no other.
struct Fitted {
    count: usize,
    scaled: bool,
    all: Situations,
    candidates: Vec<(usize, usize)>,
    history: History,
    now: usize,
    /// For each area the first that stands at the same point.
    same: Vec<usize>,
    found: Vec<OnceLock<Situation>>,
}

/// What one situation comes to; areas where nothing ever happened share it.
struct Situation {
    near: Vec<Analogue>,
    courses: Courses,
}

impl Fit for Analogues {
    fn name(&self) -> &str {
        self.name
    }

    fn about(&self) -> &str {
        self.about
    }

    fn fit<'a>(&self, past: &Past<'a>) -> Box<dyn Predict + 'a> {
        let areas = 0..past.areas().len();
        let mut fitted = Fitted {
            count: self.count,
            scaled: self.scaled,
            all: Situations::new(past, &self.axes),
            candidates: nearest::candidates(past),
            history: History::new(past),
            now: past.months() - 1,
            same: Vec::new(),
            found: areas.clone().map(|_| OnceLock::new()).collect(),
        };
        let mut first = HashMap::new();
        let same = areas.map(|area| *first.entry(fitted.key(area)).or_insert(area));
        fitted.same = same.collect();
        Box::new(fitted)
    }
}

impl Fitted {
    /// All that its forecast depends on, bit by bit.
    fn key(&self, area: usize) -> Vec<u64> {
        let point = self.all.at(area, self.now).iter();
        let level = self.history.level(area, self.now);
        point.chain([&level]).map(|it| it.to_bits()).collect()
    }

    fn of(&self, area: usize) -> &Situation {
        let area = self.same[area];
        self.found[area].get_or_init(|| self.situation(area))
    }

    fn situation(&self, area: usize) -> Situation {
        let point = self.all.at(area, self.now);
        let near = nearest::nearest(&self.all, &self.candidates, point, self.count);
        let now = self.history.level(area, self.now);
        let scale = |it: &nearest::Near| match self.scaled {
            true => self.history.scale(now, it.area, it.month),
            false => 1.0,
        };
        let course = |it: &nearest::Near| {
            let course = self.history.course(it.area, it.month, scale(it));
            (it.weight, course)
        };
        let named = near.iter().take(NEAR);
        Situation {
            courses: Courses::new(near.iter().map(course).collect()),
            near: named.map(|it| analogue(it, scale(it))).collect(),
        }
    }
}

fn analogue(near: &nearest::Near, scale: f64) -> Analogue {
    Analogue {
        area: near.area,
        month: near.month,
        distance: near.distance.sqrt(),
        scale,
    }
}

impl Predict for Fitted {
    fn deaths(&self, area: usize, horizon_months: usize) -> Draws {
        self.of(area).courses.deaths(horizon_months).clone()
    }

    fn reaches(
        &self,
        area: usize,
        horizons: std::ops::RangeInclusive<usize>,
        threshold: f64,
    ) -> f64 {
        self.of(area).courses.reaches(horizons, threshold)
    }

    fn analogues(&self, area: usize) -> Vec<Analogue> {
        self.of(area).near.clone()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::forecast::testing::level;

    /// The mean forecast for a war ten times as large as any before it.
    fn check(scaled: bool, expected: std::ops::Range<f64>) {
        let panel = level(60, &[4000.0, 400.0, 380.0, 420.0, 390.0]);
        let model = Analogues {
            name: "analogues",
            about: "",
            axes: vec![(Trait::CappedLevel, 1.0), (Trait::Turn, 1.0)],
            count: 150,
            scaled,
        };
        let fitted = model.fit(&panel.until(panel.last()).unwrap());
        let mean = fitted.deaths(0, 3).mean();
        assert!(expected.contains(&mean), "{mean}");
        assert_eq!(fitted.analogues(0).len(), NEAR);
    }

    #[test]
    fn a_ratio_keeps_an_extreme_level() {
        check(true, 3800.0..4800.0);
    }

    #[test]
    fn plain_ones_pull_it_to_the_mean() {
        check(false, 400.0..2500.0);
    }
}
