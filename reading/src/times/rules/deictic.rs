//! "now", "recently", "in the future": times told only by their side of the present.

use crate::times::cursor::Cursor;
use crate::times::meaning::Meaning;
use crate::times::words::{Lex, Ref, Unit};

/// Reads a reference to past, present or future.
pub(super) fn read(c: &mut Cursor) -> Option<Meaning> {
    [now, adverb, present_day, being, period, former]
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

/// "the future", "the past"; "a future in which" and "past the gate" tell no time.
fn period(c: &mut Cursor) -> Option<Ref> {
    let the = c.eat(Lex::The);
    let side = match c.step() {
        Lex::Future => Ref::Future,
        Lex::Past if the => Ref::Past,
        _ => return None,
    };
    let noun_follows = c.lex() == Lex::Other && side == Ref::Past;
    (c.behind(2) != Lex::A && !noun_follows).then_some(side)
}

/// "his former enemies"; "the former" of two is no time.
fn former(c: &mut Cursor) -> Option<Ref> {
    (c.eat(Lex::Former) && matches!(c.lex(), Lex::Other)).then_some(Ref::Past)
}
