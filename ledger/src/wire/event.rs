//! The public header of an entry: what happened, in numbers.
//!
//! Nothing in here may be copied from a text, since it stays readable when the
//! words are redacted: no title, address, file name, outlet, source or place
//! name, and no amount. Such things belong into [`super::Words`].

use super::finding::{Finding, Sort, Withdrawal};
use super::name::Name;
use super::{Flaw, decode, encode};
use record::{ClaimId, DocumentId, Reader, Review};
use serde::{Deserialize, Serialize};
use std::ops::Range;

/// What an entry records, without the words.
#[derive(Clone, Debug, PartialEq)]
pub(crate) enum Event {
    /// A document came in.
    Document { document: DocumentId },
    /// A reader read a document.
    Reading {
        document: DocumentId,
        reader: Reader,
        /// The first of `count` new claims; they are numbered on from it.
        first: ClaimId,
        count: u64,
        /// Claims that this reading does not bear out, each with the new one on the same words.
        superseded: Vec<(ClaimId, Option<ClaimId>)>,
    },
    /// A person wrote a claim.
    Claim {
        document: DocumentId,
        claim: ClaimId,
    },
    /// A person reviewed a claim; an edit puts another in its place.
    Review {
        document: DocumentId,
        claim: ClaimId,
        review: Review,
        by: Option<ClaimId>,
    },
    /// A document was given its date.
    Date { document: DocumentId },
    /// A document's words were cleared.
    Redaction { document: DocumentId },
    /// Something was judged or ruled of what had been read.
    Finding(Finding),
    /// A finding was taken back.
    Withdrawal(Withdrawal),
}

impl Event {
    /// The kinds of this version. A later one adds its own beside them without a migration.
    pub(crate) const KINDS: &[&str] = &[
        "document",
        "reading",
        "claim",
        "review",
        "date",
        "redaction",
        "check",
        "warning",
        "identity",
        "carrier",
        "withdrawal",
    ];

    /// The kind, as it stands in the entry.
    pub(crate) fn kind(&self) -> &'static str {
        match self {
            Event::Document { .. } => "document",
            Event::Reading { .. } => "reading",
            Event::Claim { .. } => "claim",
            Event::Review { .. } => "review",
            Event::Date { .. } => "date",
            Event::Redaction { .. } => "redaction",
            Event::Finding(finding) => finding.sort.kind(),
            Event::Withdrawal(_) => "withdrawal",
        }
    }

    /// The document it belongs to, and with which its words are cleared; findings
    /// may rest on several and name them themselves.
    pub(crate) fn document(&self) -> Option<DocumentId> {
        match self {
            Event::Document { document }
            | Event::Reading { document, .. }
            | Event::Claim { document, .. }
            | Event::Review { document, .. }
            | Event::Date { document }
            | Event::Redaction { document } => Some(*document),
            Event::Finding(_) | Event::Withdrawal(_) => None,
        }
    }

    /// The numbers of the claims that it adds.
    pub(crate) fn added(&self) -> Range<u64> {
        match self {
            Event::Reading { first, count, .. } => first.0..first.0.saturating_add(*count),
            Event::Claim { claim, .. } => claim.0..claim.0 + 1,
            Event::Review { by: Some(by), .. } => by.0..by.0 + 1,
            _ => 0..0,
        }
    }

    /// Whether it adds this claim.
    pub(crate) fn adds(&self, id: ClaimId) -> bool {
        self.added().contains(&id.0)
    }

    /// The header's bytes.
    pub(crate) fn encode(&self) -> Result<String, Flaw> {
        let document = self.document().map_or(0, |id| id.0);
        match self {
            Event::Finding(finding) => finding.encode(),
            Event::Withdrawal(withdrawal) => encode(withdrawal),
            Event::Document { .. } | Event::Date { .. } | Event::Redaction { .. } => {
                encode(&Only { document })
            }
            Event::Claim { claim, .. } => encode(&Claim {
                document,
                claim: claim.0,
            }),
            Event::Reading {
                reader,
                first,
                count,
                superseded,
                ..
            } => encode(&Reading {
                document,
                reader: reader.version.clone(),
                models: reader.models.clone(),
                first: first.0,
                count: *count,
                superseded: superseded
                    .iter()
                    .map(|(old, new)| (old.0, new.map(|id| id.0)))
                    .collect(),
            }),
            Event::Review {
                claim, review, by, ..
            } => encode(&Reviewed {
                document,
                claim: claim.0,
                review: Name(*review),
                by: by.map(|id| id.0),
            }),
        }
    }

    /// Reads a header of one of the [`Event::KINDS`].
    pub(crate) fn decode(kind: &str, header: &str) -> Result<Event, Flaw> {
        Ok(match kind {
            "document" => Event::Document {
                document: only(header)?,
            },
            "date" => Event::Date {
                document: only(header)?,
            },
            "redaction" => Event::Redaction {
                document: only(header)?,
            },
            "reading" => decode::<Reading>(header)?.into(),
            "claim" => decode::<Claim>(header)?.into(),
            "review" => decode::<Reviewed>(header)?.into(),
            "withdrawal" => Event::Withdrawal(decode(header)?),
            other => {
                let sort = Sort::of(other);
                let sort = sort.ok_or_else(|| format!("{other:?} is not a kind of entry"))?;
                Event::Finding(Finding::decode(sort, header)?)
            }
        })
    }
}

#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct Only {
    document: u64,
}

fn only(header: &str) -> Result<DocumentId, Flaw> {
    Ok(DocumentId(decode::<Only>(header)?.document))
}

#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct Reading {
    document: u64,
    reader: String,
    models: String,
    first: u64,
    count: u64,
    superseded: Vec<(u64, Option<u64>)>,
}

impl From<Reading> for Event {
    fn from(wire: Reading) -> Self {
        let pair = |(old, new): (u64, Option<u64>)| (ClaimId(old), new.map(ClaimId));
        Event::Reading {
            document: DocumentId(wire.document),
            reader: Reader {
                version: wire.reader,
                models: wire.models,
            },
            first: ClaimId(wire.first),
            count: wire.count,
            superseded: wire.superseded.into_iter().map(pair).collect(),
        }
    }
}

#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct Claim {
    document: u64,
    claim: u64,
}

impl From<Claim> for Event {
    fn from(wire: Claim) -> Self {
        Event::Claim {
            document: DocumentId(wire.document),
            claim: ClaimId(wire.claim),
        }
    }
}

#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct Reviewed {
    document: u64,
    claim: u64,
    review: Name<Review>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    by: Option<u64>,
}

impl From<Reviewed> for Event {
    fn from(wire: Reviewed) -> Self {
        Event::Review {
            document: DocumentId(wire.document),
            claim: ClaimId(wire.claim),
            review: wire.review.0,
            by: wire.by.map(ClaimId),
        }
    }
}
