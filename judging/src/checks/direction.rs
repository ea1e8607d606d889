//! Direction: "activities in West Africa will increase", due on a day.
//!
//! It compares the twelve months before the claim with the twelve months that
//! end one, two and three years after it, or, for "are increasing", with the
//! twelve one, two and three years before those. Why: most forecasts in reports say only that more is to
//! come, and are never looked at again. Example: a report of December 2020 on
//! West Africa. Source: the horizons are those of the ViEWS prediction
//! challenge (a year) and of strategy papers (up to three).
//!
//! A tenth more or less is no change, since later versions of a dataset move
//! such sums as far.
//!
//! Shaped by "capabilities will increase", which deaths do not tell, and by
//! "will increase" without a day: a claim that is borne out after three years
//! and not after one *depends on the rule*.

#[cfg(test)]
mod tests;

use super::case::Case;
use super::compare::reading;
use super::evidence::{Estimate, Evidence};
use super::finding::{Finding, Judged, Reading, conclude};
use super::plan::{Missing, Period, Plan, counted, places, scopes};
use super::unmeasured::{activity, narrowed};
use super::words::{Sense, Words};
use super::{actor_or_area, measured};
use record::{CheckKind, Date, Mode, Stance, Verdict};

/// Months after which a forecast without a day is looked at.
const HORIZONS: [u16; 3] = [12, 24, 36];

pub(super) fn cue(words: &Words) -> Option<usize> {
    sense(words).map(|(_, at)| at)
}

fn sense(words: &Words) -> Option<(Sense, usize)> {
    let up = words.find(UP).map(|at| (Sense::Up, at));
    let down = words.find(DOWN).map(|at| (Sense::Down, at));
    up.into_iter().chain(down).min_by_key(|(_, at)| *at)
}

const UP: &[&str] = &[
    "will increase",
    "will rise",
    "will grow",
    "will intensify",
    "will escalate",
    "will worsen",
    "will continue to increase",
    "will continue to rise",
    "will continue to grow",
    "is increasing",
    "are increasing",
    "is rising",
    "are rising",
    "is growing",
    "are growing",
    "is currently strengthening",
    "is strengthening",
    "are strengthening",
    "is intensifying",
    "are intensifying",
    "is escalating",
    "are escalating",
    "is now growing",
    "to increase",
    "to escalate",
    "to intensify",
    "likely to rise",
    "expected to rise",
    "continues to grow",
    "continues to rise",
    "continues to increase",
    "continued to increase",
    "continued to rise",
    "have increased",
    "has increased",
    "have escalated",
    "has escalated",
    "had increased",
    "continued to escalate",
    "continued escalating",
    "expanded its",
    "increased attacks",
    "intensified",
    "has intensified",
    "have intensified",
    "have risen",
    "has risen",
];
const DOWN: &[&str] = &[
    "will decrease",
    "will decline",
    "will fall",
    "will subside",
    "will diminish",
    "will drop",
    "is decreasing",
    "are decreasing",
    "is declining",
    "are declining",
    "is falling",
    "are falling",
    "is subsiding",
    "are subsiding",
    "expected to decline",
    "expected to fall",
    "likely to fall",
    "continues to decline",
    "continues to fall",
    "has decreased",
    "have decreased",
    "has declined",
    "have declined",
    "has fallen",
    "have fallen",
    "has subsided",
    "have subsided",
];

/// Words before "to increase" that make it a threat.
///
/// Shaped by "the group threatened to increase violence", tested as a forecast.
const THREATS: &[&str] = &[
    "threatened",
    "threatens",
    "vowed",
    "vows",
    "pledged",
    "failed",
    "sought",
];

pub(super) fn plan(case: &Case) -> Result<Plan, Missing> {
    let kind = CheckKind::Direction;
    measured(case, kind, cue)?;
    if !case.options.stand_in && !activity(&case.words()) {
        let what = "of what there is more or less: no word of attacks, violence or deaths (`--stand-in deaths`)";
        return Err(Missing::one(kind, what));
    }
    if let Some(word) = narrowed(&case.words()) {
        let what = format!("rows of {word:?}: the datasets do not tell them from other deaths");
        return Err(Missing::one(kind, what));
    }
    let Some((_, at)) = sense(&case.words()) else {
        return Err(Missing::one(kind, "whether more or less is meant"));
    };
    if case.words().before(at, 2, THREATS) {
        let what = "an assertion of what is or will be: it tells of a threat or a vow";
        return Err(Missing::one(kind, what));
    }
    actor_or_area(case, kind)?;
    let Some(said) = case.said() else {
        return Err(Missing::one(
            kind,
            "the day it was said (`bellwether date DOC DATE`)",
        ));
    };
    let reach = Period::months(said, -48, reach_months(case));
    let how = match case.claim.claim.stance {
        Stance::Predicts => format!(
            "the twelve months up to {} after {said} against the twelve before it",
            due(case)
        ),
        _ => format!(
            "the twelve months before {said} against the twelve before those, and against those two and three years before"
        ),
    };
    Ok(Plan {
        kind,
        test: format!(
            "Deaths {}{}: {how}; calendar years where rows are years. More than a tenth more is an increase, \
             more than a tenth less a decrease.",
            counted(case),
            places(case)
        ),
        // Whole years, since rows of years have their last day in December.
        scopes: scopes(
            case,
            reach.cover(Period::years(reach.from.year(), reach.until.year())),
        ),
        period: reach,
        by_actor: case.actor().is_some(),
    })
}

fn due(case: &Case) -> String {
    match case.options.horizon_months {
        Some(months) => format!("{months} months"),
        None => "12, 24 and 36 months".into(),
    }
}

/// How far past its day the claim reaches.
fn reach_months(case: &Case) -> i32 {
    match case.claim.claim.stance {
        Stance::Predicts => i32::from(horizons(case).into_iter().max().unwrap_or(12)),
        _ => 0,
    }
}

fn horizons(case: &Case) -> Vec<u16> {
    case.options
        .horizon_months
        .map_or(HORIZONS.to_vec(), |months| vec![months])
}

pub(super) fn judge(case: &Case, plan: &Plan, evidence: &Evidence) -> Finding {
    let judged = plan.scopes.iter().enumerate().map(|(at, scope)| {
        let readings = readings(case, evidence, at);
        let rows = case.said().map_or(vec![], |said| {
            // Rows of years have their last day in December.
            evidence.rows(at, Period::years(said.year() - 4, said.year() + 3))
        });
        Judged {
            scope: scope.name.clone(),
            readings,
            why: evidence.cite("the largest rows of the years looked at", &rows),
        }
    });
    conclude(
        case,
        judged.collect(),
        &[
            "Deaths follow from what both sides do: more of them may mean a stronger group or a harder campaign against it.",
        ],
    )
}

fn readings(case: &Case, evidence: &Evidence, scope: usize) -> Vec<Reading> {
    let (Some(said), Some((sense, _))) = (case.said(), sense(&case.words())) else {
        return vec![];
    };
    let mut readings = match case.claim.claim.stance {
        Stance::Predicts => ahead(case, evidence, scope, said, sense),
        _ => behind(evidence, scope, said, sense),
    };
    if case.mode != Mode::Hindsight
        && readings
            .iter()
            .all(|reading| reading.verdict == Verdict::Inconclusive)
    {
        readings.truncate(1);
    }
    readings
}

/// Each horizon by best estimates, and the first that could be told by low and by high.
fn ahead(case: &Case, evidence: &Evidence, scope: usize, said: Date, sense: Sense) -> Vec<Reading> {
    let of = |months: u16, estimate: Estimate, suffix: &str| {
        let (before, after) = around(evidence, said, i32::from(months));
        let rule = format!("{months} months on, {after} against {before}{suffix}");
        match evidence.gap(before.cover(after)) {
            Some(gap) => Reading::new(
                rule,
                Verdict::Inconclusive,
                format!("not due in these data: {gap}"),
            ),
            None => reading(
                rule,
                sense,
                (
                    evidence.amount(scope, before),
                    evidence.amount(scope, after),
                ),
                estimate,
            ),
        }
    };
    let horizons = horizons(case);
    let mut readings: Vec<Reading> = horizons
        .iter()
        .map(|months| of(*months, Estimate::Best, ""))
        .collect();
    let first = horizons.first().copied().unwrap_or(12);
    readings.push(of(first, Estimate::Low, ", low estimates"));
    readings.push(of(first, Estimate::High, ", high estimates"));
    readings
}

/// The year before a day and the year that ends so many months after it.
fn around(evidence: &Evidence, said: Date, months: i32) -> (Period, Period) {
    match evidence.by_year() {
        true => {
            let year = current_year(said);
            let later = year + i16::try_from(months / 12).unwrap_or(0).max(1);
            (Period::years(year, year), Period::years(later, later))
        }
        false => (
            Period::months(said, -12, 0),
            Period::months(said, months - 12, months),
        ),
    }
}

/// The calendar year a claim speaks from: the one before, if it was made in the first half.
fn current_year(said: Date) -> i16 {
    said.year() - i16::from(said.month() <= 6)
}

/// "Are increasing", "has expanded": this year against the last, and against those before
/// it, since the words seldom say since when.
fn behind(evidence: &Evidence, scope: usize, said: Date, sense: Sense) -> Vec<Reading> {
    let year_back = |years: i16| match evidence.by_year() {
        true => {
            let year = current_year(said) - years;
            Period::years(year, year)
        }
        false => {
            let months = 12 * i32::from(years);
            Period::months(said, -12 - months, -months)
        }
    };
    let now = year_back(0);
    let of = |years: i16, suffix: &str, estimate| {
        let before = year_back(years);
        let rule = format!("{now} against {before}{suffix}");
        match evidence.gap(before.cover(now)) {
            Some(gap) => Reading::new(rule, Verdict::Inconclusive, gap),
            None => {
                let pair = (evidence.amount(scope, before), evidence.amount(scope, now));
                reading(rule, sense, pair, estimate)
            }
        }
    };
    vec![
        of(1, "", Estimate::Best),
        of(2, "", Estimate::Best),
        of(3, "", Estimate::Best),
        of(1, ", low estimates", Estimate::Low),
        of(1, ", high estimates", Estimate::High),
    ]
}
