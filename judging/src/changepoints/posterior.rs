//! Where the breaks of a series lie, with a probability for each.
//!
//! The model: `k` breaks, each number from none to the most allowed as likely
//! as the others, every placing of them as likely as the others, a level of
//! its own between breaks (`segment.rs`). All placings are summed, forward and
//! backward, so nothing here is sampled and the same series gives the same bits.

use super::bursts::settled;
use super::segment::{Sums, log_sum, mean};
use super::{DISPERSIONS, SLACK_MONTHS};
use libm::lgamma;

/// A month from which on another level holds.
#[derive(Clone, Debug, PartialEq)]
pub struct Changepoint {
    /// Index of the first month at the new level.
    pub at: usize,
    /// Mean of the months from the break before to this one.
    pub before: f64,
    /// Mean of the months from this one to the next break.
    pub after: f64,
    /// Probability that a break lies within [`SLACK_MONTHS`] of it, the number of breaks being uncertain too.
    pub sure: f64,
}

/// What the model says of a series.
#[derive(Clone, Debug, PartialEq)]
pub struct Changepoints {
    /// The breaks of the most probable placing of the most probable number of them.
    pub points: Vec<Changepoint>,
    /// Probability of each number of breaks, from none on.
    pub numbers: Vec<f64>,
    /// The dispersion that fits best.
    pub dispersion: f64,
}

/// The breaks of a monthly series, at most `most` of them.
///
/// A series of fewer than two months has none. Time and memory grow with
/// `most` × months² and months²: 120 months take a millisecond or so.
pub fn changepoints(series: &[u32], most: usize) -> Changepoints {
    let find = |weight| Fit::new(series, most, weight);
    settled(series, find, |fit| fit.places.clone()).told(series)
}

/// The same, with months that count for so much each.
#[cfg(test)]
pub(super) fn weighted(series: &[u32], most: usize, weight: f64) -> Changepoints {
    Fit::new(series, most, weight).told(series)
}

/// The series under every dispersion, before it is told how sure each break is.
struct Fit {
    models: Vec<Model>,
    /// Probability of each number of breaks.
    numbers: Vec<f64>,
    /// The dispersion that fits best, and the most probable breaks under it.
    dispersion: f64,
    places: Vec<usize>,
}

impl Fit {
    fn new(series: &[u32], most: usize, weight: f64) -> Fit {
        let most = most.min(series.len().saturating_sub(1));
        let sums = |dispersion: &f64| Sums::new(series, *dispersion, weight);
        let counts = of_counts(&sums(&DISPERSIONS[0]));
        let models: Vec<Model> = DISPERSIONS
            .iter()
            .map(|dispersion| Model::new(sums(dispersion), *dispersion, most, &counts))
            .collect();
        let numbers = shares(&models, |model| model.evidence.clone());
        let number = index_of_most(&numbers);
        let best = models
            .iter()
            .max_by(|a, b| a.evidence[number].total_cmp(&b.evidence[number]))
            .expect("there are dispersions");
        Fit {
            places: best.best_placing(number),
            dispersion: best.dispersion,
            numbers,
            models,
        }
    }

    fn told(self, series: &[u32]) -> Changepoints {
        Changepoints {
            points: points(series, &self.places, |at| sure(&self.models, at)),
            dispersion: self.dispersion,
            numbers: self.numbers,
        }
    }
}

/// By begin and length less one, what of each stretch is the same under every dispersion.
fn of_counts(sums: &Sums) -> Vec<Vec<f64>> {
    let length = sums.len();
    let of = |from: usize| (from + 1..=length).map(move |to| sums.of_counts(from, to));
    (0..length).map(|from| of(from).collect()).collect()
}

/// The series under one dispersion.
struct Model {
    dispersion: f64,
    /// Log probability of each stretch, by its begin and its length less one.
    stretches: Vec<Vec<f64>>,
    /// Log probability of the series and each number of breaks.
    evidence: Vec<f64>,
}

impl Model {
    fn new(sums: Sums, dispersion: f64, most: usize, counts: &[Vec<f64>]) -> Model {
        let length = sums.len();
        let lengths: Vec<f64> = (1..=length).map(|months| sums.of_length(months)).collect();
        let of = |from: usize| {
            let parts = lengths.iter().copied().zip(counts[from].iter().copied());
            let ends = from + 1..=length;
            ends.zip(parts)
                .map(|(to, parts)| sums.marginal_of(from, to, parts))
                .collect()
        };
        let mut model = Model {
            dispersion,
            stretches: (0..length).map(of).collect(),
            evidence: vec![],
        };
        model.evidence = model.sum(most, |_| true);
        model
    }

    fn length(&self) -> usize {
        self.stretches.len()
    }

    fn stretch(&self, from: usize, to: usize) -> f64 {
        self.stretches[from][to - from - 1]
    }

    /// Log probability of the series for each number of breaks, with breaks only where allowed.
    fn sum(&self, most: usize, allowed: impl Fn(usize) -> bool) -> Vec<f64> {
        let length = self.length();
        if length == 0 {
            return vec![0.0];
        }
        let mut reach: Vec<f64> = (1..=length).map(|to| self.stretch(0, to)).collect();
        let mut evidence = vec![reach[length - 1]];
        for number in 1..=most {
            reach = self.one_more(&reach, &allowed);
            evidence.push(reach[length - 1] - log_placings(length - 1, number));
        }
        evidence
    }

    /// From the ways to reach each month with some breaks, those with one more.
    fn one_more(&self, reach: &[f64], allowed: &impl Fn(usize) -> bool) -> Vec<f64> {
        let to = |to: usize| {
            let terms = (1..to)
                .filter(|at| allowed(*at))
                .map(|at| reach[at - 1] + self.stretch(at, to));
            log_sum(terms)
        };
        (1..=self.length()).map(to).collect()
    }

    /// The most probable places of so many breaks.
    fn best_placing(&self, number: usize) -> Vec<usize> {
        let length = self.length();
        if number == 0 {
            return vec![];
        }
        let mut reach: Vec<f64> = (1..=length).map(|to| self.stretch(0, to)).collect();
        let mut from: Vec<Vec<usize>> = vec![];
        for _ in 0..number {
            let best = |to: usize| {
                (1..to)
                    .map(|at| (reach[at - 1] + self.stretch(at, to), at))
                    .max_by(|a, b| a.0.total_cmp(&b.0))
                    .unwrap_or((f64::NEG_INFINITY, 0))
            };
            let steps: Vec<(f64, usize)> = (1..=length).map(best).collect();
            reach = steps.iter().map(|(score, _)| *score).collect();
            from.push(steps.iter().map(|(_, at)| *at).collect());
        }
        let mut places = vec![];
        let mut to = length;
        for steps in from.iter().rev() {
            to = steps[to - 1];
            places.push(to);
        }
        places.reverse();
        places
    }
}

/// Probability that a break lies near `at`: one less the probability that none does.
fn sure(models: &[Model], at: usize) -> f64 {
    let most = models[0].evidence.len() - 1;
    let far = |place: usize| place.abs_diff(at) > SLACK_MONTHS;
    let none = log_sum(
        models
            .iter()
            .map(|model| log_sum(model.sum(most, far).into_iter()))
            .collect::<Vec<_>>()
            .into_iter(),
    );
    let all = log_sum(
        models
            .iter()
            .flat_map(|model| model.evidence.clone())
            .collect::<Vec<_>>()
            .into_iter(),
    );
    (1.0 - (none - all).exp()).clamp(0.0, 1.0)
}

/// Each number's share of all evidence, over all dispersions.
fn shares(models: &[Model], evidence: impl Fn(&Model) -> Vec<f64>) -> Vec<f64> {
    let by_model: Vec<Vec<f64>> = models.iter().map(evidence).collect();
    let all = log_sum(by_model.iter().flatten().copied());
    let of = |number: usize| log_sum(by_model.iter().map(|model| model[number]));
    (0..by_model[0].len())
        .map(|number| (of(number) - all).exp())
        .collect()
}

fn points(series: &[u32], places: &[usize], sure: impl Fn(usize) -> f64) -> Vec<Changepoint> {
    let bound = |n: usize| places.get(n).copied().unwrap_or(series.len());
    let point = |(n, at): (usize, &usize)| Changepoint {
        at: *at,
        before: mean(&series[n.checked_sub(1).map_or(0, bound)..*at]),
        after: mean(&series[*at..bound(n + 1)]),
        sure: sure(*at),
    };
    places.iter().enumerate().map(point).collect()
}

/// The least number among the most probable: fewer breaks win a tie.
fn index_of_most(shares: &[f64]) -> usize {
    let most = shares.iter().copied().fold(0.0, f64::max);
    shares.iter().position(|share| *share >= most).unwrap_or(0)
}

/// Log of the number of ways to choose `number` of `places`.
fn log_placings(places: usize, number: usize) -> f64 {
    let log_factorial = |n: usize| lgamma(n as f64 + 1.0);
    log_factorial(places) - log_factorial(number) - log_factorial(places - number)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::changepoints::simulate::Simulation;

    #[test]
    fn a_plain_step_is_found_with_its_levels() {
        let series: Vec<u32> = [10, 12, 9, 11, 10, 8, 12, 10, 52, 48, 50, 49, 51, 47, 53].into();
        let found = changepoints(&series, 2);
        assert_eq!(found.points.len(), 1, "{found:?}");
        let point = &found.points[0];
        assert_eq!(point.at, 8);
        assert!(point.sure > 0.99 && (point.before - 10.25).abs() < 0.01 && point.after == 50.0);
    }

    #[test]
    fn short_and_empty_series_have_no_breaks() {
        for series in [&[][..], &[7], &[7, 7], &[0; 24]] {
            assert_eq!(changepoints(series, 2).points, [], "{series:?}");
        }
    }

    #[test]
    fn known_breaks_of_overdispersed_counts_are_found_within_two_months() {
        let mut found = 0;
        for seed in 0..15 {
            let series = Simulation::new(seed, 4.0).levels(&[(40, 20.0), (30, 120.0), (50, 45.0)]);
            let points = changepoints(&series, 2).points;
            let near = |at: usize| points.iter().any(|p| p.at.abs_diff(at) <= SLACK_MONTHS);
            found += usize::from(near(40)) + usize::from(near(70));
        }
        assert!(found >= 25, "{found} of 30");
    }

    #[test]
    fn series_of_one_level_rarely_raise_a_false_alarm() {
        let alarms = (0..40)
            .filter(|seed| {
                let series = Simulation::new(*seed, 2.0).levels(&[(84, 30.0)]);
                !changepoints(&series, 2).points.is_empty()
            })
            .count();
        assert!(alarms <= 4, "{alarms} of 40");
    }

    #[test]
    fn how_sure_is_as_often_right_as_it_says() {
        let (mut sure, mut right) = (0.0, 0.0);
        for seed in 0..40 {
            let series = Simulation::new(seed, 2.0).levels(&[(30, 30.0), (30, 60.0)]);
            for point in changepoints(&series, 2).points {
                sure += point.sure;
                right += f64::from(u8::from(point.at.abs_diff(30) <= SLACK_MONTHS));
            }
        }
        assert!(
            (sure - right).abs() < 0.25 * sure,
            "said {sure}, was {right}"
        );
    }
}
