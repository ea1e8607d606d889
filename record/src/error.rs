//! Errors of the vocabulary: a value that is not one, a claim without words.

use crate::{Span, Verdict};

/// What was refused, with the value and, on the next line, the remedy.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Error(Box<Problem>);

#[derive(Clone, Debug, PartialEq, Eq)]
enum Problem {
    Unknown {
        what: &'static str,
        value: String,
        names: String,
    },
    Malformed {
        what: &'static str,
        value: String,
        remedy: &'static str,
    },
    Span {
        span: Span,
        length: usize,
    },
    Outside {
        part: Span,
        whole: Span,
    },
    NoContent {
        span: Span,
    },
    Groundless {
        statement: String,
    },
    Unfounded {
        verdict: Verdict,
        what: &'static str,
        remedy: &'static str,
    },
    UnsoundWarning {
        country: String,
        needed: &'static str,
        given: String,
    },
}

impl Error {
    /// On the heap, so that a result that is nearly always fine stays small.
    fn of(problem: Problem) -> Self {
        Error(Box::new(problem))
    }

    pub(crate) fn unknown(what: &'static str, value: &str, names: &[&str]) -> Self {
        Error::of(Problem::Unknown {
            what,
            value: value.into(),
            names: names.join(", "),
        })
    }

    pub(crate) fn malformed(what: &'static str, value: &str, remedy: &'static str) -> Self {
        Error::of(Problem::Malformed {
            what,
            value: value.into(),
            remedy,
        })
    }

    pub(crate) fn span(span: Span, length: usize) -> Self {
        Error::of(Problem::Span { span, length })
    }

    pub(crate) fn outside(part: Span, whole: Span) -> Self {
        Error::of(Problem::Outside { part, whole })
    }

    pub(crate) fn no_content(span: Span) -> Self {
        Error::of(Problem::NoContent { span })
    }

    pub(crate) fn unsound_warning(country: &str, needed: &'static str, given: &str) -> Self {
        Error::of(Problem::UnsoundWarning {
            country: country.into(),
            needed,
            given: given.into(),
        })
    }

    pub(crate) fn unfounded(verdict: Verdict, what: &'static str, remedy: &'static str) -> Self {
        Error::of(Problem::Unfounded {
            verdict,
            what,
            remedy,
        })
    }

    pub(crate) fn groundless(statement: &str) -> Self {
        Error::of(Problem::Groundless {
            statement: statement.into(),
        })
    }
}

impl std::fmt::Display for Error {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match &*self.0 {
            Problem::Unknown { what, value, names } => {
                write!(f, "{value:?} is not a {what}\nuse one of: {names}")
            }
            Problem::Malformed {
                what,
                value,
                remedy,
            } => {
                write!(f, "{value:?} is not a {what}\n{remedy}")
            }
            Problem::Span { span, length } => write!(
                f,
                "bytes {span} are not words of a text of {length} bytes\n\
                 give a start before the end, inside the text and on character boundaries"
            ),
            Problem::Outside { part, whole } => write!(
                f,
                "bytes {part} lie outside the claim's own bytes {whole}\n\
                 widen the claim so that it holds its source, cue and content"
            ),
            Problem::NoContent { span } => write!(
                f,
                "the claim at bytes {span} has no content\ngive the bytes of what is said"
            ),
            Problem::UnsoundWarning {
                country,
                needed,
                given,
            } => write!(
                f,
                "a warning for {country} is unsound: {given}\ngive {needed}"
            ),
            Problem::Unfounded {
                verdict,
                what,
                remedy,
            } => write!(f, "the verdict \"{verdict}\" {what}\n{remedy}"),
            Problem::Groundless { statement } => write!(
                f,
                "{statement:?} rests on nothing\ngive at least one span or record as its reason"
            ),
        }
    }
}

impl std::error::Error for Error {}
