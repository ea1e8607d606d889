//! A ruling on the identity of entities.

use super::name::Name;
use record::{Date, Sameness};
use serde::{Deserialize, Serialize};

#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Identity {
    name: String,
    other: String,
    sameness: Name<Sameness>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    reviewer: Option<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    known: Option<Name<Date>>,
}

impl From<record::Identity> for Identity {
    fn from(ruling: record::Identity) -> Self {
        Identity {
            name: ruling.name,
            other: ruling.other,
            sameness: Name(ruling.sameness),
            reviewer: ruling.reviewer,
            known: ruling.known.map(Name),
        }
    }
}

impl From<Identity> for record::Identity {
    fn from(wire: Identity) -> Self {
        record::Identity {
            name: wire.name,
            other: wire.other,
            sameness: wire.sameness.0,
            reviewer: wire.reviewer,
            known: wire.known.map(|day| day.0),
        }
    }
}
