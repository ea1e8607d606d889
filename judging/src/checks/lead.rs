//! Lead: "losses at home drive attacks abroad".
//!
//! It compares monthly deaths at home, as a stand-in for losses there, with the
//! monthly number of events abroad, at lags of 0 to 6 months. Why: that a group
//! strikes abroad because it loses at home is said after every such attack, and
//! steers what is done. Example: battle deaths in Iraq and events outside Iraq
//! and Syria. Source: `lead_lag.rs`.
//!
//! It says how many events there are. Below thirty it is inconclusive, whatever
//! the curve looks like; and a lead is no cause.
//!
//! Shaped by "linking the attacks to losses misses the point": that denies the
//! link, and with few events abroad neither it nor its opposite is borne out.

use super::actor;
use super::case::Case;
use super::evidence::Evidence;
use super::finding::{Finding, Judged, Reading, conclude};
use super::plan::{Missing, Period, Plan, counted, scope};
use super::words::Words;
use crate::lead_lag::{EVENTS_MIN, Finding as Lead, LeadLag, lead_lag};
use events::{Grain, Row};
use record::{CheckKind, Date, Verdict};

/// Months on either side of the claim.
const REACH_MONTHS: i32 = 36;
const LAG_MONTHS_MAX: usize = 6;

pub(super) fn cue(words: &Words) -> Option<usize> {
    let losses = words.find(LOSSES)?;
    let attacks = words.has(&["attacks", "attack", "strikes abroad", "operations abroad"]);
    (attacks && words.has(CAUSES)).then_some(losses)
}

const LOSSES: &[&str] = &[
    "losses",
    "setbacks",
    "defeats",
    "loses territory",
    "losing territory",
    "pressure",
];
const CAUSES: &[&str] = &[
    "because of",
    "explained by",
    "linking",
    "spurring",
    "in response to",
    "drives",
    "driven by",
    "due to",
    "cause",
    "causes",
    "caused",
    "as a result",
    "lead to",
    "leads to",
    "led to",
    "distract from",
    "compensate for",
];

pub(super) fn plan(case: &Case) -> Result<Plan, Missing> {
    let kind = CheckKind::Lead;
    actor(case, kind)?;
    let Some(said) = case.said() else {
        return Err(Missing::one(
            kind,
            "the day it was said (`bellwether date DOC DATE`)",
        ));
    };
    let [first, ..] = case.options.home.as_slice() else {
        return Err(Missing::one(
            kind,
            "the home area where the losses are (`--home` names its countries)",
        ));
    };
    let (from, until) = case
        .options
        .from
        .zip(case.options.until)
        .unwrap_or_else(|| {
            let reach = Period::months(said, -REACH_MONTHS, REACH_MONTHS);
            (reach.from, reach.until)
        });
    let period = Period::new(from, until);
    let mut losses = scope(case, Some(first), period);
    losses.name = format!("deaths in {first}");
    let mut abroad = scope(case, None, period);
    abroad.select.outside.clone_from(&case.options.home);
    abroad.select.area.clone_from(&case.options.area);
    abroad.name = match case.options.area.is_empty() {
        true => format!("events outside {}", case.options.home.join(" and ")),
        false => format!("events in {}", case.options.area.join(" and ")),
    };
    let test = format!(
        "Monthly deaths in {first} {} before monthly {}, lags of 0 to {LAG_MONTHS_MAX} months, {period}: the strongest \
         correlation of logarithms against all turns of the circle. Fewer than {EVENTS_MIN} events tell nothing.",
        counted(case),
        abroad.name
    );
    Ok(Plan {
        kind,
        test,
        scopes: vec![losses, abroad],
        period,
        by_actor: true,
    })
}

pub(super) fn judge(case: &Case, plan: &Plan, evidence: &Evidence) -> Finding {
    let rows: Vec<&Row> = evidence.told.iter().flat_map(|told| &told.rows).collect();
    let judged = Judged {
        scope: format!("{} and {}", plan.scopes[0].name, plan.scopes[1].name),
        readings: vec![reading(plan, evidence)],
        why: evidence.cite("the largest rows of both", &rows),
    };
    conclude(
        case,
        vec![judged],
        &[
            "A lead is no cause: both may follow from something else.",
            "Deaths at home stand in for losses; territory lost is in no row.",
            "Nobody who was sent abroad, and no order to strike there, is in any row.",
        ],
    )
}

fn reading(plan: &Plan, evidence: &Evidence) -> Reading {
    let rule = format!("lags of 0 to {LAG_MONTHS_MAX} months");
    if evidence.dataset.grain != Grain::Event {
        return Reading::new(
            rule,
            Verdict::Inconclusive,
            "the dataset has no single events by month",
        );
    }
    let Some(period) = covered(plan.period, evidence) else {
        let told = "no months that the dataset covers both at home and abroad";
        return Reading::new(rule, Verdict::Inconclusive, told);
    };
    let home = monthly(evidence, 0, period, |row| {
        row.toll.map_or(0, |toll| toll.best)
    });
    let abroad = monthly(evidence, 1, period, |row| row.events.unwrap_or(1));
    let found = lead_lag(&home, &abroad, LAG_MONTHS_MAX);
    let verdict = match found.finding {
        Lead::Follows => Verdict::Consistent,
        Lead::Opposes => Verdict::Contradicted,
        // With events enough, no sign of a strong lead still leaves room for a weak one.
        Lead::NoSign | Lead::Inconclusive => Verdict::Inconclusive,
    };
    Reading::new(rule, verdict, told(&found, period))
}

fn told(found: &LeadLag, period: Period) -> String {
    let ratio = found.ratio.map_or(String::new(), |ratio| {
        format!(", {ratio:.1} times as many after high months")
    });
    format!(
        "{} events abroad in {} months ({period}): strongest correlation {:+.2} at {} months{ratio}, as strong in {:.0} % of {} turns",
        found.events,
        found.months,
        found.correlation,
        found.lag_months,
        found.p * 100.0,
        found.turns
    )
}

/// The part of a period that the dataset reaches at home and abroad; none where they do not meet.
fn covered(period: Period, evidence: &Evidence) -> Option<Period> {
    let (home, abroad) = (evidence.reach(0)?, evidence.reach(1)?);
    let from = period.from.max(home.from).max(abroad.from);
    let until = period.until.min(home.until).min(abroad.until);
    (from < until).then(|| Period::new(from, until))
}

fn monthly(
    evidence: &Evidence,
    scope: usize,
    period: Period,
    of: impl Fn(&Row) -> u64,
) -> Vec<u32> {
    let count = |day: Date| i32::from(day.year()) * 12 + i32::from(day.month());
    let months = usize::try_from(count(period.until) - count(period.from) + 1).unwrap_or(0);
    let mut series = vec![0_u32; months];
    for row in evidence.rows(scope, period) {
        let day = row.window.end.or(row.window.begin).unwrap_or(period.from);
        let at = usize::try_from(count(day) - count(period.from)).unwrap_or(0);
        series[at] += u32::try_from(of(row)).unwrap_or(u32::MAX);
    }
    series
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::checks::Options;
    use crate::checks::testing::{check, evidence, outcome, row, said};

    #[test]
    fn few_events_abroad_are_inconclusive_whatever_the_curve() {
        let claim = said(
            "2016-03-29",
            "The attacks abroad are explained by losses at home",
        );
        let options = Options {
            home: vec!["Iraq".into(), "Syria".into()],
            ..Options::default()
        };
        let home = ["2014-07-10", "2015-08-10", "2016-01-10"]
            .map(|day| row(day, day, "Iraq", "X - IS", 900));
        let abroad = ["2014-09-10", "2015-10-10", "2016-03-10"]
            .map(|day| row(day, day, "France", "IS - Civilians", 30));
        let evidence = evidence(vec![home.into(), abroad.into()]);
        check(&claim, &options, &evidence, Verdict::Inconclusive);
        let found = outcome(&claim, &options, &evidence);
        assert!(
            found.sensitivity[0].finding.starts_with("3 events abroad"),
            "{found:#?}"
        );
    }

    #[test]
    fn without_a_home_it_is_not_testable() {
        let claim = said(
            "2016-03-29",
            "The attacks abroad are explained by losses at home",
        );
        check(
            &claim,
            &Options::default(),
            &evidence(vec![vec![], vec![]]),
            Verdict::NotTestable,
        );
    }
}
