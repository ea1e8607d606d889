//! Attacks that are called by their day: "9/11", "the September 11 attacks".
//!
//! Any other day of September 11 is left to the calendar.

use super::month;
use crate::times::cursor::Cursor;
use crate::times::meaning::{Point, Year};
use crate::times::words::Lex;

/// Reads the day of 11 September 2001 where it stands for the attacks.
pub(super) fn read(c: &mut Cursor) -> Option<Point> {
    c.attempt(digits).or_else(|| c.attempt(words))?;
    Some(Point {
        year: Some(Year::Full(2001)),
        month: Some(9),
        day: Some(11),
        ..Point::default()
    })
}

/// "9/11"; "9/11/2014" is a date of its own.
fn digits(c: &mut Cursor) -> Option<()> {
    let nine = c.digits(9..=9, 1..=1).is_some() && c.eat_glued('/') && c.glued();
    (nine && c.digits(11..=11, 2..=2).is_some() && !c.glued_slash()).then_some(())
}

fn words(c: &mut Cursor) -> Option<()> {
    let september = month::read(c)? == 9;
    (september
        && c.digits(11..=11, 2..=2).is_some()
        && matches!(
            (c.lex(), c.ahead(1)),
            (Lex::Attacks, _) | (Lex::Other, Lex::Attacks)
        ))
    .then_some(())
}

#[cfg(test)]
mod tests {
    use crate::times::testing::{check, news};

    #[test]
    fn the_attacks_are_told_by_their_day() {
        check(
            "after 9/11 and the Sept. 11 terrorist attacks",
            news(),
            "9/11=2001-09-11; Sept. 11=2001-09-11",
        );
    }

    #[test]
    fn other_days_are_the_calendar_s() {
        check(
            "on 9/11/2014, on September 11",
            news(),
            "9/11/2014=2014-XX-XX; September 11=2015-09-11",
        );
    }
}
