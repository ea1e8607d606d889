//! What the rules found, made whole: quotes are taken in full, a quote without
//! a cue goes to who spoke last, and what two rules found is kept once.

use super::quotes::Quote;
use super::{Said, quotes, runs};
use crate::analysis::Analysis;
use std::ops::Range;

/// Completes and orders `found`.
pub(super) fn complete(text: &Analysis<'_>, quotes: &[Quote], mut found: Vec<Said>) -> Vec<Said> {
    found.retain(|said| !inside_own_quote(quotes, said));
    found
        .iter_mut()
        .for_each(|said| take_quotes(text, quotes, said));
    continue_quotes(text, quotes, &mut found);
    found.sort_by_key(|said| said.cue.first().copied());
    found.dedup_by(|b, a| a.cue == b.cue);
    found.retain(|said| !said.content.is_empty());
    found
}

/// A cue inside a quote reports what the quoted speaker says others say; the
/// quote's own attribution already holds those words.
fn inside_own_quote(quotes: &[Quote], said: &Said) -> bool {
    said.cue
        .first()
        .is_some_and(|cue| quotes.iter().any(|quote| quote.tokens.contains(cue)))
}

/// A content that reaches into a quote takes all of it.
fn take_quotes(text: &Analysis<'_>, quotes: &[Quote], said: &mut Said) {
    let mut tokens: Vec<usize> = said.content.iter().cloned().flatten().collect();
    let cue = said.cue.first().copied().unwrap_or(0);
    for quote in quotes.iter().filter(|q| !q.tokens.contains(&cue)) {
        let shares = said
            .content
            .iter()
            .any(|part| overlaps(part, &quote.tokens));
        if shares && quote.words(text) >= 4 {
            tokens.extend(quote.tokens.clone());
        }
    }
    tokens.sort_unstable();
    tokens.dedup();
    let own = |token: &usize| {
        said.cue.contains(token)
            || said.source.as_ref().is_some_and(|s| {
                s.contains(token) && !said.content.iter().any(|c| c.contains(token))
            })
    };
    let home = paragraph(text, cue);
    let reach = quotes
        .iter()
        .filter(|q| overlaps(&q.tokens, &home))
        .fold(home.clone(), |all, q| {
            all.start.min(q.tokens.start)..all.end.max(q.tokens.end)
        });
    tokens.retain(|token| !own(token) && reach.contains(token));
    said.content = runs(text, &tokens);
}

/// "…," she said. "And further …": the second quote has no cue of its own.
fn continue_quotes(text: &Analysis<'_>, quotes: &[Quote], found: &mut [Said]) {
    for quote in quotes.iter().filter(|q| q.words(text) >= 4) {
        let taken = found.iter().any(|said| {
            said.content
                .iter()
                .any(|part| overlaps(part, &quote.tokens))
        });
        if taken {
            continue;
        }
        if let Some(said) = found
            .iter_mut()
            .filter(|said| continues(text, quotes, said, quote))
            .max_by_key(|said| said.cue.first().copied())
        {
            said.content.push(quote.tokens.clone());
        }
    }
}

/// The attribution ends with its own quote in this paragraph, just before.
fn continues(text: &Analysis<'_>, quotes: &[Quote], said: &Said, quote: &Quote) -> bool {
    let cue = said.cue.first().copied().unwrap_or(0);
    let spoken = said
        .content
        .iter()
        .any(|part| quotes.iter().any(|q| overlaps(part, &q.tokens)));
    spoken
        && cue < quote.tokens.start
        && quote.tokens.start - cue < 80
        && same_paragraph(text, cue..quote.tokens.start)
}

/// The paragraph of token `at`: no report runs on into the next without a quote.
fn paragraph(text: &Analysis<'_>, at: usize) -> Range<usize> {
    let start = (1..=at)
        .rev()
        .find(|t| quotes::breaks(text, *t))
        .unwrap_or(0);
    let end = (at + 1..text.tokens.len())
        .find(|t| quotes::breaks(text, *t))
        .unwrap_or(text.tokens.len());
    start..end
}

fn same_paragraph(text: &Analysis<'_>, between: Range<usize>) -> bool {
    between.skip(1).all(|at| !quotes::breaks(text, at))
}

fn overlaps(a: &Range<usize>, b: &Range<usize>) -> bool {
    a.start < b.end && b.start < a.end
}
