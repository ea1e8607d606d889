//! Runs spaCy's trained pipelines natively: no Python, one crate, any number of threads.
//!
//! [`Pipeline::load`] takes a pipeline's directory as spaCy v3 writes it, [`Pipeline::read`] a text, and the
//! [`Doc`] that comes back has tokens with their bytes, lemma, tag, part of speech, morphology, head and
//! label, sentences, and named entities, the same as spaCy's but for ties between floats.
//!
//! It runs pipelines made of `tok2vec`, `tagger`, `morphologizer`, `senter`, `parser`, `attribute_ruler`,
//! `lemmatizer` and `ner`, with hashed embeddings and static vectors. A pipeline with any other part is
//! refused at load. It does not train, and knows nothing of transformers.

mod component;
mod doc;
mod error;
mod hash;
mod install;
mod load;
mod msgpack;
mod network;
mod norms;
mod parser;
mod pattern;
mod pipeline;
mod reader;
mod rules;
mod segment;
#[cfg(feature = "small-english")]
mod small_english;
mod strings;
mod symbols;
mod tokenizer;
mod unicode;
mod unicode_ranges;
mod words;

pub use doc::{Doc, Entity, Token};
pub use error::Error;
pub use install::{Installed, find, install, installed};
pub use pipeline::{About, Pipeline};
#[cfg(feature = "small-english")]
pub use small_english::small_english;
