//! A point of time, completed from the context.

use super::moment::{Moment, date, narrowed, plus, time_value, week_day};
use super::{Answer, Context, choose, feasts, open, vague};
use crate::times::meaning::{From, Pick, Piece, Point, Shift, Time, Year};
use crate::times::tense::Tense;
use crate::times::words::{Edge, Ref, Unit};
use crate::times::{Anchor, Kind};
use jiff::ToSpan;
use jiff::civil::{Date, Weekday};
use record::{Precision, Window};

/// Settles `point`, or leaves it open.
pub(super) fn resolve(point: &Point, context: &Context, tense: Option<Tense>) -> Answer {
    if let Some(told) = told_vaguely(point) {
        return vague(told);
    }
    let kind = if point.time.is_some() {
        Kind::Time
    } else {
        Kind::Date
    };
    let Some(moment) = moment(point, context, tense) else {
        return Answer {
            kind,
            value: open::value(point),
            window: half_known(point),
            moment: None,
        };
    };
    let time = point.time.map_or(String::new(), time_value);
    let window = moment.window().map(|window| narrowed(window, point.edge));
    Answer {
        kind,
        value: value(moment, context) + &time,
        window,
        moment: Some(moment),
    }
}

/// Newswire annotators write the open digit of a decade ("199X"), those of histories leave it out ("199").
fn value(moment: Moment, context: &Context) -> String {
    let open_digit = matches!(moment, Moment::Decade(_)) && context.anchor != Anchor::Narrative;
    moment.value() + if open_digit { "X" } else { "" }
}

/// "a few days later": on which side, but not how far.
fn told_vaguely(point: &Point) -> Option<Ref> {
    let shift = point.shift?;
    let vague = shift.count.is_none() || shift.unit < Unit::Day;
    vague.then_some(if shift.sign < 0 {
        Ref::Past
    } else {
        Ref::Future
    })
}

/// "12/11/2015" is one of two days: the window holds both.
fn half_known(point: &Point) -> Option<Window> {
    let (a, b) = point.swapped?;
    let Some(Year::Full(year)) = point.year else {
        return None;
    };
    let (one, other) = (date(year, a, b)?, date(year, b, a)?);
    Some(Window {
        begin: Some(one.min(other)),
        end: Some(one.max(other)),
        precision: Precision::Vague,
    })
}

fn moment(point: &Point, context: &Context, tense: Option<Tense>) -> Option<Moment> {
    if let Some(pair) = point.swapped {
        return swapped(point, pair, context);
    }
    if let (Some(shift), Some(grain)) = (point.shift, point.grain) {
        return anniversary(&shift, grain, context);
    }
    if is_end_of_last_year(point, context, tense) {
        return year_from(context.speech()?, -1).map(Moment::Year);
    }
    if let Some(shift) = point.shift {
        return within(point, shifted(&shift, context)?);
    }
    if let Some(year) = point.year {
        return in_year(point, whole_year(year, context)?);
    }
    pick(point, context, tense)
}

/// "was pending at year's end", told in March. "By year's end it will fall" and what is told in autumn look ahead.
fn is_end_of_last_year(point: &Point, context: &Context, tense: Option<Tense>) -> bool {
    let of_the_year = point.edge == Some(Edge::Late)
        && point.shift == Some(Shift::none(Unit::Year, From::Speech));
    let spring = context
        .speech()
        .and_then(Moment::month)
        .is_some_and(|month| month <= 6);
    of_the_year && spring && tense == Some(Tense::Past)
}

/// "two years ago today".
fn anniversary(shift: &Shift, grain: Unit, context: &Context) -> Option<Moment> {
    let count = i64::from(shift.sign) * shift.count.filter(|n| *n < 9_000.0)?.round() as i64;
    let span = match shift.unit {
        Unit::Day => count.days(),
        Unit::Week => count.weeks(),
        Unit::Month => count.months(),
        Unit::Year => count.years(),
        _ => return None,
    };
    let day = plus(context.speech()?.day()?, span)?;
    Some(match grain {
        Unit::Week => Moment::week_of(day),
        Unit::Month => Moment::Month(day.year(), day.month()),
        _ => Moment::Day(day),
    })
}

/// The period a shift leads to.
pub(super) fn shifted(shift: &Shift, context: &Context) -> Option<Moment> {
    if let (Some(year), From::Speech, Unit::Year, 0) =
        (context.review, shift.from, shift.unit, shift.sign)
    {
        return Some(Moment::Year(year));
    }
    let from = match shift.from {
        // Whose today? In a history it stands in somebody's speech.
        From::Speech if shift.unit == Unit::Day && context.anchor == Anchor::Narrative => {
            return None;
        }

        From::Speech => context.speech()?,
        From::Mention => context.mention.or_else(|| context.speech())?,
    };
    let count = i64::from(shift.sign) * shift.count.filter(|n| *n < 9_000.0)?.round() as i64;
    match shift.unit {
        Unit::Day => plus(from.day()?, count.days()).map(Moment::Day),
        Unit::Week => plus(week_start(from)?, count.weeks()).map(Moment::week_of),
        Unit::Month => {
            let day = plus(date(from.year()?, from.month()?, 1)?, count.months())?;
            Some(Moment::Month(day.year(), day.month()))
        }
        Unit::Quarter => {
            let day = plus(date(from.year()?, from.month()?, 1)?, (count * 3).months())?;
            Some(Moment::Piece(
                day.year(),
                Piece::Quarter((day.month() + 2) / 3),
            ))
        }
        Unit::Year => year_from(from, count).map(Moment::Year),
        Unit::Decade => from
            .year()
            .map(|year| Moment::Decade(year.div_euclid(10) + count as i16)),
        Unit::Century => from
            .year()
            .map(|year| Moment::Century((year - 1).div_euclid(100) + 1 + count as i16)),
        Unit::Second | Unit::Minute | Unit::Hour => None,
    }
}

/// Years of the calendar end with 9999.
fn year_from(from: Moment, count: i64) -> Option<i16> {
    let year = i64::from(from.year()?) + count;
    i16::try_from(year)
        .ok()
        .filter(|year| (-9998..=9999).contains(year))
}

fn week_start(from: Moment) -> Option<Date> {
    match from {
        Moment::Day(day) => Some(day),
        Moment::Week(year, week) | Moment::Weekend(year, week) => {
            week_day(year, week, Weekday::Monday)
        }
        _ => None,
    }
}

/// A month, day or part inside a period that is known.
fn within(point: &Point, whole: Moment) -> Option<Moment> {
    match (whole, point.weekday, point.day) {
        (Moment::Year(_), ..) => in_year(point, whole),
        (Moment::Week(year, week), Some(day), _) => {
            week_day(year, week, Weekday::from_monday_one_offset(day).ok()?).map(Moment::Day)
        }
        (Moment::Month(year, month), _, Some(day)) => date(year, month, day).map(Moment::Day),
        _ => Some(whole),
    }
}

fn in_year(point: &Point, whole: Moment) -> Option<Moment> {
    let Moment::Year(year) = whole else {
        return Some(whole);
    };
    match (point.month, point.day, point.piece, point.feast) {
        (Some(month), Some(day), ..) => date(year, month, day).map(Moment::Day),
        (Some(month), None, ..) => Some(Moment::Month(year, month)),
        (_, _, Some(piece), _) => Some(Moment::Piece(year, piece)),
        (_, _, _, Some(feast)) => feasts::day(feast, year).map(Moment::Day),
        _ => Some(whole),
    }
}

fn whole_year(told: Year, context: &Context) -> Option<Moment> {
    let now = context
        .mention
        .or_else(|| context.speech())
        .and_then(Moment::year);
    let now = if let Anchor::News(_) = context.anchor {
        context.speech().and_then(Moment::year)
    } else {
        now
    };
    Some(match told {
        Year::Full(year) => Moment::Year(year),
        Year::Fiscal(year) => Moment::Fiscal(year),
        Year::Decade(decade) => Moment::Decade(decade),
        Year::Century(century) => Moment::Century(century),
        // "'98" is the nearest, looking back further than ahead.
        Year::Short(short) => Moment::Year(nearest(now?, short, 100)),
        Year::ShortDecade(ten) => Moment::Decade(nearest(now?.div_euclid(10), ten, 10)),
    })
}

fn nearest(now: i16, short: i16, cycle: i16) -> i16 {
    let same = now - now.rem_euclid(cycle) + short;
    if same > now + if cycle > 10 { cycle / 5 } else { 0 } {
        same - cycle
    } else {
        same
    }
}

/// "12/11/2015" read in the order the document uses elsewhere, or the one that lies by the publication.
fn swapped(point: &Point, (a, b): (i8, i8), context: &Context) -> Option<Moment> {
    let Moment::Year(year) = whole_year(point.year?, context)? else {
        return None;
    };
    let (american, european) = (date(year, a, b)?, date(year, b, a)?);
    if let Some(day_first) = context.day_first {
        return Some(Moment::Day(if day_first { european } else { american }));
    }
    let Anchor::News(published) = context.anchor else {
        return None;
    };
    let near = |day: Date| {
        published
            .exact()
            .is_some_and(|p| p.until(day).is_ok_and(|s| s.get_days().abs() <= 14))
    };
    match (near(american), near(european)) {
        (true, false) => Some(Moment::Day(american)),
        (false, true) => Some(Moment::Day(european)),
        _ => None,
    }
}

/// A month, day, part of a year, feast or time of day whose year is not told.
fn pick(point: &Point, context: &Context, tense: Option<Tense>) -> Option<Moment> {
    let from = if point.from_mention {
        context.mention.or_else(|| context.speech())?
    } else {
        context.speech()?
    };
    if let Some(weekday) = point.weekday {
        return weekday_of(point, weekday, from.day()?, tense).map(Moment::Day);
    }
    if point.weekend {
        let saturday = choose::weekend(from.day()?, point.pick, tense)?.iso_week_date();
        return Some(Moment::Weekend(saturday.year(), saturday.week()));
    }
    if let (Some(day), None) = (point.day, point.month) {
        let told = context.mention.unwrap_or(from);
        return date(told.year()?, told.month()?, day).map(Moment::Day);
    }
    if point.month.is_none() && point.piece.is_none() && point.feast.is_none() {
        // "at night" is no night of its own.
        let clock = !matches!(point.time, None | Some(Time::Part(_)));
        return clock.then(|| clock_day(context)).flatten().map(Moment::Day);
    }
    let year = match (context.anchor, point.pick) {
        (_, Pick::Tense) if context.review.is_some() && tense != Some(Tense::Future) => {
            context.review?
        }
        (Anchor::Narrative, Pick::Tense | Pick::This) => told_on(point, from)?,
        _ => choose::year(centre(from)?, point.pick, tense, |year| period(point, year))?,
    };
    in_year(point, Moment::Year(year))
}

/// "Monday"; of "from Monday to Wednesday" the one before that Wednesday.
fn weekday_of(point: &Point, weekday: i8, from: Date, tense: Option<Tense>) -> Option<Date> {
    let Some(last) = point.until else {
        return choose::weekday(from, weekday, point.pick, tense);
    };
    let last = choose::weekday(from, last, point.pick, tense)?;
    choose::weekday(last, weekday, Pick::Last, None)
}

/// The day of a time of day: the last one told, or that of publication, on which the entries of a live report
/// begin ("9:30 p.m." and a new paragraph).
fn clock_day(context: &Context) -> Option<Date> {
    context
        .mention
        .filter(|_| !context.opens || context.anchor == Anchor::Narrative)
        .and_then(Moment::day)
        .or_else(|| context.speech().and_then(Moment::day))
}

fn centre(from: Moment) -> Option<Date> {
    let window = from.window()?;
    let (begin, end) = (window.begin?, window.end?);
    plus(begin, (begin.until(end).ok()?.get_days() / 2).days())
}

fn period(point: &Point, year: i16) -> Option<(Date, Date)> {
    let window = in_year(point, Moment::Year(year))?.window()?;
    Some((window.begin?, window.end?))
}

/// In a narrative the story goes on within the year last told, and over its end.
fn told_on(point: &Point, from: Moment) -> Option<i16> {
    let year = from.year()?;
    let begins = period(point, year)?.0.month();
    let turned = from.month().is_some_and(|month| month - begins >= 9);
    Some(if turned { year + 1 } else { year })
}
