//! Dates by month and day: "Nov. 12, 2015", "the 12th of November", "2015-11-12", "12/11/2015".

use super::{month, year};
use crate::times::cursor::Cursor;
use crate::times::meaning::{Point, Time, Year};
use crate::times::words::Lex;

/// Reads a month with what stands by it, or a date in digits.
pub(super) fn read(c: &mut Cursor) -> Option<Point> {
    [iso, slashes, dots, month_first, day_first, day_alone]
        .into_iter()
        .find_map(|form| c.attempt(form))
}

/// "March 5, 1946", "March 1946", "March".
fn month_first(c: &mut Cursor) -> Option<Point> {
    let month = month::read(c)?;
    let day = c.attempt(day_after);
    let year = c.attempt(|c| trailing_year(c, day.is_some()));
    Some(Point {
        month: Some(month),
        day,
        year,
        ..Point::default()
    })
}

/// "5", "the 5th"; "Oct-98" and "June 10,000" hold none, "May 30 miles" is caught by `doubt`.
fn day_after(c: &mut Cursor) -> Option<i8> {
    c.hyphen();
    c.eat(Lex::The);
    let day = day(c)?;
    let clock = c.lex() == Lex::Mark(':') && matches!(c.ahead(1), Lex::Digits(_, 2));
    let more = c.glued() && (clock || c.lex() == Lex::Mark('%'));
    (!more).then_some(day)
}

fn day(c: &mut Cursor) -> Option<i8> {
    let number = c
        .digits(1..=31, 1..=2)
        .or_else(|| c.ordinal().filter(|n| (1..=31).contains(n)))?;
    Some(number as i8)
}

/// "20 July 1936", "the 12th of November".
fn day_first(c: &mut Cursor) -> Option<Point> {
    c.eat(Lex::The);
    let day = day(c)?;
    c.eat(Lex::Of);
    c.hyphen();
    let month = month::read(c)?;
    let year = c.attempt(|c| trailing_year(c, true));
    Some(Point {
        month: Some(month),
        day: Some(day),
        year,
        ..Point::default()
    })
}

/// "on the 6th,"; "on the 6th floor" goes on, and "on the first" is a word.
fn day_alone(c: &mut Cursor) -> Option<Point> {
    let on = c.behind(1) == Lex::On && c.eat(Lex::The);
    let digits = c.atom().is_some_and(|atom| atom.span.len() <= 4);
    let day = c.ordinal().filter(|n| (1..=31).contains(n))?;
    let ends = matches!(c.lex(), Lex::Mark(',' | '.' | ';' | ')') | Lex::The);
    (on && digits && ends).then_some(Point {
        day: Some(day as i8),
        ..Point::default()
    })
}

/// ", 1946", "of 1940", "'98"; without a day "in 1998" too, but not "May, 1998 men".
fn trailing_year(c: &mut Cursor, with_day: bool) -> Option<Year> {
    let comma = c.eat(Lex::Mark(','));
    let of = !comma && (c.eat(Lex::Of) || (!with_day && c.eat(Lex::In)));
    if of {
        c.eat(Lex::The);
        c.attempt(|c| {
            c.eat(Lex::Unit(crate::times::words::Unit::Year));
            Some(())
        });
    }
    c.hyphen();
    year::single(c)
}

/// "2015-11-12", "2015/11/12", with a time of day after "T".
fn iso(c: &mut Cursor) -> Option<Point> {
    let year = c.digits(1000..=2999, 4..=4)?;
    let sign = c.take(|lex| {
        if let Lex::Mark(sign @ ('-' | '/')) = lex {
            Some(sign)
        } else {
            None
        }
    })?;
    let month = glued(c, 1..=12)?;
    let day = c.attempt(|c| c.eat_glued(sign).then(|| glued(c, 1..=31))?);
    if day.is_none() && sign == '/' {
        return None;
    }
    let time = day.and_then(|_| c.attempt(clock));
    Some(Point {
        year: Some(Year::Full(year as i16)),
        month: Some(month),
        day,
        time,
        ..Point::default()
    })
}

fn glued(c: &mut Cursor, range: std::ops::RangeInclusive<u32>) -> Option<i8> {
    if c.glued() {
        c.digits(range, 2..=2).map(|n| n as i8)
    } else {
        None
    }
}

fn clock(c: &mut Cursor) -> Option<Time> {
    (c.eat(Lex::T)).then_some(())?;
    let hour = glued(c, 0..=24)?;
    let minute = c.eat_glued(':').then(|| glued(c, 0..=59))??;
    let second = c.attempt(|c| c.eat_glued(':').then(|| glued(c, 0..=59))?);
    c.eat(Lex::Z);
    Some(second.map_or(Time::Clock(hour, minute), |second| {
        Time::Exact(hour, minute, second)
    }))
}

/// "12/11/2015": which is the day is left open unless a number over 12 tells.
fn slashes(c: &mut Cursor) -> Option<Point> {
    let first = c.digits(1..=31, 1..=2)? as i8;
    c.eat_glued('/').then_some(())?;
    let second = c.digits(1..=31, 1..=2)? as i8;
    c.eat_glued('/').then_some(())?;
    let year = c
        .digits(1000..=2999, 4..=4)
        .map(|y| Year::Full(y as i16))
        .or_else(|| c.digits(0..=99, 2..=2).map(|y| Year::Short(y as i16)))?;
    let base = Point {
        year: Some(year),
        ..Point::default()
    };
    match (first, second) {
        (13.., 13..) => None,
        (13.., _) => Some(Point {
            day: Some(first),
            month: Some(second),
            ..base
        }),
        (_, 13..) => Some(Point {
            month: Some(first),
            day: Some(second),
            ..base
        }),
        _ if first == second => Some(Point {
            month: Some(first),
            day: Some(first),
            ..base
        }),
        _ => Some(Point {
            swapped: Some((first, second)),
            ..base
        }),
    }
}

/// "12.11.2015": where full stops are written, the day comes first.
fn dots(c: &mut Cursor) -> Option<Point> {
    let day = c.digits(1..=31, 1..=2)? as i8;
    c.eat_glued('.').then_some(())?;
    let month = c.digits(1..=12, 1..=2)? as i8;
    c.eat_glued('.').then_some(())?;
    let year = c.digits(1000..=2999, 4..=4)?;
    Some(Point {
        year: Some(Year::Full(year as i16)),
        month: Some(month),
        day: Some(day),
        ..Point::default()
    })
}

#[cfg(test)]
mod tests {
    use crate::times::testing::{check, news};

    #[test]
    fn reads_dates_in_any_order() {
        check(
            "On March 5, 1946, and on 6 March 1946",
            news(),
            "March 5, 1946=1946-03-05; 6 March 1946=1946-03-06",
        );
        check(
            "the 12th of November, 2015",
            news(),
            "the 12th of November, 2015=2015-11-12",
        );
        check(
            "On 3 May 2015 they came. On the 6th, they left. It stands on the 6th floor.",
            news(),
            "3 May 2015=2015-05-03; the 6th=2015-05-06",
        );
        check(
            "It fell in Nov. 2014 and July '14.",
            news(),
            "Nov. 2014=2014-11; July '14=2014-07",
        );
        check(
            "2015-11-12, 12.11.2015, 2016-02-03T10:30Z",
            news(),
            "2015-11-12=2015-11-12; 12.11.2015=2015-11-12; 2016-02-03T10:30Z=2016-02-03T10:30",
        );
    }

    #[test]
    fn leaves_the_order_of_day_and_month_open() {
        check("It opened on 12/11/2015.", news(), "12/11/2015=2015-XX-XX");
        check(
            "It opened on 11/25/2015 and closed on 12/11/2015.",
            news(),
            "11/25/2015=2015-11-25; 12/11/2015=2015-12-11",
        );
        check("It opened on 03/10/2016.", news(), "03/10/2016=2016-03-10");
    }

    #[test]
    fn a_month_alone_is_the_nearest() {
        check("They met in October.", news(), "October=2015-10");
        check(
            "The raid of Nov. 12 and that of Jan 3",
            news(),
            "Nov. 12=2015-11-12; Jan 3=2016-01-03",
        );
    }

    #[test]
    fn stays_open_without_a_date_to_count_from() {
        use crate::times::Anchor;
        check(
            "On Nov. 12 and in May 2015",
            Anchor::Open,
            "Nov. 12=XXXX-11-12; May 2015=2015-05",
        );
    }

    #[test]
    fn a_history_goes_on_from_the_date_told_last() {
        use crate::times::Anchor;
        check(
            "On 5 October 1914 they met. In November they parted, and in January they met again.",
            Anchor::Narrative,
            "5 October 1914=1914-10-05; November=1914-11; January=1915-01",
        );
    }
}
