//! The built binary on panels: backtest, forecast and warn.
//!
//! The small panel is invented; the figures of the prediction challenge are held against its own files where those are at hand.

#![allow(clippy::print_stderr, reason = "says that it was skipped")]

mod admin1;
mod again;
mod backtest;
#[path = "../common/session.rs"]
#[allow(dead_code, reason = "shared by tests that use different parts of it")]
mod common;
mod golden;
#[path = "../common/panel.rs"]
mod panel;
#[path = "../common/schema.rs"]
mod schema;
mod session;
mod warn;
