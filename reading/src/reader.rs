//! The reader: a language pipeline, a gazetteer and the rules.

use crate::analysis::Analysis;
use crate::{attribution, claims, parse, quantities};
use language::Pipeline;
use record::{Claim, Document, Span};

/// Reads documents. Loading it loads the language model and the gazetteer.
///
/// Reading takes `&self` and may run on many threads at once.
#[derive(Debug)]
pub struct Reader {
    identity: record::Reader,
    pipeline: Pipeline,
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
        Reader::with_pipeline(language::small_english()?)
    }

    /// The reader with another pipeline.
    ///
    /// # Errors
    /// When an asset is damaged.
    pub fn with_pipeline(pipeline: Pipeline) -> Result<Reader, Error> {
        let version = env!("CARGO_PKG_VERSION").to_owned();
        let models = pipeline.hash().to_owned();
        Ok(Reader {
            identity: record::Reader { version, models },
            pipeline,
        })
    }

    /// What each claim is marked with: rules' version and models' hash.
    pub fn identity(&self) -> &record::Reader {
        &self.identity
    }

    /// The language pipeline.
    pub fn pipeline(&self) -> &Pipeline {
        &self.pipeline
    }

    /// Reads one document.
    pub fn read(&self, document: &Document) -> Reading {
        self.read_parsed(document, parse::parse(&self.pipeline, &document.text))
    }

    /// Reads a document that is parsed already.
    pub fn read_parsed(&self, document: &Document, text: Analysis<'_>) -> Reading {
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

fn numbers(text: &Analysis<'_>) -> Vec<claims::Number> {
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
#[derive(Debug)]
pub struct Error(language::Error);

impl From<language::Error> for Error {
    fn from(error: language::Error) -> Self {
        Error(error)
    }
}

impl std::fmt::Display for Error {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        self.0.fmt(f)
    }
}

impl std::error::Error for Error {}
