//! Which Monday, which October, which spring: nearest to the time of telling, as the tense has it.

use crate::times::meaning::Pick;
use crate::times::tense::Tense;
use jiff::ToSpan;
use jiff::civil::{Date, Weekday};

/// How much nearer a date against the tense must be to be taken: the deadline
/// in "ordered him returned by Jan. 14", told on Jan. 5, is nine days ahead,
/// but "killed on June 12", told in March, happened last year.
const AGAINST: i64 = 20;
/// The other way round less: of a date eleven months ahead the year is told, so that "is praising his win of
/// Feb. 1", told on Feb. 20, looks back whatever the verb.
const AGAINST_AHEAD: i64 = 8;
/// The same of "this fall", which is the nearest unless two are about as near: told in June it is ahead, and
/// "turned this fall", told in February, is behind.
const AGAINST_THIS: i64 = 2;
/// The same where no verb tells: more is told of the past.
const AHEAD: i64 = 3;

/// Of the years around, the one whose period (first and last day) lies nearest to `from`.
pub(super) fn year(
    from: Date,
    pick: Pick,
    tense: Option<Tense>,
    period: impl Fn(i16) -> Option<(Date, Date)>,
) -> Option<i16> {
    let around = [from.year() - 1, from.year(), from.year() + 1];
    around
        .into_iter()
        .filter_map(|year| cost(from, period(year)?, pick, tense).map(|cost| (cost, year)))
        .min()
        .map(|(_, year)| year)
}

fn cost(from: Date, (first, last): (Date, Date), pick: Pick, tense: Option<Tense>) -> Option<i64> {
    let ahead = days(from, first);
    let behind = days(last, from);

    match pick {
        Pick::Last => (behind > 0).then_some(behind),
        Pick::Next => (ahead > 0).then_some(ahead),
        _ if ahead > 0 => Some(ahead * weight(pick, tense, Tense::Past)),
        _ if behind > 0 => Some(behind * weight(pick, tense, Tense::Future)),
        _ => Some(0),
    }
}

/// How many times its distance a date counts whose side `against` speaks against.
fn weight(pick: Pick, tense: Option<Tense>, against: Tense) -> i64 {
    match (pick, tense) {
        (Pick::This, Some(tense)) if tense == against => AGAINST_THIS,
        (Pick::This, _) => 1,
        (_, Some(tense)) if tense == against && against == Tense::Future => AGAINST_AHEAD,
        (_, Some(tense)) if tense == against => AGAINST,
        (_, None) if against == Tense::Past => AHEAD,
        _ => 1,
    }
}

fn days(from: Date, to: Date) -> i64 {
    from.until(to).map_or(0, |span| i64::from(span.get_days()))
}

/// The day of the week told on `from`: the past one or today, unless the tense looks ahead.
pub(super) fn weekday(from: Date, day: i8, pick: Pick, tense: Option<Tense>) -> Option<Date> {
    let weekday = Weekday::from_monday_one_offset(day).ok()?;
    let back = i64::from(from.weekday().since(weekday));
    let ahead = (7 - back) % 7;
    let offset = match (pick, tense) {
        (Pick::Last, _) => -(if back == 0 { 7 } else { back }),
        (Pick::Next, _) => {
            if ahead == 0 {
                7
            } else {
                ahead
            }
        }
        (_, Some(Tense::Future)) => ahead,
        // "this Friday" is the coming one unless the verb says that it was.
        (Pick::This, None) => ahead,
        _ => -back,
    };
    from.checked_add(offset.days()).ok()
}

/// The Saturday of the weekend told on `from`.
pub(super) fn weekend(from: Date, pick: Pick, tense: Option<Tense>) -> Option<Date> {
    let into_week = i64::from(from.weekday().to_monday_zero_offset());
    let this = from.checked_add((5 - into_week).days()).ok()?;
    let on_it = into_week >= 5;
    let weeks = match (pick, tense) {
        (Pick::Last, _) => -1,
        (Pick::Next, _) => 1,
        (Pick::This, _) | (_, Some(Tense::Future)) => 0,
        _ if on_it => 0,
        _ => -1,
    };
    this.checked_add(weeks.weeks()).ok()
}
