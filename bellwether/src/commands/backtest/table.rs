//! A backtest for people: a line a model, then CRPS by year.

use super::view::{Alarms, Scored};
use crate::commands::events::table::print as columns;
use std::io::{Result, Write};

/// Both tables.
pub(super) fn print(out: &mut impl Write, scored: &[Scored]) -> Result<()> {
    let header = [
        "model",
        "relative",
        "95 %",
        "won",
        "worst",
        "CRPS",
        "without 1",
        "log",
        "above 25",
        "ignorance",
        "90 % holds",
    ];
    let rows: Vec<_> = scored.iter().map(scores).collect();
    columns(out, &header, &rows, 1)?;
    writeln!(out)?;
    let header = [
        "onsets by",
        "AUC",
        "Brier",
        "recall at 10",
        "rises: AUC",
        "Brier",
        "recall at 10",
    ];
    let rows: Vec<_> = scored.iter().map(alarms).collect();
    columns(out, &header, &rows, 1)?;
    writeln!(out)?;
    windows(out, scored)?;
    let cases = scored.first().map(|model| (&model.onset, &model.rise));
    if let Some((onset, rise)) = cases {
        writeln!(
            out,
            "\n{} onsets in {} quiet cases, {} sharp rises in {} others. Relative: geometric mean over windows of CRPS in parts\n\
             of the first benchmark's, with a bootstrap over countries; without 1: without the cell in which most died.",
            onset.happened, onset.cases, rise.happened, rise.cases
        )?;
    }
    Ok(())
}

fn scores(model: &Scored) -> Vec<String> {
    let relative = &model.relative;
    vec![
        model.model.clone(),
        format!("{:.3}", relative.estimate),
        format!("{:.3}–{:.3}", relative.low, relative.high),
        format!("{} of {}", model.won, model.windows.len()),
        format!("{:+.1} %", (model.worst - 1.0) * 100.0),
        format!("{:.2}", model.crps),
        format!("{:.2}", model.crps_without_largest),
        format!("{:.4}", model.crps_log),
        format!("{:.2}", model.crps_above_25),
        format!("{:.3}", model.ignorance),
        told(model.coverage_of_months_with_deaths),
    ]
}

fn alarms(model: &Scored) -> Vec<String> {
    let cells = |alarms: &Alarms| {
        [
            told(alarms.auc),
            alarms
                .brier
                .map_or("–".into(), |brier| format!("{brier:.4}")),
            told(alarms.recall_at_ten),
        ]
    };
    let (onset, rise) = (cells(&model.onset), cells(&model.rise));
    std::iter::once(model.model.clone())
        .chain(onset)
        .chain(rise)
        .collect()
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

fn told(score: Option<f64>) -> String {
    score.map_or("–".into(), |score| format!("{score:.3}"))
}
