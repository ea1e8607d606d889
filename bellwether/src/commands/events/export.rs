//! `bellwether events export`: rows as Parquet or GeoJSON, for other programs.

use super::ask::Ask;
use super::table;
use crate::context::{Context, Outcome};
use anyhow::{Context as _, Result};
use std::fs::File;
use std::io::{BufWriter, Write as _};
use std::path::{Path, PathBuf};

const EXAMPLES: &str = "\
Examples:
  bellwether events export --parquet events.parquet
  bellwether events export --area Mali --geojson mali.geojson

GeoJSON has the rows that have a point. `bellwether events list --csv` prints rows as CSV.";

/// Write rows as Parquet or GeoJSON
#[derive(Debug, clap::Args)]
#[command(after_help = EXAMPLES, group(clap::ArgGroup::new("form").required(true).multiple(true)))]
pub(crate) struct Args {
    /// Into a Parquet file
    #[arg(long, value_name = "FILE", group = "form")]
    parquet: Option<PathBuf>,

    /// Into a GeoJSON file
    #[arg(long, value_name = "FILE", group = "form")]
    geojson: Option<PathBuf>,

    #[command(flatten)]
    ask: Ask,
}

pub(crate) async fn run(args: Args, context: &Context) -> Result<Outcome> {
    let (record, select) = args.ask.open(context).await?;
    if let Some(path) = &args.parquet {
        let rows = record.export_parquet(&select, create(path)?).await?;
        say(rows, path, context);
    }
    if let Some(path) = &args.geojson {
        let mut file = create(path)?;
        let rows = record.export_geojson(&select, &mut file).await?;
        file.flush()?;
        say(rows, path, context);
    }
    record.close().await;
    Ok(Outcome::Fine)
}

fn create(path: &Path) -> Result<BufWriter<File>> {
    let file = File::create(path).with_context(|| format!("cannot write {}", path.display()))?;
    Ok(BufWriter::new(file))
}

fn say(rows: u64, path: &Path, context: &Context) {
    context.say(format_args!(
        "{} rows in {}",
        table::figure(rows),
        path.display()
    ));
}
