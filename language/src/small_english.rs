//! The small English pipeline, `en_core_web_sm` 3.8.0, as part of the program.
//!
//! Made by Explosion under the MIT licence; licence and sources lie beside the files in
//! `assets/en_core_web_sm`, where `cargo run -p xtask -- model` puts them. Only what reading needs is
//! embedded; the directory is a whole pipeline and loads in spaCy too.

use crate::{Error, Pipeline};

macro_rules! files {
    ($($name:literal),* $(,)?) => {
        [$(($name, include_bytes!(concat!("../assets/en_core_web_sm/", $name)).as_slice())),*]
    };
}

static FILES: [(&str, &[u8]); 15] = files![
    "config.cfg",
    "meta.json",
    "tokenizer",
    "tok2vec/model",
    "tagger/cfg",
    "tagger/model",
    "parser/cfg",
    "parser/model",
    "parser/moves",
    "attribute_ruler/patterns",
    "lemmatizer/lookups/lookups.bin",
    "ner/cfg",
    "ner/model",
    "ner/moves",
    "vocab/lookups.bin",
];

/// Loads the small English pipeline; no file is read.
///
/// # Errors
/// None, unless the program was built with other assets.
pub fn small_english() -> Result<Pipeline, Error> {
    Pipeline::from_files(&FILES)
}
