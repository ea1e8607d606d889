//! In what capacity a speaker speaks: a group, a state, an outlet, somebody unnamed.
//!
//! Shaped by: "those familiar with the agency" (anonymous, whatever is said of them).

use super::capacity::capacity;
use crate::analysis::Pos;
use crate::claims::Evidence;
use record::{EntityKind, Role};
use std::ops::Range;

pub(super) fn words(evidence: &Evidence<'_>, range: Range<usize>) -> Vec<String> {
    range
        .map(|at| evidence.text.lemma(at).to_lowercase())
        .collect()
}

pub(super) fn role(evidence: &Evidence<'_>, range: Range<usize>, head: usize) -> Role {
    let text = &evidence.text;
    let entity = evidence.entity(head).map(|entity| entity.kind);
    let lemma = text.lemma(head).to_lowercase();
    let name = range.clone().any(|at| text.tokens[at].pos == Pos::Propn);
    if entity == Some(EntityKind::ArmedGroup) {
        Role::Group
    } else if nobody(&lemma) || entity.is_none() && !name && unnamed_capacity(&lemma) {
        Role::Anonymous
    } else {
        let state = (entity == Some(EntityKind::Government)).then_some(Role::Official);
        let state = state.or_else(|| international(evidence, head));
        capacity(&words(evidence, range))
            .or(state)
            .unwrap_or(Role::Other)
    }
}

/// The United Nations and its bodies, by the names their acronyms resolve to.
fn international(evidence: &Evidence<'_>, head: usize) -> Option<Role> {
    let name = &evidence.entity(head)?.name;
    let body = name.starts_with("UN")
        || name.starts_with("United Nations")
        || matches!(
            name.as_str(),
            "OCHA"
                | "OHCHR"
                | "IOM"
                | "MONUSCO"
                | "MINUSMA"
                | "MINUSCA"
                | "European Union"
                | "African Union"
                | "NATO"
                | "OSCE"
                | "ECOWAS"
        );
    body.then_some(Role::Official)
}

/// Heads that name nobody, whatever is said of them: "those familiar with the CIA".
pub(super) fn nobody(head: &str) -> bool {
    matches!(
        head,
        "source"
            | "report"
            | "witness"
            | "eyewitness"
            | "resident"
            | "people"
            | "person"
            | "observer"
            | "those"
            | "some"
            | "many"
            | "other"
            | "man"
            | "woman"
            | "local"
            | "villager"
            | "survivor"
            | "activist"
            | "account"
            | "they"
            | "critic"
            | "supporter"
            | "individual"
            | "one"
            | "estimate"
            | "research"
            | "study"
            | "several"
            | "most"
            | "figure"
            | "datum"
            | "number"
    )
}

/// Heads that tell a capacity and no name: "a senior official", "analysts".
pub(super) fn unnamed_capacity(head: &str) -> bool {
    matches!(
        head,
        "official"
            | "expert"
            | "analyst"
            | "diplomat"
            | "member"
            | "researcher"
            | "officer"
            | "commander"
            | "leader"
    )
}
