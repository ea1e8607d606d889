//! A citation: a document and bytes that hold exactly the words cited.

use record::{DocumentId, PartialDate, Span, StoredClaim, StoredDocument, Tlp};

/// Words of a document, checked against its text.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Citation {
    pub(crate) document: DocumentId,
    pub(crate) span: Span,
    pub(crate) words: String,
    pub(crate) outlet: Option<String>,
    pub(crate) title: Option<String>,
    pub(crate) published: Option<PartialDate>,
    pub(crate) url: Option<String>,
    pub(crate) tlp: Option<Tlp>,
}

/// What a sentence rests on.
#[derive(Clone, Debug, PartialEq)]
pub(crate) enum Cite {
    /// Exact words.
    Words(Box<Citation>),
    /// Whole documents: what a count was taken over, or what was searched and does not say.
    Documents(Vec<DocumentId>),
}

/// Why a brief cannot be built.
#[derive(Debug, PartialEq, Eq)]
pub(crate) enum Error {
    /// The bytes are not the words.
    Unfounded {
        document: DocumentId,
        span: Span,
        words: String,
    },
    /// A sentence without citations.
    Uncited { text: String },
}

impl Citation {
    /// Cites the words of `claim`.
    ///
    /// # Errors
    /// When the document is another, or its bytes there are not exactly the claim's words.
    pub(crate) fn new(claim: &StoredClaim, document: &StoredDocument) -> Result<Citation, Error> {
        let (span, words) = (claim.claim.span, claim.claim.words());
        let meta = &document.document;
        if claim.document != document.id || span.of(&meta.text) != Some(words) {
            return Err(Error::Unfounded {
                document: claim.document,
                span,
                words: words.into(),
            });
        }
        Ok(Citation {
            document: document.id,
            span,
            words: words.into(),
            outlet: meta.outlet.clone(),
            title: meta.title.clone(),
            published: meta.published,
            url: meta.url.clone(),
            tlp: meta.tlp,
        })
    }
}

impl Cite {
    pub(crate) fn words(&self) -> Option<&Citation> {
        match self {
            Cite::Words(citation) => Some(citation),
            Cite::Documents(_) => None,
        }
    }
}

/// `d3:120-188`, or `d1–d4, d7` for whole documents.
impl std::fmt::Display for Cite {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            Cite::Words(c) => write!(f, "{c}"),
            Cite::Documents(documents) => f.write_str(&ranges(documents)),
        }
    }
}

impl std::fmt::Display for Citation {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "{}:{}-{}", self.document, self.span.start, self.span.end)
    }
}

/// Names of documents with runs written as ranges; after a few ranges only a count is told.
fn ranges(documents: &[DocumentId]) -> String {
    const SHOWN_MAX: usize = 8;
    let runs: Vec<&[DocumentId]> = documents.chunk_by(|a, b| b.0 == a.0 + 1).collect();
    let shown = runs.iter().take(SHOWN_MAX).map(|run| match run {
        [one] => one.to_string(),
        [first, second] => format!("{first}, {second}"),
        [first, .., last] => format!("{first}–{last}"),
        [] => String::new(),
    });
    let rest: usize = runs.iter().skip(SHOWN_MAX).map(|run| run.len()).sum();
    let more = (rest > 0).then(|| format!("{rest} more"));
    shown.chain(more).collect::<Vec<_>>().join(", ")
}

impl std::fmt::Display for Error {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            Error::Unfounded {
                document,
                span,
                words,
            } => write!(
                f,
                "bytes {span} of {document} are not the words {words:?} that a sentence cites\n\
                 run `bellwether verify` to find the entry that was changed"
            ),
            Error::Uncited { text } => {
                write!(
                    f,
                    "the sentence {text:?} cites nothing\nreport this as a fault of bellwether"
                )
            }
        }
    }
}

impl std::error::Error for Error {}

#[cfg(test)]
mod tests {
    use super::*;
    use judging::testing::{Told, document};

    #[test]
    fn refuses_bytes_that_are_not_the_words() {
        let report = document(3, "Courier", "2016-03-23", "Twelve were killed.");
        let claim = Told::by_author(&report, "Twelve were killed").claim(1);
        assert_eq!(
            Citation::new(&claim, &report).unwrap().to_string(),
            "d3:0-18"
        );
        let changed = document(3, "Courier", "2016-03-23", "Eleven were killed.");
        let other = document(4, "Courier", "2016-03-23", "Twelve were killed.");
        for wrong in [changed, other] {
            let error = Citation::new(&claim, &wrong).unwrap_err().to_string();
            assert!(error.contains("d3") && error.contains("verify"), "{error}");
        }
    }

    #[test]
    fn whole_documents_are_named_in_ranges() {
        let show = |ids: &[u64]| {
            Cite::Documents(ids.iter().map(|id| DocumentId(*id)).collect()).to_string()
        };
        assert_eq!(show(&[1, 2, 3, 4, 7, 9, 10]), "d1–d4, d7, d9, d10");
        assert_eq!(
            show(&[1, 3, 5, 7, 9, 11, 13, 15, 17, 19]),
            "d1, d3, d5, d7, d9, d11, d13, d15, 2 more"
        );
    }
}
