//! `bellwether events import`: datasets into the event record.

mod watch;

use super::table;
use crate::context::{Context, Outcome, told};
use anyhow::{Context as _, Result};
use events::{Dataset, Import, Imported, Record};
use record::PartialDate;
use std::path::{Path, PathBuf};
use watch::Watching;

const EXAMPLES: &str = "\
Examples:
  bellwether events import GEDEvent_v23_0_10.csv --released 2023-11-20
  bellwether events import ucdp_brd_dyadic_v24_1.parquet ucdp_actor_v22_1.parquet
  bellwether events import incidents.csv --mapping incidents.toml --dataset ours --version 2024-06

Known by their columns: UCDP GED (also zipped, candidate releases, the HDX form),
country-year, battle deaths, one-sided, non-state, actors, country-month; UCDP/PRIO conflicts;
ACLED; GTD; panels of ViEWS. For any other CSV or Parquet, `bellwether events map FILE` drafts
a mapping.

Rows that cannot be read go to FILE.rejects.csv with their line and the reason (beside the event
record where FILE's folder may not be written), and the rest goes in; the exit code is then 1. The same file again adds nothing. A version is pinned by the
SHA-256 of its file; without --released, no question --as-of a day finds it.";

/// Take datasets into the event record
#[derive(Debug, clap::Args)]
#[command(after_help = EXAMPLES)]
pub(crate) struct Args {
    /// CSV, zipped CSV or Parquet
    #[arg(required = true, value_name = "FILE")]
    files: Vec<PathBuf>,

    /// Name of the dataset [default: the source's own]
    #[arg(long, value_name = "NAME")]
    dataset: Option<String>,

    /// Its maker's version [default: as the file or its name tells]
    #[arg(long, value_name = "VERSION")]
    version: Option<String>,

    /// When that version came out
    #[arg(long, value_name = "DATE")]
    released: Option<PartialDate>,

    /// How the columns of a format of your own are to be read
    #[arg(long, value_name = "TOML")]
    mapping: Option<PathBuf>,

    /// Where rows that cannot be read go [default: FILE.rejects.csv]
    #[arg(long, value_name = "CSV")]
    rejects: Option<PathBuf>,
}

pub(crate) async fn run(args: Args, context: &Context) -> Result<Outcome> {
    let import = Import {
        dataset: args.dataset,
        version: args.version,
        released: args.released,
        mapping: args.mapping.as_deref().map(text_of).transpose()?,
    };
    let record = context.event_record_to_fill().await?;
    let mut outcome = Outcome::Fine;
    let mut last = None;
    for file in &args.files {
        match one(&record, file, &import, args.rejects.as_deref(), context).await {
            Ok((_, Outcome::Fine)) => {}
            Ok((_, passed)) => outcome = passed,
            // One file that cannot be read does not keep the others out.
            Err(error) => last = Some(complain(error, file, args.files.len(), context)?),
        }
    }
    record.close().await;
    if import.released.is_none() {
        context.say(
            "no --released DATE was given: without one, no question --as-of a day finds a version",
        );
    }
    Ok(last.unwrap_or(outcome))
}

fn text_of(mapping: &Path) -> Result<String> {
    std::fs::read_to_string(mapping)
        .with_context(|| format!("cannot read the mapping {}", mapping.display()))
}

/// The only file failing is the command failing.
fn complain(error: anyhow::Error, file: &Path, files: usize, context: &Context) -> Result<Outcome> {
    // An error that names the file itself needs no second mention of it.
    let name = file.display().to_string();
    let error = if format!("{error}").contains(&name) {
        error
    } else {
        error.context(name)
    };
    if files == 1 {
        return Err(error);
    }
    context.complain(format_args!("passed over: {}", told(&error)));
    Ok(Outcome::PassedOver)
}

/// Takes one file in and tells what came of it: the version that is now there.
pub(in crate::commands) async fn one(
    record: &Record,
    file: &Path,
    import: &Import,
    rejects: Option<&Path>,
    context: &Context,
) -> Result<(Dataset, Outcome)> {
    let rejects = match rejects {
        Some(named) => vec![named.to_owned()],
        None => vec![beside(file), beside_record(&context.events, file)],
    };
    let mut watching = Watching::new(rejects, context);
    let imported = record.import(file, import, &mut watching).await;
    let rejects = watching.finish()?;
    let imported = imported?;
    tell(&imported, file, context);
    let mut outcome = Outcome::Fine;
    if let Some(path) = rejects.filter(|_| imported.rejected > 0) {
        let rows = table::figure(imported.rejected);
        context.complain(format_args!(
            "{rows} rows could not be read: {}",
            path.display()
        ));
        outcome = Outcome::PassedOver;
    }
    Ok((imported.dataset, outcome))
}

/// `ged.csv` → `ged.csv.rejects.csv`.
fn beside(file: &Path) -> PathBuf {
    let mut name = file.as_os_str().to_owned();
    name.push(".rejects.csv");
    name.into()
}

/// Where the data lie in a folder that may not be written: beside the event record.
fn beside_record(record: &Path, file: &Path) -> PathBuf {
    let name = file.file_name().unwrap_or(file.as_os_str());
    record.with_file_name(beside(Path::new(name)))
}

fn tell(imported: &Imported, file: &Path, context: &Context) {
    let dataset = &imported.dataset;
    let figure = table::figure;
    let mut parts = vec![
        format!("{} rows read", figure(imported.read)),
        format!("{} went in", figure(imported.kept)),
    ];
    for (count, words) in [
        (imported.known, "were there already"),
        (imported.empty, "state nothing"),
        (imported.rejected, "could not be read"),
    ] {
        if count > 0 {
            parts.push(format!("{} {words}", figure(count)));
        }
    }
    context.say(format_args!(
        "{}: {}\n  {}{}\n  {}",
        file.display(),
        dataset.label(),
        table::title(dataset),
        table::released(dataset),
        parts.join(", ")
    ));
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn rejects_lie_beside_the_file_or_else_beside_the_record() {
        let file = Path::new("/archive/ged.csv");
        assert_eq!(beside(file), Path::new("/archive/ged.csv.rejects.csv"));
        let beside = beside_record(Path::new("work/a.events"), file);
        assert_eq!(beside, Path::new("work/ged.csv.rejects.csv"));
    }
}
