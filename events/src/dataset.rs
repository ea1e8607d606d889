//! One version of one dataset.

use crate::named;
use record::{Date, PartialDate, Pinned};

named! {
    /// What one row stands for.
    Grain, "grain" {
        /// An event.
        Event = "event",
        /// A month of a country.
        Month = "month",
        /// A year of a country or dyad.
        Year = "year",
        /// An actor: a list of names, without events.
        Actor = "actor",
    }
}

/// One version of one dataset: where its rows come from, and what it cannot see.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Dataset {
    /// Its name here: `ucdp-ged`.
    pub name: String,
    /// Its maker's version: `25.1`.
    pub version: String,
    /// The format it was read by: `ucdp-ged`, or `mapping`.
    pub source: String,
    /// When this version came out, as far as known.
    pub released: Option<PartialDate>,
    /// SHA-256 of the imported file, in hex.
    pub sha256: String,
    /// What one row stands for.
    pub grain: Grain,
    /// Rows of the file that went in.
    pub kept: u64,
    /// First day of its earliest row.
    pub begin: Option<Date>,
    /// Last day of its latest row.
    pub end: Option<Date>,
    /// The dataset in full words.
    pub title: String,
    /// Licence, as an SPDX name where it has one.
    pub licence: String,
    /// How to cite it.
    pub citation: String,
    /// Where its columns are explained.
    pub codebook: String,
    /// What its numbers are: a sentence each.
    pub seen: Vec<String>,
    /// What it does not see: a sentence each, to stand beside every verdict.
    pub unseen: Vec<String>,
}

impl Dataset {
    /// `ucdp-ged 25.1`.
    pub fn label(&self) -> String {
        format!("{} {}", self.name, self.version)
    }

    /// Whether it was out by the end of that day; not if nobody knows when it came out.
    pub fn is_out(&self, day: Date) -> bool {
        self.released.is_some_and(|released| released.last() <= day)
    }

    /// As a check cites it.
    pub fn pinned(&self) -> Pinned {
        Pinned {
            name: self.name.clone(),
            version: self.version.clone(),
            sha256: self.sha256.clone(),
            released: self.released,
        }
    }
}
