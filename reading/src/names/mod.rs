//! Who is meant: names with their other names, descriptions and pronouns resolved within a document.
//!
//! Armed groups, states, organisations and people with a public role. What a
//! name means is decided in this order: what the document itself explains
//! ("Counterterrorism Center (CTC)"), the tables that ship, what the parser
//! calls an organisation or a person. **A person without a public role never
//! becomes an entity**; see `people.rs` for what admits one.

mod acronyms;
mod coreference;
mod extent;
mod he;
mod key;
mod known;
mod organisations;
mod people;
mod registry;
mod roles;
mod states;
mod table;
#[cfg(test)]
mod testing;

pub(crate) use he::is_unnamed_person;
pub(crate) use organisations::{is_make, is_site};
pub use registry::{Actor, Form, Mention};
pub(crate) use roles::is_title;
pub use table::{Known, canonical};

use crate::analysis::Analysis;
use record::Span;
use registry::Registry;

/// Whether `word` is the adjective of a state: "Syrian".
pub(crate) fn is_demonym(word: &str) -> bool {
    table::table().demonym(word).is_some()
}

/// Whether `name` is a state's: "Syria", "the United States".
pub(crate) fn is_state(name: &str) -> bool {
    canonical(name).is_some_and(|known| known.state)
}

/// The state that `words` name by its name or its adjective: "Syrian" is of Syria.
pub(crate) fn state_called(words: &str) -> Option<&'static str> {
    let known = canonical(words).filter(|known| known.state);
    let demonym = || {
        table::table()
            .demonym(words)
            .map(|index| &table::table().known[index])
    };
    known.or_else(demonym).map(|known| known.name)
}

/// The actors of a document and where they are meant.
#[derive(Clone, Debug, Default)]
pub struct Entities {
    /// The actors, in order of their finding.
    pub actors: Vec<Actor>,
    /// Where they are meant, in order of the text, not overlapping.
    pub mentions: Vec<Mention>,
    spans: Vec<Span>,
}

/// Finds who is meant where in a text.
pub fn entities(text: &Analysis<'_>) -> Entities {
    let mut registry = Registry::new(text.tokens.len());
    organisations::explain(text, &mut registry);
    known::mark(text, &mut registry);
    organisations::again(text, &mut registry);
    let seen = people::mark(text, &mut registry);
    states::mark(text, &mut registry);
    let private: Vec<_> = seen
        .iter()
        .filter(|(_, actor)| actor.is_none())
        .map(|(tokens, _)| tokens.clone())
        .collect();
    organisations::mark(text, &mut registry, &private);
    coreference::mark(text, &mut registry, &seen);
    let spans = registry
        .mentions
        .iter()
        .map(|mention| text.span(mention.tokens.clone()))
        .collect();
    Entities {
        actors: registry.actors,
        mentions: registry.mentions,
        spans,
    }
}

impl Entities {
    /// The mention that covers token `at`.
    pub fn mention_at(&self, at: usize) -> Option<&Mention> {
        self.index_at(at).map(|index| &self.mentions[index])
    }

    /// The actor that token `at` means, by name, description or pronoun.
    pub fn actor_at(&self, at: usize) -> Option<&Actor> {
        self.mention_at(at)
            .map(|mention| &self.actors[mention.actor])
    }

    /// Countries that the text's armed groups are at home in, as ISO 3166-1 codes, each once a group.
    pub fn homes(&self) -> impl Iterator<Item = &'static str> {
        let known = self
            .actors
            .iter()
            .filter_map(|actor| canonical(&actor.name));
        known.flat_map(|known| known.homes.iter().copied())
    }

    /// Whom token `at` means, with the words of the mention, as a claim holds it.
    pub fn resolve(&self, at: usize) -> Option<record::Entity> {
        let index = self.index_at(at)?;
        let actor = &self.actors[self.mentions[index].actor];
        Some(record::Entity {
            words: Some(self.spans[index]),
            name: actor.name.clone(),
            kind: actor.kind,
        })
    }

    fn index_at(&self, at: usize) -> Option<usize> {
        let after = self
            .mentions
            .partition_point(|mention| mention.tokens.start <= at);
        after
            .checked_sub(1)
            .filter(|index| self.mentions[*index].tokens.contains(&at))
    }
}
