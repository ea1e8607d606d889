//! `bellwether verify`: is the ledger what was recorded?

use crate::context::{Context, Outcome};
use anyhow::Context as _;
use ledger::{Seal, Verified};
use std::io::{IsTerminal as _, Write};
use std::path::Path;

const EXAMPLES: &str = "\
Examples:
  bellwether verify
  bellwether verify --seal kept-elsewhere.txt

Exit code 2 if anything fails: the first entry that does is named with the reason.";

/// Re-read the chain of entries and the bytes behind every claim
#[derive(Debug, clap::Args)]
#[command(after_help = EXAMPLES)]
pub(crate) struct Args {
    /// A seal taken earlier, as a line or as a file that holds it: finds a ledger that was cut off or written anew
    #[arg(long, value_name = "SEAL|FILE")]
    seal: Option<String>,

    /// As one JSON object
    #[arg(long)]
    json: bool,
}

pub(crate) async fn run(args: Args, context: &Context) -> anyhow::Result<Outcome> {
    let seal = args.seal.as_deref().map(seal).transpose()?;
    let ledger = context.open().await?;
    let verified = ledger.verify(seal.as_ref(), &mut progress()).await;
    clear_progress();
    let verified = verified?;
    print(&mut context.out(), &verified, args.json)?;
    if verified.unknown > 0 {
        context.say(format!(
            "{} entries are of kinds that only a newer bellwether can read; their hashes hold",
            verified.unknown
        ));
    }
    if ledger.counts().await?.unswept {
        context.say(
            "a redaction was cut short and old pages may still hold its words\n\
             run `bellwether redact` on that document again to finish it",
        );
    }
    if seal.is_none() {
        context.say(
            "without a seal, entries cut off the end do not show; `bellwether seal` takes one",
        );
    }
    ledger.close().await;
    Ok(Outcome::Fine)
}

/// The seal itself, or that of a file.
fn seal(given: &str) -> anyhow::Result<Seal> {
    if !Path::new(given).is_file() {
        return Ok(given.parse()?);
    }
    let text = std::fs::read_to_string(given).with_context(|| format!("cannot read {given}"))?;
    let line = text
        .lines()
        .find(|line| line.starts_with("bellwether-seal"));
    Ok(line.unwrap_or(&text).parse()?)
}

fn print(out: &mut impl Write, verified: &Verified, json: bool) -> anyhow::Result<()> {
    let Verified {
        entries,
        documents,
        claims,
        spans,
        findings,
        redacted,
        unknown,
        head,
    } = verified;
    if json {
        let view = serde_json::json!({
            "entries": entries, "documents": documents, "claims": claims, "spans": spans,
            "findings": findings, "redacted": redacted, "unknown": unknown, "head": head,
        });
        writeln!(out, "{view}")?;
    } else {
        writeln!(
            out,
            "sound: {entries} entries, {documents} documents, {claims} claims, {spans} spans, \
             {findings} findings, {redacted} entries redacted"
        )?;
        writeln!(out, "head {head}")?;
    }
    Ok(out.flush()?)
}

/// A line that counts up, on a terminal only.
fn progress() -> impl FnMut(u64, u64) + Send {
    let shown = std::io::stderr().is_terminal();
    move |done, total| {
        if shown {
            let _ = write!(std::io::stderr(), "\rverifying {done} of {total} entries");
        }
    }
}

fn clear_progress() {
    if std::io::stderr().is_terminal() {
        let _ = write!(std::io::stderr(), "\r\u{1b}[K");
    }
}
