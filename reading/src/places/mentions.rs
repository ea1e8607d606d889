//! Names of places in a text: what the model calls one, and what the gazetteer knows by name.
//!
//! Each names what it may mean and leaves the choice to [`resolve`](super::resolve). The model finds more than the
//! gazetteer (villages, districts of cities), and mistakes towns for people and organisations in turn.

use super::class::Class;
use super::fold::fold;
use super::gazetteer::{Entry, Gazetteer, Meaning, PlaceId};
use crate::analysis::{Analysis, Dep, Named, NamedKind, Pos};
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
pub(super) struct Found {
    /// Names of places, in order.
    pub(super) mentions: Vec<Mention>,
    /// Countries that demonyms and names inside other names point to, once for each time.
    pub(super) hints: Vec<PlaceId>,
}

/// Tokens of the longest name that is looked up.
const LONGEST: usize = 6;

pub(super) fn find(text: &Analysis<'_>, gazetteer: &Gazetteer) -> Found {
    let mut found = Found::default();
    let mut at = 0;
    while at < text.tokens.len() {
        at = step(text, gazetteer, at, &mut found);
    }
    found
}

/// Looks at what begins with token `at` and returns the token to go on with.
fn step(text: &Analysis<'_>, gazetteer: &Gazetteer, at: usize, found: &mut Found) -> usize {
    if !may_open(text, at) {
        return at + 1;
    }
    let entity = text.entity_at(at);
    let whole = entity.filter(|entity| is_place(entity.kind) && bare(text, entity).start == at);
    match longest(text, gazetteer, at) {
        Some(mention) => {
            let end = mention.tokens.end;
            take(text, gazetteer, mention, found);
            end
        }
        None => {
            if let Some(entity) = whole {
                let tokens = bare(text, entity);
                let end = tokens.end;
                unknown(text, tokens, found);
                return end.max(at + 1);
            }
            at + 1
        }
    }
}

fn may_open(text: &Analysis<'_>, at: usize) -> bool {
    let word = text.word(at);
    let named = text
        .entity_at(at)
        .is_some_and(|entity| is_place(entity.kind));
    (word.starts_with(char::is_uppercase) || named) && word.chars().any(char::is_alphabetic)
}

fn is_place(kind: NamedKind) -> bool {
    matches!(kind, NamedKind::Gpe | NamedKind::Loc | NamedKind::Fac)
}

/// The tokens of an entity without article and possessive.
fn bare(text: &Analysis<'_>, entity: &Named) -> Range<usize> {
    let mut tokens = entity.tokens.clone();
    while tokens.len() > 1 && matches!(text.word(tokens.start), "the" | "The" | "a" | "an") {
        tokens.start += 1;
    }
    while tokens.len() > 1 && matches!(text.word(tokens.end - 1), "'s" | "’s" | "'" | "’") {
        tokens.end -= 1;
    }
    tokens
}

/// The longest run of tokens from `at` that the gazetteer knows.
fn longest(text: &Analysis<'_>, gazetteer: &Gazetteer, at: usize) -> Option<Mention> {
    let sentence = text.sentences[text.tokens[at].sentence].clone();
    let last = (at + LONGEST).min(sentence.end);
    let reach = (at..last)
        .find(|i| *i > at && stops(text, *i))
        .unwrap_or(last);
    (at + 1..=reach)
        .rev()
        .filter(|end| may_close(text, at, end - 1))
        .find_map(|end| {
            let folded = fold(text.words(at..end));
            let meanings = gazetteer.lookup_folded(&folded);
            (!meanings.is_empty()).then_some(Mention {
                tokens: at..end,
                folded,
                meanings,
            })
        })
}

/// Marks that no name runs across; hyphens and apostrophes are inside names.
fn stops(text: &Analysis<'_>, at: usize) -> bool {
    let word = text.word(at);
    !word.chars().any(char::is_alphanumeric) && !matches!(word, "-" | "–" | "’" | "'" | "." | "&")
        || matches!(word, "'s" | "’s")
}

fn may_close(text: &Analysis<'_>, start: usize, last: usize) -> bool {
    let word = text.word(last);
    last == start
        || word.starts_with(|c: char| c.is_uppercase() || c.is_numeric())
        || text
            .entity_at(last)
            .is_some_and(|entity| is_place(entity.kind))
            && word.chars().any(char::is_alphanumeric)
}

/// Files a name the gazetteer knows: a place, a hint, or nothing.
fn take(text: &Analysis<'_>, gazetteer: &Gazetteer, mut mention: Mention, found: &mut Found) {
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
    if mention.meanings.is_empty() {
        return;
    }
    match verdict(text, gazetteer, &mention) {
        Verdict::Place => found.mentions.push(mention),
        Verdict::Hint => found.hints.extend(country_of(gazetteer, &mention)),
        Verdict::Unknown(tokens) => unknown(text, tokens, found),
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

/// The country a name points to if it has one meaning that all know it by.
fn country_of(gazetteer: &Gazetteer, mention: &Mention) -> Option<PlaceId> {
    let entries = mention
        .meanings
        .iter()
        .filter_map(|meaning| gazetteer.entry(meaning.place));
    let best = entries.max_by_key(|entry| (entry.class == Class::Country, entry.population))?;
    best.country
}

enum Verdict {
    Place,
    Hint,
    Unknown(Range<usize>),
    Nothing,
}

fn verdict(text: &Analysis<'_>, gazetteer: &Gazetteer, mention: &Mention) -> Verdict {
    let entity = text.entity_at(mention.tokens.start);
    match entity {
        Some(entity) if is_place(entity.kind) => in_place(text, entity, mention),
        Some(entity) => in_other(text, gazetteer, entity, mention),
        None => alone(text, gazetteer, mention),
    }
}

/// A known name in what the model calls a place.
///
/// "eastern Ukraine" and "the Bulacan farm" hold a name; "Lake Anna Park" is another place than Anna.
fn in_place(text: &Analysis<'_>, entity: &Named, mention: &Mention) -> Verdict {
    let whole = bare(text, entity);
    let named_outside = whole
        .clone()
        .take_while(|at| !stops(text, *at) || *at < mention.tokens.end)
        .filter(|at| !mention.tokens.contains(at))
        .any(|at| is_name(text, at));
    if named_outside && whole.start == mention.tokens.start && !parted(text, &whole, mention) {
        return Verdict::Unknown(whole);
    }
    Verdict::Place
}

/// Whether a comma or "and" parts the mention from what follows in its entity.
fn parted(text: &Analysis<'_>, whole: &Range<usize>, mention: &Mention) -> bool {
    mention.tokens.end < whole.end && {
        let next = text.word(mention.tokens.end);
        !next.starts_with(char::is_uppercase)
    }
}

fn is_name(text: &Analysis<'_>, at: usize) -> bool {
    text.tokens[at].pos == Pos::Propn && text.word(at).starts_with(char::is_uppercase)
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
    let guess = matches!(
        entity.kind,
        NamedKind::Org
            | NamedKind::Person
            | NamedKind::Norp
            | NamedKind::Product
            | NamedKind::WorkOfArt
            | NamedKind::Other
    );
    if !covers {
        return if entity.kind == NamedKind::Org && well_known(gazetteer, mention) {
            Verdict::Hint
        } else {
            Verdict::Nothing
        };
    }
    if guess
        && (located(text, mention)
            || entity.kind != NamedKind::Person && well_known(gazetteer, mention))
    {
        return Verdict::Place;
    }
    Verdict::Nothing
}

/// A known name outside all entities: the model misses lists, headlines and datelines.
fn alone(text: &Analysis<'_>, gazetteer: &Gazetteer, mention: &Mention) -> Verdict {
    let Range { start, end } = mention.tokens;
    let longer = start > 0 && is_name(text, start - 1) && !stops(text, start - 1)
        || end < text.tokens.len() && is_name(text, end);
    let named = mention
        .tokens
        .clone()
        .all(|at| text.tokens[at].pos == Pos::Propn || text.tokens[at].pos == Pos::Punct);
    if !longer && named && (located(text, mention) || well_known(gazetteer, mention)) {
        return Verdict::Place;
    }
    Verdict::Nothing
}

/// Whether a preposition of place governs the name.
fn located(text: &Analysis<'_>, mention: &Mention) -> bool {
    let Some(top) = text.top(mention.tokens.clone()) else {
        return false;
    };
    let prep = text
        .head(top)
        .filter(|head| text.tokens[*head].dep == Dep::Prep && text.tokens[top].dep == Dep::Pobj);
    prep.is_some_and(|prep| {
        matches!(
            text.lemma(prep),
            "in" | "near"
                | "at"
                | "from"
                | "to"
                | "outside"
                | "around"
                | "across"
                | "into"
                | "throughout"
        )
    })
}

/// Whether a name is that of a country, a first-level area or a large city.
fn well_known(gazetteer: &Gazetteer, mention: &Mention) -> bool {
    let known = |entry: Entry<'_>| match entry.class {
        Class::Continent | Class::Region | Class::Country | Class::Area => true,
        Class::Water | Class::Mountain | Class::Island | Class::Site => entry.geonames.is_none(),
        _ => entry.population >= 300_000,
    };
    mention
        .meanings
        .iter()
        .filter(|meaning| meaning.main)
        .filter_map(|meaning| gazetteer.entry(meaning.place))
        .any(known)
}

fn unknown(text: &Analysis<'_>, tokens: Range<usize>, found: &mut Found) {
    if tokens.clone().any(|at| is_name(text, at)) {
        let folded = fold(text.words(tokens.clone()));
        found.mentions.push(Mention {
            tokens,
            folded,
            meanings: Vec::new(),
        });
    }
}
