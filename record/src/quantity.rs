//! A number with its holder's qualifications: what it measures, its bounds, its base.

use crate::{Span, Unit, When, named};

/// A measured amount. `low` and `high` are the bounds the words set: "at least
/// 35" has no high, "almost half" no low, "some 7,000 to 9,000" both, and a
/// plain or approximate number has both equal.
#[derive(Clone, Debug, PartialEq)]
pub struct Quantity {
    /// The words of the amount, comparator included ("more than 10,000").
    pub words: Span,
    /// What is measured.
    pub measure: Measure,
    /// Lower bound, in `unit`.
    pub low: Option<f64>,
    /// Upper bound, in `unit`.
    pub high: Option<f64>,
    /// The unit as written.
    pub unit: Unit,
    /// How the words bound it.
    pub comparator: Comparator,
    /// A level, a change of one, or a rate.
    pub nature: Nature,
    /// Whether it stands for itself, sums up others or is a part of one.
    pub scope: Scope,
    /// What is counted, in its own words ("fighters", "civilians").
    pub counted: Option<Span>,
    /// What a share is a share of, where the words say.
    pub base: Option<Base>,
    /// What share and base come to.
    pub derived: Option<Derived>,
    /// The time the amount holds for.
    pub as_of: Option<When>,
}

/// What a share is taken of: "of the 34,000 square miles".
#[derive(Clone, Debug, PartialEq)]
pub struct Base {
    /// The words.
    pub words: Span,
    /// The amount.
    pub value: f64,
    /// Its unit.
    pub unit: Unit,
}

/// An amount nobody wrote: computed from a share and its base, and marked so.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Derived {
    /// Lower bound.
    pub low: Option<f64>,
    /// Upper bound.
    pub high: Option<f64>,
    /// The base's unit.
    pub unit: Unit,
}

impl Quantity {
    /// Share times base, where both are known: 40 % of 34,000 is 13,600.
    pub fn derive(&self) -> Option<Derived> {
        let base = self.base.as_ref().filter(|_| self.unit == Unit::Percent)?;
        // Rounded to a millionth, so that 40 % of 34,000 is 13,600 and not its float neighbour.
        let of = |share: f64| (share * base.value / 100.0 * 1e6).round() / 1e6;
        Some(Derived {
            low: self.low.map(of),
            high: self.high.map(of),
            unit: base.unit,
        })
    }
}

named! {
    /// What a quantity measures.
    Measure, "measure" {
        /// Land held, gained or lost.
        Territory = "territory",
        /// Members under arms.
        Fighters = "fighters",
        /// People killed.
        Fatalities = "fatalities",
        /// People wounded.
        Wounded = "wounded",
        /// Killed and wounded together.
        Casualties = "casualties",
        /// Attacks, incidents, bombings, clashes.
        Attacks = "attacks",
        /// Air strikes, raids and other operations against a group.
        Strikes = "strikes",
        /// Leaders killed or captured.
        LeadersLost = "leaders-lost",
        /// Money taken in.
        Revenue = "revenue",
        /// Money paid out or cut: salaries, budgets, aid, ransom.
        Money = "money",
        /// People who joined.
        Recruits = "recruits",
        /// People arrested, captured or surrendered.
        Captured = "captured",
        /// People abducted or held hostage.
        Abducted = "abducted",
        /// People driven from home.
        Displaced = "displaced",
        /// Soldiers, police, peacekeepers deployed or present.
        Forces = "forces",
        /// Size of a group acting together.
        GroupSize = "group-size",
        /// Weapons, vehicles, munitions.
        Weapons = "weapons",
        /// A stretch of time.
        Duration = "duration",
        /// A stretch of way.
        Distance = "distance",
        /// People in another capacity ("300 passengers").
        People = "people",
        /// Something else that is counted.
        Other = "other",
    }
}

named! {
    /// How the words bound a number.
    Comparator, "comparator" {
        /// A plain number.
        Exactly = "exactly",
        /// "about", "some", "approximately".
        About = "about",
        /// "at least", "no fewer than".
        AtLeast = "at least",
        /// "more than", "over".
        MoreThan = "more than",
        /// "up to", "a maximum of", "no more than".
        AtMost = "at most",
        /// "fewer than", "under".
        LessThan = "less than",
        /// "almost", "nearly": below, but close.
        Almost = "almost",
        /// "between 7,000 and 9,000", "7,000 to 9,000".
        Between = "between",
        /// Words without a number: "dozens", "scores", "scarcely any".
        Vague = "vague",
    }
}

named! {
    /// Whether the number is a state of things, a change of it, or a pace.
    Nature, "nature" {
        /// How much there is.
        Level = "level",
        /// By how much it changed.
        Change = "change",
        /// How much per time.
        Rate = "rate",
    }
}

named! {
    /// How a number stands to others of the same thing. "A total of 40 since
    /// January" is no toll of one attack, and "including two children" no toll at all.
    Scope, "scope" {
        /// It stands for itself.
        Whole = "whole",
        /// It comes on top of an earlier number: "a further two".
        Further = "further",
        /// It sums up: "a total of 40 since January".
        Total = "total",
        /// It is a part of another number: "including two children".
        Part = "part",
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_share_of_a_known_base_is_derived() {
        let at = Span::new(0, 1);
        let quantity = Quantity {
            words: at,
            measure: Measure::Territory,
            low: Some(40.0),
            high: Some(40.0),
            unit: Unit::Percent,
            comparator: Comparator::Exactly,
            nature: Nature::Change,
            scope: Scope::Whole,
            counted: None,
            base: Some(Base {
                words: at,
                value: 34_000.0,
                unit: Unit::SquareMile,
            }),
            derived: None,
            as_of: None,
        };
        let derived = quantity.derive().unwrap();
        assert_eq!(
            (derived.low, derived.high, derived.unit),
            (Some(13_600.0), Some(13_600.0), Unit::SquareMile)
        );
        assert_eq!(
            Quantity {
                unit: Unit::Persons,
                ..quantity
            }
            .derive(),
            None
        );
    }
}
