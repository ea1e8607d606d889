//! Decline or end: "on the run", "defeated".
//!
//! It compares the actor's deaths in the year before the claim with its
//! deadliest year of the seven before, and for an end asks whether less than
//! UCDP's threshold of 25 is left. Why: victories are announced; groups return.
//! Example: "decisively defeated" three years after the deadliest year. Source:
//! the threshold of an active conflict in UCDP's definitions, 25 battle deaths
//! a year.
//!
//! Two readings of "defeated": a tenth or less of the peak is left, or less
//! than an active conflict. Where one holds and the other not, it depends on
//! the rule.
//!
//! Shaped by "Iraqi forces defeated the group": the words count only after a
//! form of "be", since the subject of the sentence must be who was defeated;
//! and by "its finances have been weakened", which deaths do not tell.

use super::case::Case;
use super::compare::Ratio;
use super::evidence::{Amount, Estimate, Evidence};
use super::finding::{Finding, Judged, Reading, conclude};
use super::plan::{Missing, Period, Plan, counted, places, scopes};
use super::words::{Sense, Words};
use super::{actor, measured};
use record::{CheckKind, Date, Verdict};

/// How far below the peak is a decline, and how far is as good as an end.
const DECLINE: f64 = 2.0;
const END: f64 = 10.0;
/// UCDP's threshold of an active conflict.
const ACTIVE_DEATHS: u64 = 25;
/// A peak below this is too low to decline from.
const PEAK_DEATHS_MIN: u64 = 100;

pub(super) fn cue(words: &Words) -> Option<usize> {
    words
        .passive(ENDED)
        .or_else(|| words.find(RUNNING))
        .or_else(|| words.passive(WEAKENED))
}

const ENDED: &[&str] = &[
    "defeated",
    "wiped out",
    "eradicated",
    "vanquished",
    "eliminated",
];
const RUNNING: &[&str] = &[
    "on the run",
    "on its last legs",
    "in retreat",
    "in decline",
    "has come to an end",
];
const WEAKENED: &[&str] = &["weakened", "degraded", "decimated", "diminished"];

fn says_ended(words: &Words) -> bool {
    words.passive(ENDED).is_some() || words.has(&["has come to an end"])
}

pub(super) fn plan(case: &Case) -> Result<Plan, Missing> {
    let kind = CheckKind::Decline;
    measured(case, kind, cue)?;
    actor(case, kind)?;
    let Some(said) = case.said() else {
        return Err(Missing::one(
            kind,
            "the day it was said (`bellwether date DOC DATE`)",
        ));
    };
    let reach = Period::years(said.year() - 8, said.year());
    let what = match says_ended(&case.words()) {
        true => format!(
            "A tenth or less of the peak is left, or fewer than {ACTIVE_DEATHS} deaths a year (two readings)."
        ),
        false => {
            "Half or less of the peak is left; and half or less of the year before.".to_owned()
        }
    };
    Ok(Plan {
        kind,
        test: format!(
            "Deaths {}{}: the last year before {said} against the deadliest of the seven before it; the calendar \
             year where rows are years. {what}",
            counted(case),
            places(case)
        ),
        scopes: scopes(case, reach),
        period: Period::new(reach.from, said),
        by_actor: true,
    })
}

pub(super) fn judge(case: &Case, plan: &Plan, evidence: &Evidence) -> Finding {
    let judged = plan.scopes.iter().enumerate().map(|(at, scope)| Judged {
        scope: scope.name.clone(),
        readings: readings(case, evidence, at),
        why: evidence.cite(
            "the largest rows of all years looked at",
            &evidence.told[at].rows.iter().collect::<Vec<_>>(),
        ),
    });
    conclude(
        case,
        judged.collect(),
        &[
            "Deaths fall as well when a group hides, or when those who fought it have left; and territory, fighters and money are in no row.",
        ],
    )
}

/// The last year, and those before it, latest first.
fn years(evidence: &Evidence, said: Date) -> Vec<Period> {
    match evidence.by_year() {
        true => {
            let last = said.year() - i16::from(said.month() <= 6);
            (0..8).map(|n| Period::years(last - n, last - n)).collect()
        }
        false => (0..8)
            .map(|n| Period::months(said, -12 * (n + 1), -12 * n))
            .collect(),
    }
}

fn readings(case: &Case, evidence: &Evidence, scope: usize) -> Vec<Reading> {
    let Some(said) = case.said() else {
        return vec![];
    };
    let years = years(evidence, said);
    if let Some(gap) = evidence.gap(years[0]) {
        return vec![Reading::new("the last year", Verdict::Inconclusive, gap)];
    }
    let of = |estimate| against_peak(case, evidence, scope, &years, estimate);
    let best = of(Estimate::Best);
    let mut readings = vec![best];
    match says_ended(&case.words()) {
        true => readings.push(ended(evidence, scope, years[0])),
        false => readings.push(against_last(evidence, scope, &years)),
    }
    readings.push(of(Estimate::Low));
    readings.push(of(Estimate::High));
    readings
}

fn against_peak(
    case: &Case,
    evidence: &Evidence,
    scope: usize,
    years: &[Period],
    estimate: Estimate,
) -> Reading {
    let now = evidence.amount(scope, years[0]);
    let before = years[1..]
        .iter()
        .map(|year| (evidence.amount(scope, *year), *year));
    let (peak, when) = before
        // Deaths that other areas share count from none: the most they may be breaks the tie.
        .max_by_key(|(amount, _)| amount.range(estimate))
        .expect("there are years before");
    let step = if says_ended(&case.words()) {
        END
    } else {
        DECLINE
    };
    let suffix = match estimate {
        Estimate::Best => "",
        Estimate::Low => ", low estimates",
        Estimate::High => ", high estimates",
    };
    let rule = format!(
        "{} against the deadliest year before, {when}{suffix}",
        years[0]
    );
    let ratio = Ratio::of(peak, now, estimate);
    let told = format!("{peak}, then {now}: {ratio}");
    if peak.rows == 0 || peak.range(estimate).0 < PEAK_DEATHS_MIN {
        return Reading::new(
            rule,
            Verdict::Inconclusive,
            format!("{told}; too low a peak to decline from{}", shared(peak)),
        );
    }
    Reading::new(rule, left(ratio, step), told)
}

/// Why a peak counts as low where it may be high.
fn shared(peak: Amount) -> &'static str {
    match peak.most() >= PEAK_DEATHS_MIN {
        true => ", as far as it is surely of this area and actor",
        false => "",
    }
}

/// Consistent where so little is left; contradicted where surely more than that is.
fn left(ratio: Ratio, step: f64) -> Verdict {
    match () {
        () if ratio.most <= 1.0 / step => Verdict::Consistent,
        () if ratio.least > 1.0 / step * 1.5 => Verdict::Contradicted,
        () => Verdict::Inconclusive,
    }
}

/// "On the run" now, rather than since a peak long ago.
fn against_last(evidence: &Evidence, scope: usize, years: &[Period]) -> Reading {
    let (now, last) = (
        evidence.amount(scope, years[0]),
        evidence.amount(scope, years[1]),
    );
    let ratio = Ratio::of(last, now, Estimate::Best);
    let rule = format!("{} against the year before it", years[0]);
    let told = format!("{last}, then {now}: {ratio}");
    let verdict = match ratio.is(Sense::Down, super::compare::STEP) {
        Verdict::Consistent => left(ratio, DECLINE),
        other => other,
    };
    let thin = last.most() < ACTIVE_DEATHS;
    Reading::new(
        rule,
        if thin { Verdict::Inconclusive } else { verdict },
        told,
    )
}

/// Fewer than an active conflict's deaths. No row bears that out only where the dataset covers the year.
fn ended(evidence: &Evidence, scope: usize, year: Period) -> Reading {
    let now = evidence.amount(scope, year);
    let verdict = match () {
        () if now.least() >= ACTIVE_DEATHS => Verdict::Contradicted,
        () if now.most() < ACTIVE_DEATHS => Verdict::Consistent,
        () => Verdict::Inconclusive,
    };
    Reading::new(
        format!("fewer than {ACTIVE_DEATHS} deaths in {year}"),
        verdict,
        now.to_string(),
    )
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::checks::Options;
    use crate::checks::testing::{check, row, said, yearly};

    fn years(deaths: &[(&str, u64)]) -> Evidence {
        let rows = deaths
            .iter()
            .map(|(year, best)| row(year, year, "Iraq", "Government of Iraq - IS", *best));
        yearly(vec![rows.collect()])
    }

    #[test]
    fn defeated_with_a_twentieth_left_depends_on_the_rule() {
        let claim = said("2020-12-15", "The group was decisively defeated");
        check(
            &claim,
            &Options::default(),
            &years(&[("2017", 10_000), ("2020", 450)]),
            Verdict::DependsOnTheRule,
        );
        check(
            &claim,
            &Options::default(),
            &years(&[("2017", 10_000), ("2020", 9_000)]),
            Verdict::Contradicted,
        );
        check(
            &claim,
            &Options::default(),
            &years(&[("2017", 10_000), ("2020", 12)]),
            Verdict::Consistent,
        );
    }

    #[test]
    fn on_the_run_is_half_the_peak_and_less_than_last_year() {
        let claim = said("2018-12-15", "The group is on the run");
        check(
            &claim,
            &Options::default(),
            &years(&[("2016", 9000), ("2017", 8000), ("2018", 900)]),
            Verdict::Consistent,
        );
        check(
            &claim,
            &Options::default(),
            &years(&[("2016", 300), ("2017", 800), ("2018", 900)]),
            Verdict::Contradicted,
        );
    }

    #[test]
    fn who_defeats_is_not_who_was_defeated() {
        let victors = said("2020-12-15", "The group defeated the army at the bridge");
        check(
            &victors,
            &Options::default(),
            &years(&[("2017", 10_000)]),
            Verdict::NotTestable,
        );
        let finances = said("2020-12-15", "The group’s finances were degraded");
        check(
            &finances,
            &Options::default(),
            &years(&[("2017", 10_000)]),
            Verdict::NotTestable,
        );
    }
}
