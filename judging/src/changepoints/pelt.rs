//! PELT: the breaks that pay for themselves under a penalty.
//!
//! Killick, Fearnhead & Eckley (2012), "Optimal detection of changepoints with
//! a linear computational cost", with a negative binomial likelihood whose
//! dispersion is the one that fits best overall. A break costs three times the
//! logarithm of the number of months, the part of Zhang & Siegmund's (2007)
//! modified BIC that does not depend on where it lies; their other part would
//! spoil the pruning.

use super::DISPERSIONS;
use super::bursts::settled;
use super::segment::Sums;

/// The breaks of a monthly series: indices of the first month at each new level.
pub fn pelt(series: &[u32]) -> Vec<usize> {
    let find = |weight| best(series, penalty(series.len()), weight);
    settled(series, find, Vec::clone)
}

/// The same with at most `most` breaks: the penalty is raised by tenths until no more remain.
pub fn pelt_at_most(series: &[u32], most: usize) -> Vec<usize> {
    settled(series, |weight| at_most(series, most, weight), Vec::clone)
}

fn at_most(series: &[u32], most: usize, weight: f64) -> Vec<usize> {
    let mut penalty = penalty(series.len());
    loop {
        let breaks = best(series, penalty, weight);
        if breaks.len() <= most {
            return breaks;
        }
        penalty *= 1.1;
    }
}

fn penalty(months: usize) -> f64 {
    3.0 * (months.max(2) as f64).ln()
}

/// The cheapest of all dispersions.
fn best(series: &[u32], penalty: f64, weight: f64) -> Vec<usize> {
    let under = |dispersion: &f64| optimal(&Sums::new(series, *dispersion, weight), penalty);
    let all = DISPERSIONS.iter().map(under);
    all.min_by(|a, b| a.0.total_cmp(&b.0))
        .map_or(vec![], |(_, breaks)| breaks)
}

/// The cheapest segmentation and its cost: twice the negative log likelihood and a penalty a break.
fn optimal(sums: &Sums, penalty: f64) -> (f64, Vec<usize>) {
    let cost = |from: usize, to: usize| -2.0 * sums.fitted(from, to);
    let mut total = vec![-penalty];
    let mut last: Vec<usize> = vec![0];
    let mut candidates = vec![0];
    for to in 1..=sums.len() {
        let ways: Vec<(f64, usize)> = candidates
            .iter()
            .map(|from| (total[*from] + cost(*from, to), *from))
            .collect();
        let (least, from) = ways
            .iter()
            .copied()
            .min_by(|a, b| a.0.total_cmp(&b.0))
            .expect("the beginning is always a candidate");
        total.push(least + penalty);
        last.push(from);
        // A start that is already dearer than the best with its penalty never becomes the best again.
        candidates = ways
            .into_iter()
            .filter(|(way, _)| *way <= least + penalty)
            .map(|(_, from)| from)
            .chain([to])
            .collect();
    }
    (total[sums.len()], back(&last))
}

/// The breaks, from the last step of each month back to the beginning.
fn back(last: &[usize]) -> Vec<usize> {
    let mut breaks = vec![];
    let mut at = last.len() - 1;
    while at > 0 && last[at] > 0 {
        at = last[at];
        breaks.push(at);
    }
    breaks.reverse();
    breaks
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::changepoints::simulate::Simulation;

    #[test]
    fn finds_a_plain_step_and_none_where_there_is_none() {
        assert_eq!(
            pelt(&[10, 12, 9, 11, 10, 8, 12, 10, 52, 48, 50, 49, 51, 47, 53]),
            [8]
        );
        assert_eq!(pelt(&[0; 60]), Vec::<usize>::new());
        assert_eq!(pelt(&[]), Vec::<usize>::new());
        assert_eq!(pelt(&[5]), Vec::<usize>::new());
    }

    #[test]
    fn pruning_loses_nothing() {
        for seed in 0..10 {
            let series = Simulation::new(seed, 3.0).levels(&[(25, 8.0), (20, 40.0), (15, 12.0)]);
            let sums = Sums::new(&series, 3.0, 1.0);
            let found = optimal(&sums, penalty(60)).0;
            let plain = unpruned(&sums, penalty(60));
            assert!((found - plain).abs() < 1e-6, "{seed}: {found} and {plain}");
        }
    }

    fn unpruned(sums: &Sums, penalty: f64) -> f64 {
        let mut total = vec![-penalty];
        for to in 1..=sums.len() {
            let ways = (0..to).map(|from| total[from] - 2.0 * sums.fitted(from, to) + penalty);
            total.push(ways.fold(f64::INFINITY, f64::min));
        }
        total[sums.len()]
    }

    #[test]
    fn no_more_breaks_than_allowed() {
        let series =
            Simulation::new(7, 20.0).levels(&[(20, 5.0), (20, 50.0), (20, 5.0), (20, 90.0)]);
        assert_eq!(pelt(&series).len(), 3);
        assert!(pelt_at_most(&series, 1).len() <= 1);
        assert_eq!(pelt_at_most(&series, 0), Vec::<usize>::new());
    }
}
