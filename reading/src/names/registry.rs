//! The actors of one document while they are being found, and who is meant where.

use super::key::key;
use super::table::{Known, table};
use crate::analysis::Analysis;
use record::EntityKind;
use std::collections::HashMap;
use std::ops::Range;

/// Somebody who acts or speaks in a document.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Actor {
    /// The canonical name: of the tables where they know it, else the fullest form in the document.
    pub name: String,
    /// What it is.
    pub kind: EntityKind,
    /// The words that admit a person: the role the document or the table of leaders gives.
    pub role: Option<String>,
    /// Its actor id in the Uppsala Conflict Data Program's list, where one is known.
    pub ucdp: Option<u32>,
}

/// One place in the text where an actor is meant.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Mention {
    /// The tokens.
    pub tokens: Range<usize>,
    /// Index of the actor.
    pub actor: usize,
    /// How it is meant.
    pub form: Form,
}

/// How an actor is meant.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Form {
    /// By a name.
    Name,
    /// By a description: "the group".
    Description,
    /// By a pronoun.
    Pronoun,
}

#[derive(Default)]
pub(super) struct Registry {
    pub(super) actors: Vec<Actor>,
    pub(super) mentions: Vec<Mention>,
    /// How many of them are names; descriptions and pronouns come behind, and both in order of the text.
    pub(super) named: usize,
    /// Actor of each token, plus one; nought for none.
    taken: Vec<u32>,
    /// Other names used in this document.
    keys: HashMap<String, usize>,
    known: HashMap<usize, usize>,
}

impl Registry {
    pub(super) fn new(tokens: usize) -> Self {
        Registry {
            taken: vec![0; tokens],
            ..Registry::default()
        }
    }

    /// Whether no token of `tokens` is part of a mention yet.
    pub(super) fn is_free(&self, tokens: &Range<usize>) -> bool {
        self.taken[tokens.clone()].iter().all(|actor| *actor == 0)
    }

    pub(super) fn actor_at(&self, token: usize) -> Option<usize> {
        (*self.taken.get(token)? as usize).checked_sub(1)
    }

    pub(super) fn mention(&mut self, tokens: Range<usize>, actor: usize, form: Form) {
        if tokens.is_empty() || !self.is_free(&tokens) {
            return;
        }
        self.taken[tokens.clone()].fill(actor as u32 + 1);
        self.mentions.push(Mention {
            tokens,
            actor,
            form,
        });
    }

    /// The actor of the table's entry `index`, made at its first mention.
    pub(super) fn of_table(&mut self, index: usize) -> usize {
        if let Some(actor) = self.known.get(&index) {
            return *actor;
        }
        let Known {
            name,
            kind,
            ucdp,
            role,
            ..
        } = table().known[index].clone();
        let actor = self.add(Actor {
            name: name.into(),
            kind,
            ucdp,
            role: role.map(Into::into),
        });
        self.known.insert(index, actor);
        actor
    }

    /// The actor called `name` in this document, made at its first mention.
    pub(super) fn called(&mut self, name: &str, kind: EntityKind) -> usize {
        match self.keys.get(&key(name)) {
            Some(actor) => *actor,
            None => self.add(Actor {
                name: name.into(),
                kind,
                ucdp: None,
                role: None,
            }),
        }
    }

    fn add(&mut self, actor: Actor) -> usize {
        let index = self.actors.len();
        self.keys.entry(key(&actor.name)).or_insert(index);
        self.actors.push(actor);
        index
    }

    /// Lets `name` mean `actor` from here on in this document; the first meaning stays.
    pub(super) fn alias(&mut self, name: &str, actor: usize) {
        self.keys.entry(key(name)).or_insert(actor);
    }

    /// Whom `name` means in this document.
    pub(super) fn by_name(&self, name: &str) -> Option<usize> {
        self.keys.get(&key(name)).copied()
    }
}

/// The words of `tokens` as a name: no article before, no possessive behind, one blank between words.
pub(super) fn clean(text: &Analysis<'_>, tokens: Range<usize>) -> String {
    let words = text.words(trim(text, tokens));
    words.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// `tokens` without an article before, and without possessives, blanks and punctuation at its ends.
pub(super) fn trim(text: &Analysis<'_>, mut tokens: Range<usize>) -> Range<usize> {
    let edge = |at: usize| {
        let word = text.word(at);
        matches!(
            word,
            "'s" | "’s"
                | "'"
                | "’"
                | "\""
                | "“"
                | "”"
                | "("
                | ")"
                | ","
                | "."
                | "-"
                | "–"
                | ":"
                | ";"
        ) || word.trim().is_empty()
    };
    while tokens.start < tokens.end
        && (edge(tokens.start)
            || matches!(
                text.word(tokens.start),
                "the" | "The" | "a" | "an" | "A" | "An" | "THE"
            ))
    {
        tokens.start += 1;
    }
    while tokens.start < tokens.end && edge(tokens.end - 1) {
        tokens.end -= 1;
    }
    tokens
}
