//! The range of values that the words of a quantity allow.

use record::{Comparator, Quantity, Unit};

/// Bounds in one unit. An open end is `None`: "at least 35" has no high.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Amount {
    /// Lower bound.
    pub low: Option<f64>,
    /// Upper bound.
    pub high: Option<f64>,
    /// The unit of both.
    pub unit: Unit,
    /// Whether it was computed from a share and its base, and written by nobody.
    pub derived: bool,
}

impl Amount {
    /// What is written, in the unit as written; `None` for words without a number.
    pub fn written(quantity: &Quantity) -> Option<Amount> {
        let Quantity {
            low, high, unit, ..
        } = *quantity;
        (low.is_some() || high.is_some()).then_some(Amount {
            low,
            high,
            unit,
            derived: false,
        })
    }

    /// What share and base come to, in the base's unit.
    pub fn derived(quantity: &Quantity) -> Option<Amount> {
        let derived = quantity.derived.or_else(|| quantity.derive())?;
        Some(Amount {
            low: derived.low,
            high: derived.high,
            unit: derived.unit,
            derived: true,
        })
    }

    /// The same in the unit its dimension is compared in.
    pub fn standard(self) -> Amount {
        let unit = self.unit.standard();
        let convert = |value: Option<f64>| value.and_then(|value| self.unit.convert(value, unit));
        Amount {
            low: convert(self.low),
            high: convert(self.high),
            unit,
            ..self
        }
    }

    /// Written and derived amounts in standard units: all that may be compared.
    pub(crate) fn comparable(quantity: &Quantity) -> Vec<Amount> {
        let slack = slack(quantity);
        let written =
            Amount::written(quantity).map(|amount| amount.loosened(quantity.comparator, slack));
        let derived =
            Amount::derived(quantity).map(|amount| amount.loosened(quantity.comparator, slack));
        written
            .into_iter()
            .chain(derived)
            .map(Amount::standard)
            .collect()
    }

    /// Whether no value lies in both.
    pub(crate) fn excludes(self, other: Amount) -> bool {
        let below = |high: Option<f64>, low: Option<f64>| matches!((high, low), (Some(h), Some(l)) if h < l - 1e-9);
        below(self.high, other.low) || below(other.high, self.low)
    }

    fn loosened(self, comparator: Comparator, slack: f64) -> Amount {
        let (low, high) = match comparator {
            // "Almost half" is below a half but near it; near is taken as a tenth.
            Comparator::Almost => (self.low.or(self.high.map(|high| high * 0.9)), self.high),
            _ => (
                self.low.map(|low| low * (1.0 - slack)),
                self.high.map(|high| high * (1.0 + slack)),
            ),
        };
        Amount { low, high, ..self }
    }
}

/// How far a figure may be off before it is held against another. "About
/// 3,500" and "3,600" do not contradict each other, nor do "20,000" and
/// "20,500": a round thousand is a rounded one.
fn slack(quantity: &Quantity) -> f64 {
    match quantity.comparator {
        Comparator::About | Comparator::Vague => 0.1,
        _ if quantity.low.or(quantity.high).is_some_and(rounded) => 0.05,
        _ => 0.0,
    }
}

fn rounded(value: f64) -> bool {
    value >= 1000.0 && {
        let place = 10f64.powf(value.log10().floor() - 1.0);
        (value / place).fract().abs() < 1e-9
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::testing::quantity;
    use record::{Measure, Span};

    fn amounts(low: Option<f64>, high: Option<f64>, comparator: Comparator) -> Amount {
        let quantity = quantity(
            Measure::Fatalities,
            Span::new(0, 1),
            low,
            high,
            Unit::Persons,
            comparator,
        );
        Amount::comparable(&quantity)[0]
    }

    #[test]
    fn at_least_35_excludes_32_and_allows_36() {
        let at_least = amounts(Some(35.0), None, Comparator::AtLeast);
        let exactly = |n| amounts(Some(n), Some(n), Comparator::Exactly);
        assert!(at_least.excludes(exactly(32.0)) && exactly(32.0).excludes(at_least));
        assert!(!at_least.excludes(exactly(36.0)) && !at_least.excludes(exactly(35.0)));
    }

    #[test]
    fn round_and_approximate_figures_have_slack() {
        let exactly = |n| amounts(Some(n), Some(n), Comparator::Exactly);
        let about = |n| amounts(Some(n), Some(n), Comparator::About);
        assert!(!exactly(20_000.0).excludes(exactly(20_500.0)));
        assert!(exactly(20_000.0).excludes(exactly(25_000.0)));
        assert!(!about(3_500.0).excludes(exactly(3_612.0)));
        assert!(exactly(12.0).excludes(exactly(13.0)));
    }

    #[test]
    fn almost_half_lies_below_a_half_and_near_it() {
        let almost = amounts(None, Some(50.0), Comparator::Almost);
        assert_eq!((almost.low, almost.high), (Some(45.0), Some(50.0)));
    }
}
