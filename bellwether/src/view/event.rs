//! What happened, as JSON: a part of a claim.

use super::claim::{SubjectView, Text, Words};
use record::{Event, Party, Toll};
use serde::Serialize;

/// An event as one passage tells it. Place and time are those of the claim.
#[derive(Debug, Serialize)]
pub(super) struct EventView<'a> {
    kind: &'static str,
    trigger: Words<'a>,
    actor: Option<PartyView<'a>>,
    target: Option<PartyView<'a>>,
    instrument: Option<Words<'a>>,
    killed: Option<TollView<'a>>,
    wounded: Option<TollView<'a>>,
}

#[derive(Debug, Serialize)]
struct PartyView<'a> {
    words: Words<'a>,
    entity: Option<SubjectView<'a>>,
}

#[derive(Debug, Serialize)]
struct TollView<'a> {
    low: Option<f64>,
    high: Option<f64>,
    comparator: &'static str,
    words: Words<'a>,
}

impl<'a> EventView<'a> {
    pub(super) fn new(text: Text<'a>, event: &'a Event) -> Self {
        let party = |party: &'a Party| PartyView {
            words: text.words(party.words),
            entity: party.entity.as_ref().map(|entity| text.subject(entity)),
        };
        let toll = |toll: &'a Toll| TollView {
            low: toll.low,
            high: toll.high,
            comparator: toll.comparator.as_str(),
            words: text.words(toll.words),
        };
        EventView {
            kind: event.kind.as_str(),
            trigger: text.words(event.trigger),
            actor: event.actor.as_ref().map(party),
            target: event.target.as_ref().map(party),
            instrument: event.instrument.map(|words| text.words(words)),
            killed: event.killed.as_ref().map(toll),
            wounded: event.wounded.as_ref().map(toll),
        }
    }
}
