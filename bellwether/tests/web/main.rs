//! The workbench over HTTP, with the built binary: what it shows, and what it refuses.

mod api;
mod pages;
#[path = "../common/panel.rs"]
mod panel;
mod policy;
mod recorded;
mod refusals;
#[path = "../common/schema.rs"]
mod schema;
mod searching;
mod server;
mod uploads;
mod writing;
