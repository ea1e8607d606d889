//! Turning point: "a definite turning point has been reached".
//!
//! It looks for a changepoint in the monthly deaths within six months of the
//! claim's day, by the Bayesian model and by PELT, and says what the levels
//! were before and after. Why: turning points are declared as they happen and
//! can be told only afterwards. Example: a spring that declares one, in deaths
//! by month of the two years around it. Source: `changepoints/`.
//!
//! A turn found bears the claim out, as far as deaths go. No turn found decides
//! nothing unless the claim speaks of deaths or attacks: what turned may have
//! been territory, or mood.
//!
//! Shaped by a war that turned in land before it turned in deaths: the battles
//! that take a town back are deadlier than those that lost it, so a turn to
//! *more* deaths is no contradiction either.

use super::actor_or_area;
use super::case::Case;
use super::evidence::Evidence;
use super::finding::{Finding, Judged, Reading, conclude};
use super::plan::{Missing, Period, Plan, counted, places, scopes};
use super::words::Words;
use crate::changepoints::{Changepoint, changepoints, pelt::pelt_at_most};
use events::Grain;
use record::{CheckKind, Date, Verdict};

/// How far a changepoint may lie from the day of the claim, in months.
const NEAR_MONTHS: usize = 6;
/// Months looked at on either side.
const REACH_MONTHS: i32 = 36;
const BREAKS_MAX: usize = 2;
/// How sure the model must be of a break.
const SURE_MIN: f64 = 0.5;

pub(super) fn cue(words: &Words) -> Option<usize> {
    words.find(CUES)
}

const CUES: &[&str] = &[
    "turning point",
    "turned the corner",
    "turning the corner",
    "turned the tide",
    "tide has turned",
    "the tide turned",
    "turning the tide",
];

pub(super) fn plan(case: &Case) -> Result<Plan, Missing> {
    let kind = CheckKind::TurningPoint;
    actor_or_area(case, kind)?;
    let Some(said) = case.said() else {
        return Err(Missing::one(
            kind,
            "the day it was said (`bellwether date DOC DATE`)",
        ));
    };
    let period = Period::months(said, -REACH_MONTHS, REACH_MONTHS);
    Ok(Plan {
        kind,
        test: format!(
            "Deaths by month {}{}, {period}: a changepoint (at most {BREAKS_MAX}; negative binomial, Bayesian, at \
             least {SURE_MIN} sure, and PELT beside it) within {NEAR_MONTHS} months of {said}.",
            counted(case),
            places(case)
        ),
        scopes: scopes(case, period),
        period,
        by_actor: case.actor().is_some(),
    })
}

pub(super) fn judge(case: &Case, plan: &Plan, evidence: &Evidence) -> Finding {
    let judged = plan.scopes.iter().enumerate().map(|(at, scope)| Judged {
        scope: scope.name.clone(),
        readings: readings(case, plan, evidence, at),
        why: evidence.cite(
            "the largest rows around it",
            &evidence.rows(at, plan.period),
        ),
    });
    conclude(
        case,
        judged.collect(),
        &[
            "What turned need not be deaths: territory, fighters, money and mood are in no row.",
            "Months that follow from one another count for less in the model, and still a long burst can pass for a level.",
        ],
    )
}

fn readings(case: &Case, plan: &Plan, evidence: &Evidence, scope: usize) -> Vec<Reading> {
    if evidence.dataset.grain == Grain::Year {
        return vec![Reading::new(
            "by month",
            Verdict::Inconclusive,
            "the dataset has years, not months",
        )];
    }
    let Some(said) = case.said() else {
        return vec![];
    };
    let Some((period, series)) = series(plan, evidence, scope) else {
        return vec![Reading::new(
            "by month",
            Verdict::Inconclusive,
            "the dataset does not reach past that day by a year",
        )];
    };
    let here = months_between(period.from, said);
    let found = changepoints(&series, BREAKS_MAX);
    let sure = found.points.iter().filter(|point| point.sure >= SURE_MIN);
    let near: Vec<&Changepoint> = sure
        .filter(|point| point.at.abs_diff(here) <= NEAR_MONTHS)
        .collect();
    let bayes = match found.points.is_empty() {
        true => format!("no changepoint in {period}"),
        false => found
            .points
            .iter()
            .map(|point| told(point, period.from))
            .collect::<Vec<_>>()
            .join("; "),
    };
    let places = pelt_at_most(&series, BREAKS_MAX);
    let by_pelt = places.iter().any(|at| at.abs_diff(here) <= NEAR_MONTHS);
    let months: Vec<String> = places.iter().map(|at| month(period.from, *at)).collect();
    vec![
        Reading::new(
            "Bayesian, at most two breaks",
            verdict(case, !near.is_empty()),
            bayes,
        ),
        Reading::new(
            "PELT, at most two breaks",
            verdict(case, by_pelt),
            format!("breaks in: {}", list(&months)),
        ),
    ]
}

/// No turn in deaths contradicts only a claim about deaths.
fn verdict(case: &Case, found: bool) -> Verdict {
    match (found, of_deaths(&case.words())) {
        (true, _) => Verdict::Consistent,
        (false, true) => Verdict::Contradicted,
        (false, false) => Verdict::Inconclusive,
    }
}

/// "The attacks are at a turning point", "a turning point in the violence". Not so "after
/// two years of violence a turning point has been reached", which does not say in what.
fn of_deaths(words: &Words) -> bool {
    let after = words.find(CUES).map(|at| words.from(at).up_to(7));
    let first = words.up_to(2);
    first.has(DEATHS) || after.is_some_and(|after| after.has(DEATHS))
}

const DEATHS: &[&str] = &[
    "deaths",
    "attacks",
    "violence",
    "killings",
    "casualties",
    "fatalities",
];

fn told(point: &Changepoint, first: Date) -> String {
    format!(
        "{}: {:.0} a month, then {:.0} ({:.0} % sure within two months)",
        month(first, point.at),
        point.before,
        point.after,
        point.sure * 100.0
    )
}

/// Deaths by month over the part of the plan's period that the dataset has, at least a year past the claim.
fn series(plan: &Plan, evidence: &Evidence, scope: usize) -> Option<(Period, Vec<u32>)> {
    let reach = evidence.reach(scope)?;
    let from = plan.period.from.max(reach.from.first_of_month());
    let until = plan.period.until.min(reach.until.last_of_month());
    let months = months_between(from, until) + 1;
    let middle = months_between(plan.period.from, plan.period.until) / 2;
    let past = months_between(plan.period.from, until);
    if until <= from || past < middle + 12 {
        return None;
    }
    let mut series = vec![0_u32; months];
    for row in evidence.rows(scope, Period::new(from, until)) {
        let day = row.window.end.or(row.window.begin)?;
        let best = row.toll.map_or(0, |toll| toll.best);
        series[months_between(from, day)] += u32::try_from(best).unwrap_or(u32::MAX);
    }
    Some((Period::new(from, until), series))
}

fn months_between(from: Date, to: Date) -> usize {
    let count = |day: Date| i32::from(day.year()) * 12 + i32::from(day.month());
    usize::try_from(count(to) - count(from)).unwrap_or(0)
}

fn month(first: Date, at: usize) -> String {
    let day = super::plan::shifted(first.first_of_month(), i32::try_from(at).unwrap_or(0));
    format!("{:04}-{:02}", day.year(), day.month())
}

fn list(names: &[String]) -> String {
    match names.is_empty() {
        true => "none".into(),
        false => names.join(", "),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::checks::Options;
    use crate::checks::testing::{check, evidence, row, said, yearly};

    /// Four events a month at one level up to a month, then at another.
    fn war(turn: &str, before: u64, after: u64) -> Evidence {
        let mut rows = vec![];
        for month in 0..72 {
            let first = super::super::plan::shifted(Date::constant(2013, 4, 1), month);
            let month = format!("{:04}-{:02}", first.year(), first.month());
            let level = if month.as_str() < turn { before } else { after };
            for (n, share) in [3, 4, 5, 4].into_iter().enumerate() {
                let day = format!("{month}-{:02}", 4 + n * 6);
                rows.push(row(
                    &day,
                    &day,
                    "Iraq",
                    "Government of Iraq - IS",
                    level * share / 16,
                ));
            }
        }
        evidence(vec![rows])
    }

    #[test]
    fn a_turn_near_the_day_bears_the_claim_out() {
        let claim = said("2016-04-20", "A turning point has been reached");
        check(
            &claim,
            &Options::default(),
            &war("2016-03", 900, 200),
            Verdict::Consistent,
        );
    }

    #[test]
    fn no_turn_contradicts_only_a_claim_about_deaths() {
        let claim = said("2016-04-20", "A turning point has been reached");
        check(
            &claim,
            &Options::default(),
            &war("2018-03", 900, 200),
            Verdict::Inconclusive,
        );
        let other = said(
            "2016-04-20",
            "After years of violence a turning point has been reached",
        );
        check(
            &other,
            &Options::default(),
            &war("2018-03", 900, 200),
            Verdict::Inconclusive,
        );
        let deaths = said(
            "2016-04-20",
            "Deaths at the hands of the group are at a turning point",
        );
        check(
            &deaths,
            &Options::default(),
            &war("2018-03", 900, 200),
            Verdict::Contradicted,
        );
    }

    #[test]
    fn years_tell_no_turning_point() {
        let claim = said("2016-04-20", "A turning point has been reached");
        let years = yearly(vec![vec![row("1", "2016", "Iraq", "X - IS", 900)]]);
        check(&claim, &Options::default(), &years, Verdict::Inconclusive);
    }
}
