//! What the check says of rows by hand.

use super::*;
use crate::checks::Options;
use crate::checks::testing::{check, evidence, outcome, row, said, said_but, yearly};
use record::Stance;

fn home() -> Options {
    Options {
        home: vec!["Iraq".into()],
        ..Options::default()
    }
}

fn abroad(countries: &[(&str, &str)]) -> Vec<Row> {
    let rows = countries.iter().enumerate();
    rows.map(|(n, (year, country))| row(&n.to_string(), year, country, "IS - Civilians", 30))
        .collect()
}

fn rows(years: &[(&str, &str)]) -> Evidence {
    yearly(vec![
        abroad(years),
        vec![row("h", "2015", "Iraq", "Government of Iraq - IS", 900)],
    ])
}

#[test]
fn contained_is_contradicted_abroad_and_not_testable_at_home() {
    let claim = said("2015-11-12", "The group is “contained”");
    let spread = rows(&[
        ("2014", "Egypt"),
        ("2015", "France"),
        ("2015", "Egypt"),
        ("2015", "Libya"),
        ("2016", "Egypt"),
        ("2016", "Libya"),
        ("2016", "Yemen"),
    ]);
    let found = outcome(&claim, &home(), &spread);
    let verdicts: Vec<_> = found.scopes.iter().map(|scope| scope.verdict).collect();
    assert_eq!(found.verdict, Verdict::MixedByScope);
    assert_eq!(
        verdicts,
        [Verdict::Contradicted, Verdict::NotTestable],
        "{found:#?}"
    );
}

#[test]
fn a_home_inside_a_country_is_left_when_deaths_outside_it_double() {
    let claim = said("2024-03-12", "The group is contained in the north");
    let options = Options {
        home: vec!["Iraq/Northern region".into()],
        ..Options::default()
    };
    let at = |day: &str, area: &str, best: u64| {
        let mut row = row(day, day, "Iraq", "Government of Iraq - IS", best);
        row.site.admin1 = Some(area.into());
        row
    };
    let south = |before: u64, after: u64| {
        let all = vec![
            at("2023-05-02", "Southern region", before),
            at("2024-02-02", "Southern region", after),
            at("2024-01-09", "Northern region", 90),
        ];
        evidence(vec![all.clone(), all[2..].to_vec()])
    };
    assert_eq!(
        outcome(&claim, &options, &south(10, 70)).verdict,
        Verdict::MixedByScope
    );
    let scopes = outcome(&claim, &options, &south(40, 40))
        .into_draft()
        .scopes;
    assert_eq!(scopes[0].verdict, Verdict::Consistent);
    check(&claim, &options, &south(30, 40), Verdict::Inconclusive);
}

#[test]
fn a_denial_turns_the_sense() {
    let denied = said_but(
        "2015-11-12",
        "That the group is contained is false",
        |claim| claim.stance(Stance::Denies),
    );
    let spread = rows(&[
        ("2015", "France"),
        ("2015", "Egypt"),
        ("2015", "Libya"),
        ("2016", "Egypt"),
        ("2016", "Libya"),
        ("2016", "Yemen"),
    ]);
    assert_eq!(
        outcome(&denied, &home(), &spread).scopes[0].verdict,
        Verdict::Consistent
    );
}

#[test]
fn a_claim_of_the_battlefield_or_of_abroad_is_taken_at_its_word() {
    let spread = rows(&[
        ("2015", "France"),
        ("2015", "Egypt"),
        ("2015", "Libya"),
        ("2016", "Egypt"),
        ("2016", "Libya"),
        ("2016", "Yemen"),
    ]);
    let front = said("2015-11-12", "The group is contained on the battlefield");
    check(&front, &home(), &spread, Verdict::NotTestable);
    let stage = said(
        "2015-11-12",
        "The group is contained on the international stage",
    );
    check(&stage, &home(), &spread, Verdict::Contradicted);
}

#[test]
fn containing_something_is_no_claim_of_spread() {
    let letter = said("2015-11-12", "The letter contained powder");
    check(&letter, &home(), &rows(&[]), Verdict::NotTestable);
}

#[test]
fn without_a_home_area_it_is_not_testable() {
    let claim = said("2015-11-12", "The group is contained");
    check(
        &claim,
        &Options::default(),
        &rows(&[]),
        Verdict::NotTestable,
    );
}

#[test]
fn a_chosen_test_does_not_guess_which_way_the_claim_goes() {
    let chosen = Options {
        kind: Some(CheckKind::Spread),
        home: vec!["Iraq".into()],
        ..Options::default()
    };
    let claim = said("2015-11-13", "The group expanded its presence");
    let none = evidence(vec![vec![], vec![]]);
    check(&claim, &chosen, &none, Verdict::NotTestable);
}
