//! Years, decades and centuries: "1998", "'98", "264 BC", "the 1990s", "the 19th century", "fiscal 2015".

use crate::times::cursor::Cursor;
use crate::times::meaning::{Point, Year};
use crate::times::words::{Lex, Unit};

/// Reads a year or what is coarser.
pub(super) fn read(c: &mut Cursor) -> Option<Point> {
    [fiscal, century, decade, single]
        .into_iter()
        .find_map(|form| c.attempt(form))
        .map(|year| Point {
            year: Some(year),
            ..Point::default()
        })
}

/// One year: "1998", "264 BC", "AD 476", "'98".
pub(super) fn single(c: &mut Cursor) -> Option<Year> {
    [before_christ, anno_domini, short, full, ancient]
        .into_iter()
        .find_map(|form| c.attempt(form))
}

fn full(c: &mut Cursor) -> Option<Year> {
    let year = c.digits(1000..=2199, 4..=4)?;
    let broken = c.glued()
        && matches!(c.lex(), Lex::Mark(':' | '%' | '/'))
        && !matches!(c.ahead(1), Lex::Digits(_, 2 | 4));
    (!broken).then_some(Year::Full(year as i16))
}

fn before_christ(c: &mut Cursor) -> Option<Year> {
    let year = c.digits(1..=9998, 1..=4)?;
    c.eat(Lex::Bc).then_some(Year::Full(1 - year as i16))
}

fn anno_domini(c: &mut Cursor) -> Option<Year> {
    let before = c.eat(Lex::Ad);
    let year = c.digits(1..=2199, 1..=4)?;
    (before || c.eat(Lex::Ad)).then_some(Year::Full(year as i16))
}

/// "in 480" of a text that tells years before Christ; "480 ships" is caught by `doubt`.
fn ancient(c: &mut Cursor) -> Option<Year> {
    let cued = matches!(
        c.behind(1),
        Lex::In
            | Lex::By
            | Lex::Since
            | Lex::Until
            | Lex::From
            | Lex::Before
            | Lex::After
            | Lex::Between
    );
    let year = c.digits(10..=999, 2..=3)?;
    (c.ancient && cued && !matches!(c.lex(), Lex::Times(_) | Lex::Mark('%' | '/')))
        .then_some(Year::Full(1 - year as i16))
}

/// "'98"; "'98'" is a quotation.
fn short(c: &mut Cursor) -> Option<Year> {
    (!c.glued() && c.eat(Lex::Mark('\'')) && c.glued()).then_some(())?;
    let year = c.digits(0..=99, 2..=2)?;
    (!(c.glued() && c.lex() == Lex::Mark('\''))).then_some(Year::Short(year as i16))
}

/// "the 1990s", "the 1990's", "the '90s", "the nineties".
fn decade(c: &mut Cursor) -> Option<Year> {
    c.eat(Lex::The);
    let marked = c.eat(Lex::Mark('\''));
    c.attempt(|c| whole_decade(c, marked))
        .or_else(|| c.attempt(apostrophe_decade))
}

/// Without the apostrophe "the 30s" and "the 40s" are more often ages and shares.
fn whole_decade(c: &mut Cursor, marked: bool) -> Option<Year> {
    c.take(|lex| match lex {
        Lex::Decade(year, 4) if year % 10 == 0 => Some(Year::Decade((year / 10) as i16)),
        Lex::Decade(year @ (20 | 50..=90), 2) if year % 10 == 0 => {
            Some(Year::ShortDecade((year / 10) as i16))
        }
        Lex::Decade(year, 2) if marked && year % 10 == 0 && year >= 10 => {
            Some(Year::ShortDecade((year / 10) as i16))
        }
        Lex::Nineties(ten) => Some(Year::ShortDecade(i16::from(ten))),
        _ => None,
    })
}

fn apostrophe_decade(c: &mut Cursor) -> Option<Year> {
    let year = c.digits(1000..=2199, 4..=4)?;
    (year % 10 == 0 && c.eat_glued('\'') && c.glued() && c.eat(Lex::S))
        .then_some(Year::Decade((year / 10) as i16))
}

/// "the 19th century", "the nineteenth-century", "the 9th century BC".
fn century(c: &mut Cursor) -> Option<Year> {
    c.eat(Lex::The);
    let number = c.ordinal().filter(|n| (1..=30).contains(n))?;
    c.hyphen();
    c.eat(Lex::Unit(Unit::Century)).then_some(())?;
    let number = number as i16;
    c.eat(Lex::Ad);
    Some(Year::Century(if c.eat(Lex::Bc) { -number } else { number }))
}

/// "fiscal 2015", "fiscal year 2015", "FY2015".
fn fiscal(c: &mut Cursor) -> Option<Year> {
    if c.eat(Lex::Fiscal) {
        c.eat(Lex::Unit(Unit::Year));
    } else {
        c.eat(Lex::Fy).then_some(())?;
    }
    match single(c)? {
        Year::Full(year) => Some(Year::Fiscal(year)),
        Year::Short(year) => Some(Year::Fiscal(year + if year < 50 { 2000 } else { 1900 })),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use crate::times::testing::{check, news};

    #[test]
    fn reads_years_and_what_is_coarser() {
        check(
            "in 1998, since mid-2014, by the early 1990s",
            news(),
            "1998=1998; mid-2014=2014; the early 1990s=199X",
        );
        check(
            "the '90s, the nineties, the 1960's",
            news(),
            "the '90s=199X; the nineties=199X; the 1960's=196X",
        );
        check(
            "in the 19th century, in the ninth century BC",
            news(),
            "the 19th century=18; the ninth century BC=BC08",
        );
        check(
            "in 264 BC, AD 476, 146 B.C.",
            news(),
            "264 BC=BC0264; AD 476=0476; 146 B.C.=BC0146",
        );
        check(
            "In 490 BC they came; in 480 they came again with 400 ships.",
            news(),
            "490 BC=BC0490; 480=BC0480",
        );
        check(
            "in fiscal year 2015 and FY2016",
            news(),
            "fiscal year 2015=FY2015; FY2016=FY2016",
        );
    }

    #[test]
    fn numbers_are_no_years() {
        check(
            "2,000 troops, $1998, 1998 km, Resolution 1973, 19.98 and 1998%",
            news(),
            "",
        );
        check("Flight 1549 had 1500 miles to go", news(), "");
    }
}
