//! Judging: pure functions from what a ledger holds to what can be said of it.
//!
//! Nothing here reads a file, a clock or a ledger. Every function takes a
//! [`Shelf`], documents and claims cut to what was published by a day, and
//! every judgement it returns carries a [`record::Why`] whose leaves are words.
//!
//! Judgements here never say that a claim is true or false, and never average
//! figures: they say who carries what, what cannot both hold, along which
//! line, and what is missing.

mod shelf;

mod amount;
mod chance;
mod dated;
mod fold;
mod group;

pub mod changepoints;
pub mod checks;
pub mod disagreements;
pub mod forecast;
pub mod gaps;
pub mod happenings;
pub mod lead_lag;
pub mod numbers;
pub mod origins;
pub mod scores;
pub mod warn;

#[cfg(any(test, feature = "testing"))]
pub mod testing;

pub use amount::Amount;
pub use dated::{Basis, Dated};
pub use fold::fold;
pub use shelf::{Shelf, View};
