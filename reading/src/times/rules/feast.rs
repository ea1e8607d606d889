//! Days with names of their own: "Christmas Eve", "New Year's Day", "Thanksgiving".
//!
//! Only days that fall alike everywhere or in one country alone; "Independence
//! Day" is another day in every country and is not read.

use super::{point, year};
use crate::times::cursor::Cursor;
use crate::times::meaning::{Feast, Point};
use crate::times::words::{Lex, Unit};

const DAY: Lex = Lex::Unit(Unit::Day);

/// Reads a named day with the year, if one is told.
pub(super) fn read(c: &mut Cursor) -> Option<Point> {
    c.eat(Lex::The);
    let feast = c.attempt(name)?;
    let year = c.attempt(|c| {
        c.eat(Lex::Mark(','));
        c.eat(Lex::Of);
        year::single(c)
    });
    let time = c.attempt(point::part_after);
    Some(Point {
        feast: Some(feast),
        year,
        time,
        ..Point::default()
    })
}

fn name(c: &mut Cursor) -> Option<Feast> {
    if !c.capital() && c.lex() != Lex::New {
        return None;
    }
    Some(match c.step() {
        Lex::Christmas => christmas(c),
        Lex::New => return new_year(c),
        Lex::Easter => easter(c),
        Lex::Good if c.eat(Lex::Weekday(5)) => Feast::Easter(-2),
        Lex::Palm if c.eat(Lex::Weekday(7)) => Feast::Easter(-7),
        Lex::Ash if c.eat(Lex::Weekday(3)) => Feast::Easter(-46),
        Lex::Pentecost => Feast::Easter(49),
        Lex::Thanksgiving => {
            c.eat(DAY);
            Feast::Nth(11, 4, 4)
        }
        Lex::Halloween => Feast::Fixed(10, 31),
        Lex::Election if c.eat(DAY) => Feast::Election,
        Lex::Labor if c.eat(DAY) => Feast::Nth(9, 1, 1),
        Lex::Memorial if c.eat(DAY) => Feast::Nth(5, 1, -1),
        Lex::Columbus if c.eat(DAY) => Feast::Nth(10, 1, 2),
        Lex::Veterans if owned_day(c) => Feast::Fixed(11, 11),
        Lex::Valentine if owned_day(c) => Feast::Fixed(2, 14),
        Lex::Boxing if c.eat(DAY) => Feast::Fixed(12, 26),
        Lex::All if saints(c) && owned_day(c) => Feast::Fixed(11, 1),
        Lex::Month(5) if c.capital() && c.eat(DAY) => Feast::Fixed(5, 1),
        _ => return None,
    })
}

fn christmas(c: &mut Cursor) -> Feast {
    if c.eat(Lex::Eve) {
        return Feast::Fixed(12, 24);
    }
    c.eat(DAY);
    Feast::Fixed(12, 25)
}

fn easter(c: &mut Cursor) -> Feast {
    if c.eat(Lex::Weekday(1)) {
        return Feast::Easter(1);
    }
    c.eat(Lex::Weekday(7));
    Feast::Easter(0)
}

/// "New Year's Day", "New Year's Eve", "the new year"; "a new year" is no feast.
fn new_year(c: &mut Cursor) -> Option<Feast> {
    let the = c.behind(2) == Lex::The;

    c.eat(Lex::Unit(Unit::Year)).then_some(())?;
    let owned = c
        .attempt(|c| (c.eat(Lex::Mark('\'')) && c.eat(Lex::S)).then_some(()))
        .is_some();
    match (c.lex(), owned) {
        (Lex::Eve, _) => {
            c.step();
            Some(Feast::Fixed(12, 31))
        }
        (DAY, true) => {
            c.step();
            Some(Feast::Fixed(1, 1))
        }
        (_, true) => Some(Feast::Fixed(1, 1)),
        (_, false) if the => Some(Feast::Fixed(1, 1)),
        _ => None,
    }
}

/// "Veterans Day", "Veterans' Day", "Valentine's Day".
fn owned_day(c: &mut Cursor) -> bool {
    c.eat(Lex::Mark('\''));
    c.eat(Lex::S);
    c.eat(DAY)
}

fn saints(c: &mut Cursor) -> bool {
    c.hyphen();
    c.eat(Lex::Saints)
}

#[cfg(test)]
mod tests {
    use crate::times::testing::{check, news};

    #[test]
    fn feasts_fall_on_their_days() {
        check(
            "On Christmas Day, on New Year's Eve, on Thanksgiving Day",
            news(),
            "Christmas Day=2015-12-25; New Year's Eve=2015-12-31; Thanksgiving Day=2015-11-26",
        );
        check(
            "Easter 2015, Good Friday, Election Day 2012",
            news(),
            "Easter 2015=2015-04-05; Good Friday=2016-03-25; Election Day 2012=2012-11-06",
        );
    }

    #[test]
    fn the_new_is_no_new_year() {
        check("a new year of war, good men, election fraud", news(), "");
    }
}
