//! Names of places in a text: what the model calls one, and what the gazetteer knows by name.
//!
//! Each tells what it may mean and leaves the choice to [`resolve`](super::resolve). The model finds more than the
//! gazetteer (villages, districts of cities), and mistakes towns for people and organisations in turn.

use super::gazetteer::{Gazetteer, Meaning, PlaceId};
use super::names::{Sort, exact, look_up, narrow, undirected};
use super::verdict::{Verdict, verdict};
use crate::analysis::{Analysis, Named, NamedKind, Pos};
use std::collections::HashSet;
use std::ops::Range;

/// A name in the text and what it may mean.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Mention {
    pub(super) tokens: Range<usize>,
    pub(super) folded: String,
    /// Without demonyms; empty where the gazetteer does not know the name.
    pub(super) meanings: Vec<Meaning>,
}

/// What a text says about where it is.
#[derive(Debug, Default)]
pub(super) struct Found<'t> {
    /// Names of places, in order.
    pub(super) mentions: Vec<Mention>,
    /// Countries that demonyms and names inside other names point to, once for each time.
    pub(super) hints: Vec<PlaceId>,
    people: HashSet<&'t str>,
}

/// Last words of people's full names: after "Ryan Bingham", "Bingham" alone is he and no town.
fn surnames<'t>(text: &Analysis<'t>) -> HashSet<&'t str> {
    let people = text
        .entities
        .iter()
        .filter(|entity| entity.kind == NamedKind::Person);
    let full = people
        .map(|entity| bare(text, entity))
        .filter(|tokens| tokens.len() > 1);
    full.map(|tokens| text.word(tokens.end - 1)).collect()
}

/// Tokens of the longest name that is looked up.
const LONGEST: usize = 6;

pub(super) fn find<'t>(text: &Analysis<'t>, gazetteer: &Gazetteer) -> Found<'t> {
    let mut found = Found {
        people: surnames(text),
        ..Found::default()
    };
    let mut at = 0;
    while at < text.tokens.len() {
        let named = text
            .entity_at(at)
            .filter(|entity| is_place(entity.kind) && entity.tokens.start == at);
        at = match named {
            Some(entity) => named_place(text, gazetteer, entity, &mut found),
            None => other(text, gazetteer, at, &mut found),
        }
        .max(at + 1);
    }
    found
}

/// Whether the model means a place by it.
pub(super) fn is_place(kind: NamedKind) -> bool {
    matches!(kind, NamedKind::Gpe | NamedKind::Loc | NamedKind::Fac)
}

/// The tokens of an entity without article and possessive.
pub(super) fn bare(text: &Analysis<'_>, entity: &Named) -> Range<usize> {
    let mut tokens = entity.tokens.clone();
    while tokens.len() > 1 && matches!(text.word(tokens.start), "the" | "The" | "a" | "an") {
        tokens.start += 1;
    }
    while tokens.len() > 1
        && matches!(
            text.word(tokens.end - 1),
            "'s" | "’s" | "'" | "’" | "," | "."
        )
    {
        tokens.end -= 1;
    }
    tokens
}

/// Files what the model calls a place, and returns the token to go on with.
///
/// The gazetteer may know a longer name ("Mexico" and "City"), the whole, or its parts ("Pandi, Bulacan"); part of a
/// name that is not parted is another place: Salinas Valley is not Valley, Alabama.
fn named_place(
    text: &Analysis<'_>,
    gazetteer: &Gazetteer,
    entity: &Named,
    found: &mut Found<'_>,
) -> usize {
    let whole = bare(text, entity);
    if let Some(mention) =
        longest(text, gazetteer, whole.start).filter(|longer| longer.tokens.end >= whole.end)
    {
        let end = mention.tokens.end;
        file(text, gazetteer, mention, found);
        return end;
    }
    for part in parts(text, whole.clone()) {
        match look_up(text, gazetteer, part.clone()) {
            Some(known) => {
                let mention = Mention {
                    tokens: known.tokens,
                    folded: known.folded,
                    meanings: known.meanings,
                };
                file(text, gazetteer, mention, found);
            }
            None => unknown(text, part, found),
        }
    }
    whole.end
}

/// The names inside an entity, which the model sometimes runs together: "Pandi, Bulacan", "Mosul and Raqqa".
fn parts(text: &Analysis<'_>, whole: Range<usize>) -> Vec<Range<usize>> {
    let mut parts = Vec::new();
    let mut start = whole.start;
    for at in whole.clone().filter(|at| {
        matches!(
            text.word(*at),
            "," | ";" | "/" | "and" | "or" | "in" | "'s" | "’s"
        )
    }) {
        parts.push(start..at);
        start = at + 1;
    }
    parts.push(start..whole.end);
    parts.retain(|part| !part.is_empty());
    parts
}

/// Looks at a token that opens no place of the model's: known names in people, organisations and plain text.
fn other(text: &Analysis<'_>, gazetteer: &Gazetteer, at: usize, found: &mut Found<'_>) -> usize {
    if !text.word(at).starts_with(char::is_uppercase) {
        return at + 1;
    }
    let Some(mention) = longest(text, gazetteer, at) else {
        return at + 1;
    };
    let end = mention.tokens.end;
    file(text, gazetteer, mention, found);
    end
}

/// The longest run of tokens from `at` that the gazetteer knows.
fn longest(text: &Analysis<'_>, gazetteer: &Gazetteer, at: usize) -> Option<Mention> {
    let sentence = &text.sentences[text.tokens[at].sentence];
    let last = (at + LONGEST).min(sentence.end);
    let reach = (at + 1..last).find(|i| stops(text, *i)).unwrap_or(last);
    let known = (at + 1..=reach)
        .rev()
        .filter(|end| *end == at + 1 || may_close(text.word(end - 1)))
        .find_map(|end| exact(text, gazetteer, at..end))?;
    Some(Mention {
        tokens: known.tokens,
        folded: known.folded,
        meanings: known.meanings,
    })
}

/// Whether a word may be the last of a name: "Lake Chad basin", but no small words else.
fn may_close(word: &str) -> bool {
    word.starts_with(|c: char| c.is_uppercase() || c.is_numeric())
        || Sort::of_word(word).is_some()
        || matches!(
            word,
            "basin" | "valley" | "peninsula" | "strip" | "delta" | "desert" | "plains" | "belt"
        )
}

/// Marks that no name runs across; hyphens and apostrophes are inside names.
fn stops(text: &Analysis<'_>, at: usize) -> bool {
    let word = text.word(at);
    matches!(word, "'s" | "’s")
        || !word.chars().any(char::is_alphanumeric)
            && !matches!(word, "-" | "–" | "’" | "'" | "." | "&")
}

/// Files a name the gazetteer knows: a place, a hint, or nothing.
fn file(text: &Analysis<'_>, gazetteer: &Gazetteer, mut mention: Mention, found: &mut Found<'_>) {
    let demonym = mention
        .meanings
        .iter()
        .find(|meaning| meaning.demonym)
        .copied();
    mention.meanings.retain(|meaning| !meaning.demonym);
    if let Some(demonym) =
        demonym.filter(|_| is_adjective(text, &mention) || mention.meanings.is_empty())
    {
        found.hints.push(demonym.place);
        return;
    }
    narrow(text, gazetteer, &mention.tokens, &mut mention.meanings);
    match verdict(text, gazetteer, &found.people, &mention) {
        Verdict::Place => found.mentions.push(mention),
        Verdict::Hint => found.hints.extend(country_of(gazetteer, &mention)),
        Verdict::Nothing => {}
    }
}

fn is_adjective(text: &Analysis<'_>, mention: &Mention) -> bool {
    let last = mention.tokens.end - 1;
    text.tokens[last].pos == Pos::Adj
        || text
            .entity_at(last)
            .is_some_and(|entity| entity.kind == NamedKind::Norp)
}

/// The country of the best known place of that name.
fn country_of(gazetteer: &Gazetteer, mention: &Mention) -> Option<PlaceId> {
    let entries = mention
        .meanings
        .iter()
        .filter_map(|meaning| gazetteer.entry(meaning.place));
    entries.max_by_key(|entry| entry.population)?.country
}

/// Files what the model calls a place and the gazetteer does not know.
fn unknown(text: &Analysis<'_>, tokens: Range<usize>, found: &mut Found<'_>) {
    let inner = undirected(text, tokens);
    if inner.clone().any(|at| is_name(text, at)) {
        let folded = super::fold::fold(text.words(inner.clone()));
        found.mentions.push(Mention {
            tokens: inner,
            folded,
            meanings: Vec::new(),
        });
    }
}

/// Whether a token is (part of) a proper name.
pub(super) fn is_name(text: &Analysis<'_>, at: usize) -> bool {
    text.tokens[at].pos == Pos::Propn && text.word(at).starts_with(char::is_uppercase)
}
