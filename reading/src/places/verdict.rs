//! Whether a known name stands for a place where it stands.

use super::class::Class;
use super::fold::fold;
use super::gazetteer::{Entry, Gazetteer};
use super::mentions::{Mention, bare, is_name, is_place};
use super::names;
use super::standing::{located, stands};
use crate::analysis::{Analysis, Named, NamedKind, Pos};
use std::collections::HashSet;

/// What a known name is.
pub(super) enum Verdict {
    /// A place.
    Place,
    /// Part of the name of something else, which tells a country: "the University of Mosul".
    Hint,
    /// Neither: "Paris Hilton".
    Nothing,
}

/// Tells what a name is by what the model takes it for and by what stands around it.
///
/// `people` are last words of full names of people in the text.
pub(super) fn verdict(
    text: &Analysis<'_>,
    gazetteer: &Gazetteer,
    people: &HashSet<&str>,
    mention: &Mention,
) -> Verdict {
    if people.contains(text.words(mention.tokens.clone())) && !located(text, mention) {
        return Verdict::Nothing;
    }
    if names_a_disease(text, mention)
        || is_money(text, mention)
        || is_acronym(text, gazetteer, mention)
    {
        return Verdict::Nothing;
    }
    if names::is_direction(text.words(mention.tokens.clone())) || is_common(text, mention) {
        return Verdict::Nothing;
    }
    if is_house(gazetteer, mention) && !located(text, mention) {
        return Verdict::Nothing;
    }
    match text.entity_at(mention.tokens.start) {
        Some(entity) if is_place(entity.kind) => Verdict::Place,
        Some(entity) => in_other(text, gazetteer, entity, mention),
        None => alone(text, gazetteer, mention),
    }
}

/// "West Nile virus", "Marburg hemorrhagic fever": named for a place and found everywhere else.
fn names_a_disease(text: &Analysis<'_>, mention: &Mention) -> bool {
    let sick = |at: usize| {
        let lemma = text.lemma(at).to_lowercase();
        lemma.ends_with("virus")
            || matches!(
                lemma.as_str(),
                "fever" | "flu" | "disease" | "syndrome" | "strain"
            )
    };
    let end = mention.tokens.end;
    (end..text.tokens.len().min(end + 2)).any(sick)
        && text.word(end).chars().all(char::is_alphabetic)
}

/// A word in small letters that the model takes for a place ("the swan"), unless the whole text is written so.
fn is_common(text: &Analysis<'_>, mention: &Mention) -> bool {
    let capital = |words: &str| words.contains(char::is_uppercase);
    !capital(text.words(mention.tokens.clone())) && capital(text.text)
}

/// "$US 15 billion", "US$ 4 m".
fn is_money(text: &Analysis<'_>, mention: &Mention) -> bool {
    let dollar = |at: usize| {
        text.tokens
            .get(at)
            .is_some_and(|token| token.span.of(text.text) == Some("$"))
    };
    dollar(mention.tokens.end) || mention.tokens.start.checked_sub(1).is_some_and(dollar)
}

/// Capitals of up to four letters are a place only where a country, an area or a tabled name is meant: EU is no town.
fn is_acronym(text: &Analysis<'_>, gazetteer: &Gazetteer, mention: &Mention) -> bool {
    let word = text.words(mention.tokens.clone());
    let capitals =
        word.chars().all(|c| c.is_ascii_uppercase() || c == '.') && mention.folded.len() <= 4;
    capitals
        && !mention
            .meanings
            .iter()
            .filter_map(|meaning| Some((meaning, gazetteer.entry(meaning.place)?)))
            .any(|(meaning, entry)| {
                meaning.main
                    && (matches!(entry.class, Class::Country | Class::Area)
                        || fold(entry.name) != mention.folded)
            })
}

/// The White House, the Kremlin: a place only where something is in, at or near it; otherwise those who work there.
fn is_house(gazetteer: &Gazetteer, mention: &Mention) -> bool {
    let entry = mention.meanings.iter().find_map(|meaning| {
        gazetteer
            .entry(meaning.place)
            .filter(|entry| entry.class == Class::Site && entry.geonames.is_none())
    });
    entry.is_some()
}

/// A known name in what the model calls a person, an organisation, a work.
///
/// "Paris Hilton", "the London Times": part of a longer name tells at most a country. The whole of it is a place where
/// a preposition of place stands before it ("in Bama", which the model took for a person), or where it is well known.
fn in_other(
    text: &Analysis<'_>,
    gazetteer: &Gazetteer,
    entity: &Named,
    mention: &Mention,
) -> Verdict {
    let whole = bare(text, entity);
    let covers = mention.tokens.start <= whole.start && mention.tokens.end >= whole.end;
    let known = well_known(gazetteer, mention);
    match entity.kind {
        NamedKind::Org if !covers && known => Verdict::Hint,
        _ if !covers => Verdict::Nothing,
        NamedKind::Person if stands(text, mention) => Verdict::Place,
        NamedKind::Org
        | NamedKind::Norp
        | NamedKind::Product
        | NamedKind::WorkOfArt
        | NamedKind::Other
            if known || located(text, mention) =>
        {
            Verdict::Place
        }
        _ => Verdict::Nothing,
    }
}

/// A known name outside all entities: the model misses lists, headlines and datelines.
fn alone(text: &Analysis<'_>, gazetteer: &Gazetteer, mention: &Mention) -> Verdict {
    let (start, end) = (mention.tokens.start, mention.tokens.end);
    let longer = start > 0
        && is_name(text, start - 1)
        && text.tokens[start - 1].span.end + 1 == text.tokens[start].span.start
        || end < text.tokens.len() && is_name(text, end);
    let pos = |at: usize| text.tokens[at].pos;
    let named = pos(start) == Pos::Propn && matches!(pos(end - 1), Pos::Propn | Pos::Noun);
    let known = || well_known(gazetteer, mention) || mention.tokens.len() > 1;
    if !longer && named && (located(text, mention) || known()) {
        return Verdict::Place;
    }
    Verdict::Nothing
}

/// Whether a name is that of a country, a first-level area or a large city.
fn well_known(gazetteer: &Gazetteer, mention: &Mention) -> bool {
    let known = |entry: Entry<'_>| match entry.class {
        Class::Continent | Class::Region | Class::Country | Class::Area => true,
        Class::Water | Class::Mountain | Class::Island | Class::Site => entry.geonames.is_none(),
        _ => entry.population >= 300_000,
    };
    let main = mention.meanings.iter().filter(|meaning| meaning.main);
    main.filter_map(|meaning| gazetteer.entry(meaning.place))
        .any(known)
}
