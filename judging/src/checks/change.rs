//! Change: "attacks rose 47 percent" against the same period a year before and the period before.
//!
//! It compares events or deaths of the claim's period with two earlier ones of
//! the same length, and the ratio with the claimed one. Why: percentages
//! without a base are the easiest figures to quote and the hardest to check.
//! Example: "attacks rose 20 percent in 2019". Source: the two bases are those
//! of the claims themselves, which say "on last year" and "on the last quarter".
//!
//! UCDP counts only deadly events, so a claim about attacks of all sorts may
//! well have another size. The direction is tested firmly; the size bears a
//! claim out within ten points, and otherwise decides nothing.
//!
//! Shaped by "attacks doubled" on 3 events and then 7: below
//! [`EVENTS_MIN`] events a ratio is noise.

use super::case::Case;
use super::compare::{DEATHS_MIN, Ratio, STEP};
use super::evidence::{Amount, Estimate, Evidence};
use super::finding::{Finding, Judged, Reading, conclude};
use super::plan::{Missing, Period, Plan, counted, places, scopes, shifted, yesterday};
use super::words::Sense;
use record::{CheckKind, Measure, Unit, Verdict};

/// Fewer events than this in both periods together are too few for a ratio.
const EVENTS_MIN: u64 = 20;
/// How far the size may be off, in points of the earlier level.
const SIZE_SLACK: f64 = 0.1;

pub(super) fn plan(case: &Case) -> Result<Plan, Missing> {
    let kind = CheckKind::Change;
    if ratio(case).is_none() {
        return Err(Missing::one(
            kind,
            "a change in percent or times, and its direction",
        ));
    }
    let Some((from, until)) = case.window() else {
        return Err(Missing::one(
            kind,
            "the period that changed (`--from` and `--until` give it)",
        ));
    };
    if case.areas().is_empty() && case.actor().is_none() {
        return Err(Missing::one(kind, "whose or where (`--actor`, `--area`)"));
    }
    let period = Period::new(from, until);
    let reach = bases(period)
        .into_iter()
        .fold(period, |all, (_, base)| all.cover(base));
    let what = if deaths(case) { "Deaths" } else { "Events" };
    Ok(Plan {
        kind,
        test: format!(
            "{what} {}{}: {period} against the same days a year before, and against as long a time just before. \
             The direction must hold; the size bears the claim out within ten points.",
            counted(case),
            places(case),
        ),
        scopes: scopes(case, reach),
        period,
        by_actor: case.actor().is_some(),
    })
}

fn deaths(case: &Case) -> bool {
    let quantity = case.claim.claim.quantity.as_ref();
    quantity.is_some_and(|quantity| quantity.measure == Measure::Fatalities)
}

/// The claimed new level over the old, at least and at most.
fn ratio(case: &Case) -> Option<(f64, f64)> {
    let quantity = case.claim.claim.quantity.as_ref()?;
    let sense = sense(case)?;
    let (low, high) = (
        quantity.low.or(quantity.high)?,
        quantity.high.or(quantity.low)?,
    );
    let of = |amount: f64| match (quantity.unit, sense) {
        (Unit::Percent, Sense::Up) => Some(1.0 + amount / 100.0),
        (Unit::Percent, Sense::Down) => Some(1.0 - amount / 100.0),
        (Unit::Times, Sense::Up) => Some(amount),
        (Unit::Times, Sense::Down) if amount > 0.0 => Some(1.0 / amount),
        _ => None,
    };
    let (a, b) = (of(low)?, of(high)?);
    Some((a.min(b), a.max(b)))
}

fn sense(case: &Case) -> Option<Sense> {
    let words = case.words();
    match (words.find(UP), words.find(DOWN)) {
        (Some(up), Some(down)) => Some(if up < down { Sense::Up } else { Sense::Down }),
        (Some(_), None) => Some(Sense::Up),
        (None, Some(_)) => Some(Sense::Down),
        (None, None) => None,
    }
}

const UP: &[&str] = &[
    "rose",
    "risen",
    "rise",
    "increased",
    "increase",
    "grew",
    "grown",
    "up",
    "more",
    "higher",
    "doubled",
    "tripled",
    "jumped",
    "climbed",
    "surged",
    "soared",
    "spiked",
    "increasing",
    "uptick",
];
const DOWN: &[&str] = &[
    "fell",
    "fallen",
    "decreased",
    "decrease",
    "declined",
    "decline",
    "dropped",
    "drop",
    "down",
    "fewer",
    "lower",
    "halved",
    "reduced",
    "reduction",
    "less",
    "decreasing",
    "shrank",
];

/// The periods to compare with.
fn bases(period: Period) -> Vec<(&'static str, Period)> {
    let year_before = Period::new(shifted(period.from, -12), shifted(period.until, -12));
    let days = crate::dated::days_between(period.from, period.until);
    let until = yesterday(period.from);
    let from = until
        .checked_sub(jiff::Span::new().days(days))
        .unwrap_or(until);
    let before = Period::new(from, until);
    match year_before.from == before.from {
        true => vec![("against the year before", year_before)],
        false => vec![
            ("against the same time a year before", year_before),
            ("against as long a time just before", before),
        ],
    }
}

pub(super) fn judge(case: &Case, plan: &Plan, evidence: &Evidence) -> Finding {
    let judged = plan.scopes.iter().enumerate().map(|(at, scope)| Judged {
        scope: scope.name.clone(),
        readings: readings(case, plan, evidence, at),
        why: evidence.cite(
            "the largest rows of the period",
            &evidence.rows(at, plan.period),
        ),
    });
    conclude(
        case,
        judged.collect(),
        &[
            "Events without deaths are no rows in UCDP, so that its counts of attacks are of deadly ones alone.",
        ],
    )
}

fn readings(case: &Case, plan: &Plan, evidence: &Evidence, scope: usize) -> Vec<Reading> {
    let after = evidence.amount(scope, plan.period);
    let year = |period: Period| period == Period::years(period.from.year(), period.until.year());
    let base = |(rule, base): (&'static str, Period)| {
        let gap = evidence.gap(base.cover(plan.period));
        let coarse = evidence.by_year() && !year(plan.period);
        match gap.or_else(|| coarse.then(|| "the dataset has years, not parts of them".into())) {
            Some(gap) => Reading::new(rule, Verdict::Inconclusive, gap),
            None => reading(case, rule, evidence.amount(scope, base), after),
        }
    };
    bases(plan.period).into_iter().map(base).collect()
}

fn reading(case: &Case, rule: &str, before: Amount, after: Amount) -> Reading {
    let (Some(claimed), Some(sense)) = (ratio(case), sense(case)) else {
        return Reading::new(rule, Verdict::Inconclusive, "no ratio is claimed");
    };
    if let Some(thin) = thin(case, before, after) {
        return Reading::new(rule, Verdict::Inconclusive, thin);
    }
    let found = match deaths(case) {
        true => Ratio::of(before, after, Estimate::Best),
        false => {
            let ratio = after.events as f64 / before.events.max(1) as f64;
            Ratio {
                least: ratio,
                most: ratio,
            }
        }
    };
    let told = match deaths(case) {
        true => format!("{before}, then {after}: {found}"),
        false => format!("{} events, then {}: {found}", before.events, after.events),
    };
    let fits = found.least <= claimed.1 + SIZE_SLACK && claimed.0 - SIZE_SLACK <= found.most;
    let verdict = match found.is(sense, STEP) {
        _ if fits => Verdict::Consistent,
        Verdict::Contradicted => Verdict::Contradicted,
        _ => Verdict::Inconclusive,
    };
    Reading::new(rule, verdict, told)
}

/// Why two sums are too small for a ratio, if they are.
fn thin(case: &Case, before: Amount, after: Amount) -> Option<String> {
    let (few, told) = match deaths(case) {
        true => (
            before.most().saturating_add(after.most()) < DEATHS_MIN,
            format!("{before}, then {after}"),
        ),
        false => (
            before.events + after.events < EVENTS_MIN,
            format!("{} events, then {}", before.events, after.events),
        ),
    };
    (few || before.rows == 0).then(|| format!("{told}: too few for a ratio"))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::checks::Options;
    use crate::checks::testing::{check, evidence, row, said_but};
    use record::{Nature, StoredClaim, StoredDocument};

    fn rose(percent: f64) -> (StoredDocument, StoredClaim) {
        said_but(
            "2020-02-01",
            "Attacks by the group rose 50 percent in 2019",
            |claim| {
                let bounds = (Some(percent), Some(percent));
                let claim = claim.number(Measure::Attacks, "50 percent", bounds, Unit::Percent);
                claim
                    .but(|quantity| quantity.nature = Nature::Change)
                    .on("2019")
            },
        )
    }

    fn events(before: usize, after: usize) -> Evidence {
        let rows = |year: &'static str, count: usize| {
            (0..count).map(move |n| {
                row(
                    &format!("{year}-{n}"),
                    &format!("{year}-06-10"),
                    "Iraq",
                    "X - IS",
                    3,
                )
            })
        };
        evidence(vec![
            rows("2018", before).chain(rows("2019", after)).collect(),
        ])
    }

    #[test]
    fn direction_is_firm_and_size_is_loose() {
        let options = Options::default();
        check(&rose(50.0), &options, &events(40, 62), Verdict::Consistent);
        check(
            &rose(50.0),
            &options,
            &events(40, 20),
            Verdict::Contradicted,
        );
        check(
            &rose(50.0),
            &options,
            &events(40, 90),
            Verdict::Inconclusive,
        );
    }

    #[test]
    fn a_ratio_of_few_events_is_noise() {
        check(
            &rose(50.0),
            &Options::default(),
            &events(3, 7),
            Verdict::Inconclusive,
        );
        check(
            &rose(50.0),
            &Options::default(),
            &events(0, 70),
            Verdict::Inconclusive,
        );
    }
}
