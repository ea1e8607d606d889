//! "The group", "the rebels", "the groups": which armed group or organisation is meant.
//!
//! Shaped by: "the rights group" (no armed one), a group named pages away, "the 12th Maintenance Group".

use super::description::before;
use super::pronoun::is_subject;
use crate::analysis::Analysis;
use crate::names::registry::{Mention, Registry};
use record::EntityKind;

/// "The groups": of two or more armed groups named together just before, the first.
pub(super) fn pair(text: &Analysis<'_>, registry: &Registry, at: usize) -> Option<usize> {
    let sentence = text.tokens[at].sentence;
    let armed: Vec<_> = before(registry, at)
        .take_while(|mention| text.tokens[mention.tokens.start].sentence + 1 >= sentence)
        .filter(|mention| registry.actors[mention.actor].kind == EntityKind::ArmedGroup)
        .collect();
    let together = |pair: &[&Mention]| {
        let between = pair[1].tokens.end..pair[0].tokens.start;
        let marks = between
            .clone()
            .all(|token| matches!(text.word(token), "and" | "," | "the" | "or"));
        marks && between.clone().any(|token| text.word(token) == "and")
    };
    let pair = armed.windows(2).find(|pair| together(pair))?;
    Some(pair[1].actor)
}

/// "the group", "the extremist group", "the rights group".
pub(super) fn group(
    text: &Analysis<'_>,
    registry: &Registry,
    start: usize,
    at: usize,
) -> Option<usize> {
    const ARMED: &[&str] = &[
        "terrorist",
        "terror",
        "extremist",
        "militant",
        "jihadist",
        "jihadi",
        "armed",
        "islamist",
        "insurgent",
        "rebel",
        "guerrilla",
        "sunni",
        "shiite",
    ];
    const CIVIL: &[&str] = &[
        "rights",
        "monitoring",
        "aid",
        "advocacy",
        "human",
        "watchdog",
        "opposition",
        "media",
    ];
    let describes = |list: &[&str]| {
        (start + 1..at).any(|token| list.contains(&text.word(token).to_lowercase().as_str()))
    };
    if describes(ARMED) {
        return armed(text, registry, at, usize::MAX);
    }
    let last = before(registry, at).find(|mention| {
        matches!(
            registry.actors[mention.actor].kind,
            EntityKind::ArmedGroup | EntityKind::Organisation
        )
    })?;
    if is_far(text, last, at) {
        return None;
    }
    let kind = registry.actors[last.actor].kind;
    let near = text.tokens[last.tokens.start].sentence + 2 >= text.tokens[at].sentence;
    match kind {
        EntityKind::Organisation if near && (describes(CIVIL) || leads(text, last)) => {
            Some(last.actor)
        }
        EntityKind::ArmedGroup if !describes(CIVIL) => Some(last.actor),
        _ if describes(CIVIL) => None,
        _ => armed(text, registry, at, REACH),
    }
}

/// Sentences over which "the group" may reach back.
const REACH: usize = 8;

/// "The 12th Maintenance Group … the group plans": a unit that calls itself a group stands nearer, or the last one
/// named is pages away.
fn is_far(text: &Analysis<'_>, last: &Mention, at: usize) -> bool {
    let unit = |token: usize| {
        matches!(
            text.word(token),
            "Group" | "Wing" | "Squadron" | "Regiment" | "Battalion" | "Company"
        )
    };
    text.tokens[last.tokens.start].sentence + REACH < text.tokens[at].sentence
        || (last.tokens.end..at).any(unit)
}

/// Whether a mention is a subject: only then does "the group" mean an organisation that is no armed group.
fn leads(text: &Analysis<'_>, mention: &Mention) -> bool {
    text.top(mention.tokens.clone())
        .is_some_and(|top| is_subject(text, top))
}

pub(super) fn armed(
    text: &Analysis<'_>,
    registry: &Registry,
    at: usize,
    sentences: usize,
) -> Option<usize> {
    let sentence = text.tokens[at].sentence;
    let near = |mention: &&Mention| {
        text.tokens[mention.tokens.start]
            .sentence
            .saturating_add(sentences)
            >= sentence
    };
    before(registry, at)
        .take_while(near)
        .find(|mention| registry.actors[mention.actor].kind == EntityKind::ArmedGroup)
        .map(|mention| mention.actor)
}
