//! `bellwether claim add`: a claim that no reader found.

use crate::context::{Context, Outcome};
use crate::fields::Fields;
use record::{Claim, DocumentId, Draft, Span};
use std::io::Write;

const EXAMPLES: &str = "\
Examples:
  bellwether claim add d7 120 188 --source \"Pentagon\" --role official --subject \"Islamic State\"
  bellwether claim add d7 120 188 --measure fatalities --low 35 --unit persons

START and END count bytes, as briefs cite them ([d7:120-188]) and `show d7 --json` has them.";

/// Write a claim that no reader found
#[derive(Debug, clap::Args)]
#[command(after_help = EXAMPLES)]
pub(crate) struct Args {
    #[command(subcommand)]
    what: What,
}

#[derive(Debug, clap::Subcommand)]
enum What {
    /// Add a claim on words of a document; prints its name
    Add(Box<Add>),
}

#[derive(Debug, clap::Args)]
#[command(after_help = EXAMPLES)]
struct Add {
    /// The document, such as d7
    #[arg(value_name = "DOC")]
    document: DocumentId,

    /// First byte of the words
    #[arg(value_name = "START")]
    start: usize,

    /// One past their last byte
    #[arg(value_name = "END")]
    end: usize,

    #[command(flatten)]
    fields: Fields,

    /// Why
    #[arg(long, value_name = "TEXT")]
    reason: Option<String>,
}

pub(crate) async fn run(args: Args, context: &Context) -> anyhow::Result<Outcome> {
    let What::Add(add) = args.what;
    context.open().await?.close().await;
    let writer = context.open_to_append().await?;
    let document = writer.document(add.document).await?.document;
    let mut draft = Draft::statement(Span::new(add.start, add.end));
    add.fields.apply(&document, &mut draft)?;
    let claim = Claim::new(&document, draft)?;
    let words = claim.words().to_owned();
    let id = writer
        .write(context.now(), add.document, claim, add.reason.as_deref())
        .await?;
    let mut out = context.out();
    writeln!(out, "{id}")?;
    out.flush()?;
    writer.close().await?;
    context.say(format!("{id}: “{}”", crate::view::safe::line(&words)));
    Ok(Outcome::Fine)
}
