//! `bellwether backtest`: how good the forecasts would have been, window by window.

mod chart;
mod table;
mod view;

use crate::argv::Form;
use crate::context::{Context, Outcome};
use crate::outlook::{Loaded, Source, years};
use crate::view::csv;
use anyhow::{Context as _, Result, ensure};
use judging::forecast::{Fit, backtest, models};
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

Models were chosen on windows up to 2017. Later ones are shown on their own too: they tell
whether the choice was good.

Examples:
  bellwether backtest --windows 2001..2021
  bellwether backtest --model bellwether --model memory --windows 2010..2021 --svg windows.svg
  bellwether backtest --model simple-pool --model bellwether --against simple-pool
  bellwether backtest --feature reports --windows 2007..2021 --against bellwether
  bellwether backtest --panel panel.parquet --all-types-panel all.parquet --csv > windows.csv";

/// Score forecasts on past years, each with what was known before it
#[derive(Debug, clap::Args)]
#[command(after_help = EXAMPLES)]
pub(crate) struct Args {
    /// Only this model, beside the benchmark; may be given several times
    #[arg(long, value_name = "NAME", value_parser = clap::builder::PossibleValuesParser::new(names()))]
    model: Vec<String>,

    /// The benchmark that others are held against
    #[arg(long, value_name = "NAME", default_value = models::BENCHMARK, value_parser = clap::builder::PossibleValuesParser::new(names()))]
    against: String,

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
    let all = models::all().into_iter().chain(models::with_reports());
    all.map(|model| -> &'static str { model.name().to_owned().leak() })
        .collect()
}

pub(crate) async fn run(args: Args, context: &Context) -> Result<Outcome> {
    let loaded = args.source.load(None, context).await?;
    let panel = &loaded.panel;
    let first = panel.month(0).year() + judging::warn::YEARS_BEFORE;
    let asked = args.windows.clone().unwrap_or(first..=panel.last().year());
    let years: Vec<i16> = asked.collect();
    let all = loaded.models();
    let picked = picked(&all, &args);
    let outcomes = backtest::run(panel, &picked, &years, context.threads(args.threads));
    let benchmark = outcomes
        .iter()
        .find(|outcome| outcome.model == args.against);
    let benchmark = benchmark.with_context(|| {
        format!(
            "{} reads what reports tell\nadd --feature reports",
            args.against
        )
    })?;
    ensure!(
        !benchmark.windows.is_empty(),
        "none of these years can be scored: the panel goes from {} to {}\nask for years of which it holds the October before",
        panel.month(0),
        panel.last()
    );
    let scored: Vec<Scored> = outcomes
        .iter()
        .map(|outcome| Scored::new(outcome, benchmark, panel.areas().len()))
        .collect();
    write(&scored, args.form, context)?;
    tell(&loaded, &years, &scored, context);
    if let Some(file) = &args.svg {
        let chart = chart::chart(&scored, &loaded.label).draw();
        std::fs::write(file, chart.document())
            .with_context(|| format!("cannot write {}", file.display()))?;
        context.say(format_args!("picture: {}", file.display()));
    }
    Ok(Outcome::Fine)
}

/// The models asked for, the benchmark among them; all if none is.
fn picked<'a>(all: &'a [Box<dyn Fit>], args: &Args) -> Vec<&'a dyn Fit> {
    let asked = |model: &&dyn Fit| {
        let is = |name: &String| model.name() == name;
        args.model.is_empty() || is(&args.against) || args.model.iter().any(is)
    };
    all.iter().map(|model| &**model).filter(asked).collect()
}

/// What was scored on which data, and what could not be.
fn tell(loaded: &Loaded, years: &[i16], scored: &[Scored], context: &Context) {
    loaded.notes.iter().for_each(|note| context.say(note));
    let windows = scored.first().map_or(&[][..], |model| &model.windows);
    let left_out = |year: &&i16| !windows.iter().any(|window| window.year == **year);
    let left_out: Vec<String> = years.iter().filter(left_out).map(i16::to_string).collect();
    if !left_out.is_empty() {
        context.say(format_args!(
            "left out, for the panel has no month of them or not the October before: {}",
            left_out.join(", ")
        ));
    }
    let last = loaded.panel.last();
    if last.month() < 12 && windows.iter().any(|window| window.year == last.year()) {
        context.say(format_args!(
            "{} is scored through {last} only",
            last.year()
        ));
    }
}

fn write(scored: &[Scored], form: Form, context: &Context) -> Result<()> {
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
    Ok(out.flush()?)
}
