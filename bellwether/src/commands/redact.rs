//! `bellwether redact`: clears a document's words for good.

use crate::context::{Context, Outcome};
use record::DocumentId;

const EXAMPLES: &str = "\
Examples:
  bellwether redact d7 --reason \"names a private person\"

Cleared: text, title, address, byline, data, the words of its claims, reasons given in their reviews.
Kept: that it was there, its claims as empty shells, salted hashes that tell nothing, and the reason.
Not reached: copies of the file, and other documents that carry the same words.";

/// Clear a document's words for good; this cannot be undone
#[derive(Debug, clap::Args)]
#[command(after_help = EXAMPLES)]
pub(crate) struct Args {
    /// The document, such as d7
    #[arg(value_name = "DOC")]
    document: DocumentId,

    /// Why; it is kept and shown, so it must not repeat what is redacted
    #[arg(long, value_name = "TEXT")]
    reason: String,
}

pub(crate) async fn run(args: Args, context: &Context) -> anyhow::Result<Outcome> {
    let id = args.document;
    // A redaction does not make a ledger where there is none.
    context.open().await?.close().await;
    let writer = context.open_to_append().await?;
    let before = writer.document(id).await?;
    let done = writer.redact(context.now(), id, &args.reason).await?;
    writer.close().await?;
    crate::web::search::forget(&context.ledger)?;
    if before.redacted {
        context.say(format!(
            "{id} was redacted before; the file was cleared again"
        ));
    } else {
        context.say(format!(
            "{id} is redacted: {} entries and {} claims were cleared; its name in listings is all that is left",
            done.entries, done.claims
        ));
    }
    Ok(Outcome::Fine)
}
