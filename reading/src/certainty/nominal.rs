//! What stands before an event noun: "no attack", "a possible attack", "an averted attack".
//!
//! Shaped by: "a planned community" (no event noun is asked for), "a
//! well-planned attack" (it took place), "attempted murder" (it did not).

use super::bands::{self, Hedge};
use super::step::State;
use super::{Mood, adverbs, negation};
use crate::analysis::{Analysis, Dep};

/// Applies determiners and adjectives of the noun `at`.
pub(super) fn apply(text: &Analysis<'_>, at: usize, mut state: State) -> State {
    if let Some(no) = negation::empty(text, at) {
        state = state.denied(no);
    }
    let before: Vec<usize> = text
        .children(at)
        .filter(|c| *c < at && matches!(text.tokens[*c].dep, Dep::Amod | Dep::Compound | Dep::Nmod))
        .collect();
    for word in before {
        state = adjective(text, word, state);
    }
    let after = text
        .children(at)
        .find(|c| *c > at && text.tokens[*c].dep == Dep::Acl && is_dropped(text.word(*c)));
    match after {
        Some(word) => state.denied(word),
        None => state,
    }
}

/// "The flight delayed by fog".
fn is_dropped(word: &str) -> bool {
    matches!(
        word.to_lowercase().as_str(),
        "foiled"
            | "averted"
            | "thwarted"
            | "cancelled"
            | "canceled"
            | "postponed"
            | "aborted"
            | "delayed"
            | "prevented"
    )
}

fn adjective(text: &Analysis<'_>, at: usize, state: State) -> State {
    let word = text.word(at).to_lowercase();
    let compound = at > 0 && text.word(at - 1) == "-";
    if let Some(hedge) = bands::hedge(&word) {
        let (hedge, words): (Hedge, _) = adverbs::strengthened(text, at, hedge);
        return state.hedged(hedge, &words);
    }
    match word.as_str() {
        _ if compound => state,
        "planned" | "upcoming" | "future" | "scheduled" | "coming" | "expected" | "impending"
        | "looming" | "imminent" | "proposed" | "intended" | "threatened" => {
            state.open(Mood::Future, 1.5, at)
        }
        "attempted" | "would-be" => state.open(Mood::Aim, 0.75, at),
        word if is_dropped(word) => state.denied(at),
        "hypothetical" | "imaginary" | "fictional" => state.open(Mood::Condition, 0.0, at),
        _ => state,
    }
}

#[cfg(test)]
mod tests {
    use crate::certainty::testing::check;

    #[test]
    fn what_stands_before_the_noun_counts() {
        check(
            "A possible attack worries officials.",
            "attack",
            "0.75, Fact, softly roughly even chance by author, (possible)",
        );
        check(
            "The averted attack worried officials.",
            "attack",
            "-3, Fact, (averted)",
        );
        check("There was no attack on Monday.", "attack", "-3, Fact, (no)");
        check(
            "The well-planned attack killed three people.",
            "attack",
            "3, Fact",
        );
    }
}
