//! The payload of an entry: everything that was copied from a text or written by a person.

use super::claim::{Claim, Found};
use super::document::Document;
use super::finding::{Matter, Sort};
use super::name::Name;
use super::{Flaw, decode, encode};
use record::PartialDate;
use serde::{Deserialize, Serialize};

/// The words that belong to an [`super::Event`] of the same kind.
#[derive(Clone, Debug, PartialEq)]
pub(crate) enum Words {
    Document(Box<record::Document>),
    Reading(Vec<Found>),
    Claim {
        claim: Box<Found>,
        reason: Option<String>,
    },
    Review {
        claim: Option<Box<Found>>,
        reason: Option<String>,
    },
    Date {
        published: PartialDate,
        reason: Option<String>,
    },
    Redaction {
        reason: String,
    },
    Finding {
        matter: Box<Matter>,
        reason: Option<String>,
    },
    Withdrawal {
        reason: String,
    },
}

impl Words {
    /// The reason that a person gave.
    pub(crate) fn reason(&self) -> Option<&str> {
        match self {
            Words::Claim { reason, .. }
            | Words::Review { reason, .. }
            | Words::Finding { reason, .. }
            | Words::Date { reason, .. } => reason.as_deref(),
            Words::Redaction { reason } | Words::Withdrawal { reason } => Some(reason),
            _ => None,
        }
    }

    /// The claims in it, in order.
    pub(crate) fn claims(&self) -> &[Found] {
        match self {
            Words::Reading(claims) => claims,
            Words::Claim { claim, .. }
            | Words::Review {
                claim: Some(claim), ..
            } => std::slice::from_ref(claim),
            _ => &[],
        }
    }

    /// The payload's bytes.
    pub(crate) fn encode(self) -> Result<String, Flaw> {
        match self {
            Words::Document(document) => encode(&Document::from(*document)),
            Words::Reading(claims) => encode(&Reading {
                claims: claims.into_iter().map(Claim::from).collect(),
            }),
            Words::Claim { claim, reason } => encode(&Claimed {
                claim: Some((*claim).into()),
                reason,
            }),
            Words::Review { claim, reason } => encode(&Claimed {
                claim: claim.map(|claim| (*claim).into()),
                reason,
            }),
            Words::Date { published, reason } => encode(&Date {
                published: Name(published),
                reason,
            }),
            Words::Redaction { reason } | Words::Withdrawal { reason } => {
                encode(&Redaction { reason })
            }
            Words::Finding { matter, reason } => matter.encode(reason),
        }
    }

    /// Reads a payload of one of the [`super::Event::KINDS`].
    pub(crate) fn decode(kind: &str, payload: &str) -> Result<Words, Flaw> {
        Ok(match kind {
            "document" => Words::Document(Box::new(decode::<Document>(payload)?.into())),
            "reading" => Words::Reading(
                decode::<Reading>(payload)?
                    .claims
                    .into_iter()
                    .map(Found::from)
                    .collect(),
            ),
            "claim" => {
                let Claimed { claim, reason } = decode(payload)?;
                let claim = claim.ok_or("a written claim without a claim")?;
                Words::Claim {
                    claim: Box::new(claim.into()),
                    reason,
                }
            }
            "review" => {
                let Claimed { claim, reason } = decode(payload)?;
                Words::Review {
                    claim: claim.map(|claim| Box::new(claim.into())),
                    reason,
                }
            }
            "date" => {
                let Date { published, reason } = decode(payload)?;
                Words::Date {
                    published: published.0,
                    reason,
                }
            }
            "redaction" => Words::Redaction {
                reason: decode::<Redaction>(payload)?.reason,
            },
            "withdrawal" => Words::Withdrawal {
                reason: decode::<Redaction>(payload)?.reason,
            },
            other => {
                let sort = Sort::of(other);
                let sort = sort.ok_or_else(|| format!("{other:?} is not a kind of entry"))?;
                let (matter, reason) = Matter::decode(sort, payload)?;
                let matter = Box::new(matter);
                Words::Finding { matter, reason }
            }
        })
    }
}

#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct Reading {
    claims: Vec<Claim>,
}

#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct Claimed {
    #[serde(default, skip_serializing_if = "Option::is_none")]
    claim: Option<Claim>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    reason: Option<String>,
}

#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct Date {
    published: Name<PartialDate>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    reason: Option<String>,
}

#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct Redaction {
    reason: String,
}
