//! To whom it was done, and with what.
//!
//! Shaped by: "an attack on Monday" (a day is no target), "blew himself up",
//! "opened fire on the crowd" (the crowd, not the fire), "a bomb exploded in the
//! city" (a place, no target).

pub(super) use super::actor::actor;
pub(super) use super::nearest::{place, times};

use super::nearest::is_time;
use super::nouns::{behind, is_verb, low, object, phrase};
use super::things::{Thing, thing};
use crate::analysis::{Analysis, Dep};
use std::ops::Range;

/// To whom or what it was done.
pub(super) fn target(text: &Analysis<'_>, at: usize) -> Option<Range<usize>> {
    let noun = if is_verb(text, at) {
        object(text, at)
            .filter(|n| is_hit(text, at, *n))
            .or_else(|| behind(text, at, &["on", "at", "against", "into"]))
            .or_else(|| fired_at(text, at))
            .or_else(|| exploded_at(text, at))
    } else {
        behind(text, at, &["on", "against", "at", "targeting"])
            .or_else(|| targeted(text, at))
            .or_else(|| behind(text, at, &["of"]))
    };
    noun.filter(|n| is_hit(text, at, *n))
        .map(|n| phrase(text, n))
}

/// Days, oneself, fire and weapons are no targets, unless weapons are seized.
fn is_hit(text: &Analysis<'_>, at: usize, noun: usize) -> bool {
    let dated = text.entity_at(noun).is_some_and(|e| is_time(e.kind));
    let weapon = thing(text, noun) == Some(Thing::Weapon) || low(text, noun) == "fire";
    !dated && !is_self(text, noun) && (!weapon || is_seizure(text, at))
}

/// "Fired rockets at the airport": the parser may hang the airport on the rockets.
fn fired_at(text: &Analysis<'_>, at: usize) -> Option<usize> {
    behind(text, object(text, at)?, &["at", "on", "into", "against"])
}

/// "Blew himself up".
fn is_self(text: &Analysis<'_>, at: usize) -> bool {
    low(text, at).ends_with("self") || low(text, at).ends_with("selves")
}

/// "An attack that targeted a mosque", "the attack hit a mosque".
fn targeted(text: &Analysis<'_>, noun: usize) -> Option<usize> {
    let hits = |v: &usize| {
        matches!(
            low(text, *v).as_str(),
            "target" | "hit" | "strike" | "destroy"
        )
    };
    let below = text
        .children(noun)
        .find(|c| matches!(text.tokens[*c].dep, Dep::Relcl | Dep::Acl) && hits(c));
    let above = text
        .head(noun)
        .filter(|h| text.tokens[noun].dep == Dep::Nsubj && hits(h));
    below.or(above).and_then(|v| text.child(v, &[Dep::Dobj]))
}

/// "A bomb exploded outside the bank": what stands there, not the city it is in.
fn exploded_at(text: &Analysis<'_>, at: usize) -> Option<usize> {
    let explodes = matches!(
        low(text, at).as_str(),
        "explode" | "detonate" | "go" | "blow"
    );
    let near = ["outside", "inside", "near", "under", "in", "beside", "by"];
    explodes
        .then(|| behind(text, at, &near))
        .flatten()
        .filter(|n| matches!(thing(text, *n), Some(Thing::Property | Thing::State)))
}

fn is_seizure(text: &Analysis<'_>, at: usize) -> bool {
    matches!(
        low(text, at).as_str(),
        "seize" | "find" | "discover" | "intercept" | "recover"
    )
}

/// With what.
pub(super) fn instrument(text: &Analysis<'_>, at: usize) -> Option<Range<usize>> {
    let is_weapon = |n: &usize| thing(text, *n) == Some(Thing::Weapon);
    let with = behind(text, at, &["with", "using", "by"])
        .filter(is_weapon)
        .or_else(|| behind(text, behind(text, at, &["by"])?, &["with"]).filter(is_weapon));
    let subject = text.child(at, &[Dep::Nsubj]).filter(is_weapon);
    let fired = text
        .child(at, &[Dep::Dobj, Dep::NsubjPass])
        .filter(is_weapon);
    let before = text
        .children(at)
        .filter(|c| *c < at && text.tokens[*c].dep == Dep::Compound)
        .find(is_weapon);
    let using = text
        .children(at)
        .find(|c| low(text, *c) == "use")
        .and_then(|c| text.child(c, &[Dep::Dobj]))
        .filter(is_weapon);
    with.or(using)
        .or(subject)
        .or(fired.filter(|_| !is_seizure(text, at)))
        .or(before)
        .map(|n| phrase(text, n))
}

#[cfg(test)]
mod tests {
    use crate::happenings::testing::check;

    #[test]
    fn roles_are_found_around_verbs_and_nouns() {
        check(
            "The Taliban carried out an attack on a police station in Kabul.",
            "attack Attack by[The Taliban] on[a police station] at[Kabul]",
        );
        check(
            "The convoy was attacked by rebels with grenades.",
            "attacked Grenade by[rebels] on[The convoy] with[grenades]",
        );
        check(
            "Militants came to attack the village.",
            "attack Attack Planned by[Militants] on[the village]",
        );
    }
}
