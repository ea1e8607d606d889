//! Somebody known under the words that the parser called a body.
//!
//! Shaped by: "the Front" behind "the Blue River Front", "Middle East Tobias Ellwood" (a person behind a part of a title).

use super::words::is_body_word;
use crate::analysis::{Analysis, Pos};
use crate::names::registry::Registry;
use record::EntityKind;
use std::ops::Range;

/// "The Front" behind "the Blue River Front": the nearest body before that ends in that word.
pub(super) fn short_form(
    text: &Analysis<'_>,
    registry: &Registry,
    tokens: &Range<usize>,
) -> Option<usize> {
    let word = text.word(tokens.start);
    let article = tokens.start.checked_sub(1)?;
    let short =
        tokens.len() == 1 && is_body_word(word) && text.word(article).eq_ignore_ascii_case("the");
    let named = registry.mentions.iter().filter(|mention| {
        let name = &registry.actors[mention.actor].name;
        let ends = name.rsplit(' ').next() == Some(word) && name.len() > word.len();
        short
            && mention.tokens.end <= tokens.start
            && ends
            && !goes_by_letters(text, registry, mention.actor)
    });
    named
        .max_by_key(|mention| mention.tokens.start)
        .map(|mention| mention.actor)
}

/// "The Coastal Farmers Coalition (CFC) … the Coalition": who goes by letters is not meant by a word of its name.
pub(in crate::names) fn goes_by_letters(
    text: &Analysis<'_>,
    registry: &Registry,
    actor: usize,
) -> bool {
    registry.mentions.iter().any(|mention| {
        let word = text.word(mention.tokens.start);
        let letters = word.len() > 1 && word.chars().all(char::is_uppercase);
        mention.actor == actor && mention.tokens.len() == 1 && letters
    })
}

/// "Middle East Tobias Ellwood": the parser's body ends in a person whom the document knows.
pub(super) fn person_inside(
    text: &Analysis<'_>,
    registry: &Registry,
    tokens: &Range<usize>,
) -> Option<usize> {
    let last = tokens
        .end
        .checked_sub(1)
        .filter(|last| *last >= tokens.start)?;
    let actor = registry.by_name(text.word(last))?;
    // "Kiir replaced Machar": a sentence, and no name.
    let name = tokens.clone().all(|at| text.tokens[at].pos != Pos::Verb);
    (name && registry.actors[actor].kind == EntityKind::Person && tokens.len() > 1).then_some(actor)
}
