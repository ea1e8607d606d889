//! `bellwether demo`: the sample that ships, from reports to brief.

use crate::checking::Checker;
use crate::commands::brief;
use crate::context::{Context, Outcome};
use crate::pipeline::model::Model;
use crate::pipeline::{self, Job};
use crate::sample;
use crate::select::{Look, Select};
use anyhow::{Context as _, Result};
use events::Import;
use intake::Given;
use judging::checks::{Case, Options};
use ledger::Writer;
use record::{Mode, StoredClaim};
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
    check(folder.path(), path, &writer, context).await?;
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

/// Takes the invented events in beside the ledger and holds a few claims against them.
async fn check(folder: &Path, ledger: &Path, writer: &Writer, context: &Context) -> Result<()> {
    let (name, bytes) = sample::EVENTS;
    let file = folder.join(name);
    std::fs::write(&file, bytes).context("the sample could not be unpacked")?;
    let record = crate::context::open_events(&ledger.with_extension("events")).await?;
    let import = Import {
        dataset: Some("sample-events".into()),
        version: Some("1".into()),
        ..Import::default()
    };
    record.import(&file, &import, &mut ()).await?;
    let loaded = Select::default().load(writer, None, None).await?;
    let shelf = loaded.shelf();
    let mut checker = Checker::new(&record, None).await?;
    let mut checks = vec![];
    for checked in sample::CHECKED {
        let meant = |claim: &&StoredClaim| {
            claim.claim.words().contains(checked.words)
                && claim.claim.quantity.is_some() == checked.figure
        };
        let Some(claim) = shelf.claims().find(meant) else {
            continue;
        };
        let one = |name: Option<&str>| name.map(str::to_owned).into_iter().collect();
        let options = Options {
            actor: Some(sample::SUBJECT.into()),
            area: one(checked.area),
            home: one(checked.home),
            ..Options::default()
        };
        let case = Case {
            claim,
            document: shelf.of(claim),
            options: &options,
            mode: Mode::Hindsight,
        };
        checks.push((checker.check(&case).await?, None));
    }
    record.close().await;
    writer.add_checks(context.now(), checks).await?;
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
