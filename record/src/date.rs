//! A date of which only the year or the month may be known.

use crate::{Error, Precision, Window};
use jiff::civil::Date;

/// `2016`, `2016-03` or `2016-03-22`: reports and dataset releases are often dated by the month only.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct PartialDate {
    year: i16,
    month: Option<i8>,
    day: Option<i8>,
}

impl PartialDate {
    /// A full day.
    pub fn day(date: Date) -> Self {
        PartialDate {
            year: date.year(),
            month: Some(date.month()),
            day: Some(date.day()),
        }
    }

    /// Its first day.
    pub fn first(self) -> Date {
        Date::new(self.year, self.month.unwrap_or(1), self.day.unwrap_or(1)).unwrap_or(Date::ZERO)
    }

    /// Its last day: what is dated "March 2017" is certainly out by 31 March.
    pub fn last(self) -> Date {
        match (self.month, self.day) {
            (Some(_), Some(_)) => self.first(),
            (Some(_), None) => self.first().last_of_month(),
            _ => self.first().last_of_year(),
        }
    }

    /// The day itself where all three parts are known.
    pub fn exact(self) -> Option<Date> {
        self.day.map(|_| self.first())
    }

    /// As a window of time with its precision.
    pub fn window(self) -> Window {
        let precision = match (self.month, self.day) {
            (_, Some(_)) => Precision::Day,
            (Some(_), None) => Precision::Month,
            _ => Precision::Year,
        };
        Window {
            begin: Some(self.first()),
            end: Some(self.last()),
            precision,
        }
    }
}

impl std::fmt::Display for PartialDate {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "{:04}", self.year)?;
        self.month.map_or(Ok(()), |m| write!(f, "-{m:02}"))?;
        self.day.map_or(Ok(()), |d| write!(f, "-{d:02}"))
    }
}

impl std::str::FromStr for PartialDate {
    type Err = Error;

    /// Reads ISO 8601 `YYYY`, `YYYY-MM`, `YYYY-MM-DD`; a time of day after `T` or a space is passed over.
    fn from_str(text: &str) -> Result<Self, Error> {
        read(text.trim()).ok_or_else(|| {
            Error::malformed("date", text, "write it as 2016-03-22, 2016-03 or 2016")
        })
    }
}

fn read(text: &str) -> Option<PartialDate> {
    let day = text.split(['T', ' ']).next()?;
    let mut parts = day.split('-');
    let year = parts.next().filter(|y| y.len() == 4)?.parse().ok()?;
    let mut part = || {
        parts
            .next()
            .map_or(Some(None), |digits| two_digits(digits).map(Some))
    };
    let (month, day) = (part()?, part()?);
    Date::new(year, month.unwrap_or(1), day.unwrap_or(1)).ok()?;
    parts
        .next()
        .is_none()
        .then_some(PartialDate { year, month, day })
}

fn two_digits(part: &str) -> Option<i8> {
    if part.len() == 2 {
        part.parse().ok()
    } else {
        None
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(text: &str, first: &str, last: &str) {
        let date: PartialDate = text.parse().unwrap();
        assert_eq!(
            (date.first().to_string(), date.last().to_string()),
            (first.into(), last.into())
        );
    }

    #[test]
    fn spans_the_period_it_names() {
        check("2016-02", "2016-02-01", "2016-02-29");
        check("2017", "2017-01-01", "2017-12-31");
        check("2016-03-22T10:00:00Z", "2016-03-22", "2016-03-22");
    }

    #[test]
    fn refuses_what_is_no_date() {
        for text in [
            "",
            "16-03-22",
            "2016-13",
            "2016-3-2",
            "2016-02-30",
            "2016-02-03-04",
            "March 2016",
        ] {
            assert!(text.parse::<PartialDate>().is_err(), "{text}");
        }
    }
}
