//! From what the words say to a value: the document's dates and the tense settle what was left open.

mod choose;
mod feasts;
mod moment;
mod open;
mod period;
mod point;

use super::meaning::{Length, Meaning, Set, Time};
use super::tense::Tense;
use super::words::{Part, Ref, Unit};
use super::{Anchor, Kind};
pub(super) use moment::Moment;
use record::Window;

/// What is known of a document's time while it is read from the start.
#[derive(Clone, Copy, Debug)]
pub(super) struct Context {
    pub(super) anchor: Anchor,
    /// The last date told.
    pub(super) mention: Option<Moment>,
    /// Whether what is read opens a paragraph.
    pub(super) opens: bool,
    /// Whether the document writes the day before the month in "12/11/2015".
    pub(super) day_first: Option<bool>,
    /// The year a yearly report looks back on.
    pub(super) review: Option<i16>,
}

/// What an expression comes to.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Answer {
    pub(super) kind: Kind,
    pub(super) value: String,
    pub(super) window: Option<Window>,
    /// The date it tells, for what is told from it later.
    pub(super) moment: Option<Moment>,
}

impl Context {
    /// Takes note of a date. "1941" after "December 7" tells the year of that
    /// December and no time of its own; decades and centuries are background.
    pub(super) fn told(&mut self, moment: Option<Moment>) {
        match moment {
            None | Some(Moment::Decade(_) | Moment::Century(_)) => {}
            Some(Moment::Year(year)) if self.mention.and_then(Moment::year) == Some(year) => {}
            told => self.mention = told,
        }
    }

    /// The time of telling, as far as it is known.
    pub(super) fn speech(&self) -> Option<Moment> {
        match self.anchor {
            Anchor::News(date) => Some(published(date)),
            Anchor::Narrative => self.mention,
            Anchor::Open => None,
        }
    }
}

fn published(date: record::PartialDate) -> Moment {
    let first = date.first();
    match date.window().precision {
        record::Precision::Day => Moment::Day(first),
        record::Precision::Month => Moment::Month(first.year(), first.month()),
        _ => Moment::Year(first.year()),
    }
}

/// Settles `meaning`.
pub(super) fn resolve(meaning: &Meaning, context: &Context, tense: Option<Tense>) -> Answer {
    match meaning {
        Meaning::Point(point) => point::resolve(point, context, tense),
        Meaning::Length(length) => duration(length, context),
        Meaning::Set(set) => Answer {
            kind: Kind::Set,
            value: set_value(set),
            window: None,
            moment: None,
        },
        Meaning::Vague(side) => vague(*side),
    }
}

pub(super) fn vague(side: Ref) -> Answer {
    let value = match side {
        Ref::Past => "PAST_REF",
        Ref::Present => "PRESENT_REF",
        Ref::Future => "FUTURE_REF",
    };
    Answer {
        kind: Kind::Date,
        value: value.into(),
        window: None,
        moment: None,
    }
}

fn duration(length: &Length, context: &Context) -> Answer {
    let value = length_value(length.count, length.unit);
    Answer {
        kind: Kind::Duration,
        value,
        window: period::window(length, context),
        moment: None,
    }
}

/// "P2Y", "PT5H", "PXM"; decades and halves of centuries are counted in years, as newswire annotators do.
fn length_value(count: Option<f64>, unit: Unit) -> String {
    let (count, letter) = match (unit, count) {
        (Unit::Decade, Some(n)) => (Some(n * 10.0), "Y"),
        (Unit::Decade, None) => (None, "DE"),
        (Unit::Second, _) => (count, "S"),
        (Unit::Minute, _) => (count, "M"),
        (Unit::Hour, _) => (count, "H"),
        (Unit::Day, _) => (count, "D"),
        (Unit::Week, _) => (count, "W"),
        (Unit::Month, _) => (count, "M"),
        (Unit::Quarter, _) => (count, "Q"),
        (Unit::Year, _) => (count, "Y"),
        (Unit::Century, Some(n)) if n.fract() > 0.0 => (Some(n * 100.0), "Y"),
        (Unit::Century, _) => (count, "CE"),
    };
    let time = if unit <= Unit::Hour { "T" } else { "" };
    count.map_or_else(
        || format!("P{time}X{letter}"),
        |n| format!("P{time}{n}{letter}"),
    )
}

fn set_value(set: &Set) -> String {
    use super::meaning::Piece;
    match set {
        Set::Every(count, unit) => length_value(Some(*count), *unit),
        Set::Weekday(day, part) => {
            format!("XXXX-WXX-{day}{}", part.map_or(String::new(), part_value))
        }
        Set::Weekend => "XXXX-WXX-WE".into(),
        Set::Part(part) => format!("XXXX-XX-XX{}", part_value(*part)),
        Set::Season(season) => format!("XXXX-{}", moment::piece_value(Piece::Season(*season))),
        Set::Month(month) => format!("XXXX-{month:02}"),
    }
}

fn part_value(part: Part) -> String {
    moment::time_value(Time::Part(part))
}
