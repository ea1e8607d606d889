//! `bellwether date`: when a document came out, told later.

use crate::context::{Context, Outcome};
use crate::pipeline::model::Model;
use crate::pipeline::reread::reread_one;
use record::{DocumentId, PartialDate};

const EXAMPLES: &str = "\
Examples:
  bellwether date d7 2016-03-22
  bellwether date d7 2016-03 --reason \"the print edition says March\"

The document is read anew, so that words like \"on Monday\" come to a day. What a person reviewed stands.";

/// Say when a document was published
#[derive(Debug, clap::Args)]
#[command(after_help = EXAMPLES)]
pub(crate) struct Args {
    /// The document, such as d7
    #[arg(value_name = "DOC")]
    document: DocumentId,

    /// 2016-03-22, 2016-03 or 2016
    #[arg(value_name = "DATE")]
    published: PartialDate,

    /// How it is known
    #[arg(long, value_name = "TEXT")]
    reason: Option<String>,

    #[command(flatten)]
    model: Model,
}

pub(crate) async fn run(args: Args, context: &Context) -> anyhow::Result<Outcome> {
    let id = args.document;
    context.open().await?.close().await;
    let writer = context.open_to_append().await?;
    let before = writer.document(id).await?.document.published;
    if before == Some(args.published) {
        context.say(format!("{id} is dated {} already", args.published));
    } else {
        writer
            .date(context.now(), id, args.published, args.reason.as_deref())
            .await?;
        context.say(format!("{id} was published {}", args.published));
    }
    // Closes relative dates, unless nothing ever read the document.
    if writer.last_reader(id).await?.is_some() {
        let reader = args.model.reader(context)?;
        let change = reread_one(id, reader, &writer, context).await?;
        context.say(format!(
            "read anew: {} claims as they were, {} new, {} superseded, {} withheld because a person judged them before",
            change.kept, change.added, change.superseded, change.withheld
        ));
    }
    writer.close().await?;
    Ok(Outcome::Fine)
}
