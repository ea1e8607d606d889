//! The ledger driven from outside, as the binary drives it.

mod append;
mod common;
mod kill;
mod large;
mod open;
mod redact;
mod review;
mod tamper;
