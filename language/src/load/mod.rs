//! A pipeline directory on disk or in memory → its files, its configuration.

mod config;
mod files;

pub(crate) use config::Config;
pub(crate) use files::Files;
