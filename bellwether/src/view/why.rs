//! A reason as JSON: sentences down to words and rows.

use record::{Ground, Why};
use serde::Serialize;

/// One step of a reason.
#[derive(Debug, Serialize)]
pub(crate) struct WhyView<'a> {
    says: &'a str,
    ground: Option<GroundView<'a>>,
    because: Vec<WhyView<'a>>,
}

/// What it finally rests on.
#[derive(Debug, Serialize)]
#[serde(untagged)]
enum GroundView<'a> {
    Words {
        claim: Option<String>,
        document: String,
        span: [usize; 2],
    },
    Row {
        dataset: &'a str,
        row: &'a str,
    },
    Document {
        document: String,
    },
}

impl<'a> From<&'a Why> for WhyView<'a> {
    fn from(why: &'a Why) -> Self {
        let reasons = why.reasons();
        let own = why.grounds().into_iter().next();
        WhyView {
            says: why.statement(),
            ground: own.filter(|_| reasons.is_empty()).map(GroundView::from),
            because: reasons.iter().map(WhyView::from).collect(),
        }
    }
}

impl<'a> From<&'a Ground> for GroundView<'a> {
    fn from(ground: &'a Ground) -> Self {
        match ground {
            Ground::Words {
                claim,
                document,
                span,
            } => GroundView::Words {
                claim: claim.map(|id| id.to_string()),
                document: document.to_string(),
                span: [span.start, span.end],
            },
            Ground::Row { dataset, row } => GroundView::Row { dataset, row },
            Ground::Document(document) => GroundView::Document {
                document: document.to_string(),
            },
        }
    }
}
