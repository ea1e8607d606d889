//! Modal verbs and what they do to the verb they stand with.
//!
//! "May", "might" and "could" are soft: surveys spread them from 20 to 60 %.
//! Shaped by: "could not" (a past inability: it did not happen), "must have
//! fled" (inferred) against "must flee" (a duty), "would" as the past of
//! "will" in a report against "would have" (it did not happen), "can" (an
//! ability), "May" the month (the tree never makes it an auxiliary).

use super::Mood;
use super::bands::Hedge;
use super::step::State;
use crate::analysis::{Analysis, Dep, Tag};
use record::Band;

const SOFT: Hedge = Hedge {
    band: Band::RoughlyEven,
    soft: true,
};
const INFERRED: Hedge = Hedge {
    band: Band::VeryLikely,
    soft: false,
};

/// Applies the auxiliaries of `at`.
pub(super) fn apply(text: &Analysis<'_>, at: usize, mut state: State) -> State {
    let auxiliaries: Vec<usize> = text
        .children(at)
        .filter(|c| *c < at && matches!(text.tokens[*c].dep, Dep::Aux | Dep::AuxPass))
        .collect();
    let perfect = auxiliaries.iter().any(|c| text.lemma(*c) == "have");
    let has = |modal: usize| perfect && auxiliaries.iter().any(|c| *c > modal);
    for &modal in &auxiliaries {
        state = one(text, at, modal, has(modal), state);
    }
    have_to(text, at, state)
}

fn one(text: &Analysis<'_>, at: usize, modal: usize, perfect: bool, state: State) -> State {
    let negated = text.child(at, &[Dep::Neg]).is_some();
    match text.word(modal).to_ascii_lowercase().as_str() {
        "may" | "might" => state.hedged(SOFT, &[modal]),
        "could" if negated => state,
        "could" => state.hedged(SOFT, &[modal]),
        "must" if perfect => state.hedged(INFERRED, &[modal]),
        "should" | "ought" if perfect => state.denied(modal).with_mood(Mood::Condition, modal),
        "must" | "should" | "ought" => state.open(Mood::Duty, 0.75, modal),
        "would" | "'d" if perfect && conditional(text, at) => {
            state.denied(modal).with_mood(Mood::Condition, modal)
        }
        "would" if conditional(text, at) => state.open(Mood::Condition, 0.75, modal),
        "will" | "shall" | "'ll" | "would" | "wo" => state.with_mood(Mood::Future, modal),
        "can" | "ca" if !negated => state.open(Mood::Aim, 1.5, modal),
        _ => state,
    }
}

/// "Would" beside a condition, not as a past "will".
fn conditional(text: &Analysis<'_>, at: usize) -> bool {
    text.children(at).any(|c| {
        text.tokens[c].dep == Dep::Advcl
            && text
                .child(c, &[Dep::Mark])
                .is_some_and(|mark| matches!(text.lemma(mark), "if" | "unless" | "If" | "Unless"))
    })
}

/// "Has to leave" is a duty; the parser hangs "leave" below "has".
fn have_to(text: &Analysis<'_>, at: usize, state: State) -> State {
    let Some(head) = text.head(at).filter(|head| text.lemma(*head) == "have") else {
        return state;
    };
    let infinitive = text.tokens[at].dep == Dep::Xcomp
        && text.children(at).any(|c| text.tokens[c].tag == Tag::To);
    if infinitive {
        state.open(Mood::Duty, 0.75, head)
    } else {
        state
    }
}

#[cfg(test)]
mod tests {
    use crate::certainty::testing::check;

    #[test]
    fn soft_modals_leave_it_open() {
        check(
            "The group may attack the city.",
            "attack",
            "0.75, Fact, softly roughly even chance by author, (may)",
        );
        check(
            "The minister said the attack might not have been planned.",
            "planned",
            "-0.75, Fact, softly roughly even chance by source, (might not)",
        );
    }

    #[test]
    fn inferring_is_no_duty() {
        check(
            "The bomber must have fled.",
            "fled",
            "2.25, Fact, very likely by author, (must)",
        );
        check(
            "The rebels must leave the town.",
            "leave",
            "0.75, Duty, (must)",
        );
        check(
            "The army will attack on Monday.",
            "attack",
            "3, Future, (will)",
        );
    }
}
