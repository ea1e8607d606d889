//! `bellwether date`: when a document came out, told later.

use crate::context::{Context, Outcome};
use ledger::{Reading, Writer};
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
    read_anew(&writer, id, context).await?;
    writer.close().await?;
    Ok(Outcome::Fine)
}

/// Closes relative dates, unless nothing ever read the document.
async fn read_anew(writer: &Writer, id: DocumentId, context: &Context) -> anyhow::Result<()> {
    if writer.last_reader(id).await?.is_none() {
        return Ok(());
    }
    let reader = reading::Reader::new()?;
    let document = writer.document(id).await?.document;
    let reading = Reading {
        reader: reader.identity().clone(),
        claims: reader.read(&document).claims,
    };
    let changes = writer.reread(context.now(), vec![(id, reading)]).await?;
    for change in changes {
        context.say(format!(
            "read anew: {} claims kept, {} superseded, {} new",
            change.kept, change.superseded, change.added
        ));
    }
    Ok(())
}
