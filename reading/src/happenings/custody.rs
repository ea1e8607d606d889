//! People taken: arrests by states, abductions by others; weapons seized.
//!
//! Shaped by: "captured on video", "captured the town" (territory), "detained
//! in traffic", "seized the opportunity", "arrested the decline", "hostage to
//! fortune".

use super::EventKind;
use super::harm::is_people;
use super::nouns::{behind, is_verb, low, object};
use super::things::{Thing, thing};
use crate::analysis::{Analysis, Dep, Pos};

/// The kind, if `at` tells that people or weapons were taken.
pub(super) fn kind(text: &Analysis<'_>, at: usize) -> Option<EventKind> {
    let lemma = low(text, at);
    if !is_verb(text, at) {
        return by_noun(text, at, &lemma);
    }
    let taken = object(text, at);
    let people = taken.is_none_or(|o| is_people(text, o));
    let weapons = taken.is_some_and(|o| thing(text, o) == Some(Thing::Weapon));
    match lemma.as_str() {
        "kidnap" | "abduct" => people.then_some(EventKind::Abduction),
        "arrest" | "apprehend" | "jail" | "imprison" | "detain" | "nab" => {
            people.then_some(EventKind::Arrest)
        }
        "capture" => taken
            .filter(|o| is_people(text, *o))
            .map(|_| EventKind::Arrest),
        "take" => hostage(text, at).then_some(EventKind::Abduction),
        "seize" | "confiscate" | "defuse" | "disarm" | "dismantle" | "intercept" | "find"
        | "discover" | "recover" | "unearth" => weapons.then_some(EventKind::WeaponsDisrupted),
        _ => None,
    }
}

fn by_noun(text: &Analysis<'_>, at: usize, lemma: &str) -> Option<EventKind> {
    if text.tokens[at].pos != Pos::Noun {
        return None;
    }
    match lemma {
        "kidnapping" | "abduction" | "hostage-taking" => Some(EventKind::Abduction),
        "arrest" | "detention" => (text.tokens[at].dep != Dep::Compound
            && behind(text, at, &["of"]).is_none_or(|o| is_people(text, o)))
        .then_some(EventKind::Arrest),
        _ => None,
    }
}

/// "Took 20 people hostage", "took hostages".
fn hostage(text: &Analysis<'_>, at: usize) -> bool {
    text.children(at).any(|c| {
        matches!(low(text, c).as_str(), "hostage" | "captive" | "prisoner")
            && matches!(
                text.tokens[c].dep,
                Dep::Dobj | Dep::Oprd | Dep::Advmod | Dep::Npadvmod
            )
    })
}

#[cfg(test)]
mod tests {
    use crate::happenings::testing::check;

    #[test]
    fn people_and_weapons_are_taken() {
        check(
            "Police arrested 20 protesters in Cairo.",
            "arrested Arrest by[Police] on[20 protesters] at[Cairo]",
        );
        check(
            "Militants kidnapped 200 schoolgirls in Chibok.",
            "kidnapped Abduction by[Militants] on[200 schoolgirls] at[Chibok] Taken[200 schoolgirls]",
        );
        check(
            "Police seized weapons in the house.",
            "seized WeaponsDisrupted by[Police] on[weapons]",
        );
    }
}
