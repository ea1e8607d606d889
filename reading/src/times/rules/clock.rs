//! Times of day: "10 p.m.", "5:30 a.m. EST Tuesday", "1400 GMT", "nine o'clock", "noon".

use super::{day_name, shift};
use crate::times::cursor::Cursor;
use crate::times::meaning::{Meaning, Point, Time};
use crate::times::words::{Lex, Part, Unit};

/// Reads a time of day and the day that follows at once.
pub(super) fn read(c: &mut Cursor) -> Option<Meaning> {
    let time = [halves, colon, military, oclock, in_the_morning, named]
        .into_iter()
        .find_map(|form| c.attempt(form))?;
    zone(c);
    let day = c.attempt(day).unwrap_or_default();
    Some(Meaning::Point(Point {
        time: Some(time),
        ..day
    }))
}

/// "GMT", "local time".
fn zone(c: &mut Cursor) -> bool {
    let local = |c: &mut Cursor| (c.eat(Lex::Local) && c.eat(Lex::Time)).then_some(());
    c.eat(Lex::Zone) || c.attempt(local).is_some()
}

fn day(c: &mut Cursor) -> Option<Point> {
    c.eat(Lex::Mark(','));
    let found = c
        .attempt(day_name::read)
        .or_else(|| c.attempt(shift::read))?;
    // "6 a.m. ten days before the raid": the raid's day is not told.
    let told = found.shift.is_none_or(|shift| !shift.event);
    (found.is_day() && found.time.is_none() && told).then_some(found)
}

/// "10 p.m.", "10:30 pm", "8.30 p.m."
fn halves(c: &mut Cursor) -> Option<Time> {
    let (hour, minute) = c.attempt(hour_and_minute)?;
    let afternoon = match c.step() {
        Lex::Am => false,
        Lex::Pm => true,
        _ => return None,
    };
    (1..=12).contains(&hour).then_some(Time::Clock(
        hour % 12 + if afternoon { 12 } else { 0 },
        minute,
    ))
}

fn hour_and_minute(c: &mut Cursor) -> Option<(i8, i8)> {
    match c.step() {
        Lex::Digits(hour @ 0..=24, 1..=2) => {
            let minute = c.attempt(|c| c.eat_glued(':').then(|| c.digits(0..=59, 2..=2))?);
            Some((hour as i8, minute.unwrap_or(0) as i8))
        }
        Lex::Count(value) if value < 25.0 => {
            Some((value as i8, (value.fract() * 100.0).round() as i8))
        }
        Lex::Number(hour @ 1..=12) => Some((hour as i8, 0)),
        _ => None,
    }
}

/// "at 14:30", "14:30 GMT"; a score ("won 3:12") has no preposition of time.
fn colon(c: &mut Cursor) -> Option<Time> {
    let cued = matches!(
        c.behind(1),
        Lex::At
            | Lex::By
            | Lex::Until
            | Lex::Since
            | Lex::Before
            | Lex::After
            | Lex::From
            | Lex::About
    );
    let hour = c.digits(0..=24, 1..=2)? as i8;
    c.eat_glued(':').then_some(())?;
    let minute = c.digits(0..=59, 2..=2)? as i8;
    (cued || zone(&mut c.clone())).then_some(Time::Clock(hour, minute))
}

/// "1400 GMT", "0600 hours", "at 1830 on Thursday".
fn military(c: &mut Cursor) -> Option<Time> {
    let at = c.behind(1) == Lex::At;
    let digits = c.digits(0..=2400, 4..=4)?;
    let at = at
        && matches!(
            c.lex(),
            Lex::On | Lex::Mark(_) | Lex::Today | Lex::Yesterday
        );
    let cued = at || zone(&mut c.clone()) || c.eat(Lex::Units(Unit::Hour));
    (cued && digits % 100 < 60).then_some(Time::Clock((digits / 100) as i8, (digits % 100) as i8))
}

fn oclock(c: &mut Cursor) -> Option<Time> {
    let (hour, _) = hour_and_minute(c)?;
    let o = c.step() == Lex::Other && c.eat(Lex::Mark('\''));
    (o && c.eat(Lex::OClock)).then_some(Time::Clock(hour, 0))
}

/// "4 in the morning".
fn in_the_morning(c: &mut Cursor) -> Option<Time> {
    let (hour, minute) = c.attempt(hour_and_minute)?;
    let at_night = c.eat(Lex::At);
    ((at_night || c.eat(Lex::In) && c.eat(Lex::The)) && hour <= 12).then_some(())?;
    match c.step() {
        Lex::Part(Part::Morning) => Some(Time::Clock(hour % 12, minute)),
        Lex::Part(_) => Some(Time::Clock(hour % 12 + 12, minute)),
        _ => None,
    }
}

/// "noon", "midnight".
fn named(c: &mut Cursor) -> Option<Time> {
    match c.step() {
        Lex::Noon => Some(Time::Clock(12, 0)),
        Lex::Midnight => Some(Time::Clock(24, 0)),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use crate::times::testing::{check, news};

    #[test]
    fn reads_times_of_day() {
        check(
            "at 10 p.m. Monday, at 5:30 am, by 14:30 GMT",
            news(),
            "10 p.m. Monday=2016-03-21T22:00; 5:30 am=2016-03-21T05:30; 14:30 GMT=2016-03-21T14:30",
        );
        check(
            "around 10:30 local time, at 6:15 p.m. local time on Monday, around noon on Friday",
            news(),
            "10:30 local time=2016-03-22T10:30; 6:15 p.m. local time=2016-03-21T18:15; Monday=2016-03-21; \
             noon=2016-03-18T12:00; Friday=2016-03-18",
        );
        check(
            "at 1830 on Monday, at 1900 feet",
            news(),
            "1830=2016-03-21T18:30; Monday=2016-03-21",
        );
        check(
            "at 5:00 am on October 3, 1935",
            news(),
            "5:00 am=1935-10-03T05:00; October 3, 1935=1935-10-03",
        );
        check(
            "before noon, at nine o'clock, 4 in the morning",
            news(),
            "noon=2016-03-22T12:00; nine o'clock=2016-03-22T09:00; 4 in the morning=2016-03-22T04:00",
        );
    }

    #[test]
    fn scores_and_verses_are_no_times() {
        check("They won 3:12, and I am 10.", news(), "");
    }
}
