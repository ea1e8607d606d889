//! Another outlet that ran a document's text.

use super::name::Name;
use record::{PartialDate, Tlp};
use serde::{Deserialize, Serialize};

#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Carrier {
    #[serde(default, skip_serializing_if = "Option::is_none")]
    title: Option<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    outlet: Option<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    byline: Option<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    url: Option<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    given_id: Option<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    published: Option<Name<PartialDate>>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    tlp: Option<Name<Tlp>>,
}

impl From<record::Carrier> for Carrier {
    fn from(carrier: record::Carrier) -> Self {
        Carrier {
            title: carrier.title,
            outlet: carrier.outlet,
            byline: carrier.byline,
            url: carrier.url,
            given_id: carrier.given_id,
            published: carrier.published.map(Name),
            tlp: carrier.tlp.map(Name),
        }
    }
}

impl From<Carrier> for record::Carrier {
    fn from(wire: Carrier) -> Self {
        record::Carrier {
            title: wire.title,
            outlet: wire.outlet,
            byline: wire.byline,
            url: wire.url,
            given_id: wire.given_id,
            published: wire.published.map(|date| date.0),
            tlp: wire.tlp.map(|mark| mark.0),
        }
    }
}
