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
    [before_christ, anno_domini, short, full]
        .into_iter()
        .find_map(|form| c.attempt(form))
}

fn full(c: &mut Cursor) -> Option<Year> {
    let year = c.digits(1000..=2199, 4..=4)?;
    let broken = c.glued()
        && matches!(c.lex(), Lex::Mark(':' | '%' | '/'))
        && !matches!(c.ahead(1), Lex::Digits(_, 2 | 4));
    (!broken).then_some(Year::Year(year as i16))
}

fn before_christ(c: &mut Cursor) -> Option<Year> {
    let year = c.digits(1..=9998, 1..=4)?;
    c.eat(Lex::Bc).then_some(Year::Year(1 - year as i16))
}

fn anno_domini(c: &mut Cursor) -> Option<Year> {
    let before = c.eat(Lex::Ad);
    let year = c.digits(1..=2199, 1..=4)?;
    (before || c.eat(Lex::Ad)).then_some(Year::Year(year as i16))
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
    c.attempt(|c| c.eat(Lex::Mark('\'')).then_some(()));
    c.attempt(whole_decade)
        .or_else(|| c.attempt(apostrophe_decade))
}

fn whole_decade(c: &mut Cursor) -> Option<Year> {
    c.take(|lex| match lex {
        Lex::Decade(year, 4) if year % 10 == 0 => Some(Year::Decade((year / 10) as i16)),
        Lex::Decade(year, 2) if year % 10 == 0 && year >= 10 => {
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
        Year::Year(year) => Some(Year::Fiscal(year)),
        Year::Short(year) => Some(Year::Fiscal(year + if year < 50 { 2000 } else { 1900 })),
        _ => None,
    }
}
