//! Who did what a clause tells: the agent of a passive, the actor of an event, the doer in the clause beside.
//!
//! Shaped by: "nine were killed after the group launched an attack", "a man inspired by the group" (not its doing).

use super::SUBJECTS;
use crate::analysis::{Dep, Pos};
use crate::claims::Evidence;
use crate::claims::parties::{behind_by, somebody};
use crate::happenings::{EventKind, Happening};
use record::Entity;

/// "Was captured by the army", "killed by Turkish air strikes", "the destruction of shrines by the group": who did it.
pub(super) fn agent(evidence: &Evidence<'_>, at: usize) -> Option<Entity> {
    let text = &evidence.text;
    let deed = text.tokens[at].pos == Pos::Noun;
    let by = |at: usize| {
        let below = text.children(at).filter(|c| text.word(*c) == "by");
        below
            .into_iter()
            .find(|c| deed || text.tokens[*c].dep == Dep::Agent)
    };
    let of = || text.children(at).find(|c| deed && text.word(*c) == "of");
    let by = by(at).or_else(|| by(text.child(of()?, &[Dep::Pobj])?));
    by.and_then(|by| behind_by(evidence, by))
        .or_else(|| clause_agent(evidence, at).filter(|_| deed))
}

/// "A missile fired by the group strikes", "the steps that were taken by the minister": who did it stands in the
/// clause at the noun.
pub(super) fn clause_agent(evidence: &Evidence<'_>, noun: usize) -> Option<Entity> {
    let text = &evidence.text;
    // "A man inspired by the group": he is not the group's doing.
    let does = |c: usize| {
        !matches!(
            text.lemma(c),
            "inspire"
                | "influence"
                | "radicalize"
                | "radicalise"
                | "accuse"
                | "suspect"
                | "want"
                | "motivate"
                | "surround"
                | "follow"
                | "know"
                | "fear"
        )
    };
    let clauses = text
        .children(noun)
        .filter(|c| matches!(text.tokens[*c].dep, Dep::Acl | Dep::Relcl) && does(*c));
    let by = clauses
        .into_iter()
        .find_map(|clause| text.child(clause, &[Dep::Agent]))?;
    behind_by(evidence, by)
}

/// Who did what an event tells: its actor, or the first side of a clash.
pub(super) fn doer(evidence: &Evidence<'_>, event: &Happening) -> Option<Entity> {
    let text = &evidence.text;
    let actor = event.actor.clone().and_then(|range| text.top(range));
    let between = || {
        let sides = text
            .children(event.trigger)
            .find(|c| text.word(*c) == "between" && event.kind == EventKind::ArmedClash)?;
        text.child(sides, &[Dep::Pobj])
    };
    somebody(evidence, actor.or_else(between)?)
}

/// "Nine were killed after the group launched an attack": the doer of the attack that the clause beside tells.
pub(super) fn doer_beside(evidence: &Evidence<'_>, at: usize) -> Option<Entity> {
    let text = &evidence.text;
    let clause = text.child(at, &[Dep::Advcl])?;
    let subject = text.child(clause, &[Dep::Nsubj])?;
    let below = text.subtree(clause);
    let tells =
        |event: &&Happening| event.kind.is_violent() && below.binary_search(&event.trigger).is_ok();
    evidence.events.iter().find(tells)?;
    somebody(evidence, subject)
}

/// "He abducted two": a person whom nobody knows did it, so that it is no nameless violence.
pub(super) fn is_person(evidence: &Evidence<'_>, at: usize) -> bool {
    let text = &evidence.text;
    text.child(at, &SUBJECTS).is_some_and(|subject| {
        matches!(
            text.word(subject).to_lowercase().as_str(),
            "he" | "she" | "i"
        )
    })
}
