//! Who says what: source, cue and content, found on the dependency tree.
//!
//! The terms are those of PolNeAR (Newell, Margolin & Ruths, LREC 2018). Each
//! rule is a file that looks at one construction and proposes [`Said`]s;
//! [`attributions`] runs them all, lets quotes complete the contents and drops
//! what two rules both found. Nothing here knows what is claimed.

mod cited;
mod clause;
mod colon;
mod complete;
mod copula;
mod lexicon;
mod noun;
mod object;
mod phrase;
mod quotes;
mod source;

pub use lexicon::Act;
pub use quotes::{Quote, quotes};

use crate::analysis::Analysis;
use std::ops::Range;

/// One attribution, in tokens.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Said {
    /// The words that name the speaker; `None` where nobody is named ("reportedly").
    pub source: Option<Range<usize>>,
    /// The token of the source that carries its meaning.
    pub speaker: Option<usize>,
    /// The words that attribute, in order; the first is the verb or noun itself.
    pub cue: Vec<usize>,
    /// What is said: runs of tokens in order.
    pub content: Vec<Range<usize>>,
    /// What the speaker does by saying it.
    pub act: Act,
}

/// Finds all attributions of a text, in order of their cues.
pub fn attributions(text: &Analysis<'_>) -> Vec<Said> {
    let quotes = quotes(text);
    let mut found = Vec::new();
    for token in 0..text.tokens.len() {
        let cited = cited::said(text, &quotes, token);
        if cited
            .as_ref()
            .is_some_and(|cited| cited.cue.contains(&token))
        {
            found.extend(cited);
            continue;
        }
        found.extend(cited);
        let said = clause::said(text, &quotes, token)
            .or_else(|| object::said(text, token))
            .or_else(|| phrase::said(text, token))
            .or_else(|| noun::said(text, token))
            .or_else(|| copula::said(text, &quotes, token));
        found.extend(said);
    }
    found.extend(colon::said(text));
    complete::complete(text, &quotes, found)
}

/// Sorted tokens as runs; gaps that hold only punctuation or space close.
fn runs(text: &Analysis<'_>, tokens: &[usize]) -> Vec<Range<usize>> {
    let mut runs: Vec<Range<usize>> = Vec::new();
    for &token in tokens {
        match runs.last_mut() {
            Some(last) if (last.end..token).all(|gap| is_mark(text, gap)) => last.end = token + 1,
            _ => runs.push(token..token + 1),
        }
    }
    runs.retain_mut(|run| {
        *run = trim(text, run.clone());
        run.start < run.end
    });
    runs
}

/// A range without punctuation at its edges, quotation marks and brackets excepted.
fn trim(text: &Analysis<'_>, mut range: Range<usize>) -> Range<usize> {
    let loose = |at: usize| {
        is_mark(text, at)
            && !quotes::is_mark(text.word(at))
            && !matches!(text.word(at), "(" | ")" | "%" | "$" | "?" | "!")
    };
    while !range.is_empty() && loose(range.start) {
        range.start += 1;
    }
    while !range.is_empty() && loose(range.end - 1) {
        range.end -= 1;
    }
    range
}

fn is_mark(text: &Analysis<'_>, at: usize) -> bool {
    text.word(at).chars().all(|c| !c.is_alphanumeric())
}
