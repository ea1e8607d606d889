//! What looked like a claim and was not read.

use super::Evidence;
use crate::Unread;
use crate::attribution::quotes;

/// Quotes of some length that no speaker could be found for.
pub(super) fn unread(evidence: &Evidence<'_>) -> Vec<Unread> {
    let taken = |quote: &std::ops::Range<usize>| {
        evidence.said.iter().any(|said| {
            said.content
                .iter()
                .any(|part| part.start < quote.end && quote.start < part.end)
        })
    };
    quotes(&evidence.text)
        .into_iter()
        .filter(|quote| quote.words(&evidence.text) >= 6 && !taken(&quote.tokens))
        .map(|quote| Unread {
            span: evidence.text.span(quote.tokens),
            reason: "a quote without a speaker".into(),
        })
        .collect()
}
