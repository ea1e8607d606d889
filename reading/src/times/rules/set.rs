//! What happens again and again: "every day", "annually", "once a week", "Mondays".

use crate::times::cursor::Cursor;
use crate::times::meaning::{Meaning, Set};
use crate::times::numbers;
use crate::times::words::{Lex, Part, Unit};

/// Reads a set of times.
pub(super) fn read(c: &mut Cursor) -> Option<Meaning> {
    [adverb, every, per, times, weekdays, weekends]
        .into_iter()
        .find_map(|form| c.attempt(form))
        .map(Meaning::Set)
}

/// "daily", "annually".
fn adverb(c: &mut Cursor) -> Option<Set> {
    c.take(|lex| {
        if let Lex::Every(unit) = lex {
            Some(Set::Every(1.0, unit))
        } else {
            None
        }
    })
}

/// "every day", "each year", "every two weeks", "every other month", "every Monday morning".
fn every(c: &mut Cursor) -> Option<Set> {
    c.eat(Lex::Each).then_some(())?;
    match c.lex() {
        Lex::Weekday(day) => {
            c.step();
            Some(Set::Weekday(day, c.attempt(part)))
        }
        Lex::Part(part) => {
            c.step();
            Some(Set::Part(part))
        }
        Lex::Season(season) => {
            c.step();
            Some(Set::Season(season))
        }
        Lex::Month(month) => {
            c.step();
            Some(Set::Month(month))
        }
        _ => every_unit(c),
    }
}

fn every_unit(c: &mut Cursor) -> Option<Set> {
    let count = if c.eat(Lex::Another) {
        Some(2.0)
    } else {
        numbers::count(c).map_or(Some(1.0), |count| count)
    };
    let (unit, _) = c.unit()?;
    Some(Set::Every(count?, unit))
}

/// "per day".
fn per(c: &mut Cursor) -> Option<Set> {
    c.eat(Lex::Per).then_some(())?;
    let (unit, plural) = c.unit()?;
    (!plural && unit >= Unit::Hour).then_some(Set::Every(1.0, unit))
}

/// "once a week", "three times a month", "twice each day".
fn times(c: &mut Cursor) -> Option<Set> {
    if !(c.eat(Lex::Once) || c.eat(Lex::Twice)) {
        numbers::count(c)?;
        c.eat(Lex::Repeated).then_some(())?;
    }
    (c.eat(Lex::A) || c.eat(Lex::Per) || c.eat(Lex::Each)).then_some(())?;
    every_unit(c)
}

/// "Mondays", "Friday nights".
fn weekdays(c: &mut Cursor) -> Option<Set> {
    let day = c.take(|lex| {
        if let Lex::Weekdays(day) = lex {
            Some(day)
        } else {
            None
        }
    })?;
    Some(Set::Weekday(day, c.attempt(part)))
}

/// "on weekends"; "the past two weekends" are two.
fn weekends(c: &mut Cursor) -> Option<Set> {
    let cued = matches!(c.behind(1), Lex::On | Lex::During);
    (cued && c.eat(Lex::Weekends)).then_some(Set::Weekend)
}

fn part(c: &mut Cursor) -> Option<Part> {
    c.take(|lex| {
        if let Lex::Part(part) = lex {
            Some(part)
        } else {
            None
        }
    })
}

#[cfg(test)]
mod tests {
    use crate::times::testing::{check, news};

    #[test]
    fn reads_what_comes_again() {
        check(
            "every day, annually, once a week, per month",
            news(),
            "every day=P1D; annually=P1Y; once a week=P1W; per month=P1M",
        );
        check(
            "every two weeks, every Friday, on Mondays, on weekends, the past two weekends",
            news(),
            "every two weeks=P2W; every Friday=XXXX-WXX-5; Mondays=XXXX-WXX-1; weekends=XXXX-WXX-WE",
        );
    }

    #[test]
    fn a_newspaper_is_no_set() {
        check(
            "as The Daily Star, the National Weekly and USA Today reported",
            news(),
            "",
        );
    }
}
