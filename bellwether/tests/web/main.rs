//! The workbench over HTTP, with the built binary: what it shows, and what it refuses.

mod api;
mod pages;
mod refusals;
mod server;
mod uploads;
