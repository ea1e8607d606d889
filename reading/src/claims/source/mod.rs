//! The speaker of an attribution as a source: its words, its name, its capacity.
//!
//! A person without a public role is never named: a witness's claim is kept,
//! the witness's name is not a field of it.

mod capacity;
mod holder;
mod named;
mod private;
mod pronoun;
mod role;
mod voice;
mod whole;

use crate::attribution::{Act, Said};
use crate::claims::Evidence;
use holder::{holder_of_noun, issuer, owner};
use named::named;
use record::{Attribution, Role, Source, Span};
use std::ops::Range;
pub(super) use voice::{names_speaker, speaks};
pub(super) use whole::whole;

/// What stands for a speaker of whom there is no word.
const UNNAMED: &str = "unnamed sources";

/// The whole attribution: the speaker, and through whom it came.
pub(super) fn attribution(
    evidence: &Evidence<'_>,
    index: usize,
    content: Vec<Span>,
) -> Attribution {
    let said = &evidence.said[index];
    let outer = std::iter::successors(evidence.outer(index), |at| evidence.outer(*at)).take(4);
    let named = outer.filter(|at| evidence.said[*at].source.is_some());
    let own = source(evidence, said);
    let via = named
        .map(|at| source(evidence, &evidence.said[at]))
        .filter(|via| via.role != Role::Author && via.name() != own.name() && !is_bare(via))
        .collect();
    Attribution {
        source: own,
        cue: cue(evidence, said),
        content,
        via,
    }
}

/// "The “boys” it blames": a pronoun that is nobody known passes nothing on.
fn is_bare(via: &Source) -> bool {
    let word = via.written.to_lowercase();
    via.resolved.is_none()
        && matches!(
            word.as_str(),
            "it" | "they" | "he" | "she" | "who" | "which"
        )
}

/// The attribution of what stands at token `at` under no cue: the author's, or whose statement the paragraph is.
pub(super) fn author(evidence: &Evidence<'_>, at: usize, content: Vec<Span>) -> Attribution {
    Attribution {
        source: announcer(evidence, at).unwrap_or_else(Source::author),
        cue: Vec::new(),
        content,
        via: Vec::new(),
    }
}

fn cue(evidence: &Evidence<'_>, said: &Said) -> Vec<Span> {
    let mut spans: Vec<Span> = Vec::new();
    for &token in &said.cue {
        let span = evidence.text.tokens[token].span;
        match spans.last_mut() {
            Some(last) if span.start <= last.end + 1 && span.start >= last.end => {
                last.end = span.end
            }
            _ => spans.push(span),
        }
    }
    spans
}

/// Who announced the paragraph of token `at` on a line of its own. The line is no part of the claim's words.
fn announcer(evidence: &Evidence<'_>, at: usize) -> Option<Source> {
    let holds = |said: &&Said| said.content.iter().any(|part| part.contains(&at));
    let said = evidence.announced.iter().find(holds)?;
    let source = source(evidence, said);
    Some(Source {
        words: None,
        ..source
    })
}

fn source(evidence: &Evidence<'_>, said: &Said) -> Source {
    match (&said.source, said.speaker) {
        (Some(range), Some(head)) if is_author(evidence, head) => announcer(evidence, head)
            .map(|source| Source {
                words: Some(evidence.text.span(range.clone())),
                ..source
            })
            .unwrap_or_else(|| author_as(evidence, range.clone())),
        (Some(range), Some(head)) => match issuer(evidence, head).or_else(|| owner(evidence, said))
        {
            Some((range, head)) => named(evidence, said, range, head),
            None => named(evidence, said, range.clone(), head),
        },
        _ => match holder_of_noun(evidence, said) {
            Some(holder) => source(evidence, holder),
            None if own_guess(evidence, said) => Source::author(),
            // "The party issued a statement that".
            None => match said.cue.first().and_then(|cue| issuer(evidence, *cue)) {
                Some((range, head)) => named(evidence, said, range, head),
                None => unnamed(),
            },
        },
    }
}

/// "I was told", "this author": the text speaks of itself.
fn is_author(evidence: &Evidence<'_>, head: usize) -> bool {
    // "US" is a state.
    matches!(
        evidence.text.word(head),
        "I" | "i" | "we" | "We" | "author" | "us" | "Us" | "me"
    )
}

fn author_as(evidence: &Evidence<'_>, range: Range<usize>) -> Source {
    Source {
        words: Some(evidence.text.span(range)),
        ..Source::author()
    }
}

/// "It can be assumed", "is expected to": nobody else is meant.
fn own_guess(evidence: &Evidence<'_>, said: &Said) -> bool {
    let modal = said.cue.iter().any(|t| {
        matches!(
            evidence.text.word(*t).to_lowercase().as_str(),
            "can" | "must" | "should" | "may"
        )
    });
    modal || matches!(said.act, Act::Assumes) && said.cue.len() == 1
}

/// "Reportedly", "it is said", "was thought": somebody, of whom the text has no word.
fn unnamed() -> Source {
    Source {
        words: None,
        written: UNNAMED.into(),
        resolved: None,
        role: Role::Anonymous,
    }
}
