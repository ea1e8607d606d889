//! The signs that alarms are read from: what an area's own past, all violence
//! in it, and its neighbours tell at a month.

use super::{Feature, ONSET_DEATHS, Past, levels};

/// What a sign says, for a reader. In the order of [`Signs::at`].
pub const NAMES: [&str; 24] = [
    "deaths of the last few months",
    "deaths of the last year",
    "deaths of the last three years",
    "deaths of the last five years",
    "the worst month of the last year",
    "how uneven the last year was",
    "months since anyone was killed",
    "months since five or more were killed",
    "months since 25 or more were killed",
    "deaths of the last three months",
    "deaths by any violence, last three months",
    "deaths by any violence, last year",
    "deaths by any violence, last three years",
    "fighting next door, last year",
    "any violence next door, last year",
    "the worst-hit neighbour",
    "how often it was at war before",
    "how often anyone was killed before",
    "deaths of the last twenty years",
    "the average neighbour",
    "how many neighbours see fighting",
    "whether its fighting grows",
    "whether its violence of any type grows",
    "whether fighting next door grows",
];

/// Months a year's sign reaches back, and the caps that keep one neighbour from drowning the rest.
const YEAR: usize = 12;
const NEIGHBOUR_CAP: f64 = 100.0;
const NEIGHBOUR_FIGHTS: f64 = 2.0;
const NEVER_MONTHS: usize = 120;

/// The signs of all areas at all months up to a cut.
pub struct Signs {
    months: usize,
    values: Vec<[f64; NAMES.len()]>,
}

impl Signs {
    /// Computes all of them.
    pub fn new(past: &Past<'_>) -> Signs {
        let areas = past.areas().len();
        let own: Vec<Vec<f64>> = (0..areas).map(|area| past.deaths(area)).collect();
        let all: Vec<Vec<f64>> = (0..areas)
            .map(|area| {
                past.feature(Feature::AllTypes, area)
                    .unwrap_or_else(|| own[area].clone())
            })
            .collect();
        let year: Vec<Vec<f64>> = own
            .iter()
            .map(|series| levels::trailing(series, YEAR))
            .collect();
        let mut values = Vec::with_capacity(areas * past.months());
        for area in 0..areas {
            let near = past.neighbours(area);
            let columns = columns(
                &own[area],
                &all[area],
                &Near::new(near, &own, &all, &year, past.months()),
            );
            values.extend(
                (0..past.months()).map(|month| std::array::from_fn(|sign| columns[sign][month])),
            );
        }
        Signs {
            months: past.months(),
            values,
        }
    }

    /// The signs of an area at a month.
    pub fn at(&self, area: usize, month: usize) -> &[f64] {
        &self.values[area * self.months + month]
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
    fn new(
        near: &[usize],
        own: &[Vec<f64>],
        all: &[Vec<f64>],
        year: &[Vec<f64>],
        months: usize,
    ) -> Near {
        let over = |of: &[Vec<f64>], each: &dyn Fn(f64) -> f64| -> Vec<f64> {
            let at = |month| near.iter().map(|area| each(of[*area][month])).sum();
            (0..months).map(at).collect()
        };
        let count = near.len().max(1) as f64;
        let worst = |month: usize| {
            near.iter()
                .map(|area| year[*area][month])
                .fold(0.0, f64::max)
        };
        Near {
            deaths: over(own, &|it| it),
            all: over(all, &|it| it),
            worst: (0..months).map(worst).collect(),
            average: over(year, &|it| it.min(NEIGHBOUR_CAP) / count),
            fighting: over(year, &|it| f64::from(u8::from(it >= NEIGHBOUR_FIGHTS))),
        }
    }
}

fn columns(own: &[f64], all: &[f64], near: &Near) -> [Vec<f64>; NAMES.len()] {
    let log = |series: &[f64]| series.iter().map(|it| it.ln_1p()).collect::<Vec<_>>();
    let mean = |series: &[f64], months| log(&levels::trailing(series, months));
    let since = |threshold| log(&levels::months_since(own, threshold, NEVER_MONTHS));
    let share = |threshold: f64| {
        let hits: Vec<f64> = own
            .iter()
            .map(|it| f64::from(u8::from(*it >= threshold)))
            .collect();
        levels::trailing(&hits, usize::MAX)
    };
    let growth = |series: &[f64]| -> Vec<f64> {
        let pairs = mean(series, 3).into_iter().zip(mean(series, YEAR));
        pairs.map(|(short, long)| short - long).collect()
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

#[cfg(test)]
mod tests {
    use super::*;
    use crate::forecast::testing::level;

    #[test]
    fn a_war_next_door_shows() {
        let panel = level(40, &[0.0, 500.0, 0.0])
            .with_neighbours(vec![vec![1], vec![0], vec![]])
            .unwrap();
        let past = panel.until(panel.last()).unwrap();
        let signs = Signs::new(&past);
        let (beside, far) = (signs.at(0, 39), signs.at(2, 39));
        assert!(beside[13] > 6.0 && beside[20] == 1.0);
        assert!(far[13] == 0.0 && far[20] == 0.0);
        assert_eq!(beside[..13], far[..13]);
    }

    #[test]
    fn the_past_alone_makes_them() {
        let long = level(40, &[3.0, 80.0]);
        let cut = long.month(29);
        let short = level(30, &[3.0, 80.0]);
        let (long, short) = (long.until(cut).unwrap(), short.until(cut).unwrap());
        assert_eq!(Signs::new(&long).at(1, 29), Signs::new(&short).at(1, 29));
    }
}
