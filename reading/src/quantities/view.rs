//! An analysis with its words in lower case: what the rules on number phrases look at.

use crate::analysis::{Analysis, Pos, Token};

/// The tokens of a text with their lower-case words, so that no rule folds case twice.
pub(super) struct View<'a> {
    pub(super) of: &'a Analysis<'a>,
    low: Vec<Box<str>>,
}

impl<'a> View<'a> {
    pub(super) fn new(of: &'a Analysis<'a>) -> Self {
        let fold = |index| of.word(index).to_lowercase().into_boxed_str();
        View {
            of,
            low: (0..of.tokens.len()).map(fold).collect(),
        }
    }

    pub(super) fn len(&self) -> usize {
        self.low.len()
    }

    pub(super) fn token(&self, index: usize) -> &Token {
        &self.of.tokens[index]
    }

    /// The lower-case word at `index`; empty past either end.
    pub(super) fn low(&self, index: usize) -> &str {
        self.low.get(index).map_or("", |word| word)
    }

    /// The lower-case word `back` tokens before `index`; empty before the start.
    pub(super) fn before(&self, index: usize, back: usize) -> &str {
        index.checked_sub(back).map_or("", |at| self.low(at))
    }

    pub(super) fn is(&self, index: usize, words: &[&str]) -> bool {
        words.contains(&self.low(index))
    }

    /// Whether no white space lies between `index` and the token after it.
    pub(super) fn glued(&self, index: usize) -> bool {
        let next = self.of.tokens.get(index + 1);
        next.is_some_and(|next| next.span.start == self.token(index).span.end)
    }

    /// Whether the words from `index` on are `words`.
    pub(super) fn starts(&self, index: usize, words: &[&str]) -> bool {
        words
            .iter()
            .enumerate()
            .all(|(offset, word)| self.low(index + offset) == *word)
    }

    /// Whether the words before `end` are `words`.
    pub(super) fn ends(&self, end: usize, words: &[&str]) -> bool {
        end.checked_sub(words.len())
            .is_some_and(|start| self.starts(start, words))
    }

    /// Whether the token is a noun or a name by its tag.
    pub(super) fn is_noun(&self, index: usize) -> bool {
        index < self.len() && matches!(self.token(index).pos, Pos::Noun | Pos::Propn)
    }

    pub(super) fn is_verb(&self, index: usize) -> bool {
        index < self.len() && matches!(self.token(index).pos, Pos::Verb | Pos::Aux)
    }

    /// Whether the token begins with a capital letter.
    pub(super) fn is_capital(&self, index: usize) -> bool {
        index < self.len()
            && self
                .of
                .word(index)
                .chars()
                .next()
                .is_some_and(char::is_uppercase)
    }
}
