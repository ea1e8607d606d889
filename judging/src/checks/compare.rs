//! More, less or about the same: two sums held against each other with their uncertainty.

use super::evidence::{Amount, Estimate, UNTOLD};
use super::finding::Reading;
use super::words::Sense;
use record::Verdict;

/// A tenth more or less is no change: a later version of a dataset moves such sums as far.
pub(super) const STEP: f64 = 1.1;
/// Fewer deaths than this in both sums together are too few to tell a direction.
pub(super) const DEATHS_MIN: u64 = 25;

/// How a sum stands to another, as a range of ratios.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Ratio {
    pub(super) least: f64,
    pub(super) most: f64,
}

impl Ratio {
    pub(super) fn of(before: Amount, after: Amount, estimate: Estimate) -> Ratio {
        let ((low_before, high_before), (low_after, high_after)) =
            (before.range(estimate), after.range(estimate));
        Ratio {
            least: divide(low_after, high_before),
            most: divide(high_after, low_before),
        }
    }

    /// Whether the step was taken, surely not, or cannot be told.
    pub(super) fn is(self, sense: Sense, step: f64) -> Verdict {
        let (up, down) = (self.least >= step, self.most <= 1.0 / step);
        match (sense, up, down) {
            (_, false, false) => Verdict::Inconclusive,
            (Sense::Up, true, _) | (Sense::Down, _, true) => Verdict::Consistent,
            _ => Verdict::Contradicted,
        }
    }
}

fn divide(a: u64, b: u64) -> f64 {
    match (a, b) {
        (UNTOLD, _) => f64::INFINITY,
        (_, UNTOLD) => 0.0,
        (0, 0) => 1.0,
        (_, 0) => f64::INFINITY,
        (a, b) => a as f64 / b as f64,
    }
}

/// "× 1.18", or a range of it.
impl std::fmt::Display for Ratio {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let times = |value: f64| match value.is_finite() {
            true => format!("{value:.2}"),
            false => "∞".into(),
        };
        match (self.most - self.least).abs() < 0.005 {
            true => write!(f, "× {}", times(self.least)),
            false => write!(f, "× {} to {}", times(self.least), times(self.most)),
        }
    }
}

/// One reading: `after` against `before` by one estimate.
pub(super) fn reading(
    rule: impl Into<String>,
    sense: Sense,
    (before, after): (Amount, Amount),
    estimate: Estimate,
) -> Reading {
    let ratio = Ratio::of(before, after, estimate);
    if before.most().max(after.most()) < DEATHS_MIN || before.rows + after.rows == 0 {
        let told = format!("{before}, then {after}: too few deaths to tell a direction");
        return Reading::new(rule, Verdict::Inconclusive, told);
    }
    let told = format!("{before}, then {after}: {ratio}");
    Reading::new(rule, ratio.is(sense, STEP), told)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::checks::plan::Period;
    use crate::checks::testing::{evidence, row};

    fn amount(deaths: &[u64]) -> Amount {
        let rows = deaths.iter().enumerate();
        let rows = rows.map(|(n, best)| row(&n.to_string(), "2014", "Iraq", "A - B", *best));
        evidence(vec![rows.collect()]).amount(0, Period::years(2014, 2014))
    }

    fn check(before: &[u64], after: &[u64], up: Verdict, down: Verdict) {
        let pair = (amount(before), amount(after));
        let verdict = |sense| reading("r", sense, pair, Estimate::Best).verdict;
        assert_eq!(
            (verdict(Sense::Up), verdict(Sense::Down)),
            (up, down),
            "{before:?} {after:?}"
        );
    }

    #[test]
    fn a_tenth_is_a_step_and_less_is_none() {
        use Verdict::{Consistent, Contradicted, Inconclusive};
        check(&[100], &[120], Consistent, Contradicted);
        check(&[100], &[105], Inconclusive, Inconclusive);
        check(&[100], &[60, 20], Contradicted, Consistent);
    }

    #[test]
    fn no_row_after_is_at_most_24_and_few_deaths_tell_nothing() {
        use Verdict::{Consistent, Contradicted, Inconclusive};
        check(&[200], &[], Contradicted, Consistent);
        check(&[25], &[], Inconclusive, Inconclusive);
        check(&[4], &[9], Inconclusive, Inconclusive);
        check(&[], &[], Inconclusive, Inconclusive);
    }
}
