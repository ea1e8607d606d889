//! How probable the counts of a stretch are if one level holds throughout.
//!
//! A count is negative binomial with a known dispersion `r` and an unknown
//! chance `p`, whose mean is `r (1 − p) / p`. A flat Beta(1, 1) on `p` is
//! conjugate, so that the level drops out in closed form and one pass over
//! sums gives every stretch in constant time. The flat prior costs a new level
//! about the logarithm of that level, which errs towards fewer breaks.
//!
//! Months that follow from one another tell less than as many that do not: the
//! likelihood is raised to `weight`, the share of them that is news (`bursts.rs`).

use libm::lgamma;

/// Sums from which every stretch of a series can be told.
#[derive(Clone, Debug)]
pub(crate) struct Sums {
    dispersion: f64,
    /// How much each month counts, 1 for months that are independent.
    weight: f64,
    /// Sum of the counts before each place.
    counts: Vec<f64>,
    /// Sum of the parts of the likelihood that do not depend on the level.
    coefficients: Vec<f64>,
}

impl Sums {
    pub(crate) fn new(series: &[u32], dispersion: f64, weight: f64) -> Sums {
        let mut sums = Sums {
            dispersion,
            weight,
            counts: vec![0.0],
            coefficients: vec![0.0],
        };
        let (mut counts, mut coefficients) = (0.0, 0.0);
        for count in series.iter().map(|count| f64::from(*count)) {
            counts += count;
            coefficients += coefficient(dispersion, count);
            sums.counts.push(counts);
            sums.coefficients.push(coefficients);
        }
        sums
    }

    pub(crate) fn len(&self) -> usize {
        self.counts.len() - 1
    }

    /// Log probability of the counts `from..to`, the level integrated out.
    pub(crate) fn marginal(&self, from: usize, to: usize) -> f64 {
        let parts = (self.of_length(to - from), self.of_counts(from, to));
        self.marginal_of(from, to, parts)
    }

    /// The same from two parts that other stretches and other dispersions have too, as each takes long to tell.
    pub(crate) fn marginal_of(&self, from: usize, to: usize, (length, counts): (f64, f64)) -> f64 {
        let (count, coefficients) = self.of(from, to);
        let both = (1.0 + self.tries(to - from)) + (1.0 + count);
        coefficients + (length + counts - lgamma(both))
    }

    /// The part of [`Sums::marginal`] that is the same for all stretches of a length.
    pub(crate) fn of_length(&self, length: usize) -> f64 {
        lgamma(1.0 + self.tries(length))
    }

    /// The part of [`Sums::marginal`] that is the same under every dispersion.
    pub(crate) fn of_counts(&self, from: usize, to: usize) -> f64 {
        lgamma(1.0 + self.of(from, to).0)
    }

    /// Log likelihood of the counts `from..to` at the level that fits them best.
    pub(crate) fn fitted(&self, from: usize, to: usize) -> f64 {
        let (count, coefficients) = self.of(from, to);
        let tries = self.tries(to - from);
        let part = |amount: f64| match amount > 0.0 {
            true => amount * (amount / (tries + count)).ln(),
            false => 0.0,
        };
        coefficients + part(tries) + part(count)
    }

    fn tries(&self, length: usize) -> f64 {
        self.dispersion * self.weight * length as f64
    }

    fn of(&self, from: usize, to: usize) -> (f64, f64) {
        (
            (self.counts[to] - self.counts[from]) * self.weight,
            (self.coefficients[to] - self.coefficients[from]) * self.weight,
        )
    }
}

/// Log of Γ(r + x) / (Γ(r) x!).
pub(crate) fn coefficient(dispersion: f64, count: f64) -> f64 {
    lgamma(dispersion + count) - lgamma(dispersion) - lgamma(count + 1.0)
}

/// Mean of the counts, 0 for none.
pub(crate) fn mean(counts: &[u32]) -> f64 {
    let sum: f64 = counts.iter().map(|count| f64::from(*count)).sum();
    sum / (counts.len() as f64).max(1.0)
}

/// Log of a sum of exponentials, without overflow.
pub(crate) fn log_sum(terms: impl Iterator<Item = f64> + Clone) -> f64 {
    let most = terms.clone().fold(f64::NEG_INFINITY, f64::max);
    match most.is_finite() {
        true => most + terms.map(|term| (term - most).exp()).sum::<f64>().ln(),
        false => f64::NEG_INFINITY,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_probabilities_of_one_month_add_up() {
        for dispersion in [0.5, 3.0, 20.0] {
            let all: f64 = (0..200_000)
                .map(|count| Sums::new(&[count], dispersion, 1.0).marginal(0, 1).exp())
                .sum();
            assert!((all - 1.0).abs() < 1e-3, "{dispersion}: {all}");
        }
    }

    #[test]
    fn a_stretch_of_one_level_is_likelier_whole_than_cut() {
        let steady = Sums::new(&[40, 38, 44, 41, 39, 42, 37, 40], 20.0, 1.0);
        assert!(steady.marginal(0, 8) > steady.marginal(0, 4) + steady.marginal(4, 8));
        let turned = Sums::new(&[4, 3, 4, 4, 139, 142, 137, 140], 20.0, 1.0);
        assert!(turned.marginal(0, 8) < turned.marginal(0, 4) + turned.marginal(4, 8));
    }

    #[test]
    fn the_best_fit_is_never_below_the_average_over_levels() {
        let sums = Sums::new(&[0, 0, 3, 9, 0, 1], 1.0, 1.0);
        assert!(sums.fitted(0, 6) >= sums.marginal(0, 6));
        assert!(
            sums.fitted(0, 2).abs() < 1e-9,
            "zeros are certain at level 0"
        );
    }
}
