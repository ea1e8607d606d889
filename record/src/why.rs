//! Why a judgement was made, down to the words or rows it rests on.
//!
//! After tantivy's `query/explanation.rs`: a tree of sentences whose leaves
//! are spans of documents or rows of a dataset. The constructors refuse
//! anything else, so a judgement without grounds cannot be written.

use crate::{ClaimId, DocumentId, Error, Span};

/// One step of a reason: a sentence and what it rests on.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Why {
    statement: String,
    below: Below,
}

#[derive(Clone, Debug, PartialEq, Eq)]
enum Below {
    Ground(Ground),
    Because(Vec<Why>),
}

/// What a reason finally rests on.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub enum Ground {
    /// Words of a document, as a claim has them.
    Words {
        /// The claim they stand in, if any.
        claim: Option<ClaimId>,
        /// The document.
        document: DocumentId,
        /// The bytes.
        span: Span,
    },
    /// A row of a dataset.
    Row {
        /// The dataset with its version.
        dataset: String,
        /// The row's own identifier there.
        row: String,
    },
    /// A fact about a whole document that no words in it tell: that it has no date.
    Document(DocumentId),
}

impl Why {
    /// A sentence that rests on words or a row.
    pub fn ground(statement: impl Into<String>, ground: Ground) -> Why {
        Why {
            statement: statement.into(),
            below: Below::Ground(ground),
        }
    }

    /// A sentence that rests on other sentences.
    ///
    /// # Errors
    /// When there is none: a judgement needs a reason.
    pub fn because(statement: impl Into<String>, reasons: Vec<Why>) -> Result<Why, Error> {
        let statement = statement.into();
        if reasons.is_empty() {
            return Err(Error::groundless(&statement));
        }
        Ok(Why {
            statement,
            below: Below::Because(reasons),
        })
    }

    /// The sentence.
    pub fn statement(&self) -> &str {
        &self.statement
    }

    /// The reasons below; empty at a leaf.
    pub fn reasons(&self) -> &[Why] {
        match &self.below {
            Below::Ground(_) => &[],
            Below::Because(reasons) => reasons,
        }
    }

    /// All leaves, left to right. Never empty.
    pub fn grounds(&self) -> Vec<&Ground> {
        match &self.below {
            Below::Ground(ground) => vec![ground],
            Below::Because(reasons) => reasons.iter().flat_map(Why::grounds).collect(),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_judgement_needs_grounds() {
        assert!(Why::because("they disagree", vec![]).is_err());
        let leaf = Why::ground("one says 12", Ground::Document(DocumentId(1)));
        let why = Why::because("they disagree", vec![leaf.clone(), leaf]).unwrap();
        assert_eq!(why.grounds().len(), 2);
    }
}
