//! What is told from another time: "two weeks ago", "a year earlier", "yesterday", "the day after".

use super::pointed::day;
use super::{point, pointed};
use crate::times::cursor::Cursor;
use crate::times::meaning::{From, Point, Shift, Time};
use crate::times::numbers;
use crate::times::words::{Lex, Part, Unit};

/// Reads a point told from another.
pub(super) fn read(c: &mut Cursor) -> Option<Point> {
    [counted, today, neighbour, year_ago, pointed::read]
        .into_iter()
        .find_map(|form| c.attempt(form))
}

/// The unit a date belongs to: "last year", "the same year", "a year earlier".
pub(super) fn of_unit(c: &mut Cursor) -> Option<Shift> {
    let found = read(c)?;
    let bare = Point {
        shift: found.shift,
        ..Point::default()
    } == found;
    found.shift.filter(|_| bare)
}

/// "two weeks ago", "a few days later", "days after".
fn counted(c: &mut Cursor) -> Option<Point> {
    let count = numbers::count(c);
    c.hyphen();
    let (unit, plural) = c.unit()?;
    let count = match count {
        Some(count) => count,
        None if plural => None,
        None => return None,
    };
    let (sign, from) = direction(c)?;
    let event = matches!(c.behind(1), Lex::After | Lex::Before) && !matches!(c.lex(), Lex::Mark(_));

    // "a decade ago" is ten years ago; "last decade" is a row of ten years.
    let (unit, years) = match unit {
        Unit::Decade if !event => (Unit::Year, 10.0),
        Unit::Century if !event => (Unit::Year, 100.0),
        _ => (unit, 1.0),
    };
    let count = count.map(|n| n * years);
    let grain = (from == From::Speech).then(|| c.attempt(grain)).flatten();
    Some(Point {
        grain,
        ..Point::shifted(Shift {
            unit,
            count,
            sign,
            from,
            event,
        })
    })
}

/// "today" of "two years ago today", "this week" of "a year ago this week".
fn grain(c: &mut Cursor) -> Option<Unit> {
    if c.eat(Lex::Today) {
        return Some(Unit::Day);
    }
    c.eat(Lex::This).then_some(())?;
    let (unit, plural) = c.unit()?;
    (!plural && matches!(unit, Unit::Week | Unit::Month)).then_some(unit)
}

fn direction(c: &mut Cursor) -> Option<(i8, From)> {
    Some(match c.step() {
        Lex::Ago => (-1, From::Speech),
        // "two years earlier than planned" compares, and counts from no date.
        Lex::Earlier | Lex::Later if c.lex() == Lex::Than => return None,
        Lex::Earlier | Lex::Before => (-1, From::Mention),
        Lex::Later | Lex::After | Lex::Hence => (1, From::Mention),
        Lex::From if c.eat(Lex::Now) || c.eat(Lex::Today) => (1, From::Speech),
        _ => return None,
    })
}

/// "today", "tomorrow night", "tonight".
fn today(c: &mut Cursor) -> Option<Point> {
    let (sign, night) = match c.step() {
        Lex::Today => (0, false),
        Lex::Tonight => (0, true),
        Lex::Yesterday => (-1, false),
        Lex::Tomorrow => (1, false),
        _ => return None,
    };
    let time = if night {
        Some(Time::Part(Part::Night))
    } else {
        c.attempt(point::part_after)
    };
    Some(Point {
        time,
        ..day(sign, From::Speech)
    })
}

/// "the day before yesterday", "the week before last", "the year after"; "the day after the raid" tells no date of its own.
fn neighbour(c: &mut Cursor) -> Option<Point> {
    c.eat(Lex::The);
    let (unit, plural) = c.unit()?;
    let sign = match c.step() {
        Lex::Before => -1,
        Lex::After => 1,
        _ => return None,
    };
    match c.lex() {
        Lex::Yesterday | Lex::Tomorrow if unit == Unit::Day => {
            c.step();
            Some(Point::shifted(Shift::new(
                sign,
                2.0,
                Unit::Day,
                From::Speech,
            )))
        }
        Lex::Last if sign < 0 && !plural && unit >= Unit::Week => {
            c.step();
            Some(Point::shifted(Shift::new(-1, 2.0, unit, From::Speech)))
        }
        Lex::Mark(',' | '.' | ';') if !plural && unit >= Unit::Day => {
            Some(Point::shifted(Shift::new(sign, 1.0, unit, From::Mention)))
        }
        _ => None,
    }
}

/// "the year-ago quarter", "year-earlier".
fn year_ago(c: &mut Cursor) -> Option<Point> {
    c.eat(Lex::The);
    c.eat(Lex::Unit(Unit::Year)).then_some(())?;
    c.hyphen().then_some(())?;
    let from = match c.step() {
        Lex::Ago => From::Speech,
        Lex::Earlier => From::Mention,
        _ => return None,
    };
    Some(Point::shifted(Shift::new(-1, 1.0, Unit::Year, from)))
}

#[cfg(test)]
mod tests {
    use crate::times::Anchor;
    use crate::times::testing::{check, news};

    #[test]
    fn counts_from_the_time_of_telling() {
        check(
            "last year, this month, next week, last week",
            news(),
            "last year=2015; this month=2016-03; next week=2016-W13; last week=2016-W11",
        );
        check(
            "two weeks ago, three days ago, a decade ago",
            news(),
            "two weeks ago=2016-W10; three days ago=2016-03-19; a decade ago=2006",
        );
        check(
            "yesterday, last night, this morning, tomorrow",
            news(),
            "yesterday=2016-03-21; last night=2016-03-21TNI; this morning=2016-03-22TMO; tomorrow=2016-03-23",
        );
        check(
            "last Friday, next Friday, last October, next April",
            news(),
            "last Friday=2016-03-18; next Friday=2016-03-25; last October=2015-10; next April=2016-04",
        );
        check(
            "April next year, Monday of last week",
            news(),
            "April next year=2017-04; Monday of last week=2016-03-14",
        );
    }

    #[test]
    fn an_anniversary_is_told_by_its_day() {
        check(
            "two years ago today, a year ago this week, eight years ago this month, the week before last",
            news(),
            "two years ago today=2014-03-22; a year ago this week=2015-W12; eight years ago this month=2008-03; \
             the week before last=2016-W10",
        );
    }

    #[test]
    fn counts_from_the_date_told_before() {
        check(
            "On 5 May 1915 they met; the next day they parted.",
            news(),
            "5 May 1915=1915-05-05; the next day=1915-05-06",
        );
        check(
            "In June 2014 it fell. A year earlier it had held.",
            news(),
            "June 2014=2014-06; A year earlier=2013",
        );
        check(
            "In May 2013 they came and left later that year.",
            news(),
            "May 2013=2013-05; later that year=2013",
        );
        check(
            "On 3 May 1915 it began. Twelve days later it ended.",
            Anchor::Open,
            "3 May 1915=1915-05-03; Twelve days later=1915-05-15",
        );
    }

    #[test]
    fn stays_open_without_a_date() {
        check(
            "last week, on Monday, last year, two days ago",
            Anchor::Open,
            "last week=XXXX-WXX; Monday=XXXX-WXX-1; last year=XXXX; two days ago=XXXX-XX-XX",
        );
    }

    #[test]
    fn the_year_told_of_needs_no_number() {
        check(
            "It fell during the year. It may rise by year's end.",
            news(),
            "the year=2016; year's end=2016",
        );
        check("in the year of the siege, for the year ahead", news(), "");
    }

    #[test]
    fn how_far_is_not_told() {
        check(
            "A few days later they left, days earlier they had come.",
            news(),
            "A few days later=FUTURE_REF; days earlier=PAST_REF",
        );
    }
}
