//! `bellwether entity`: who is who, as a person rules it.

use crate::argv::Form;
use crate::context::{Context, Outcome};
use crate::entities::{Named, entities, find, near};
use crate::select::Look;
use crate::view::entity::{self, RulingView};
use crate::view::safe::line;
use anyhow::{Result, bail, ensure};
use ledger::{Finding, FindingId, Ledger};
use record::{Identities, Identity, IdentityId, PartialDate, Sameness};
use std::io::Write as _;

const EXAMPLES: &str = "\
Examples:
  bellwether entity list --about dune
  bellwether entity merge \"RDF\" \"Red Dune Front\" --reason \"its own leaflet says so\"
  bellwether entity split \"RDF\" --reason \"a farmers' union has the same letters\"
  bellwether entity split \"the Front\" --from \"Red Dune Front\" --reason \"another front\"
  bellwether entity undo e3 --reason \"the leaflet was forged\"

Claims keep the names they were read with; listings, numbers and briefs show what the
names mean. With --known a look back from an earlier day leaves the merge out. A person
without a public role is never an entity, and so can be neither listed nor merged.";

/// List entities; merge, split and take back which names mean one
#[derive(Debug, clap::Args)]
#[command(after_help = EXAMPLES)]
pub(crate) struct Args {
    #[command(subcommand)]
    what: What,
}

#[derive(Debug, clap::Subcommand)]
enum What {
    /// Show the entities that claims name, those in most claims first
    List(List),
    /// Show one: its names, how it is written, what was ruled
    Show(Show),
    /// Rule that one name means another's entity
    Merge(Merge),
    /// Take a name out of the entity it was merged into, or a written form from the entity it was read as
    Split(Split),
    /// Take a ruling back
    Undo(Undo),
}

#[derive(Debug, clap::Args)]
struct List {
    /// Whose name or written form holds this
    #[arg(long, value_name = "TEXT")]
    about: Option<String>,

    #[command(flatten)]
    look: Look,

    #[command(flatten)]
    form: Form,
}

#[derive(Debug, clap::Args)]
struct Show {
    /// By any of its names
    name: String,

    #[command(flatten)]
    look: Look,

    /// One JSON object
    #[arg(long)]
    json: bool,
}

#[derive(Debug, clap::Args)]
struct Ruling {
    /// Why
    #[arg(long, value_name = "TEXT")]
    reason: String,

    /// Who rules
    #[arg(long, value_name = "NAME")]
    by: Option<String>,
}

#[derive(Debug, clap::Args)]
struct Merge {
    /// The name that goes
    name: String,

    /// The entity that it means
    into: String,

    #[command(flatten)]
    ruling: Ruling,

    /// The day from which it was publicly known
    #[arg(long, value_name = "DATE")]
    known: Option<PartialDate>,
}

#[derive(Debug, clap::Args)]
struct Split {
    /// The name, or the words as written
    name: String,

    /// The entity that the words were read as
    #[arg(long, value_name = "NAME")]
    from: Option<String>,

    #[command(flatten)]
    ruling: Ruling,
}

#[derive(Debug, clap::Args)]
struct Undo {
    /// The ruling, such as e3
    ruling: IdentityId,

    /// Why
    #[arg(long, value_name = "TEXT")]
    reason: String,
}

pub(crate) async fn run(args: Args, context: &Context) -> Result<Outcome> {
    let ledger = context.open().await?;
    match args.what {
        What::List(asked) => list(&ledger, asked, context).await?,
        What::Show(asked) => show(&ledger, asked, context).await?,
        What::Merge(asked) => merge(&ledger, asked, context).await?,
        What::Split(asked) => split(&ledger, asked, context).await?,
        What::Undo(asked) => {
            take_back(FindingId::Identity(asked.ruling), &asked.reason, context).await?;
            context.say(format!("{} was taken back", asked.ruling));
        }
    }
    ledger.close().await;
    Ok(Outcome::Fine)
}

async fn list(ledger: &Ledger, asked: List, context: &Context) -> Result<()> {
    let identities = ledger.identities(asked.look.day()).await?;
    let mut all = entities(ledger, asked.look.day(), asked.look.reviewed_only).await?;
    if let Some(about) = &asked.about {
        all.retain(|named| holds(named, &identities, about));
    }
    let mut out = context.out();
    entity::list(&mut out, &all, &identities, asked.form)?;
    out.flush()?;
    context.say(format!("{} entities", all.len()));
    Ok(())
}

fn holds(named: &Named, identities: &Identities, about: &str) -> bool {
    let about = judging::fold(about);
    let merged = identities.merged_into(&named.name).into_iter();
    let names = merged.chain([named.name.as_str()]);
    let written = named.written.keys().map(String::as_str);
    names
        .chain(written)
        .any(|name| judging::fold(name).contains(&about))
}

async fn show(ledger: &Ledger, asked: Show, context: &Context) -> Result<()> {
    let identities = ledger.identities(asked.look.day()).await?;
    let all = entities(ledger, asked.look.day(), asked.look.reviewed_only).await?;
    let Some(named) = find(&all, &identities, &asked.name) else {
        bail!(unknown(&all, &asked.name));
    };
    let rulings = ledger.rulings(true).await?;
    let about: Vec<_> = rulings
        .iter()
        .filter(|it| concerns(it, named, &identities))
        .collect();
    let mut out = context.out();
    entity::show(&mut out, named, &identities, &about, asked.json)?;
    Ok(out.flush()?)
}

type Ruled = Finding<IdentityId, Identity>;

fn concerns(ruled: &Ruled, named: &Named, identities: &Identities) -> bool {
    let mut names = identities.merged_into(&named.name);
    names.push(&named.name);
    let of_it = |name: &str| {
        names
            .iter()
            .any(|it| judging::fold(it) == judging::fold(name))
    };
    of_it(&ruled.found.name) || of_it(&ruled.found.other)
}

async fn merge(ledger: &Ledger, asked: Merge, context: &Context) -> Result<()> {
    let identities = ledger.identities(None).await?;
    let all = entities(ledger, None, false).await?;
    for name in [&asked.name, &asked.into] {
        let known =
            find(&all, &identities, name).is_some() || !identities.merged_into(name).is_empty();
        ensure!(known, unknown(&all, name));
    }
    let ruling = Identity {
        name: asked.name,
        other: asked.into,
        sameness: Sameness::Same,
        reviewer: asked.ruling.by,
        known: asked.known.map(PartialDate::first),
    };
    rule(ruling, &asked.ruling.reason, context).await
}

async fn split(ledger: &Ledger, asked: Split, context: &Context) -> Result<()> {
    let Some(from) = asked.from else {
        return split_merged(ledger, &asked.name, &asked.ruling, context).await;
    };
    let identities = ledger.identities(None).await?;
    let all = entities(ledger, None, false).await?;
    let Some(named) = find(&all, &identities, &from) else {
        bail!(unknown(&all, &from));
    };
    let read_as = named
        .written
        .keys()
        .any(|written| written.to_lowercase() == asked.name.to_lowercase());
    ensure!(
        read_as,
        "nothing written {:?} was read as {}\nit is written {}",
        asked.name,
        line(&named.name),
        entity::most_written(named, 5)
    );
    let ruling = Identity {
        name: asked.name,
        other: named.name.clone(),
        sameness: Sameness::Apart,
        reviewer: asked.ruling.by,
        known: None,
    };
    rule(ruling, &asked.ruling.reason, context).await
}

/// Takes back the merge that made a name mean another's entity.
async fn split_merged(
    ledger: &Ledger,
    name: &str,
    ruling: &Ruling,
    context: &Context,
) -> Result<()> {
    let rulings = ledger.rulings(false).await?;
    let same = |it: &&Ruled| {
        it.found.sameness == Sameness::Same && judging::fold(&it.found.name) == judging::fold(name)
    };
    let Some(merge) = rulings.iter().find(same) else {
        bail!(
            "{name:?} was not merged into anything\n\
             `bellwether entity split NAME --from ENTITY` takes a written form from the entity it was read as"
        );
    };
    let reason = match &ruling.by {
        Some(by) => format!("{} ({by})", ruling.reason),
        None => ruling.reason.clone(),
    };
    take_back(FindingId::Identity(merge.id), &reason, context).await?;
    context.say(format!(
        "{} is no longer {} ({} was taken back)",
        line(&merge.found.name),
        line(&merge.found.other),
        merge.id
    ));
    Ok(())
}

async fn rule(ruling: Identity, reason: &str, context: &Context) -> Result<()> {
    let writer = context.open_to_append().await?;
    let id = writer.identify(context.now(), ruling, reason).await?;
    let ruled = writer.rulings(false).await?;
    writer.close().await?;
    let mut out = context.out();
    writeln!(out, "{id}")?;
    out.flush()?;
    if let Some(ruled) = ruled.iter().find(|it| it.id == id) {
        context.say(RulingView::from(ruled).sentence());
    }
    context.say(format!(
        "`bellwether entity undo {id} --reason …` takes it back"
    ));
    Ok(())
}

async fn take_back(id: FindingId, reason: &str, context: &Context) -> Result<()> {
    let writer = context.open_to_append().await?;
    writer.withdraw(context.now(), id, reason).await?;
    Ok(writer.close().await?)
}

/// That no entity has that name, and which have one like it.
fn unknown(all: &[Named], name: &str) -> String {
    let near: Vec<String> = near(all, name)
        .iter()
        .map(|name| format!("{name:?}"))
        .collect();
    let remedy = match near.is_empty() {
        true => {
            "`bellwether entity list` shows all; a person without a public role is none".to_owned()
        }
        false => format!("did you mean {}?", near.join(" or ")),
    };
    format!("no entity is called {name:?}\n{remedy}")
}
