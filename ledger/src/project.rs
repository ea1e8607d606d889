//! The rows that are derived from entries, for filtering.
//!
//! Appending writes them and verifying computes them again, both from here.

use crate::sqlite::Record;
use record::{Claim, ClaimId, Document, DocumentId, Origin, PartialDate, Reader, Window};
use sqlx::{FromRow, Row};

/// What never changes about a claim until it is redacted.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct ClaimRow {
    pub(crate) id: i64,
    pub(crate) document: i64,
    pub(crate) entry: i64,
    pub(crate) item: i64,
    pub(crate) origin: String,
    pub(crate) facets: [Option<String>; FACETS],
}

/// Columns that hold something of the words: all of them NULL once redacted.
pub(crate) const FACETS: usize = 11;

/// The columns in the order in which [`ClaimRow`] is read and written.
pub(crate) const CLAIM_COLUMNS: &str = "id, document, entry, item, origin, \
     kind, stance, measure, subject, source, place, area, country, begins, ends, folded";

impl ClaimRow {
    /// Where a claim stands in the ledger, without its words: what a redaction leaves.
    pub(crate) fn shell(
        id: ClaimId,
        document: DocumentId,
        entry: u64,
        item: usize,
        origin: Origin,
    ) -> ClaimRow {
        ClaimRow {
            id: column(id.0),
            document: column(document.0),
            entry: column(entry),
            item: column(item as u64),
            origin: origin.to_string(),
            facets: [const { None }; FACETS],
        }
    }

    /// The row with what can be filtered by.
    pub(crate) fn filled(self, claim: &Claim) -> ClaimRow {
        ClaimRow {
            facets: facets(claim),
            ..self
        }
    }
}

impl FromRow<'_, Record> for ClaimRow {
    fn from_row(row: &Record) -> Result<Self, sqlx::Error> {
        let mut facets = [const { None }; FACETS];
        for (at, facet) in facets.iter_mut().enumerate() {
            *facet = row.try_get(at + 5)?;
        }
        Ok(ClaimRow {
            id: row.try_get(0)?,
            document: row.try_get(1)?,
            entry: row.try_get(2)?,
            item: row.try_get(3)?,
            origin: row.try_get(4)?,
            facets,
        })
    }
}

fn facets(claim: &Claim) -> [Option<String>; FACETS] {
    let place = claim.place.as_ref();
    let window = occurred(claim);
    [
        Some(claim.kind.to_string()),
        Some(claim.stance.to_string()),
        claim.quantity.as_ref().map(|it| it.measure.to_string()),
        claim.subject.as_ref().map(|it| fold(&it.name)),
        Some(fold(claim.attribution.source.name())),
        place.map(|it| fold(&it.name)),
        place.and_then(|it| it.admin1.as_deref()).map(fold),
        place.and_then(|it| it.country.as_deref()).map(fold),
        window.and_then(|it| it.begin).map(|day| day.to_string()),
        window.and_then(|it| it.end).map(|day| day.to_string()),
        Some(searchable(claim)),
    ]
}

/// When what a claim tells of took place: its own time, or that of its amount.
fn occurred(claim: &Claim) -> Option<Window> {
    let of_amount = || claim.quantity.as_ref()?.as_of.as_ref()?.window;
    claim
        .time
        .as_ref()
        .and_then(|when| when.window)
        .or_else(of_amount)
}

fn searchable(claim: &Claim) -> String {
    let subject = claim.subject.as_ref().map(|it| it.name.as_str());
    let place = claim.place.as_ref().map(|it| it.name.as_str());
    let source = claim.attribution.source.name();
    let parts = [Some(claim.words()), subject, Some(source), place];
    parts
        .into_iter()
        .flatten()
        .map(fold)
        .collect::<Vec<_>>()
        .join("\n")
}

/// Lower case with single spaces, so that a line break in a name does not hide it.
pub(crate) fn fold(text: &str) -> String {
    let lower = text.to_lowercase();
    lower.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// A document's row.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct DocumentRow {
    pub(crate) id: i64,
    pub(crate) entry: i64,
    pub(crate) published: Option<String>,
    pub(crate) published_last: Option<String>,
    pub(crate) outlet: Option<String>,
    pub(crate) reader: Option<String>,
    pub(crate) models: Option<String>,
    pub(crate) redacted: bool,
}

/// The columns in the order in which [`DocumentRow`] is read and written.
pub(crate) const DOCUMENT_COLUMNS: &str =
    "id, entry, published, published_last, outlet, reader, models, redacted";

impl DocumentRow {
    /// What a redaction leaves, but for the number of the entry.
    pub(crate) fn shell(id: DocumentId) -> DocumentRow {
        DocumentRow {
            id: column(id.0),
            entry: 0,
            published: None,
            published_last: None,
            outlet: None,
            reader: None,
            models: None,
            redacted: true,
        }
    }

    /// The row of a new document, before its entry has a number.
    pub(crate) fn new(id: DocumentId, document: &Document) -> DocumentRow {
        let row = DocumentRow {
            outlet: document.outlet.as_deref().map(fold),
            redacted: false,
            ..DocumentRow::shell(id)
        };
        row.dated(document.published)
    }

    /// The row with what read it last.
    pub(crate) fn read_by(self, reader: Option<Reader>) -> DocumentRow {
        let (reader, models) = reader.map(|it| (it.version, it.models)).unzip();
        DocumentRow {
            reader,
            models,
            ..self
        }
    }

    /// The row with another date.
    pub(crate) fn dated(self, published: Option<PartialDate>) -> DocumentRow {
        DocumentRow {
            published: published.map(|date| date.to_string()),
            published_last: published.map(|date| date.last().to_string()),
            ..self
        }
    }
}

impl FromRow<'_, Record> for DocumentRow {
    fn from_row(row: &Record) -> Result<Self, sqlx::Error> {
        Ok(DocumentRow {
            id: row.try_get(0)?,
            entry: row.try_get(1)?,
            published: row.try_get(2)?,
            published_last: row.try_get(3)?,
            outlet: row.try_get(4)?,
            reader: row.try_get(5)?,
            models: row.try_get(6)?,
            redacted: row.try_get::<i64, _>(7)? != 0,
        })
    }
}

/// A number as a portable column holds it. Ids count rows, so they never come near the sign bit.
pub(crate) fn column(number: u64) -> i64 {
    i64::try_from(number).unwrap_or(i64::MAX)
}
