//! Bytes of any format to [`record::Document`]s.
//!
//! [`items`] walks files, folders and a stream in a fixed order and yields one
//! small [`Item`] per report; [`Item::read`] turns one into a document and may
//! run on any thread. Nothing holds a folder or a file of many records in
//! memory. What cannot be read comes out as [`PassedOver`], with the place, the
//! reason and the remedy, and the rest goes on.
//!
//! This crate decides what the *text* of a document is; every span counts bytes
//! in that text. It does not know the ledger or any language: it reads no
//! claims, guesses no date and takes a headline, a byline or an outlet only from
//! where a format says they stand.

mod at;
mod item;
mod walk;

mod dates;
mod given;
mod limits;

mod charset;
mod html;
mod jsonl;
mod lines;
mod markdown;
mod text;

mod error;

pub use at::{At, PassedOver};
pub use error::Error;
pub use given::Given;
pub use item::{Format, Item, Path, bytes, items};
