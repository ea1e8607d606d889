//! On which day a feast falls.

use super::moment::{date, plus};
use crate::times::meaning::Feast;
use jiff::ToSpan;
use jiff::civil::{Date, Weekday};

/// The day of `feast` in `year`.
pub(super) fn day(feast: Feast, year: i16) -> Option<Date> {
    match feast {
        Feast::Fixed(month, day) => date(year, month, day),
        Feast::Easter(offset) => plus(easter(year)?, i32::from(offset).days()),
        Feast::Nth(month, weekday, nth) => {
            let weekday = Weekday::from_monday_one_offset(weekday).ok()?;
            date(year, month, 1)?
                .nth_weekday_of_month(nth, weekday)
                .ok()
        }
        Feast::Election => plus(day(Feast::Nth(11, 1, 1), year)?, 1.days()),
    }
}

/// Easter Sunday of the western churches (anonymous Gregorian computus, Meeus 1991).
fn easter(year: i16) -> Option<Date> {
    let y = i32::from(year);
    let (a, b, c) = (y % 19, y / 100, y % 100);
    let h = (19 * a + b - b / 4 - (b - (b + 8) / 25 + 1) / 3 + 15) % 30;
    let l = (32 + 2 * (b % 4) + 2 * (c / 4) - h - c % 4) % 7;
    let m = (a + 11 * h + 22 * l) / 451;
    let n = h + l - 7 * m + 114;
    date(year, (n / 31) as i8, (n % 31 + 1) as i8)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(feast: Feast, year: i16, expected: &str) {
        assert_eq!(day(feast, year).unwrap().to_string(), expected);
    }

    #[test]
    fn movable_feasts_fall_where_the_calendar_says() {
        check(Feast::Easter(0), 2016, "2016-03-27");
        check(Feast::Easter(0), 2038, "2038-04-25");
        check(Feast::Easter(-2), 1998, "1998-04-10");
        check(Feast::Nth(11, 4, 4), 2012, "2012-11-22");
        check(Feast::Nth(5, 1, -1), 2021, "2021-05-31");
        check(Feast::Election, 2016, "2016-11-08");
    }
}
