//! A reason as JSON: sentences down to words and rows. One form for checks, happenings and warnings.

use record::{Ground, Why};
use serde::Serialize;

/// A reason with what it rests on: below it others, or one ground.
#[derive(Debug, Serialize)]
pub(crate) struct WhyView {
    statement: String,
    ground: Option<GroundView>,
    because: Vec<WhyView>,
}

#[derive(Debug, Serialize)]
#[serde(tag = "on", rename_all = "kebab-case")]
enum GroundView {
    Row {
        dataset: String,
        row: String,
    },
    Words {
        claim: Option<String>,
        document: String,
        span: [usize; 2],
    },
    Document {
        document: String,
    },
}

impl From<&Why> for WhyView {
    fn from(why: &Why) -> WhyView {
        let leaf = why.reasons().is_empty();
        let ground = why.grounds().into_iter().next().filter(|_| leaf);
        WhyView {
            statement: why.statement().to_owned(),
            ground: ground.map(GroundView::from),
            because: why.reasons().iter().map(WhyView::from).collect(),
        }
    }
}

impl From<&Ground> for GroundView {
    fn from(ground: &Ground) -> GroundView {
        match ground {
            Ground::Row { dataset, row } => GroundView::Row {
                dataset: dataset.clone(),
                row: row.clone(),
            },
            Ground::Words {
                claim,
                document,
                span,
            } => GroundView::Words {
                claim: claim.map(|claim| claim.to_string()),
                document: document.to_string(),
                span: [span.start, span.end],
            },
            Ground::Document(document) => GroundView::Document {
                document: document.to_string(),
            },
        }
    }
}
