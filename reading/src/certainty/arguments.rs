//! Nouns under a verb, a noun or a preposition: "fears of an attack", "planned an
//! attack", "an attack is likely".

use super::context::{low, state_at};
use super::effects::{apply, hedged};
use super::governors::{self, Effect};
use super::step::State;
use super::{Mood, evidence};
use crate::analysis::{Analysis, Dep};

/// Behind a preposition: "without", "accused of", "fears of", "prevented from".
pub(super) fn prepositional(
    text: &Analysis<'_>,
    at: usize,
    preposition: usize,
    depth: usize,
) -> State {
    let word = low(text, preposition);
    if word == "without" {
        return State::plain().denied(preposition);
    }
    let Some(governor) = text.head(preposition) else {
        return State::plain();
    };
    let lemma = low(text, governor);
    let state = state_at(text, governor, depth);
    let effect = match (lemma.as_str(), word.as_str()) {
        ("instead", "of") => Some(Effect::Flip),
        ("case" | "event", "of") => Some(Effect::Open(Mood::Condition, 0.0)),
        ("call" | "appeal" | "push" | "wait" | "hope" | "prepare" | "ready" | "demand", "for")
        | ("plan" | "aim" | "threaten", "for" | "of" | "on" | "with") => {
            Some(Effect::Open(Mood::Aim, 0.75))
        }
        (_, "in" | "to") => governors::on_noun(&lemma).filter(|e| *e == Effect::Flip),
        (_, "of" | "from" | "on" | "that" | "over" | "about" | "against") => {
            governors::on_noun(&lemma)
        }
        _ => None,
    };
    apply(text, at, governor, effect, state)
}

/// What a verb acts on: "plans an attack", "the march was cancelled".
pub(super) fn object(text: &Analysis<'_>, at: usize, head: usize, depth: usize) -> State {
    let state = state_at(text, head, depth);
    match governors::on_noun(&low(text, head)) {
        Some(effect) => apply(text, head, head, Some(effect), state),
        None if is_new(text, at) && (state.scale.abs() < 3.0 || state.mood != Mood::Fact) => state,
        None => State::plain(),
    }
}

/// "May have an impact": what the verb would bring about; "may end the war": the
/// war is there already.
fn is_new(text: &Analysis<'_>, at: usize) -> bool {
    text.children(at).all(|c| match text.tokens[c].dep {
        Dep::Poss => false,
        Dep::Det => matches!(low(text, c).as_str(), "a" | "an" | "any" | "another" | "no"),
        _ => true,
    })
}

/// "An attack is likely", "the attack may happen".
pub(super) fn subject(text: &Analysis<'_>, head: usize, depth: usize) -> State {
    let adjective = text.child(head, &[Dep::Acomp]);
    if let Some((hedge, words)) = adjective.and_then(|a| evidence::over_clause(text, a)) {
        return hedged(state_at(text, head, depth), Effect::Hedged(hedge), &words);
    }
    let occurs = matches!(
        text.lemma(head),
        "happen" | "occur" | "take" | "come" | "begin" | "start" | "follow"
    );
    if occurs {
        return state_at(text, head, depth);
    }
    State::plain()
}

/// "Attack plans": the first noun of a compound is what the second speaks of.
pub(super) fn noun_of(text: &Analysis<'_>, head: usize, depth: usize) -> State {
    let effect = governors::on_noun(&low(text, head));
    match effect {
        Some(Effect::Open(..) | Effect::Hedged(_) | Effect::Coming(_)) => {
            let state = state_at(text, head, depth);
            apply(text, head, head, effect, state)
        }
        _ => State::plain(),
    }
}
