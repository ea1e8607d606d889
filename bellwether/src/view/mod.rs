//! What the interfaces show: JSON, CSV, lines for people.
//!
//! Report text is hostile: it may hold terminal escapes, formulas, markup.
//! Each form neutralises what would act there (`safe`, `csv`, the brief's
//! Markdown and HTML); JSON keeps the exact words, escaped by its own rules.

pub(crate) mod check;
pub(crate) mod claim;
pub(crate) mod csv;
pub(crate) mod entity;
mod event;
pub(crate) mod happening;
pub(crate) mod line;
pub(crate) mod marked;
pub(crate) mod number;
pub(crate) mod safe;
pub(crate) mod warning;
pub(crate) mod why;
