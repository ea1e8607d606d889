//! "He said": who spoke just before, if nobody else may be meant.
//!
//! Shaped by: "the minister met the suspect. He said …" (nobody is meant), "He also says" (who spoke before speaks on,
//! whomever the words were about).

use super::named::{collapse, named};
use super::private::PRIVATE;
use crate::analysis::NamedKind;
use crate::attribution::Said;
use crate::claims::Evidence;
use crate::names;
use record::Source;
use std::ops::Range;

pub(super) fn pronoun(evidence: &Evidence<'_>, head: usize) -> bool {
    matches!(
        evidence.text.word(head).to_lowercase().as_str(),
        "he" | "she" | "his" | "her" | "him"
    )
}

/// A pronoun's own words, with the name and capacity of whom it means.
pub(super) fn as_pronoun(evidence: &Evidence<'_>, range: Range<usize>, meant: Source) -> Source {
    let words = evidence.text.span(range);
    let written = collapse(words.of(evidence.text.text).unwrap_or_default());
    Source {
        words: Some(words),
        written,
        resolved: Some(meant.name().to_owned()),
        role: meant.role,
    }
}

/// The person who spoke just before, whom "he" or "his" means if nobody else is named between.
pub(super) fn before(evidence: &Evidence<'_>, said: &Said) -> Option<Source> {
    let cue = *said.cue.first()?;
    let near = |other: &&Said| {
        other
            .cue
            .first()
            .is_some_and(|at| *at < cue && cue - at < 80)
    };
    let last = evidence
        .said
        .iter()
        .rfind(|other| near(other) && other.speaker != said.speaker)?;
    let (range, head) = (last.source.clone()?, last.speaker?);
    let goes_on = goes_on(evidence, cue);
    let own = |at: &usize| goes_on && last.content.iter().any(|part| part.contains(at));
    let between = (range.end..said.speaker?).filter(|at| !own(at));
    if another_between(evidence, between, head) {
        return None;
    }
    let person = evidence
        .text
        .entity_at(head)
        .is_some_and(|entity| entity.kind == NamedKind::Person);
    let source = person.then(|| named(evidence, last, range, head))?;
    (source.written != PRIVATE).then_some(source)
}

/// "He also says", "she added": who spoke before speaks on, whomever the words were about.
fn goes_on(evidence: &Evidence<'_>, cue: usize) -> bool {
    let text = &evidence.text;
    let again = |c: usize| {
        matches!(
            text.word(c).to_lowercase().as_str(),
            "also" | "further" | "furthermore" | "additionally" | "moreover"
        )
    };
    matches!(text.lemma(cue), "add" | "continue" | "reiterate") || text.children(cue).any(again)
}

/// Whether somebody else who may be "he" is named or described among `tokens`.
fn another_between(
    evidence: &Evidence<'_>,
    tokens: impl IntoIterator<Item = usize>,
    head: usize,
) -> bool {
    let text = &evidence.text;
    let person = |at: usize| {
        let named = text
            .entity_at(at)
            .is_some_and(|entity| entity.kind == NamedKind::Person);
        named && text.word(at) != text.word(head)
    };
    tokens
        .into_iter()
        .any(|at| person(at) || names::is_unnamed_person(text, at))
}
