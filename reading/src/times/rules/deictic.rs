//! "now", "recently", "in the future": times told only by their side of the present.

use crate::times::cursor::Cursor;
use crate::times::meaning::Meaning;
use crate::times::words::{Lex, Ref, Unit};

/// Reads a reference to past, present or future.
pub(super) fn read(c: &mut Cursor) -> Option<Meaning> {
    [now, adverb, present_day, being, the_time, period, former]
        .into_iter()
        .find_map(|form| c.attempt(form))
        .map(Meaning::Vague)
}

/// "now", "right now"; "now that" gives a reason, and "Now, …" opens a speech.
fn now(c: &mut Cursor) -> Option<Ref> {
    c.eat(Lex::Right);
    let said = c.capital();
    (c.eat(Lex::Now) && c.lex() != Lex::That && !(said && c.lex() == Lex::Mark(',')))
        .then_some(Ref::Present)
}

/// "currently", "recently".
fn adverb(c: &mut Cursor) -> Option<Ref> {
    c.take(|lex| {
        if let Lex::Ref(side) = lex {
            Some(side)
        } else {
            None
        }
    })
}

/// "the present day", "present-day", "at present", "these days".
fn present_day(c: &mut Cursor) -> Option<Ref> {
    let at = c.behind(1) == Lex::At;
    c.eat(Lex::The);
    let here = match c.step() {
        Lex::Present => {
            c.hyphen();
            c.eat(Lex::Unit(Unit::Day)) || c.eat(Lex::Time) || at
        }
        Lex::These => c.eat(Lex::Units(Unit::Day)),
        _ => false,
    };
    here.then_some(Ref::Present)
}

/// "for the time being".
fn being(c: &mut Cursor) -> Option<Ref> {
    c.eat(Lex::The);
    (c.eat(Lex::Time) && c.eat(Lex::Being)).then_some(Ref::Present)
}

/// "at the time"; "at the time of the raid" and "at the time when" tell another.
fn the_time(c: &mut Cursor) -> Option<Ref> {
    let at = c.behind(1) == Lex::At && c.eat(Lex::The) && c.eat(Lex::Time);
    (at && matches!(c.lex(), Lex::Mark(_))).then_some(Ref::Present)
}

/// "the future", "the past"; "a future in which" and "past the gate" tell no time.
fn period(c: &mut Cursor) -> Option<Ref> {
    let the = c.eat(Lex::The);
    let side = match c.step() {
        Lex::Future => Ref::Future,
        Lex::Past if the => Ref::Past,
        _ => return None,
    };
    let noun_follows = side == Ref::Past
        && matches!(
            c.lex(),
            Lex::Other | Lex::Number(_) | Lex::Digits(..) | Lex::Weekend | Lex::Weekends
        );
    (c.behind(2) != Lex::A && !noun_follows).then_some(side)
}

/// "his former enemies"; "the former" of two is no time.
fn former(c: &mut Cursor) -> Option<Ref> {
    (c.eat(Lex::Former) && matches!(c.lex(), Lex::Other)).then_some(Ref::Past)
}

#[cfg(test)]
mod tests {
    use crate::times::Anchor;
    use crate::times::testing::{check, news};

    #[test]
    fn reads_sides_of_the_present() {
        check(
            "It is now held, was recently lost, and in the future may fall.",
            news(),
            "now=PRESENT_REF; recently=PAST_REF; the future=FUTURE_REF",
        );
        check(
            "in the past, at present, these days",
            news(),
            "the past=PAST_REF; present=PRESENT_REF; these days=PRESENT_REF",
        );
    }

    #[test]
    fn reasons_places_and_offices_are_no_times() {
        check(
            "now that it fell, past the gate, the former minister, a future in which",
            news(),
            "",
        );
        check("his former enemies", Anchor::Narrative, "former=PAST_REF");
    }
}
