//! One person under several names: the full name, the surname alone, the name of the tables.
//!
//! Shaped by: "President Mohamud" and a Mohamud who is arrested elsewhere in the report (two people).

use super::admits::role;
use crate::analysis::Analysis;
use crate::names::key::key;
use crate::names::registry::{Actor, Registry, clean};
use crate::names::table::table;
use record::EntityKind;
use std::collections::HashMap;
use std::ops::Range;

pub(super) fn admit(
    text: &Analysis<'_>,
    registry: &mut Registry,
    people: &mut HashMap<String, usize>,
    tokens: &Range<usize>,
    role: String,
) {
    let name = clean(text, tokens.clone());
    let last = surname(&name);
    let known = table()
        .find(&key(&name), &name)
        .filter(|index| table().known[*index].kind == EntityKind::Person);
    let actor = match (known, people.get(&last)) {
        (Some(index), _) => registry.of_table(index),
        // "Carter" and "Ash Carter" are one; "Ali Hassan" and "Omar Hassan" are two.
        (None, Some(other)) if compatible(&registry.actors[*other], &name) => *other,
        (None, _) => registry.called(&name, EntityKind::Person),
    };
    let person = &mut registry.actors[actor];
    if person.kind != EntityKind::Person {
        return;
    }
    if known.is_none() && name.len() > person.name.len() {
        person.name = name.clone();
    }
    person.role.get_or_insert(role);
    registry.alias(name.split_whitespace().next_back().unwrap_or(&name), actor);
    people.insert(last, actor);
    people.insert(key(&name), actor);
}

/// "John Mueller" is the Mueller whom a role admitted later on: the fuller name stands for both.
///
/// A surname in common is not enough: "President Mohamud" admits no Mohamud
/// who is arrested elsewhere in the report.
pub(super) fn join(
    text: &Analysis<'_>,
    registry: &mut Registry,
    people: &mut HashMap<String, usize>,
    tokens: &Range<usize>,
    candidates: &[Range<usize>],
) {
    let name = clean(text, tokens.clone());
    let Some(actor) = people.get(&surname(&name)).copied() else {
        return;
    };
    let lone = !registry.actors[actor].name.contains(' ');
    if lone && !introduces(text, tokens, candidates) {
        return;
    }
    let person = &mut registry.actors[actor];
    if compatible(person, &name)
        && person.ucdp.is_none()
        && table().find(&key(&person.name), &person.name).is_none()
    {
        if name.len() > person.name.len() {
            person.name = name.clone();
        }
        people.insert(key(&name), actor);
    }
}

/// How far behind a full name the surname with a role may stand, in tokens.
const REACH: usize = 150;

/// Whether the full name at `tokens` is the only one of its surname, and the
/// surname with a role follows it closely, as reports introduce people.
fn introduces(text: &Analysis<'_>, tokens: &Range<usize>, candidates: &[Range<usize>]) -> bool {
    let name = |tokens: &Range<usize>| clean(text, tokens.clone());
    let own = name(tokens);
    let namesakes = || {
        candidates
            .iter()
            .filter(|other| surname(&name(other)) == surname(&own))
    };
    let alone = |other: &Range<usize>| !name(other).contains(' ');
    let unique = namesakes().all(|other| alone(other) || name(other) == own);
    let follows = |other: &Range<usize>| {
        other.start >= tokens.end && other.start - tokens.end < REACH && alone(other)
    };
    unique && namesakes().any(|other| follows(other) && role(text, other).is_some())
}

fn compatible(person: &Actor, name: &str) -> bool {
    let words = |name: &str| {
        name.split_whitespace()
            .map(crate::names::key::key)
            .collect::<Vec<_>>()
    };
    let (one, other) = (words(&person.name), words(name));
    one.iter().all(|word| other.contains(word)) || other.iter().all(|word| one.contains(word))
}

/// The key of the last word of a name, "al-" left off.
pub(super) fn surname(name: &str) -> String {
    let last = name.split_whitespace().next_back().unwrap_or(name);
    let last = last
        .strip_prefix("al-")
        .or(last.strip_prefix("al-"))
        .or(last.strip_prefix("Al-"))
        .or(last.strip_prefix("el-"))
        .unwrap_or(last);
    key(last)
}

/// Whom a name means: the admitted person of that full name or surname.
pub(super) fn whom(
    text: &Analysis<'_>,
    people: &HashMap<String, usize>,
    tokens: &Range<usize>,
) -> Option<usize> {
    let name = clean(text, tokens.clone());
    let full = people.get(&key(&name)).copied();
    let alone = name.split_whitespace().count() == 1;
    full.or_else(|| {
        if alone {
            people.get(&surname(&name)).copied()
        } else {
            None
        }
    })
}
