//! Names of the tables in the text, longest first.

use super::key::push_key;
use super::registry::{Form, Registry, trim};
use super::table::table;
use crate::analysis::{Analysis, NamedKind, Pos};
use record::EntityKind;
use std::ops::Range;

/// The most tokens a name of the tables has in a text.
const LONGEST: usize = 16;

/// Marks every name of the tables but those of states, which are places until they act.
pub(super) fn mark(text: &Analysis<'_>, registry: &mut Registry) {
    let mut at = 0;
    while at < text.tokens.len() {
        match longest(text, at) {
            Some((index, end)) => {
                if is_meant(text, index, at..end) && !redefined(text, at..end, registry) {
                    let actor = registry.of_table(index);
                    registry.mention(at..end, actor, Form::Name);
                }
                at = end;
            }
            None => at += 1,
        }
    }
}

/// The longest name of the tables that begins at token `at`, and the token after it.
pub(super) fn longest(text: &Analysis<'_>, at: usize) -> Option<(usize, usize)> {
    if !opens(text, at) {
        return None;
    }
    let mut folded = String::new();
    let mut found = None;
    for end in at..text.tokens.len().min(at + LONGEST) {
        let before = folded.len();
        push_key(text.word(end), &mut folded);
        if breaks(text, end) {
            break;
        }
        let closes = folded.len() > before || text.word(end) == ")";
        if let Some(index) = closes
            .then(|| table().find(&folded, text.words(at..end + 1)))
            .flatten()
        {
            found = Some((index, end + 1));
        }
    }
    found
}

/// A line break or a mark that no name holds: "IS? IS" is not ISIS.
fn breaks(text: &Analysis<'_>, at: usize) -> bool {
    matches!(
        text.word(at),
        "?" | "!" | ";" | ":" | "," | "“" | "”" | "\"" | "..."
    ) || text.tokens[at].pos == Pos::Space && text.word(at).contains('\n')
}

/// The same, for a token that may lie past the end of the text.
pub(super) fn longest_from(text: &Analysis<'_>, at: usize) -> Option<(usize, usize)> {
    (at < text.tokens.len())
        .then(|| longest(text, at))
        .flatten()
}

/// A name begins with a capital, but for "al-Qaeda", and not within a compound: "anti-ISIS".
fn opens(text: &Analysis<'_>, at: usize) -> bool {
    let word = text.word(at);
    let first = word.chars().next();
    let capital = first.is_some_and(|c| c.is_uppercase() || c.is_ascii_digit());
    let particle = matches!(
        word,
        "al" | "el" | "bin" | "anti" | "ex" | "de" | "core" | "coalition" | "al-Qaeda" | "ash"
    ) || word.starts_with("al-")
        || word.starts_with("el-")
        || word.starts_with("anti-");
    (capital || particle) && !follows_prefix(text, at)
}

fn follows_prefix(text: &Analysis<'_>, at: usize) -> bool {
    at >= 2
        && text.word(at - 1) == "-"
        && text.tokens[at - 1].span.end == text.tokens[at].span.start
        && text.tokens[at - 2].span.end == text.tokens[at - 1].span.start
}

fn is_meant(text: &Analysis<'_>, index: usize, tokens: Range<usize>) -> bool {
    let known = &table().known[index];
    let one = tokens.len() == 1;
    if known.kind == EntityKind::Person && opens_body(text, tokens.end) {
        return false;
    }
    if known.state || one && known.kind == EntityKind::Person && !is_person(text, tokens.start) {
        return false;
    }
    !one || !is_shouted(text, tokens.start)
        && !within_person(text, &tokens)
        && !is_elsewhere(text, known.name, tokens.start)
}

/// "Al Assad University Hospital": a name that a body is called by.
fn opens_body(text: &Analysis<'_>, end: usize) -> bool {
    let next = text.tokens.get(end).map(|_| text.word(end));
    let next = next.filter(|next| next.starts_with(char::is_uppercase));
    let site = |word: &str| {
        matches!(
            word.to_lowercase().as_str(),
            "hospital"
                | "street"
                | "mosque"
                | "bridge"
                | "square"
                | "stadium"
                | "dam"
                | "library"
                | "avenue"
                | "prize"
                | "academy"
                | "airport"
                | "university"
                | "foundation"
                | "institute"
                | "center"
                | "centre"
                | "brigade"
                | "brigades"
                | "school"
        )
    };
    next.is_some_and(site)
}

/// "The ISF" in a report on Lebanon is no force of Iraq: letters alone name a state's body only where that state
/// is spoken of, beside another of which the report speaks all the time.
fn is_elsewhere(text: &Analysis<'_>, name: &str, at: usize) -> bool {
    let short = text.word(at).chars().all(char::is_uppercase);
    let own = name
        .split(' ')
        .next()
        .and_then(|word| table().demonym(word));
    let Some(own) = own.filter(|_| short) else {
        return false;
    };
    let mut counts = std::collections::HashMap::new();
    for word in (0..text.tokens.len()).map(|at| text.word(at)) {
        if let Some(state) = word
            .starts_with(char::is_uppercase)
            .then(|| state(word))
            .flatten()
        {
            *counts.entry(state).or_insert(0) += 1;
        }
    }
    let own = counts.get(&own).copied().unwrap_or(0);
    counts.values().any(|other| *other >= 3 && *other > 3 * own)
}

/// The state of a name or an adjective.
fn state(word: &str) -> Option<usize> {
    let named = || {
        table()
            .find(&super::key::key(word), word)
            .filter(|index| table().known[*index].state)
    };
    table().demonym(word).or_else(named)
}

/// A surname alone is a person's only when the parser saw a name: "sharon fruit", "Trump it".
fn is_person(text: &Analysis<'_>, at: usize) -> bool {
    text.tokens[at].pos == Pos::Propn
}

/// "HE IS DEAD": in a line of capitals nothing tells the group from the verb.
fn is_shouted(text: &Analysis<'_>, at: usize) -> bool {
    let loud = |at: usize| {
        let word = text.word(at);
        word.len() > 1 && word.chars().all(|c| c.is_uppercase())
    };
    let near = |at: Option<usize>| at.filter(|at| *at < text.tokens.len()).is_some_and(loud);
    let short = text.word(at).len() <= 3 && loud(at);
    short && near(at.checked_sub(1)) && near(Some(at + 1))
}

/// "Adam Wagner", "Michael Jordan": a one-word name inside a longer name of a person.
fn within_person(text: &Analysis<'_>, tokens: &Range<usize>) -> bool {
    let entity = text
        .entity_at(tokens.start)
        .filter(|entity| entity.kind == NamedKind::Person);
    entity.is_some_and(|entity| trim(text, entity.tokens.clone()).len() > tokens.len() + 1)
}

/// Whether the document gives these letters a meaning of its own.
fn redefined(text: &Analysis<'_>, tokens: Range<usize>, registry: &Registry) -> bool {
    registry.by_name(text.words(tokens)).is_some_and(|actor| {
        !table()
            .known
            .iter()
            .any(|known| known.name == registry.actors[actor].name)
    })
}
