//! Counts along one axis.

use crate::{Area, By, Side, Tally};
use record::Month;

/// Counts by month, year, area or actor.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Series {
    /// Along what.
    pub by: By,
    /// Months and years in order and without a gap; areas and actors by deaths, most first.
    pub points: Vec<Point>,
    /// All selected rows, each once; `None` for no row.
    pub total: Option<Tally>,
}

/// One point of a series.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Point {
    /// Where on the axis.
    pub key: Key,
    /// What the rows there add up to; `None` for **no row**, which is not zero.
    pub tally: Option<Tally>,
}

/// A place on an axis.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub enum Key {
    /// A month.
    Month(Month),
    /// A year.
    Year(i16),
    /// A country, or the countries of rows that cannot be split between them; empty where not told.
    Areas(Vec<Area>),
    /// An actor.
    Actor(Side),
}

impl std::fmt::Display for Key {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            Key::Month(month) => write!(f, "{month}"),
            Key::Year(year) => write!(f, "{year}"),
            Key::Areas(areas) if areas.is_empty() => f.write_str("(not told)"),
            Key::Areas(areas) => {
                let names: Vec<_> = areas.iter().map(|area| area.name.as_str()).collect();
                f.write_str(&names.join(" and "))
            }
            Key::Actor(actor) => f.write_str(&actor.name),
        }
    }
}

impl Series {
    /// The tally at a key; `None` for no row as for a key off the axis.
    pub fn get(&self, key: &Key) -> Option<&Tally> {
        let point = self.points.iter().find(|point| &point.key == key);
        point.and_then(|point| point.tally.as_ref())
    }
}
