//! `bellwether check` with the built binary.

#![allow(clippy::print_stderr, reason = "says that it was skipped")]

mod as_of;
mod documented;
mod sample;
#[path = "../common/schema.rs"]
mod schema;
#[path = "../common/session.rs"]
#[allow(dead_code, reason = "shared by tests that use different parts of it")]
mod session;
mod verify;
