//! What a new version of a dataset changed.

use crate::{Area, Dataset, Key, Tally, Toll};

/// Two versions of one dataset side by side.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Diff {
    /// The first version named.
    pub old: Dataset,
    /// The second.
    pub new: Dataset,
    /// Identifiers of rows that the new one no longer has, in order.
    pub gone: Vec<String>,
    /// Identifiers of rows that the old one did not have, in order.
    pub added: Vec<String>,
    /// Rows of both whose deaths, country or month differ, in order of their identifier.
    pub changed: Vec<RowChange>,
    /// Cells whose deaths differ, the largest difference first.
    pub cells: Vec<CellChange>,
}

/// A row whose deaths, country or month a revision changed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RowChange {
    /// The row.
    pub id: String,
    /// Deaths before; `None` where it stated no number.
    pub old: Option<Toll>,
    /// Deaths after.
    pub new: Option<Toll>,
    /// Whether it is now counted in another month or country.
    pub moved: bool,
}

/// A month or year of a country whose deaths a revision changed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CellChange {
    /// The month, or the year in a dataset of years.
    pub when: Key,
    /// The country or countries.
    pub areas: Vec<Area>,
    /// Before; `None` for no row.
    pub old: Option<Tally>,
    /// After; `None` for no row.
    pub new: Option<Tally>,
}

impl CellChange {
    /// Best estimate after less before, no row counted as nothing.
    pub fn difference(&self) -> i64 {
        let best = |tally: &Option<Tally>| tally.as_ref().and_then(Tally::best).unwrap_or(0);
        best(&self.new).cast_signed() - best(&self.old).cast_signed()
    }
}
