//! What one date of a pair tells of the other: "12–14 March 2015", "from April to June 1968",
//! "264 to 241 BC", "1995-96", "5 a.m. on October 3".

use super::Found;
use super::atoms::Atom;
use super::cursor::Cursor;
use super::meaning::{Meaning, Pick, Point, Year};
use super::words::Lex;

/// Fills in what neighbours tell, and adds the halves that are bare numbers.
pub(super) fn spread(found: Vec<Found>, atoms: &[Atom]) -> Vec<Found> {
    let mut spread: Vec<Found> = Vec::with_capacity(found.len());
    let mut rest = found.into_iter().peekable();
    while let Some(mut one) = rest.next() {
        let from = spread.last().map_or(0, |last| last.atoms.end);
        spread.extend(number_before(&one, atoms).filter(|number| number.atoms.start >= from));
        let until = rest.peek().map_or(atoms.len(), |next| next.atoms.start);
        while let Some(number) =
            number_after(&mut one, atoms).filter(|number| number.atoms.end <= until)
        {
            spread.push(std::mem::replace(&mut one, number));
        }
        if let Some(next) = rest.peek() {
            share(&mut one, next, atoms);
        }
        spread.push(one);
    }
    spread
}

/// The words that join two dates, from atom `from`: how many.
fn joint(atoms: &[Atom], from: usize) -> Option<usize> {
    let c = Cursor::new(atoms, from);
    match (c.lex(), c.ahead(1)) {
        (Lex::Mark('-' | '/' | '&') | Lex::To | Lex::Until | Lex::And | Lex::Or, _) => Some(1),
        _ => None,
    }
}

/// ", and 22" at the end of such a list.
fn lists_after(c: &Cursor) -> bool {
    c.lex() == Lex::Mark(',')
        && c.ahead(1) == Lex::And
        && c.behind(2) == Lex::Mark(',')
        && matches!(c.ahead(2), Lex::Digits(1..=31, 1..=2))
}

/// Whether a comma after a date goes on to more days: "December 15, 18, and 22".
fn lists_on(c: &Cursor) -> bool {
    let number = |lex| matches!(lex, Lex::Digits(1..=31, 1..=2));
    match (c.lex(), c.ahead(2), c.ahead(3)) {
        (Lex::Mark(','), Lex::And, last) => number(last),
        (Lex::Mark(','), Lex::Mark(','), Lex::And) => number(c.ahead(4)),
        (Lex::Mark(','), Lex::Mark(','), next) => number(next),
        _ => false,
    }
}

/// "12" of "12–14 March" and of "between 12 and 14 March", "264" of "264 to 241 BC".
fn number_before(later: &Found, atoms: &[Atom]) -> Option<Found> {
    let Meaning::Point(point) = later.meaning else {
        return None;
    };
    let at = later.atoms.start.checked_sub(2)?;
    joint(atoms, at + 1)?;
    let meaning = match (atoms[at].lex, point.year, point.month, point.day) {
        (Lex::Digits(day @ 1..=31, 1..=2), _, Some(_), Some(last))
            if starts_with_day(later, atoms) && (day as i8) < last =>
        {
            Point {
                day: Some(day as i8),
                weekday: None,
                ..point
            }
        }
        (Lex::Digits(year, 1..=4), Some(Year::Full(last @ ..=0)), None, None)
            if 1 - (year as i16) <= last =>
        {
            Point {
                year: Some(Year::Full(1 - year as i16)),
                ..point
            }
        }
        _ => return None,
    };
    Some(Found {
        atoms: at..at + 1,
        meaning: Meaning::Point(meaning),
    })
}

/// "14 March", not "March 14": only then is a number before it a day too.
fn starts_with_day(found: &Found, atoms: &[Atom]) -> bool {
    matches!(atoms[found.atoms.start].lex, Lex::Digits(1..=31, 1..=2))
}

/// "14" of "March 12-14, 2015", "96" of "1995-96".
fn number_after(first: &mut Found, atoms: &[Atom]) -> Option<Found> {
    let Meaning::Point(point) = first.meaning else {
        return None;
    };
    let end = first.atoms.end;
    let c = Cursor::new(atoms, end);
    let c = if lists_after(&c) {
        Cursor::new(atoms, end + 1)
    } else {
        c
    };
    let end = c.at;
    (joint(atoms, end).is_some() || lists_on(&c)).then_some(())?;
    let closed = matches!(c.lex(), Lex::Mark('-' | '/'));
    let Lex::Digits(number, 1..=2) = c.ahead(1) else {
        return None;
    };
    let rest = Cursor::new(atoms, end + 2);
    let plain = matches!(
        rest.lex(),
        Lex::Mark(',' | '.' | ';' | ')' | ':' | '-' | '\n')
            | Lex::Of
            | Lex::In
            | Lex::At
            | Lex::And
            | Lex::Digits(_, 4)
    );
    match point {
        Point {
            year: Some(Year::Full(year)),
            month: None,
            piece: None,
            edge: None,
            ..
        } if closed
            && c.glued()
            && atoms[end + 1].glued
            && year > 0
            && number as i16 > year % 100 =>
        {
            let second = Point {
                year: Some(Year::Full(year - year % 100 + number as i16)),
                ..point
            };
            Some(Found {
                atoms: end + 1..end + 2,
                meaning: Meaning::Point(second),
            })
        }
        Point {
            month: Some(_),
            day: Some(day),
            year: None,
            ..
        } if (closed || plain)
            && number as i8 > day
            && number <= 31
            && (first.atoms.len() == 1 || !starts_with_day(first, atoms)) =>
        {
            let mut trial = rest;
            trial.eat(Lex::Mark(','));
            let year = trial
                .digits(1000..=2199, 4..=4)
                .map(|year| Year::Full(year as i16));
            let stop = if year.is_some() { trial.at } else { rest.at };
            first.meaning = Meaning::Point(Point { year, ..point });
            Some(Found {
                atoms: end + 1..stop,
                meaning: Meaning::Point(Point {
                    year,
                    day: Some(number as i8),
                    weekday: None,
                    ..point
                }),
            })
        }
        _ => None,
    }
}

/// "April to June 1968": the year stands with the second; "5 a.m. on October 3": so does the day.
fn share(first: &mut Found, second: &Found, atoms: &[Atom]) {
    let (Meaning::Point(a), Meaning::Point(b)) = (&mut first.meaning, &second.meaning) else {
        return;
    };
    let between = second.atoms.start.saturating_sub(first.atoms.end);
    let joined = joint(atoms, first.atoms.end).is_some() && between == 1 || between == 0;
    let comma = between == 1 && atoms[first.atoms.end].lex == Lex::Mark(',');
    let open = a.year.is_none() && a.shift.is_none() && a.feast.is_none() && a.weekday.is_none();
    if open
        && (joined || comma)
        && (a.month.is_some() || a.piece.is_some())
        && b.month.is_some() | b.piece.is_some()
    {
        // "December to March 1945" began the year before.
        let earlier = a.month.zip(b.month).is_some_and(|(a, b)| a > b);
        a.year = match b.year {
            Some(Year::Full(year)) if earlier => Some(Year::Full(year - 1)),
            other => other,
        };
    }
    let lasts = matches!(
        atoms.get(first.atoms.end).map(|atom| atom.lex),
        Some(Lex::To | Lex::Until | Lex::Mark('-'))
    );
    if joined && between == 1 && lasts && a.weekday.is_some() && a.pick == Pick::Tense {
        a.until = b.weekday;
    }
    let only_time = a.time.is_some() && !a.is_day() && a.month.is_none();
    let on = matches!(
        atoms[first.atoms.end..second.atoms.start],
        [Atom {
            lex: Lex::On | Lex::Mark(',' | '('),
            ..
        }]
    );
    if only_time && (on || between == 0) && b.is_day() && b.time.is_none() {
        *a = Point { time: a.time, ..*b };
    }
}

#[cfg(test)]
mod tests {
    use crate::times::testing::{check, news};

    #[test]
    fn one_half_of_a_pair_tells_the_other() {
        check(
            "12–14 March 2015, March 3-5",
            news(),
            "12=2015-03-12; 14 March 2015=2015-03-14; March 3=2016-03-03; 5=2016-03-05",
        );
        check(
            "from April to June 1968, in May and July 2014",
            news(),
            "April=1968-04; June 1968=1968-06; May=2014-05; July 2014=2014-07",
        );
        check(
            "killed on December 15, 18, and 22.",
            news(),
            "December 15=2015-12-15; 18=2015-12-18; 22=2015-12-22",
        );
        check(
            "264 to 241 BC, 1995-96, 2014–15",
            news(),
            "264=BC0264; 241 BC=BC0241; 1995=1995; 96=1996; 2014=2014; 15=2015",
        );
    }

    #[test]
    fn a_run_of_days_ends_after_it_began() {
        check(
            "It lasted from Monday to Wednesday, and Thursday through Saturday.",
            news(),
            "Monday=2016-03-14; Wednesday=2016-03-16; Thursday=2016-03-17; Saturday=2016-03-19",
        );
    }

    #[test]
    fn a_number_near_a_date_is_no_day() {
        check(
            "On March 3 and 12 people died. On March 5, 12 men left.",
            news(),
            "March 3=2016-03-03; March 5=2016-03-05",
        );
    }
}
