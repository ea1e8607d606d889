//! Clauses below a verb, an adjective or a noun, and those that say when or why.
//!
//! Shaped by: "they were afraid so they stopped" (a clause before its verb is
//! not governed), "set up to" (not "set to"), "went on television to appease"
//! (the going is told, the appeasing is an aim).

use super::context::{asked, low, state_at};
use super::effects::{apply, hedged};
use super::governors::{self, Effect};
use super::step::State;
use super::{Mood, evidence};
use crate::analysis::{Analysis, Dep, Tag};

/// A clause below a verb or adjective.
pub(super) fn clause(text: &Analysis<'_>, at: usize, head: usize, depth: usize) -> State {
    let state = state_at(text, head, depth);
    // "It is likely that": the clause hangs on the adjective or on "is".
    let adjective = text
        .child(head, &[Dep::Acomp, Dep::Attr])
        .filter(|a| *a < at);
    let evident = evidence::over_clause(text, head)
        .or_else(|| adjective.and_then(|a| evidence::over_clause(text, a)));
    if let Some((hedge, words)) = evident {
        return hedged(state, Effect::Hedged(hedge), &words);
    }
    if whether(text, at) {
        return State::plain().open(Mood::Question, 0.0, adjective.unwrap_or(head));
    }
    let stopped_for = matches!(text.lemma(head), "stop" | "cease" | "quit") && is_aim(text, at);
    if stopped_for {
        return state.open(Mood::Aim, 0.75, head);
    }
    apply(text, at, head, on_clause(text, at, head), state)
}

/// The governor's effect on the clause `at`.
///
/// "They were afraid so they stopped": a clause before a verb that is no verb of
/// saying is not governed by it. "Set up to" is not "set to".
fn on_clause(text: &Analysis<'_>, at: usize, head: usize) -> Option<Effect> {
    let effect = governors::on_clause(&low(text, head))?;
    let reported = matches!(effect, Effect::Said | Effect::Hedged(_) | Effect::Coming(_));
    let foreign = at < head && text.tokens[at].dep == Dep::Ccomp && !reported;
    let other_verb = low(text, head) == "set" && text.child(head, &[Dep::Prt]).is_some();
    (!foreign && !other_verb).then_some(effect)
}

fn whether(text: &Analysis<'_>, at: usize) -> bool {
    text.child(at, &[Dep::Mark])
        .is_some_and(|mark| matches!(low(text, mark).as_str(), "whether" | "if"))
}

/// "The plan to attack", "the claim that it fell".
pub(super) fn noun_clause(text: &Analysis<'_>, at: usize, head: usize, depth: usize) -> State {
    // "The bomb used", "a man wounded": a description, as sure as any statement.
    if matches!(text.tokens[at].tag, Tag::Vbn | Tag::Vbg | Tag::Vbd) {
        return asked(text, at, State::plain());
    }
    let state = state_at(text, head, depth);
    if let Some((hedge, words)) = evidence::over_clause(text, head) {
        return hedged(state, Effect::Hedged(hedge), &words);
    }
    let effect = governors::on_clause(&low(text, head));
    let infinitive = text.children(at).any(|c| text.tokens[c].tag == Tag::To);
    let effect = effect.or(infinitive.then_some(Effect::Open(Mood::Aim, 3.0)));
    apply(text, at, head, effect, state)
}

/// A clause that says when, why, how or on what condition.
pub(super) fn adverbial(text: &Analysis<'_>, at: usize, head: usize, depth: usize) -> State {
    let mark = text.child(at, &[Dep::Mark, Dep::Advmod]);
    let word = mark.map(|mark| low(text, mark)).unwrap_or_default();
    match (mark, word.as_str()) {
        (Some(mark), "if" | "unless" | "lest" | "whether") => {
            State::plain().open(Mood::Condition, 0.0, mark)
        }
        // "When it arrives" after "will wear": as sure as what it times.
        (Some(_), "when" | "until" | "once" | "before" | "after") if is_present(text, at) => {
            let mut state = state_at(text, head, depth);
            if state.mood == Mood::Fact {
                state = State::plain();
            }
            state
        }
        (None, _) if is_aim(text, at) => aim(text, at, head, depth),
        _ => State::plain(),
    }
}

fn is_present(text: &Analysis<'_>, at: usize) -> bool {
    matches!(text.tokens[at].tag, Tag::Vbz | Tag::Vbp)
}

fn is_aim(text: &Analysis<'_>, at: usize) -> bool {
    text.children(at).any(|c| text.tokens[c].tag == Tag::To)
}

/// "Went on television to appease": the going is told, the appeasing is an aim.
fn aim(text: &Analysis<'_>, at: usize, head: usize, depth: usize) -> State {
    let state = state_at(text, head, depth);
    let open = governors::on_clause(&low(text, head)).filter(|e| matches!(e, Effect::Open(..)));
    let effect = open.unwrap_or(Effect::Open(Mood::Aim, 3.0));
    apply(text, at, head, Some(effect), state)
}
