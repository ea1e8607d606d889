//! The sample that ships: one claim or more of each verdict, each for its reason.

use crate::schema::Schema;
use crate::session::{Session, sample};
use serde_json::Value;

/// Words of a claim, its verdict, and the figures that decide it. `sample/events/README.md` tells the same.
const CHECKED: &[(&str, &str, &str)] = &[
    (
        "killed at least 23 people",
        "consistent with the rows",
        "all rows of those days: 23 killed (low 14, high 27) in 1 row",
    ),
    (
        "no more than ten people had been killed in Tassara",
        "contradicted by the rows",
        "all rows of those days: 34 killed (low 26, high 44) in 3 rows",
    ),
    (
        "contained in the north",
        "mixed by scope",
        "Niger outside Agadez region: contradicted by the rows; Agadez region: not testable",
    ),
    (
        "fallen 20 percent in the second quarter",
        "depends on the rule",
        "against the same time a year before: contradicted by the rows; against as long a time just before: consistent",
    ),
    (
        "carried out 17 attacks in February",
        "inconclusive",
        "all rows of those days: 14 events in the rows",
    ),
    (
        "lost 400 of its fighters",
        "not testable",
        "no event dataset here counts people under arms",
    ),
];

#[test]
fn the_demo_shows_every_verdict_for_its_reason() {
    let brief = Session::new("demo").run(&["demo"]);
    let (_, section) = brief.split_once("## Checked against").unwrap();
    let lines: Vec<&str> = section
        .lines()
        .take_while(|line| !line.starts_with("## "))
        .collect();
    for (words, verdict, reason) in CHECKED {
        let line = lines.iter().find(|line| line.contains(words));
        let line = line.unwrap_or_else(|| panic!("no check of {words:?} in {lines:#?}"));
        let fits = line.contains(&format!("— {verdict} (")) && line.contains(reason);
        assert!(fits, "{verdict}, {reason}\n{line}");
    }
}

/// A ledger of the sample's reports, and its events beside it.
pub(crate) fn read(name: &str) -> Session {
    let session = Session::new(name);
    session.run(&["read", &sample("reports")]);
    session
}

#[test]
fn every_check_keeps_to_the_schema() {
    let session = read("schema");
    let file = sample("events/red-dune-front-ged.csv");
    session.run(&["events", "import", &file, "--version", "1"]);
    let schema = Schema::read("check");
    let ask = ["check", "--saying", "", "--actor", "Red Dune Front"];
    let home = ["--home", "Niger/Agadez region", "--json"];
    let checks = session.lines(&[&ask[..], &home[..]].concat());
    checks.iter().for_each(|check| schema.check(check));
    let of = |verdict: &str| checks.iter().find(|check| check["verdict"] == verdict);
    for verdict in [
        "contradicted",
        "mixed-by-scope",
        "depends-on-the-rule",
        "inconclusive",
    ] {
        let check = of(verdict).unwrap_or_else(|| panic!("none is {verdict}"));
        let cited = check["why"].to_string();
        assert!(
            cited.contains("99000") && !empty(&check["queries"]),
            "{check:#}"
        );
        assert!(
            !empty(&check["uncovered"]) && !empty(&check["datasets"]),
            "{check:#}"
        );
    }
    let without = of("not-testable").unwrap();
    assert!(
        !empty(&without["missing"]) && empty(&without["datasets"]),
        "{without:#}"
    );
}

fn empty(list: &Value) -> bool {
    list.as_array().unwrap().is_empty()
}
