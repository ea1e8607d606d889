//! What the parser called a body and is none: a dateline, a place, a short form of common words, a title.
//!
//! Shaped by: "IDPs", "OSLO –", "in Gorom", "Anglophone rebels", "Defense" in "Defense Secretary".

use super::sorts::{is_make, is_occasion, is_of_nation, is_passed, is_ship, is_site};
use super::words::{GENERIC, is_body_word};
use crate::analysis::{Analysis, Dep, Pos};
use crate::names::roles::is_role;
use std::ops::Range;

/// "In Gorom", "the villages of Gorom and Tessit": where something happens, which the parser took for a body.
pub(super) fn is_where(text: &Analysis<'_>, tokens: &Range<usize>) -> bool {
    let Some(top) = text.top(tokens.clone()) else {
        return false;
    };
    let plain = tokens.clone().all(|at| {
        let word = text.word(at);
        let capitals = word.chars().filter(|c| c.is_uppercase()).count();
        word == "and" || word == "," || capitals == 1 && !is_body_word(word)
    });
    let single = tokens.len() == 1 || tokens.clone().any(|at| text.word(at) == "and");
    let prep = text
        .head(top)
        .filter(|_| text.tokens[top].dep == Dep::Pobj && plain && single);
    prep.is_some_and(|prep| {
        let settled = || {
            text.head(prep).is_some_and(|noun| {
                matches!(
                    text.lemma(noun),
                    "village"
                        | "town"
                        | "city"
                        | "district"
                        | "province"
                        | "region"
                        | "suburb"
                        | "area"
                        | "commune"
                        | "neighborhood"
                        | "neighbourhood"
                        | "outskirt"
                        | "liberation"
                        | "recapture"
                        | "siege"
                        | "battle"
                        | "bombardment"
                        | "shelling"
                        | "resident"
                )
            })
        };
        match text.word(prep).to_lowercase().as_str() {
            "in" | "near" | "outside" | "around" => tokens.start == prep + 1,
            "of" => settled(),
            _ => false,
        }
    })
}

/// "GENEVA –": where a report was filed, which stands alone before it.
pub(super) fn is_dateline(text: &Analysis<'_>, tokens: &Range<usize>) -> bool {
    let Some(first) = text.tokens.get(tokens.start) else {
        return false;
    };
    let sentence = text.sentences[first.sentence].clone();
    let last = text.word(sentence.end - 1);
    sentence.len() > 1 && matches!(last, "–" | "—" | "--" | "-")
}

/// Short forms of reports that name nobody, and two short forms in one.
pub(super) fn is_shorthand(words: &str) -> bool {
    let short = |word: &str| word.len() >= 2 && word.chars().all(char::is_uppercase);
    let pair = words
        .split_once(" and ")
        .is_some_and(|(one, other)| short(one) && short(other));
    pair || matches!(
        words.trim_end_matches('s'),
        "IDP"
            | "ERW"
            | "IED"
            | "VBIED"
            | "UXO"
            | "NGO"
            | "INGO"
            | "LGBT"
            | "LGBTI"
            | "LGBTQ"
            | "LGBTQI"
            | "LGBTQI+"
            | "SGBV"
            | "GBV"
            | "CRSV"
            | "FGM"
            | "FGM/C"
            | "COVID"
            | "COVID-19"
            | "WMD"
            | "PTSD"
            | "HIV"
            | "AIDS"
            | "DDR"
    )
}

/// A private person's name, or a surname of theirs, that the parser took for a body.
pub(super) fn is_private(
    text: &Analysis<'_>,
    tokens: &Range<usize>,
    private: &[Range<usize>],
) -> bool {
    let overlaps = |name: &Range<usize>| name.start < tokens.end && tokens.start < name.end;
    let same = |name: &Range<usize>| {
        tokens.len() == 1
            && name
                .clone()
                .any(|at| text.word(at) == text.word(tokens.start))
    };
    private.iter().any(|name| overlaps(name) || same(name))
}

/// "Defense" in "Defense Secretary Ash Carter".
pub(super) fn is_part_of_title(text: &Analysis<'_>, tokens: &Range<usize>) -> bool {
    let next = text.tokens.get(tokens.end).map(|_| text.word(tokens.end));
    next.is_some_and(|next| next.starts_with(char::is_uppercase) && is_role(next))
}

/// A name has a capital, no figures at its ends, and does not sprawl over a sentence.
pub(super) fn is_name(text: &Analysis<'_>, tokens: &Range<usize>) -> bool {
    let capital = |at: usize| text.word(at).starts_with(char::is_uppercase);
    let figure = |at: usize| text.tokens[at].pos == Pos::Num;
    let words = text.words(tokens.clone());
    let letters = words.chars().filter(|c| c.is_alphabetic()).count();
    let generic = GENERIC.contains(&words.to_lowercase().as_str())
        || words.starts_with("Terrorist")
        || words.starts_with("Anti-")
        || words.starts_with("Pro-")
        || words.starts_with("Suspected ")
        || is_of_nation(text, tokens);
    // "Anglophone rebels": an adjective the parser took for a body.
    let adjective = tokens.len() == 1
        && text.tokens[tokens.start].pos == Pos::Adj
        && words.chars().filter(|c| c.is_uppercase()).count() == 1;
    let sentence = tokens
        .clone()
        .any(|at| text.tokens[at].pos == Pos::Verb && !capital(at));
    // "The High-Level Pledging Event", "the Peace Accord": what is held or signed.
    let last = text.word(tokens.end.saturating_sub(1));
    let held = tokens.len() > 1 && (is_occasion(last) || is_site(last))
        || tokens.len() > 1 && is_ship(text.word(tokens.start))
        || is_passed(text, tokens)
        || is_make(words);
    let sound =
        !held && !words.contains('\n') && letters > 1 && !generic && !adjective && !sentence;
    !tokens.is_empty()
        && tokens.len() <= 12
        && capital(tokens.start)
        && !tokens.clone().all(figure)
        && sound
}
