//! A backtest for people: scores, alarms and differences by model, then CRPS by year.

use super::view::{Alarms, Bounds, Period, Scored};
use crate::commands::events::table::print as columns;
use std::io::{Result, Write};

/// All tables; those of windows after the choice of models on their own.
pub(super) fn print(out: &mut impl Write, scored: &[Scored]) -> Result<()> {
    let all: Vec<_> = scored.iter().map(|model| (model, &model.all)).collect();
    period(out, &all)?;
    let later = scored
        .iter()
        .filter_map(|model| Some((model, model.after_choice.as_ref()?)));
    let later: Vec<_> = later
        .filter(|(model, it)| it.years != model.all.years)
        .collect();
    if !later.is_empty() {
        writeln!(out, "after the years on which models were chosen:\n")?;
        period(out, &later)?;
    }
    windows(out, scored)?;
    let benchmark = scored.first().map_or("", |model| model.benchmark.as_str());
    writeln!(
        out,
        "\nRelative: geometric mean over windows of CRPS in parts of that of {benchmark}; differences: to {benchmark}; in brackets\n\
         the 95 % interval of a bootstrap over countries. Without 1: without the cell in which most died."
    )
}

fn period(out: &mut impl Write, models: &[(&Scored, &Period)]) -> Result<()> {
    let [from, to] = models.first().map_or([0, 0], |(_, it)| it.years);
    let years = format!("{from} to {to}");
    let rows = |cells: fn(&Period) -> Vec<String>| -> Vec<Vec<String>> {
        let row =
            |(model, it): &(&Scored, &Period)| [vec![model.model.clone()], cells(it)].concat();
        models.iter().map(row).collect()
    };
    let header = [
        years.as_str(),
        "relative",
        "won",
        "worst",
        "CRPS",
        "without 1",
        "log",
        "above 25",
        "ignorance",
        "90 % holds",
    ];
    columns(out, &header, &rows(scores), 1)?;
    writeln!(out)?;
    let header = [
        "alarms",
        "onset AUC",
        "Brier",
        "recall at 10",
        "rise AUC",
        "Brier",
        "recall at 10",
    ];
    columns(out, &header, &rows(alarms), 1)?;
    writeln!(out)?;
    let header = [
        "differences",
        "CRPS",
        "ignorance",
        "onset AUC",
        "Brier",
        "recall at 10",
    ];
    columns(out, &header, &rows(differences), 1)?;
    if let Some((_, Period { onset, rise, .. })) = models.first() {
        writeln!(
            out,
            "\n{} onsets in {} quiet cases, {} sharp rises in {} others\n",
            onset.happened, onset.cases, rise.happened, rise.cases
        )?;
    }
    Ok(())
}

fn scores(it: &Period) -> Vec<String> {
    vec![
        bounds(&it.relative, 3, false),
        format!("{} of {}", it.won, it.windows_scored),
        format!("{:+.1} %", (it.worst - 1.0) * 100.0),
        format!("{:.2}", it.crps),
        format!("{:.2}", it.crps_without_largest),
        format!("{:.4}", it.crps_log),
        format!("{:.2}", it.crps_above_25),
        format!("{:.3}", it.ignorance),
        told(it.coverage_of_months_with_deaths, 3),
    ]
}

fn alarms(it: &Period) -> Vec<String> {
    let cells = |alarms: &Alarms| {
        [
            told(alarms.auc, 3),
            told(alarms.brier, 4),
            told(alarms.recall_at_ten, 3),
        ]
    };
    [cells(&it.onset), cells(&it.rise)].concat()
}

fn differences(it: &Period) -> Vec<String> {
    let told = |difference: &Option<Bounds>, digits| {
        let difference = difference.as_ref();
        difference.map_or("–".into(), |it| bounds(it, digits, true))
    };
    vec![
        bounds(&it.difference, 2, true),
        bounds(&it.ignorance_difference, 3, true),
        told(&it.onset.auc_difference, 3),
        told(&it.onset.brier_difference, 4),
        told(&it.onset.recall_difference, 3),
    ]
}

fn windows(out: &mut impl Write, scored: &[Scored]) -> Result<()> {
    let names = scored.iter().map(|model| model.model.as_str());
    let header: Vec<&str> = std::iter::once("CRPS").chain(names).collect();
    let years = scored.first().map_or(0, |model| model.windows.len());
    let row = |at: usize| -> Vec<String> {
        let cells = scored
            .iter()
            .map(|model| format!("{:.2}", model.windows[at].crps));
        std::iter::once(scored[0].windows[at].year.to_string())
            .chain(cells)
            .collect()
    };
    let rows: Vec<_> = (0..years).map(row).collect();
    columns(out, &header, &rows, 1)
}

/// `0.900 (0.855 to 0.951)`; differences with their sign.
fn bounds(it: &Bounds, digits: usize, signed: bool) -> String {
    let told = |number: f64| match signed {
        true => format!("{number:+.digits$}"),
        false => format!("{number:.digits$}"),
    };
    format!(
        "{} ({} to {})",
        told(it.estimate),
        told(it.low),
        told(it.high)
    )
}

fn told(score: Option<f64>, digits: usize) -> String {
    score.map_or("–".into(), |score| format!("{score:.digits$}"))
}
