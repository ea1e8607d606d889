//! Parts of a year: "the summer of 1962", "the third quarter", "Q3 2015", "the first half of last year".

use super::year;
use crate::times::cursor::Cursor;
use crate::times::meaning::{Piece, Point};
use crate::times::words::{Lex, Unit};

/// Reads a part of a year with the year, if one is told.
pub(super) fn read(c: &mut Cursor) -> Option<Point> {
    c.eat(Lex::The);
    let piece = [season, quarter, short_quarter, half]
        .into_iter()
        .find_map(|form| c.attempt(form))?;
    let year = c.attempt(|c| {
        c.eat(Lex::Mark(','));
        c.eat(Lex::Of);
        year::single(c)
    });
    Some(Point {
        piece: Some(piece),
        year,
        ..Point::default()
    })
}

fn season(c: &mut Cursor) -> Option<Piece> {
    c.take(|lex| {
        if let Lex::Season(season) = lex {
            Some(Piece::Season(season))
        } else {
            None
        }
    })
}

/// "third quarter", "third-quarter": a quarter alone is a share or a part of a town.
fn quarter(c: &mut Cursor) -> Option<Piece> {
    let number = c.ordinal().filter(|n| (1..=4).contains(n))?;
    c.hyphen();
    c.eat(Lex::Fiscal);
    c.eat(Lex::Unit(Unit::Quarter))
        .then_some(Piece::Quarter(number as i8))
}

fn short_quarter(c: &mut Cursor) -> Option<Piece> {
    (c.eat(Lex::Q) && c.glued()).then_some(())?;
    c.digits(1..=4, 1..=1)
        .map(|number| Piece::Quarter(number as i8))
}

/// Only of a year: "the first half" alone belongs to a match.
fn half(c: &mut Cursor) -> Option<Piece> {
    let number = match c.step() {
        Lex::Ordinal(1) => 1,
        Lex::Unit(Unit::Second) | Lex::Last => 2,
        _ => return None,
    };
    c.eat(Lex::Half).then_some(())?;
    let of_a_year = matches!(
        (c.lex(), c.ahead(1), c.ahead(2)),
        (Lex::Of, Lex::Digits(_, 4), _)
            | (
                Lex::Of,
                Lex::Last | Lex::Next | Lex::This | Lex::That,
                Lex::Unit(Unit::Year)
            )
            | (Lex::Of, Lex::The, Lex::Unit(Unit::Year))
    );
    of_a_year.then_some(Piece::Half(number))
}

#[cfg(test)]
mod tests {
    use crate::times::testing::{check, news};

    #[test]
    fn reads_seasons_quarters_and_halves() {
        check(
            "the summer of 1962, spring 2015, last fall",
            news(),
            "the summer of 1962=1962-SU; spring 2015=2015-SP; last fall=2015-FA",
        );
        check(
            "the third quarter, Q3 2015, the fourth quarter of 2014",
            news(),
            "the third quarter=2015-Q3; Q3 2015=2015-Q3; the fourth quarter of 2014=2014-Q4",
        );
        check(
            "in the first half of 2015, in the second half of the year they lost, in the first quarter of this year",
            news(),
            "the first half of 2015=2015-H1; the second half of the year=2016-H2; the first quarter of this year=2016-Q1",
        );
    }

    #[test]
    fn this_season_is_the_nearest() {
        check(
            "this summer, this fall, this spring",
            crate::times::Anchor::News("2016-06-08".parse().unwrap()),
            "this summer=2016-SU; this fall=2016-FA; this spring=2016-SP",
        );
    }

    #[test]
    fn words_that_are_seasons_elsewhere_are_not_read() {
        check(
            "after the fall of Kunduz, a quarter of the city, the first half of the match, hot springs",
            news(),
            "",
        );
    }
}
