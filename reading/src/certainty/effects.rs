//! How a governor's effect changes the state of what it governs.

use super::Mood;
use super::context::low;
use super::governors::Effect;
use super::step::State;
use crate::analysis::{Analysis, Dep};

/// Lets the governor work on what it governs.
pub(super) fn apply(
    text: &Analysis<'_>,
    at: usize,
    governor: usize,
    effect: Option<Effect>,
    state: State,
) -> State {
    match effect {
        Some(Effect::Keep) => state,
        Some(Effect::Flip) => state.denied(governor),
        // "Will be able to", "will allow them to": promised outright.
        Some(Effect::Open(..) | Effect::Hedged(_)) if is_promised(text, governor, &state) => state,
        Some(Effect::Fact) => State::plain(),
        Some(Effect::Open(mood, scale)) if state.negated => State {
            negated: false,
            ..state
        }
        .open(mood, scale.min(0.75), governor),
        Some(Effect::Open(mood, scale)) => state.open(mood, scale, governor),
        Some(Effect::Said) => said(state, governor),
        Some(Effect::Hedged(_)) => hedged(state, effect.unwrap_or(Effect::Keep), &[governor]),
        Some(Effect::Coming(_)) => hedged(state, effect.unwrap_or(Effect::Keep), &[governor])
            .with_mood(Mood::Future, governor),
        None if text.tokens[at].dep == Dep::Xcomp => state,
        None => State::plain(),
    }
}

fn is_promised(text: &Analysis<'_>, governor: usize, state: &State) -> bool {
    state.mood == Mood::Future
        && state.scale >= 3.0
        && matches!(
            low(text, governor).as_str(),
            "able" | "allow" | "enable" | "permit" | "have" | "willing" | "need" | "use"
        )
}

/// What is said is as sure as it is said; a saying that did not happen, or is
/// only asked or supposed, leaves it open.
fn said(state: State, governor: usize) -> State {
    let open = state.negated || matches!(state.mood, Mood::Condition | Mood::Question);
    if open {
        return State::plain().open(Mood::Question, 0.0, governor);
    }
    let band = state.band;
    State {
        band,
        soft: state.soft,
        words: state.words,
        ..State::plain()
    }
}

/// A hedge over a clause; denied, it turns into its mirror ("not likely").
pub(super) fn hedged(state: State, effect: Effect, words: &[usize]) -> State {
    let (Effect::Hedged(mut hedge) | Effect::Coming(mut hedge)) = effect else {
        return state;
    };
    let mut base = State::plain();
    base.words = state.words;
    if state.negated {
        hedge.band = hedge.band.mirror();
    }
    base.mood = state.mood;
    base.hedged(hedge, words)
}
