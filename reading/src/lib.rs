//! From a document to its claims, and to what could not be read.
//!
//! Reading never fails on bad prose: it returns what it read and what it could not.

pub mod analysis;
pub mod attribution;
mod blocks;
mod cardinals;
pub mod certainty;
mod claims;
pub mod happenings;
pub mod names;
pub mod parse;
pub mod places;
pub mod quantities;
pub mod referee;
pub mod times;

mod reader;

pub use reader::{Error, Reader, Reading, Unread};
