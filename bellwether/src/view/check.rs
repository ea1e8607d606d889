//! A check for people, and as JSON.

use super::safe::{cut, line};
use super::why::WhyView;
use record::{
    Check, CheckId, Ground, Pinned, ScopeVerdict, Sensitivity, Setting, StoredClaim,
    StoredDocument, Verdict, Why,
};
use serde::Serialize;
use std::io::{Result, Write};

/// The words of a claim that stand in its heading, at most.
const WORDS_MAX: usize = 90;

/// What a verdict is called among people.
pub(crate) fn verdict(verdict: Verdict) -> &'static str {
    match verdict {
        Verdict::Consistent => "consistent with the rows",
        Verdict::Contradicted => "contradicted by the rows",
        Verdict::MixedByScope => "mixed by scope",
        Verdict::DependsOnTheRule => "depends on the rule",
        Verdict::Inconclusive => "inconclusive",
        Verdict::NotTestable => "not testable",
    }
}

/// One check as a block of lines.
pub(crate) fn check(
    out: &mut impl Write,
    id: Option<CheckId>,
    check: &Check,
    (claim, document): (&StoredClaim, &StoredDocument),
) -> Result<()> {
    let id = id.map_or(String::new(), |id| format!("{id}  "));
    let kind = check
        .kind
        .map_or(String::new(), |kind| format!("  ·  {kind}"));
    writeln!(
        out,
        "{id}{}  ·  {}{kind}",
        verdict(check.verdict),
        check.mode
    )?;
    let words = cut(&line(claim.claim.words()), WORDS_MAX);
    let published = document
        .document
        .published
        .map_or("undated".into(), |date| date.to_string());
    writeln!(out, "  claim    {} of {published}: “{words}”", claim.id)?;
    writeln!(out, "  test     {}", line(&check.test))?;
    for setting in &check.settings {
        writeln!(
            out,
            "  chosen   {} = {}",
            setting.name,
            line(&setting.value)
        )?;
    }
    for missing in &check.missing {
        writeln!(out, "  missing  {}", line(missing))?;
    }
    for dataset in &check.datasets {
        writeln!(out, "  data     {}", told(dataset))?;
    }
    for query in &check.queries {
        writeln!(out, "  query    {}", line(query))?;
    }
    for scope in &check.scopes {
        writeln!(out, "  {}: {}", line(&scope.scope), verdict(scope.verdict))?;
        rows(out, &scope.why)?;
    }
    if !check.sensitivity.is_empty() {
        writeln!(out, "  by reading of the test:")?;
    }
    for reading in &check.sensitivity {
        writeln!(
            out,
            "    {} — {}: {}",
            line(&reading.rule),
            verdict(reading.verdict),
            line(&reading.finding)
        )?;
    }
    if !check.uncovered.is_empty() {
        writeln!(out, "  the data cannot see:")?;
    }
    for uncovered in &check.uncovered {
        writeln!(out, "    {}", line(uncovered))?;
    }
    writeln!(out)
}

fn told(dataset: &Pinned) -> String {
    let released = dataset
        .released
        .map_or(String::new(), |date| format!(", released {date}"));
    let hash = dataset.sha256.get(..12).unwrap_or(&dataset.sha256);
    format!(
        "{} {} (sha256 {hash}…{released})",
        dataset.name, dataset.version
    )
}

/// Rows shown under a scope; the query prints them all.
const ROWS_MAX: usize = 6;

fn rows(out: &mut impl Write, why: &Why) -> Result<()> {
    for reason in why.reasons().iter().take(ROWS_MAX) {
        let row = match reason.grounds().as_slice() {
            [Ground::Row { row, .. }] => format!("  [{}]", line(row)),
            _ => String::new(),
        };
        writeln!(out, "    {}{row}", line(reason.statement()))?;
    }
    match why.reasons().len().saturating_sub(ROWS_MAX) {
        0 => Ok(()),
        more => writeln!(out, "    … {more} more cited; the query prints all rows"),
    }
}

/// A check as the schema has it.
#[derive(Debug, Serialize)]
pub(crate) struct CheckView {
    id: Option<String>,
    claim: String,
    document: String,
    text: String,
    verdict: &'static str,
    kind: Option<&'static str>,
    mode: &'static str,
    as_of: Option<String>,
    test: String,
    queries: Vec<String>,
    datasets: Vec<DatasetView>,
    settings: Vec<SettingView>,
    scopes: Vec<ScopeView>,
    sensitivity: Vec<ReadingView>,
    uncovered: Vec<String>,
    missing: Vec<String>,
    why: WhyView,
}

#[derive(Debug, Serialize)]
struct DatasetView {
    name: String,
    version: String,
    sha256: String,
    released: Option<String>,
}

#[derive(Debug, Serialize)]
struct SettingView {
    name: String,
    value: String,
    chosen: bool,
}

#[derive(Debug, Serialize)]
struct ScopeView {
    scope: String,
    verdict: &'static str,
    why: WhyView,
}

#[derive(Debug, Serialize)]
struct ReadingView {
    rule: String,
    verdict: &'static str,
    finding: String,
}

impl CheckView {
    pub(crate) fn new(id: Option<CheckId>, check: &Check, claim: &StoredClaim) -> CheckView {
        let as_of = match check.mode {
            record::Mode::Hindsight => None,
            record::Mode::AsOf(day) => Some(day.to_string()),
        };
        CheckView {
            id: id.map(|id| id.to_string()),
            claim: check.claim.to_string(),
            document: check.document.to_string(),
            text: claim.claim.words().to_owned(),
            verdict: check.verdict.as_str(),
            kind: check.kind.map(record::CheckKind::as_str),
            mode: if as_of.is_some() {
                "as-of"
            } else {
                "hindsight"
            },
            as_of,
            test: check.test.clone(),
            queries: check.queries.clone(),
            datasets: check.datasets.iter().map(DatasetView::of).collect(),
            settings: check.settings.iter().map(SettingView::of).collect(),
            scopes: check.scopes.iter().map(ScopeView::of).collect(),
            sensitivity: check.sensitivity.iter().map(ReadingView::of).collect(),
            uncovered: check.uncovered.clone(),
            missing: check.missing.clone(),
            why: WhyView::from(&check.why),
        }
    }
}

impl DatasetView {
    fn of(pinned: &Pinned) -> DatasetView {
        DatasetView {
            name: pinned.name.clone(),
            version: pinned.version.clone(),
            sha256: pinned.sha256.clone(),
            released: pinned.released.map(|date| date.to_string()),
        }
    }
}

impl SettingView {
    fn of(setting: &Setting) -> SettingView {
        SettingView {
            name: setting.name.clone(),
            value: setting.value.clone(),
            chosen: setting.chosen,
        }
    }
}

impl ScopeView {
    fn of(scope: &ScopeVerdict) -> ScopeView {
        ScopeView {
            scope: scope.scope.clone(),
            verdict: scope.verdict.as_str(),
            why: WhyView::from(&scope.why),
        }
    }
}

impl ReadingView {
    fn of(reading: &Sensitivity) -> ReadingView {
        ReadingView {
            rule: reading.rule.clone(),
            verdict: reading.verdict.as_str(),
            finding: reading.finding.clone(),
        }
    }
}
