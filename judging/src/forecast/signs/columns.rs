//! The series from which signs are told: a column for each, a number a month.

use super::{NAMES, REPORTED};
use crate::forecast::{Feature, ONSET_DEATHS, Past, levels};

/// Months a year's sign reaches back, and the caps that keep one neighbour from drowning the rest.
const YEAR: usize = 12;
const NEIGHBOUR_CAP: f64 = 100.0;
const NEIGHBOUR_FIGHTS: f64 = 2.0;
const NEVER_MONTHS: usize = 120;

/// What all areas' signs are made from.
pub(super) struct Series {
    own: Vec<Vec<f64>>,
    all: Vec<Vec<f64>>,
    year: Vec<Vec<f64>>,
}

impl Series {
    pub(super) fn new(past: &Past<'_>) -> Series {
        let areas = 0..past.areas().len();
        let own: Vec<Vec<f64>> = areas.clone().map(|area| past.deaths(area)).collect();
        let all = |area: usize| {
            let all = past.feature(Feature::AllTypes, area);
            all.unwrap_or_else(|| own[area].clone())
        };
        let year = |series: &Vec<f64>| levels::trailing(series, YEAR);
        Series {
            all: areas.map(all).collect(),
            year: own.iter().map(year).collect(),
            own,
        }
    }

    pub(super) fn columns(&self, area: usize, near: &[usize]) -> [Vec<f64>; NAMES.len()] {
        let (own, all) = (&self.own[area], &self.all[area]);
        columns(own, all, &Near::new(near, self, own.len()))
    }
}

/// What neighbours add.
struct Near {
    deaths: Vec<f64>,
    all: Vec<f64>,
    worst: Vec<f64>,
    average: Vec<f64>,
    fighting: Vec<f64>,
}

impl Near {
    fn new(near: &[usize], series: &Series, months: usize) -> Near {
        let year = |area: &usize| &series.year[*area];
        let over = |each: &dyn Fn(f64) -> f64| -> Vec<f64> {
            let at = |month| near.iter().map(|area| each(year(area)[month])).sum();
            (0..months).map(at).collect()
        };
        let worst = |month: usize| {
            near.iter()
                .map(|area| year(area)[month])
                .fold(0.0, f64::max)
        };
        let count = near.len().max(1) as f64;
        Near {
            deaths: sum(near, &series.own, months),
            all: sum(near, &series.all, months),
            worst: (0..months).map(worst).collect(),
            average: over(&|it| it.min(NEIGHBOUR_CAP) / count),
            fighting: over(&|it| f64::from(u8::from(it >= NEIGHBOUR_FIGHTS))),
        }
    }
}

/// The series of all neighbours together.
fn sum(near: &[usize], of: &[Vec<f64>], months: usize) -> Vec<f64> {
    let at = |month: usize| near.iter().map(|area| of[*area][month]).sum();
    (0..months).map(at).collect()
}

fn log(series: &[f64]) -> Vec<f64> {
    series.iter().map(|it| it.ln_1p()).collect()
}

/// How far the last three months stand above the last year, in logarithms.
fn growth(series: &[f64]) -> Vec<f64> {
    let (short, long) = (levels::trailing(series, 3), levels::trailing(series, YEAR));
    let pairs = log(&short).into_iter().zip(log(&long));
    pairs.map(|(short, long)| short - long).collect()
}

/// In the order of [`NAMES`].
fn columns(own: &[f64], all: &[f64], near: &Near) -> [Vec<f64>; NAMES.len()] {
    let mean = |series: &[f64], months| log(&levels::trailing(series, months));
    let since = |threshold| log(&levels::months_since(own, threshold, NEVER_MONTHS));
    let share = |threshold: f64| {
        let hit = |deaths: &f64| f64::from(u8::from(*deaths >= threshold));
        levels::trailing(&own.iter().map(hit).collect::<Vec<_>>(), usize::MAX)
    };
    [
        log(&levels::fading(own, 2.0)),
        mean(own, YEAR),
        mean(own, 36),
        mean(own, 60),
        log(&levels::peak(own, YEAR)),
        levels::restlessness(own, YEAR),
        since(1.0),
        since(5.0),
        since(ONSET_DEATHS),
        mean(own, 3),
        mean(all, 3),
        mean(all, YEAR),
        mean(all, 36),
        mean(&near.deaths, YEAR),
        mean(&near.all, YEAR),
        log(&near.worst),
        share(ONSET_DEATHS).into_iter().map(f64::sqrt).collect(),
        share(1.0),
        mean(own, 240),
        log(&near.average),
        near.fighting.clone(),
        growth(own),
        growth(all),
        growth(&near.deaths),
    ]
}

/// Events that reports told, by area; `None` where the panel has none.
pub(super) fn told(past: &Past<'_>) -> Option<Vec<Vec<f64>>> {
    let areas = 0..past.areas().len();
    areas
        .map(|area| past.feature(Feature::Reports, area))
        .collect()
}

/// In the order of [`REPORTED`].
pub(super) fn reported(
    told: &[Vec<f64>],
    area: usize,
    near: &[usize],
) -> [Vec<f64>; REPORTED.len()] {
    let mean = |series: &[f64], months| log(&levels::trailing(series, months));
    let own = &told[area];
    let near = sum(near, told, own.len());
    [
        mean(own, 3),
        mean(own, YEAR),
        growth(own),
        mean(&near, YEAR),
    ]
}
