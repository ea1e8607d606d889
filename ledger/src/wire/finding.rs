//! Findings: what was judged or ruled after documents were read, and their withdrawal.
//!
//! All sorts share one header, so that what a finding rests on, and with which
//! document its words are cleared, can be told without knowing its sort. Their
//! payloads have a file each. A new sort is a variant here and a file beside
//! it; no table changes.

use super::carrier::Carrier;
use super::check::Check;
use super::identity::Identity;
use super::warning::Warning;
use super::{Flaw, decode, encode};
use record::{ClaimId, DocumentId};
use serde::de::DeserializeOwned;
use serde::{Deserialize, Serialize};

/// Sorts of findings; each is a kind of entry.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(crate) enum Sort {
    Check,
    Warning,
    Identity,
    Carrier,
}

impl Sort {
    pub(crate) const ALL: [Sort; 4] = [Sort::Check, Sort::Warning, Sort::Identity, Sort::Carrier];

    /// The kind of its entries.
    pub(crate) fn kind(self) -> &'static str {
        match self {
            Sort::Check => "check",
            Sort::Warning => "warning",
            Sort::Identity => "identity",
            Sort::Carrier => "carrier",
        }
    }

    pub(crate) fn of(kind: &str) -> Option<Sort> {
        Sort::ALL.into_iter().find(|sort| sort.kind() == kind)
    }
}

/// The header of a finding.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Finding {
    pub(crate) sort: Sort,
    /// Its number among those of its sort, from 1.
    pub(crate) number: u64,
    /// The earlier one of its sort that it corrects.
    pub(crate) supersedes: Option<u64>,
    /// The claim it is about, if it is about one.
    pub(crate) claim: Option<ClaimId>,
    /// Every document on whose words it rests, in order.
    pub(crate) documents: Vec<DocumentId>,
}

#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct Header {
    number: u64,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    supersedes: Option<u64>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    claim: Option<u64>,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    documents: Vec<u64>,
}

impl Finding {
    pub(super) fn encode(&self) -> Result<String, Flaw> {
        encode(&Header {
            number: self.number,
            supersedes: self.supersedes,
            claim: self.claim.map(|id| id.0),
            documents: self.documents.iter().map(|id| id.0).collect(),
        })
    }

    pub(super) fn decode(sort: Sort, header: &str) -> Result<Finding, Flaw> {
        let wire: Header = decode(header)?;
        Ok(Finding {
            sort,
            number: wire.number,
            supersedes: wire.supersedes,
            claim: wire.claim.map(ClaimId),
            documents: wire.documents.into_iter().map(DocumentId).collect(),
        })
    }
}

/// What a finding says.
#[derive(Clone, Debug, PartialEq)]
pub(crate) enum Matter {
    Check(record::Check),
    Warning(record::Warning),
    Identity(record::Identity),
    Carrier(record::Carrier),
}

#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct Payload<T> {
    finding: T,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    reason: Option<String>,
}

impl Matter {
    pub(super) fn encode(self, reason: Option<String>) -> Result<String, Flaw> {
        match self {
            Matter::Check(check) => payload(Check::from(check), reason),
            Matter::Warning(warning) => payload(Warning::from(warning), reason),
            Matter::Identity(ruling) => payload(Identity::from(ruling), reason),
            Matter::Carrier(carrier) => payload(Carrier::from(carrier), reason),
        }
    }

    pub(super) fn decode(sort: Sort, json: &str) -> Result<(Matter, Option<String>), Flaw> {
        match sort {
            Sort::Check => read(json, |wire: Check| Ok(Matter::Check(wire.read()?))),
            Sort::Warning => read(json, |wire: Warning| Ok(Matter::Warning(wire.read()?))),
            Sort::Identity => read(json, |wire: Identity| Ok(Matter::Identity(wire.into()))),
            Sort::Carrier => read(json, |wire: Carrier| Ok(Matter::Carrier(wire.into()))),
        }
    }
}

fn payload(finding: impl Serialize, reason: Option<String>) -> Result<String, Flaw> {
    encode(&Payload { finding, reason })
}

fn read<T: DeserializeOwned>(
    json: &str,
    make: impl Fn(T) -> Result<Matter, Flaw>,
) -> Result<(Matter, Option<String>), Flaw> {
    let Payload { finding, reason } = decode(json)?;
    Ok((make(finding)?, reason))
}

/// The header of an entry that takes a finding back.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Withdrawal {
    /// The entry of the finding.
    pub(crate) entry: u64,
    /// Whether its words were cleared as well.
    pub(crate) cleared: bool,
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::wire::{Event, Words};
    use record::{
        Alarm, AlarmHistory, Area, CheckDraft, CheckKind, Foreseen, Ground, Mode, Pinned, Range,
        Sameness, ScopeVerdict, Sensitivity, Setting, Tlp, Verdict, Why,
    };

    fn row() -> Why {
        let ground = Ground::Row {
            dataset: "made-up 1".into(),
            row: "17".into(),
        };
        Why::ground("\"12\" killed\n", ground)
    }

    fn full_check() -> record::Check {
        let reading = |rule: &str, verdict| Sensitivity {
            rule: rule.into(),
            verdict,
            finding: "9 of 12".into(),
        };
        let draft = CheckDraft {
            claim: ClaimId(4),
            document: DocumentId(2),
            kind: Some(CheckKind::Spread),
            mode: Mode::AsOf("2021-06-30".parse().unwrap()),
            datasets: vec![Pinned {
                name: "made-up".into(),
                version: "1".into(),
                sha256: "0".repeat(64),
                released: Some("2020".parse().unwrap()),
            }],
            settings: vec![Setting {
                name: "home".into(),
                value: "Harbour".into(),
                chosen: true,
            }],
            test: "deaths outside the home area".into(),
            queries: vec!["bellwether events".into()],
            verdict: Verdict::DependsOnTheRule,
            scopes: vec![ScopeVerdict {
                scope: "North".into(),
                verdict: Verdict::Inconclusive,
                why: row(),
            }],
            sensitivity: vec![
                reading("low", Verdict::Consistent),
                reading("high", Verdict::Contradicted),
            ],
            uncovered: vec!["kidnappings".into()],
            missing: vec![],
            why: row(),
        };
        record::Check::new(draft).unwrap()
    }

    /// One that nothing was found for: every field that may be absent is.
    fn bare_check() -> record::Check {
        let draft = CheckDraft {
            kind: None,
            mode: Mode::Hindsight,
            datasets: vec![],
            settings: vec![],
            queries: vec![],
            verdict: Verdict::NotTestable,
            scopes: vec![],
            sensitivity: vec![],
            uncovered: vec![],
            missing: vec!["a date".into()],
            ..full_check().into_draft()
        };
        record::Check::new(draft).unwrap()
    }

    fn warning(admin1: Option<&str>) -> record::Warning {
        let month = |text: &str| text.parse().unwrap();
        let foreseen = Foreseen {
            area: Area {
                country: "NER".into(),
                country_name: "Niger".into(),
                admin1: admin1.map(str::to_owned),
            },
            as_of: "2020-11-20".parse().unwrap(),
            data_through: month("2020-10"),
            months: (month("2020-11"), month("2021-12")),
            alarm: Alarm::Rise,
            probability: 0.1 + 0.2,
            range: Range {
                low: 2.0,
                median: 30.5,
                high: 110.0,
                coverage: 0.9,
            },
            recent_deaths: 300.0,
            history: AlarmHistory {
                years: (2001, 2020),
                alarms: 40,
                followed: 13,
                missed: 9,
            },
            model: "pool".into(),
            dataset: "an invented panel 1.0".into(),
        };
        record::Warning::new(foreseen, row()).unwrap()
    }

    fn identity(reviewer: Option<&str>, known: Option<&str>) -> record::Identity {
        record::Identity {
            name: "Reed League".into(),
            other: "River Army".into(),
            sameness: Sameness::Same,
            reviewer: reviewer.map(str::to_owned),
            known: known.map(|day| day.parse().unwrap()),
        }
    }

    fn carrier() -> record::Carrier {
        record::Carrier {
            title: Some("Rain".into()),
            outlet: Some("Evening Lantern".into()),
            byline: Some("By wire".into()),
            url: Some("x.html".into()),
            given_id: Some("7".into()),
            published: Some("2017-03".parse().unwrap()),
            tlp: Some(Tlp::Amber),
        }
    }

    fn check(kind: &str, matter: Matter, reason: Option<&str>) {
        let words = Words::Finding {
            matter: Box::new(matter),
            reason: reason.map(str::to_owned),
        };
        let json = words.clone().encode().unwrap();
        let back = Words::decode(kind, &json).unwrap();
        assert_eq!(back, words, "{json}");
        assert_eq!(back.encode().unwrap(), json);
    }

    #[test]
    fn all_sorts_come_back_and_have_one_encoding() {
        check("check", Matter::Check(full_check()), Some("a new dataset"));
        check("check", Matter::Check(bare_check()), None);
        check("warning", Matter::Warning(warning(Some("Tahoua"))), None);
        check("warning", Matter::Warning(warning(None)), None);
        let known = identity(Some("M. Quill"), Some("2017-03-02"));
        check("identity", Matter::Identity(known), Some("they say so"));
        check("identity", Matter::Identity(identity(None, None)), None);
        check("carrier", Matter::Carrier(carrier()), None);
        check("carrier", Matter::Carrier(record::Carrier::default()), None);
    }

    #[test]
    fn headers_come_back_and_hold_no_words() {
        for sort in Sort::ALL {
            for (supersedes, claim, documents) in [
                (
                    Some(2),
                    Some(ClaimId(4)),
                    vec![DocumentId(1), DocumentId(2)],
                ),
                (None, None, vec![]),
            ] {
                let finding = Finding {
                    sort,
                    number: 3,
                    supersedes,
                    claim,
                    documents,
                };
                let event = Event::Finding(finding);
                let json = event.encode().unwrap();
                assert_eq!(Event::decode(sort.kind(), &json).unwrap(), event);
            }
        }
        let event = Event::Withdrawal(Withdrawal {
            entry: 9,
            cleared: true,
        });
        let json = event.encode().unwrap();
        assert_eq!(Event::decode("withdrawal", &json).unwrap(), event);
    }

    #[test]
    fn a_verdict_that_lost_its_rows_is_refused() {
        let words = Words::Finding {
            matter: Box::new(Matter::Check(full_check())),
            reason: None,
        };
        let json = words.encode().unwrap();
        let datasets = json.find("\"datasets\":[").unwrap() + 12;
        let end = datasets + json[datasets..].find(']').unwrap();
        let bare = format!("{}{}", &json[..datasets], &json[end..]);
        let flaw = Words::decode("check", &bare).unwrap_err();
        assert!(flaw.contains("names no dataset"), "{flaw}");
    }
}
