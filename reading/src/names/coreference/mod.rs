//! Descriptions and pronouns of things: "the group", "the ministry", "its". For people see `he.rs`.
//!
//! Conservative: the nearest antecedent that can be meant, and nobody when
//! something unnamed stands nearer. A wrong "it" puts words into a mouth.

mod description;
mod group;
mod pronoun;

use crate::analysis::Analysis;
use crate::names::he;
use crate::names::people::Seen;
use crate::names::registry::{Form, Registry};
use description::description;
use pronoun::thing_pronoun;
pub(super) use pronoun::{doing, is_subject};

/// Marks descriptions and pronouns in order of the text, so that each may follow another.
pub(super) fn mark(text: &Analysis<'_>, registry: &mut Registry, seen: &Seen) {
    registry
        .mentions
        .sort_by_key(|mention| mention.tokens.start);
    registry.named = registry.mentions.len();
    let mut said: Seen = seen.clone();
    for at in 0..text.tokens.len() {
        if registry.actor_at(at).is_some() {
            continue;
        }
        let pronoun = match he::meant(text, registry, &mut said, at) {
            Some(person) => person,
            None => thing_pronoun(text, registry, at),
        };
        if let Some(actor) = pronoun {
            registry.mention(at..at + 1, actor, Form::Pronoun);
        } else if let Some((start, actor)) = description(text, registry, at) {
            registry.mention(start..at + 1, actor, Form::Description);
            he::remember(registry, &mut said, start..at + 1, actor);
        } else if he::is_unnamed_person(text, at) && !he::is_named_behind(text, registry, at) {
            he::put(&mut said, at..at + 1, None);
        }
    }
    registry
        .mentions
        .sort_by_key(|mention| mention.tokens.start);
}
