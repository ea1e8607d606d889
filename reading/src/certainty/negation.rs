//! Negation and its scope.
//!
//! Shaped by: "not only … but also" (denies nothing), "no fewer than 40"
//! (counts), "nobody was hurt" (the subject denies the verb), "did not attack
//! because of the rain" (kept simple: the verb is denied, its cause is not),
//! "no doubt" (the opposite of a denial).

use super::step::State;
use crate::analysis::{Analysis, Dep, Pos};

/// Denies the state where `at` carries a negation.
pub(super) fn apply(text: &Analysis<'_>, at: usize, mut state: State) -> State {
    for word in negators(text, at) {
        state = state.denied(word);
    }
    state
}

fn negators(text: &Analysis<'_>, at: usize) -> Vec<usize> {
    let own = text.children(at).filter(|c| denies(text, *c));
    let subject = text
        .children(at)
        .filter(|c| matches!(text.tokens[*c].dep, Dep::Nsubj | Dep::NsubjPass | Dep::Dobj))
        .filter_map(|c| empty(text, c));
    own.chain(subject).collect()
}

fn denies(text: &Analysis<'_>, at: usize) -> bool {
    let word = text.word(at).to_lowercase();
    let negative = match text.tokens[at].dep {
        Dep::Neg => true,
        Dep::Advmod | Dep::Preconj => {
            matches!(
                word.as_str(),
                "never" | "hardly" | "scarcely" | "barely" | "nowhere" | "longer"
            )
        }
        _ => false,
    };
    let limited = text
        .tokens
        .get(at + 1)
        .is_some_and(|_| matches!(text.lemma(at + 1), "only" | "just" | "merely" | "least"));
    negative && !limited
}

/// "No one was hurt", "no shots were fired": the word that empties the noun.
pub(super) fn empty(text: &Analysis<'_>, noun: usize) -> Option<usize> {
    let word = text.word(noun).to_lowercase();
    if matches!(word.as_str(), "nobody" | "none" | "nothing" | "neither") {
        return Some(noun);
    }
    text.children(noun)
        .find(|c| {
            let no = matches!(text.word(*c).to_lowercase().as_str(), "no" | "neither");
            no && (text.tokens[*c].pos == Pos::Det || text.tokens[*c].dep == Dep::Det)
        })
        .filter(|c| !counts(text, *c))
}

/// "No fewer than", "no doubt".
fn counts(text: &Analysis<'_>, no: usize) -> bool {
    text.tokens.get(no + 1).is_some_and(|_| {
        matches!(
            text.lemma(no + 1),
            "few" | "fewer" | "less" | "more" | "doubt"
        )
    })
}

#[cfg(test)]
mod tests {
    use crate::certainty::testing::check;

    #[test]
    fn a_denied_verb_or_an_empty_subject_turns_it_round() {
        check(
            "The rebels did not attack the base.",
            "attack",
            "-3, Fact, (not)",
        );
        check(
            "No one was killed in the attack.",
            "killed",
            "-3, Fact, (No)",
        );
        check(
            "Not only did they attack the base, they burned it.",
            "attack",
            "3, Fact",
        );
    }
}
