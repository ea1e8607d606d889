//! `bellwether happenings`: events as several reports tell them, tolls side by side.

use crate::argv::Form;
use crate::brief::words;
use crate::context::{Context, Outcome};
use crate::select::{self, Loaded, Select};
use crate::view::{csv, happening, happening::HappeningView, line};
use judging::happenings::{Happening, happenings};
use record::{ClaimId, EventKind};
use std::collections::BTreeSet;
use std::io::Write as _;

const EXAMPLES: &str = "\
Mentions of one event in several reports stand together, each with its own toll and
source: one event, three tolls. Nothing is averaged, and the last line of an event says
why its mentions were taken for one. Days in brackets are the report's own date and the
days before it, where the words tell none; a toll copied from an earlier report says so.
An event is shown whole when one of its mentions is asked for.

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
    // Events are made of all claims and picked afterwards: a report that names no
    // place tells of the event whose place another names.
    let whole = Select {
        look: args.select.look,
        ..Select::default()
    };
    let loaded = whole.load(&ledger, None, None).await?;
    let picked = match args.asks_for_claims() {
        true => Some(args.claims().load(&ledger, None, None).await?),
        false => None,
    };
    write(&args, &loaded, picked.as_ref(), context)?;
    select::explain(
        context,
        &ledger,
        &args.select,
        picked.as_ref().unwrap_or(&loaded),
    )
    .await?;
    ledger.close().await;
    Ok(Outcome::Fine)
}

impl Args {
    /// The claims of which an event must have one. Days are asked of the event, as
    /// most of its reports tell none.
    fn claims(&self) -> Select {
        Select {
            from: None,
            until: None,
            ..self.select.clone()
        }
    }

    fn asks_for_claims(&self) -> bool {
        let select = &self.select;
        let named = [&select.about, &select.source, &select.place];
        named.iter().any(|name| name.is_some())
            || select.role.is_some()
            || select.stance.is_some()
            || select.kind.is_some()
            || select.document.is_some()
    }

    fn asks(&self, happening: &Happening) -> bool {
        self.event.is_none_or(|kind| kind == happening.kind())
            && (!self.several || happening.documents() > 1)
            && self.asks_days(happening)
    }

    /// Whether the event may lie in the days asked for; one without a day may not.
    fn asks_days(&self, happening: &Happening) -> bool {
        let (from, until) = (self.select.from, self.select.until);
        let days = happening.days();
        let within = days.is_some_and(|days| {
            from.is_none_or(|from| days.last >= from.first())
                && until.is_none_or(|until| days.first <= until.last())
        });
        within || (from.is_none() && until.is_none())
    }
}

/// Whether a claim that was asked for tells it.
fn has_one_of(happening: &Happening, picked: &BTreeSet<ClaimId>) -> bool {
    let mut claims = happening.mentions.iter().flat_map(|it| &it.claims);
    claims.any(|claim| picked.contains(&claim.id))
}

fn write(
    args: &Args,
    loaded: &Loaded,
    picked: Option<&Loaded>,
    context: &Context,
) -> anyhow::Result<()> {
    let shelf = loaded.shelf();
    let picked: Option<BTreeSet<ClaimId>> =
        picked.map(|picked| picked.claims.iter().map(|it| it.id).collect());
    let mut found = happenings(&shelf);
    found.retain(|happening| {
        args.asks(happening)
            && picked
                .as_ref()
                .is_none_or(|picked| has_one_of(happening, picked))
    });
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
                "{}, {several} of them in several reports   {}",
                words::count(found.len(), "event", "events"),
                line::LEGEND
            ));
        }
    }
    Ok(out.flush()?)
}
