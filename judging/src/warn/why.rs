//! Why a warning was given: the series, the signs, the past situations and what
//! followed, the turning point, what reports say, and what it was counted from.

use super::{Basis, Standing};
use crate::changepoints::changepoints;
use crate::forecast::{Analogue, HORIZON_MONTHS_MAX, Past, Predict};
use record::{Alarm, Error, Ground, Why};

/// How many months of the series, signs and past situations are told.
const MONTHS: usize = 12;
const SIGNS: usize = 3;
const SITUATIONS: usize = 5;
/// How far back a turning point is sought, and how many.
const TURN_MONTHS: usize = 120;
const TURNS: usize = 3;

/// The tree for one area. What reports say is `basis.reports[area]`, if anything.
///
/// # Errors
/// Never for a past with a month; the constructor of reasons is asked all the same.
pub(super) fn why(
    past: &Past<'_>,
    fitted: &dyn Predict,
    basis: &Basis<'_>,
    standing: &Standing,
) -> Result<Why, Error> {
    let Standing { area, alarm, .. } = *standing;
    let mut reasons = vec![series(past, basis, area)?];
    if alarm == Alarm::Onset {
        reasons.extend(signs(past, fitted, basis, area)?);
    }
    reasons.extend(situations(past, fitted, basis, area)?);
    reasons.extend(turn(past, basis, area));
    reasons.extend(basis.reports.get(&area).cloned());
    reasons.push(source(past, basis, area));
    let what = match alarm {
        Alarm::Onset => "a month of 25 deaths or more, after a year without one",
        Alarm::Rise => "at least twice the last year's deaths, and 300 more",
    };
    let name = &past.areas()[area];
    Why::because(
        format!(
            "{name}: {what}, with a probability of {:.0} %",
            standing.probability * 100.0
        ),
        reasons,
    )
}

fn row(past: &Past<'_>, basis: &Basis<'_>, area: usize, month: usize) -> Ground {
    let (place, month) = (&past.areas()[area], past.month(month));
    let row = match &place.admin1 {
        Some(admin1) => format!("{}, {admin1} {month}", place.country),
        None => format!("{} {month}", place.country),
    };
    Ground::Row {
        dataset: basis.dataset.into(),
        row,
    }
}

fn series(past: &Past<'_>, basis: &Basis<'_>, area: usize) -> Result<Why, Error> {
    let cells = past.cells(area);
    let months = cells.len().saturating_sub(MONTHS)..cells.len();
    let told = |deaths: Option<f64>| deaths.map_or("no row".into(), |it| format!("{it}"));
    let leaf = |month| {
        let statement = format!("{}: {}", past.month(month), told(cells[month]));
        Why::ground(statement, row(past, basis, area, month))
    };
    let sum: f64 = past.deaths(area)[months.clone()].iter().sum();
    Why::because(
        format!("deaths by month: {sum} in the last {}", months.len()),
        months.map(leaf).collect(),
    )
}

fn signs(
    past: &Past<'_>,
    fitted: &dyn Predict,
    basis: &Basis<'_>,
    area: usize,
) -> Result<Option<Why>, Error> {
    let speaking = fitted
        .speaking(area)
        .into_iter()
        .filter(|(_, part)| *part > 0.0);
    let leaf = |(name, part): (&str, f64)| {
        Why::ground(
            format!("{name}: adds {part:.2} to the log odds"),
            row(past, basis, area, past.months() - 1),
        )
    };
    let leaves: Vec<Why> = speaking.take(SIGNS).map(leaf).collect();
    if leaves.is_empty() {
        return Ok(None);
    }
    Why::because(
        "signs that speak most for it, against the average case",
        leaves,
    )
    .map(Some)
}

fn situations(
    past: &Past<'_>,
    fitted: &dyn Predict,
    basis: &Basis<'_>,
    area: usize,
) -> Result<Option<Why>, Error> {
    let leaf =
        |it: &Analogue| Why::ground(situation(past, it), row(past, basis, it.area, it.month));
    let leaves: Vec<Why> = apart(fitted.analogues(area)).iter().map(leaf).collect();
    if leaves.is_empty() {
        return Ok(None);
    }
    Why::because("past situations most like it, and what followed", leaves).map(Some)
}

/// The nearest, at most one a year of each area: neighbouring months tell one story.
fn apart(analogues: Vec<Analogue>) -> Vec<Analogue> {
    let mut kept: Vec<Analogue> = Vec::new();
    for analogue in analogues {
        let near = |other: &Analogue| {
            other.area == analogue.area && other.month.abs_diff(analogue.month) < 12
        };
        if kept.len() < SITUATIONS && !kept.iter().any(near) {
            kept.push(analogue);
        }
    }
    kept
}

fn situation(past: &Past<'_>, it: &Analogue) -> String {
    let deaths = past.deaths(it.area);
    let before: f64 = deaths[(it.month + 1).saturating_sub(12)..=it.month]
        .iter()
        .sum();
    let after: Vec<f64> = deaths[it.month + 1..]
        .iter()
        .take(HORIZON_MONTHS_MAX)
        .copied()
        .collect();
    let (sum, worst) = (
        after.iter().sum::<f64>(),
        after.iter().copied().fold(0.0, f64::max),
    );
    let (name, month) = (&past.areas()[it.area], past.month(it.month));
    format!(
        "{name}, {month} ({before} deaths in the year before): {sum} in the {} months after, {worst} in the worst",
        after.len()
    )
}

fn turn(past: &Past<'_>, basis: &Basis<'_>, area: usize) -> Option<Why> {
    let deaths = past.deaths(area);
    let begin = deaths.len().saturating_sub(TURN_MONTHS);
    let counts: Vec<u32> = deaths[begin..].iter().map(|it| *it as u32).collect();
    let found = changepoints(&counts, TURNS);
    let last = found.points.iter().max_by_key(|it| it.at)?;
    let month = begin + last.at;
    let statement = format!(
        "another level since {}: {:.0} a month before, {:.0} after (probability of a turn within two months of it {:.0} %)",
        past.month(month),
        last.before,
        last.after,
        last.sure * 100.0
    );
    Some(Why::ground(statement, row(past, basis, area, month)))
}

fn source(past: &Past<'_>, basis: &Basis<'_>, area: usize) -> Why {
    let statement = format!(
        "counted from {}, which goes to {}; months from then to {}: {}",
        basis.dataset,
        past.cut(),
        basis.as_of,
        record::Month::of(basis.as_of).since(past.cut())
    );
    Why::ground(statement, row(past, basis, area, past.months() - 1))
}
