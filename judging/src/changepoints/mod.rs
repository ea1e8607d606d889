//! Changepoints: from which month on a series of counts runs at another level.
//!
//! "A turning point has been reached" is a claim about a level before and a
//! level after. Two methods stand side by side and share one likelihood, the
//! negative binomial, since deaths by month spread far wider than a Poisson
//! allows and a Poisson would find a turn in every massacre:
//!
//! - [`posterior`]: Bayesian, after Adams & MacKay (2007) with their product
//!   partition model. [`online`] is their filter as published (what one could
//!   have known by each month); `posterior` sums the same model exactly over
//!   all places of at most `k` breaks (Fearnhead 2006), so that each break
//!   comes with a probability.
//! - [`pelt`]: penalised likelihood (Killick, Fearnhead & Eckley 2012), which
//!   gives places without probabilities. Where the two part, say so.
//!
//! Wars are bursty, and a long burst can pass for a level: `bursts` makes
//! months that hang together count for less. `docs/checks.md` has the rate of
//! false alarms, on independent and on bursty series.

mod bursts;
pub mod online;
pub mod pelt;
pub mod posterior;
mod segment;

#[cfg(test)]
mod rates;
#[cfg(test)]
pub(crate) mod simulate;

pub use posterior::{Changepoint, Changepoints, changepoints};

/// How far a break may lie from its most probable place to count as the same, in months.
pub const SLACK_MONTHS: usize = 2;

/// The spread of counts around their level: variance = level + level² / dispersion.
///
/// The Bayesian model averages over these, each as likely as the others
/// beforehand; PELT takes the one that fits best. The last is almost a Poisson.
pub(crate) const DISPERSIONS: [f64; 12] = [
    0.1, 0.2, 0.5, 1.0, 2.0, 3.0, 5.0, 8.0, 12.0, 20.0, 50.0, 1000.0,
];
