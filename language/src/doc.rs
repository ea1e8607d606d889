//! What reading a text gives: tokens, sentences and entities, each with its bytes in the text.

use std::fmt;
use std::ops::Range;
use std::sync::Arc;

use crate::segment::{Lemmas, Segment};
use crate::strings::Name;

/// A text that has been read. It keeps its text; cloning it copies it.
#[derive(Clone)]
pub struct Doc {
    text: Box<str>,
    tokens: Vec<TokenData>,
    entities: Vec<EntityData>,
    lemmas: String,
    names: Arc<[Box<str>]>,
}

#[derive(Clone, Copy, PartialEq)]
struct TokenData {
    start: u32,
    end: u32,
    head: u32,
    lemma: u32,
    lemma_length: u16,
    tag: Name,
    pos: Name,
    morph: Name,
    label: Name,
    starts_sentence: bool,
    space: bool,
}

#[derive(Clone, Copy, PartialEq)]
struct EntityData {
    first: u32,
    end: u32,
    label: Name,
}

/// The lemma is the token's own text.
const OWN_TEXT: u32 = u32::MAX;

impl Doc {
    pub(crate) fn new(text: &str, names: Arc<[Box<str>]>) -> Doc {
        let tokens = Vec::with_capacity(text.len() / 5);
        Doc {
            text: text.into(),
            tokens,
            entities: Vec::new(),
            lemmas: String::new(),
            names,
        }
    }

    pub(crate) fn append(&mut self, segment: &Segment, lemmas: &Lemmas) {
        let base = self.tokens.len() as u32;
        for (index, token) in segment.tokens.iter().enumerate() {
            let lemma = lemmas.get(segment.lemmas[index]);
            let (lemma, lemma_length) = self.keep_lemma(lemma, token.start, token.end);
            self.tokens.push(TokenData {
                start: token.start,
                end: token.end,
                head: base + segment.heads[index],
                lemma,
                lemma_length,
                tag: segment.tags[index],
                pos: segment.pos[index],
                morph: segment.morphs[index],
                label: segment.labels[index],
                starts_sentence: segment.starts[index] == 1,
                space: token.space,
            });
        }
        let entities = segment.entities.iter();
        self.entities
            .extend(entities.map(|(first, end, label)| EntityData {
                first: base + first,
                end: base + end,
                label: *label,
            }));
    }

    fn keep_lemma(&mut self, lemma: &str, start: u32, end: u32) -> (u32, u16) {
        if lemma == &self.text[start as usize..end as usize] {
            return (OWN_TEXT, 0);
        }
        let at = self.lemmas.len() as u32;
        self.lemmas.push_str(lemma);
        (at, lemma.len().min(usize::from(u16::MAX)) as u16)
    }

    /// The text as it was given.
    pub fn text(&self) -> &str {
        &self.text
    }

    /// How many tokens there are.
    pub fn len(&self) -> usize {
        self.tokens.len()
    }

    /// Whether there is no token, which is so for the empty text only.
    pub fn is_empty(&self) -> bool {
        self.tokens.is_empty()
    }

    /// The token at a position.
    ///
    /// # Panics
    /// Where `index` is not below [`Doc::len`].
    pub fn token(&self, index: usize) -> Token<'_> {
        assert!(
            index < self.tokens.len(),
            "token {index} of {}",
            self.tokens.len()
        );
        Token {
            doc: self,
            index: index as u32,
        }
    }

    /// All tokens, white space included, in order. Their spans and the single spaces between them cover the text.
    pub fn tokens(&self) -> impl DoubleEndedIterator<Item = Token<'_>> + ExactSizeIterator + Clone {
        (0..self.tokens.len() as u32).map(|index| Token { doc: self, index })
    }

    /// Tokens of each sentence, in order, without gaps.
    pub fn sentences(&self) -> impl Iterator<Item = Range<usize>> + Clone {
        let mut start = 0;
        std::iter::from_fn(move || {
            if start >= self.tokens.len() {
                return None;
            }
            let rest = &self.tokens[start + 1..];
            let length = 1 + rest
                .iter()
                .position(|token| token.starts_sentence)
                .unwrap_or(rest.len());
            let sentence = start..start + length;
            start += length;
            Some(sentence)
        })
    }

    /// Entities in order; they do not overlap.
    pub fn entities(
        &self,
    ) -> impl DoubleEndedIterator<Item = Entity<'_>> + ExactSizeIterator + Clone {
        self.entities.iter().map(|data| Entity {
            doc: self,
            data: *data,
        })
    }

    /// The bytes from the first of some tokens to the last.
    pub fn span(&self, tokens: Range<usize>) -> Range<usize> {
        match self.tokens.get(tokens.clone()) {
            Some([first, .., last]) => first.start as usize..last.end as usize,
            Some([only]) => only.start as usize..only.end as usize,
            _ => 0..0,
        }
    }

    fn name(&self, name: Name) -> &str {
        &self.names[usize::from(name)]
    }
}

impl fmt::Debug for Doc {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_list().entries(self.tokens()).finish()
    }
}

/// Two documents are equal if everything read from them is; which pipeline read them does not matter.
impl PartialEq for Doc {
    fn eq(&self, other: &Doc) -> bool {
        self.text == other.text
            && self.lemmas == other.lemmas
            && self.len() == other.len()
            && self.tokens().zip(other.tokens()).all(|(a, b)| a.same(b))
            && self
                .entities()
                .map(Entity::key)
                .eq(other.entities().map(Entity::key))
    }
}

/// One token of a [`Doc`].
#[derive(Clone, Copy)]
pub struct Token<'d> {
    doc: &'d Doc,
    index: u32,
}

impl<'d> Token<'d> {
    fn data(self) -> &'d TokenData {
        &self.doc.tokens[self.index as usize]
    }

    /// Its position among the tokens.
    pub fn index(self) -> usize {
        self.index as usize
    }

    /// Its bytes in the text.
    pub fn span(self) -> Range<usize> {
        self.data().start as usize..self.data().end as usize
    }

    /// Its letters.
    pub fn text(self) -> &'d str {
        &self.doc.text[self.span()]
    }

    /// Whether a single space follows, which belongs to no token.
    pub fn space_follows(self) -> bool {
        self.data().space
    }

    /// Its dictionary form; empty if the pipeline has no lemmatizer.
    pub fn lemma(self) -> &'d str {
        let data = self.data();
        match data.lemma {
            OWN_TEXT => self.text(),
            at => &self.doc.lemmas[at as usize..at as usize + usize::from(data.lemma_length)],
        }
    }

    /// The detailed part of speech: `VBD`, `NNP`.
    pub fn tag(self) -> &'d str {
        self.doc.name(self.data().tag)
    }

    /// The universal part of speech: `VERB`, `PROPN`.
    pub fn pos(self) -> &'d str {
        self.doc.name(self.data().pos)
    }

    /// Morphology as `Name=Value` pairs joined by `|`; empty if there is none.
    pub fn morph(self) -> &'d str {
        self.doc.name(self.data().morph)
    }

    /// The relation to its head: `nsubj`, `dobj`, `ROOT`.
    pub fn label(self) -> &'d str {
        self.doc.name(self.data().label)
    }

    /// The token it depends on; a root is its own head.
    pub fn head(self) -> Token<'d> {
        Token {
            doc: self.doc,
            index: self.data().head,
        }
    }

    /// Whether it is its own head.
    pub fn is_root(self) -> bool {
        self.data().head == self.index
    }

    /// Whether a sentence begins with it.
    pub fn starts_sentence(self) -> bool {
        self.data().starts_sentence
    }

    fn same(self, other: Token<'_>) -> bool {
        let (a, b) = (self.data(), other.data());
        (a.start, a.end, a.head, a.starts_sentence, a.space)
            == (b.start, b.end, b.head, b.starts_sentence, b.space)
            && [
                self.tag(),
                self.pos(),
                self.morph(),
                self.label(),
                self.lemma(),
            ] == [
                other.tag(),
                other.pos(),
                other.morph(),
                other.label(),
                other.lemma(),
            ]
    }
}

impl fmt::Debug for Token<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(
            f,
            "{:?} {} {} <- {}",
            self.text(),
            self.tag(),
            self.label(),
            self.data().head
        )
    }
}

/// One entity of a [`Doc`].
#[derive(Clone, Copy)]
pub struct Entity<'d> {
    doc: &'d Doc,
    data: EntityData,
}

impl<'d> Entity<'d> {
    /// Its tokens.
    pub fn tokens(self) -> Range<usize> {
        self.data.first as usize..self.data.end as usize
    }

    /// Its bytes in the text.
    pub fn span(self) -> Range<usize> {
        self.doc.span(self.tokens())
    }

    /// Its letters.
    pub fn text(self) -> &'d str {
        &self.doc.text[self.span()]
    }

    fn key(self) -> (u32, u32, &'d str) {
        (self.data.first, self.data.end, self.label())
    }

    /// What kind of entity: `PERSON`, `GPE`.
    pub fn label(self) -> &'d str {
        self.doc.name(self.data.label)
    }
}

impl fmt::Debug for Entity<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:?} {}", self.text(), self.label())
    }
}
