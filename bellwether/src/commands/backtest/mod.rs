//! `bellwether backtest`: how good the forecasts would have been, window by window.

mod table;
mod view;

use crate::argv::Form;
use crate::context::{Context, Outcome};
use crate::outlook::{Source, years};
use crate::picture::{Chart, Point, SERIES_MAX, Series, Step};
use crate::view::csv;
use anyhow::{Context as _, Result, ensure};
use judging::forecast::{Fit, backtest, models};
use record::Date;
use std::io::Write as _;
use std::ops::RangeInclusive;
use std::path::PathBuf;
use view::Scored;

const EXAMPLES: &str = "\
A window is a calendar year, forecast with what had occurred by October of the year before, so
that months lie 3 to 14 ahead. Every model is refitted for every window. The same data give the
same bytes. What is measured, and against what: docs/forecast.md.

One vintage of a dataset stands for all years: what its makers learnt later of earlier months is
in it (hindsight of revisions).

Examples:
  bellwether backtest --windows 2001..2021
  bellwether backtest --model bellwether --model memory --windows 2010..2021 --svg windows.svg
  bellwether backtest --panel panel.parquet --all-types-panel all.parquet --csv > cells.csv";

/// Score forecasts on past years, each with what was known before it
#[derive(Debug, clap::Args)]
#[command(after_help = EXAMPLES)]
pub(crate) struct Args {
    /// Only this model, beside the benchmark; may be given several times
    #[arg(long, value_name = "NAME", value_parser = clap::builder::PossibleValuesParser::new(names()))]
    model: Vec<String>,

    /// Which years [default: all that have eleven years before them]
    #[arg(long, value_name = "FROM..TO", value_parser = years)]
    windows: Option<RangeInclusive<i16>>,

    /// Also draw CRPS by year, relative to the benchmark, into FILE
    #[arg(long, value_name = "FILE")]
    svg: Option<PathBuf>,

    /// Threads to use [default: one per core]
    #[arg(long, value_name = "N")]
    threads: Option<u16>,

    #[command(flatten)]
    source: Source,

    #[command(flatten)]
    form: Form,
}

fn names() -> Vec<&'static str> {
    models::all()
        .iter()
        .map(|model| -> &'static str { model.name().to_owned().leak() })
        .collect()
}

pub(crate) async fn run(args: Args, context: &Context) -> Result<Outcome> {
    let loaded = args.source.load(None, context).await?;
    let panel = &loaded.panel;
    let first = panel.month(0).year() + judging::warn::YEARS_BEFORE;
    let windows = args.windows.clone().unwrap_or(first..=panel.last().year());
    let years: Vec<i16> = windows.collect();
    let all = models::all();
    let picked = |model: &&dyn Fit| {
        args.model.is_empty()
            || model.name() == models::BENCHMARK
            || args.model.iter().any(|name| name == model.name())
    };
    let picked: Vec<&dyn Fit> = all.iter().map(|model| &**model).filter(picked).collect();
    let outcomes = backtest::run(panel, &picked, &years, context.threads(args.threads));
    let benchmark = outcomes
        .iter()
        .find(|outcome| outcome.model == models::BENCHMARK);
    let benchmark = benchmark.context("the benchmark is no model")?.clone();
    ensure!(
        !benchmark.windows.is_empty(),
        "none of these years can be scored: the panel goes from {} to {}\nask for years of which it holds the October before",
        panel.month(0),
        panel.last()
    );
    let scored: Vec<Scored> = outcomes
        .iter()
        .map(|outcome| Scored::new(outcome, &benchmark, panel.areas().len()))
        .collect();
    write(&scored, &loaded.notes, args.form, context)?;
    if let Some(file) = &args.svg {
        let chart = chart(&scored, &loaded.label).draw();
        std::fs::write(file, chart.document())
            .with_context(|| format!("cannot write {}", file.display()))?;
        context.say(format_args!("picture: {}", file.display()));
    }
    Ok(Outcome::Fine)
}

fn write(scored: &[Scored], notes: &[String], form: Form, context: &Context) -> Result<()> {
    let mut out = context.out();
    match form {
        Form { json: true, .. } => {
            for model in scored {
                serde_json::to_writer(&mut out, model)?;
                writeln!(out)?;
            }
        }
        Form { csv: true, .. } => {
            csv::write(&mut out, view::WINDOW, scored.iter().flat_map(view::rows))?
        }
        _ => table::print(&mut out, scored)?,
    }
    notes.iter().for_each(|note| context.say(note));
    Ok(out.flush()?)
}

/// CRPS of each year in parts of the benchmark's: 1 is no better, .9 a tenth better.
fn chart(scored: &[Scored], label: &str) -> Chart {
    let point = |window: &view::Window| {
        Some(Point {
            at: Date::new(window.year, 1, 1).ok()?,
            value: window.relative,
            range: None,
        })
    };
    let line = |model: &Scored| Series {
        name: model.model.clone(),
        points: model.windows.iter().filter_map(point).collect(),
        expected: false,
    };
    // The last in the list are ours and what they are made of; the first are known to be worse.
    let shown = scored.iter().filter(|model| model.relative.estimate < 1.2);
    let skip = shown.clone().count().saturating_sub(SERIES_MAX);
    Chart {
        title: "CRPS by year, relative to the benchmark".into(),
        subtitle: format!("1 is {}; lower is better; {label}", models::BENCHMARK),
        notes: vec![
            "Each year is forecast with what had occurred by October of the year before.".into(),
        ],
        step: Step::Year,
        series: shown.skip(skip).map(line).collect(),
        ..Chart::default()
    }
}
