//! The reader: a language pipeline, a gazetteer and the rules.

use crate::analysis::Analysis;
use crate::names::Entities;
use crate::places::{self, Gazetteer};
use crate::times::{self, Anchor};
use crate::{attribution, claims, happenings, names, parse, quantities};
use language::Pipeline;
use record::{Claim, Document, Place, Span, When};
use sha2::{Digest, Sha256};

/// Reads documents. Loading it loads the language model and the gazetteer.
///
/// Reading takes `&self` and may run on many threads at once.
#[derive(Debug)]
pub struct Reader {
    identity: record::Reader,
    pipeline: Pipeline,
    gazetteer: Gazetteer,
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
        Ok(Reader::with(pipeline, Gazetteer::embedded()?))
    }

    /// The reader with another pipeline and another gazetteer.
    pub fn with(pipeline: Pipeline, gazetteer: Gazetteer) -> Reader {
        let version = env!("CARGO_PKG_VERSION").to_owned();
        let models = models(&[pipeline.hash(), gazetteer.hash()]);
        Reader {
            identity: record::Reader { version, models },
            pipeline,
            gazetteer,
        }
    }

    /// What each claim is marked with: rules' version and models' hash.
    pub fn identity(&self) -> &record::Reader {
        &self.identity
    }

    /// The language pipeline.
    pub fn pipeline(&self) -> &Pipeline {
        &self.pipeline
    }

    /// The gazetteer.
    pub fn gazetteer(&self) -> &Gazetteer {
        &self.gazetteer
    }

    /// Reads one document.
    pub fn read(&self, document: &Document) -> Reading {
        self.read_parsed(document, parse::parse(&self.pipeline, &document.text))
    }

    /// Reads a document that is parsed already.
    pub fn read_parsed(&self, document: &Document, text: Analysis<'_>) -> Reading {
        let said = attribution::attributions(&text);
        let named = names::entities(&text);
        let who = (0..text.tokens.len()).map(|at| named.resolve(at)).collect();
        let (events, numbers) = (happenings::happenings(&text), numbers(&text));
        let places = self.places(&text, document, &named);
        let times = times(&text, document);
        let near = claims::Near::new(&text, (&said, &events), &numbers, (&places, &times));
        let evidence = claims::Evidence {
            said,
            announced: claims::announced(&text),
            events,
            numbers,
            times,
            places,
            who,
            near,
            text,
        };
        claims::assemble(document, &evidence)
    }

    fn places(&self, text: &Analysis<'_>, document: &Document, named: &Entities) -> Vec<Place> {
        let title = document.title.as_deref().unwrap_or_default();
        places_beside(text, &self.gazetteer, title, named)
    }
}

/// The places of a text, with its title and the homes of its armed groups as context.
pub(crate) fn places_beside(
    text: &Analysis<'_>,
    gazetteer: &Gazetteer,
    title: &str,
    named: &Entities,
) -> Vec<Place> {
    let homes = named.homes().filter_map(|code| gazetteer.country(code));
    let countries: Vec<_> = homes.collect();
    let context = places::Context {
        title,
        countries: &countries,
    };
    places::places(text, gazetteer, context)
}

/// One hash for all models: a claim tells by it whether reading anew could change it.
fn models(hashes: &[&str]) -> String {
    let digest = Sha256::digest(hashes.join("\n"));
    digest.iter().map(|byte| format!("{byte:02x}")).collect()
}

/// Relative dates are counted from the day of publication, or stay open.
fn times(text: &Analysis<'_>, document: &Document) -> Vec<When> {
    let anchor = document.published.map_or(Anchor::Open, Anchor::News);
    times::times(text, anchor)
        .into_iter()
        .map(When::from)
        .collect()
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
pub struct Error(Problem);

#[derive(Debug)]
enum Problem {
    Language(language::Error),
    Gazetteer(places::Error),
}

impl From<language::Error> for Error {
    fn from(error: language::Error) -> Self {
        Error(Problem::Language(error))
    }
}

impl From<places::Error> for Error {
    fn from(error: places::Error) -> Self {
        Error(Problem::Gazetteer(error))
    }
}

impl std::fmt::Display for Error {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match &self.0 {
            Problem::Language(error) => error.fmt(f),
            Problem::Gazetteer(error) => error.fmt(f),
        }
    }
}

impl std::error::Error for Error {}
