//! `bellwether events datasets`: which versions of which datasets are there, and what each cannot see.

use super::table;
use super::view::DatasetView;
use crate::context::{Context, Outcome};
use crate::view::safe;
use anyhow::{Result, ensure};
use events::Dataset;
use std::io::Write;

const EXAMPLES: &str = "\
Examples:
  bellwether events datasets
  bellwether events datasets ucdp-ged
  bellwether events datasets --json | jq .unseen";

/// Show which datasets are there, and what each cannot see
#[derive(Debug, clap::Args)]
#[command(after_help = EXAMPLES)]
pub(crate) struct Args {
    /// Only this one
    #[arg(value_name = "NAME")]
    name: Option<String>,

    /// One JSON object per line
    #[arg(long)]
    json: bool,
}

pub(crate) async fn run(args: Args, context: &Context) -> Result<Outcome> {
    let record = context.event_record().await?;
    let mut datasets = record.datasets().await?;
    record.close().await;
    if let Some(name) = &args.name {
        datasets.retain(|dataset| dataset.name == *name);
        ensure!(
            !datasets.is_empty(),
            "no dataset {name:?}\n`bellwether events datasets` lists what is there"
        );
    }
    let mut out = context.out();
    for dataset in &datasets {
        match args.json {
            true => {
                serde_json::to_writer(&mut out, &DatasetView::new(dataset))?;
                writeln!(out)?;
            }
            false => print(&mut out, dataset)?,
        }
    }
    out.flush()?;
    if datasets.is_empty() {
        context.say("no datasets yet: `bellwether events import FILE` takes one in");
    }
    Ok(Outcome::Fine)
}

fn print(out: &mut impl Write, dataset: &Dataset) -> Result<()> {
    let days = match (dataset.begin, dataset.end) {
        (Some(begin), Some(end)) => format!("{begin} to {end}"),
        _ => "no days".to_owned(),
    };
    let line = |text: &str| safe::line(text);
    writeln!(out, "{}  {}", line(&dataset.label()), line(&dataset.title))?;
    let rows = table::figure(dataset.kept);
    let (grain, released) = (dataset.grain, table::released(dataset));
    writeln!(out, "  {rows} rows, one per {grain}, {days}{released}")?;
    writeln!(out, "  SHA-256 {}", line(&dataset.sha256))?;
    for (name, text) in [
        ("licence", &dataset.licence),
        ("cite", &dataset.citation),
        ("codebook", &dataset.codebook),
    ] {
        if !text.is_empty() && (table::is_own(dataset) || name == "codebook") {
            writeln!(out, "  {name}: {}", line(text))?;
        }
    }
    dataset
        .seen
        .iter()
        .try_for_each(|text| writeln!(out, "  + {}", line(text)))?;
    dataset
        .unseen
        .iter()
        .try_for_each(|text| writeln!(out, "  − {}", line(text)))?;
    Ok(writeln!(out)?)
}
