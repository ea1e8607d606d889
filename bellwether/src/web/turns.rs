//! Turning points, looked for once in a series.
//!
//! Thirty years of months take a good part of a second. They are kept by the
//! counts in which they were found, so that nothing here is ever stale.

use super::app::App;
use super::cache::Cache;
use crate::commands::events::series::Measure;
use crate::commands::events::turning::Turning;
use events::{Answer, Series};
use judging::changepoints::{Changepoint, changepoints};
use std::sync::Arc;

/// Series whose turning points are kept, a few kilobytes each.
const KEPT_MAX: usize = 300;

/// The counts by month, and how many turning points were looked for at most.
type Key = (Vec<u32>, usize);

/// What was found.
pub(super) struct Turns(Cache<Key, Arc<[Changepoint]>>);

impl Default for Turns {
    fn default() -> Turns {
        Turns(Cache::new(KEPT_MAX))
    }
}

impl App {
    /// The turning points of a series; see [`Turning::of`].
    pub(crate) async fn turning(
        &self,
        series: &Answer<Series>,
        most: usize,
        measure: Measure,
    ) -> anyhow::Result<Turning> {
        let counts = Turning::counts(series, measure)?;
        let look = || changepoints(&counts, most).points.into();
        let make = async { anyhow::Ok(self.work(look).await) };
        let found = self
            .turns
            .0
            .get((counts.clone(), most), |_| 1, make)
            .await?;
        Ok(Turning::found(series, most, measure, found.to_vec()))
    }
}
