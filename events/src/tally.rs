//! How many were killed, as counted with its uncertainty, and sums of it.

/// Deaths by one row or a sum of rows. UCDP's `low` and `high` are the lowest
/// and highest reliable estimates, not an interval with a probability.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Toll {
    /// The estimate held most likely.
    pub best: u64,
    /// The lowest reliable one; `None` where the dataset has none.
    pub low: Option<u64>,
    /// The highest reliable one; `None` where the dataset has none.
    pub high: Option<u64>,
}

impl Toll {
    /// A number without bounds.
    pub fn exactly(best: u64) -> Toll {
        Toll {
            best,
            low: None,
            high: None,
        }
    }

    /// Both together. A bound that one of them lacks is unknown for the sum.
    #[must_use]
    pub fn plus(self, other: Toll) -> Toll {
        let both = |a: Option<u64>, b: Option<u64>| Some(a?.saturating_add(b?));
        Toll {
            best: self.best.saturating_add(other.best),
            low: both(self.low, other.low),
            high: both(self.high, other.high),
        }
    }
}

impl std::fmt::Display for Toll {
    /// `130 (129–133)`, a question mark for an unknown bound, the number alone without both.
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let bound = |bound: Option<u64>| bound.map_or("?".into(), |it| it.to_string());
        match (self.low, self.high) {
            (None, None) => write!(f, "{}", self.best),
            (low, high) => write!(f, "{} ({}–{})", self.best, bound(low), bound(high)),
        }
    }
}

/// One or more rows added up. "No row" is the lack of a tally, never one of zeros.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Tally {
    /// Rows of the dataset, at least one.
    pub rows: u64,
    /// Events in them: as many as rows in a dataset of events, the number the
    /// row states in a panel, `None` where that is not told.
    pub events: Option<u64>,
    /// Rows that state no number of deaths.
    pub uncounted: u64,
    /// The deaths of the others; `None` where no row states a number.
    pub toll: Option<Toll>,
}

impl Tally {
    /// Both together.
    #[must_use]
    pub fn plus(self, other: Tally) -> Tally {
        let toll = match (self.toll, other.toll) {
            (Some(a), Some(b)) => Some(a.plus(b)),
            (a, b) => a.or(b),
        };
        Tally {
            rows: self.rows + other.rows,
            events: self
                .events
                .zip(other.events)
                .map(|(a, b)| a.saturating_add(b)),
            uncounted: self.uncounted + other.uncounted,
            toll,
        }
    }

    /// The best estimate, where a row states one.
    pub fn best(&self) -> Option<u64> {
        self.toll.map(|toll| toll.best)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(a: Toll, b: Toll, expected: &str) {
        assert_eq!(a.plus(b).to_string(), expected);
    }

    #[test]
    fn a_bound_that_one_lacks_is_unknown_for_both() {
        let full = Toll {
            best: 3,
            low: Some(2),
            high: Some(9),
        };
        check(full, full, "6 (4–18)");
        check(full, Toll { low: None, ..full }, "6 (?–18)");
        check(full, Toll::exactly(4), "7");
    }

    #[test]
    fn a_row_without_a_number_adds_no_zero() {
        let none = Tally {
            rows: 1,
            events: Some(1),
            uncounted: 1,
            toll: None,
        };
        assert_eq!(none.plus(none).best(), None);
        assert_eq!(none.plus(none).uncounted, 2);
    }
}
