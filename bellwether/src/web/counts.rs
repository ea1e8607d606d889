//! Counting over the whole ledger, kept until the ledger changes.
//!
//! How many claims fit and who is quoted most take a look at every claim. Such
//! a count is made once for all who ask; for whom is spoken of and who speaks a
//! tally is kept, from which every day to look back from is counted.

use super::app::App;
use super::cache::Cache;
use ledger::{ClaimFilter, Counted, Error, Facet, Tally};
use record::Date;
use std::sync::Arc;

/// Counts kept.
const COUNTS_MAX: usize = 5_000;
/// Lists of measures kept.
const LISTS_MAX: usize = 200;
/// Tallies kept: one a facet, and more only where rulings on identity depend on the day.
const TALLIES_MAX: usize = 4;
/// Measures listed.
const MEASURES: usize = 60;

/// What was counted.
pub(super) struct Counts {
    tallies: Cache<String, Arc<Tally>>,
    measures: Cache<String, Arc<Vec<Counted>>>,
    claims: Cache<String, u64>,
}

impl Default for Counts {
    fn default() -> Counts {
        Counts {
            tallies: Cache::new(TALLIES_MAX),
            measures: Cache::new(LISTS_MAX),
            claims: Cache::new(COUNTS_MAX),
        }
    }
}

impl App {
    /// How many claims fit; see [`ledger::Ledger::count_claims`].
    pub(crate) async fn count(&self, filter: &ClaimFilter) -> Result<u64, Error> {
        let key = format!("{:?} {filter:?}", self.ledger.head().await?);
        let make = self.ledger.count_claims(filter);
        self.counted.claims.get(key, |_| 1, make).await
    }

    /// What is measured most among the claims that fit.
    pub(crate) async fn measures(&self, filter: &ClaimFilter) -> Result<Arc<Vec<Counted>>, Error> {
        let key = format!("{:?} {filter:?}", self.ledger.head().await?);
        let make = async {
            let counted = self.ledger.count_by(Facet::Measure, filter, 0, MEASURES);
            counted.await.map(Arc::new)
        };
        self.counted.measures.get(key, |_| 1, make).await
    }

    /// Of all that had come out by a day `limit` values of a facet after the
    /// first `skip`, the commonest first.
    pub(crate) async fn commonest(
        &self,
        facet: Facet,
        as_of: Option<Date>,
        skip: usize,
        limit: usize,
    ) -> Result<Vec<Counted>, Error> {
        let identities = self.ledger.identities(as_of).await?;
        let merges: Vec<_> = identities.merges().collect();
        let key = format!("{:?} {facet:?} {merges:?}", self.ledger.head().await?);
        let make = async { self.ledger.tally(facet, &identities).await.map(Arc::new) };
        let tally = self.counted.tallies.get(key, |_| 1, make).await?;
        Ok(tokio::task::block_in_place(|| {
            tally.counted(as_of, skip, limit)
        }))
    }
}
