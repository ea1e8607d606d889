//! `bellwether brief`: what is said about a subject, every sentence traceable.

use crate::about::About;
use crate::brief::{self, Brief};
use crate::context::{Context, Outcome};
use crate::select::{self, Look, Select};
use anyhow::bail;
use ledger::{FindingFilter, Ledger};
use record::StoredCheck;
use std::io::Write as _;

const EXAMPLES: &str = "\
Examples:
  bellwether brief \"Islamic State\" --as-of 2016-04-15
  bellwether brief \"Boko Haram\" --format html > brief.html

The same ledger and --as-of always give the same bytes, and nothing published
after that day shows. Every sentence names document and bytes.";

/// Write a status brief on a subject, every sentence cited
#[derive(Debug, clap::Args)]
#[command(after_help = EXAMPLES)]
pub(crate) struct Args {
    /// Whom or what it is about; aliases are the same
    subject: String,

    #[command(flatten)]
    look: Look,

    /// Markdown to read and mail, a page to print, or JSON for programs
    #[arg(long, value_enum, default_value_t = Format::Md)]
    format: Format,
}

/// Forms of a brief.
#[derive(Clone, Copy, Debug, clap::ValueEnum)]
pub(crate) enum Format {
    Md,
    Html,
    Json,
}

pub(crate) async fn run(args: Args, context: &Context) -> anyhow::Result<Outcome> {
    let ledger = context.open().await?;
    let brief = on(&ledger, &args.subject, args.look).await?;
    context
        .out()
        .write_all(written(&brief, args.format)?.as_bytes())?;
    ledger.close().await;
    Ok(Outcome::Fine)
}

/// The brief on a subject, from all that a ledger says of it and quotes it saying.
pub(crate) async fn on(ledger: &Ledger, subject: &str, look: Look) -> anyhow::Result<Brief> {
    let select = Select {
        about: Some(subject.to_owned()),
        look,
        ..Select::default()
    };
    let loaded = select.load(ledger, None, None).await?;
    let shelf = loaded.shelf();
    if shelf.claims().next().is_none() {
        bail!(select::nothing_about(ledger, subject, select.look.day()).await?);
    }
    let checks = ledger.checks(&FindingFilter::default()).await?;
    let checks: Vec<StoredCheck> = checks.into_iter().map(StoredCheck::from).collect();
    let about = About::under(subject, &loaded.identities);
    Ok(Brief::with_checks(&about, &shelf, &checks)?)
}

/// The brief in the form asked for.
pub(crate) fn written(brief: &Brief, format: Format) -> anyhow::Result<String> {
    Ok(match format {
        Format::Md => brief::markdown(brief),
        Format::Html => brief::html(brief),
        Format::Json => brief::json(brief)?,
    })
}
