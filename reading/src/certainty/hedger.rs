//! Whose hedge it is: the source's, where the hedging words stand in what
//! somebody is reported to say, or are the reporting verb itself ("police
//! believe that"); otherwise the author's.
//!
//! Shaped by: "the group reportedly said" (the author hedges the saying),
//! "police said it was probably an accident" (the police do).

use super::governors::{self, Effect};
use crate::analysis::{Analysis, Dep};
use record::Hedger;

/// Whose words hedge `predicate`.
pub(super) fn hedger(text: &Analysis<'_>, predicate: usize, words: &[usize]) -> Hedger {
    let said = words
        .iter()
        .any(|word| !is_authorial(text, *word) && (reports(text, *word) || inside(text, *word)));
    if said || words.is_empty() && inside(text, predicate) {
        Hedger::Source
    } else {
        Hedger::Author
    }
}

/// Words by which authors keep their distance.
fn is_authorial(text: &Analysis<'_>, at: usize) -> bool {
    matches!(
        text.lemma(at).to_lowercase().as_str(),
        "reportedly" | "allegedly" | "alleged" | "supposedly" | "purportedly" | "reputedly"
    )
}

/// A verb of believing or expecting with somebody who believes.
fn reports(text: &Analysis<'_>, at: usize) -> bool {
    let effect = governors::on_clause(text.lemma(at));
    matches!(effect, Some(Effect::Hedged(_) | Effect::Coming(_)))
        && !matches!(text.lemma(at), "seem" | "appear")
        && text.child(at, &[Dep::Nsubj, Dep::Agent]).is_some()
}

/// Below a verb of saying, or beside one that interrupts the sentence.
fn inside(text: &Analysis<'_>, at: usize) -> bool {
    // "Had taken A and could take B": both are said, as B hangs on A.
    let mut below = at;
    for above in text.ancestors(at) {
        let reported = matches!(text.tokens[below].dep, Dep::Ccomp | Dep::Xcomp);
        if reported && says(text, above) {
            return true;
        }
        below = above;
    }
    text.children(below)
        .any(|c| matches!(text.tokens[c].dep, Dep::Parataxis | Dep::Advcl) && says(text, c))
}

fn says(text: &Analysis<'_>, at: usize) -> bool {
    matches!(
        governors::on_clause(text.lemma(at)),
        Some(Effect::Said | Effect::Hedged(_) | Effect::Coming(_))
    ) && text.child(at, &[Dep::Nsubj, Dep::NsubjPass]).is_some()
}

#[cfg(test)]
mod tests {
    use crate::certainty::testing::check;

    #[test]
    fn the_words_of_a_source_are_the_sources() {
        check(
            "Officials said the militants probably killed the hostages.",
            "killed",
            "1.5, Fact, likely by source, (probably)",
        );
        check(
            "The militants probably killed the hostages.",
            "killed",
            "1.5, Fact, likely by author, (probably)",
        );
        check(
            "The group reportedly seized the town.",
            "seized",
            "1.5, Fact, softly likely by author, (reportedly)",
        );
    }
}
