//! People, and the public role that admits them.
//!
//! A person whom the document gives no public role — a victim, a witness, a
//! relative, a private citizen who speaks — is remembered only so that "he" is
//! not taken for somebody else. No name of theirs leaves this module.

mod admits;
mod candidates;
mod joining;

use crate::analysis::{Analysis, Pos};
use crate::names::registry::{Form, Registry, trim};
use crate::names::roles::is_title;
use admits::role;
use candidates::candidates;
use joining::{admit, join, surname, whom};
use record::EntityKind;
use std::collections::HashMap;
use std::ops::Range;

/// Where people are spoken of: the tokens, and the actor unless it is a private person.
pub(super) type Seen = Vec<(Range<usize>, Option<usize>)>;

/// Marks people with a public role, under their full name; later surnames follow.
pub(super) fn mark(text: &Analysis<'_>, registry: &mut Registry) -> Seen {
    let candidates = candidates(text, registry);
    let known = registry
        .mentions
        .iter()
        .filter(|mention| registry.actors[mention.actor].kind == EntityKind::Person);
    let mut people: HashMap<String, usize> = known
        .map(|mention| (surname(&registry.actors[mention.actor].name), mention.actor))
        .collect();
    for tokens in &candidates {
        if let Some(role) = role(text, tokens) {
            admit(text, registry, &mut people, tokens, role);
        }
    }
    for tokens in &candidates {
        join(text, registry, &mut people, tokens, &candidates);
    }
    let known = registry
        .mentions
        .iter()
        .filter(|mention| registry.actors[mention.actor].kind == EntityKind::Person);
    let mut seen: Seen = known
        .map(|mention| (mention.tokens.clone(), Some(mention.actor)))
        .collect();
    for tokens in candidates {
        let actor = whom(text, &people, &tokens);
        if let Some(actor) = actor {
            registry.mention(tokens.clone(), actor, Form::Name);
        }
        seen.push((tokens, actor));
    }
    seen.extend(later_surnames(text, registry, &people));
    seen.sort_by_key(|(tokens, _)| tokens.start);
    seen
}

/// Surnames that the parser did not see as names: only where the word stands alone and is tagged as a name.
fn later_surnames(
    text: &Analysis<'_>,
    registry: &mut Registry,
    people: &HashMap<String, usize>,
) -> Seen {
    let mut found = Vec::new();
    for at in 0..text.tokens.len() {
        // The parser may take a surname alone for a place or a body.
        let alone = text
            .entity_at(at)
            .is_none_or(|entity| trim(text, entity.tokens.clone()) == (at..at + 1));
        let proper = text.tokens[at].pos == Pos::Propn && text.word(at).len() > 2 && alone;
        let lone = proper && !neighbours_name(text, at);
        if let Some(actor) = lone
            .then(|| people.get(&surname(text.word(at))))
            .flatten()
            .filter(|_| registry.is_free(&(at..at + 1)))
        {
            registry.mention(at..at + 1, *actor, Form::Name);
            found.push((at..at + 1, Some(*actor)));
        }
    }
    found
}

fn neighbours_name(text: &Analysis<'_>, at: usize) -> bool {
    let name = |at: usize| {
        text.tokens
            .get(at)
            .is_some_and(|token| token.pos == Pos::Propn)
            && !is_title(text.word(at))
    };
    at > 0 && name(at - 1) || name(at + 1)
}
