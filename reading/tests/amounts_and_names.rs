//! Quantities and names of written sentences, marked under their words: `tests/golden/quantities.txt` and
//! `tests/golden/names.txt`.
//!
//! After a change that is meant, run with `BLESS=1` and read the diff.
#![allow(clippy::print_stderr, reason = "a test that skips or lists says so")]

use reading::analysis::Analysis;
use reading::names::entities;
use reading::quantities::{Measured, quantities};
use record::{Scope, Span};
use std::fmt::Write as _;
use std::path::Path;

#[test]
fn quantities_are_read_as_the_golden_file_has_them() {
    check("quantities.txt", |text| {
        quantities(text)
            .iter()
            .map(|measured| (measured.quantity.words, told(text, measured)))
            .collect()
    });
}

#[test]
fn names_are_read_as_the_golden_file_has_them() {
    check("names.txt", |text| {
        let found = entities(text);
        let mark = |mention: &reading::names::Mention| {
            let actor = &found.actors[mention.actor];
            let role = actor.role.as_ref().map(|role| format!(", {role}"));
            let told = format!("{}: {}{}", actor.name, actor.kind, role.unwrap_or_default());
            (text.span(mention.tokens.clone()), told)
        };
        found.mentions.iter().map(mark).collect()
    });
}

/// Reads each line of the file again and marks it anew; the file must come out as it is.
fn check(file: &str, read: impl Fn(&Analysis<'_>) -> Vec<(Span, String)>) {
    let path = Path::new(env!("CARGO_MANIFEST_DIR"))
        .join("tests/golden")
        .join(file);
    let golden = std::fs::read_to_string(&path).unwrap();
    let pipeline = language::small_english().unwrap();
    let mut marked = String::new();
    for line in golden
        .lines()
        .filter(|line| !line.trim_start().starts_with('^'))
    {
        writeln!(marked, "{line}").unwrap();
        if line.is_empty() || line.starts_with('#') {
            continue;
        }
        for (span, told) in read(&reading::parse::parse(&pipeline, line)) {
            let (before, width) = (
                line[..span.start].chars().count(),
                line[span.start..span.end].chars().count(),
            );
            writeln!(marked, "{}{} {told}", " ".repeat(before), "^".repeat(width)).unwrap();
        }
    }
    if std::env::var_os("BLESS").is_some() {
        std::fs::write(&path, &marked).unwrap();
    }
    assert_eq!(marked, golden, "run with BLESS=1 and read the diff");
}

/// A quantity in one line: measure, bounds, unit, nature, scope, what is counted, whom it is about.
fn told(text: &Analysis<'_>, measured: &Measured) -> String {
    let quantity = &measured.quantity;
    let end = |end: Option<f64>| end.map_or("?".into(), |end| format!("{end}"));
    let mut told = format!(
        "{} {}..{} {}, {} {}",
        quantity.measure,
        end(quantity.low),
        end(quantity.high),
        quantity.unit,
        quantity.comparator,
        quantity.nature
    );
    let mut add = |name: &str, words: Option<&str>| {
        words
            .map(|words| write!(told, "; {name} {words}"))
            .transpose()
            .unwrap();
    };
    add("of", quantity.counted.and_then(|span| span.of(text.text)));
    add("about", measured.about.map(|at| text.word(at)));
    add("predicate", measured.predicate.map(|at| text.word(at)));
    let scope = (quantity.scope != Scope::Whole).then(|| quantity.scope.to_string());
    add("scope", scope.as_deref());
    let derived = quantity.derived.map(|derived| {
        format!(
            "{}..{} {}",
            end(derived.low),
            end(derived.high),
            derived.unit
        )
    });
    add("derived", derived.as_deref());
    told
}

/// Every person in the reports has a role that admits them; the list is printed for a reader to judge.
///
/// Every eighth report, or all with `ALL=1`.
#[test]
fn people_of_the_reports_have_a_role() {
    let path =
        Path::new(env!("CARGO_MANIFEST_DIR")).join("../../shared/data/reports/documents.jsonl");
    let Ok(reports) = std::fs::read_to_string(&path) else {
        eprintln!("skipped: no {}", path.display());
        return;
    };
    let pipeline = language::small_english().unwrap();
    let step = if std::env::var_os("ALL").is_some() {
        1
    } else {
        8
    };
    let mut people = Vec::new();
    for line in reports.lines().step_by(step) {
        let report: serde_json::Value = serde_json::from_str(line).unwrap();
        let text = report["text"].as_str().unwrap_or_default();
        let found = entities(&reading::parse::parse(&pipeline, text));
        let persons = found
            .actors
            .into_iter()
            .filter(|actor| actor.kind == record::EntityKind::Person);
        people.extend(persons.map(|actor| (report["id"].to_string(), actor.name, actor.role)));
    }
    for (report, name, role) in &people {
        eprintln!("{report} {name}: {}", role.as_deref().unwrap_or("NO ROLE"));
    }
    assert!(
        people
            .iter()
            .all(|(_, _, role)| role.as_ref().is_some_and(|role| !role.is_empty()))
    );
    assert!(!people.is_empty());
}
