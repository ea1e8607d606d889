//! Gazetteers beside the one in the program: where they are kept, and how a
//! dump of GeoNames is read.

pub(crate) mod dump;
pub(crate) mod shelf;
