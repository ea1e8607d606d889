//! How much each month is worth where months hang together.
//!
//! Wars are bursty: a bad month is followed by another. The likelihood takes
//! the months of one level to be independent, so that a burst passes for a
//! level. Months whose logarithms remember `ρ` of the month before are worth
//! (1 − ρ) / (1 + ρ) independent ones, the effective sample size of a first-order
//! autoregression (Bayley & Hammersley 1946); the likelihood is raised to that
//! share. `ρ` is taken within the levels found, since a true step would pass for
//! memory, and again as breaks drop out: a burst that was taken for a level
//! hides its own memory.
//!
//! Softness: `ρ` is one number for the whole series, and of few months it is
//! rough; it is corrected for what estimating the levels takes from it.

use super::segment::mean;

/// Breaks with the weight that goes with them: `find` gives the breaks under a weight.
pub(super) fn settled<T>(
    series: &[u32],
    find: impl Fn(f64) -> T,
    breaks: impl Fn(&T) -> Vec<usize>,
) -> T {
    let mut found = find(1.0);
    let mut known = breaks(&found);
    // Each round that goes on has fewer breaks than the one before.
    while !known.is_empty() {
        found = find(weight(series, &known));
        let left = breaks(&found);
        if left.len() >= known.len() {
            break;
        }
        known = left;
    }
    found
}

/// What one month is worth, from 1 for independent months down.
fn weight(series: &[u32], breaks: &[usize]) -> f64 {
    let memory = memory(series, breaks);
    (1.0 - memory) / (1.0 + memory)
}

/// The correlation of each month with the one before within its level, from 0 to 0.95.
fn memory(series: &[u32], breaks: &[usize]) -> f64 {
    let (mut together, mut alone, mut pairs) = (0.0, 0.0, 0.0);
    for level in levels(series, breaks) {
        let middle = level.iter().sum::<f64>() / level.len().max(1) as f64;
        let apart: Vec<f64> = level.iter().map(|month| month - middle).collect();
        together += apart.windows(2).map(|two| two[0] * two[1]).sum::<f64>();
        alone += apart.iter().map(|one| one * one).sum::<f64>();
        pairs += apart.len() as f64;
    }
    // A level without any spread leaves only rounding.
    if alone < 1e-9 {
        return 0.0;
    }
    let raw = together / alone;
    // Each level that was estimated pulls it down by (1 + 3ρ) over its months (Kendall 1954).
    let corrected = raw + (1.0 + 3.0 * raw) * (breaks.len() + 1) as f64 / pairs;
    corrected.clamp(0.0, 0.95)
}

/// The logarithms of the months of each level.
fn levels(series: &[u32], breaks: &[usize]) -> Vec<Vec<f64>> {
    let ends = breaks.iter().copied().chain([series.len()]);
    let mut from = 0;
    let mut levels = vec![];
    for to in ends {
        let months = &series[from..to];
        // Half a death, so that a quiet month has a logarithm; less than that where all are quiet.
        let floor = 0.5_f64.min(mean(months).max(0.01));
        levels.push(
            months
                .iter()
                .map(|month| (f64::from(*month) + floor).ln())
                .collect(),
        );
        from = to;
    }
    levels
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::changepoints::posterior::{changepoints, weighted};
    use crate::changepoints::simulate::Simulation;

    fn check(remembers: f64, expected: std::ops::Range<f64>) {
        let of = |seed| {
            let series = Simulation::new(seed, 200.0).bursty(240, 200.0, remembers, 0.4);
            memory(&series, &[])
        };
        let mean = (0..20).map(of).sum::<f64>() / 20.0;
        assert!(expected.contains(&mean), "{remembers}: {mean}");
    }

    #[test]
    fn memory_is_told_from_the_series() {
        check(0.0, 0.0..0.08);
        check(0.3, 0.2..0.4);
        check(0.6, 0.5..0.7);
    }

    #[test]
    fn a_step_is_no_memory_once_it_is_known() {
        let series = Simulation::new(3, 8.0).levels(&[(60, 20.0), (60, 200.0)]);
        assert!(memory(&series, &[]) > 0.6);
        assert!(memory(&series, &[60]) < 0.2);
    }

    #[test]
    fn empty_and_quiet_series_have_none() {
        for series in [&[][..], &[0; 30], &[4]] {
            assert_eq!(memory(series, &[]), 0.0, "{series:?}");
        }
    }

    #[test]
    fn bursts_of_one_level_are_half_as_often_taken_for_breaks() {
        let series = |seed| Simulation::new(seed, 8.0).bursty(120, 30.0, 0.6, 0.4);
        let guarded = |seed: &u64| !changepoints(&series(*seed), 2).points.is_empty();
        let plain = |seed: &u64| !weighted(&series(*seed), 2, 1.0).points.is_empty();
        let (guarded, plain) = (
            (0..30).filter(guarded).count(),
            (0..30).filter(plain).count(),
        );
        assert!(
            plain >= 8 && 2 * guarded <= plain,
            "{guarded} and {plain} of 30"
        );
    }
}
