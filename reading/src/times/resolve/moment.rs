//! A time that is known: its TIMEX3 value and its days.

use crate::times::meaning::{Piece, Time};
use crate::times::words::{Edge, Part, Season};
use jiff::civil::{Date, ISOWeekDate, Weekday};
use jiff::{Span, ToSpan};
use record::{Precision, Window};

/// A period of the calendar. Years before Christ are zero and less (1 BC = 0).
#[derive(Clone, Copy, Debug, PartialEq)]
pub(in crate::times) enum Moment {
    /// 20 for the 20th century, -9 for the 9th before Christ.
    Century(i16),
    /// 199 for the 1990s.
    Decade(i16),
    Year(i16),
    Fiscal(i16),
    Piece(i16, Piece),
    Month(i16, i8),
    /// ISO year and week.
    Week(i16, i8),
    Weekend(i16, i8),
    Day(Date),
}

impl Moment {
    pub(super) fn week_of(day: Date) -> Self {
        let week = day.iso_week_date();
        Moment::Week(week.year(), week.week())
    }

    /// The year it lies in; decades and centuries lie in none.
    pub(super) fn year(self) -> Option<i16> {
        match self {
            Moment::Century(_) | Moment::Decade(_) => None,
            Moment::Year(year)
            | Moment::Fiscal(year)
            | Moment::Piece(year, _)
            | Moment::Month(year, _) => Some(year),
            Moment::Week(..) | Moment::Weekend(..) => self.first().map(Date::year),
            Moment::Day(day) => Some(day.year()),
        }
    }

    /// The month it lies in, or begins in if it is a part of a year.
    pub(super) fn month(self) -> Option<i8> {
        match self {
            Moment::Month(_, month) => Some(month),
            Moment::Day(_) | Moment::Piece(..) | Moment::Week(..) => self.first().map(Date::month),
            _ => None,
        }
    }

    pub(super) fn day(self) -> Option<Date> {
        if let Moment::Day(day) = self {
            Some(day)
        } else {
            None
        }
    }

    pub(super) fn first(self) -> Option<Date> {
        self.window()?.begin
    }

    /// TIMEX3 value.
    pub(super) fn value(self) -> String {
        match self {
            Moment::Century(century) if century < 0 => format!("BC{:02}", -century - 1),
            Moment::Century(century) => format!("{:02}", century - 1),
            Moment::Decade(decade) if decade < 0 => format!("BC{:03}", -decade - 1),
            Moment::Decade(decade) => format!("{decade:03}"),
            Moment::Year(y) => year(y),
            Moment::Fiscal(y) => format!("FY{y:04}"),
            Moment::Piece(y, piece) => format!("{}-{}", year(y), piece_value(piece)),
            Moment::Month(y, month) => format!("{}-{month:02}", year(y)),
            Moment::Week(y, week) => format!("{y:04}-W{week:02}"),
            Moment::Weekend(y, week) => format!("{y:04}-W{week:02}-WE"),
            Moment::Day(day) => format!("{}-{:02}-{:02}", year(day.year()), day.month(), day.day()),
        }
    }

    /// The days it covers.
    pub(super) fn window(self) -> Option<Window> {
        let (begin, end, precision) = match self {
            Moment::Century(c) if c < 0 => (
                date(c * 100 + 1, 1, 1)?,
                date((c + 1) * 100, 12, 31)?,
                Precision::Decade,
            ),
            Moment::Century(c) => (
                date(c * 100 - 99, 1, 1)?,
                date(c * 100, 12, 31)?,
                Precision::Decade,
            ),
            Moment::Decade(d) => (
                date(d * 10, 1, 1)?,
                date(d * 10 + 9, 12, 31)?,
                Precision::Decade,
            ),
            Moment::Year(y) => (date(y, 1, 1)?, date(y, 12, 31)?, Precision::Year),
            // Fiscal years begin between April (the one named) and the October before.
            Moment::Fiscal(y) => (date(y - 1, 7, 1)?, date(y + 1, 3, 31)?, Precision::Vague),
            Moment::Piece(y, piece) => return months(y, piece),
            Moment::Month(y, m) => (
                date(y, m, 1)?,
                date(y, m, 1)?.last_of_month(),
                Precision::Month,
            ),
            Moment::Week(y, w) => (
                week_day(y, w, Weekday::Monday)?,
                week_day(y, w, Weekday::Sunday)?,
                Precision::Week,
            ),
            Moment::Weekend(y, w) => (
                week_day(y, w, Weekday::Saturday)?,
                week_day(y, w, Weekday::Sunday)?,
                Precision::Week,
            ),
            Moment::Day(day) => (day, day, Precision::Day),
        };
        Some(Window {
            begin: Some(begin),
            end: Some(end),
            precision,
        })
    }
}

pub(super) fn date(year: i16, month: i8, day: i8) -> Option<Date> {
    Date::new(year, month, day).ok()
}

pub(super) fn week_day(year: i16, week: i8, day: Weekday) -> Option<Date> {
    ISOWeekDate::new(year, week, day)
        .ok()
        .map(|week| week.date())
}

pub(super) fn plus(day: Date, span: Span) -> Option<Date> {
    day.checked_add(span).ok()
}

/// "1998", "BC0264".
pub(super) fn year(year: i16) -> String {
    if year > 0 {
        format!("{year:04}")
    } else {
        format!("BC{:04}", 1 - year)
    }
}

pub(super) fn piece_value(piece: Piece) -> String {
    match piece {
        Piece::Half(n) => format!("H{n}"),
        Piece::Quarter(n) => format!("Q{n}"),
        Piece::Season(Season::Spring) => "SP".into(),
        Piece::Season(Season::Summer) => "SU".into(),
        Piece::Season(Season::Fall) => "FA".into(),
        Piece::Season(Season::Winter) => "WI".into(),
    }
}

/// Seasons of the northern half of the earth. Whether "the winter of 1776" is
/// the one that began or the one that ended then is not told: both.
fn months(y: i16, piece: Piece) -> Option<Window> {
    let (begin, end) = match piece {
        Piece::Half(n) => (date(y, n * 6 - 5, 1)?, date(y, n * 6, 1)?),
        Piece::Quarter(n) => (date(y, n * 3 - 2, 1)?, date(y, n * 3, 1)?),
        Piece::Season(Season::Spring) => (date(y, 3, 1)?, date(y, 5, 1)?),
        Piece::Season(Season::Summer) => (date(y, 6, 1)?, date(y, 8, 1)?),
        Piece::Season(Season::Fall) => (date(y, 9, 1)?, date(y, 11, 1)?),
        Piece::Season(Season::Winter) => (date(y - 1, 12, 1)?, date(y + 1, 2, 1)?),
    };
    Some(Window {
        begin: Some(begin),
        end: Some(end.last_of_month()),
        precision: Precision::Quarter,
    })
}

/// "T22:00", "TMO".
pub(super) fn time_value(time: Time) -> String {
    match time {
        Time::Clock(hour, minute) => format!("T{hour:02}:{minute:02}"),
        Time::Exact(hour, minute, second) => format!("T{hour:02}:{minute:02}:{second:02}"),
        Time::Part(Part::Morning) => "TMO".into(),
        Time::Part(Part::Midday) => "TMI".into(),
        Time::Part(Part::Afternoon) => "TAF".into(),
        Time::Part(Part::Evening) => "TEV".into(),
        Time::Part(Part::Night) => "TNI".into(),
    }
}

/// "early March" lies in its first half, "late March" in its second, "mid-March" in its middle half:
/// wide enough that no honest use falls out.
pub(super) fn narrowed(window: Window, edge: Option<Edge>) -> Window {
    let (Some(begin), Some(end), Some(edge)) = (window.begin, window.end, edge) else {
        return window;
    };
    let days = begin.until(end).map_or(0, |span| span.get_days());
    if days < 5 {
        return window;
    }
    let (skip, drop) = match edge {
        Edge::Early => (0, days / 2),
        Edge::Mid => (days / 4, days / 4),
        Edge::Late => (days / 2, 0),
    };
    Window {
        begin: plus(begin, skip.days()),
        end: plus(end, -drop.days()),
        precision: window.precision,
    }
}
