//! The days a length covers, where the words tell: "the last three months", "the first three months of 1939".

use super::Context;
use super::moment::{Moment, date, plus};
use super::point::shifted;
use crate::times::Anchor;
use crate::times::meaning::{Length, Place, Whole};
use crate::times::words::Unit;
use jiff::civil::Date;
use jiff::{Span, ToSpan};
use record::{Precision, Window};

/// The window of `length`, or none where it may lie anywhere.
pub(super) fn window(length: &Length, context: &Context) -> Option<Window> {
    let (begin, end) = match length.place {
        Place::Anywhere => return None,
        Place::Before | Place::After => return around(length, context),
        Place::FirstOf(whole) => {
            let begin = whole_of(whole, context)?.0;
            (begin, plus(begin, span(length)?)?.yesterday().ok()?)
        }
        Place::LastOf(whole) => {
            let end = whole_of(whole, context)?.1;
            (plus(end, -span(length)?)?.tomorrow().ok()?, end)
        }
    };
    Some(Window {
        begin: Some(begin),
        end: Some(end),
        precision: precision(length.unit),
    })
}

/// Up to the day of telling or from it. Only a publication date is such a day:
/// in a narrative "the last three months" may be anyone's.
fn around(length: &Length, context: &Context) -> Option<Window> {
    let Anchor::News(published) = context.anchor else {
        return None;
    };
    let day = published.exact()?;
    let told = span(length);
    let precision = if told.is_some() {
        precision(length.unit)
    } else {
        Precision::Vague
    };
    let far = |sign: i64| told.and_then(|span| plus(day, span * sign));
    Some(match length.place {
        Place::Before => Window {
            begin: far(-1),
            end: Some(day),
            precision,
        },
        _ => Window {
            begin: Some(day),
            end: far(1),
            precision,
        },
    })
}

fn whole_of(whole: Whole, context: &Context) -> Option<(Date, Date)> {
    let year = match whole {
        Whole::Year(year) => year,
        Whole::Shift(shift) => match shifted(&shift, context)? {
            Moment::Year(year) => year,
            other => return other.window().and_then(|w| Some((w.begin?, w.end?))),
        },
    };
    Some((date(year, 1, 1)?, date(year, 12, 31)?))
}

fn span(length: &Length) -> Option<Span> {
    let count = length.count.filter(|n| *n < 190.0)?.ceil() as i64;
    Some(match length.unit {
        Unit::Second | Unit::Minute | Unit::Hour => 0.days(),
        Unit::Day => count.days(),
        Unit::Week => count.weeks(),
        Unit::Month => count.months(),
        Unit::Quarter => (count * 3).months(),
        Unit::Year => count.years(),
        Unit::Decade => (count * 10).years(),
        Unit::Century => (count * 100).years(),
    })
}

fn precision(unit: Unit) -> Precision {
    match unit {
        Unit::Second | Unit::Minute | Unit::Hour | Unit::Day => Precision::Day,
        Unit::Week => Precision::Week,
        Unit::Month => Precision::Month,
        Unit::Quarter => Precision::Quarter,
        Unit::Year => Precision::Year,
        Unit::Decade | Unit::Century => Precision::Decade,
    }
}
