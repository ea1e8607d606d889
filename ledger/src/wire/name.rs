//! Values that have a stable name or a standard text form of their own, and numbers.

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

/// An amount. JSON has no infinities, and an encoder that writes `null` for one
/// would turn "not a number" into "unknown" without a word; this one refuses.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Number(pub(super) f64);

impl Serialize for Number {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        use serde::ser::Error;
        if !self.0.is_finite() {
            return Err(S::Error::custom(format!("{} is not an amount", self.0)));
        }
        serializer.serialize_f64(self.0)
    }
}

impl<'de> Deserialize<'de> for Number {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        f64::deserialize(deserializer).map(Number)
    }
}
