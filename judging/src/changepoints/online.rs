//! Bayesian online changepoint detection: what one could have known by each month.
//!
//! Adams & MacKay (2007), arXiv:0710.3742, algorithm 1: after every month the
//! probability of each *run length*, the number of months since the last
//! break. The predictive of a run is beta negative binomial (`segment.rs`),
//! averaged over the dispersions by how well each foretold the months so far.
//! It looks only back, so it serves judgements as of a day.

use super::DISPERSIONS;
use super::segment::{Sums, log_sum};

/// A break every five years, on average and beforehand.
pub const HAZARD_PER_MONTH: f64 = 1.0 / 60.0;

/// For each month the probability that the current level began at each month up to it.
///
/// Entry `t` holds `t + 1` probabilities that add up to one; number `s` of them
/// is the probability, after month `t`, that the level began with month `s`.
pub fn begins(series: &[u32], hazard: f64) -> Vec<Vec<f64>> {
    let filters: Vec<Vec<Vec<f64>>> = DISPERSIONS
        .iter()
        .map(|dispersion| filter(&Sums::new(series, *dispersion, 1.0), hazard))
        .collect();
    let month = |t: usize| {
        let all = log_sum(filters.iter().flat_map(|joint| joint[t].iter().copied()));
        let begun = |s: usize| log_sum(filters.iter().map(|joint| joint[t][s]));
        (0..=t).map(|s| (begun(s) - all).exp()).collect()
    };
    (0..series.len()).map(month).collect()
}

/// Probability after the last month that a new level began within the last `months`.
pub fn begun_within(series: &[u32], months: usize, hazard: f64) -> f64 {
    let Some(last) = begins(series, hazard).pop() else {
        return 0.0;
    };
    // Month 0 begins the series, which is no break.
    last.iter()
        .skip(1.max(last.len().saturating_sub(months)))
        .sum()
}

/// Log joint probability of all counts so far and each begin of the current run.
fn filter(sums: &Sums, hazard: f64) -> Vec<Vec<f64>> {
    let mut joint: Vec<Vec<f64>> = vec![];
    for t in 0..sums.len() {
        let predictive = |s: usize| sums.marginal(s, t + 1) - before(sums, s, t);
        let now = match joint.last() {
            None => vec![sums.marginal(0, 1)],
            Some(last) => {
                let grown = (0..t).map(|s| last[s] + (1.0 - hazard).ln() + predictive(s));
                let broken = log_sum(last.iter().copied()) + hazard.ln() + predictive(t);
                grown.chain([broken]).collect()
            }
        };
        joint.push(now);
    }
    joint
}

fn before(sums: &Sums, from: usize, to: usize) -> f64 {
    match from == to {
        true => 0.0,
        false => sums.marginal(from, to),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::changepoints::simulate::Simulation;

    #[test]
    fn probabilities_add_up_every_month() {
        let series = Simulation::new(1, 3.0).levels(&[(20, 10.0), (10, 60.0)]);
        for month in begins(&series, HAZARD_PER_MONTH) {
            let sum: f64 = month.iter().sum();
            assert!((sum - 1.0).abs() < 1e-9, "{sum}");
        }
    }

    #[test]
    fn the_evidence_is_that_of_all_placings() {
        let sums = Sums::new(&[3, 4, 30, 28], 2.0, 1.0);
        let filtered = log_sum(filter(&sums, 0.1)[3].iter().copied());
        // Every subset of the three places for a break, one by one.
        let placings = (0..8_u32).map(|mask| {
            let cuts = (1..4).filter(|at| mask & (1 << (at - 1)) != 0);
            let bounds: Vec<usize> = [0].into_iter().chain(cuts).chain([4]).collect();
            let breaks = f64::from(mask.count_ones());
            bounds
                .windows(2)
                .map(|b| sums.marginal(b[0], b[1]))
                .sum::<f64>()
                + breaks * 0.1_f64.ln()
                + (3.0 - breaks) * 0.9_f64.ln()
        });
        assert!((filtered - log_sum(placings)).abs() < 1e-9);
    }

    #[test]
    fn a_turn_is_noticed_after_some_months_and_not_before() {
        let series = Simulation::new(3, 5.0).levels(&[(48, 15.0), (6, 90.0)]);
        assert!(begun_within(&series[..48], 6, HAZARD_PER_MONTH) < 0.5);
        assert!(begun_within(&series, 8, HAZARD_PER_MONTH) > 0.9);
        assert_eq!(begun_within(&[], 6, HAZARD_PER_MONTH), 0.0);
    }
}
