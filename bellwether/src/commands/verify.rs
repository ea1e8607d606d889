//! `bellwether verify`: is the ledger what was recorded?

use crate::checking::recheck::{self, Rechecked};
use crate::context::{Context, Outcome};
use crate::outlook;
use anyhow::Context as _;
use ledger::{FindingFilter, Ledger, Seal, Verified};
use record::{CheckId, WarningId};
use std::fmt::Display;
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
    let again = again(&ledger, context).await?;
    print(&mut context.out(), &verified, &again, args.json)?;
    say(&again.checks, context);
    say(&again.warnings, context);
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
    let same = again.checks.differing.is_empty() && again.warnings.differing.is_empty();
    Ok(match same {
        true => Outcome::Fine,
        false => Outcome::PassedOver,
    })
}

/// What came of making the ledger's findings again.
#[derive(Default)]
struct Again {
    checks: Rechecked<CheckId>,
    warnings: Rechecked<WarningId>,
}

/// Every check and warning that stands, made again from the event record, if there is one.
async fn again(ledger: &Ledger, context: &Context) -> anyhow::Result<Again> {
    let checks = ledger.checks(&FindingFilter::default()).await?;
    let warnings = ledger.warnings(&FindingFilter::default()).await?;
    if checks.is_empty() && warnings.is_empty() {
        return Ok(Again::default());
    }
    if !context.events.exists() {
        let gone = format!("no event record at {}", context.events.display());
        return Ok(Again {
            checks: unmade(checks.iter().map(|it| it.id), &gone),
            warnings: unmade(warnings.iter().map(|it| it.id), &gone),
        });
    }
    let record = context.event_record().await?;
    let again = Again {
        checks: recheck::all(ledger, &record).await?,
        warnings: outlook::again(ledger, &record, context.threads(None)).await?,
    };
    record.close().await;
    Ok(again)
}

fn unmade<Id>(ids: impl Iterator<Item = Id>, why: &str) -> Rechecked<Id> {
    Rechecked {
        unmade: ids.map(|id| (id, why.to_owned())).collect(),
        ..Rechecked::default()
    }
}

fn say<Id: Display>(made: &Rechecked<Id>, context: &Context) {
    for (id, what) in made.differing.iter().chain(&made.unmade) {
        context.say(format!("{id}: {what}"));
    }
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
    again: &Again,
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
            "checks": counts(&again.checks), "warnings": counts(&again.warnings),
        });
        writeln!(out, "{view}")?;
    } else {
        writeln!(
            out,
            "sound: {entries} entries, {documents} documents, {claims} claims, {spans} spans, \
             {findings} findings, {redacted} entries redacted"
        )?;
        writeln!(out, "head {head}")?;
        told(out, "checks", &again.checks)?;
        told(out, "warnings", &again.warnings)?;
    }
    Ok(out.flush()?)
}

fn counts<Id>(made: &Rechecked<Id>) -> serde_json::Value {
    serde_json::json!({
        "same": made.same, "differing": made.differing.len(), "unmade": made.unmade.len(),
    })
}

/// A line for a sort of findings; nothing where there are none.
fn told<Id>(out: &mut impl Write, sort: &str, made: &Rechecked<Id>) -> std::io::Result<()> {
    let (same, differing, unmade) = (made.same, made.differing.len(), made.unmade.len());
    if same + differing + unmade == 0 {
        return Ok(());
    }
    writeln!(
        out,
        "{sort} made again: {same} the same, {differing} differ, {unmade} could not be made"
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
