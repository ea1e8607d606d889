//! Level: a figure against what rows count at that place and time.
//!
//! It holds the bounds that the words set ("at least 35 killed") against the
//! low and high estimates of the rows of that place and those days. Why: a toll
//! is the most repeated figure of any attack, and the easiest to get wrong.
//! Example: "at least 35 lives in Brussels" against Belgium's rows of that year.
//! Source: UCDP GED codebook 25.1, section on fatality estimates: `high` is the
//! highest *reliable* estimate, not a bound on what happened.
//!
//! So the test is lopsided. Rows document deaths of organised violence and miss
//! many, so few differences decide anything; which do is told in
//! `level/decides.rs`. A claim of fewer than the low estimate is contradicted
//! where its words set a most; a claim of more only where it is more than half
//! again above the highest estimate of rows that can be the same event.
//!
//! Shaped by Brussels: 35 dead include three attackers, and a count that leaves
//! them out says 32. Two tolls one definition apart do not contradict each
//! other, so a shortfall of up to [`NEAR_DEATHS`] or a tenth decides nothing.

mod decides;
mod near;
#[cfg(test)]
mod tests;

use super::case::Case;
use super::evidence::{Amount, Estimate, Evidence};
use super::finding::{Finding, Judged, Reading, conclude};
use super::plan::{Missing, Period, Plan, places, scopes};
use super::unmeasured::disaster;
use decides::{Held, decides};
use events::{Grain, Row, Violence};
use near::{inner, near, near_what};
use record::{CheckKind, Measure, Nature, PartialDate, Scope, Unit, Verdict};

/// Tolls this near may differ by who is counted: attackers, those who died later.
const NEAR_DEATHS: f64 = 5.0;
/// A claim this many times the highest estimate goes beyond what rows miss.
const BEYOND: f64 = 1.5;
/// Longer windows than this are totals, in which several events may lie.
const ONE_EVENT_DAYS: i64 = 10;

pub(super) fn plan(case: &Case) -> Result<Plan, Missing> {
    let kind = CheckKind::Level;
    if let Some(word) = disaster(&case.words()) {
        let what = format!("an attack: {word:?} tells of harm that no event dataset here counts");
        return Err(Missing::one(kind, what));
    }
    let scope = case
        .claim
        .claim
        .quantity
        .as_ref()
        .map(|quantity| quantity.scope);
    if let Some(part @ (Scope::Part | Scope::Further)) = scope {
        return Err(Missing::one(
            kind,
            format!("the whole: the number is called {part} of another"),
        ));
    }
    let bounds = bounds(case).ok_or_else(|| {
        Missing::one(
            kind,
            "a number of deaths or attacks: a share or a pace is none",
        )
    })?;
    if case.areas().is_empty() {
        return Err(Missing::one(
            kind,
            "a place: no country that could be told (`--area` names one)",
        ));
    }
    let Some((from, until)) = case.window() else {
        return Err(Missing::one(kind, no_days(case)));
    };
    let period = Period::new(from, until);
    let what = match attacks(case) {
        true => "Events",
        false => "Deaths",
    };
    let told = told(bounds, what);
    Ok(Plan {
        kind,
        test: format!(
            "{what} in the rows{}{}, {period}: {told} against low to high, all rows of those days and each alone.",
            places(case),
            near_what(case),
        ),
        // A year's row has its last day in December.
        scopes: scopes(case, period.cover(Period::years(from.year(), until.year()))),
        period,
        by_actor: false,
    })
}

/// What to do where the words name no day: news is mostly of the days before it came out.
fn no_days(case: &Case) -> String {
    let day = case
        .document
        .document
        .published
        .and_then(PartialDate::exact);
    let before = day.and_then(|day| {
        Some((
            day.checked_sub(jiff::Span::new().days(NEWS_DAYS)).ok()?,
            day,
        ))
    });
    match before {
        Some((from, until)) => format!(
            "the days it holds for, since its words name none (`--from {from} --until {until}` takes those up to the report)"
        ),
        None => "the days it holds for (`--from` and `--until` give them)".into(),
    }
}

/// So many days before a report an event that it tells without a day may lie.
const NEWS_DAYS: i64 = 2;

fn told((low, high): (Option<f64>, Option<f64>), what: &str) -> String {
    let what = what.to_lowercase();
    match (low, high) {
        (Some(low), Some(high)) if (low, high) == (1.0, 1.0) => {
            format!("1 {}", what.trim_end_matches('s'))
        }
        (Some(low), Some(high)) if (low - high).abs() < 0.5 => format!("{low} {what}"),
        (Some(low), Some(high)) => format!("{low} to {high} {what}"),
        (Some(low), None) => format!("at least {low} {what}"),
        (None, Some(high)) => format!("at most {high} {what}"),
        (None, None) => what,
    }
}

type Bounds = (Option<f64>, Option<f64>);

fn bounds(case: &Case) -> Option<Bounds> {
    let quantity = case.claim.claim.quantity.as_ref()?;
    let counted = matches!(quantity.measure, Measure::Fatalities | Measure::Attacks)
        && matches!(quantity.unit, Unit::Persons | Unit::Count)
        && quantity.nature != Nature::Rate;
    let numbered = quantity.low.is_some() || quantity.high.is_some();
    (counted && numbered).then_some((quantity.low, quantity.high))
}

fn attacks(case: &Case) -> bool {
    let quantity = case.claim.claim.quantity.as_ref();
    quantity.is_some_and(|quantity| quantity.measure == Measure::Attacks)
}

pub(super) fn judge(case: &Case, plan: &Plan, evidence: &Evidence) -> Finding {
    let judged = plan.scopes.iter().enumerate().map(|(at, scope)| Judged {
        scope: scope.name.clone(),
        readings: readings(case, plan, evidence, at),
        why: evidence.cite("the largest rows", &near(case, plan, evidence, at)),
    });
    conclude(case, judged.collect(), UNCOVERED)
}

const UNCOVERED: &[&str] = &[
    "Whether the attackers themselves are counted, and those who died of their wounds later, differs between sources.",
];

fn readings(case: &Case, plan: &Plan, evidence: &Evidence, scope: usize) -> Vec<Reading> {
    let rows = near(case, plan, evidence, scope);
    if rows.is_empty() {
        let told = "no row of that place and time, which is no zero";
        return vec![Reading::new("all rows", Verdict::Inconclusive, told)];
    }
    if coarse(case, plan.period, evidence) {
        return bounded(case, plan, evidence, &rows);
    }
    let lone = rows.len() == 1;
    let of = |rule: &str, rows: &[&Row]| reading(case, evidence, rule, rows, lone);
    let mut readings = vec![of("all rows of those days", &rows)];
    if one_event(plan.period) && rows.len() > 1 && !attacks(case) {
        let alone = best_fit(case, evidence, &rows);
        // Eight skirmishes add up to a bombing by chance: one of them must bear it out too.
        if alone.verdict != Verdict::Consistent && readings[0].verdict == Verdict::Consistent {
            readings[0].verdict = Verdict::Inconclusive;
        }
        readings.push(alone);
    }
    let civilians: Vec<&Row> = rows
        .into_iter()
        .filter(|row| row.violence == Violence::OneSided)
        .collect();
    if !civilians.is_empty() && !attacks(case) && !one_event(plan.period) {
        readings.push(of("only killings of civilians", &civilians));
    }
    readings
}

/// Several events of one day: the one that is meant may be any of them, the nearest in number first.
fn best_fit(case: &Case, evidence: &Evidence, rows: &[&Row]) -> Reading {
    let rank = |(reading, apart): &(Reading, u64)| match reading.verdict {
        Verdict::Consistent => (0, *apart),
        Verdict::Inconclusive => (1, *apart),
        _ => (2, *apart),
    };
    let alone = rows.iter().map(|row| {
        let rule = "the row that fits best alone";
        (
            reading(case, evidence, rule, &[row], false),
            apart(case, row),
        )
    });
    let best = alone.min_by_key(rank).expect("there are several rows");
    best.0
}

/// How far a row's best estimate lies from the number that is claimed.
fn apart(case: &Case, row: &Row) -> u64 {
    let claimed = bounds(case).and_then(|(low, high)| low.or(high));
    match (claimed, row.toll) {
        (Some(claimed), Some(toll)) => toll.best.abs_diff(claimed as u64),
        _ => u64::MAX,
    }
}

/// Whether rows stand for longer or for more ground than the claim speaks of.
fn coarse(case: &Case, period: Period, evidence: &Evidence) -> bool {
    let months =
        period.from == period.from.first_of_month() && period.until == period.until.last_of_month();
    match evidence.dataset.grain {
        Grain::Year => !spans_years(period) || inner(case).is_some(),
        Grain::Month => !months || inner(case).is_some(),
        _ => false,
    }
}

fn spans_years(period: Period) -> bool {
    period == Period::years(period.from.year(), period.until.year())
}

fn one_event(period: Period) -> bool {
    crate::dated::days_between(period.from, period.until) < ONE_EVENT_DAYS
}

/// A country's year or month stands beside what is told of one day or town in it and decides
/// nothing: it holds other events as well, and need not hold this one.
fn bounded(case: &Case, plan: &Plan, evidence: &Evidence, rows: &[&Row]) -> Vec<Reading> {
    let (from, unit) = (plan.period.from, evidence.dataset.grain);
    let beside = |rule: String, rows: &[&Row]| Reading {
        verdict: Verdict::Inconclusive,
        ..reading(case, evidence, &rule, rows, false)
    };
    let civilians = rows.iter().copied();
    let civilians: Vec<&Row> = civilians
        .filter(|row| row.violence == Violence::OneSided)
        .collect();
    let all = format!("all rows of the {unit} of {from}, and of the whole country");
    let mut readings = vec![beside(all, rows)];
    if !civilians.is_empty() {
        let rule = format!("only killings of civilians in that {unit}");
        readings.push(beside(rule, &civilians));
    }
    readings
}

/// One reading; `lone` says that the days hold no other row.
fn reading(case: &Case, evidence: &Evidence, rule: &str, rows: &[&Row], lone: bool) -> Reading {
    let amount = evidence.sum(rows);
    let counted = match attacks(case) {
        true => (amount.events, amount.events),
        false => (amount.least(), amount.documented()),
    };
    let held = bounds(case).and_then(|bounds| held(bounds, counted));
    let held = held.filter(|held| attacks(case) || stands(case, *held, amount));
    let verdict = match held {
        Some(held) if decides(case, evidence, held, counted, lone) => held.verdict(),
        _ => Verdict::Inconclusive,
    };
    let told = match attacks(case) {
        true => format!("{} events in the rows", amount.events),
        false => told_of(case, amount),
    };
    Reading::new(rule, verdict, told)
}

/// Rows that state no number may come to any: only what the others document stands by itself.
fn stands(case: &Case, held: Held, amount: Amount) -> bool {
    let least_alone = matches!(bounds(case), Some((Some(_), None)));
    match held {
        _ if amount.uncounted == 0 => true,
        Held::Fewer => true,
        Held::Within => least_alone,
        Held::More => false,
    }
}

fn told_of(case: &Case, amount: Amount) -> String {
    format!("{amount}{}", short(case, amount.range(Estimate::Best).1))
}

/// How far the rows stay behind the claim, where they do.
fn short(case: &Case, best: u64) -> String {
    match bounds(case) {
        Some((Some(low), _)) if low > best as f64 => {
            format!(", {} fewer than claimed", low - best as f64)
        }
        _ => String::new(),
    }
}

/// How what the words allow stands to what the rows document; nothing where they nearly meet.
fn held((low, high): Bounds, (least, most): (u64, u64)) -> Option<Held> {
    let (least, most) = (least as f64, most as f64);
    let (low, high) = (low.unwrap_or(0.0), high.unwrap_or(f64::INFINITY));
    let near = |gap: f64, of: f64| gap <= NEAR_DEATHS.max(of / 10.0);
    match () {
        () if low <= most && least <= high => Some(Held::Within),
        () if high < least && !near(least - high, least) => Some(Held::Fewer),
        () if low > most && !near(low - most, low) && low > most * BEYOND => Some(Held::More),
        () => None,
    }
}
