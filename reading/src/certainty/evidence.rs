//! Likelihood as an adjective or noun over a clause: "it is likely that", "there
//! is a remote chance that", "the odds are even".
//!
//! Shaped by: "a chance to speak" (an opportunity: soft, no number), "no
//! doubt" and "no chance" (the noun is denied, the clause is hedged).

use super::bands::{self, Hedge};
use super::{adverbs, negation};
use crate::analysis::{Analysis, Dep};
use record::Band;

/// The hedge that `at` puts on the clause below it, with its words.
pub(super) fn over_clause(text: &Analysis<'_>, at: usize) -> Option<(Hedge, Vec<usize>)> {
    let lemma = text.lemma(at).to_lowercase();
    if let Some(hedge) = bands::hedge(&lemma) {
        return Some(adverbs::strengthened(text, at, hedge));
    }
    matches!(
        lemma.as_str(),
        "chance" | "likelihood" | "probability" | "odds" | "doubt"
    )
    .then(|| chance(text, at, &lemma))
}

/// "A good chance", "almost no chance", "roughly even odds".
fn chance(text: &Analysis<'_>, at: usize, lemma: &str) -> (Hedge, Vec<usize>) {
    let mut words: Vec<usize> = text
        .children(at)
        .filter(|c| {
            *c < at
                && matches!(
                    text.tokens[*c].dep,
                    Dep::Amod | Dep::Det | Dep::Neg | Dep::Compound
                )
        })
        .collect();
    let none = negation::empty(text, at).is_some();
    let says = |list: &[&str]| {
        words
            .iter()
            .any(|w| list.contains(&text.lemma(*w).to_lowercase().as_str()))
    };
    let band = if lemma == "doubt" {
        if none {
            Band::VeryLikely
        } else {
            Band::Unlikely
        }
    } else if none || says(&["remote", "little", "slim", "slight", "negligible"]) {
        // Kent and Barnes: 2–10 %.
        Band::AlmostNoChance
    } else if says(&["good", "strong", "high", "better", "serious"]) {
        // "Better than even" 60, "very good chance" 80.
        Band::Likely
    } else if says(&["low", "small", "poor"]) {
        Band::Unlikely
    } else {
        Band::RoughlyEven
    };
    let soft = band == Band::RoughlyEven && !says(&["even", "equal"]);
    words.retain(|w| !matches!(text.lemma(*w), "a" | "the"));
    words.push(at);
    (Hedge { band, soft }, words)
}

#[cfg(test)]
mod tests {
    use crate::certainty::testing::check;

    #[test]
    fn likelihood_over_a_clause_hedges_it() {
        check(
            "It is very likely that the rebels attacked the base.",
            "attacked",
            "2.25, Fact, very likely by author, (very likely)",
        );
        check(
            "The rebels are not likely to attack.",
            "attack",
            "-1.5, Fact, unlikely by author, (not likely)",
        );
        check(
            "It is almost certain that the group holds the dam.",
            "holds",
            "2.7, Fact, almost certain by author, (almost certain)",
        );
        check(
            "There is a remote chance that the militants will strike.",
            "strike",
            "-2.7, Future, almost no chance by author, (remote chance will)",
        );
    }
}
