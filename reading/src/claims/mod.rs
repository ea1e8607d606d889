//! From what the rules found to claims: each binds a speaker to a clause, and
//! the clause to its subject, place, time and number.
//!
//! Three things make a claim: an attribution (a speaker and what is said), a
//! number (with the speaker whose content holds it), and the author's own
//! sentence about somebody the names module knows. Sentences about nobody and
//! without a number are left alone: a ledger of everything said is a copy.

mod announced;
mod bind;
mod event;
mod evidence;
mod fate;
mod mishap;
mod near;
mod numbers;
mod parties;
mod source;
mod stance;
mod statements;
mod subject;
mod sure;
mod unread;

pub(crate) use announced::announced;
pub(crate) use evidence::{Evidence, Number};
pub(crate) use near::Near;

use crate::{Reading, Unread};
use record::{Claim, Document, Draft};

/// Assembles the claims of a document, in order of their spans.
pub(crate) fn assemble(document: &Document, evidence: &Evidence<'_>) -> Reading {
    let mut drafts = statements::drafts(evidence);
    drafts.extend(numbers::drafts(evidence));
    drafts.sort_by_key(|draft| {
        (
            draft.span,
            draft.quantity.as_ref().map(|quantity| quantity.words),
        )
    });
    drafts.dedup();
    let mut reading = Reading {
        claims: Vec::new(),
        unread: unread::unread(evidence),
    };
    for draft in drafts {
        keep(document, draft, &mut reading);
    }
    reading
}

/// A draft whose spans do not hold is a fault of a rule: it is reported, not lost.
fn keep(document: &Document, draft: Draft, reading: &mut Reading) {
    let span = draft.span;
    match Claim::new(document, draft) {
        Ok(claim) => reading.claims.push(claim),
        Err(error) => reading.unread.push(Unread {
            span,
            reason: error.to_string(),
        }),
    }
}
