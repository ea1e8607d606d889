//! Counting over the whole ledger, kept until the ledger changes.
//!
//! How many claims fit and who is quoted most take a look at every claim. Such
//! a count is made once for all who ask, and a list in long stretches, so that
//! turning its pages costs nothing.

use super::app::App;
use super::cache::Cache;
use ledger::{ClaimFilter, Counted, Error, Facet};
use std::sync::Arc;

/// Values of a facet counted at a time.
const STRETCH: usize = 1_000;
/// Values and counts kept.
const KEPT_MAX: usize = 20_000;

/// What was counted.
pub(super) struct Counts {
    facets: Cache<String, Arc<Vec<Counted>>>,
    claims: Cache<String, u64>,
}

impl Default for Counts {
    fn default() -> Counts {
        Counts {
            facets: Cache::new(KEPT_MAX),
            claims: Cache::new(KEPT_MAX),
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

    /// `limit` values of a facet after the first `skip`; see [`ledger::Ledger::count_by`].
    pub(crate) async fn count_by(
        &self,
        facet: Facet,
        filter: &ClaimFilter,
        skip: usize,
        limit: usize,
    ) -> Result<Vec<Counted>, Error> {
        let mut found = vec![];
        for stretch in skip / STRETCH.. {
            let (from, missing) = ((skip + found.len()) % STRETCH, limit - found.len());
            let values = self.stretch(facet, filter, stretch).await?;
            found.extend(values.iter().skip(from).take(missing).cloned());
            if found.len() == limit || values.len() < STRETCH {
                break;
            }
        }
        Ok(found)
    }

    async fn stretch(
        &self,
        facet: Facet,
        filter: &ClaimFilter,
        number: usize,
    ) -> Result<Arc<Vec<Counted>>, Error> {
        let head = self.ledger.head().await?;
        let key = format!("{head:?} {facet:?} {filter:?} {number}");
        let make = async {
            let skip = number * STRETCH;
            let counted = self.ledger.count_by(facet, filter, skip, STRETCH).await?;
            Ok(Arc::new(counted))
        };
        self.counted.facets.get(key, |it| it.len(), make).await
    }
}
