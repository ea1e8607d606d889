//! Rows as sums, and the numbers that stand for months and types in the tables.

use super::sqlite::{Doing, Found};
use crate::{Error, Perpetrator, Tally, Toll, Violence};
use record::Month;
use sqlx::Row as _;

/// Months from year 0, which order and part into years by division.
pub(super) fn month_number(month: Month) -> i64 {
    i64::from(month.year()) * 12 + i64::from(month.month()) - 1
}

/// The month of such a number.
pub(super) fn month_of(number: i64) -> Option<Month> {
    let year = i16::try_from(number.div_euclid(12)).ok()?;
    Month::new(year, i8::try_from(number.rem_euclid(12) + 1).ok()?)
}

/// Its place in the list of types, which therefore only grows at its end.
pub(super) fn violence_number(violence: Violence) -> i64 {
    place(Violence::ALL, violence)
}

pub(super) fn violence_of(number: i64) -> Violence {
    at(Violence::ALL, number).unwrap_or(Violence::Other)
}

pub(super) fn perpetrator_number(perpetrator: Perpetrator) -> i64 {
    place(Perpetrator::ALL, perpetrator)
}

pub(super) fn perpetrator_of(number: i64) -> Option<Perpetrator> {
    at(Perpetrator::ALL, number)
}

fn place<T: PartialEq>(all: &[T], one: T) -> i64 {
    let place = all.iter().position(|it| *it == one);
    place.and_then(|it| i64::try_from(it).ok()).unwrap_or(-1)
}

fn at<T: Copy>(all: &[T], number: i64) -> Option<T> {
    all.get(usize::try_from(number).ok()?).copied()
}

/// Sums over lines of the panel, in the order in which [`tally`] reads them.
/// SUM passes over NULL; where one line lacks a bound or a number of events,
/// the sum lacks it too.
pub(super) const SUMS: &str = "SUM(n), \
    CASE WHEN COUNT(*) = COUNT(events) THEN SUM(events) END, \
    SUM(uncounted), SUM(best), \
    CASE WHEN COUNT(best) = COUNT(low) THEN SUM(low) END, \
    CASE WHEN COUNT(best) = COUNT(high) THEN SUM(high) END";

/// The same over the rows themselves.
pub(super) const ROW_SUMS: &str = "COUNT(*), \
    CASE WHEN COUNT(*) = COUNT(events) THEN SUM(events) END, \
    COUNT(*) - COUNT(best), SUM(best), \
    CASE WHEN COUNT(best) = COUNT(low) THEN SUM(low) END, \
    CASE WHEN COUNT(best) = COUNT(high) THEN SUM(high) END";

/// A line of sums that begin at a column; `None` where there was no row.
pub(super) fn tally(row: &Found, from: usize) -> Result<Option<Tally>, Error> {
    let number = |at: usize| row.try_get::<Option<i64>, _>(from + at).doing("read sums");
    let unsigned = |at: usize| Ok::<_, Error>(number(at)?.map(i64::cast_unsigned));
    let Some(rows) = unsigned(0)?.filter(|rows| *rows > 0) else {
        return Ok(None);
    };
    let toll = match unsigned(3)? {
        None => None,
        Some(best) => Some(Toll {
            best,
            low: unsigned(4)?,
            high: unsigned(5)?,
        }),
    };
    Ok(Some(Tally {
        rows,
        events: unsigned(1)?,
        uncounted: unsigned(2)?.unwrap_or(0),
        toll,
    }))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_lead_back_to_months_and_types() {
        let month: Month = "2016-12".parse().unwrap();
        assert_eq!(month_number(month), 2016 * 12 + 11);
        assert_eq!(month_of(month_number(month)), Some(month));
        for violence in Violence::ALL {
            assert_eq!(violence_of(violence_number(*violence)), *violence);
        }
        assert_eq!(
            perpetrator_of(perpetrator_number(Perpetrator::Group)),
            Some(Perpetrator::Group)
        );
    }
}
