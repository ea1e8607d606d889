//! A calendar month: the grain of event panels, forecasts and warnings.

use crate::{Date, Error};

/// A month of a year, as `2016-03`. Ordered, and countable forwards and back.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Month(i32);

impl Month {
    /// Month 1 to 12 of a year.
    pub fn new(year: i16, month: i8) -> Option<Month> {
        Date::new(year, month, 1).ok().map(Month::of)
    }

    /// The month a day lies in.
    pub fn of(day: Date) -> Month {
        Month(i32::from(day.year()) * 12 + i32::from(day.month()) - 1)
    }

    /// The year it lies in.
    pub fn year(self) -> i16 {
        i16::try_from(self.0.div_euclid(12)).unwrap_or(i16::MAX)
    }

    /// 1 to 12.
    pub fn month(self) -> i8 {
        i8::try_from(self.0.rem_euclid(12) + 1).unwrap_or(1)
    }

    /// That many months later, or earlier if negative.
    #[must_use]
    pub fn plus(self, months: i32) -> Month {
        Month(self.0 + months)
    }

    /// How many months it comes after `earlier`; negative if it comes before.
    pub fn since(self, earlier: Month) -> i32 {
        self.0 - earlier.0
    }

    /// Its first day.
    pub fn first(self) -> Date {
        Date::new(self.year(), self.month(), 1).unwrap_or(Date::ZERO)
    }

    /// Its last day.
    pub fn last(self) -> Date {
        self.first().last_of_month()
    }
}

impl std::fmt::Display for Month {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.pad(&format!("{:04}-{:02}", self.year(), self.month()))
    }
}

impl std::str::FromStr for Month {
    type Err = Error;

    /// Reads `2016-03`.
    fn from_str(text: &str) -> Result<Self, Error> {
        let read = || {
            let (year, month) = text.trim().split_once('-')?;
            let sound = year.len() == 4 && month.len() == 2;
            sound
                .then(|| Month::new(year.parse().ok()?, month.parse().ok()?))
                .flatten()
        };
        read().ok_or_else(|| Error::malformed("month", text, "write it as 2016-03"))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(text: &str, steps: i32, expected: &str) {
        let month: Month = text.parse().unwrap();
        let moved = month.plus(steps);
        assert_eq!(moved.to_string(), expected);
        assert_eq!(moved.since(month), steps);
    }

    #[test]
    fn counts_over_the_turn_of_the_year() {
        check("2016-12", 1, "2017-01");
        check("2016-01", -1, "2015-12");
        check("2020-10", 14, "2021-12");
    }

    #[test]
    fn has_days() {
        let month: Month = "2016-02".parse().unwrap();
        assert_eq!(month.last().to_string(), "2016-02-29");
        assert_eq!(Month::of(month.last()), month);
    }

    #[test]
    fn refuses_what_is_no_month() {
        for text in ["", "2016", "2016-13", "2016-3", "16-03", "2016-03-01"] {
            assert!(text.parse::<Month>().is_err(), "{text}");
        }
    }
}
