//! Whether the grammar of a sentence treats a name as a place.

use super::mentions::Mention;
use super::names::{Sort, is_direction};
use crate::analysis::{Analysis, Dep};

/// Whether the sentence treats the name as a place: "in Bama", "the fall of Bama", "retook Bama".
pub(super) fn located(text: &Analysis<'_>, mention: &Mention) -> bool {
    stands(text, mention)
        || governor(text, mention)
            .is_some_and(|prep| matches!(text.lemma(prep), "from" | "to" | "into"))
}

/// Whether something is said to be there, not only to come from there: a letter comes from a person too.
pub(super) fn stands(text: &Analysis<'_>, mention: &Mention) -> bool {
    let governed = governor(text, mention).is_some_and(|prep| match text.lemma(prep) {
        "in" | "near" | "at" | "outside" | "around" | "across" | "throughout" => true,
        "of" => text
            .head(prep)
            .is_some_and(|head| is_of_places(text.lemma(head))),
        _ => false,
    });
    governed || is_taken(text, mention)
}

/// Nouns whose "of" is followed by a place: "the village of", "residents of", "the siege of".
fn is_of_places(lemma: &str) -> bool {
    let lemma = lemma.to_lowercase();
    Sort::of_word(&lemma).is_some()
        || is_direction(&lemma)
        || matches!(
            lemma.as_str(),
            "resident"
                | "inhabitant"
                | "people"
                | "outskirt"
                | "outskirts"
                | "suburb"
                | "siege"
                | "fall"
                | "battle"
                | "capture"
                | "street"
                | "mayor"
                | "governor"
                | "capital"
                | "port"
                | "centre"
                | "center"
        )
}

/// Whether the name is the object of a verb whose objects are ground: "retook Bama". Not "attacked" or "held": people are too.
fn is_taken(text: &Analysis<'_>, mention: &Mention) -> bool {
    let Some(top) = text.top(mention.tokens.clone()) else {
        return false;
    };
    text.tokens[top].dep == Dep::Dobj
        && text.head(top).is_some_and(|verb| {
            matches!(
                text.lemma(verb),
                "retake"
                    | "retook"
                    | "recapture"
                    | "enter"
                    | "reach"
                    | "storm"
                    | "besiege"
                    | "liberate"
                    | "overrun"
                    | "shell"
                    | "bomb"
                    | "bombard"
                    | "raid"
                    | "evacuate"
                    | "flee"
            )
        })
}

/// The preposition that governs the name, or the name it is joined to by "and".
fn governor(text: &Analysis<'_>, mention: &Mention) -> Option<usize> {
    let mut top = text.top(mention.tokens.clone())?;
    while text.tokens[top].dep == Dep::Conj {
        top = text.head(top)?;
    }
    let is = |at: usize, dep: Dep| text.tokens[at].dep == dep;
    text.head(top)
        .filter(|head| is(*head, Dep::Prep) && is(top, Dep::Pobj))
}
