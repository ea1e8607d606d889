//! Who speaks, who is spoken of, where, and how sure.

use super::claim::{At, at, spans};
use super::name::{Name, Number};
use record::{Band, EntityKind, Hedger, PlaceKind, Role, Span};
use serde::{Deserialize, Serialize};

#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Source {
    #[serde(default, skip_serializing_if = "Option::is_none")]
    words: Option<At>,
    written: String,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    resolved: Option<String>,
    role: Name<Role>,
}

#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Certainty {
    band: Name<Band>,
    words: Vec<At>,
    hedger: Name<Hedger>,
}

#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Entity {
    #[serde(default, skip_serializing_if = "Option::is_none")]
    words: Option<At>,
    name: String,
    kind: Name<EntityKind>,
}

#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Place {
    words: At,
    name: String,
    kind: Name<PlaceKind>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    geonames: Option<u64>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    country: Option<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    admin1: Option<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    point: Option<(Number, Number)>,
}

impl From<record::Source> for Source {
    fn from(source: record::Source) -> Self {
        Source {
            words: source.words.map(at),
            written: source.written,
            resolved: source.resolved,
            role: Name(source.role),
        }
    }
}

impl From<Source> for record::Source {
    fn from(wire: Source) -> Self {
        record::Source {
            words: wire.words.map(Span::from),
            written: wire.written,
            resolved: wire.resolved,
            role: wire.role.0,
        }
    }
}

impl From<record::Certainty> for Certainty {
    fn from(certainty: record::Certainty) -> Self {
        Certainty {
            band: Name(certainty.band),
            words: certainty.words.into_iter().map(at).collect(),
            hedger: Name(certainty.hedger),
        }
    }
}

impl From<Certainty> for record::Certainty {
    fn from(wire: Certainty) -> Self {
        record::Certainty {
            band: wire.band.0,
            words: spans(wire.words),
            hedger: wire.hedger.0,
        }
    }
}

impl From<record::Entity> for Entity {
    fn from(entity: record::Entity) -> Self {
        Entity {
            words: entity.words.map(at),
            name: entity.name,
            kind: Name(entity.kind),
        }
    }
}

impl From<Entity> for record::Entity {
    fn from(wire: Entity) -> Self {
        record::Entity {
            words: wire.words.map(Span::from),
            name: wire.name,
            kind: wire.kind.0,
        }
    }
}

impl From<record::Place> for Place {
    fn from(place: record::Place) -> Self {
        Place {
            words: at(place.words),
            name: place.name,
            kind: Name(place.kind),
            geonames: place.geonames,
            country: place.country,
            admin1: place.admin1,
            point: place.point.map(|(lat, lon)| (Number(lat), Number(lon))),
        }
    }
}

impl From<Place> for record::Place {
    fn from(wire: Place) -> Self {
        record::Place {
            words: wire.words.into(),
            name: wire.name,
            kind: wire.kind.0,
            geonames: wire.geonames,
            country: wire.country,
            admin1: wire.admin1,
            point: wire.point.map(|(lat, lon)| (lat.0, lon.0)),
        }
    }
}
