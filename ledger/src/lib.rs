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
//! # Findings
//! What is judged or ruled once documents have been read is appended too:
//! [`Writer::check`] and [`Writer::warning`] (many at once: [`Writer::add_checks`],
//! [`Writer::add_warnings`]), [`Writer::identify`] for who is who. They are listed by
//! [`Ledger::checks`], [`Ledger::warnings`] and [`Ledger::rulings`]; a
//! [`Correction`] supersedes an earlier one and [`Writer::withdraw`] takes one
//! back. A finding names the documents on whose words it rests (the leaves of
//! its `Why`, the document of its claim): when one of them is redacted, the
//! words of the finding go with it. To add a sort of finding, write its wire
//! form in `wire/`, a variant of `wire::Sort` and `wire::Matter`, and the
//! `Findable` of its type; no table changes.
//!
//! # What this crate is not
//! It reads no text and judges nothing; it has no clock and no randomness. The
//! caller passes the time with every append and a source of salts at opening,
//! and 16 bytes from the operating system's generator are what a salt should be.

mod add;
mod append;
mod carriers;
mod chain;
mod claims;
mod count;
mod date;
mod docket;
mod documents;
mod entry;
mod error;
mod filter;
mod findings;
mod history;
mod identities;
mod ledger;
mod pending;
mod project;
mod query;
mod redact;
mod reports;
mod reread;
mod review;
mod seal;
mod sqlite;
mod standing;
mod stored;
mod survey;
mod tally;
mod undo;
mod verify;
mod wire;

pub use add::{Added, Addition, Reading};
pub use carriers::StoredCarrier;
pub use claims::Listing;
pub use count::Counts;
pub use error::Error;
pub use filter::{ClaimFilter, DocumentFilter};
pub use findings::{Correction, Finding, FindingFilter, FindingId};
pub use history::{Change, Happened};
pub use ledger::{Ledger, Writer};
pub use redact::Redacted;
pub use reread::Reread;
pub use seal::Seal;
pub use survey::{Changed, Counted, Facet, Head};
pub use tally::Tally;
pub use verify::Verified;
