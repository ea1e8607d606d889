//! The two transition systems: arc-eager for heads and labels, BILUO for entities.
//!
//! Each reads one segment from left to right, and at each state takes the valid move that its network
//! scores highest. No beam.

pub(crate) mod arcs;
pub(crate) mod entities;
mod moves;
mod nonproj;
pub(crate) mod scorer;
pub(crate) mod tree;
