//! "Monday", "Friday night", "Thursday, April 6".

use super::{calendar, point};
use crate::times::cursor::Cursor;
use crate::times::meaning::Point;
use crate::times::words::Lex;

/// Reads a day of the week, with the date that repeats it.
pub(super) fn read(c: &mut Cursor) -> Option<Point> {
    let weekday = c.attempt(name)?;
    let date = c.attempt(|c| {
        c.eat(Lex::Mark(','));
        c.eat(Lex::The);
        calendar::read(c).filter(|date| date.day.is_some())
    });
    let mut found = date.unwrap_or(Point {
        weekday: Some(weekday),
        ..Point::default()
    });
    found.time = c.attempt(point::part_after);
    Some(found)
}

/// "Sun" and "Sat" are words: the full stop and a number or a comma must follow.
fn name(c: &mut Cursor) -> Option<i8> {
    match c.step() {
        Lex::Weekday(day) => Some(day),
        Lex::WeekdayShort(day) => {
            let stop = c.eat_glued('.');
            let comma = c.lex() == Lex::Mark(',')
                && matches!(
                    c.ahead(1),
                    Lex::Month(_) | Lex::MonthShort(_) | Lex::Digits(1..=31, 1..=2)
                );
            let date = matches!(c.lex(), Lex::Month(_) | Lex::MonthShort(_));
            (comma || date || (stop && !matches!(day, 6 | 7))).then_some(day)
        }
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use crate::times::testing::{check, news};

    #[test]
    fn a_weekday_alone_is_the_past_one_or_today() {
        check("It happened on Monday.", news(), "Monday=2016-03-21");
        check(
            "It happened Tuesday, after the vote of Wednesday",
            news(),
            "Tuesday=2016-03-22; Wednesday=2016-03-16",
        );
    }

    #[test]
    fn reads_parts_of_the_day_and_the_date_that_repeats_it() {
        check(
            "Friday night, Thursday, March 3, Sat., Nov. 12",
            news(),
            "Friday night=2016-03-18TNI; Thursday, March 3=2016-03-03; Sat., Nov. 12=2015-11-12",
        );
    }

    #[test]
    fn the_sun_is_no_sunday() {
        check(
            "The sun rose. They sat down. The Sun, a paper, sat idle.",
            news(),
            "",
        );
    }

    #[test]
    fn as_soon_as_looks_ahead() {
        check(
            "The talks may open as soon as Thursday.",
            news(),
            "Thursday=2016-03-24",
        );
    }
}
