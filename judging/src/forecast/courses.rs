//! What followed past situations, month by month and kept whole, so that "some
//! month reaches 25" is counted in courses and not guessed from months.

use super::{Draws, HORIZON_MONTHS_MAX, HORIZONS, Past, levels};
use std::ops::RangeInclusive;

/// The deaths of the months that followed one situation.
pub type Course = [f64; HORIZON_MONTHS_MAX];

/// Weighted courses, never to be mixed across months.
pub struct Courses {
    courses: Vec<(f64, Course)>,
    months: Vec<Draws>,
}

impl Courses {
    /// From courses with their weights. Those in which nobody was killed, which
    /// for quiet areas are thousands, are kept as one.
    pub fn new(mut courses: Vec<(f64, Course)>) -> Courses {
        let quiet = |course: &Course| course.iter().all(|deaths| *deaths == 0.0);
        let silent = courses.iter().filter(|(_, course)| quiet(course));
        let silent: f64 = silent.map(|(weight, _)| weight).sum();
        courses.retain(|(_, course)| !quiet(course));
        courses.push((silent, [0.0; HORIZON_MONTHS_MAX]));
        let month = |ahead: usize| {
            let counts = courses
                .iter()
                .map(|(weight, course)| (course[ahead], *weight));
            Draws::weighted(counts)
        };
        Courses {
            months: (0..HORIZON_MONTHS_MAX).map(month).collect(),
            courses,
        }
    }

    /// The counts of one month, from 1 on.
    pub fn deaths(&self, horizon_months: usize) -> &Draws {
        &self.months[horizon_months - 1]
    }

    /// The share of courses in which some of these months has `threshold` deaths or more.
    pub fn reaches(&self, horizons: RangeInclusive<usize>, threshold: f64) -> f64 {
        let window = horizons.start() - 1..*horizons.end();
        let loud = |course: &Course| course[window.clone()].iter().any(|it| *it >= threshold);
        let reaching = self.courses.iter().filter(|(_, course)| loud(course));
        let whole: f64 = self.courses.iter().map(|(weight, _)| weight).sum();
        reaching.map(|(weight, _)| weight).sum::<f64>() / whole.max(f64::MIN_POSITIVE)
    }
}

/// Added to both levels of a ratio: one death more or less is no doubling.
const OFFSET: f64 = 5.0;

/// All areas' deaths up to a cut, with the level that courses are scaled by.
pub struct History {
    deaths: Vec<Vec<f64>>,
    level: Vec<Vec<f64>>,
}

impl History {
    /// Of everything up to the cut.
    pub fn new(past: &Past<'_>) -> History {
        let deaths: Vec<_> = (0..past.areas().len())
            .map(|area| past.deaths(area))
            .collect();
        let level = deaths.iter().map(|series| levels::fading(series, 2.0));
        History {
            level: level.collect(),
            deaths,
        }
    }

    /// A fading mean of two months' half-life, in deaths a month.
    pub fn level(&self, area: usize, month: usize) -> f64 {
        self.level[area][month]
    }

    /// By what a situation's counts are multiplied to stand beside the level `now`.
    pub fn scale(&self, now: f64, area: usize, month: usize) -> f64 {
        (now + OFFSET) / (self.level(area, month) + OFFSET)
    }

    /// How the window after a situation stood to the level before it: the logarithm of the ratio.
    pub fn growth(&self, area: usize, month: usize) -> f64 {
        let course = self.course(area, month, 1.0);
        let window = &course[HORIZONS.start() - 1..];
        let mean = window.iter().sum::<f64>() / window.len() as f64;
        self.scale(mean, area, month).ln()
    }

    /// What followed a situation, times `scale`.
    pub fn course(&self, area: usize, month: usize, scale: f64) -> Course {
        std::array::from_fn(|ahead| self.deaths[area][month + 1 + ahead] * scale)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::forecast::testing::level;

    #[test]
    fn a_threshold_is_reached_by_courses_and_not_by_months() {
        // Each month is loud in one course of two; two quiet months in one course are none.
        let mut loud = [0.0; HORIZON_MONTHS_MAX];
        loud[2..].fill(30.0);
        let courses = Courses::new(vec![(1.0, loud), (1.0, [0.0; HORIZON_MONTHS_MAX])]);
        assert_eq!(courses.reaches(3..=14, 25.0), 0.5);
        assert_eq!(courses.reaches(1..=2, 25.0), 0.0);
        assert_eq!(courses.deaths(3).mean(), 15.0);
    }

    #[test]
    fn a_course_is_brought_to_the_present_level() {
        let panel = level(40, &[95.0]);
        let history = History::new(&panel.until(panel.last()).unwrap());
        let scale = history.scale(995.0, 0, 20);
        assert!((8.5..9.5).contains(&scale), "{scale}");
        assert_eq!(
            history.course(0, 20, 1.0)[0] * 2.0,
            history.course(0, 20, 2.0)[0]
        );
    }
}
