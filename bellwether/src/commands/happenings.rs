//! `bellwether happenings`: events as several reports tell them, tolls side by side.

use crate::argv::Form;
use crate::context::{Context, Outcome};
use crate::select::{self, Loaded, Select};
use crate::view::{csv, happening, happening::HappeningView, line};
use judging::happenings::{Happening, happenings};
use record::EventKind;
use std::io::Write as _;

const EXAMPLES: &str = "\
Mentions of one event in several reports stand together, each with its own toll and
source: one event, three tolls. Nothing is averaged. Days in brackets are the report's
own date and the days before it, where the words tell none.

Examples:
  bellwether happenings --place \"Burkina Faso\" --from 2021-06
  bellwether happenings --about \"Islamic State\" --several
  bellwether happenings --event suicide-bomb --json | jq '.mentions[].tolls'";

/// List events as reports tell them: one event, its tolls side by side
#[derive(Debug, clap::Args)]
#[command(after_help = EXAMPLES)]
pub(crate) struct Args {
    #[command(flatten)]
    select: Select,

    /// Of this kind, as most of its mentions have it
    #[arg(long, value_name = "KIND", value_parser = select::named::<EventKind>(EventKind::ALL), help_heading = "Which events")]
    event: Option<EventKind>,

    /// Only events that more than one report tells
    #[arg(long, help_heading = "Which events")]
    several: bool,

    #[command(flatten)]
    form: Form,
}

pub(crate) async fn run(args: Args, context: &Context) -> anyhow::Result<Outcome> {
    let ledger = context.open().await?;
    let loaded = args.select.load(&ledger, None, None).await?;
    write(&args, &loaded, context)?;
    select::explain(context, &ledger, &args.select, &loaded).await?;
    ledger.close().await;
    Ok(Outcome::Fine)
}

impl Args {
    fn asks(&self, happening: &Happening) -> bool {
        self.event.is_none_or(|kind| kind == happening.kind())
            && (!self.several || happening.documents() > 1)
    }
}

fn write(args: &Args, loaded: &Loaded, context: &Context) -> anyhow::Result<()> {
    let shelf = loaded.shelf();
    let mut found = happenings(&shelf);
    found.retain(|happening| args.asks(happening));
    let mut out = context.out();
    match args.form {
        Form { json: true, .. } => found.iter().try_for_each(|it| -> anyhow::Result<()> {
            serde_json::to_writer(&mut out, &HappeningView::new(it))?;
            Ok(writeln!(out)?)
        })?,
        Form { csv: true, .. } => csv::write(
            &mut out,
            happening::HAPPENING,
            found.iter().flat_map(happening::rows),
        )?,
        _ => {
            for it in &found {
                happening::block(&mut out, it)?;
                writeln!(out)?;
            }
            let several = found.iter().filter(|it| it.documents() > 1).count();
            context.say(format!(
                "{} events, {several} of them in several reports   {}",
                found.len(),
                line::LEGEND
            ));
        }
    }
    Ok(out.flush()?)
}
