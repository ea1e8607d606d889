//! One visit to a page: what is asked, and what every page shows.

use super::app::App;
use super::asked::Asked;
use super::failure::Failure;
use axum::extract::{FromRequestParts, Query};
use axum::http::request::Parts;
use ledger::Counts;
use record::{Date, State};
use std::sync::Arc;

/// What a handler knows of its caller.
pub(crate) struct Visit {
    pub(crate) app: Arc<App>,
    pub(crate) asked: Asked,
    /// The path, without the query.
    pub(crate) path: String,
    /// Whether htmx asks, for a part of a page.
    pub(crate) partial: bool,
    pub(crate) status: Arc<Status>,
}

/// How much the ledger holds.
#[derive(Debug)]
pub(crate) struct Status {
    pub(crate) counts: Counts,
    /// Documents by month, `2016-03`, the earliest first.
    pub(crate) months: Vec<(String, u64)>,
}

impl Status {
    pub(crate) fn claims(&self, keep: impl Fn(State) -> bool) -> u64 {
        let kept = self.counts.claims.iter().filter(|(state, _)| keep(*state));
        kept.map(|(_, count)| count).sum()
    }

    pub(crate) fn documents(&self) -> u64 {
        self.counts.documents - self.counts.redacted
    }

    /// The first and the last day on which something came out.
    pub(crate) fn days(&self) -> Option<(Date, Date)> {
        let first: Date = format!("{}-01", self.months.first()?.0).parse().ok()?;
        let last: Date = format!("{}-01", self.months.last()?.0).parse().ok()?;
        Some((first, last.last_of_month()))
    }
}

impl FromRequestParts<Arc<App>> for Visit {
    type Rejection = Failure;

    async fn from_request_parts(parts: &mut Parts, app: &Arc<App>) -> Result<Visit, Failure> {
        let pairs = Query::<Vec<(String, String)>>::from_request_parts(parts, app).await;
        let Query(pairs) = pairs.map_err(|error| Failure::bad(error.to_string()))?;
        Ok(Visit {
            app: app.clone(),
            asked: Asked::new(pairs),
            path: parts.uri.path().to_owned(),
            partial: parts.headers.contains_key("hx-request"),
            status: app.status().await?,
        })
    }
}
