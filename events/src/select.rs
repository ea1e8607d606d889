//! What a query asks for.

use crate::{Perpetrator, Violence, named};
use record::Date;

/// Which rows of which dataset. Every list means "any of", an empty one "all".
///
/// ```
/// # use events::{Select, Violence};
/// let select = Select {
///     actor: vec!["Islamic State".into()],
///     area: vec!["West Africa".into()],
///     types: vec![Violence::OneSided],
///     ..Select::of("ucdp-ged")
/// };
/// # assert_eq!(select.version, None);
/// ```
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Select {
    /// The dataset's name: `ucdp-ged`.
    pub dataset: String,
    /// Its version; without one the newest that is out as of the day.
    pub version: Option<String>,
    /// Only versions released by the end of this day. Those without a date are left out and named.
    pub as_of: Option<Date>,
    /// Actors on either side of a dyad: an identifier, name or alias each.
    pub actor: Vec<String>,
    /// Actors on the other side of the same dyad.
    pub against: Vec<String>,
    /// A country by name, ISO code or Gleditsch–Ward number, or a region (`West Africa`, `Sahel`).
    pub area: Vec<String>,
    /// Areas to leave out.
    pub outside: Vec<String>,
    /// First-level areas, by name.
    pub admin1: Vec<String>,
    /// Types of violence.
    pub types: Vec<Violence>,
    /// The source's own types, whole (`Battles: Armed clash`) or their first part (`Battles`).
    pub kinds: Vec<String>,
    /// Who killed, for one-sided violence that is counted by that.
    pub perpetrators: Vec<Perpetrator>,
    /// Counted on or after this day (rows are counted on their last day).
    pub begin: Option<Date>,
    /// Counted on or before this day.
    pub end: Option<Date>,
    /// At most so many rows, where rows are listed.
    pub limit: Option<u32>,
    /// So many of them are passed over first.
    pub skip: u32,
}

impl Select {
    /// All rows of a dataset's newest version.
    pub fn of(dataset: impl Into<String>) -> Select {
        Select {
            dataset: dataset.into(),
            ..Select::default()
        }
    }
}

named! {
    /// What a series counts by.
    By, "grouping" {
        /// Months, without a gap.
        Month = "month",
        /// Years, without a gap.
        Year = "year",
        /// Countries; rows of several countries have a line of their own.
        Area = "area",
        /// Actors, each on either side: the lines overlap and have no sum.
        Actor = "actor",
    }
}
