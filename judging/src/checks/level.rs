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

use super::case::Case;
use super::evidence::{Amount, Estimate, Evidence};
use super::finding::{Finding, Judged, Reading, conclude};
use super::plan::{Missing, Period, Plan, places, scopes};
use super::unmeasured::disaster;
use crate::fold;
use decides::{Held, decides};
use events::{Grain, Row, Violence};
use record::{CheckKind, Measure, Nature, Place, PlaceKind, Scope, Unit, Verdict};

/// Tolls this near may differ by who is counted: attackers, those who died later.
const NEAR_DEATHS: f64 = 5.0;
/// A claim this many times the highest estimate goes beyond what rows miss.
const BEYOND: f64 = 1.5;
/// Rows this near to a town may be of it: reports and rows place an attack by the next town they know.
const NEAR_KM: f64 = 50.0;
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
        return Err(Missing::one(
            kind,
            "the days it holds for (`--from` and `--until` give them)",
        ));
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

/// ", within 50 km of Tassara": the part of a country that is meant, where rows have a place.
fn near_what(case: &Case) -> String {
    match inner(case) {
        Some(place) if place.kind == PlaceKind::Area => {
            format!(", of {} where rows have an area", place.name)
        }
        Some(place) if place.point.is_some() => {
            format!(
                ", within {NEAR_KM} km of {} where rows have a place",
                place.name
            )
        }
        _ => String::new(),
    }
}

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

/// The rows of the place and days, or of the year where rows are years.
fn near<'e>(case: &Case, plan: &Plan, evidence: &'e Evidence, scope: usize) -> Vec<&'e Row> {
    let period = match evidence.by_year() {
        true => Period::years(plan.period.from.year(), plan.period.until.year()),
        false => plan.period,
    };
    let rows = evidence.told[scope].rows.iter();
    let meets = |row: &&Row| match (row.window.begin, row.window.end) {
        (Some(from), Some(until)) => from <= period.until && period.from <= until,
        _ => false,
    };
    rows.filter(meets).filter(|row| here(case, row)).collect()
}

/// Whether a row may lie at the claim's place: near a town where both have a point, in a
/// province of that name.
fn here(case: &Case, row: &Row) -> bool {
    let Some(place) = inner(case) else {
        return true;
    };
    match (place.kind, place.point, row.site.point, &row.site.admin1) {
        (PlaceKind::Settlement, Some(a), Some(b), _) => kilometres(a, b) <= NEAR_KM,
        (PlaceKind::Area, _, _, Some(area)) => named_alike(&place.name, area),
        _ => true,
    }
}

/// The claim's place where it lies inside a country, and nobody chose another.
fn inner<'a>(case: &Case<'a>) -> Option<&'a Place> {
    let place = case.claim.claim.place.as_ref()?;
    let inside = matches!(place.kind, PlaceKind::Settlement | PlaceKind::Area);
    (inside && case.options.area.is_empty()).then_some(place)
}

/// "Tahoua Region" and "Tahoua region", "Borno" and "Borno state".
fn named_alike(a: &str, b: &str) -> bool {
    let (a, b) = (fold(a), fold(b));
    a.starts_with(&b) || b.starts_with(&a)
}

/// Along the great circle (haversine), on a sphere of 6,371 km.
fn kilometres(a: (f64, f64), b: (f64, f64)) -> f64 {
    let (lat_a, lat_b) = (a.0.to_radians(), b.0.to_radians());
    let half = |d: f64| (d.to_radians() / 2.0).sin().powi(2);
    let h = half(b.0 - a.0) + lat_a.cos() * lat_b.cos() * half(b.1 - a.1);
    2.0 * 6371.0 * h.sqrt().asin()
}

fn readings(case: &Case, plan: &Plan, evidence: &Evidence, scope: usize) -> Vec<Reading> {
    let rows = near(case, plan, evidence, scope);
    if rows.is_empty() {
        let told = "no row of that place and time, which is no zero";
        return vec![Reading::new("all rows", Verdict::Inconclusive, told)];
    }
    if coarse(case, plan.period, evidence) {
        return bounded(case, plan, evidence, &rows);
    }
    let mut readings = vec![reading(case, evidence, "all rows of those days", &rows)];
    if one_event(plan.period) && rows.len() > 1 && !attacks(case) {
        readings.push(best_fit(case, evidence, &rows));
    }
    let civilians: Vec<&Row> = rows
        .into_iter()
        .filter(|row| row.violence == Violence::OneSided)
        .collect();
    if !civilians.is_empty() && !attacks(case) && !one_event(plan.period) {
        readings.push(reading(
            case,
            evidence,
            "only killings of civilians",
            &civilians,
        ));
    }
    readings
}

/// Several events of one day: the one that is meant may be any of them.
fn best_fit(case: &Case, evidence: &Evidence, rows: &[&Row]) -> Reading {
    let rank = |reading: &Reading| match reading.verdict {
        Verdict::Consistent => 0,
        Verdict::Inconclusive => 1,
        _ => 2,
    };
    let alone = rows
        .iter()
        .map(|row| reading(case, evidence, "the row that fits best alone", &[row]));
    alone.min_by_key(rank).expect("there are several rows")
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
        ..reading(case, evidence, &rule, rows)
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

fn reading(case: &Case, evidence: &Evidence, rule: &str, rows: &[&Row]) -> Reading {
    let amount = evidence.sum(rows);
    let counted = match attacks(case) {
        true => (amount.events, amount.events),
        false => (amount.least(), amount.most()),
    };
    let held = bounds(case).and_then(|bounds| held(bounds, counted));
    let verdict = match held {
        Some(held) if decides(case, evidence, held, counted) => held.verdict(),
        _ => Verdict::Inconclusive,
    };
    let told = match attacks(case) {
        true => format!("{} events in the rows", amount.events),
        false => told_of(case, amount),
    };
    Reading::new(rule, verdict, told)
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

#[cfg(test)]
mod tests {
    use super::*;
    use crate::checks::Options;
    use crate::checks::testing::{check, evidence, row, said_but, yearly};
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
    }
}
