//! Hedging adverbs on a verb, and adverbs that deny: "probably", "never", "nearly".
//!
//! Shaped by: "as soon as possible" (no adverb of the verb), "nearly 40 died"
//! ("nearly" belongs to the number), "not only attacked" (denies nothing),
//! "no longer attacks" (it stopped: denied).

use super::bands;
use super::step::State;
use crate::analysis::{Analysis, Dep, Pos};

/// Applies the adverbs of `at`.
pub(super) fn apply(text: &Analysis<'_>, at: usize, mut state: State) -> State {
    let adverbs: Vec<usize> = text
        .children(at)
        .filter(|c| matches!(text.tokens[*c].dep, Dep::Advmod | Dep::Npadvmod | Dep::Amod))
        .collect();
    for adverb in adverbs {
        let word = text.word(adverb).to_lowercase();
        if matches!(word.as_str(), "nearly" | "almost") && adverb + 1 == at {
            // "Almost certain" strengthens; "almost fell" denies.
            if text.tokens[at].pos != Pos::Verb {
                continue;
            }
            state = state.denied(adverb);
        } else if let Some(hedge) = bands::hedge(&word) {
            let (hedge, words) = strengthened(text, adverb, hedge);
            state = state.hedged(hedge, &words);
        }
    }
    state
}

/// The hedge with what strengthens it: "very likely", "almost certainly".
pub(super) fn strengthened(
    text: &Analysis<'_>,
    at: usize,
    hedge: bands::Hedge,
) -> (bands::Hedge, Vec<usize>) {
    let by = text
        .child(at, &[Dep::Advmod])
        .or_else(|| at.checked_sub(1).filter(|b| text.head(*b) == text.head(at)));
    let Some(by) = by.filter(|by| *by < at) else {
        return (hedge, vec![at]);
    };
    let stronger = bands::strengthened(hedge, &text.word(by).to_lowercase());
    let counts = stronger != hedge || text.lemma(by) == "almost";
    let words = if counts { vec![by, at] } else { vec![at] };
    (stronger, words)
}

#[cfg(test)]
mod tests {
    use crate::certainty::testing::check;

    #[test]
    fn adverbs_hedge_and_deny() {
        check(
            "The militants probably killed the hostages.",
            "killed",
            "1.5, Fact, likely by author, (probably)",
        );
        check(
            "The town almost fell to the rebels.",
            "fell",
            "-3, Fact, (almost)",
        );
        check("They left as soon as possible.", "left", "3, Fact");
    }
}
