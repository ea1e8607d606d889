//! A stretch of text while its pipeline works on it: one list per attribute, a place in each per token.

use crate::parser::entities::Entity;
use crate::strings::Name;
use crate::tokenizer::Token;
use crate::words::Words;

#[derive(Debug, Default)]
pub(crate) struct Segment {
    pub(crate) tokens: Vec<Token>,
    pub(crate) is_space: Vec<bool>,
    pub(crate) tags: Vec<Name>,
    pub(crate) pos: Vec<Name>,
    pub(crate) morphs: Vec<Name>,
    pub(crate) labels: Vec<Name>,
    pub(crate) heads: Vec<u32>,
    /// 1 a sentence starts here, -1 it does not, 0 nobody has said.
    pub(crate) starts: Vec<i8>,
    /// Numbers in [`Lemmas`]; zero is none.
    pub(crate) lemmas: Vec<u32>,
    pub(crate) entities: Vec<Entity>,
    /// Room for the best class of each token.
    pub(crate) best: Vec<usize>,
}

impl Segment {
    /// Empties all lists to the length of the tokens.
    pub(crate) fn begin(&mut self, words: &Words) {
        let length = self.tokens.len();
        self.is_space.clear();
        self.is_space.extend(
            self.tokens
                .iter()
                .map(|token| words.get(token.word).is_space),
        );
        for list in [
            &mut self.tags,
            &mut self.pos,
            &mut self.morphs,
            &mut self.labels,
        ] {
            list.clear();
            list.resize(length, 0);
        }
        self.heads.clear();
        self.heads.extend(0..length as u32);
        self.starts.clear();
        self.starts.resize(length, 0);
        if let Some(first) = self.starts.first_mut() {
            *first = 1;
        }
        self.lemmas.clear();
        self.lemmas.resize(length, 0);
        self.entities.clear();
    }

    pub(crate) fn text<'t>(&self, text: &'t str, token: usize) -> &'t str {
        let token = self.tokens[token];
        &text[token.start as usize..token.end as usize]
    }
}

/// Lemmas met so far; numbers hold until the words are given out anew.
#[derive(Debug, Default)]
pub(crate) struct Lemmas {
    texts: Vec<Box<str>>,
    /// By word, part of speech and morphology.
    pub(crate) known: std::collections::HashMap<(u32, Name, Name), u32, crate::hash::Plain>,
}

impl Lemmas {
    pub(crate) fn clear(&mut self) {
        self.texts.clear();
        self.known.clear();
    }

    pub(crate) fn add(&mut self, text: String) -> u32 {
        self.texts.push(text.into());
        self.texts.len() as u32
    }

    pub(crate) fn get(&self, number: u32) -> &str {
        if number == 0 {
            ""
        } else {
            &self.texts[number as usize - 1]
        }
    }

    pub(crate) fn len(&self) -> usize {
        self.texts.len()
    }
}
