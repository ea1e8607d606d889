//! The event record: what happened, as the makers of datasets have counted it.
//!
//! Datasets go in ([`Record::import`]), and as-of queries come out. A query
//! names one dataset and is answered from one version of it: versions are
//! never mixed, and neither are datasets. Every answer carries the version it
//! came from and the definition it was counted by.
//!
//! # What a number here is, and is not
//! - A **missing row is no row**, not a zero. UCDP keeps no dyad-year under 25
//!   deaths, so that "no row" may mean 24. Every result type has an `Option`
//!   where there may be no row, and nothing fills it in silently.
//! - **Best, low and high** are kept apart and summed apart.
//! - An event that spans several months counts in the **month of its last
//!   day**, as in the UCDP country-month panels (see [`Row::month`]).
//! - A row of several countries (a dyad-year fought in two) is never split
//!   between them and never counted twice: by area it has a line of its own.
//! - *Occurred* is the row's window, *published* the release date of the
//!   version. What the version does not cover stands in [`Dataset::unseen`].
//!
//! # What this crate is not
//! It judges nothing and knows no claim. Without the feature `store` it is the
//! vocabulary alone and touches no file.

mod actor;
mod answer;
mod area;
mod dataset;
mod diff;
mod error;
mod import;
mod names;
mod panel;
mod row;
mod select;
mod series;
mod tally;
mod violence;

#[cfg(feature = "store")]
mod countries;
#[cfg(feature = "store")]
mod fold;
#[cfg(feature = "store")]
mod mapping;
#[cfg(feature = "store")]
mod read;
#[cfg(feature = "store")]
mod regions;
#[cfg(feature = "store")]
mod sources;
#[cfg(feature = "store")]
mod store;

pub use actor::Actor;
pub use answer::Answer;
pub use area::Area;
pub use dataset::{Dataset, Grain};
pub use diff::{CellChange, Diff, RowChange};
pub use error::Error;
pub use import::{Import, Imported, Progress, Reject, Watch};
#[cfg(feature = "store")]
pub use mapping::{Draft, Guess, MappedColumns, Mapping};
pub use panel::{Panel, Unit};
pub use row::{Citation, Deaths, Dyad, Row, Side, Site};
pub use select::{By, Select};
pub use series::{Key, Point, Series};
#[cfg(feature = "store")]
pub use store::Record;
pub use tally::{Tally, Toll};
pub use violence::{Perpetrator, Violence};

pub(crate) use names::named;
