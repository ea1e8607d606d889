//! When something happened, as far as the words tell.

use crate::{Date, Span, named};

/// A stretch of days. Either end may be unknown ("since 2014" has no end).
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Window {
    /// First day.
    pub begin: Option<Date>,
    /// Last day, included.
    pub end: Option<Date>,
    /// How fine the words are: "in December" is a month, not 31 days.
    pub precision: Precision,
}

impl Window {
    /// One day.
    pub fn day(date: Date) -> Self {
        Window {
            begin: Some(date),
            end: Some(date),
            precision: Precision::Day,
        }
    }

    /// Whether the two have a day in common; an unknown end reaches for ever.
    pub fn overlaps(self, other: Window) -> bool {
        let before = |end: Option<Date>, begin: Option<Date>| matches!((end, begin), (Some(e), Some(b)) if e < b);
        !before(self.end, other.begin) && !before(other.end, self.begin)
    }
}

named! {
    /// The grain of a window.
    Precision, "precision" {
        /// A day or finer.
        Day = "day",
        /// A week or a weekend.
        Week = "week",
        /// A month.
        Month = "month",
        /// A quarter or a season.
        Quarter = "quarter",
        /// A year.
        Year = "year",
        /// A decade or coarser.
        Decade = "decade",
        /// Vague: "recently", "in recent months".
        Vague = "vague",
    }
}

/// Words that tell a time, and the window they come to.
///
/// `window` is `None` while it is open: "on Monday" in a report without a date.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct When {
    /// The words.
    pub words: Span,
    /// TIMEX3 value as far as it is known (`2016-03-22`, `2015-W47`, `XXXX-11-12`, `P2Y`, `PAST_REF`).
    pub value: String,
    /// The days it covers, or open.
    pub window: Option<Window>,
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_unknown_end_reaches_for_ever() {
        let day = |d| jiff::civil::date(2016, 3, d);
        let since = Window {
            begin: Some(day(10)),
            end: None,
            precision: Precision::Day,
        };
        assert!(since.overlaps(Window::day(day(22))));
        assert!(!since.overlaps(Window::day(day(2))));
    }
}
