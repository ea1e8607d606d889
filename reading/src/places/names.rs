//! Looking a name up as reports write it: with its kind, with a direction, without its article.

use super::class::Class;
use super::fold::fold;
use super::gazetteer::{Gazetteer, Meaning};
use crate::analysis::Analysis;
use std::ops::Range;

/// A name as looked up.
#[derive(Debug)]
pub(super) struct Known {
    /// The tokens of the name, without a direction; its kind is kept.
    pub(super) tokens: Range<usize>,
    pub(super) folded: String,
    pub(super) meanings: Vec<Meaning>,
}

/// What a word beside a name says the place is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Sort {
    Area,
    District,
    Settlement,
    Water,
    Mountain,
}

impl Sort {
    pub(super) fn of_word(word: &str) -> Option<Sort> {
        Some(match word {
            "province" | "governorate" | "oblast" | "state" | "region" | "prefecture"
            | "department" | "territory" | "republic" => Sort::Area,
            "district" | "county" | "municipality" | "parish" | "borough" => Sort::District,
            "city" | "town" | "village" | "township" | "suburb" | "neighborhood"
            | "neighbourhood" => Sort::Settlement,
            "river" | "lake" | "sea" | "strait" => Sort::Water,
            "mountain" | "mountains" | "hills" => Sort::Mountain,
            _ => return None,
        })
    }

    fn fits(self, class: Class) -> bool {
        match self {
            Sort::Area => matches!(class, Class::Area | Class::District | Class::Region),
            Sort::District => matches!(class, Class::District | Class::Area | Class::Section),
            Sort::Settlement => class.is_settlement(),
            Sort::Water => class == Class::Water,
            Sort::Mountain => class == Class::Mountain,
        }
    }
}

/// Looks up all of `tokens` as one name.
///
/// As written first; then without a direction before it ("eastern Aleppo"); then without its kind, which must fit
/// ("Borno state", but "Tigris river" is no town); then with an Arabic article before it ("Hawija" is "Al Hawija").
pub(super) fn look_up(
    text: &Analysis<'_>,
    gazetteer: &Gazetteer,
    tokens: Range<usize>,
) -> Option<Known> {
    let inner = undirected(text, tokens.clone());
    exact(text, gazetteer, tokens.clone())
        .or_else(|| {
            (inner != tokens)
                .then(|| exact(text, gazetteer, inner.clone()))
                .flatten()
        })
        .or_else(|| without_kind(text, gazetteer, inner.clone()))
        .or_else(|| with_article(text, gazetteer, inner))
}

/// Looks up `tokens` as they are written.
pub(super) fn exact(
    text: &Analysis<'_>,
    gazetteer: &Gazetteer,
    tokens: Range<usize>,
) -> Option<Known> {
    let folded = fold(text.words(tokens.clone()));
    let meanings = gazetteer.lookup_folded(&folded);
    (!meanings.is_empty()).then_some(Known {
        tokens,
        folded,
        meanings,
    })
}

/// The tokens of a name without words of direction in front, unless nothing is left.
pub(super) fn undirected(text: &Analysis<'_>, mut tokens: Range<usize>) -> Range<usize> {
    while tokens.len() > 1
        && (is_direction(text.word(tokens.start)) || text.word(tokens.start) == "-")
    {
        tokens.start += 1;
    }
    tokens
}

/// Whether a word tells a part of a place: "northern", "South-west", "Greater".
pub(super) fn is_direction(word: &str) -> bool {
    let word = fold(word);
    let word = word.replace([' ', '-'], "");
    let stem = word.strip_suffix("ern").unwrap_or(&word);
    matches!(
        stem,
        "north"
            | "south"
            | "east"
            | "west"
            | "northeast"
            | "northwest"
            | "southeast"
            | "southwest"
            | "central"
            | "upper"
            | "lower"
            | "greater"
            | "downtown"
            | "mainland"
            | "rural"
            | "coastal"
            | "inner"
            | "metropolitan"
            | "far"
    )
}

fn without_kind(text: &Analysis<'_>, gazetteer: &Gazetteer, tokens: Range<usize>) -> Option<Known> {
    let last = tokens
        .end
        .checked_sub(1)
        .filter(|last| *last > tokens.start)?;
    let sort = Sort::of_word(&fold(text.word(last)))?;
    let mut known = exact(text, gazetteer, tokens.start..last)
        .or_else(|| with_article(text, gazetteer, tokens.start..last))?;
    known.meanings.retain(|meaning| {
        gazetteer
            .entry(meaning.place)
            .is_some_and(|entry| sort.fits(entry.class))
    });
    known.tokens.end = tokens.end;
    (!known.meanings.is_empty()).then_some(known)
}

/// Reports drop the article of Arabic names; GeoNames keeps it, assimilated or not.
fn with_article(text: &Analysis<'_>, gazetteer: &Gazetteer, tokens: Range<usize>) -> Option<Known> {
    const ARTICLES: [&str; 8] = ["al", "ar", "as", "ash", "ad", "an", "az", "at"];
    let bare = fold(text.words(tokens.clone()));
    ARTICLES.iter().find_map(|article| {
        let folded = format!("{article} {bare}");
        let meanings = gazetteer.lookup_folded(&folded);
        (!meanings.is_empty()).then_some(Known {
            tokens: tokens.clone(),
            folded,
            meanings,
        })
    })
}

/// Keeps the meanings of the sort that the text names beside them: "the city of Idlib", "Idlib province".
///
/// If none is of that sort, all stay: the gazetteer may know the place under another.
pub(super) fn narrow(
    text: &Analysis<'_>,
    gazetteer: &Gazetteer,
    tokens: &Range<usize>,
    meanings: &mut Vec<Meaning>,
) {
    let Some(sort) = beside(text, tokens) else {
        return;
    };
    let fits = |meaning: &Meaning| {
        gazetteer
            .entry(meaning.place)
            .is_some_and(|entry| sort.fits(entry.class))
    };
    if meanings.iter().any(fits) {
        meanings.retain(fits);
    }
}

fn beside(text: &Analysis<'_>, tokens: &Range<usize>) -> Option<Sort> {
    let sentence = &text.sentences[text.tokens[tokens.start].sentence];
    let after = (tokens.end < sentence.end).then(|| text.word(tokens.end).to_lowercase());
    let before = || {
        let of = tokens
            .start
            .checked_sub(2)
            .filter(|at| *at >= sentence.start)?;
        (text.word(of + 1) == "of").then(|| text.lemma(of).to_lowercase())
    };
    after
        .as_deref()
        .and_then(Sort::of_word)
        .or_else(|| before().as_deref().and_then(Sort::of_word))
}
