//! What the check says of rows by hand.

use super::*;
use crate::checks::Options;
use crate::checks::testing::{check, evidence, row, said, said_but, yearly};
use record::{StoredClaim, StoredDocument};

fn forecast(text: &str) -> (StoredDocument, StoredClaim) {
    said_but("2020-12-15", text, |claim| claim.stance(Stance::Predicts))
}

fn years(deaths: &[(&str, u64)]) -> Evidence {
    let rows = deaths
        .iter()
        .map(|(year, best)| row(year, year, "Mali", "Government of Mali - IS", *best));
    yearly(vec![rows.collect()])
}

#[test]
fn a_forecast_is_looked_at_after_one_two_and_three_years() {
    let claim = forecast("Attacks by the group will increase");
    let grown = years(&[("2020", 100), ("2021", 150), ("2022", 180), ("2023", 220)]);
    check(&claim, &Options::default(), &grown, Verdict::Consistent);
    let late = years(&[("2020", 100), ("2021", 98), ("2022", 80), ("2023", 140)]);
    check(
        &claim,
        &Options::default(),
        &late,
        Verdict::DependsOnTheRule,
    );
    let shrunk = years(&[("2020", 100), ("2021", 70), ("2022", 60), ("2023", 40)]);
    check(&claim, &Options::default(), &shrunk, Verdict::Contradicted);
}

#[test]
fn a_chosen_horizon_leaves_one_rule() {
    let late = years(&[("2020", 100), ("2021", 98), ("2022", 80), ("2023", 140)]);
    let options = Options {
        horizon_months: Some(36),
        ..Options::default()
    };
    let claim = forecast("Attacks by the group will increase");
    let found = crate::checks::testing::outcome(&claim, &options, &late);
    assert_eq!(
        found.verdict,
        Verdict::Consistent,
        "{:#?}",
        found.sensitivity
    );
}

#[test]
fn capability_is_not_deaths_unless_they_may_stand_in() {
    let claim = said(
        "2020-12-15",
        "The group is currently strengthening its capabilities",
    );
    let grown = years(&[("2018", 50), ("2019", 100), ("2020", 150)]);
    check(&claim, &Options::default(), &grown, Verdict::NotTestable);
    let stand_in = Options {
        stand_in: true,
        ..Options::default()
    };
    check(&claim, &stand_in, &grown, Verdict::Consistent);
}

#[test]
fn more_of_what_is_no_event_is_not_tested_on_deaths() {
    let grown = years(&[("2018", 50), ("2019", 100), ("2020", 150)]);
    for text in [
        "The group has increased cooperation with others",
        "The group has escalated its propaganda",
    ] {
        check(
            &said("2020-12-15", text),
            &Options::default(),
            &grown,
            Verdict::NotTestable,
        );
    }
}

#[test]
fn a_person_is_not_all_the_wars_of_an_area() {
    let grown = years(&[("2018", 50), ("2019", 100), ("2020", 150)]);
    let leader = said_but("2020-12-15", "Attacks have increased under him", |claim| {
        claim.subject("Somebody").kind(record::EntityKind::Person)
    });
    let options = Options {
        area: vec!["Mali".into()],
        ..Options::default()
    };
    check(&leader, &options, &grown, Verdict::NotTestable);
}

#[test]
fn months_are_counted_from_the_day_it_was_said() {
    let claim = forecast("Attacks by the group will decline");
    let rows = vec![
        row("1", "2020-06-10", "Mali", "X - IS", 100),
        row("2", "2021-06-10", "Mali", "X - IS", 60),
        row("3", "2022-06-10", "Mali", "X - IS", 50),
        row("4", "2023-06-10", "Mali", "X - IS", 50),
    ];
    check(
        &claim,
        &Options::default(),
        &evidence(vec![rows]),
        Verdict::Consistent,
    );
}

#[test]
fn a_threat_and_violence_of_one_sort_are_not_tested_on_all_deaths() {
    let grown = years(&[("2018", 50), ("2019", 100), ("2020", 150)]);
    for text in [
        "The group's violence continued to escalate against journalists, and its attacks have increased",
        "The group threatened to increase its attacks",
    ] {
        let claim = said("2020-12-15", text);
        check(&claim, &Options::default(), &grown, Verdict::NotTestable);
    }
}
