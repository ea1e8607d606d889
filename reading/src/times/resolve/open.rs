//! The value of a point whose date is not known: "XXXX-11-12", "XXXX-WXX-1".

use super::moment::{piece_value, time_value, year};
use crate::times::meaning::{Piece, Point, Year};
use crate::times::words::Unit;

/// What can be written without a date to count from.
pub(super) fn value(point: &Point) -> String {
    let time = point.time.map_or(String::new(), time_value);
    let day = date(point);
    // A time of day belongs to some day, known or not.
    let day = if time.is_empty() || day.len() >= 9 {
        day
    } else {
        "XXXX-XX-XX".into()
    };
    day + &time
}

fn date(point: &Point) -> String {
    let start = point.year.map_or("XXXX".into(), start);
    if let Some(weekday) = point.weekday {
        return format!("XXXX-WXX-{weekday}");
    }
    if point.weekend {
        return "XXXX-WXX-WE".into();
    }
    if point.swapped.is_some() {
        return format!("{start}-XX-XX");
    }
    match (point.month, point.day, point.piece, point.feast) {
        (Some(month), Some(day), ..) => format!("{start}-{month:02}-{day:02}"),
        (Some(month), None, ..) => format!("{start}-{month:02}"),
        (None, Some(day), ..) => format!("{start}-XX-{day:02}"),
        (_, _, Some(piece), _) => piece_of(&start, piece),
        (_, _, _, Some(feast)) => feast_of(&start, feast),
        _ => unit(point).unwrap_or(start),
    }
}

fn piece_of(start: &str, piece: Piece) -> String {
    format!("{start}-{}", piece_value(piece))
}

fn feast_of(start: &str, feast: crate::times::meaning::Feast) -> String {
    match feast {
        crate::times::meaning::Feast::Fixed(month, day) => format!("{start}-{month:02}-{day:02}"),
        _ => format!("{start}-XX-XX"),
    }
}

fn start(told: Year) -> String {
    match told {
        Year::Short(short) => format!("XX{short:02}"),
        Year::ShortDecade(ten) => format!("XX{ten}X"),
        Year::Full(told) => year(told),
        Year::Fiscal(told) => format!("FY{told:04}"),
        Year::Decade(_) | Year::Century(_) => "XXXX".into(),
    }
}

fn unit(point: &Point) -> Option<String> {
    let form = match point.shift?.unit {
        Unit::Second | Unit::Minute | Unit::Hour | Unit::Day => "XXXX-XX-XX",
        Unit::Week => "XXXX-WXX",
        Unit::Month => "XXXX-XX",
        Unit::Quarter => "XXXX-QX",
        Unit::Year => "XXXX",
        Unit::Decade => "XXXX",
        Unit::Century => "XX",
    };
    Some(form.into())
}
