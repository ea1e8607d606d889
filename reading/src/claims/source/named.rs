//! A speaker with a name: its words, whom they are resolved to, and in what capacity.
//!
//! Shaped by: "the President of Ruritania Petro Obi" (the name ends the office's words), "the organisation, the
//! Islamic State" (the name stands beside the description).

use super::capacity::capacity;
use super::private::{PRIVATE, private};
use super::pronoun::{as_pronoun, before, pronoun};
use super::role::{role, words};
use crate::analysis::{Dep, Pos};
use crate::attribution::Said;
use crate::claims::Evidence;
use crate::names;
use record::{Entity, EntityKind, Role, Source};
use std::ops::Range;

/// "The President of Ukraine Petro Obi": the office's words end in the name of its holder.
fn holder_behind<'e>(
    evidence: &'e Evidence<'_>,
    range: &Range<usize>,
    head: usize,
) -> Option<&'e Entity> {
    let text = &evidence.text;
    let office = text.tokens[head].pos != Pos::Pron && names::is_title(text.lemma(head));
    let last = range.end.checked_sub(1).filter(|_| office)?;
    let plain = (head..last).all(|at| !matches!(text.word(at), "," | "and" | "'s" | "’s"));
    evidence
        .entity(last)
        .filter(|entity| plain && entity.kind == EntityKind::Person)
}

/// "The militant organisation, the Islamic State, claimed": a description and the name beside it.
fn body_beside<'e>(evidence: &'e Evidence<'_>, head: usize) -> Option<&'e Entity> {
    let text = &evidence.text;
    let described = text.tokens[head].pos == Pos::Noun && !names::is_title(text.lemma(head));
    let name = text.child(head, &[Dep::Appos]).filter(|_| described)?;
    evidence.entity(name)
}

pub(super) fn named(
    evidence: &Evidence<'_>,
    said: &Said,
    range: Range<usize>,
    head: usize,
) -> Source {
    let entity = evidence
        .entity(head)
        .or_else(|| holder_behind(evidence, &range, head))
        .or_else(|| body_beside(evidence, head));
    if entity.is_none()
        && pronoun(evidence, head)
        && let Some(before) = before(evidence, said)
    {
        return as_pronoun(evidence, range, before);
    }
    if entity.is_none() && private(evidence, said, range.clone(), head) {
        return Source {
            words: None,
            written: PRIVATE.into(),
            resolved: None,
            role: Role::Other,
        };
    }
    let span = evidence.text.span(range.clone());
    let written = collapse(span.of(evidence.text.text).unwrap_or_default());
    // "Accusations by the United States": a state speaks, though it heads no clause.
    let state = names::state_called(without_article(&written)).filter(|_| entity.is_none());
    let state = state.filter(|state| names::is_state(state) && !names::is_demonym(&written));
    let resolved = entity.map(|entity| entity.name.clone());
    let resolved = resolved.or_else(|| state.map(str::to_owned));
    let role = match role(evidence, range, head) {
        Role::Other if state.is_some() => Role::Official,
        Role::Other => role_elsewhere(evidence, resolved.as_deref()),
        told => told,
    };
    Source {
        words: Some(span),
        written,
        resolved,
        role,
    }
}

fn without_article(words: &str) -> &str {
    words
        .strip_prefix("the ")
        .or(words.strip_prefix("The "))
        .unwrap_or(words)
}

/// A surname keeps the capacity that the full name was introduced with.
fn role_elsewhere(evidence: &Evidence<'_>, name: Option<&str>) -> Role {
    let same = |said: &&Said| {
        let entity = said.speaker.and_then(|head| evidence.entity(head));
        name.is_some() && entity.map(|entity| entity.name.as_str()) == name
    };
    let told = |said: &Said| {
        said.source
            .clone()
            .and_then(|range| capacity(&words(evidence, range)))
    };
    evidence
        .said
        .iter()
        .filter(same)
        .find_map(told)
        .unwrap_or(Role::Other)
}

/// White space as one blank: a source is a name in listings.
pub(super) fn collapse(words: &str) -> String {
    words.split_whitespace().collect::<Vec<_>>().join(" ")
}
