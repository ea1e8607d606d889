//! Words: a token's text reduced to the keys the networks and rules look at.
//!
//! Every distinct text is worked out once and then known by its number, until the table is full and
//! starts anew. The table belongs to one reading thread.

use std::collections::HashMap;

use crate::hash::{KeyMap, Plain, murmur64, string_key};
use crate::norms::BASE_NORMS;
use crate::unicode::{is_alpha, is_digit, is_space};

/// The keys of one word, as spaCy's string store has them.
#[derive(Debug, Clone)]
pub(crate) struct Word {
    pub(crate) orth: u64,
    pub(crate) lower: u64,
    pub(crate) norm: u64,
    pub(crate) prefix: u64,
    pub(crate) suffix: u64,
    pub(crate) shape: u64,
    pub(crate) is_space: bool,
    /// Some exception of several tokens begins with this word.
    pub(crate) starts_phrase: bool,
}

/// A part of a chunk of text: which word, and how many bytes long.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Piece {
    pub(crate) word: u32,
    pub(crate) length: u32,
}

/// Norms that differ from the lower-cased word.
#[derive(Debug, Default)]
pub(crate) struct Norms(KeyMap<u64>);

impl Norms {
    /// `table` is the pipeline's own, which comes before what every language shares.
    pub(crate) fn new(table: impl Iterator<Item = (u64, u64)>) -> Norms {
        let shared = BASE_NORMS
            .iter()
            .map(|(text, norm)| (string_key(text), string_key(norm)));
        Norms(shared.chain(table).collect())
    }
}

/// The words met so far and how chunks of text fall into them.
#[derive(Debug, Default)]
pub(crate) struct Words {
    list: Vec<Word>,
    by_key: KeyMap<u32>,
    chunks: HashMap<Box<str>, (u32, u32), Plain>,
    pieces: Vec<Piece>,
}

/// Beyond this the table starts anew; about 6 MB.
const WORDS_MAX: usize = 30_000;

impl Words {
    /// To be called between segments: numbers handed out before are void if it answers `true`.
    pub(crate) fn renew_if_full(&mut self) -> bool {
        let full = self.list.len() > WORDS_MAX || self.pieces.len() > 2 * WORDS_MAX;
        if full {
            self.list.clear();
            self.by_key.clear();
            self.chunks.clear();
            self.pieces.clear();
        }
        full
    }

    pub(crate) fn get(&self, word: u32) -> &Word {
        &self.list[word as usize]
    }

    pub(crate) fn len(&self) -> usize {
        self.list.len()
    }

    /// The number of a word; `norm` is given by an exception of the tokenizer.
    pub(crate) fn enter(
        &mut self,
        text: &str,
        norm: Option<u64>,
        norms: &Norms,
        phrase: impl Fn(u64) -> bool,
    ) -> u32 {
        let orth = string_key(text);
        let key = murmur64(&norm.unwrap_or(0).to_le_bytes(), orth);
        if let Some(word) = self.by_key.get(&key) {
            return *word;
        }
        let number = self.list.len() as u32;
        let mut word = Word::new(text, orth, norms);
        word.norm = norm.unwrap_or(word.norm);
        word.starts_phrase = phrase(orth);
        self.list.push(word);
        self.by_key.insert(key, number);
        number
    }

    pub(crate) fn chunk(&self, text: &str) -> Option<&[Piece]> {
        let (first, count) = *self.chunks.get(text)?;
        Some(&self.pieces[first as usize..(first + count) as usize])
    }

    pub(crate) fn remember_chunk(&mut self, text: &str, pieces: &[Piece]) {
        let first = self.pieces.len() as u32;
        self.pieces.extend_from_slice(pieces);
        self.chunks
            .insert(text.into(), (first, pieces.len() as u32));
    }
}

impl Word {
    fn new(text: &str, orth: u64, norms: &Norms) -> Word {
        let lower = string_key(&text.to_lowercase());
        let first = text.chars().next().map_or(0, char::len_utf8);
        let last = text.char_indices().rev().nth(2).map_or(0, |(at, _)| at);
        Word {
            orth,
            lower,
            norm: norms.0.get(&orth).copied().unwrap_or(lower),
            prefix: string_key(&text[..first]),
            suffix: string_key(&text[last..]),
            shape: string_key(&shape(text)),
            is_space: !text.is_empty() && text.chars().all(is_space),
            starts_phrase: false,
        }
    }
}

/// "Xxxx", "dd", "x'x": letters and digits by kind, runs cut at four.
fn shape(text: &str) -> String {
    if text.chars().nth(99).is_some() {
        return "LONG".to_owned();
    }
    let mut shape = String::with_capacity(text.len());
    let (mut last, mut run) = ('\0', 0);
    for c in text.chars() {
        let kind = match c {
            c if is_alpha(c) && c.is_uppercase() => 'X',
            c if is_alpha(c) => 'x',
            c if is_digit(c) => 'd',
            c => c,
        };
        run = if kind == last { run + 1 } else { 0 };
        last = kind;
        if run < 4 {
            shape.push(kind);
        }
    }
    shape
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn shapes() {
        for (text, expected) in [
            ("Washington", "Xxxxx"),
            ("U.S.", "X.X."),
            ("2019", "dddd"),
            ("20190101", "dddd"),
            ("e-mail", "x-xxxx"),
        ] {
            assert_eq!(shape(text), expected);
        }
        assert_eq!(shape(&"a".repeat(100)), "LONG");
    }

    #[test]
    fn a_word_is_entered_once() {
        let mut words = Words::default();
        let norms = Norms::new(std::iter::empty());
        let first = words.enter("Troops", None, &norms, |_| false);
        assert_eq!(words.enter("Troops", None, &norms, |_| false), first);
        assert_ne!(words.enter("Troops", Some(7), &norms, |_| false), first);
        assert_eq!(words.get(first).suffix, string_key("ops"));
        assert_eq!(words.get(first).norm, string_key("troops"));
    }
}
