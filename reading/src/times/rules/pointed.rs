//! What is pointed at: "last year", "the same day", "that summer", "this weekend", "during the year".

use super::{calendar, day_name, feast, piece};
use crate::times::cursor::Cursor;
use crate::times::meaning::{From, Pick, Point, Shift, Time};
use crate::times::words::{Edge, Lex, Unit};

/// Reads what "last", "this", "the same" and the like point at.
pub(super) fn read(c: &mut Cursor) -> Option<Point> {
    [pointed, weekend, the_year]
        .into_iter()
        .find_map(|form| c.attempt(form))
}

/// "last", "this", "the same" and the like before a unit, a month, a season, a day.
fn pointed(c: &mut Cursor) -> Option<Point> {
    let (pick, from) = pointer(c)?;
    let unit = |c: &mut Cursor| unit(c, pick, from);
    let named = |c: &mut Cursor| {
        named(c, pick).map(|point| Point {
            from_mention: from == From::Mention,
            ..point
        })
    };
    let part = |c: &mut Cursor| part(c, pick, from);
    c.attempt(unit)
        .or_else(|| c.attempt(part))
        .or_else(|| c.attempt(named))
}

fn pointer(c: &mut Cursor) -> Option<(Pick, From)> {
    let the = c.eat(Lex::The);
    let found = match c.step() {
        Lex::Last if !c.eat(Lex::Same) => (Pick::Last, From::Speech),
        Lex::Next | Lex::Coming if the && c.behind(1) == Lex::Next => (Pick::Next, From::Mention),
        Lex::Next | Lex::Coming => (Pick::Next, From::Speech),
        Lex::Previous => (Pick::Last, From::Mention),
        // "Following Wednesday's leak" only comes after it.
        Lex::Following if the => (Pick::Next, From::Mention),
        Lex::This => {
            let pick = match (c.eat(Lex::Coming), c.eat(Lex::Past)) {
                (true, _) => Pick::Next,
                (_, true) => Pick::Last,
                _ => Pick::This,
            };
            c.eat(Lex::Same);
            (pick, From::Speech)
        }
        Lex::Current => (Pick::This, From::Speech),
        Lex::That => {
            c.eat(Lex::Same);
            (Pick::This, From::Mention)
        }
        Lex::Same if the => (Pick::This, From::Mention),
        _ => return None,
    };
    Some(found)
}

fn sign(pick: Pick) -> i8 {
    match pick {
        Pick::Last => -1,
        Pick::Next => 1,
        _ => 0,
    }
}

/// "last year"; "last minute" and "the next second" tell no date.
fn unit(c: &mut Cursor, pick: Pick, from: From) -> Option<Point> {
    c.eat(Lex::Fiscal);
    let (unit, plural) = c.unit()?;
    let sign = sign(pick);
    let told = !plural && unit >= Unit::Day && !(unit == Unit::Day && from == From::Speech);
    told.then_some(Point::shifted(Shift::new(
        sign,
        f64::from(sign.abs()),
        unit,
        from,
    )))
}

/// "last night", "this morning", "the next morning".
fn part(c: &mut Cursor, pick: Pick, from: From) -> Option<Point> {
    c.take(|lex| {
        if let Lex::Edge(_) = lex {
            Some(())
        } else {
            None
        }
    });
    let part = c.take(|lex| {
        if let Lex::Part(part) = lex {
            Some(part)
        } else {
            None
        }
    })?;
    Some(Point {
        time: Some(Time::Part(part)),
        ..day(sign(pick), from)
    })
}

/// "last October", "next Monday", "that summer", "this weekend".
fn named(c: &mut Cursor, pick: Pick) -> Option<Point> {
    if c.eat(Lex::Weekend) {
        return Some(Point {
            weekend: true,
            pick,
            ..Point::default()
        });
    }
    let found = c
        .attempt(day_name::read)
        .or_else(|| c.attempt(calendar::read))
        .or_else(|| c.attempt(feast::read))
        .or_else(|| c.attempt(piece::read))?;
    found.year.is_none().then_some(Point { pick, ..found })
}

/// "the weekend"; "weekend trips" are no particular one.
fn weekend(c: &mut Cursor) -> Option<Point> {
    (c.eat(Lex::The) && c.eat(Lex::Weekend)).then_some(Point {
        weekend: true,
        ..Point::default()
    })
}

/// "during the year," "by year's end", "year-end": the one that is told of; "the year of the siege" is another.
fn the_year(c: &mut Cursor) -> Option<Point> {
    let cued = matches!(
        c.behind(1),
        Lex::In | Lex::For | Lex::During | Lex::By | Lex::At
    );
    let the = c.eat(Lex::The);
    let unit = c.take(|lex| {
        if let Lex::Unit(unit @ (Unit::Year | Unit::Quarter)) = lex {
            Some(unit)
        } else {
            None
        }
    })?;
    let ends = c.attempt(|c| {
        let _ = c.hyphen() || c.eat(Lex::Mark('\'')) && c.eat(Lex::S);
        c.eat(Lex::EdgeNoun(Edge::Late)).then_some(Edge::Late)
    });
    let whole = the && cued && matches!(c.lex(), Lex::Mark(_));
    let from = if unit == Unit::Year {
        From::Speech
    } else {
        From::Mention
    };
    (whole || ends.is_some() && unit == Unit::Year).then_some(Point {
        edge: ends,
        ..Point::shifted(Shift::none(unit, from))
    })
}

pub(super) fn day(sign: i8, from: From) -> Point {
    Point::shifted(Shift::new(sign, f64::from(sign.abs()), Unit::Day, from))
}

#[cfg(test)]
mod tests {
    use crate::times::testing::{check, news};

    #[test]
    fn this_friday_is_to_come_and_this_past_friday_is_gone() {
        check(
            "this Friday, this past Friday, this past weekend, this past summer",
            news(),
            "this Friday=2016-03-25; this past Friday=2016-03-18; this past weekend=2016-W11-WE; \
             this past summer=2015-SU",
        );
    }

    #[test]
    fn what_follows_a_day_is_not_the_following_one() {
        check(
            "Following Friday's leak he left; on the following Friday he came back.",
            news(),
            "Friday=2016-03-18; the following Friday=2016-03-25",
        );
    }
}
