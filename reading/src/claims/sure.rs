//! The certainty of a claim: the band its words set, and whose words they are.

use super::Evidence;
use crate::analysis::Dep;
use crate::certainty::{Sureness, certainty};
use record::{Band, Certainty, Hedger, Span};

/// The certainty of the predicate at `at`, where its words set a band inside `within`.
///
/// Hedging words outside the claim's own span are somebody else's.
pub(super) fn of(evidence: &Evidence<'_>, at: usize, within: Span) -> Option<Certainty> {
    let (sureness, band) = banded(evidence, at).or_else(|| {
        // "Are unlikely to take the city": the hedge is on what they would do.
        let text = &evidence.text;
        let hedge = text.child(at, &[Dep::Acomp]);
        let action = text.child(hedge.unwrap_or(at), &[Dep::Xcomp])?;
        banded(evidence, action)
    })?;
    let words = sureness
        .words
        .iter()
        .map(|word| evidence.text.tokens[*word].span);
    let words: Vec<Span> = words.filter(|word| within.contains(*word)).collect();
    let hedger = sureness.hedger.unwrap_or(Hedger::Source);
    (!words.is_empty()).then_some(Certainty {
        band,
        words,
        hedger,
    })
}

fn banded(evidence: &Evidence<'_>, at: usize) -> Option<(Sureness, Band)> {
    let sureness = certainty(&evidence.text, at);
    let band = sureness.band?;
    Some((sureness, band))
}
