//! `bellwether claims`: who says what.

use crate::argv::Form;
use crate::context::{Context, Outcome};
use crate::pipeline::tally::count;
use crate::select::{self, Loaded, Select};
use crate::view::{claim::ClaimView, csv, line};
use record::{Measure, State};
use std::io::Write as _;

const EXAMPLES: &str = "\
Examples:
  bellwether claims --about \"Islamic State\" --stance denies
  bellwether claims --source Pentagon --measure fatalities --as-of 2016-04-15
  bellwether claims --json | jq 'select(.quantity.low > 100) | .text'";

/// List claims: who says what, in which words
#[derive(Debug, clap::Args)]
#[command(after_help = EXAMPLES)]
pub(crate) struct Args {
    #[command(flatten)]
    select: Select,

    /// That measure this
    #[arg(long, value_parser = select::named::<Measure>(Measure::ALL), help_heading = "Which claims")]
    measure: Option<Measure>,

    /// In this state of review, instead of all that are current
    #[arg(long, value_parser = select::named::<State>(State::ALL), help_heading = "Which claims")]
    state: Option<State>,

    #[command(flatten)]
    form: Form,
}

pub(crate) async fn run(args: Args, context: &Context) -> anyhow::Result<Outcome> {
    let ledger = context.open().await?;
    let loaded = args.select.load(&ledger, args.measure, args.state).await?;
    write(&loaded, args.form, context)?;
    select::explain(context, &ledger, &args.select, &loaded).await?;
    ledger.close().await;
    Ok(Outcome::Fine)
}

fn write(loaded: &Loaded, form: Form, context: &Context) -> anyhow::Result<()> {
    let shelf = loaded.shelf();
    let mut out = context.out();
    let mut pairs = shelf.claims().map(|claim| (claim, shelf.of(claim)));
    match form {
        Form { json: true, .. } => {
            pairs.try_for_each(|(claim, document)| -> anyhow::Result<()> {
                serde_json::to_writer(&mut out, &ClaimView::new(claim, document))?;
                Ok(writeln!(out)?)
            })?
        }
        Form { csv: true, .. } => csv::write(
            &mut out,
            csv::CLAIM,
            pairs.map(|(claim, document)| csv::claim(claim, document)),
        )?,
        _ => {
            for (claim, document) in pairs {
                line::claim(&mut out, claim, document)?;
                writeln!(out)?;
            }
            let claims = count(shelf.claims().count(), "claim", "claims");
            context.say(format!("{claims}   {}", line::LEGEND));
        }
    }
    Ok(out.flush()?)
}
