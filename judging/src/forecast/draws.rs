//! A forecast of one month: weighted draws of a count.

/// Possible counts with their weights, in order of count. Never empty; the
/// weights sum to 1.
#[derive(Clone, Debug, PartialEq)]
pub struct Draws {
    sorted: Vec<(f64, f64)>,
}

impl Draws {
    /// Draws of equal weight; certain zero if there is none.
    pub fn equal(values: impl IntoIterator<Item = f64>) -> Draws {
        Draws::weighted(values.into_iter().map(|value| (value, 1.0)))
    }

    /// Values with weights; certain zero if no weight is positive. What is no
    /// finite number is left out, what is negative counts as 0.
    pub fn weighted(draws: impl IntoIterator<Item = (f64, f64)>) -> Draws {
        let sound = |(value, weight): &(f64, f64)| value.is_finite() && *weight > 0.0;
        let mut sorted: Vec<_> = draws.into_iter().filter(sound).collect();
        sorted.sort_by(|a, b| a.0.total_cmp(&b.0));
        let whole: f64 = sorted.iter().map(|draw| draw.1).sum();
        if sorted.is_empty() {
            return Draws {
                sorted: vec![(0.0, 1.0)],
            };
        }
        for (value, weight) in &mut sorted {
            *value = value.max(0.0);
            *weight /= whole;
        }
        Draws { sorted }
    }

    /// Several forecasts as one, each with its share.
    pub fn pool<'a>(parts: impl IntoIterator<Item = (&'a Draws, f64)>) -> Draws {
        let parts = parts.into_iter().flat_map(|(draws, share)| {
            draws
                .sorted
                .iter()
                .map(move |(value, weight)| (*value, weight * share))
        });
        Draws::weighted(parts)
    }

    /// Values with their weights, ascending.
    pub fn iter(&self) -> impl Iterator<Item = (f64, f64)> + '_ {
        self.sorted.iter().copied()
    }

    /// The expected count.
    pub fn mean(&self) -> f64 {
        self.iter().map(|(value, weight)| value * weight).sum()
    }

    /// The smallest count that at least `share` (0 to 1) of the weight does not exceed.
    pub fn quantile(&self, share: f64) -> f64 {
        self.quantiles(&[share])[0]
    }

    /// Several quantiles in one pass; the shares ascending.
    pub fn quantiles(&self, shares: &[f64]) -> Vec<f64> {
        let (mut at, mut below) = (0, 0.0);
        let last = self.sorted.len() - 1;
        let mut next = |share: f64| {
            while at < last && below + self.sorted[at].1 < share - 1e-12 {
                below += self.sorted[at].1;
                at += 1;
            }
            self.sorted[at].0
        };
        shares.iter().map(|share| next(*share)).collect()
    }

    /// `count` draws of equal weight that stand for these: the quantiles in the
    /// middle of each share. No chance is involved.
    pub fn sample(&self, count: usize) -> Vec<f64> {
        let shares: Vec<f64> = (0..count)
            .map(|n| (n as f64 + 0.5) / count as f64)
            .collect();
        self.quantiles(&shares)
    }

    /// The probability of `threshold` or more.
    pub fn at_least(&self, threshold: f64) -> f64 {
        let reach = self.iter().filter(|(value, _)| *value >= threshold);
        reach.map(|(_, weight)| weight).sum::<f64>().min(1.0)
    }

    /// The bounds of the middle `coverage` (0 to 1) of the weight.
    pub fn interval(&self, coverage: f64) -> (f64, f64) {
        let tail = (1.0 - coverage) / 2.0;
        let bounds = self.quantiles(&[tail, 1.0 - tail]);
        (bounds[0], bounds[1])
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(draws: &[(f64, f64)], share: f64, expected: f64) {
        assert_eq!(
            Draws::weighted(draws.iter().copied()).quantile(share),
            expected
        );
    }

    #[test]
    fn quantiles_follow_the_weights() {
        let draws = [(10.0, 1.0), (0.0, 3.0)];
        check(&draws, 0.5, 0.0);
        check(&draws, 0.75, 0.0);
        check(&draws, 0.76, 10.0);
        check(&draws, 1.0, 10.0);
    }

    #[test]
    fn nothing_is_certain_zero() {
        check(&[], 0.9, 0.0);
        check(&[(f64::NAN, 1.0), (5.0, 0.0)], 0.9, 0.0);
    }

    #[test]
    fn a_pool_keeps_shares_whatever_the_number_of_draws() {
        let (few, many) = (Draws::equal([1.0]), Draws::equal([0.0; 99]));
        let pool = Draws::pool([(&few, 1.0), (&many, 1.0)]);
        assert!((pool.mean() - 0.5).abs() < 1e-12);
        assert!((pool.at_least(1.0) - 0.5).abs() < 1e-12);
    }

    #[test]
    fn a_sample_of_its_own_number_is_the_draws() {
        assert_eq!(Draws::equal([3.0, 1.0, 2.0]).sample(3), [1.0, 2.0, 3.0]);
    }
}
