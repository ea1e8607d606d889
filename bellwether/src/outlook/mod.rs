//! What `backtest`, `forecast` and `warn` share: the panel they work on, and its last month.
//!
//! The panel comes from the event record, or from files given on the command line. Which dataset, which version and which
//! month it ends with is always told: a forecast without its data's date is worth nothing.

mod again;
mod load;
mod reports;
mod source;

pub(crate) use again::again;
pub(crate) use load::Loaded;
pub(crate) use reports::reports;
pub(crate) use source::{Source, by_its_name};

use record::Month;

/// "2016-03" to "2016 March" is the reader's business; windows are years: `2001..2021`, or one year.
pub(crate) fn years(text: &str) -> Result<std::ops::RangeInclusive<i16>, String> {
    let (from, to) = text.split_once("..").unwrap_or((text, text));
    let year = |part: &str| part.trim_start_matches('=').parse::<i16>().ok();
    let range = year(from).zip(year(to)).map(|(from, to)| from..=to);
    range
        .filter(|range| !range.is_empty() && *range.start() > 1900 && *range.end() < 2200)
        .ok_or_else(|| {
            format!("{text:?} is no range of years\nwrite it as 2001..2021, both included")
        })
}

/// Months ahead: `3..14`, or one.
pub(crate) fn horizons(text: &str) -> Result<std::ops::RangeInclusive<usize>, String> {
    let (from, to) = text.split_once("..").unwrap_or((text, text));
    let month = |part: &str| part.trim_start_matches('=').parse::<usize>().ok();
    let range = month(from).zip(month(to)).map(|(from, to)| from..=to);
    let most = judging::forecast::HORIZON_MONTHS_MAX;
    range
        .filter(|range| !range.is_empty() && *range.start() >= 1 && *range.end() <= most)
        .ok_or_else(|| {
            format!("{text:?} is no range of months ahead\nwrite it as 1..{most}, both included")
        })
}

/// The last month that is over on a day.
pub(crate) fn last_whole_month(day: record::Date) -> Month {
    let month = Month::of(day);
    if month.last() == day {
        month
    } else {
        month.plus(-1)
    }
}

/// `12 %`, `0.4 %`.
pub(crate) fn percent(share: f64) -> String {
    let percent = share * 100.0;
    if percent < 1.0 {
        format!("{percent:.1} %")
    } else {
        format!("{percent:.0} %")
    }
}

/// A number of deaths, rounded as far as it means anything.
pub(crate) fn deaths(number: f64) -> String {
    crate::brief::words::number(number.round())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(text: &str, expected: Option<(i16, i16)>) {
        assert_eq!(
            years(text).ok().map(|range| (*range.start(), *range.end())),
            expected,
            "{text}"
        );
    }

    #[test]
    fn a_range_of_years_holds_both_ends() {
        check("2001..2021", Some((2001, 2021)));
        check("2001..=2021", Some((2001, 2021)));
        check("2018", Some((2018, 2018)));
        check("2021..2001", None);
        check("last year", None);
    }

    #[test]
    fn months_ahead_have_a_limit() {
        assert_eq!(horizons("14").unwrap(), 14..=14);
        assert!(horizons("0..3").is_err() && horizons("3..15").is_err());
    }

    #[test]
    fn a_month_counts_when_it_is_over() {
        let last = |day: &str| last_whole_month(day.parse().unwrap()).to_string();
        assert_eq!(last("2020-11-20"), "2020-10");
        assert_eq!(last("2020-11-30"), "2020-11");
    }
}
