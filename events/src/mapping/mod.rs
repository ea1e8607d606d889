//! A format of one's own: which column holds what, in TOML.
//!
//! ```toml
//! dataset = "harbour-incidents"
//! grain = "event"
//! title = "Incidents in the harbour"
//!
//! [columns]
//! id = "number"
//! begin = "day"
//! country = "state"
//! actor = "group"
//! best = "killed"
//!
//! [violence]
//! "armed clash" = "non-state"
//! ```
//!
//! [`Mapping::draft`] guesses one from the columns of a file, for a person to
//! look over: a guess is never used for an import by itself.

mod draft;

pub use draft::{Draft, Guess};

use crate::{Error, Grain, Violence};
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

/// Which column of a file holds what.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Mapping {
    /// The name the dataset gets.
    pub dataset: String,
    /// What a row stands for: `event`, `month` or `year`.
    pub grain: String,
    /// The dataset in full words.
    #[serde(default)]
    pub title: String,
    /// Its licence.
    #[serde(default)]
    pub licence: String,
    /// How to cite it.
    #[serde(default)]
    pub citation: String,
    /// What it cannot see, a sentence each. Stands beside every answer.
    #[serde(default)]
    pub unseen: Vec<String>,
    /// The columns.
    pub columns: MappedColumns,
    /// Values of the column `type` to types of violence; others become `other`.
    #[serde(default)]
    pub violence: BTreeMap<String, String>,
}

/// The column of each field, by its name in the file. Needed are a time (`begin`,
/// `month` or `year`) and nothing else.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
#[allow(missing_docs)] // The names say it, and the comments below say the rest.
pub struct MappedColumns {
    /// The row's name; without one, rows are named by their line.
    pub id: Option<String>,
    /// First or only day.
    pub begin: Option<String>,
    /// Last day.
    pub end: Option<String>,
    /// A month such as 2016-03.
    pub month: Option<String>,
    pub year: Option<String>,
    /// ISO code or Gleditsch–Ward number.
    pub country_code: Option<String>,
    pub country: Option<String>,
    pub admin1: Option<String>,
    pub admin2: Option<String>,
    pub place: Option<String>,
    pub latitude: Option<String>,
    pub longitude: Option<String>,
    /// The source's own type of event.
    #[serde(rename = "type")]
    pub kind: Option<String>,
    /// Who acted: side A.
    pub actor: Option<String>,
    /// Against whom: side B.
    pub target: Option<String>,
    pub best: Option<String>,
    pub low: Option<String>,
    pub high: Option<String>,
    pub civilians: Option<String>,
    /// How many events a row of a panel sums up.
    pub events: Option<String>,
    /// Outlet.
    pub office: Option<String>,
    pub headline: Option<String>,
}

impl Mapping {
    /// Reads a mapping.
    ///
    /// # Errors
    /// What TOML finds wrong; a field, grain or type of violence that there is not; no time.
    pub fn parse(text: &str) -> Result<Mapping, Error> {
        let mapping: Mapping = toml::from_str(text).map_err(|error| {
            Error::new(
                format!(
                    "the mapping cannot be read: {}",
                    error.to_string().trim_end()
                ),
                "draft one with `bellwether events map FILE` and change that",
            )
        })?;
        mapping.check()?;
        Ok(mapping)
    }

    /// As a TOML file.
    pub fn to_toml(&self) -> String {
        toml::to_string_pretty(self).unwrap_or_default()
    }

    /// What a row stands for.
    pub(crate) fn row_grain(&self) -> Result<Grain, Error> {
        self.grain.parse()
    }

    /// The type of violence of a value of the column `type`.
    pub(crate) fn violence(&self, kind: Option<&str>) -> Violence {
        let fits = |(value, _): &(&String, &String)| {
            kind.is_some_and(|kind| kind.eq_ignore_ascii_case(value))
        };
        let found = self.violence.iter().find(fits);
        found
            .and_then(|(_, name)| name.parse().ok())
            .unwrap_or(Violence::Other)
    }

    fn check(&self) -> Result<(), Error> {
        let grain = self.row_grain()?;
        for name in self.violence.values() {
            name.parse::<Violence>()?;
        }
        let columns = &self.columns;
        let time = match grain {
            Grain::Event => columns.begin.is_some(),
            Grain::Month => columns.month.is_some() || columns.begin.is_some(),
            Grain::Year => columns.year.is_some(),
            Grain::Actor => false,
        };
        if time && !self.dataset.trim().is_empty() {
            return Ok(());
        }
        Err(Error::new(
            format!(
                "the mapping of {:?} names no time for rows of grain {:?}",
                self.dataset, self.grain
            ),
            "give the dataset a name, and `begin` for events, `month` or `begin` for months, `year` for years",
        ))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(text: &str, expected: Result<(), &str>) {
        match (Mapping::parse(text), expected) {
            (Ok(mapping), Ok(())) => {
                assert_eq!(Mapping::parse(&mapping.to_toml()).unwrap(), mapping)
            }
            (Err(error), Err(expected)) => assert!(error.to_string().contains(expected), "{error}"),
            (found, _) => panic!("{found:?}"),
        }
    }

    #[test]
    fn reads_and_writes_a_mapping() {
        check(
            "dataset='d'\ngrain='event'\n[columns]\nbegin='day'\nbest='killed'\ntype='what'\n[violence]\nclash='non-state'",
            Ok(()),
        );
    }

    #[test]
    fn says_what_is_wrong() {
        check(
            "dataset='d'\ngrain='event'\n[columns]\nbest='killed'",
            Err("names no time"),
        );
        check(
            "dataset='d'\ngrain='week'\n[columns]\nbegin='day'",
            Err("one of: event"),
        );
        check(
            "dataset='d'\ngrain='event'\n[columns]\nstart='day'",
            Err("unknown field"),
        );
        check(
            "dataset='d'\ngrain='event'\n[columns]\nbegin='day'\n[violence]\nclash='war'",
            Err("no type of violence is called \"war\""),
        );
    }
}
