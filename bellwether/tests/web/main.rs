//! The workbench over HTTP, with the built binary: what it shows, and what it refuses.

mod api;
mod pages;
mod policy;
mod refusals;
mod searching;
mod server;
mod uploads;
mod writing;
