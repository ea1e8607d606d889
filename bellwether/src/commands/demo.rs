//! `bellwether demo`: the sample that ships, from reports to brief.

use crate::commands::brief;
use crate::context::{Context, Outcome};
use crate::pipeline::model::Model;
use crate::pipeline::{self, Job};
use crate::sample;
use crate::select::Look;
use anyhow::{Context as _, Result};
use intake::Given;
use ledger::Writer;
use std::io::Write as _;
use std::path::Path;

const EXAMPLES: &str = "\
Examples:
  bellwether demo
  bellwether demo --ledger demo.ledger       keep the ledger, to look around in it

All of the sample is invented: its armed group, its people, its attacks and its outlets.";

/// Read a small invented sample and print the brief on its subject
#[derive(Debug, clap::Args)]
#[command(after_help = EXAMPLES)]
pub(crate) struct Args {}

pub(crate) async fn run(_args: Args, context: &Context) -> Result<Outcome> {
    let folder = tempfile::tempdir().context("no folder for temporary files")?;
    let reports = folder.path().join("reports");
    sample::unpack(&reports).context("the sample could not be unpacked")?;
    let throw_away = folder.path().join("demo.ledger");
    let path = context.ledger_if_given().unwrap_or(&throw_away);
    let writer = context.append_to(path).await?;
    read(&reports, &writer, context).await?;
    let brief = brief::on(&writer, sample::SUBJECT, Look::default()).await?;
    let written = brief::written(&brief, brief::Format::Md)?;
    writeln!(context.out(), "{}", written.trim_end())?;
    writer.close().await?;
    context.say(next(context.ledger_if_given()));
    Ok(Outcome::Fine)
}

async fn read(reports: &Path, writer: &Writer, context: &Context) -> Result<()> {
    let job = Job {
        paths: vec![reports.to_owned().into()],
        given: Given::default(),
        threads: context.threads(None),
    };
    let reader = Model::default().reader(context)?;
    let tally = pipeline::read(job, reader, writer, context, |_| Ok(())).await?;
    context.say(format_args!("{tally}; all of them invented\n"));
    Ok(())
}

/// What to try next, as lines to copy.
fn next(kept: Option<&Path>) -> String {
    let ledger = kept.map_or("demo.ledger".into(), |path| path.display().to_string());
    let keep = match kept {
        Some(_) => String::new(),
        None => format!("\n  bellwether demo --ledger {ledger}      keep this ledger, then"),
    };
    format!(
        "\nTo look around:{keep}
  bellwether --ledger {ledger} claims --about \"{subject}\" --stance denies
  bellwether --ledger {ledger} numbers displaced
  bellwether --ledger {ledger} show d1
  bellwether --ledger {ledger} brief \"{subject}\" --as-of 2024-03-15
With reports of your own:
  bellwether read PATH…",
        subject = sample::SUBJECT,
    )
}
