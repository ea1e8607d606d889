//! Rows and claims by hand, for the tests of checks.

use super::evidence::{Evidence, Told};
use super::{Case, Options, Outcome, attempt};
use crate::testing::{Told as Said, document};
use events::{Area, Dataset, Deaths, Dyad, Grain, Row, Site, Toll, Violence};
use record::{Date, Mode, PartialDate, Precision, StoredClaim, StoredDocument, Verdict, Window};

/// A row of one dyad: `when` is a day, month or year, or two days with a slash between.
pub(crate) fn row(id: &str, when: &str, area: &str, dyad: &str, best: u64) -> Row {
    Row {
        id: id.into(),
        window: window(when),
        date_precision: None,
        violence: Violence::StateBased,
        kind: None,
        perpetrator: None,
        dyads: vec![Dyad {
            name: dyad.into(),
            ..Dyad::default()
        }],
        conflict: None,
        areas: vec![Area::named(area)],
        site: Site::default(),
        events: Some(1),
        toll: Some(Toll {
            best,
            low: Some(best),
            high: Some(best),
        }),
        deaths: Deaths::default(),
        citation: events::Citation::default(),
    }
}

fn window(when: &str) -> Window {
    let date = |text: &str| -> PartialDate { text.parse().expect("a date") };
    let (from, until) = when.split_once('/').unwrap_or((when, when));
    Window {
        begin: Some(date(from).first()),
        end: Some(date(until).last()),
        precision: Precision::Day,
    }
}

/// Evidence from a worldwide dataset of events, 1989 to 2025, about the actor "IS".
pub(crate) fn evidence(scopes: Vec<Vec<Row>>) -> Evidence {
    Evidence {
        dataset: dataset(Grain::Event),
        covered: (0..200)
            .map(|n| Area::named(format!("Country {n}")))
            .collect(),
        actor: vec!["IS".into(), "Islamic State".into(), "A".into()],
        partly: std::collections::BTreeSet::new(),
        told: scopes.into_iter().map(told).collect(),
    }
}

/// The same by years.
pub(crate) fn yearly(scopes: Vec<Vec<Row>>) -> Evidence {
    Evidence {
        dataset: dataset(Grain::Year),
        ..evidence(scopes)
    }
}

fn told(rows: Vec<Row>) -> Told {
    Told {
        rows,
        asked: vec![],
        query: "bellwether events list".into(),
        seen: vec![],
    }
}

fn dataset(grain: Grain) -> Dataset {
    let day = |year| Some(Date::constant(year, 12, 31));
    Dataset {
        name: "made-up".into(),
        version: "1".into(),
        source: "made-up".into(),
        released: None,
        sha256: "0".repeat(64),
        grain,
        kept: 1,
        begin: Some(Date::constant(1989, 1, 1)),
        end: day(2025),
        title: "Made up".into(),
        licence: "CC0-1.0".into(),
        citation: "nobody".into(),
        codebook: "none".into(),
        seen: vec![],
        unseen: vec!["It sees nothing that nobody made up.".into()],
    }
}

/// A report of that day, whose whole text is one claim about Islamic State.
pub(crate) fn said(day: &str, text: &str) -> (StoredDocument, StoredClaim) {
    said_but(day, text, |claim| claim)
}

pub(crate) fn said_but(
    day: &str,
    text: &str,
    change: impl Fn(Said) -> Said,
) -> (StoredDocument, StoredClaim) {
    let report = document(1, "Courier", day, text);
    let claim = change(Said::by_author(&report, text).subject("Islamic State")).claim(1);
    (report, claim)
}

/// Makes the check with these rows, one list a scope.
pub(crate) fn outcome(
    (document, claim): &(StoredDocument, StoredClaim),
    options: &Options,
    evidence: &Evidence,
) -> record::Check {
    let case = Case {
        claim,
        document,
        options,
        mode: Mode::Hindsight,
    };
    match attempt(&case) {
        Outcome::Planned(plan) => {
            super::judge(&case, &plan, evidence).expect("a check with grounds")
        }
        Outcome::NotTestable(check) => *check,
    }
}

/// Holds the verdict, and says what was found where it differs.
pub(crate) fn check(
    said: &(StoredDocument, StoredClaim),
    options: &Options,
    evidence: &Evidence,
    expected: Verdict,
) {
    let found = outcome(said, options, evidence);
    assert_eq!(
        found.verdict, expected,
        "{:#?}\n{:#?}\n{:#?}",
        found.sensitivity, found.missing, found.why
    );
}
