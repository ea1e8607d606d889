//! From chunk to chunk through a text, segment by segment.
//!
//! White space is cut as spaCy cuts it: one space after a chunk belongs to its last token, any other white
//! space is a token of its own. A segment is what the networks see at once; only texts beyond
//! [`SEGMENT_MIN`] tokens have more than one, cut at a line feed where there is one.

use super::chunk::Room;
use super::{Token, Tokenizer};
use crate::unicode::is_space;
use crate::words::{Piece, Words};

/// From here on a segment ends at the next line feed …
pub(crate) const SEGMENT_MIN: usize = 6_000;
/// … and here anywhere.
pub(crate) const SEGMENT_MAX: usize = 8_000;
/// Characters without a change from text to white space; a longer run is cut, so that no pattern sees more.
pub(crate) const CHUNK_MAX: usize = 1_000;

/// A walk through one text.
#[derive(Debug)]
pub(crate) struct Scan<'t> {
    text: &'t str,
    spans: Spans<'t>,
    room: Room,
}

impl<'t> Scan<'t> {
    pub(crate) fn new(text: &'t str) -> Scan<'t> {
        Scan {
            text,
            spans: Spans::new(text),
            room: Room::default(),
        }
    }

    /// Fills `tokens` with the next segment; `false` when the text has been read.
    pub(crate) fn next_segment(
        &mut self,
        tokenizer: &Tokenizer,
        words: &mut Words,
        tokens: &mut Vec<Token>,
    ) -> bool {
        tokens.clear();
        while let Some((start, end)) = self.spans.next(tokens) {
            let chunk = &self.text[start..end];
            self.enter(tokenizer, chunk, start, words, tokens);
            if tokens.len() >= SEGMENT_MAX || tokens.len() >= SEGMENT_MIN && chunk.contains('\n') {
                self.spans.close_space(tokens);
                break;
            }
        }
        let Tokenizer {
            splitter,
            phrases,
            norms,
        } = tokenizer;
        phrases.apply(self.text, splitter, norms, words, tokens);
        !tokens.is_empty()
    }

    fn enter(
        &mut self,
        tokenizer: &Tokenizer,
        chunk: &str,
        start: usize,
        words: &mut Words,
        tokens: &mut Vec<Token>,
    ) {
        if words.chunk(chunk).is_none() {
            tokenizer.splitter.split(chunk, true, &mut self.room);
            let pieces: Vec<Piece> = self
                .room
                .parts
                .iter()
                .map(|part| tokenizer.piece(chunk, *part, words))
                .collect();
            words.remember_chunk(chunk, &pieces);
        }
        let mut at = start as u32;
        for piece in words.chunk(chunk).unwrap_or_default() {
            tokens.push(Token {
                word: piece.word,
                start: at,
                end: at + piece.length,
                space: false,
            });
            at += piece.length;
        }
    }
}

impl Tokenizer {
    fn piece(
        &self,
        chunk: &str,
        (start, end, norm): super::chunk::Part,
        words: &mut Words,
    ) -> Piece {
        let phrase = |orth| self.phrases.may_start(orth);
        let word = words.enter(&chunk[start..end], norm, &self.norms, phrase);
        Piece {
            word,
            length: (end - start) as u32,
        }
    }
}

/// The spans of chunks and white space.
#[derive(Debug)]
struct Spans<'t> {
    text: &'t str,
    /// Where the span being read begins, and where reading stands.
    start: usize,
    at: usize,
    in_space: bool,
}

impl<'t> Spans<'t> {
    fn new(text: &'t str) -> Spans<'t> {
        Spans {
            text,
            start: 0,
            at: 0,
            in_space: text.chars().next().is_some_and(is_space),
        }
    }

    /// The next span; marks the last token when a space follows it.
    fn next(&mut self, tokens: &mut [Token]) -> Option<(usize, usize)> {
        let mut chars = 0;
        while self.at < self.text.len() {
            let c = self.text[self.at..].chars().next()?;
            let here = self.at;
            if is_space(c) != self.in_space {
                if self.start < here {
                    let span = (self.start, here);
                    self.start = here;
                    return Some(span);
                }
                self.turn(c, tokens);
                chars = 0;
            } else if chars == CHUNK_MAX {
                let span = (self.start, here);
                self.start = here;
                return Some(span);
            }
            self.at += c.len_utf8();
            chars += 1;
        }
        let span = (self.start, self.text.len());
        self.start = self.text.len();
        (span.0 < span.1).then_some(span)
    }

    /// From text to white space or back, at the character `c`.
    fn turn(&mut self, c: char, tokens: &mut [Token]) {
        self.in_space = !self.in_space;
        self.start = self.at;
        if c == ' ' {
            self.start += 1;
            if let Some(token) = tokens.last_mut() {
                token.space = true;
            }
        }
    }

    /// At the end of a segment: the space after its last token still belongs to it.
    fn close_space(&mut self, tokens: &mut [Token]) {
        if let Some(c) = self.text[self.at..].chars().next()
            && self.start == self.at
            && is_space(c) != self.in_space
        {
            self.turn(c, tokens);
            self.at += c.len_utf8();
        }
    }
}

/// The spans of a short text.
pub(super) fn spans(text: &str) -> impl Iterator<Item = (usize, usize)> {
    let mut spans = Spans::new(text);
    std::iter::from_fn(move || spans.next(&mut []))
}
