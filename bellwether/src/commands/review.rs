//! `bellwether review`: a person finds a claim right or wrong, or puts another in its place.

use crate::context::{Context, Outcome};
use crate::fields::Fields;
use ledger::Writer;
use record::{Claim, ClaimId};
use std::io::Write;

const EXAMPLES: &str = "\
Examples:
  bellwether review accept c42 c43
  bellwether review reject c44 --reason \"irony\"
  bellwether review edit c45 --low 35 --high none --reason \"the words say at least\"

What a person reviewed is never changed by reading anew, and `--reviewed-only` shows nothing else.";

/// Accept, edit or reject claims
#[derive(Debug, clap::Args)]
#[command(after_help = EXAMPLES)]
pub(crate) struct Args {
    #[command(subcommand)]
    review: Review,
}

#[derive(Debug, clap::Subcommand)]
enum Review {
    /// Find claims right
    Accept(Judged),
    /// Put another claim in the place of one; prints its name
    Edit(Box<Edit>),
    /// Find claims wrong
    Reject(Judged),
}

#[derive(Debug, clap::Args)]
struct Judged {
    /// The claims, such as c42
    #[arg(value_name = "CLAIM", required = true)]
    claims: Vec<ClaimId>,

    /// Why
    #[arg(long, value_name = "TEXT")]
    reason: Option<String>,
}

#[derive(Debug, clap::Args)]
struct Edit {
    /// The claim, such as c42
    #[arg(value_name = "CLAIM")]
    claim: ClaimId,

    #[command(flatten)]
    fields: Fields,

    /// Why
    #[arg(long, value_name = "TEXT")]
    reason: Option<String>,
}

pub(crate) async fn run(args: Args, context: &Context) -> anyhow::Result<Outcome> {
    context.open().await?.close().await;
    let writer = context.open_to_append().await?;
    match args.review {
        Review::Accept(judged) => judge(&writer, judged, true, context).await?,
        Review::Reject(judged) => judge(&writer, judged, false, context).await?,
        Review::Edit(change) => edit(&writer, *change, context).await?,
    }
    writer.close().await?;
    Ok(Outcome::Fine)
}

async fn judge(
    writer: &Writer,
    judged: Judged,
    right: bool,
    context: &Context,
) -> anyhow::Result<()> {
    let reason = judged.reason.as_deref();
    for id in judged.claims {
        if right {
            writer.accept(context.now(), id, reason).await?;
        } else {
            writer.reject(context.now(), id, reason).await?;
        }
        context.say(format!("{id} is {}", writer.claim(id).await?.state));
    }
    Ok(())
}

async fn edit(writer: &Writer, change: Edit, context: &Context) -> anyhow::Result<()> {
    let old = writer.claim(change.claim).await?;
    let document = writer.document(old.document).await?.document;
    let mut draft = old.claim.clone().into_draft();
    change.fields.apply(&document, &mut draft)?;
    let new = Claim::new(&document, draft)?;
    anyhow::ensure!(
        new != old.claim,
        "nothing was changed in {}\ngive the fields to change, or `bellwether review accept {}`",
        old.id,
        old.id
    );
    let id = writer
        .edit(context.now(), old.id, new, change.reason.as_deref())
        .await?;
    let mut out = context.out();
    writeln!(out, "{id}")?;
    out.flush()?;
    context.say(format!("{id} stands in the place of {}", old.id));
    Ok(())
}
