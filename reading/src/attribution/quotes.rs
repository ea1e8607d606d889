//! Where the quotation marks of a text open and close.
//!
//! A quote may run over sentences and paragraphs: by custom each paragraph of
//! it opens with a mark and only the last one closes. A single quotation mark
//! is an apostrophe too often to be trusted ("the group's", "'90s").

use crate::analysis::Analysis;
use std::ops::Range;

/// Tokens of one quote, its marks included.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Quote {
    /// From the opening to the closing mark.
    pub tokens: Range<usize>,
}

impl Quote {
    /// How many words it holds. Below four it is a phrase somebody quotes, not what somebody says.
    pub fn words(&self, text: &Analysis<'_>) -> usize {
        self.tokens
            .clone()
            .filter(|at| text.word(*at).chars().any(char::is_alphanumeric))
            .count()
    }
}

/// Whether a token is a double quotation mark of any make.
pub(super) fn is_mark(word: &str) -> bool {
    matches!(word, "\"" | "“" | "”" | "„" | "«" | "»" | "``" | "''" | "‟")
}

/// Finds the quotes of a text, in order, not overlapping.
pub fn quotes(text: &Analysis<'_>) -> Vec<Quote> {
    let mut found = Vec::new();
    let mut open: Option<usize> = None;
    let mut last = 0;
    for at in 0..text.tokens.len() {
        let new_paragraph = at > 0 && breaks(text, at);
        if new_paragraph
            && let Some(start) = open
            && !resumes(text, at)
        {
            close(&mut found, start, last + 1);
            open = None;
        }
        match (is_mark(text.word(at)), open) {
            (true, None) if text.word(at) != "”" => open = Some(at),
            (true, Some(start)) if text.word(at) != "“" && !(new_paragraph) => {
                close(&mut found, start, at + 1);
                open = None;
            }
            (false, Some(start)) if closes_within(text.word(at)) => {
                close(&mut found, start, at + 1);
                open = None;
            }
            _ => {}
        }
        if !text.word(at).trim().is_empty() {
            last = at;
        }
    }
    found
}

/// A mark inside of a token: “Harbour Front”-North. Without it the quote ran to the end of its paragraph.
fn closes_within(word: &str) -> bool {
    let inner = word.trim_start_matches(['"', '“']);
    inner.contains(['”', '"'])
}

fn close(found: &mut Vec<Quote>, start: usize, end: usize) {
    // An unclosed mark that swallows a page is a misprint.
    if end > start + 2 && end - start < 600 {
        found.push(Quote { tokens: start..end });
    }
}

/// Whether a new paragraph begins with token `at`.
pub(super) fn breaks(text: &Analysis<'_>, at: usize) -> bool {
    let between = text.tokens[at - 1].span.end..text.tokens[at].span.start;
    let gap = text.text.get(between).unwrap_or_default();
    let is_break = |words: &str| words.matches('\n').count() >= 1;
    is_break(gap) || is_break(text.word(at - 1))
}

fn resumes(text: &Analysis<'_>, at: usize) -> bool {
    is_mark(text.word(at)) && text.word(at) != "”"
}
