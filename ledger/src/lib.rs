//! The append-only store: documents, what was read in them and what people said of it.
//!
//! A [`Ledger`] is opened for reading; a [`Writer`] is a ledger that may also
//! append, so that a command which only lists cannot change anything by
//! mistake. Both are asynchronous and take `&self`.
//!
//! ```no_run
//! # async fn example() -> Result<(), ledger::Error> {
//! use ledger::{Addition, ClaimFilter, Ledger, Writer};
//! use std::time::Duration;
//!
//! # let (now, salts, document) = (record::Timestamp::UNIX_EPOCH, || [7; 16], record::Document::default());
//! let writer = Writer::open("reports.ledger", Duration::from_secs(10), salts).await?;
//! writer.add(now, vec![Addition { document, reading: None }]).await?;
//! writer.close().await?;
//!
//! let ledger = Ledger::open("reports.ledger", Duration::from_secs(10)).await?;
//! for claim in ledger.claims(&ClaimFilter::default()).await?.claims {
//!     println!("{} {}", claim.id, claim.claim.words());
//! }
//! # Ok(()) }
//! ```
//!
//! # What is stored
//! A row of *entries*, each chained to the one before it by a hash (see
//! `chain.rs` for the exact bytes), and *projections* of them for filtering,
//! which [`Ledger::verify`] recomputes and compares. An entry has a public
//! header, which holds numbers and nothing copied from any text, and a payload,
//! which holds the words. The chain covers a salted hash of the payload, not
//! the payload: [`Writer::redact`] deletes payload and salt, the chain still
//! holds, and nothing can be guessed back from what is left.
//!
//! # What this crate is not
//! It reads no text and judges nothing; it has no clock and no randomness. The
//! caller passes the time with every append and a source of salts at opening,
//! and 16 bytes from the operating system's generator are what a salt should be.

mod add;
mod append;
mod chain;
mod claims;
mod count;
mod date;
mod documents;
mod entry;
mod error;
mod filter;
mod history;
mod ledger;
mod pending;
mod project;
mod query;
mod redact;
mod reread;
mod review;
mod seal;
mod sqlite;
mod standing;
mod stored;
mod verify;
mod wire;

pub use add::{Added, Addition, Reading};
pub use claims::Listing;
pub use count::Counts;
pub use error::Error;
pub use filter::{ClaimFilter, DocumentFilter};
pub use history::{Change, Happened};
pub use ledger::{Ledger, Writer};
pub use redact::Redacted;
pub use reread::Reread;
pub use seal::Seal;
pub use verify::Verified;
