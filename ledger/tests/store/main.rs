//! The ledger driven from outside, as the binary drives it.

mod append;
mod carriers;
mod common;
mod findings;
mod kill;
mod large;
mod open;
mod redact;
mod review;
mod tamper;
mod undo;
