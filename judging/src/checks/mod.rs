//! Checks: a claim becomes an executable test against the event record.
//!
//! In three steps, of which only the second touches a store, and that is done
//! elsewhere: [`attempt`] reads a claim into a [`Plan`], which says which rows
//! to fetch, or finds that something is missing; somebody fetches them as
//! [`Evidence`]; [`judge`] holds the claim against them.
//!
//! **A wrong verdict is worse than "not testable".** So: a test is made only
//! where the words say how much, more or less, where or since when, and of
//! something that is counted. A missing row is never a zero. Several readings
//! of a claim are tried, and where they disagree the verdict says so. Nothing
//! here says that a claim is true.
//!
//! One file a check, in the order in which they are tried. To add one, see
//! CONTRIBUTING.md, "Add a check".

mod case;
mod compare;
mod evidence;
mod finding;
mod plan;
mod unmeasured;
mod words;

mod absence;
mod change;
mod comparison;
mod decline;
mod direction;
mod lead;
mod level;
mod spread;
mod turning_point;

#[cfg(test)]
pub(crate) mod testing;

pub use case::{Case, Options};
pub use evidence::{COUNTRIES_MIN, Evidence, Told, UNSEEN_DEATHS_MAX};
pub use plan::{Missing, Period, Plan, Scope};

use finding::{Finding, on_words};
use record::{
    Check, CheckDraft, CheckKind, EntityKind, Error, Measure, Nature, Sensitivity, Stance, Verdict,
};

/// What became of a claim before any row was looked at.
#[derive(Clone, Debug, PartialEq)]
pub enum Outcome {
    /// A test can be made.
    Planned(Plan),
    /// It cannot: the check says what is missing.
    NotTestable(Box<Check>),
}

/// Reads a claim into a test, or into a check that says why there is none.
pub fn attempt(case: &Case) -> Outcome {
    match plan(case) {
        Ok(plan) => Outcome::Planned(plan),
        Err(missing) => Outcome::NotTestable(Box::new(not_testable(case, missing))),
    }
}

fn plan(case: &Case) -> Result<Plan, Missing> {
    stands(case)?;
    let kind = match case.options.kind {
        Some(kind) => kind,
        None => kind_of(case)?,
    };
    if case.claim.claim.stance == Stance::Predicts && kind != CheckKind::Direction {
        let what = "an assertion of what is: a forecast is tested only as more or less to come";
        return Err(Missing::one(kind, what));
    }
    if case.said().is_none() && case.window().is_none() {
        return Err(Missing::one(
            kind,
            "a date: the report has none (`bellwether date DOC DATE` gives one), nor do the words",
        ));
    }
    match kind {
        CheckKind::Level => level::plan(case),
        CheckKind::Change => change::plan(case),
        CheckKind::Direction => direction::plan(case),
        CheckKind::Absence => absence::plan(case),
        CheckKind::Spread => spread::plan(case),
        CheckKind::Comparison => comparison::plan(case),
        CheckKind::Decline => decline::plan(case),
        CheckKind::TurningPoint => turning_point::plan(case),
        CheckKind::Lead => lead::plan(case),
    }
}

/// Whether the speaker says that something is so, or is not.
fn stands(case: &Case) -> Result<(), Missing> {
    let what = match case.claim.claim.stance {
        Stance::Asserts | Stance::Denies | Stance::Predicts => return possible(case),
        Stance::Asks => "an assertion: it asks whether it is so",
        Stance::Recommends => "an assertion: it says what should be done",
        Stance::Assumes => "an assertion: it reports what others take for granted",
    };
    Err(Missing {
        kind: None,
        what: vec![what.into()],
    })
}

/// What may be so or not is not held against what was.
fn possible(case: &Case) -> Result<(), Missing> {
    let band = case
        .claim
        .claim
        .certainty
        .as_ref()
        .map(|certainty| certainty.band);
    match band.filter(|band| band.percent().1 <= 55) {
        None => Ok(()),
        Some(band) => Err(Missing {
            kind: None,
            what: vec![format!(
                "an assertion: its words come to “{band}”, which no outcome contradicts"
            )],
        }),
    }
}

/// The sort of test that the figure or the words ask for.
fn kind_of(case: &Case) -> Result<CheckKind, Missing> {
    if let Some(kind) = figure(case)? {
        return Ok(kind);
    }
    let words = case.words();
    let found = CUES
        .iter()
        .find_map(|(kind, cue)| cue(&words).map(|at| (*kind, at)));
    let Some((kind, at)) = found else {
        return Err(Missing {
            kind: None,
            what: vec!["words that say how much, more or less, where, or since when".into()],
        });
    };
    // The reader marks denials; a negation that it did not mark may turn the meaning round.
    if !case.denied() && kind != CheckKind::Absence && words.negated(at) {
        return Err(Missing::one(
            kind,
            "a clear sense: it is negated near the word that matters",
        ));
    }
    Ok(kind)
}

type Cue = fn(&words::Words) -> Option<usize>;

const CUES: &[(CheckKind, Cue)] = &[
    (CheckKind::Spread, spread::cue),
    (CheckKind::TurningPoint, turning_point::cue),
    (CheckKind::Absence, absence::cue),
    (CheckKind::Lead, lead::cue),
    (CheckKind::Comparison, comparison::cue),
    (CheckKind::Direction, direction::cue),
    (CheckKind::Decline, decline::cue),
];

/// A figure of deaths or attacks is tested as such; another figure is not testable.
fn figure(case: &Case) -> Result<Option<CheckKind>, Missing> {
    let Some(quantity) = &case.claim.claim.quantity else {
        return Ok(None);
    };
    let kind = match quantity.nature {
        Nature::Change => CheckKind::Change,
        _ => CheckKind::Level,
    };
    if let Some(why) = unmeasured::measure(quantity.measure) {
        return Err(Missing::one(
            kind,
            format!("rows of {}: {why}", named(quantity.measure)),
        ));
    }
    // "Scarcely any attacks" has words for its amount, and those are tested by their own check.
    let numbered = quantity.low.is_some() || quantity.high.is_some();
    match (numbered, absence::cue(&case.words())) {
        (true, _) => Ok(Some(kind)),
        (false, Some(_)) => Ok(None),
        (false, None) => Err(Missing::one(kind, "a number: its words have none")),
    }
}

fn named(measure: Measure) -> String {
    measure.as_str().replace('-', " ")
}

/// Holds a claim against the rows its plan asked for.
///
/// # Errors
/// When what was found does not carry its verdict, which is a mistake in a check.
///
/// # Panics
/// When the evidence has fewer scopes than the plan.
pub fn judge(case: &Case, plan: &Plan, evidence: &Evidence) -> Result<Check, Error> {
    let judge = match plan.kind {
        CheckKind::Level => level::judge,
        CheckKind::Change => change::judge,
        CheckKind::Direction => direction::judge,
        CheckKind::Absence => absence::judge,
        CheckKind::Spread => spread::judge,
        CheckKind::Comparison => comparison::judge,
        CheckKind::Decline => decline::judge,
        CheckKind::TurningPoint => turning_point::judge,
        CheckKind::Lead => lead::judge,
    };
    let found = judge(case, plan, evidence);
    // "There has been scarcely any" denies by what it says, so its test already has the sense of the claim.
    let turned = case.denied() && plan.kind != CheckKind::Absence;
    let found = if turned { found.denied() } else { found };
    let sense = if turned {
        "The claim says that this is not so: "
    } else {
        ""
    };
    Check::new(CheckDraft {
        kind: Some(plan.kind),
        datasets: vec![evidence.dataset.pinned()],
        test: format!("{sense}{}", plan.test),
        queries: evidence
            .told
            .iter()
            .map(|told| told.query.clone())
            .collect(),
        uncovered: uncovered(case, &found, evidence),
        verdict: found.verdict,
        scopes: found.scopes,
        sensitivity: found.sensitivity,
        why: found.why,
        ..blank(case)
    })
}

/// A check with a claim and nothing found yet.
fn blank(case: &Case) -> CheckDraft {
    CheckDraft {
        claim: case.claim.id,
        document: case.claim.document,
        kind: None,
        mode: case.mode,
        datasets: vec![],
        settings: case.settings(),
        test: "none could be made".into(),
        queries: vec![],
        verdict: Verdict::NotTestable,
        scopes: vec![],
        sensitivity: Vec::<Sensitivity>::new(),
        uncovered: vec![],
        missing: vec![],
        why: on_words(case, "the words, as they stand"),
    }
}

fn not_testable(case: &Case, missing: Missing) -> Check {
    let draft = CheckDraft {
        kind: missing.kind,
        missing: missing.what,
        ..blank(case)
    };
    Check::new(draft).expect("what is missing is named")
}

/// A check that could be made if there were a dataset for it: says which is missing.
pub fn without_data(case: &Case, plan: &Plan, what: impl Into<String>) -> Check {
    let draft = CheckDraft {
        test: plan.test.clone(),
        ..not_testable(case, Missing::one(plan.kind, what)).into_draft()
    };
    Check::new(draft).expect("what is missing is named")
}

/// What the dataset does not see, and what this sort of test leaves open.
fn uncovered(case: &Case, found: &Finding, evidence: &Evidence) -> Vec<String> {
    let stand_in = case.options.stand_in.then(|| {
        "Deaths stand in for what the claim speaks of, by the analyst's choice; deaths are not capability.".to_owned()
    });
    let lines = stand_in.into_iter().chain(found.uncovered.clone());
    lines.chain(evidence.dataset.unseen.clone()).collect()
}

/// Refuses what is not counted, unless deaths may stand in for it.
///
/// `cue` finds the word that matters: what stands long after it is another clause.
fn measured(case: &Case, kind: CheckKind, cue: Cue) -> Result<(), Missing> {
    let words = case.words();
    let words = match cue(&words) {
        Some(at) => words.up_to(at + CLAUSE_WORDS),
        None => words,
    };
    match unmeasured::thing(&words) {
        Some((word, why)) if !case.options.stand_in => Err(Missing::one(
            kind,
            format!("rows of {word:?}: {why} (`--stand-in deaths` lets deaths stand in for it)"),
        )),
        _ => Ok(()),
    }
}

/// So many words after the one that matters may still be what it is said of.
const CLAUSE_WORDS: usize = 6;

/// The actor where the words have one that rows can tell; elsewhere all who fought in the area.
///
/// Shaped by "he led it while the group expanded its attacks in Africa": its subject
/// is a person, and without the group all wars of the continent would have been counted.
fn actor_or_area(case: &Case, kind: CheckKind) -> Result<(), Missing> {
    let subject = case
        .claim
        .claim
        .subject
        .as_ref()
        .map(|subject| subject.kind);
    let somebody = matches!(subject, Some(EntityKind::Person | EntityKind::Organisation));
    match case.areas().is_empty() || somebody {
        true => actor(case, kind).map(|_| ()),
        false => Ok(()),
    }
}

/// The actor, or what to do about it.
fn actor(case: &Case, kind: CheckKind) -> Result<String, Missing> {
    case.actor().ok_or_else(|| {
        Missing::one(
            kind,
            "whom it is about: no armed group or government (`--actor` names one)",
        )
    })
}
