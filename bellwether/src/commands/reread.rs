//! `bellwether reread`: stored reports with today's reader.

use crate::context::{Context, Outcome};
use crate::pipeline;
use crate::pipeline::model::Model;
use crate::pipeline::tally::count;
use anyhow::Result;
use ledger::DocumentFilter;
use record::DocumentId;

const EXAMPLES: &str = "\
Examples:
  bellwether reread                          after an update of Bellwether
  bellwether reread d7 d12
  bellwether reread --model en_core_web_md   after `bellwether model add`

Claims that no person has reviewed give way to the new reading; what a person accepted,
edited, wrote or rejected stands. A claim that is found again just as it was keeps its name.";

/// Read stored reports anew, keeping what people reviewed
#[derive(Debug, clap::Args)]
#[command(after_help = EXAMPLES)]
pub(crate) struct Args {
    /// Only these documents, such as d7
    #[arg(value_name = "DOC")]
    documents: Vec<DocumentId>,

    /// Threads to read on [default: one per core]
    #[arg(long, value_name = "N", value_parser = clap::value_parser!(u16).range(1..=256))]
    threads: Option<u16>,

    #[command(flatten)]
    model: Model,
}

pub(crate) async fn run(args: Args, context: &Context) -> Result<Outcome> {
    // Opened for reading first: a mistyped name must not make a new ledger.
    context.open().await?.close().await;
    let reader = args.model.reader(context)?;
    let writer = context.open_to_append().await?;
    let which = DocumentFilter {
        documents: args.documents,
        ..DocumentFilter::default()
    };
    let threads = context.threads(args.threads);
    let (documents, change) =
        pipeline::reread::reread(which, threads, reader, &writer, context).await?;
    writer.close().await?;
    context.say(format_args!(
        "{} read anew: {} as they were, {} new, {} superseded, {} withheld because a person judged them before",
        count(documents, "report", "reports"),
        count(change.kept, "claim", "claims"),
        change.added,
        change.superseded,
        change.withheld,
    ));
    Ok(Outcome::Fine)
}
