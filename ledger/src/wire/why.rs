//! A reason as a tree, down to words, rows and documents.
//!
//! Kept as its sentences and grounds. A reason without grounds cannot be
//! written, so one that comes back without is a flaw of the entry.

use super::Flaw;
use super::claim::{At, at};
use record::{ClaimId, DocumentId, Ground};
use serde::{Deserialize, Serialize};

#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Why {
    says: String,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    words: Option<Words>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    row: Option<Row>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    document: Option<u64>,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    because: Vec<Why>,
}

#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct Words {
    #[serde(default, skip_serializing_if = "Option::is_none")]
    claim: Option<u64>,
    document: u64,
    span: At,
}

#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct Row {
    dataset: String,
    row: String,
}

impl From<&record::Why> for Why {
    fn from(why: &record::Why) -> Self {
        let mut wire = Why {
            says: why.statement().to_owned(),
            words: None,
            row: None,
            document: None,
            because: why.reasons().iter().map(Why::from).collect(),
        };
        if let ([], Some(ground)) = (why.reasons(), why.grounds().first()) {
            wire.rest(ground);
        }
        wire
    }
}

impl Why {
    fn rest(&mut self, ground: &Ground) {
        match ground {
            Ground::Words {
                claim,
                document,
                span,
            } => {
                self.words = Some(Words {
                    claim: claim.map(|id| id.0),
                    document: document.0,
                    span: at(*span),
                });
            }
            Ground::Row { dataset, row } => {
                self.row = Some(Row {
                    dataset: dataset.clone(),
                    row: row.clone(),
                });
            }
            Ground::Document(document) => self.document = Some(document.0),
        }
    }

    /// The tree, unless it rests on nothing or on two things at once.
    pub(super) fn read(self) -> Result<record::Why, Flaw> {
        let Why {
            says,
            words,
            row,
            document,
            because,
        } = self;
        let ground = match (words, row, document, because.is_empty()) {
            (Some(words), None, None, true) => words.into(),
            (None, Some(Row { dataset, row }), None, true) => Ground::Row { dataset, row },
            (None, None, Some(document), true) => Ground::Document(DocumentId(document)),
            (None, None, None, false) => {
                let reasons = because.into_iter().map(Why::read);
                let reasons = reasons.collect::<Result<_, Flaw>>()?;
                return record::Why::because(says, reasons).map_err(|error| error.to_string());
            }
            _ => return Err(format!("{says:?} rests on nothing, or on two things")),
        };
        Ok(record::Why::ground(says, ground))
    }
}

impl From<Words> for Ground {
    fn from(wire: Words) -> Self {
        Ground::Words {
            claim: wire.claim.map(ClaimId),
            document: DocumentId(wire.document),
            span: wire.span.into(),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::wire::{decode, encode};
    use record::Span;

    #[test]
    fn a_tree_comes_back() {
        let words = Ground::Words {
            claim: Some(ClaimId(3)),
            document: DocumentId(2),
            span: Span::new(4, 9),
        };
        let row = Ground::Row {
            dataset: "made-up 1".into(),
            row: "17".into(),
        };
        let leaves = [words, row, Ground::Document(DocumentId(5))]
            .map(|ground| record::Why::ground("so", ground));
        let below = record::Why::because("both", leaves.to_vec()).unwrap();
        let why = record::Why::because("in all", vec![below, leaves[0].clone()]).unwrap();
        let json = encode(&Why::from(&why)).unwrap();
        assert_eq!(decode::<Why>(&json).unwrap().read(), Ok(why));
    }

    #[test]
    fn refuses_a_reason_without_grounds_or_with_two() {
        for json in [
            r#"{"says":"so"}"#,
            r#"{"says":"so","document":1,"row":{"dataset":"a","row":"1"}}"#,
            r#"{"says":"so","document":1,"because":[{"says":"so","document":1}]}"#,
        ] {
            assert!(decode::<Why>(json).unwrap().read().is_err(), "{json}");
        }
    }
}
