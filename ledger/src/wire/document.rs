//! A document's words.

use super::name::Name;
use record::{PartialDate, Tlp};
use serde::{Deserialize, Serialize};

#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Document {
    text: String,
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
    #[serde(default, skip_serializing_if = "Option::is_none")]
    data: Option<String>,
}

impl From<record::Document> for Document {
    fn from(document: record::Document) -> Self {
        Document {
            text: document.text,
            title: document.title,
            outlet: document.outlet,
            byline: document.byline,
            url: document.url,
            given_id: document.given_id,
            published: document.published.map(Name),
            tlp: document.tlp.map(Name),
            data: document.data,
        }
    }
}

impl From<Document> for record::Document {
    fn from(wire: Document) -> Self {
        record::Document {
            text: wire.text,
            title: wire.title,
            outlet: wire.outlet,
            byline: wire.byline,
            url: wire.url,
            given_id: wire.given_id,
            published: wire.published.map(|date| date.0),
            tlp: wire.tlp.map(|mark| mark.0),
            data: wire.data,
        }
    }
}
