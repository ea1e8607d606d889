//! A check: a claim held against the event record, and what came of it.
//!
//! A check never says "true" or "false". It says how the rows of a dataset
//! stand to the claim under a test that is written out, in words and as a
//! command, and under which other readings of the test the answer changes. A
//! wrong verdict is worse than "not testable", so the constructor refuses a
//! verdict that rests on no row, a mixed one without the scopes that differ,
//! and one as of a day from data that were not out by then.

use crate::{
    CheckId, ClaimId, Date, DocumentId, Error, Ground, PartialDate, Timestamp, Why, named,
};
use std::collections::BTreeSet;

named! {
    /// How the rows stand to the claim.
    Verdict, "verdict" {
        /// The rows are as the claim says. That does not make it true.
        Consistent = "consistent",
        /// The rows are not as the claim says.
        Contradicted = "contradicted",
        /// It differs between areas or fronts.
        MixedByScope = "mixed-by-scope",
        /// It differs between readings of the test that are equally good.
        DependsOnTheRule = "depends-on-the-rule",
        /// The test can be made, but the rows are too few or cover too little.
        Inconclusive = "inconclusive",
        /// The test cannot be made: something is missing, and is named.
        NotTestable = "not-testable",
    }
}

named! {
    /// What sort of test a claim becomes.
    CheckKind, "kind of check" {
        /// A figure against an event's low and high: "at least 35 killed".
        Level = "level",
        /// A figure of change: "attacks rose 47 percent".
        Change = "change",
        /// More or less to come, due on a day: "will increase".
        Direction = "direction",
        /// None or next to none: "scarcely any".
        Absence = "absence",
        /// Inside a home area or also outside it: "contained".
        Spread = "spread",
        /// One actor against another: "deadlier than".
        Comparison = "comparison",
        /// Less than before, or nothing any more: "defeated", "on the run".
        Decline = "decline",
        /// Another level from a time on: "a turning point".
        TurningPoint = "turning-point",
        /// One thing follows another: "losses drive attacks abroad".
        Lead = "lead",
    }
}

/// With what knowledge a claim is judged. The two are never mixed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Mode {
    /// With all that the pinned dataset holds, also what came out after the claim.
    Hindsight,
    /// With what was out by the end of this day.
    AsOf(Date),
}

/// A dataset as it was used: one version, by its bytes.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Pinned {
    /// Its name here: `ucdp-ged`.
    pub name: String,
    /// Its maker's version: `25.1`.
    pub version: String,
    /// SHA-256 of the file that was imported, in hex.
    pub sha256: String,
    /// When that version came out, if known.
    pub released: Option<PartialDate>,
}

/// A choice the words of the claim did not make: the home area, the window, the actor.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Setting {
    /// What is set, as on the command line: `home`.
    pub name: String,
    /// To what.
    pub value: String,
    /// Whether a person chose it, or a rule that the test names.
    pub chosen: bool,
}

/// The verdict for a part of what the claim covers.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ScopeVerdict {
    /// The area or front.
    pub scope: String,
    /// The verdict there.
    pub verdict: Verdict,
    /// Down to the rows.
    pub why: Why,
}

/// The verdict under another reading of the test.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Sensitivity {
    /// What was read otherwise: "low estimates", "a window of 24 months".
    pub rule: String,
    /// The verdict then.
    pub verdict: Verdict,
    /// The figures then.
    pub finding: String,
}

/// What a judge puts into a check, before the constructor looks at it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CheckDraft {
    /// The claim that is checked.
    pub claim: ClaimId,
    /// Its document, with whose words the check is cleared.
    pub document: DocumentId,
    /// What sort of test; none where no test fits the words.
    pub kind: Option<CheckKind>,
    /// Hindsight or as of a day.
    pub mode: Mode,
    /// What was looked at.
    pub datasets: Vec<Pinned>,
    /// Choices that the words did not make.
    pub settings: Vec<Setting>,
    /// The test in words, definitions included.
    pub test: String,
    /// Command lines that print the rows.
    pub queries: Vec<String>,
    /// How the rows stand to the claim.
    pub verdict: Verdict,
    /// Area by area or front by front, where there are several.
    pub scopes: Vec<ScopeVerdict>,
    /// What other readings come to.
    pub sensitivity: Vec<Sensitivity>,
    /// What the data cannot see and the verdict therefore leaves open.
    pub uncovered: Vec<String>,
    /// What a test would need that is not there.
    pub missing: Vec<String>,
    /// Down to the rows, or to the words of a claim that cannot be tested.
    pub why: Why,
}

/// A check whose verdict has what it needs. Made by [`Check::new`] only; the
/// parts are readable as those of [`CheckDraft`].
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Check(CheckDraft);

/// A check of a ledger.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct StoredCheck {
    /// Its name there.
    pub id: CheckId,
    /// The check.
    pub check: Check,
    /// When the ledger took it in.
    pub recorded: Timestamp,
}

impl Check {
    /// Accepts a draft whose verdict rests on something.
    ///
    /// # Errors
    /// A test without words; a verdict on the rows without a row; "mixed by
    /// scope" or "depends on the rule" without two that differ; "not testable"
    /// without what is missing, or another verdict with it; a dataset used as
    /// of a day on which it was not out.
    pub fn new(draft: CheckDraft) -> Result<Check, Error> {
        match draft.flaw() {
            Some((what, remedy)) => Err(Error::unfounded(draft.verdict, what, remedy)),
            None => Ok(Check(draft)),
        }
    }

    /// Takes the parts out.
    pub fn into_draft(self) -> CheckDraft {
        self.0
    }
}

impl std::ops::Deref for Check {
    type Target = CheckDraft;

    fn deref(&self) -> &CheckDraft {
        &self.0
    }
}

impl CheckDraft {
    fn flaw(&self) -> Option<(&'static str, &'static str)> {
        let flaws = [
            (
                self.test.trim().is_empty(),
                "comes without its test",
                "say in words what was compared",
            ),
            (
                self.on_rows() && !self.has_row(),
                "rests on no row of a dataset",
                "give the rows as its why, or call it not-testable",
            ),
            (
                self.on_rows() && self.datasets.is_empty(),
                "names no dataset",
                "give name, version and hash of what was looked at",
            ),
            (
                self.verdict == Verdict::MixedByScope && !differ(&self.by_scope()),
                "has no scopes that differ",
                "give the verdict of each scope",
            ),
            (
                self.verdict == Verdict::DependsOnTheRule && !differ(&self.by_rule()),
                "has no readings that differ",
                "give the verdict under each reading",
            ),
            (
                (self.verdict == Verdict::NotTestable) == self.missing.is_empty(),
                "and what is missing for a test do not go together",
                "name what is missing where it is not-testable, and only there",
            ),
            (
                !self.was_out(),
                "uses a dataset that was not out by that day, or without a day of release",
                "give the day with `bellwether events import --released`, or judge in hindsight",
            ),
        ];
        let found = flaws.into_iter().find(|(wrong, ..)| *wrong);
        found.map(|(_, what, remedy)| (what, remedy))
    }

    /// Whether the verdict says something of rows, rather than of their lack.
    fn on_rows(&self) -> bool {
        !matches!(self.verdict, Verdict::Inconclusive | Verdict::NotTestable)
    }

    fn has_row(&self) -> bool {
        let grounds = self.why.grounds();
        grounds
            .iter()
            .any(|ground| matches!(ground, Ground::Row { .. }))
    }

    fn by_scope(&self) -> Vec<Verdict> {
        self.scopes.iter().map(|scope| scope.verdict).collect()
    }

    fn by_rule(&self) -> Vec<Verdict> {
        self.sensitivity.iter().map(|rule| rule.verdict).collect()
    }

    fn was_out(&self) -> bool {
        let Mode::AsOf(day) = self.mode else {
            return true;
        };
        let out = |dataset: &Pinned| dataset.released.is_some_and(|date| date.last() <= day);
        self.datasets.iter().all(out)
    }
}

fn differ(verdicts: &[Verdict]) -> bool {
    verdicts.iter().collect::<BTreeSet<_>>().len() > 1
}

impl std::fmt::Display for Mode {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            Mode::Hindsight => f.write_str("hindsight"),
            Mode::AsOf(day) => write!(f, "as of {day}"),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::Span;

    fn row(statement: &str) -> Why {
        let ground = Ground::Row {
            dataset: "made-up 1".into(),
            row: "17".into(),
        };
        Why::ground(statement, ground)
    }

    fn words() -> Why {
        let ground = Ground::Words {
            claim: Some(ClaimId(1)),
            document: DocumentId(1),
            span: Span::new(0, 4),
        };
        Why::ground("it says so", ground)
    }

    fn draft(verdict: Verdict, why: Why) -> CheckDraft {
        CheckDraft {
            claim: ClaimId(1),
            document: DocumentId(1),
            kind: Some(CheckKind::Level),
            mode: Mode::Hindsight,
            datasets: vec![Pinned {
                name: "made-up".into(),
                version: "1".into(),
                sha256: "0".repeat(64),
                released: Some("2020-03".parse().unwrap()),
            }],
            settings: vec![],
            test: "deaths of the day in Harbour, low to high".into(),
            queries: vec![],
            verdict,
            scopes: vec![],
            sensitivity: vec![],
            uncovered: vec![],
            missing: vec![],
            why,
        }
    }

    fn check(draft: CheckDraft, expected: Option<&str>) {
        let refused = Check::new(draft).err().map(|error| error.to_string());
        match (&refused, expected) {
            (Some(refused), Some(expected)) => assert!(refused.contains(expected), "{refused}"),
            (refused, expected) => assert_eq!(refused.as_deref(), expected),
        }
    }

    #[test]
    fn a_verdict_on_rows_needs_a_row() {
        check(draft(Verdict::Consistent, row("12 killed")), None);
        check(draft(Verdict::Consistent, words()), Some("no row"));
        check(draft(Verdict::Inconclusive, words()), None);
    }

    #[test]
    fn a_verdict_needs_a_dataset_and_a_test() {
        let mut nowhere = draft(Verdict::Contradicted, row("12 killed"));
        nowhere.datasets.clear();
        check(nowhere, Some("names no dataset"));
        let mut mute = draft(Verdict::Contradicted, row("12 killed"));
        mute.test.clear();
        check(mute, Some("without its test"));
    }

    #[test]
    fn what_is_not_testable_says_what_is_missing() {
        check(draft(Verdict::NotTestable, words()), Some("missing"));
        let mut open = draft(Verdict::NotTestable, words());
        open.missing.push("a date".into());
        check(open.clone(), None);
        open.verdict = Verdict::Inconclusive;
        check(open, Some("missing"));
    }

    #[test]
    fn mixed_and_depending_verdicts_show_what_differs() {
        let scope = |name: &str, verdict| ScopeVerdict {
            scope: name.into(),
            verdict,
            why: row("so"),
        };
        let mut mixed = draft(Verdict::MixedByScope, row("so"));
        mixed.scopes = vec![scope("North", Verdict::Consistent)];
        check(mixed.clone(), Some("no scopes that differ"));
        mixed.scopes.push(scope("South", Verdict::Contradicted));
        check(mixed, None);
        check(
            draft(Verdict::DependsOnTheRule, row("so")),
            Some("no readings that differ"),
        );
    }

    #[test]
    fn data_that_were_not_out_cannot_judge_as_of_a_day() {
        let as_of = |day: &str| CheckDraft {
            mode: Mode::AsOf(day.parse().unwrap()),
            ..draft(Verdict::Consistent, row("so"))
        };
        check(as_of("2020-03-31"), None);
        check(as_of("2020-03-30"), Some("not out by that day"));
    }
}
