//! The bytes of entries: JSON, canonical after RFC 8785, so that one content has one encoding.
//!
//! These structs are the format. `record` may change its types freely; what a
//! stored entry means may not, so a change here is a new version beside this
//! one ([`VERSION`] is a column of every entry and part of its hash), never an
//! edit. Fields are refused when unknown: half-understood words are worse than
//! an error that names the remedy.

mod carrier;
mod check;
mod claim;
mod document;
mod event;
mod finding;
mod happening;
mod identity;
mod name;
mod named;
mod quantity;
#[cfg(test)]
mod tests;
mod warning;
mod why;
mod words;

pub(crate) use claim::Found;
pub(crate) use event::Event;
pub(crate) use finding::{Finding, Matter, Sort, Withdrawal};
pub(crate) use words::Words;

use serde::Serialize;
use serde::de::DeserializeOwned;

/// The version of the encoding that this crate writes, and the highest it reads.
pub(crate) const VERSION: i64 = 1;

/// Why bytes are not what they should be, or a value has none.
pub(crate) type Flaw = String;

/// The one encoding of a value.
fn encode(value: &impl Serialize) -> Result<String, Flaw> {
    serde_json_canonicalizer::to_string(value).map_err(|error| error.to_string())
}

fn decode<T: DeserializeOwned>(json: &str) -> Result<T, Flaw> {
    serde_json::from_str(json).map_err(|error| error.to_string())
}
