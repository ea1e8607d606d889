//! What the check says of rows by hand.

use super::*;
use crate::checks::Options;
use crate::checks::testing::{check, evidence, outcome, row, said_but, yearly};
use record::{StoredClaim, StoredDocument, Unit};

const TEXT: &str = "A bomb in Harbourtown killed at least 35 people";

fn toll(low: Option<f64>, high: Option<f64>) -> (StoredDocument, StoredClaim) {
    said_but("2016-03-23", TEXT, |claim| {
        let claim = claim.number(
            Measure::Fatalities,
            "at least 35",
            (low, high),
            Unit::Persons,
        );
        claim.place("Harbourtown").on("2016-03-22")
    })
}

fn options() -> Options {
    Options {
        area: vec!["Harbourland".into()],
        ..Options::default()
    }
}

fn deaths(best: &[u64]) -> crate::checks::Evidence {
    let rows = best.iter().enumerate();
    let rows = rows.map(|(n, best)| {
        row(
            &n.to_string(),
            "2016-03-22",
            "Harbourland",
            "IS - Civilians",
            *best,
        )
    });
    evidence(vec![rows.collect()])
}

#[test]
fn rows_of_that_day_bear_out_or_contradict() {
    check(
        &toll(Some(35.0), None),
        &options(),
        &deaths(&[36]),
        Verdict::Consistent,
    );
    check(
        &toll(None, Some(10.0)),
        &options(),
        &deaths(&[36]),
        Verdict::Contradicted,
    );
    check(
        &toll(Some(350.0), None),
        &options(),
        &deaths(&[36]),
        Verdict::Contradicted,
    );
}

#[test]
fn a_definition_apart_decides_nothing() {
    check(
        &toll(Some(35.0), None),
        &options(),
        &deaths(&[32]),
        Verdict::Inconclusive,
    );
    check(
        &toll(Some(52.0), Some(52.0)),
        &options(),
        &deaths(&[36]),
        Verdict::Inconclusive,
    );
}

#[test]
fn several_events_of_the_day_make_it_depend_on_which_is_meant() {
    let at_most = toll(None, Some(20.0));
    check(
        &at_most,
        &options(),
        &deaths(&[60, 70]),
        Verdict::Contradicted,
    );
    check(
        &at_most,
        &options(),
        &deaths(&[18, 15]),
        Verdict::DependsOnTheRule,
    );
}

#[test]
fn no_row_and_a_years_total_decide_nothing() {
    check(
        &toll(Some(35.0), None),
        &options(),
        &deaths(&[]),
        Verdict::Inconclusive,
    );
    let year = yearly(vec![vec![row(
        "1",
        "2016",
        "Harbourland",
        "IS - Civilians",
        90,
    )]]);
    check(
        &toll(Some(35.0), None),
        &options(),
        &year,
        Verdict::Inconclusive,
    );
}

/// Twelve verdicts of "contradicted" on real reports, and all twelve wrong: the dead of a
/// mine, a port, a shooting spree, or of a village that was looked for in another country.
#[test]
fn a_country_with_fewer_deaths_than_claimed_of_one_day_decides_nothing() {
    let year = yearly(vec![vec![row(
        "1",
        "2016",
        "Harbourland",
        "IS - Civilians",
        12,
    )]]);
    check(
        &toll(Some(35.0), None),
        &options(),
        &year,
        Verdict::Inconclusive,
    );
}

#[test]
fn a_number_of_soldiers_is_no_number_of_all_the_dead() {
    let text = "The group killed 12 soldiers in Harbourtown";
    let soldiers = said_but("2016-03-23", text, |claim| {
        let claim = claim.number(
            Measure::Fatalities,
            "12",
            (Some(12.0), Some(12.0)),
            Unit::Persons,
        );
        claim
            .counted("soldiers")
            .place("Harbourtown")
            .on("2016-03-22")
    });
    check(&soldiers, &options(), &deaths(&[40]), Verdict::Inconclusive);
    let part = said_but("2016-03-23", TEXT, |claim| {
        let claim = claim.number(
            Measure::Fatalities,
            "at least 35",
            (Some(35.0), None),
            Unit::Persons,
        );
        claim
            .but(|quantity| quantity.scope = Scope::Part)
            .on("2016-03-22")
    });
    check(&part, &options(), &deaths(&[40]), Verdict::NotTestable);
}

#[test]
fn a_total_over_months_is_not_contradicted_by_fewer_rows() {
    let year = said_but("2017-01-10", TEXT, |claim| {
        let claim = claim.number(
            Measure::Fatalities,
            "at least 35",
            (Some(350.0), None),
            Unit::Persons,
        );
        claim.on("2016")
    });
    check(&year, &options(), &deaths(&[36]), Verdict::Inconclusive);
}

#[test]
fn without_a_place_or_days_it_is_not_testable() {
    let nowhere = said_but("2016-03-23", TEXT, |claim| {
        claim.number(
            Measure::Fatalities,
            "at least 35",
            (Some(35.0), None),
            Unit::Persons,
        )
    });
    check(
        &nowhere,
        &Options::default(),
        &deaths(&[36]),
        Verdict::NotTestable,
    );
    check(&nowhere, &options(), &deaths(&[36]), Verdict::NotTestable);
    let found = outcome(&nowhere, &options(), &deaths(&[36]));
    let days = "`--from 2016-03-21 --until 2016-03-23`";
    assert!(found.missing[0].contains(days), "{:?}", found.missing);
}
