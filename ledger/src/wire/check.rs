//! A check: its test, its verdict and the rows behind it.

use super::Flaw;
use super::name::Name;
use super::why::Why;
use record::{CheckDraft, CheckKind, ClaimId, Date, DocumentId, Mode, PartialDate, Verdict};
use serde::{Deserialize, Serialize};

#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Check {
    claim: u64,
    document: u64,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    kind: Option<Name<CheckKind>>,
    /// The day as of which it was judged; absent in hindsight.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    as_of: Option<Name<Date>>,
    datasets: Vec<Pinned>,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    settings: Vec<Setting>,
    test: String,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    queries: Vec<String>,
    verdict: Name<Verdict>,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    scopes: Vec<Scope>,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    sensitivity: Vec<Sensitivity>,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    uncovered: Vec<String>,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    missing: Vec<String>,
    why: Why,
}

#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct Pinned {
    name: String,
    version: String,
    sha256: String,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    released: Option<Name<PartialDate>>,
}

#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct Setting {
    name: String,
    value: String,
    chosen: bool,
}

#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct Scope {
    scope: String,
    verdict: Name<Verdict>,
    why: Why,
}

#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct Sensitivity {
    rule: String,
    verdict: Name<Verdict>,
    finding: String,
}

impl From<record::Check> for Check {
    fn from(check: record::Check) -> Self {
        let draft = check.into_draft();
        Check {
            claim: draft.claim.0,
            document: draft.document.0,
            kind: draft.kind.map(Name),
            as_of: match draft.mode {
                Mode::Hindsight => None,
                Mode::AsOf(day) => Some(Name(day)),
            },
            datasets: draft.datasets.into_iter().map(Pinned::from).collect(),
            settings: draft.settings.into_iter().map(Setting::from).collect(),
            test: draft.test,
            queries: draft.queries,
            verdict: Name(draft.verdict),
            scopes: draft.scopes.iter().map(Scope::from).collect(),
            sensitivity: draft
                .sensitivity
                .into_iter()
                .map(Sensitivity::from)
                .collect(),
            uncovered: draft.uncovered,
            missing: draft.missing,
            why: Why::from(&draft.why),
        }
    }
}

impl Check {
    /// The check, made anew by the constructor that refuses an unfounded one.
    pub(super) fn read(self) -> Result<record::Check, Flaw> {
        let scopes = self.scopes.into_iter().map(Scope::read);
        let draft = CheckDraft {
            claim: ClaimId(self.claim),
            document: DocumentId(self.document),
            kind: self.kind.map(|kind| kind.0),
            mode: self.as_of.map_or(Mode::Hindsight, |day| Mode::AsOf(day.0)),
            datasets: self.datasets.into_iter().map(Pinned::into).collect(),
            settings: self.settings.into_iter().map(Setting::into).collect(),
            test: self.test,
            queries: self.queries,
            verdict: self.verdict.0,
            scopes: scopes.collect::<Result<_, Flaw>>()?,
            sensitivity: self
                .sensitivity
                .into_iter()
                .map(Sensitivity::into)
                .collect(),
            uncovered: self.uncovered,
            missing: self.missing,
            why: self.why.read()?,
        };
        record::Check::new(draft).map_err(|error| error.to_string())
    }
}

impl From<record::Pinned> for Pinned {
    fn from(pinned: record::Pinned) -> Self {
        Pinned {
            name: pinned.name,
            version: pinned.version,
            sha256: pinned.sha256,
            released: pinned.released.map(Name),
        }
    }
}

impl From<Pinned> for record::Pinned {
    fn from(wire: Pinned) -> Self {
        record::Pinned {
            name: wire.name,
            version: wire.version,
            sha256: wire.sha256,
            released: wire.released.map(|date| date.0),
        }
    }
}

impl From<record::Setting> for Setting {
    fn from(setting: record::Setting) -> Self {
        Setting {
            name: setting.name,
            value: setting.value,
            chosen: setting.chosen,
        }
    }
}

impl From<Setting> for record::Setting {
    fn from(wire: Setting) -> Self {
        record::Setting {
            name: wire.name,
            value: wire.value,
            chosen: wire.chosen,
        }
    }
}

impl From<&record::ScopeVerdict> for Scope {
    fn from(scope: &record::ScopeVerdict) -> Self {
        Scope {
            scope: scope.scope.clone(),
            verdict: Name(scope.verdict),
            why: Why::from(&scope.why),
        }
    }
}

impl Scope {
    fn read(self) -> Result<record::ScopeVerdict, Flaw> {
        Ok(record::ScopeVerdict {
            scope: self.scope,
            verdict: self.verdict.0,
            why: self.why.read()?,
        })
    }
}

impl From<record::Sensitivity> for Sensitivity {
    fn from(sensitivity: record::Sensitivity) -> Self {
        Sensitivity {
            rule: sensitivity.rule,
            verdict: Name(sensitivity.verdict),
            finding: sensitivity.finding,
        }
    }
}

impl From<Sensitivity> for record::Sensitivity {
    fn from(wire: Sensitivity) -> Self {
        record::Sensitivity {
            rule: wire.rule,
            verdict: wire.verdict.0,
            finding: wire.finding,
        }
    }
}
