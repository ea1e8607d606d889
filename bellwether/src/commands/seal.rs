//! `bellwether seal`: a checkpoint to keep elsewhere.

use crate::context::{Context, Outcome};
use std::io::Write;

const EXAMPLES: &str = "\
Examples:
  bellwether seal >> kept-elsewhere.txt
  bellwether verify --seal kept-elsewhere.txt

Keep it where nobody who can write the ledger can write: on paper, in a mail, with a notary.";

/// Print a checkpoint: head hash, number of entries, time
#[derive(Debug, clap::Args)]
#[command(after_help = EXAMPLES)]
pub(crate) struct Args {}

pub(crate) async fn run(_: Args, context: &Context) -> anyhow::Result<Outcome> {
    let ledger = context.open().await?;
    let seal = ledger.seal(context.now()).await?;
    let mut out = context.out();
    writeln!(out, "{seal}")?;
    out.flush()?;
    ledger.close().await;
    context.say(
        "keep this line elsewhere; `bellwether verify --seal LINE` holds the ledger against it",
    );
    Ok(Outcome::Fine)
}
