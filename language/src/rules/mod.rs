//! What a pipeline decides by table and rule after its networks: attributes and lemmas.

pub(crate) mod attribute_ruler;
pub(crate) mod lemmatizer;
mod token_test;
