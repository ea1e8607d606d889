//! What words of time say, before the document's dates are known.

use super::words::{Edge, Part, Ref, Season, Unit};

/// What an expression says by itself.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) enum Meaning {
    Point(Point),
    Length(Length),
    Set(Set),
    Vague(Ref),
}

/// A day, month, year … of which parts may be left to the context.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub(super) struct Point {
    pub(super) year: Option<Year>,
    pub(super) piece: Option<Piece>,
    pub(super) month: Option<i8>,
    pub(super) day: Option<i8>,
    pub(super) weekday: Option<i8>,
    pub(super) feast: Option<Feast>,
    pub(super) weekend: bool,
    pub(super) time: Option<Time>,
    pub(super) shift: Option<Shift>,
    /// "two years ago today", "a year ago this week": the period of that length, so far away.
    pub(super) grain: Option<Unit>,
    /// The weekday it lasts until: "Monday" of "from Monday to Wednesday" comes before that Wednesday.
    pub(super) until: Option<i8>,
    pub(super) pick: Pick,
    /// Picked from the date told before ("the following spring"), not from the time of telling.
    pub(super) from_mention: bool,
    pub(super) edge: Option<Edge>,
    /// "12/11/2015": day and month may be the other way round.
    pub(super) swapped: Option<(i8, i8)>,
}

/// A year or what is coarser; years before Christ are zero and less (1 BC = 0).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Year {
    Full(i16),
    /// Years of which only the last two digits are told ("'98").
    Short(i16),
    Fiscal(i16),
    /// 199 for the 1990s.
    Decade(i16),
    /// 9 for "the nineties".
    ShortDecade(i16),
    /// 20 for the 20th century, -9 for the 9th before Christ.
    Century(i16),
}

/// A part of a year.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Piece {
    Half(i8),
    Quarter(i8),
    Season(Season),
}

/// A time of day.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Time {
    Clock(i8, i8),
    /// With seconds: only machines write it.
    Exact(i8, i8, i8),
    Part(Part),
}

/// So many units away from the time of telling or from the date told before.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Shift {
    pub(super) unit: Unit,
    /// `None`: "a few days later".
    pub(super) count: Option<f64>,
    /// -1 into the past, 1 into the future, 0 for "this".
    pub(super) sign: i8,
    pub(super) from: From,
    /// "two days after the raid": what it is counted from is told, but not by a date.
    pub(super) event: bool,
}

/// Where a shift starts.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum From {
    /// The time of telling ("ago").
    Speech,
    /// The date told before ("earlier").
    Mention,
}

/// Which of several Mondays, Octobers or springs.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) enum Pick {
    /// As the tense tells.
    #[default]
    Tense,
    Last,
    Next,
    This,
}

/// A day with a name of its own.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Feast {
    /// Month and day.
    Fixed(i8, i8),
    /// Days from Easter Sunday.
    Easter(i16),
    /// Month, weekday and which of them; -1 the last.
    Nth(i8, i8, i8),
    /// The first Tuesday after the first Monday of November.
    Election,
}

/// So long.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Length {
    /// `None`: "several".
    pub(super) count: Option<f64>,
    pub(super) unit: Unit,
    /// Which days it covers, where the words tell.
    pub(super) place: Place,
}

/// Where a length lies.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) enum Place {
    Anywhere,
    /// "the last three months".
    Before,
    /// "the next three months".
    After,
    /// "the first three months of last year".
    FirstOf(Whole),
    /// "the last three months of last year".
    LastOf(Whole),
}

/// The period a length is part of: a year by number or by shift.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) enum Whole {
    Year(i16),
    Shift(Shift),
}

/// Again and again.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) enum Set {
    /// Every so many units.
    Every(f64, Unit),
    Weekday(i8, Option<Part>),
    Weekend,
    Part(Part),
    Season(Season),
    Month(i8),
}

impl Shift {
    pub(super) fn new(sign: i8, count: f64, unit: Unit, from: From) -> Self {
        Shift {
            unit,
            count: Some(count),
            sign,
            from,
            event: false,
        }
    }

    /// "this week", "that year".
    pub(super) fn none(unit: Unit, from: From) -> Self {
        Shift::new(0, 0.0, unit, from)
    }
}

impl Point {
    pub(super) fn shifted(shift: Shift) -> Self {
        Point {
            shift: Some(shift),
            ..Point::default()
        }
    }

    /// Whether it names a day or is completed to one.
    pub(super) fn is_day(&self) -> bool {
        self.day.is_some()
            || self.weekday.is_some()
            || self.feast.is_some()
            || self.shift.is_some_and(|s| s.unit == Unit::Day)
    }
}
