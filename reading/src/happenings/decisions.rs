//! Agreements, policy decisions, changes of a group's state, bases, flight.
//!
//! Shaped by: "agreed that it was cold", "imposed on their hosts", "fled the
//! scene" (an escape, no displacement), "displaced a rib", "signed autographs",
//! "approved of", "set up a meeting".

use super::EventKind;
use super::harm::is_people;
use super::nouns::{behind, is_verb, low};
use super::things::{Thing, thing};
use crate::analysis::{Analysis, Dep, Pos};

/// The kind, if `at` tells of a decision or a move.
pub(super) fn kind(text: &Analysis<'_>, at: usize) -> Option<EventKind> {
    let lemma = low(text, at);
    if !is_verb(text, at) {
        return by_noun(text, at, &lemma);
    }
    let object = text.child(at, &[Dep::Dobj, Dep::NsubjPass]);
    let what = object.map(|o| low(text, o)).unwrap_or_default();
    match lemma.as_str() {
        "sign" | "reach" | "broker" | "agree" | "declare" | "announce" | "conclude"
            if is_accord(&what) =>
        {
            Some(EventKind::Agreement)
        }
        "surrender" | "defect" => text
            .child(at, &[Dep::Nsubj])
            .filter(|s| is_people(text, *s))
            .map(|_| {
                if lemma == "defect" {
                    EventKind::GroupChange
                } else {
                    EventKind::Agreement
                }
            }),
        "displace" | "uproot" => object
            .filter(|o| is_people(text, *o))
            .map(|_| EventKind::Displacement),
        "flee" | "evacuate" => fled(text, at, object).then_some(EventKind::Displacement),
        "deploy" | "redeploy" | "reinforce" => object
            .filter(|o| thing(text, *o) == Some(Thing::State) || what == "reinforcement")
            .map(|_| EventKind::GroupChange),
        "establish" | "build" | "open" | "set" => {
            based(text, at, &lemma, &what).then_some(EventKind::BaseEstablished)
        }
        "impose" | "lift" | "approve" | "authorize" | "authorise" | "adopt" | "pass" | "extend"
        | "ban" | "designate" | "suspend" | "enact" | "ratify" => {
            is_policy(&what).then_some(EventKind::PolicyDecision)
        }
        _ => None,
    }
}

fn by_noun(text: &Analysis<'_>, at: usize, lemma: &str) -> Option<EventKind> {
    if text.tokens[at].pos != Pos::Noun {
        return None;
    }
    match lemma {
        "ceasefire" | "cease-fire" | "truce" => {
            (text.tokens[at].dep != Dep::Compound).then_some(EventKind::Agreement)
        }
        "displacement" | "exodus" => behind(text, at, &["of"])
            .filter(|o| is_people(text, *o))
            .map(|_| EventKind::Displacement),
        "deployment" => behind(text, at, &["of"])
            .filter(|o| thing(text, *o) == Some(Thing::State))
            .map(|_| EventKind::GroupChange),
        _ => None,
    }
}

fn is_accord(what: &str) -> bool {
    matches!(
        what,
        "agreement" | "deal" | "treaty" | "accord" | "truce" | "ceasefire" | "cease-fire" | "pact"
    )
}

fn is_policy(what: &str) -> bool {
    matches!(
        what,
        "sanction"
            | "sanctions"
            | "law"
            | "bill"
            | "resolution"
            | "curfew"
            | "ban"
            | "emergency"
            | "embargo"
            | "blockade"
            | "strike"
            | "mission"
            | "aid"
            | "tariff"
            | "state"
            | "group"
            | "operation"
            | "budget"
            | "decree"
            | "mandate"
            | "measure"
            | "restriction"
    )
}

/// Civilians who leave home; a gunman who flees the scene only escapes.
fn fled(text: &Analysis<'_>, at: usize, object: Option<usize>) -> bool {
    let who = text.child(at, &[Dep::Nsubj, Dep::NsubjPass]);
    let civilians = who.is_some_and(|w| {
        matches!(thing(text, w), Some(Thing::Person)) || text.tokens[w].pos == Pos::Num
    });
    let scene = object.is_some_and(|o| {
        matches!(
            low(text, o).as_str(),
            "scene" | "police" | "custody" | "prison"
        )
    });
    civilians && !scene
}

fn based(text: &Analysis<'_>, at: usize, lemma: &str, what: &str) -> bool {
    let base = matches!(
        what,
        "base" | "camp" | "outpost" | "headquarters" | "barracks" | "post" | "checkpoint"
    );
    base && (lemma != "set" || text.child(at, &[Dep::Prt]).is_some())
}

#[cfg(test)]
mod tests {
    use crate::happenings::testing::check;

    #[test]
    fn decisions_moves_and_flight() {
        check(
            "The Security Council imposed sanctions on the group.",
            "imposed PolicyDecision by[The Security Council] on[sanctions]",
        );
        check(
            "Thousands of residents fled the town.",
            "fled Displacement by[Thousands of residents] on[the town]",
        );
        check("The gunman fled the scene.", "");
        check(
            "The two sides signed a ceasefire in Minsk.",
            "signed Agreement by[The two sides] on[a ceasefire] at[Minsk]",
        );
    }
}
