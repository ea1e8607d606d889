//! Values that have a stable name or a standard text form of their own.

use serde::de::{Deserialize, Deserializer, Error};
use serde::ser::{Serialize, Serializer};
use std::fmt::Display;
use std::str::FromStr;

/// A value written as its `Display` and read by its `FromStr`: enums of
/// `record` with their stable names, dates as ISO 8601.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Name<T>(pub(super) T);

impl<T: Display> Serialize for Name<T> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(&self.0)
    }
}

impl<'de, T: FromStr<Err: Display>> Deserialize<'de> for Name<T> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let text = String::deserialize(deserializer)?;
        text.parse().map(Name).map_err(D::Error::custom)
    }
}
