//! Lengths of time: "14 years", "a three-day visit", "the past two months", "the first three months of last year".

use super::{shift, year};
use crate::times::cursor::Cursor;
use crate::times::meaning::{Length, Meaning, Place, Whole, Year};
use crate::times::numbers::{self, Count};
use crate::times::words::{Lex, Unit};

/// Reads a length.
pub(super) fn read(c: &mut Cursor) -> Option<Meaning> {
    [first, opening, placed, counted, bare, long]
        .into_iter()
        .find_map(|form| c.attempt(form))
        .map(Meaning::Length)
}

/// "the last three months", "recent days", "the coming years", "the past year".
fn placed(c: &mut Cursor) -> Option<Length> {
    let the =
        c.eat(Lex::The) || matches!(c.lex(), Lex::These | Lex::This) && c.step() != Lex::Other;
    let which = c.step();
    let place = match which {
        Lex::Last | Lex::Past | Lex::Previous => Place::Before,
        Lex::Following if !the => return None,
        Lex::Next | Lex::Coming | Lex::Following => Place::After,
        _ => return None,
    };
    let count = numbers::count(c);
    c.hyphen();
    let (unit, plural) = c.unit()?;
    let count = match count {
        Some(count) => count,
        None if plural => None,
        // "the past year" is its twelve months; "last year" is a year of the calendar.
        None if which == Lex::Past && the => Some(1.0),
        // "the next decade" lasts ten years from now.
        None if the && unit == Unit::Decade => Some(1.0),
        // "over the last week" is the seven days up to now; "the last quarter" is one of the calendar.
        None if the
            && which == Lex::Last
            && matches!(unit, Unit::Week | Unit::Month | Unit::Year) =>
        {
            Some(1.0)
        }
        None => return None,
    };
    Some(Length { count, unit, place })
}

/// "the first three months of 1939", "the last two weeks of last year".
fn first(c: &mut Cursor) -> Option<Length> {
    c.eat(Lex::The);
    let last = match c.step() {
        Lex::Ordinal(1) => false,
        Lex::Last => true,
        _ => return None,
    };
    let count = numbers::count(c)?;
    let (unit, _) = c.unit()?;
    let whole = c.attempt(whole);
    let place = match (whole, last) {
        (Some(whole), false) => Place::FirstOf(whole),
        (Some(whole), true) => Place::LastOf(whole),
        (None, false) => Place::Anywhere,
        (None, true) => return None,
    };
    Some(Length { count, unit, place })
}

/// "the first year of the war", "the early years of the war".
fn opening(c: &mut Cursor) -> Option<Length> {
    c.eat(Lex::The).then_some(())?;
    let early = c
        .take(|lex| {
            if let Lex::Edge(_) = lex {
                Some(())
            } else {
                None
            }
        })
        .is_some();
    if !early {
        let _ = c.eat(Lex::Last) || c.ordinal().is_some_and(|n| n > 0);
    }
    let (unit, plural) = c.unit()?;
    let told = unit >= Unit::Week
        && unit != Unit::Quarter
        && unit != Unit::Century
        && plural == early
        && c.behind(2) != Lex::The;
    let count = if plural { None } else { Some(1.0) };
    (told && c.lex() == Lex::Of).then_some(Length {
        count,
        unit,
        place: Place::Anywhere,
    })
}

fn whole(c: &mut Cursor) -> Option<Whole> {
    let _ = c.eat(Lex::Of) || c.eat(Lex::In);
    match c.attempt(year::single) {
        Some(Year::Full(year)) => Some(Whole::Year(year)),
        Some(_) => None,
        None => shift::of_unit(c).map(Whole::Shift),
    }
}

/// "14 years", "three-day", "a month"; "a 6-year-old" is a person, and "a second man" is no length.
fn counted(c: &mut Cursor) -> Option<Length> {
    let bare_digits = matches!(c.lex(), Lex::Digits(..) | Lex::Count(_));
    let before = c.behind(1);
    let count = numbers::count(c)?;
    let hyphen = c.hyphen();
    let (unit, plural) = c.unit()?;
    let count = c
        .attempt(and_a_half)
        .and(count.map(|n| n + 0.5))
        .map_or(count, Some);
    let old = matches!(
        (c.lex(), c.ahead(1)),
        (Lex::Old, _) | (Lex::Mark('-'), Lex::Old)
    );
    let fits = match unit {
        _ if old => false,
        Unit::Second => plural || hyphen || bare_digits,
        Unit::Quarter => plural && c.behind(2) == Lex::More,
        _ => plural || count.is_some(),
    };
    let scored = matches!(before, Lex::Mark('/' | '$' | '£' | '€'));
    (fits && !scored).then(|| length(c, count, unit))
}

/// "a year and a half".
fn and_a_half(c: &mut Cursor) -> Option<()> {
    c.eat(Lex::And).then_some(())?;
    c.eat(Lex::A);
    c.eat(Lex::Half).then_some(())
}

fn length(c: &mut Cursor, count: Count, unit: Unit) -> Length {
    c.attempt(|c| {
        c.hyphen();
        c.eat(Lex::Long).then_some(())
    });
    Length {
        count,
        unit,
        place: Place::Anywhere,
    }
}

/// "for weeks", "within days", "in the years that followed"; "Days of Rage" is a name.
fn bare(c: &mut Cursor) -> Option<Length> {
    let before = c.behind(1);
    let the = c.eat(Lex::The);
    let (unit, plural) = c.unit()?;
    let told = plural && unit >= Unit::Hour && unit != Unit::Quarter;
    let after = match before {
        // "stay after hours" tells no length, "after hours of talks" does.
        Lex::After if unit == Unit::Hour => c.lex() == Lex::Of,
        Lex::For | Lex::Within | Lex::After => true,
        Lex::In | Lex::During => !the || unit >= Unit::Day,
        Lex::And | Lex::Or => matches!(c_before(c, the), Lex::Units(_)),
        _ => {
            the && matches!(
                c.lex(),
                Lex::Following | Lex::After | Lex::Since | Lex::Before
            )
        }
    };
    (told && after).then_some(Length {
        count: None,
        unit,
        place: Place::Anywhere,
    })
}

fn c_before(c: &Cursor, the: bool) -> Lex {
    c.behind(if the { 4 } else { 3 })
}

/// "day-long", "decade-long".
fn long(c: &mut Cursor) -> Option<Length> {
    let (unit, plural) = c.unit()?;
    c.hyphen().then_some(())?;
    let count = if plural { None } else { Some(1.0) };
    c.eat(Lex::Long).then_some(Length {
        count,
        unit,
        place: Place::Anywhere,
    })
}

#[cfg(test)]
mod tests {
    use crate::times::testing::{check, check_phrases, news};

    #[test]
    fn reads_lengths() {
        check(
            "for 14 years, a three-day siege, half an hour, two and a half years, a year and a half",
            news(),
            "14 years=P14Y; three-day=P3D; half an hour=PT0.5H; two and a half years=P2.5Y; a year and a half=P1.5Y",
        );
        check(
            "in recent months, for weeks, the past year, several days",
            news(),
            "recent months=PXM; weeks=PXW; the past year=P1Y; several days=PXD",
        );
    }

    #[test]
    fn a_length_inside_a_year_has_days() {
        check_phrases(
            "the first three months of last year",
            news(),
            "2015-01-01..2015-03-31",
        );
        check_phrases(
            "the last two weeks of 2014",
            news(),
            "2014-12-18..2014-12-31",
        );
        check_phrases("over the past two months", news(), "2016-01-22..2016-03-22");
        check_phrases("for two months", news(), "open");
    }

    #[test]
    fn ages_seconds_and_names_are_no_lengths() {
        check(
            "a 6-year-old boy, 12 years old, a second man, three quarters of it",
            news(),
            "",
        );
        check("a Six-Day War", news(), "");
    }

    #[test]
    fn the_last_week_is_seven_days_and_last_week_is_one_of_the_calendar() {
        check(
            "over the last week, last week, in the last year, the last quarter, following a day of talks",
            news(),
            "the last week=P1W; last week=2016-W11; the last year=P1Y; the last quarter=2015-Q4; a day=P1D",
        );
        check_phrases("over the last week", news(), "2016-03-15..2016-03-22");
    }

    #[test]
    fn half_a_century_is_fifty_years() {
        check(
            "for half a century, over two centuries",
            news(),
            "half a century=P50Y; two centuries=P2CE",
        );
    }

    #[test]
    fn comparisons_and_idioms_count_from_nowhere() {
        check(
            "two years earlier than planned; they stayed after hours; after hours of talks",
            news(),
            "two years=P2Y; hours=PTXH",
        );
    }

    #[test]
    fn a_raid_is_no_date_to_count_from_in_the_news() {
        check("two days after the raid", news(), "two days=P2D");
    }
}
