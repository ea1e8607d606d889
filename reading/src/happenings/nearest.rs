//! Names of places and times near a trigger in the tree.
//!
//! Shaped by: the dateline's city, which stands nearer in the text than the town
//! below the verb.

use crate::analysis::{Analysis, NamedKind};
use std::ops::Range;

/// The place name nearest in the tree: below the trigger, then below its heads.
pub(super) fn place(text: &Analysis<'_>, at: usize) -> Option<Range<usize>> {
    nearest(text, at, |kind| {
        matches!(kind, NamedKind::Gpe | NamedKind::Loc | NamedKind::Fac)
    })
    .into_iter()
    .next()
}

/// Dates and times of day of the clause, nearest first.
pub(super) fn times(text: &Analysis<'_>, at: usize) -> Vec<Range<usize>> {
    nearest(text, at, is_time)
}

pub(super) fn is_time(kind: NamedKind) -> bool {
    matches!(kind, NamedKind::Date | NamedKind::Time)
}

/// More names than this in one sentence make it a list, which places nothing.
const MANY: usize = 40;

fn nearest(
    text: &Analysis<'_>,
    at: usize,
    wanted: impl Fn(NamedKind) -> bool,
) -> Vec<Range<usize>> {
    let sentence = text.sentences[text.tokens[at].sentence].clone();
    let first = text
        .entities
        .partition_point(|e| e.tokens.start < sentence.start);
    let mut found: Vec<(usize, usize, Range<usize>)> = text.entities[first..]
        .iter()
        .take_while(|e| e.tokens.start < sentence.end)
        .filter(|e| wanted(e.kind))
        .take(MANY)
        .filter_map(|e| {
            let top = text.top(e.tokens.clone())?;
            Some((
                steps(text, at, top),
                e.tokens.start.abs_diff(at),
                e.tokens.clone(),
            ))
        })
        .collect();
    found.sort_by_key(|(steps, away, _)| (*steps, *away));
    found.into_iter().map(|(.., range)| range).collect()
}

/// How many edges of the tree lie between two tokens of a sentence.
fn steps(text: &Analysis<'_>, from: usize, to: usize) -> usize {
    let up: Vec<usize> = std::iter::once(from).chain(text.ancestors(from)).collect();
    std::iter::once(to)
        .chain(text.ancestors(to))
        .enumerate()
        .find_map(|(far, token)| {
            up.iter()
                .position(|u| *u == token)
                .map(|near| near * 2 + far)
        })
        .unwrap_or(usize::MAX)
}
