//! `bellwether events series`: counts over time, as a table and as a chart.

mod drawn;
mod grouped;
mod measure;

pub(crate) use drawn::chart;
pub(super) use drawn::{notes, save, title_of};
pub(super) use grouped::{CELLS, Grouped, cells};
pub(crate) use measure::Measure;

use super::ask::Ask;
use super::turning::Turning;
use crate::argv::Form;
use crate::context::{Context, Outcome};
use crate::picture::SERIES_MAX;
use crate::select::named;
use anyhow::{Result, ensure};
use events::{By, Grain, Record, Select};
use std::io::Write;
use std::path::PathBuf;

const EXAMPLES: &str = "\
Examples:
  bellwether events series --area Iraq --actor \"Islamic State\" --svg iraq.svg
  bellwether events series --area Mali --area Niger --apart --by year --svg sahel.svg
  bellwether events series --area Nigeria --type state-based --csv > nigeria.csv
  bellwether events series --area Iraq --since 2012 --turning-points 3 --svg iraq.svg

A month or year without a row is shown as such and is a gap in the chart, never a zero.";

/// Counts by month or year, as a table and a chart
#[derive(Debug, clap::Args)]
#[command(after_help = EXAMPLES)]
pub(crate) struct Args {
    /// Month or year [default: the finest the dataset has]
    #[arg(long, value_parser = clap::builder::PossibleValuesParser::new(["month", "year"]))]
    by: Option<String>,

    /// A line for each --area, or for each --actor, instead of their sum
    #[arg(long)]
    apart: bool,

    /// What the chart shows
    #[arg(long, value_parser = named::<Measure>(Measure::ALL), default_value = "deaths")]
    measure: Measure,

    /// Look for turning points by month in what is shown, at most N
    #[arg(long, value_name = "N", value_parser = clap::value_parser!(u8).range(1..=6), conflicts_with = "apart")]
    turning_points: Option<u8>,

    /// Also draw a chart into FILE
    #[arg(long, value_name = "FILE")]
    svg: Option<PathBuf>,

    #[command(flatten)]
    form: Form,

    #[command(flatten)]
    ask: Ask,
}

pub(crate) async fn run(args: Args, context: &Context) -> Result<Outcome> {
    let (record, select) = args.ask.open(context).await?;
    let by = match args.by.as_deref() {
        Some(name) => name.parse()?,
        None => finest(&record, &select).await?,
    };
    let mut answers = Vec::new();
    for (name, select) in parts(&select, args.apart)? {
        answers.push((name, record.series(&select, by).await?));
    }
    let turning = args
        .turning_points
        .map(|most| Turning::of(&answers[0].1, most.into(), args.measure))
        .transpose()?;
    let mut out = context.out();
    for (name, answer) in &answers {
        let headed = answers.len() > 1 && args.form.is_text();
        if headed {
            writeln!(out, "{}", crate::view::safe::line(name))?;
        }
        Grouped {
            answer,
            turning: turning.as_ref(),
        }
        .write(&mut out, args.form, context)?;
        if headed {
            writeln!(out)?;
        }
    }
    out.flush()?;
    if let Some(file) = &args.svg {
        let mut chart = chart(&answers, &select, args.measure);
        (chart.marks, chart.levels) = turning.map(|turning| turning.marks()).unwrap_or_default();
        save(file, &chart.draw().document(), context)?;
    }
    record.close().await;
    Ok(Outcome::Fine)
}

/// Months, unless the dataset knows years only.
pub(crate) async fn finest(record: &Record, select: &Select) -> Result<By> {
    let datasets = record.datasets().await?;
    let years = datasets
        .iter()
        .any(|dataset| dataset.name == select.dataset && dataset.grain == Grain::Year);
    Ok(if years { By::Year } else { By::Month })
}

/// One question, or one for each area or actor.
fn parts(select: &Select, apart: bool) -> Result<Vec<(String, Select)>> {
    if !apart {
        return Ok(vec![(title_of(select), select.clone())]);
    }
    let areas = select.area.iter().map(|area| {
        let area = vec![area.clone()];
        (
            area[0].clone(),
            Select {
                area,
                ..select.clone()
            },
        )
    });
    let actors = select.actor.iter().map(|actor| {
        let actor = vec![actor.clone()];
        (
            actor[0].clone(),
            Select {
                actor,
                ..select.clone()
            },
        )
    });
    let parts: Vec<_> = if select.area.len() > 1 {
        areas.collect()
    } else {
        actors.collect()
    };
    ensure!(
        (2..=SERIES_MAX).contains(&parts.len()),
        "--apart needs two to {SERIES_MAX} areas or actors, {} given\ngive --area or --actor several times",
        parts.len()
    );
    Ok(parts)
}
