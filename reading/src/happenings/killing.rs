//! Killings without a named weapon, assassinations, shootings.
//!
//! Shaped by: "the committee killed the bill", "dressed to kill", "shot a
//! video", "executed the plan", "shot up by 3 per cent", road deaths ("killed in
//! a crash"): people must be killed, and not by accident or illness.

use super::EventKind;
use super::harm::is_people;
use super::mishaps::is_mishap;
use super::nouns::{behind, is_verb, low, object};
use super::things::{Thing, thing};
use crate::analysis::{Analysis, Dep, Pos};

/// The kind, if `at` tells a killing.
pub(super) fn kind(text: &Analysis<'_>, at: usize) -> Option<EventKind> {
    let lemma = low(text, at);
    if is_verb(text, at) {
        return by_verb(text, at, &lemma);
    }
    let noun = text.tokens[at].pos == Pos::Noun
        && matches!(
            lemma.as_str(),
            "massacre"
                | "assassination"
                | "beheading"
                | "murder"
                | "killing"
                | "execution"
                | "shooting"
                | "lynching"
                | "slaughter"
        );
    let of = behind(text, at, &["of"]);
    (noun
        && text.tokens[at].dep != Dep::Compound
        && of.is_none_or(|o| is_people(text, o) || is_placed(text, o)))
    .then_some(EventKind::Attack)
}

/// "The massacre of Srebrenica".
fn is_placed(text: &Analysis<'_>, at: usize) -> bool {
    thing(text, at) == Some(Thing::Place)
}

fn by_verb(text: &Analysis<'_>, at: usize, lemma: &str) -> Option<EventKind> {
    let victim = object(text, at);
    let people = victim.is_some_and(|v| is_people(text, v));
    match lemma {
        "kill" | "murder" | "assassinate" | "slaughter" | "massacre" | "behead" | "execute"
        | "slay" | "gun" | "lynch" | "decapitate" => {
            (people && !accident(text, at)).then(|| sides(text, at, victim))
        }
        "shoot" => people.then(|| sides(text, at, victim)),
        _ => None,
    }
}

/// "Killed in a crash", "killed by the virus".
fn accident(text: &Analysis<'_>, at: usize) -> bool {
    behind(text, at, &["in", "by", "after", "when", "during"])
        .is_some_and(|cause| is_mishap(&low(text, cause)))
}

/// Soldiers killing rebels, or rebels soldiers, is a clash; the rest is an attack.
fn sides(text: &Analysis<'_>, at: usize, victim: Option<usize>) -> EventKind {
    let armed = |n: usize| matches!(thing(text, n), Some(Thing::State | Thing::Group));
    let actor = super::roles::actor(text, at).and_then(|range| text.top(range));
    let both = victim.is_some_and(armed) && actor.is_some_and(armed);
    let clash = behind(text, at, &["in", "during"]).is_some_and(|n| {
        matches!(
            low(text, n).as_str(),
            "clash" | "fighting" | "battle" | "combat" | "firefight" | "fight"
        )
    });
    if both || clash {
        EventKind::ArmedClash
    } else {
        EventKind::Attack
    }
}

#[cfg(test)]
mod tests {
    use crate::happenings::testing::check;

    #[test]
    fn people_are_killed_bills_are_not() {
        check(
            "Militants killed 12 villagers in Niger.",
            "killed Attack by[Militants] on[12 villagers] Killed[12 villagers]",
        );
        check("The committee killed the bill.", "");
        check("Twelve people were killed in a train crash.", "");
    }
}
