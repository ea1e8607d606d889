//! What happened, as a claim carries it.

use super::claim::{At, at};
use super::name::{Name, Number};
use super::named::Entity;
use record::{Comparator, Event, EventKind, Span};
use serde::{Deserialize, Serialize};

#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Happening {
    trigger: At,
    kind: Name<EventKind>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    actor: Option<Party>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    target: Option<Party>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    instrument: Option<At>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    killed: Option<Toll>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    wounded: Option<Toll>,
}

#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct Party {
    words: At,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    entity: Option<Entity>,
}

#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct Toll {
    words: At,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    low: Option<Number>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    high: Option<Number>,
    comparator: Name<Comparator>,
}

impl From<Event> for Happening {
    fn from(event: Event) -> Self {
        Happening {
            trigger: at(event.trigger),
            kind: Name(event.kind),
            actor: event.actor.map(Party::from),
            target: event.target.map(Party::from),
            instrument: event.instrument.map(at),
            killed: event.killed.map(Toll::from),
            wounded: event.wounded.map(Toll::from),
        }
    }
}

impl From<Happening> for Event {
    fn from(wire: Happening) -> Self {
        Event {
            trigger: wire.trigger.into(),
            kind: wire.kind.0,
            actor: wire.actor.map(record::Party::from),
            target: wire.target.map(record::Party::from),
            instrument: wire.instrument.map(Span::from),
            killed: wire.killed.map(record::Toll::from),
            wounded: wire.wounded.map(record::Toll::from),
        }
    }
}

impl From<record::Party> for Party {
    fn from(party: record::Party) -> Self {
        Party {
            words: at(party.words),
            entity: party.entity.map(Entity::from),
        }
    }
}

impl From<Party> for record::Party {
    fn from(wire: Party) -> Self {
        record::Party {
            words: wire.words.into(),
            entity: wire.entity.map(record::Entity::from),
        }
    }
}

impl From<record::Toll> for Toll {
    fn from(toll: record::Toll) -> Self {
        Toll {
            words: at(toll.words),
            low: toll.low.map(Number),
            high: toll.high.map(Number),
            comparator: Name(toll.comparator),
        }
    }
}

impl From<Toll> for record::Toll {
    fn from(wire: Toll) -> Self {
        record::Toll {
            words: wire.words.into(),
            low: wire.low.map(|it| it.0),
            high: wire.high.map(|it| it.0),
            comparator: wire.comparator.0,
        }
    }
}
