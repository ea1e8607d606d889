//! A half-open range of bytes in the text of one document.

use crate::Error;

/// Bytes `start..end` of a document's text; half-open, on character boundaries.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Span {
    /// First byte.
    pub start: usize,
    /// One past the last byte.
    pub end: usize,
}

impl Span {
    /// The range `start..end`, unchecked against any text.
    pub const fn new(start: usize, end: usize) -> Self {
        Span { start, end }
    }

    /// The words it covers, if it lies on `text` and cuts no character.
    pub fn of(self, text: &str) -> Option<&str> {
        text.get(self.start..self.end)
    }

    /// Its words, or why it covers none: empty, out of bounds, inside a character.
    ///
    /// # Errors
    /// When the range is empty or does not lie on `text`.
    pub fn checked(self, text: &str) -> Result<&str, Error> {
        match self.of(text) {
            Some(words) if !words.is_empty() => Ok(words),
            _ => Err(Error::span(self, text.len())),
        }
    }

    /// Length in bytes.
    pub fn len(self) -> usize {
        self.end.saturating_sub(self.start)
    }

    /// Whether it covers no byte.
    pub fn is_empty(self) -> bool {
        self.len() == 0
    }

    /// Whether `other` lies inside it, borders included.
    pub fn contains(self, other: Span) -> bool {
        self.start <= other.start && other.end <= self.end
    }

    /// Whether the two share a byte.
    pub fn overlaps(self, other: Span) -> bool {
        self.start < other.end && other.start < self.end
    }

    /// The smallest span that holds both.
    pub fn cover(self, other: Span) -> Span {
        Span::new(self.start.min(other.start), self.end.max(other.end))
    }
}

impl std::fmt::Display for Span {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "{}..{}", self.start, self.end)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn refuses_what_is_not_text() {
        for (span, text) in [((0, 0), "a"), ((0, 3), "a"), ((0, 1), "é"), ((2, 1), "abc")] {
            assert!(
                Span::new(span.0, span.1).checked(text).is_err(),
                "{span:?} on {text:?}"
            );
        }
        assert_eq!(Span::new(0, 2).checked("é!").unwrap(), "é");
    }
}
