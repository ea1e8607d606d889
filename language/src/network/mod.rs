//! The networks: thinc's layers as spaCy's pipelines use them, for reading only.
//!
//! Nothing here trains, and nothing here knows of tags or entities.

pub(crate) mod embed;
pub(crate) mod linear;
pub(crate) mod maxout;
pub(crate) mod nodes;
pub(crate) mod norm;
pub(crate) mod tok2vec;
pub(crate) mod vectors;
