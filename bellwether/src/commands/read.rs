//! `bellwether read`: reports into the ledger.

use crate::context::{Context, Outcome};
use crate::pipeline::model::Model;
use crate::pipeline::tally::{Taken, Tally, count};
use crate::pipeline::{self, Job};
use crate::select::named;
use crate::view::safe;
use anyhow::{Result, bail};
use intake::Given;
use record::{PartialDate, Tlp};
use std::io::Write;
use std::path::PathBuf;

const EXAMPLES: &str = "\
Examples:
  bellwether read reports/
  bellwether read article.txt --published 2016-03-22 --outlet \"The Courier\"
  curl -s https://example.org/feed.jsonl | bellwether read -
  bellwether read interviews/ --tlp amber

Formats, by the ending of a file's name:
  .txt    the whole file is the text
  .md     the words a reader sees; front matter may tell title, date, author and outlet
  .html   the article without its navigation; title, byline, outlet and date as declared
  .jsonl  one report per line: {\"text\": …} and, as far as known, id, url, title, outlet,
          byline, published, tlp; other fields are kept and never read

Folders are read in order of name; hidden files are skipped. A report that is in the
ledger already is not added again. What cannot be read is named and passed over, and the
exit code is then 1. Without a date of publication, relative dates such as \"on Monday\"
stay open; `bellwether date` closes them later.";

/// Read reports into the ledger
#[derive(Debug, clap::Args)]
#[command(after_help = EXAMPLES)]
pub(crate) struct Args {
    /// Files and folders; `-` reads JSONL from standard input
    #[arg(required = true, value_name = "PATH")]
    paths: Vec<PathBuf>,

    /// Date of publication of reports that carry none: 2016-03-22, 2016-03 or 2016
    #[arg(long, value_name = "DATE")]
    published: Option<PartialDate>,

    /// Outlet of reports that carry none
    #[arg(long, value_name = "NAME")]
    outlet: Option<String>,

    /// Traffic Light Protocol mark; claims and exports inherit it
    #[arg(long, value_name = "MARK", value_parser = named::<Tlp>(Tlp::ALL))]
    tlp: Option<Tlp>,

    /// Threads to read on [default: one per core]
    #[arg(long, value_name = "N", value_parser = clap::value_parser!(u16).range(1..=256))]
    threads: Option<u16>,

    /// Also print what looked like a claim and could not be read, and why
    #[arg(long)]
    unread: bool,

    /// Print what is found in FILE.jsonl as the scorer of the reading corpora wants it; no ledger is used
    #[arg(long, value_name = "FORM", value_parser = ["referee"], hide_possible_values = true)]
    format: Option<String>,

    #[command(flatten)]
    model: Model,
}

pub(crate) async fn run(args: Args, context: &Context) -> Result<Outcome> {
    if args.format.is_some() {
        return for_referee(&args, context);
    }
    check_any(&args.paths)?;
    let job = Job {
        paths: args.paths.into_iter().map(Into::into).collect(),
        given: Given {
            published: args.published,
            outlet: args.outlet,
            tlp: args.tlp,
        },
        threads: context.threads(args.threads),
    };
    let reader = args.model.reader(context)?;
    let writer = context.open_to_append().await?;
    let mut out = context.out();
    let each = |taken: Taken<'_>| match args.unread {
        true => print_unread(&taken, &mut out),
        false => Ok(()),
    };
    let tally = pipeline::read(job, reader, &writer, context, each).await?;
    out.flush()?;
    writer.close().await?;
    tell(&tally, context);
    Ok(tally.outcome())
}

/// A mistyped path alone is a failure, and must not make a ledger.
fn check_any(paths: &[PathBuf]) -> Result<()> {
    if paths
        .iter()
        .any(|path| path.as_os_str() == "-" || path.exists())
    {
        return Ok(());
    }
    let named: Vec<String> = paths
        .iter()
        .map(|path| path.display().to_string())
        .collect();
    bail!(
        "no such file or folder: {}\ncheck the spelling, and the folder you are in",
        named.join(", ")
    )
}

fn for_referee(args: &Args, context: &Context) -> Result<Outcome> {
    let (reader, mut out) = (args.model.reader(context)?, context.out());
    for path in &args.paths {
        crate::referee::run(path, &reader, &mut out)?;
    }
    out.flush()?;
    Ok(Outcome::Fine)
}

/// One line each: document, bytes, reason, words.
fn print_unread(taken: &Taken<'_>, out: &mut impl Write) -> Result<()> {
    for unread in &taken.read.reading.unread {
        let words = unread
            .span
            .of(&taken.read.document.text)
            .unwrap_or_default();
        writeln!(
            out,
            "{} {}  {}: {}",
            taken.document,
            unread.span,
            unread.reason,
            safe::line(words)
        )?;
    }
    Ok(())
}

fn tell(tally: &Tally, context: &Context) {
    context.say(format_args!(
        "{tally}; ledger: {}",
        context.ledger.display()
    ));
    if tally.undated > 0 {
        context.say(format_args!(
            "{} no date of publication, so that relative dates stay open: `bellwether date DOC DATE` gives one",
            count(tally.undated, "report has", "reports have"),
        ));
    }
    if tally.claims > 0 {
        context.say("next: `bellwether claims`, `bellwether numbers`, `bellwether brief SUBJECT`");
    }
}
