//! People: names with and without their title, and singular pronouns.

use super::phrase::{chunk, trim};
use super::{Found, Kind};
use crate::analysis::{Analysis, NamedKind, Pos, Tag};
use crate::names::{Entities, is_title};
use record::EntityKind;
use std::collections::HashSet;
use std::ops::Range;

pub(super) fn mark(text: &Analysis<'_>, names: &Entities, found: &mut Vec<Found>) {
    let parsed = text
        .entities
        .iter()
        .filter(|entity| entity.kind == NamedKind::Person)
        .map(|entity| trim(text, entity.tokens.clone()));
    let parsed: Vec<Range<usize>> = parsed.filter(|tokens| other_kind(names, tokens)).collect();
    let known = names.mentions.iter().filter(|mention| {
        names.actors[mention.actor].kind == EntityKind::Person
            && text.tokens[mention.tokens.start].pos == Pos::Propn
    });
    let parsed = parsed
        .into_iter()
        .filter(|tokens| !behind_preposition(text, tokens))
        .collect::<Vec<_>>();
    let again = again(text, names, &parsed);
    for tokens in parsed
        .into_iter()
        .chain(again)
        .chain(known.map(|mention| mention.tokens.clone()))
    {
        if let Some(titled) = with_title(text, &tokens) {
            found.push((titled, Kind::Person, "titled"));
        }
        found.push((tokens, Kind::Person, "name"));
    }
    for at in 0..text.tokens.len() {
        single(text, names, at, found);
    }
}

/// "Near Bayji" at the start of a line is taken for a name.
pub(super) fn behind_preposition(text: &Analysis<'_>, tokens: &Range<usize>) -> bool {
    tokens.len() > 1
        && matches!(
            text.word(tokens.start),
            "Near" | "In" | "At" | "From" | "Outside"
        )
}

/// First names and surnames alone, of people named in full elsewhere in the text.
fn again(text: &Analysis<'_>, names: &Entities, parsed: &[Range<usize>]) -> Vec<Range<usize>> {
    let long = parsed.iter().filter(|tokens| tokens.len() > 1);
    let words: HashSet<&str> = long
        .flat_map(|tokens| tokens.clone().map(|at| text.word(at)))
        .filter(|word| word.len() > 3 && word.starts_with(char::is_uppercase))
        .collect();
    let alone = |at: &usize| {
        let name = |at: usize| {
            text.tokens
                .get(at)
                .is_some_and(|token| token.pos == Pos::Propn)
        };
        text.tokens[*at].pos == Pos::Propn
            && words.contains(text.word(*at))
            && !(*at > 0 && name(at - 1))
            && !name(at + 1)
    };
    let free = |at: &usize| {
        names
            .actor_at(*at)
            .is_none_or(|actor| actor.kind == EntityKind::Person)
    };
    (0..text.tokens.len())
        .filter(alone)
        .filter(free)
        .map(|at| at..at + 1)
        .collect()
}

/// Whether the names do not say that it is a group, a state or a body.
fn other_kind(names: &Entities, tokens: &Range<usize>) -> bool {
    !tokens.is_empty()
        && names
            .actor_at(tokens.start)
            .is_none_or(|actor| actor.kind == EntityKind::Person)
}

/// "Gen. Joseph L. Votel", "Iraqi President Fuad Masum".
fn with_title(text: &Analysis<'_>, name: &Range<usize>) -> Option<Range<usize>> {
    let lead = |at: &usize| {
        let word = text.word(*at);
        let describes = matches!(text.tokens[*at].pos, Pos::Propn | Pos::Adj)
            && word.starts_with(char::is_uppercase);
        is_title(word)
            || describes
            || matches!(
                word,
                "Dr" | "Dr." | "Mr" | "Mr." | "HE" | "Sir" | "Mrs." | "Ms." | "Ms"
            )
    };
    let floor = name.start.saturating_sub(6);
    let start = (floor..name.start).rev().take_while(lead).last()?;
    let titled = (start..name.start).any(|at| {
        is_title(text.word(at)) || text.word(at).ends_with("r") && text.word(at).len() < 4
    });
    titled.then_some(start..name.end)
}

fn single(text: &Analysis<'_>, names: &Entities, at: usize, found: &mut Vec<Found>) {
    let word = text.word(at);
    let lower = word.to_lowercase();
    match lower.as_str() {
        "he" | "she" => found.push((at..at + 1, Kind::Person, "he")),
        "i" if word == "I" => found.push((at..at + 1, Kind::Person, "i")),
        "his" | "him" | "me" => found.push((at..at + 1, Kind::Person, "his")),
        _ if word.starts_with(char::is_uppercase)
            && text.tokens[at].tag == Tag::Nnp
            && is_title(&lower)
            && !names_someone(text, at) =>
        {
            let tokens = chunk(text, at);
            if matches!(text.word(tokens.start), "the" | "The") {
                found.push((tokens, Kind::Person, "the office"));
            }
        }
        _ if text.tokens[at].tag == Tag::Nn
            && names.actor_at(at).is_none()
            && is_someone(&lower) =>
        {
            found.push((chunk(text, at), Kind::Person, "someone"))
        }
        _ => {}
    }
}

/// Whether a name follows the office.
fn names_someone(text: &Analysis<'_>, at: usize) -> bool {
    text.tokens
        .get(at + 1)
        .is_some_and(|next| next.pos == Pos::Propn)
}

fn is_someone(word: &str) -> bool {
    matches!(
        word,
        "spokesman"
            | "spokeswoman"
            | "man"
            | "woman"
            | "boy"
            | "girl"
            | "resident"
            | "officer"
            | "soldier"
            | "person"
            | "brother"
            | "sister"
            | "father"
            | "mother"
            | "son"
            | "wife"
            | "witness"
            | "journalist"
    )
}
