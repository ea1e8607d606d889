//! Who did what a clause tells: the agent of a passive, the actor of an event, the doer in the clause beside.
//!
//! Shaped by: "nine were killed after the group launched an attack", "a man inspired by the group" (not its doing), "hit
//! a car of the embassy, killing one" (a car that is hit kills nobody).

use super::SUBJECTS;
use crate::analysis::{Dep, Pos, Tag};
use crate::claims::Evidence;
use crate::claims::parties::{behind_by, somebody};
use crate::happenings::{EventKind, Happening, Thing, thing};
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

/// "A decision by the two states surprised", "the shelling of the town by the army goes on": whose doing the subject
/// is.
pub(super) fn deed_of(evidence: &Evidence<'_>, subject: usize) -> Option<Entity> {
    let deed = evidence.text.tokens[subject].pos == Pos::Noun;
    deed.then(|| agent(evidence, subject)).flatten()
}

/// "Wants to withdraw after rebels kidnapping four troops": the noun that does what a participle at it tells, whoever
/// leads the sentence.
pub(in crate::claims) fn who_does(evidence: &Evidence<'_>, participle: usize) -> Option<usize> {
    let text = &evidence.text;
    let harms = matches!(
        text.lemma(participle),
        "kill" | "wound" | "injure" | "kidnap" | "abduct" | "attack" | "capture" | "seize"
    );
    let at_noun =
        text.tokens[participle].dep == Dep::Acl && text.tokens[participle].tag == Tag::Vbg;
    let doer = text.head(participle).filter(|_| harms && at_noun)?;
    let acts = matches!(thing(text, doer), Some(Thing::Group | Thing::State));
    (acts && text.tokens[doer].dep == Dep::Pobj).then_some(doer)
}

/// "While the government killed most": soldiers, police or a government did what the verb tells, so that a group named
/// beside did not.
pub(super) fn is_of_state(evidence: &Evidence<'_>, verb: usize) -> bool {
    let text = &evidence.text;
    let subject = text.child(verb, &[Dep::Nsubj]);
    subject.is_some_and(|subject| thing(text, subject) == Some(Thing::State))
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
    // "Hit a car of the embassy, killing one": a car that is hit kills nobody.
    let can_act = |at: &usize| thing(text, *at) != Some(Thing::Property);
    let actor = event.actor.clone().and_then(|range| text.top(range));
    let actor = actor.filter(can_act);
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
    evidence.events_by(at).find(tells)?;
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
