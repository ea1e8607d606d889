//! From a document to its claims, and to what could not be read.
//!
//! Reading never fails on bad prose: it returns what it read and what it could not.

pub mod analysis;
