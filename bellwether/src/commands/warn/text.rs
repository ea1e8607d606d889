//! A warning as people read it.

use super::Change;
use crate::outlook::{deaths, percent};
use crate::view::safe;
use record::{Alarm, AlarmHistory, Warning, Why};
use std::io::{Result, Write};

/// For people: a head, the record of such alarms, then the reasons as a tree.
pub(super) fn print(
    out: &mut impl Write,
    rank: usize,
    warning: &Warning,
    change: &Change,
) -> Result<()> {
    let what = match warning.alarm {
        Alarm::Onset => "fighting may begin",
        Alarm::Rise => "fighting may rise sharply",
    };
    writeln!(
        out,
        "{rank:>2}. {}: {what}, {} ({} to {})",
        safe::line(&warning.area.to_string()),
        percent(warning.probability),
        warning.months.0,
        warning.months.1
    )?;
    let range = warning.range;
    writeln!(
        out,
        "    deaths a month: {} to {} in {} of months, median {}; {} in the last year",
        deaths(range.low),
        deaths(range.high),
        percent(range.coverage),
        deaths(range.median),
        deaths(warning.recent_deaths)
    )?;
    writeln!(out, "    {}", told(&warning.history))?;
    writeln!(
        out,
        "    against the ledger: {}",
        safe::line(&change.to_string())
    )?;
    warning
        .why()
        .reasons()
        .iter()
        .try_for_each(|why| branch(out, why, 4))?;
    writeln!(out)
}

fn told(history: &AlarmHistory) -> String {
    let AlarmHistory {
        years,
        alarms,
        followed,
        missed,
    } = history;
    match alarms {
        0 => "no alarm this strong was given before: it has no record".to_owned(),
        _ => format!(
            "alarms at least this strong, {} to {}: {alarms}, of which {followed} came and {} were false; {missed} came without one",
            years.0,
            years.1,
            alarms - followed
        ),
    }
}

fn branch(out: &mut impl Write, why: &Why, indent: usize) -> Result<()> {
    writeln!(out, "{:indent$}- {}", "", safe::line(why.statement()))?;
    let reasons = why.reasons();
    // A row of months reads better as one line.
    if reasons.len() > 6 {
        let line: Vec<String> = reasons
            .iter()
            .map(|it| safe::line(it.statement()))
            .collect();
        return writeln!(out, "{:indent$}  {}", "", line.join("  "));
    }
    reasons
        .iter()
        .try_for_each(|it| branch(out, it, indent + 2))
}
