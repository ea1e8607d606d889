//! What looked like a claim and was not read.

use super::{Evidence, numbers};
use crate::Unread;
use crate::attribution::quotes;

/// Quotes of some length that no speaker could be found for, and numbers of people that could be tied to nobody and nothing.
pub(super) fn unread(evidence: &Evidence<'_>) -> Vec<Unread> {
    let taken = |quote: &std::ops::Range<usize>| {
        evidence.said.iter().any(|said| {
            said.content
                .iter()
                .any(|part| part.start < quote.end && quote.start < part.end)
        })
    };
    let quotes = quotes(&evidence.text)
        .into_iter()
        .filter(|quote| quote.words(&evidence.text) >= 6 && !taken(&quote.tokens))
        .map(|quote| Unread {
            span: evidence.text.span(quote.tokens),
            reason: "a quote without a speaker".into(),
        });
    let numbers = numbers::left(evidence).map(|span| Unread {
        span,
        reason: "a number of people, tied to nobody known and to no event".into(),
    });
    let mut unread: Vec<Unread> = quotes.chain(numbers).collect();
    unread.sort_by_key(|it| it.span);
    unread.dedup();
    unread
}
