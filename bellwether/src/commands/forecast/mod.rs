//! `bellwether forecast`: deaths by month in the months ahead, as ranges and never as one number.

mod chart;
mod view;

use super::events::table::print as columns;
use crate::argv::Form;
use crate::context::{Context, Outcome};
use crate::outlook::{Loaded, Source, horizons, last_whole_month};
use crate::view::csv;
use anyhow::{Context as _, Result, bail, ensure};
use record::{Area, Month, PartialDate};
use std::io::Write as _;
use std::ops::RangeInclusive;
use std::path::PathBuf;
use view::{COLUMNS, Line, cells, line, row};

const EXAMPLES: &str = "\
A forecast is a range with its probability: nine months in ten are meant to lie between low and
high, and how many did is in `bellwether backtest`.

Examples:
  bellwether forecast --area Mali --area Niger
  bellwether forecast --area Mali --horizon 1..14 --svg mali.svg
  bellwether forecast --horizon 3 --csv > all.csv
  bellwether forecast --area Iraq --as-of 2014-01-15 --hindsight
  bellwether forecast --dataset ucdp-ged --level admin1 --area Nigeria --horizon 3";

/// Deaths by month in the months ahead, by country or first-level area
#[derive(Debug, clap::Args)]
#[command(after_help = EXAMPLES)]
pub(crate) struct Args {
    /// This country, by name or code, or first-level area, by name; may be given several times
    #[arg(long, value_name = "AREA")]
    area: Vec<String>,

    /// How many months after the data's last
    #[arg(long, value_name = "FROM..TO", value_parser = horizons, default_value = "1..14")]
    horizon: RangeInclusive<usize>,

    /// The model; `bellwether backtest` compares them
    #[arg(long, value_name = "NAME", default_value = "bellwether")]
    model: String,

    /// As of this day: data that were out by then
    #[arg(long, value_name = "DATE")]
    as_of: Option<PartialDate>,

    /// With --as-of, use data that came out later, cut by when things occurred
    #[arg(long, requires = "as_of")]
    hindsight: bool,

    /// Also draw one area's past and forecast into FILE
    #[arg(long, value_name = "FILE")]
    svg: Option<PathBuf>,

    #[command(flatten)]
    source: Source,

    #[command(flatten)]
    form: Form,
}

pub(crate) async fn run(args: Args, context: &Context) -> Result<Outcome> {
    let day = args.as_of.map(PartialDate::last);
    let loaded = args
        .source
        .load(day.filter(|_| !args.hindsight), context)
        .await?;
    let panel = &loaded.panel;
    let cut = day.map_or(panel.last(), |day| last_whole_month(day).min(panel.last()));
    let past = panel
        .until(cut)
        .with_context(|| format!("{} begins after {cut}", loaded.label))?;
    let all = loaded.models();
    let Some(model) = all.iter().find(|model| model.name() == args.model) else {
        let names: Vec<&str> = all.iter().map(|model| model.name()).collect();
        bail!(
            "no model {:?}\nuse one of: {}",
            args.model,
            names.join(", ")
        );
    };
    let areas = find(past.areas(), &args.area)?;
    ensure!(
        args.svg.is_none() || areas.len() == 1,
        "a picture shows one area, {} are asked for\ngive one --area",
        areas.len()
    );
    let fitted = model.fit(&past);
    let mut lines = Vec::new();
    for &area in &areas {
        // What ended, or does not exist yet, has no months ahead.
        if past.cells(area).last().is_some_and(Option::is_some) {
            let line = |horizon| {
                line(
                    &past,
                    area,
                    horizon,
                    &fitted.deaths(area, horizon),
                    &args.model,
                    &loaded.label,
                    args.hindsight,
                )
            };
            lines.extend(args.horizon.clone().map(line));
        }
    }
    write(&lines, args.form, context)?;
    tell(&loaded, cut, args.hindsight, context);
    if let Some(file) = &args.svg {
        let chart = chart::chart(&past, areas[0], &lines, &loaded.label).draw();
        std::fs::write(file, chart.document())
            .with_context(|| format!("cannot write {}", file.display()))?;
        context.say(format_args!("picture: {}", file.display()));
    }
    Ok(Outcome::Fine)
}

/// The positions of the areas asked for, of a country those of all its first-level areas; all of them if none is.
fn find(areas: &[Area], asked: &[String]) -> Result<Vec<usize>> {
    if asked.is_empty() {
        return Ok((0..areas.len()).collect());
    }
    let mut found = Vec::new();
    for name in asked {
        let known = events::Area::known(name).and_then(|area| area.iso3);
        let fits = |at: &usize| is(&areas[*at], name, known.as_deref());
        let fitting: Vec<usize> = (0..areas.len()).filter(fits).collect();
        ensure!(
            !fitting.is_empty(),
            "no area {name:?} in this dataset\n`bellwether forecast --horizon 1` lists them all"
        );
        found.extend(fitting);
    }
    Ok(found)
}

fn is(area: &Area, name: &str, code: Option<&str>) -> bool {
    let same = |other: &str| other.to_lowercase() == name.to_lowercase();
    let country = same(&area.country) || same(&area.country_name);
    let admin1 = area.admin1.as_deref().is_some_and(same);
    country || admin1 || same(&area.to_string()) || code == Some(area.country.as_str())
}

fn write(lines: &[Line], form: Form, context: &Context) -> Result<()> {
    let mut out = context.out();
    match form {
        Form { json: true, .. } => {
            for line in lines {
                serde_json::to_writer(&mut out, line)?;
                writeln!(out)?;
            }
        }
        Form { csv: true, .. } => csv::write(&mut out, COLUMNS, lines.iter().map(row))?,
        _ => {
            let header = [
                "area",
                "month",
                "median",
                "low",
                "high",
                "none",
                "25 or more",
            ];
            let rows: Vec<_> = lines.iter().map(cells).collect();
            columns(&mut out, &header, &rows, 2)?;
        }
    }
    Ok(out.flush()?)
}

fn tell(loaded: &Loaded, cut: Month, hindsight: bool, context: &Context) {
    loaded.notes.iter().for_each(|note| context.say(note));
    context.say(format_args!(
        "data used through {cut}; nine months in ten are meant to lie from low to high"
    ));
    if hindsight {
        context.say("hindsight: made from data that came out later, cut by when things occurred");
    }
}
