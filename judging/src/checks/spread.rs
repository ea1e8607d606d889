//! Spread: "contained", and its opposite "has spread to".
//!
//! It counts the countries outside the home area in which the actor has rows,
//! in the year of the claim and the year after, against the year before. Why:
//! "contained" is said of threats that are about to leave home. Example: a
//! group with rows in 5 countries one year and 21 the next. Source: UCDP
//! country-year dataset, list of dyads by country.
//!
//! The home area is tested by itself, and mostly cannot be: country-years have
//! no battlefield line inside a country. So "contained" is often *mixed by
//! scope*: contradicted abroad, not testable at home.
//!
//! A home inside a country is given as `Country/First-level area`. Then deaths
//! outside it are compared, six months with the six before: double is spread.
//!
//! Shaped by "the letter contained powder": the word counts only after a form
//! of "be".

#[cfg(test)]
mod tests;

use super::actor;
use super::case::Case;
use super::compare::{DEATHS_MIN, Ratio, STEP};
use super::evidence::{Estimate, Evidence};
use super::finding::{Finding, Reading, of_readings, on_words};
use super::plan::{Missing, Period, Plan, Scope, counted, scope};
use super::words::Words;
use crate::fold;
use events::Row;
use record::{CheckKind, Date, ScopeVerdict, Sensitivity, Verdict, Why};
use std::collections::BTreeSet;

/// Rows in so many countries abroad, and in more than the year before, are not "contained".
const ABROAD_MIN: usize = 3;
const HALF_YEAR: i32 = 6;

pub(super) fn cue(words: &Words) -> Option<usize> {
    words.passive(CONTAINED).or_else(|| words.find(SPREAD))
}

const CONTAINED: &[&str] = &["contained", "confined to", "limited to"];
const SPREAD: &[&str] = &[
    "spread to",
    "spread into",
    "spread beyond",
    "spilled over into",
    "spilled into",
    "expanded into",
    "expanded to",
    "expanding into",
    "spreading to",
    "spreading into",
    "spreading beyond",
];

/// Words that speak of the ground at home alone.
const BATTLEFIELD: &[&str] = &[
    "battlefield",
    "battlefields",
    "front line",
    "front lines",
    "frontline",
    "frontlines",
];
/// Words that speak of abroad alone.
const ABROAD: &[&str] = &[
    "international",
    "internationally",
    "abroad",
    "globally",
    "overseas",
];

/// Whether home is left out by what is said.
fn of_abroad_only(case: &Case) -> bool {
    !says_contained(case) || case.words().has(ABROAD)
}

fn says_contained(case: &Case) -> bool {
    case.words().find(SPREAD).is_none()
}

pub(super) fn plan(case: &Case) -> Result<Plan, Missing> {
    let kind = CheckKind::Spread;
    actor(case, kind)?;
    // A person may choose this test; which way the claim goes only its words can tell.
    if !case.words().has(CONTAINED) && !case.words().has(SPREAD) {
        let what = "words that say whether it is held or spreads: \"contained\", \"has spread to\"";
        return Err(Missing::one(kind, what));
    }
    let Some(said) = case.said() else {
        return Err(Missing::one(
            kind,
            "the day it was said (`bellwether date DOC DATE`)",
        ));
    };
    if case.words().has(BATTLEFIELD) {
        return Err(Missing::one(
            kind,
            "a line of battle: where a front ran inside a country is in no row",
        ));
    }
    if case.options.home.is_empty() {
        return Err(Missing::one(
            kind,
            "the home area beyond which it would have spread (`--home` names its countries)",
        ));
    }
    let home = case.options.home.join(" and ");
    if !inner(case).is_empty() {
        return Ok(within(case, said));
    }
    let reach = Period::years(said.year() - 1, said.year() + 1);
    Ok(Plan {
        kind,
        test: format!(
            "Countries outside {home} with rows {}: the year of {said} and the one after, against the year before. \
             Rows in {ABROAD_MIN} or more such countries, and in more than before, are spread; in no more than before, not. \
             Inside {home} by itself.",
            counted(case),
        ),
        scopes: vec![abroad(case, reach), at_home(case, reach)],
        period: reach,
        by_actor: true,
    })
}

/// Home areas inside a country: "Niger/Agadez region" as the two.
fn inner<'a>(case: &Case<'a>) -> Vec<(&'a str, &'a str)> {
    let home = case.options.home.iter();
    home.filter_map(|name| name.split_once('/')).collect()
}

/// The plan for a home inside a country: all of the country, and its home areas.
fn within(case: &Case, said: Date) -> Plan {
    let reach = Period::months(said, -2 * HALF_YEAR, HALF_YEAR);
    let (countries, areas): (Vec<&str>, Vec<&str>) = inner(case).into_iter().unzip();
    let owned = |names: &[&str]| {
        names
            .iter()
            .map(|name| (*name).to_owned())
            .collect::<Vec<_>>()
    };
    let mut all = scope(case, None, reach);
    all.select.area = owned(&countries);
    all.select.area.dedup();
    all.name = format!(
        "{} outside {}",
        all.select.area.join(" and "),
        areas.join(" and ")
    );
    let mut home = all.clone();
    home.select.admin1 = owned(&areas);
    home.name = areas.join(" and ");
    Plan {
        kind: CheckKind::Spread,
        test: format!(
            "Deaths {} in {}: the six months before {said} against the six before those, and the six after it. \
             {DEATHS_MIN} deaths or more there, and twice as many, are spread; no more than a tenth more, not.",
            counted(case),
            all.name
        ),
        scopes: vec![all, home],
        period: Period::months(said, -2 * HALF_YEAR, 0),
        by_actor: true,
    }
}

/// The rows of the first scope that lie outside home; a row whose area is not told lies nowhere.
fn outside<'e>(case: &Case, evidence: &'e Evidence) -> Vec<&'e Row> {
    let home: Vec<String> = inner(case).iter().map(|(_, area)| fold(area)).collect();
    let away = |row: &&Row| match (&row.site.admin1, home.is_empty()) {
        (_, true) => true,
        (Some(area), false) => !home.contains(&fold(area)),
        (None, false) => false,
    };
    evidence.told[0].rows.iter().filter(away).collect()
}

/// Deaths outside a home inside a country, half-year against half-year.
fn by_deaths(case: &Case, evidence: &Evidence, said: Date) -> Vec<Reading> {
    let rows = outside(case, evidence);
    let sum = |period: Period| {
        let rows: Vec<&Row> = rows
            .iter()
            .copied()
            .filter(|row| counts(row, period))
            .collect();
        evidence.sum(&rows)
    };
    let halves = |rule: &str, step: i32| {
        let (before, now) = (
            Period::months(said, -2 * HALF_YEAR + step, -HALF_YEAR + step),
            Period::months(said, -HALF_YEAR + step, step),
        );
        if let Some(gap) = evidence.gap(before.cover(now)) {
            return Reading::new(rule, Verdict::Inconclusive, gap);
        }
        let (then, there) = (sum(before), sum(now));
        let ratio = Ratio::of(then, there, Estimate::Best);
        let spread = there.least() >= DEATHS_MIN && ratio.least >= 2.0;
        let told = format!("{before}: {then}; {now}: {there}");
        Reading::new(rule, verdict_of(case, spread, ratio.most <= STEP), told)
    };
    vec![
        halves("the six months before it was said", 0),
        halves("the six months after", HALF_YEAR),
    ]
}

fn counts(row: &Row, period: Period) -> bool {
    row.window
        .end
        .or(row.window.begin)
        .is_some_and(|day| period.holds(day))
}

/// Spread, or surely not, against what the claim says.
fn verdict_of(case: &Case, spread: bool, held: bool) -> Verdict {
    match (spread, held, says_contained(case)) {
        (true, _, true) | (_, true, false) => Verdict::Contradicted,
        (true, _, false) | (_, true, true) => Verdict::Consistent,
        _ => Verdict::Inconclusive,
    }
}

fn abroad(case: &Case, reach: Period) -> Scope {
    let mut scope = scope(case, None, reach);
    scope.select.outside.clone_from(&case.options.home);
    scope.name = format!("outside {}", case.options.home.join(" and "));
    scope
}

fn at_home(case: &Case, reach: Period) -> Scope {
    let mut scope = scope(case, None, reach);
    scope.select.area.clone_from(&case.options.home);
    scope.name = case.options.home.join(" and ");
    scope
}

pub(super) fn judge(case: &Case, plan: &Plan, evidence: &Evidence) -> Finding {
    let readings = readings(case, evidence);
    let verdict = of_readings(&readings);
    let outside = evidence.cite("rows outside, the largest", &outside(case, evidence));
    let settled = outside.is_some();
    let abroad = ScopeVerdict {
        scope: plan.scopes[0].name.clone(),
        verdict: if settled {
            verdict
        } else {
            Verdict::Inconclusive
        },
        why: outside.unwrap_or_else(|| on_words(case, "no row outside to rest on")),
    };
    let home = home(case, plan, evidence);
    let verdict = match abroad.verdict {
        Verdict::Inconclusive => Verdict::Inconclusive,
        decided if of_abroad_only(case) => decided,
        _ => Verdict::MixedByScope,
    };
    Finding {
        verdict,
        why: Why::because("by scope, as tested above", vec![abroad.why.clone(), home.why.clone()])
            .unwrap_or_else(|_| on_words(case, "nothing to rest on")),
        scopes: vec![abroad, home],
        sensitivity: readings.into_iter().map(sensitive).collect(),
        uncovered: vec![
            "Rows tell where people were killed, not where a line of battle ran: whether a group is held on its own ground is in no row.".into(),
            "A row outside says that somebody was killed there in the group's name or in its dyad, not who sent whom.".into(),
        ],
    }
}

/// At home nothing is decided: the rows show fighting, not where its line ran.
fn home(case: &Case, plan: &Plan, evidence: &Evidence) -> ScopeVerdict {
    let amount = evidence.sum(&evidence.told[1].rows.iter().collect::<Vec<_>>());
    let statement = format!("{amount} at home, which tell no line of battle");
    let rows: Vec<_> = evidence.told[1].rows.iter().collect();
    ScopeVerdict {
        scope: plan.scopes[1].name.clone(),
        verdict: Verdict::NotTestable,
        why: evidence
            .cite(statement.clone(), &rows)
            .unwrap_or_else(|| on_words(case, statement)),
    }
}

fn sensitive(reading: Reading) -> Sensitivity {
    Sensitivity {
        rule: reading.rule,
        verdict: reading.verdict,
        finding: reading.finding,
    }
}

fn readings(case: &Case, evidence: &Evidence) -> Vec<Reading> {
    let Some(said) = case.said() else {
        return vec![];
    };
    if !inner(case).is_empty() {
        return by_deaths(case, evidence, said);
    }
    let before = year(said, -1);
    let year_of = |step: i16, rule: &str| reading(case, evidence, rule, before, year(said, step));
    let deadly = |step: i16| {
        let rule = "counting only countries with 25 deaths or more that may be theirs";
        at_least(case, evidence, rule, before, year(said, step), 25)
    };
    vec![
        year_of(0, "the year it was said in"),
        year_of(1, "the year after"),
        deadly(0),
    ]
}

fn year(said: Date, step: i16) -> Period {
    Period::years(said.year() + step, said.year() + step)
}

fn reading(case: &Case, evidence: &Evidence, rule: &str, before: Period, now: Period) -> Reading {
    at_least(case, evidence, rule, before, now, 0)
}

fn at_least(
    case: &Case,
    evidence: &Evidence,
    rule: &str,
    before: Period,
    now: Period,
    deaths: u64,
) -> Reading {
    if let Some(gap) = evidence.gap(before.cover(now)) {
        return Reading::new(rule, Verdict::Inconclusive, gap);
    }
    if !evidence.worldwide() {
        let told = format!(
            "the dataset has rows of {} countries only: abroad is not covered",
            evidence.covered.len()
        );
        return Reading::new(rule, Verdict::Inconclusive, told);
    }
    let (then, there) = (
        countries(evidence, before, deaths),
        countries(evidence, now, deaths),
    );
    let new: Vec<&str> = there.difference(&then).map(String::as_str).collect();
    let told = format!(
        "countries abroad: {} in {before}, {} in {now}; new: {}",
        then.len(),
        there.len(),
        list(&new)
    );
    let spread = there.len() >= ABROAD_MIN && there.len() > then.len();
    let held = there.len() <= then.len();
    Reading::new(rule, verdict_of(case, spread, held), told)
}

fn list(names: &[&str]) -> String {
    match names.is_empty() {
        true => "none".into(),
        false => names.join(", "),
    }
}

/// Countries with the actor's rows abroad in a year.
fn countries(evidence: &Evidence, period: Period, deaths: u64) -> BTreeSet<String> {
    let rows = evidence.rows(0, period);
    let names: BTreeSet<String> = rows
        .iter()
        .flat_map(|row| &row.areas)
        .map(|area| area.name.clone())
        .collect();
    let deadly = |name: &String| {
        let here: Vec<_> = rows
            .iter()
            .copied()
            .filter(|row| row.areas.iter().any(|area| &area.name == name))
            .collect();
        evidence.sum(&here).most() >= deaths
    };
    names.into_iter().filter(deadly).collect()
}
