//! A claim: its words and everything said about them.

use super::happening::Happening;
use super::name::Name;
use super::named::{Certainty, Entity, Place, Source};
use super::quantity::{Quantity, When};
use record::{Draft, Kind, Span, Stance};
use serde::{Deserialize, Serialize};

/// A claim out of an entry, before its spans are checked against its document.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Found {
    /// The exact words of the whole.
    pub(crate) words: String,
    /// What was said about them.
    pub(crate) draft: Draft,
}

impl From<&record::Claim> for Found {
    fn from(claim: &record::Claim) -> Self {
        Found {
            words: claim.words().to_owned(),
            draft: claim.draft().clone(),
        }
    }
}

/// Bytes `[start, end)` of the document's text.
#[derive(Clone, Copy, Serialize, Deserialize)]
pub(super) struct At(usize, usize);

pub(super) fn at(span: Span) -> At {
    At(span.start, span.end)
}

impl From<At> for Span {
    fn from(At(start, end): At) -> Self {
        Span::new(start, end)
    }
}

/// Spans out of wire spans.
pub(super) fn spans(wire: Vec<At>) -> Vec<Span> {
    wire.into_iter().map(Span::from).collect()
}

#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Claim {
    words: String,
    span: At,
    source: Source,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    cue: Vec<At>,
    content: Vec<At>,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    via: Vec<Source>,
    kind: Name<Kind>,
    stance: Name<Stance>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    certainty: Option<Certainty>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    subject: Option<Entity>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    place: Option<Place>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    time: Option<When>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    quantity: Option<Quantity>,
    /// Absent in all entries from before claims carried events.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    event: Option<Happening>,
}

impl From<Found> for Claim {
    fn from(Found { words, draft }: Found) -> Self {
        let attribution = draft.attribution;
        Claim {
            words,
            span: at(draft.span),
            source: attribution.source.into(),
            cue: attribution.cue.into_iter().map(at).collect(),
            content: attribution.content.into_iter().map(at).collect(),
            via: attribution.via.into_iter().map(Source::from).collect(),
            kind: Name(draft.kind),
            stance: Name(draft.stance),
            certainty: draft.certainty.map(Certainty::from),
            subject: draft.subject.map(Entity::from),
            place: draft.place.map(Place::from),
            time: draft.time.map(When::from),
            quantity: draft.quantity.map(Quantity::from),
            event: draft.event.map(Happening::from),
        }
    }
}

impl From<Claim> for Found {
    fn from(wire: Claim) -> Self {
        let attribution = record::Attribution {
            source: wire.source.into(),
            cue: spans(wire.cue),
            content: spans(wire.content),
            via: wire.via.into_iter().map(record::Source::from).collect(),
        };
        let draft = Draft {
            span: wire.span.into(),
            attribution,
            kind: wire.kind.0,
            stance: wire.stance.0,
            certainty: wire.certainty.map(record::Certainty::from),
            subject: wire.subject.map(record::Entity::from),
            place: wire.place.map(record::Place::from),
            time: wire.time.map(record::When::from),
            quantity: wire.quantity.map(record::Quantity::from),
            event: wire.event.map(record::Event::from),
        };
        Found {
            words: wire.words,
            draft,
        }
    }
}
