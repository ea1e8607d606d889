//! Absence: "there has been scarcely any of that".
//!
//! It looks for rows of the actor in the area up to the day it was said, in the
//! year it was said, and in the two years after. Why: what has not happened yet
//! is the commonest ground for calm, and the weakest. Example: a July that says
//! "scarcely any", and the November after it. Source: UCDP's definitions of
//! one-sided violence and its threshold of 25 deaths a year.
//!
//! A missing row is never a zero. Absence is borne out only where the dataset
//! plainly covers the area, having rows of it or of the whole world; and even
//! then the check says what a row would have needed. Rows against it, though,
//! are rows: [`SCARCE_DEATHS_MAX`] deaths or more are not "scarcely any".
//!
//! "No deaths" is absence only where there were none anywhere: "militants bombed two
//! camps, with no fatalities" was contradicted by all the dead of two years.
//!
//! Shaped by the claim of July above: true to the rows of the years before,
//! and not of the two after. A statement on record and an expectation are two
//! readings, so it *depends on the rule*.

use super::case::Case;
use super::evidence::Evidence;
use super::finding::{Finding, Judged, Reading, conclude};
use super::plan::{Missing, Period, Plan, counted, places, scopes, shifted, yesterday};
use super::words::Words;
use events::Grain;
use record::{CheckKind, Date, Verdict, Why};

/// As many deaths within the period are more than "scarcely any": UCDP's own threshold of a conflict year.
const SCARCE_DEATHS_MAX: u64 = 25;

pub(super) fn cue(words: &Words) -> Option<usize> {
    words.find(CUES).or_else(|| words.find(NO_DEATHS))
}

/// Said of one event as often as of a place and time.
const NO_DEATHS: &[&str] = &["no deaths", "no fatalities", "no casualties"];

/// One event: its verb, or the words after "no casualties in".
const ONE_EVENT: &[&str] = &[
    "the attack",
    "the blast",
    "the explosion",
    "the bombing",
    "the strike",
    "the shooting",
    "the raid",
    "the incident",
    "the clash",
    "the accident",
];

/// Whether nobody died in one event, rather than anywhere.
fn of_one_event(case: &Case) -> bool {
    let words = case.words();
    let nobody = words.find(NO_DEATHS).filter(|_| !words.has(CUES));
    nobody.is_some_and(|at| {
        case.claim.claim.event.is_some() || !words.before(at, 5, &["there"]) || words.has(ONE_EVENT)
    })
}

const CUES: &[&str] = &[
    "scarcely any",
    "hardly any",
    "almost no attacks",
    "almost no violence",
    "no attacks",
    "no attack",
    "no terrorist attacks",
    "no further attacks",
    "not a single attack",
    "no violence",
    "no incidents",
    "no reported attacks",
    "no major attacks",
    "no known attacks",
    "no significant attacks",
    "no terrorist incidents",
    "no fatal attacks",
];

pub(super) fn plan(case: &Case) -> Result<Plan, Missing> {
    let kind = CheckKind::Absence;
    if of_one_event(case) {
        return Err(Missing::one(
            kind,
            "an area and time without violence: it says that nobody died in one event",
        ));
    }
    if case.areas().is_empty() {
        return Err(Missing::one(
            kind,
            "the area in which there was none (`--area` names it)",
        ));
    }
    let (from, until) = match (case.window(), case.said()) {
        (Some(window), _) => window,
        (None, Some(said)) => (Period::months(said, -24, 0).from, said),
        (None, None) => return Err(Missing::one(kind, "the time in which there was none")),
    };
    let period = Period::new(from, until);
    Ok(Plan {
        kind,
        test: format!(
            "Rows {}{}: {period}, whole years where rows are years; then with the rest of the year it was \
             said in, and with the two years after. Fewer than {SCARCE_DEATHS_MAX} deaths are scarcely any.",
            counted(case),
            places(case),
        ),
        scopes: scopes(
            case,
            period.cover(Period::years(from.year(), until.year() + 2)),
        ),
        period,
        by_actor: case.actor().is_some(),
    })
}

pub(super) fn judge(case: &Case, plan: &Plan, evidence: &Evidence) -> Finding {
    let judged = plan.scopes.iter().enumerate().map(|(at, scope)| Judged {
        scope: scope.name.clone(),
        readings: readings(case, plan, evidence, at),
        why: reason(plan, evidence, at),
    });
    conclude(
        case,
        judged.collect(),
        &[
            "A missing row is not a zero: plots that failed, attacks without deaths, and attacks that the dataset could not give to the actor are no rows.",
            "Who the attackers were and where they came from is in no row.",
        ],
    )
}

fn readings(case: &Case, plan: &Plan, evidence: &Evidence, scope: usize) -> Vec<Reading> {
    let until = plan.period.until;
    let mut periods = vec![("up to the time it speaks of", up_to(plan.period, evidence))];
    let year = Period::new(
        plan.period.from,
        Period::years(until.year(), until.year()).until,
    );
    // Words that name their own time are no expectation.
    if !case.names_time() {
        periods.push(("with the whole year it was said in", Some(year)));
        let later = Period::years(until.year() + 1, until.year() + 2);
        periods.push(("as an expectation: the two years after", Some(later)));
    }
    let of = |(rule, period): (&str, Option<Period>)| reading(rule, period, plan, evidence, scope);
    periods.into_iter().map(of).collect()
}

/// The period, or its whole years or months where rows are of those; none if there is no whole one.
///
/// Shaped by "no casualties on 9 March": the row of that month lies on its last day, and a
/// day without a row of its own would have passed for a quiet one.
fn up_to(period: Period, evidence: &Evidence) -> Option<Period> {
    let whole = match evidence.dataset.grain {
        Grain::Year => {
            let first = period.from.year() + i16::from(period.from != period.from.first_of_year());
            let last = period.until.year() - i16::from(period.until != period.until.last_of_year());
            Period::years(first, last)
        }
        Grain::Month => {
            let (from, until) = (period.from.first_of_month(), period.until.last_of_month());
            let skipped = i32::from(from != period.from);
            let last = first_after(period.until, until);
            Period::new(shifted(from, skipped), yesterday(last))
        }
        _ => period,
    };
    (whole.from <= whole.until).then_some(whole)
}

/// The first day after the last whole month.
fn first_after(until: Date, month_end: Date) -> Date {
    match until == month_end {
        true => shifted(until.first_of_month(), 1),
        false => until.first_of_month(),
    }
}

fn reading(
    rule: &str,
    period: Option<Period>,
    plan: &Plan,
    evidence: &Evidence,
    scope: usize,
) -> Reading {
    let Some(period) = period else {
        return Reading::new(
            rule,
            Verdict::Inconclusive,
            format!(
                "no whole {0} lies in it, and rows are {0}s",
                evidence.dataset.grain
            ),
        );
    };
    let amount = evidence.amount(scope, period);
    let told = format!("{period}: {amount}");
    let verdict = match () {
        () if amount.least() >= SCARCE_DEATHS_MAX => Verdict::Contradicted,
        () if amount.rows > 0 && amount.most() >= SCARCE_DEATHS_MAX => Verdict::Inconclusive,
        () if !covers(plan, evidence, scope, period) => Verdict::Inconclusive,
        () => Verdict::Consistent,
    };
    match verdict {
        Verdict::Inconclusive => {
            Reading::new(rule, verdict, format!("{told}; the data may not cover it"))
        }
        _ => Reading::new(rule, verdict, told),
    }
}

/// Whether no row may stand for little: the time is covered, and the area by rows of it or of the whole world.
fn covers(plan: &Plan, evidence: &Evidence, scope: usize, period: Period) -> bool {
    let named = plan.scopes[scope].select.area.iter();
    let here = |area: &String| evidence.covered.iter().any(|covered| covered.is(area));
    evidence.gap(period).is_none() && (evidence.worldwide() || named.clone().all(here))
}

/// The rows of the place; where there is none in the time itself, the nearest rows show that it is covered.
fn reason(plan: &Plan, evidence: &Evidence, scope: usize) -> Option<Why> {
    let all: Vec<_> = evidence.told[scope].rows.iter().collect();
    let within = evidence.rows(scope, plan.period);
    let nearest = |day: Date| {
        let statement = format!("rows of the area up to {day}, none of which counts against it");
        evidence.cite(statement, &all)
    };
    match within.is_empty() {
        false => evidence.cite("the largest rows of the time", &within),
        true => nearest(plan.scopes[scope].select.end.unwrap_or(plan.period.until)),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::checks::Options;
    use crate::checks::testing::{check, evidence, row, said, yearly};

    fn europe() -> Options {
        Options {
            area: vec!["France".into()],
            ..Options::default()
        }
    }

    #[test]
    fn scarcely_any_before_and_many_after_depends_on_the_rule() {
        let claim = said("2015-07-10", "There has been scarcely any of that");
        let rows = vec![
            row("1", "2013", "France", "IS - Civilians", 2),
            row("2", "2015", "France", "IS - Civilians", 130),
        ];
        check(
            &claim,
            &europe(),
            &yearly(vec![rows]),
            Verdict::DependsOnTheRule,
        );
    }

    #[test]
    fn many_rows_in_the_time_itself_contradict() {
        let claim = said(
            "2015-07-10",
            "There were hardly any attacks by the group in France",
        );
        let rows = vec![
            row("1", "2014-05-02", "France", "IS - Civilians", 60),
            row("2", "2016-05-02", "France", "IS - Civilians", 60),
        ];
        check(
            &claim,
            &europe(),
            &evidence(vec![rows]),
            Verdict::Contradicted,
        );
    }

    #[test]
    fn no_row_decides_nothing_where_the_area_is_not_covered() {
        let claim = said("2015-07-10", "There were no attacks by the group in France");
        let mut local = evidence(vec![vec![]]);
        local.covered.truncate(3);
        check(&claim, &europe(), &local, Verdict::Inconclusive);
        check(&claim, &Options::default(), &local, Verdict::NotTestable);
    }

    #[test]
    fn one_event_without_deaths_is_no_absence() {
        let rows = || vec![row("1", "2020-05-02", "France", "IS - Civilians", 60)];
        let held = |text: &str, expected| {
            let claim = said("2020-07-10", text);
            check(&claim, &europe(), &evidence(vec![rows()]), expected);
        };
        let one = "Militants bomb two camps in France, with no fatalities";
        held(one, Verdict::NotTestable);
        held(
            "There were no casualties in the blast",
            Verdict::NotTestable,
        );
        held("Police reported no deaths", Verdict::NotTestable);
        held("There were no deaths in France", Verdict::DependsOnTheRule);
    }

    #[test]
    fn a_day_is_not_told_by_months() {
        let claim = said("2020-03-10", "There were no deaths on 9 March");
        let options = Options {
            from: Some(Date::constant(2020, 3, 9)),
            until: Some(Date::constant(2020, 3, 9)),
            ..europe()
        };
        let quiet = vec![vec![row("1", "2020-02", "France", "IS - Civilians", 2)]];
        let monthly = |rows| {
            let mut evidence = evidence(rows);
            evidence.dataset.grain = Grain::Month;
            evidence
        };
        let options_of_months = Options {
            from: Some(Date::constant(2020, 1, 15)),
            until: Some(Date::constant(2020, 3, 9)),
            ..europe()
        };
        check(
            &claim,
            &options,
            &monthly(quiet.clone()),
            Verdict::Inconclusive,
        );
        check(
            &claim,
            &options_of_months,
            &monthly(quiet),
            Verdict::Consistent,
        );
    }
}
