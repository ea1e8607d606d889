//! `bellwether verify`: is the ledger what was recorded?

use crate::checking::recheck::{self, Rechecked};
use crate::context::{Context, Outcome};
use anyhow::Context as _;
use ledger::{FindingFilter, Ledger, Seal, Verified};
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
    let checks = again(&ledger, context).await?;
    print(&mut context.out(), &verified, &checks, args.json)?;
    for (id, what) in checks.differing.iter().chain(&checks.unmade) {
        context.say(format!("{id}: {what}"));
    }
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
    Ok(match checks.differing.is_empty() {
        true => Outcome::Fine,
        false => Outcome::PassedOver,
    })
}

/// Every check made again from the event record, if there is one to make it from.
async fn again(ledger: &Ledger, context: &Context) -> anyhow::Result<Rechecked> {
    let standing = ledger.checks(&FindingFilter::default()).await?;
    if standing.is_empty() {
        return Ok(Rechecked::default());
    }
    if !context.events.exists() {
        let gone = || format!("no event record at {}", context.events.display());
        return Ok(Rechecked {
            unmade: standing.iter().map(|check| (check.id, gone())).collect(),
            ..Rechecked::default()
        });
    }
    let record = context.event_record().await?;
    let checks = recheck::all(ledger, &record).await?;
    record.close().await;
    Ok(checks)
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

fn print(
    out: &mut impl Write,
    verified: &Verified,
    checks: &Rechecked,
    json: bool,
) -> anyhow::Result<()> {
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
            "checks": {
                "same": checks.same, "differing": checks.differing.len(),
                "unmade": checks.unmade.len(),
            },
        });
        writeln!(out, "{view}")?;
    } else {
        writeln!(
            out,
            "sound: {entries} entries, {documents} documents, {claims} claims, {spans} spans, \
             {findings} findings, {redacted} entries redacted"
        )?;
        writeln!(out, "head {head}")?;
        checked(out, checks)?;
    }
    Ok(out.flush()?)
}

/// What came of making the checks again; nothing where there are none.
fn checked(out: &mut impl Write, checks: &Rechecked) -> std::io::Result<()> {
    let (same, differing, unmade) = (checks.same, checks.differing.len(), checks.unmade.len());
    if same + differing + unmade == 0 {
        return Ok(());
    }
    writeln!(
        out,
        "checks made again: {same} the same, {differing} differ, {unmade} could not be made"
    )
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
