//! The event of a claim: who did what to whom, with what, and how many it harmed.
//!
//! Shaped by: "the attack killed 12" (the clause's verb is a toll, the event is
//! the attack), "killing 12 and wounding scores" (two numbers, one event), "a
//! total of 40 since January" (no toll of this attack), "the assault was carried
//! out by" (the verb carries the event and is none).

use super::{Evidence, Number, mishap};
use crate::analysis::{Analysis, Dep, NamedKind};
use crate::attribution::Said;
use crate::happenings::{EventKind, Happening, Outcome, Realis};
use record::{Event, Measure, Party, Scope, Stance, Toll};
use std::ops::Range;

/// The event that the clause headed by `at` tells, if its words tell one as a fact or deny one.
pub(super) fn of_clause<'e>(
    evidence: &'e Evidence<'_>,
    at: usize,
    stance: Stance,
) -> Option<&'e Happening> {
    let told = |event: &&Happening| is_told(evidence, event, stance);
    let own = |event: &&Happening| event.trigger == at || harms(event, at);
    let mut events = evidence.events_by(at).filter(told);
    events.clone().find(own).or_else(|| {
        carries(&evidence.text, at)
            .then(|| events.find(|event| is_argument(&evidence.text, event.trigger, at)))?
    })
}

/// "Claimed responsibility for": the cue itself tells the event.
pub(super) fn of_cue<'e>(evidence: &'e Evidence<'_>, said: &Said) -> Option<&'e Happening> {
    evidence.events.iter().find(|event| {
        event.kind == EventKind::ResponsibilityClaimed
            && event.realis == Realis::Happened
            && (said.cue.contains(&event.trigger)
                || said.content.iter().any(|part| part.start == event.trigger))
    })
}

/// The event whose toll or measure `number` is; its verb is `predicate`.
pub(super) fn of_number<'e>(
    evidence: &'e Evidence<'_>,
    number: &Number,
    predicate: usize,
    stance: Stance,
) -> Option<&'e Happening> {
    if number.quantity.scope == Scope::Total {
        return None;
    }
    let counts = |event: &&Happening| {
        event
            .harm
            .iter()
            .any(|harm| harm.victims.contains(&number.tokens.start))
    };
    let told = |event: &&Happening| is_told(evidence, event, stance);
    let mut counted = evidence.events_by(number.tokens.start).filter(counts);
    counted
        .find(told)
        .or_else(|| of_clause(evidence, predicate, stance))
}

/// A denial keeps the event it denies; plans, thoughts and accidents are no events.
fn is_told(evidence: &Evidence<'_>, event: &Happening, stance: Stance) -> bool {
    let told = event.realis == Realis::Happened
        || event.realis == Realis::Denied && stance == Stance::Denies;
    told && !mishap::is_one(evidence, event)
}

fn harms(event: &Happening, at: usize) -> bool {
    event.harm.iter().any(|harm| harm.word == at)
}

/// Verbs that say of an event only that it took place, by whom, or what came of it.
fn carries(text: &Analysis<'_>, at: usize) -> bool {
    matches!(
        text.lemma(at).to_lowercase().as_str(),
        "carry"
            | "launch"
            | "mount"
            | "stage"
            | "conduct"
            | "commit"
            | "perpetrate"
            | "take"
            | "occur"
            | "happen"
            | "hit"
            | "strike"
            | "target"
            | "rock"
            | "kill"
            | "leave"
            | "claim"
            | "cause"
            | "follow"
            | "begin"
            | "erupt"
            | "break"
            | "rip"
            | "tear"
            | "destroy"
            | "injure"
            | "wound"
            | "come"
            | "continue"
            | "resume"
            | "persist"
            | "intensify"
            | "escalate"
            | "spread"
            | "be"
    )
}

fn is_argument(text: &Analysis<'_>, event: usize, verb: usize) -> bool {
    let argument = matches!(
        text.tokens[event].dep,
        Dep::Nsubj | Dep::NsubjPass | Dep::Dobj
    );
    argument && text.head(event) == Some(verb)
}

/// The event in the vocabulary of the ledger.
pub(super) fn told(evidence: &Evidence<'_>, event: &Happening) -> Event {
    let text = &evidence.text;
    Event {
        trigger: text.tokens[event.trigger].span,
        kind: event.kind,
        actor: party(evidence, event.actor.as_ref()),
        target: party(evidence, event.target.as_ref()),
        instrument: event.instrument.clone().map(|range| text.span(range)),
        killed: toll(evidence, event, Outcome::Killed),
        wounded: toll(evidence, event, Outcome::Wounded),
    }
}

/// Who takes part. A person whom no public role admits is left out, words and all.
fn party(evidence: &Evidence<'_>, range: Option<&Range<usize>>) -> Option<Party> {
    let text = &evidence.text;
    let range = range?.clone();
    let private = |at: usize| {
        let person = text
            .entity_at(at)
            .is_some_and(|entity| entity.kind == NamedKind::Person);
        person && evidence.entity(at).is_none()
    };
    let head = text.top(range.clone())?;
    let entity = evidence.entity(head).cloned();
    let unknown = entity.is_none() && text.tokens[head].pos == crate::analysis::Pos::Pron;
    (!range.clone().any(private) && !unknown).then(|| Party {
        words: text.span(range),
        entity,
    })
}

/// How many: the number that counts the victims and is no sum and no part.
fn toll(evidence: &Evidence<'_>, event: &Happening, outcome: Outcome) -> Option<Toll> {
    let harmed = event.harm.iter().filter(|harm| harm.outcome == outcome);
    let counts = |number: &&Number| {
        harmed.clone().any(|harm| {
            harm.victims.contains(&number.tokens.start) || number.predicate == Some(harm.word)
        }) || left(&evidence.text, event.trigger, number.tokens.start)
    };
    let number = evidence
        .numbers
        .iter()
        .filter(|number| is_toll(number, outcome))
        .find(counts)?;
    let quantity = &number.quantity;
    Some(Toll {
        words: quantity.words,
        low: quantity.low,
        high: quantity.high,
        comparator: quantity.comparator,
    })
}

/// "An attack on the convoy left 12 dead": the number hangs on the verb that the event is subject of.
fn left(text: &Analysis<'_>, event: usize, number: usize) -> bool {
    let verb = text.head(event).filter(|verb| {
        text.tokens[event].dep == Dep::Nsubj
            && matches!(
                text.lemma(*verb),
                "leave" | "kill" | "claim" | "wound" | "injure" | "cause"
            )
    });
    verb.is_some_and(|verb| text.ancestors(number).take(4).any(|up| up == verb))
}

fn is_toll(number: &Number, outcome: Outcome) -> bool {
    let measured = match number.quantity.measure {
        Measure::Fatalities => outcome == Outcome::Killed,
        Measure::Wounded => outcome == Outcome::Wounded,
        _ => false,
    };
    measured && number.quantity.scope == Scope::Whole
}
