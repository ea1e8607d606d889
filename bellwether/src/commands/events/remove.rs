//! `bellwether events remove`: a version out of the event record.

use super::table;
use crate::context::{Context, Outcome};
use anyhow::Result;

const EXAMPLES: &str = "\
Examples:
  bellwether events remove ucdp-ged 23.1

Checks that were made on it stay in the ledger; `bellwether verify` then says that they could not be made again.";

/// Take a version of a dataset out
#[derive(Debug, clap::Args)]
#[command(after_help = EXAMPLES)]
pub(crate) struct Args {
    /// The dataset, as `events datasets` names it
    #[arg(value_name = "NAME")]
    name: String,

    /// Its version
    #[arg(value_name = "VERSION")]
    version: String,
}

pub(crate) async fn run(args: Args, context: &Context) -> Result<Outcome> {
    let record = context.event_record().await?;
    let rows = record.remove(&args.name, &args.version).await?;
    record.close().await;
    context.say(format_args!(
        "{} {} is out, with {} rows",
        args.name,
        args.version,
        table::figure(rows)
    ));
    Ok(Outcome::Fine)
}
