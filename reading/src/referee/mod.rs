//! Answers in the shape of the field's benchmarks, one file a task.
//!
//! Nothing here reads: each file turns what the reading modules found into what
//! a corpus asks for, and only the text is looked at.

mod answers;
pub mod certainty;
pub mod entities;
pub mod event_type;
pub mod templates;

pub use answers::{Answers, Attributed, answers};
