//! `bellwether check`: a claim held against the event record.

use crate::checking::{Checker, Pin};
use crate::context::{Context, Outcome};
use crate::pipeline::tally::count;
use crate::select::{self, Select};
use crate::view::check::{self as view, CheckView};
use anyhow::{Result, bail};
use events::Violence;
use judging::checks::{Case, Options};
use ledger::{Correction, FindingFilter, Writer};
use record::{
    Check, CheckId, CheckKind, ClaimId, Mode, PartialDate, StoredClaim, StoredDocument, Verdict,
};
use std::io::Write as _;

const EXAMPLES: &str = "\
A verdict says how the rows of a dataset stand to the claim, never that it is true:
consistent, contradicted, mixed-by-scope, depends-on-the-rule, inconclusive, not-testable.
Beside it: the test in words, the command that prints the rows, the rows, what the data cannot see.

Examples:
  bellwether check c42 c43
  bellwether check c42 --home Iraq --home Syria
  bellwether check c42 --as-of 2016-04-15       only with versions that were out by that day
  bellwether check --about \"Islamic State\" --dry-run
  bellwether check c42 --json | jq .verdict";

/// Hold claims against the event record: a test, its rows and a verdict
#[derive(Debug, clap::Args)]
#[command(after_help = EXAMPLES)]
pub(crate) struct Args {
    /// The claims, such as c42
    #[arg(value_name = "CLAIM", required_unless_present_any = ["about", "saying"])]
    claims: Vec<ClaimId>,

    /// Only claims with these words in them
    #[arg(long, value_name = "WORDS")]
    saying: Option<String>,

    /// All claims about this group, person or place; those that cannot be tested are only counted
    #[arg(long, value_name = "NAME", conflicts_with = "claims")]
    about: Option<String>,

    #[command(flatten)]
    how: How,

    #[command(flatten)]
    choices: Choices,

    /// Print the checks and record none
    #[arg(long)]
    dry_run: bool,

    /// One JSON object per line
    #[arg(long)]
    json: bool,
}

/// With what knowledge, and which data.
#[derive(Debug, clap::Args)]
#[command(next_help_heading = "With which data")]
struct How {
    /// Judge with what was out by the end of this day: claims and versions of datasets
    #[arg(long, value_name = "DATE", conflicts_with = "hindsight")]
    as_of: Option<PartialDate>,

    /// Judge with all that is known today, labelled so (the default)
    #[arg(long)]
    hindsight: bool,

    /// Ask this dataset instead of the one that covers the claim best
    #[arg(long, value_name = "NAME")]
    dataset: Option<String>,

    /// Its version [default: the newest]
    #[arg(long, value_name = "VERSION", requires = "dataset")]
    version: Option<String>,
}

impl How {
    fn pin(&self) -> Option<Pin> {
        let name = self.dataset.clone()?;
        let version = self.version.clone();
        Some(Pin { name, version })
    }
}

/// Choices that the words of a claim did not make; they are recorded with the check.
#[derive(Debug, clap::Args)]
#[command(next_help_heading = "What the words leave open")]
struct Choices {
    /// The sort of test
    #[arg(long, value_parser = select::named::<CheckKind>(CheckKind::ALL))]
    kind: Option<CheckKind>,

    /// Whom it is about, by name, alias or number in the dataset
    #[arg(long, value_name = "NAME")]
    actor: Option<String>,

    /// With whom it is compared
    #[arg(long, value_name = "NAME")]
    against: Option<String>,

    /// Where: a country or region, or several with commas between; each --area is judged by itself
    #[arg(long, value_name = "NAMES")]
    area: Vec<String>,

    /// A country of the group's home area
    #[arg(long, value_name = "NAME")]
    home: Vec<String>,

    /// The first day of what it speaks of
    #[arg(long, value_name = "DATE")]
    from: Option<PartialDate>,

    /// The last day of what it speaks of
    #[arg(long, value_name = "DATE")]
    until: Option<PartialDate>,

    /// When a forecast is due, in months after it was made
    #[arg(long, value_name = "MONTHS")]
    horizon: Option<u16>,

    /// Only this type of violence
    #[arg(long = "type", value_name = "TYPE", value_parser = ["state-based", "non-state", "one-sided"])]
    types: Vec<String>,

    /// Let deaths stand in for what no dataset counts (capability, influence); the check says so
    #[arg(long, value_name = "WHAT", value_parser = ["deaths"])]
    stand_in: Option<String>,
}

impl Choices {
    fn options(&self) -> Options {
        let types = self
            .types
            .iter()
            .filter_map(|name| name.parse::<Violence>().ok());
        Options {
            kind: self.kind,
            actor: self.actor.clone(),
            against: self.against.clone(),
            area: self.area.clone(),
            home: self.home.clone(),
            from: self.from.map(PartialDate::first),
            until: self.until.map(PartialDate::last),
            horizon_months: self.horizon,
            types: types.collect(),
            stand_in: self.stand_in.is_some(),
        }
    }
}

pub(crate) async fn run(args: Args, context: &Context) -> Result<Outcome> {
    let record = context.event_record().await?;
    let ledger = context.open().await?;
    let claims = chosen(&args, &ledger).await?;
    ledger.close().await;
    let mode = args
        .how
        .as_of
        .map_or(Mode::Hindsight, |day| Mode::AsOf(day.last()));
    let options = args.choices.options();
    let mut checker = Checker::new(&record, args.how.pin()).await?;
    let mut made = vec![];
    for (claim, document) in &claims {
        let case = Case {
            claim,
            document,
            options: &options,
            mode,
        };
        made.push(checker.check(&case).await?);
    }
    record.close().await;
    // Of a whole subject only what came to a test is worth recording.
    let (kept, passed): (Vec<Check>, Vec<Check>) = made
        .into_iter()
        .partition(|check| args.about.is_none() || check.verdict != Verdict::NotTestable);
    let ids = if args.dry_run {
        vec![]
    } else {
        append(&kept, context).await?
    };
    print(&args, context, &kept, &ids, &claims)?;
    summarise(context, &args, &kept, &passed);
    Ok(Outcome::Fine)
}

type Said = (StoredClaim, StoredDocument);

/// The claims asked for, with their documents.
async fn chosen(args: &Args, ledger: &ledger::Ledger) -> Result<Vec<Said>> {
    let select = Select {
        about: args.about.clone(),
        look: select::Look {
            as_of: args.how.as_of,
            reviewed_only: false,
        },
        ..Select::default()
    };
    let loaded = select.load(ledger, None, None).await?;
    let shelf = loaded.shelf();
    let says = |claim: &StoredClaim| {
        let words = args.saying.as_ref();
        words.is_none_or(|words| claim.claim.words().contains(words))
    };
    let wanted = |claim: &&StoredClaim| {
        (args.claims.is_empty() || args.claims.contains(&claim.id)) && says(claim)
    };
    let found: Vec<Said> = shelf
        .claims()
        .filter(wanted)
        .map(|claim| (claim.clone(), shelf.of(claim).clone()))
        .collect();
    let missing = args
        .claims
        .iter()
        .find(|id| !found.iter().any(|(claim, _)| claim.id == **id));
    if found.is_empty()
        && let Some(words) = &args.saying
    {
        bail!("no claim says {words:?}\n`bellwether claims` lists what was read");
    }
    match (missing, &args.about) {
        (Some(id), _) => bail!(
            "no claim {id} stands{}\n`bellwether claims` lists those that do, `bellwether show {id}` what became of it",
            loaded
                .view
                .as_of
                .map_or(String::new(), |day| format!(" as of {day}"))
        ),
        (None, Some(name)) if found.is_empty() => {
            bail!(
                "{}",
                select::nothing_about(ledger, name, loaded.view.as_of).await?
            )
        }
        _ => Ok(found),
    }
}

/// Records what is new: a check like one that stands is not recorded again, one that differs corrects it.
async fn append(checks: &[Check], context: &Context) -> Result<Vec<CheckId>> {
    let writer = context.open_to_append().await?;
    let standing = writer.checks(&FindingFilter::default()).await?;
    let mut ids = vec![];
    for check in checks {
        let same_question = |old: &&ledger::Finding<CheckId, Check>| {
            old.found.claim == check.claim
                && old.found.mode == check.mode
                && old.found.settings == check.settings
                && old.found.datasets == check.datasets
        };
        let old = standing.iter().find(same_question);
        ids.push(match old {
            Some(old) if old.found == *check => old.id,
            _ => record_one(&writer, check, old.map(|old| old.id), context).await?,
        });
    }
    writer.close().await?;
    Ok(ids)
}

async fn record_one(
    writer: &Writer,
    check: &Check,
    old: Option<CheckId>,
    context: &Context,
) -> Result<CheckId> {
    let correction = old.map(|of| Correction {
        of,
        reason: "the same question, asked anew".into(),
    });
    Ok(writer
        .check(context.now(), check.clone(), correction)
        .await?)
}

fn print(
    args: &Args,
    context: &Context,
    checks: &[Check],
    ids: &[CheckId],
    said: &[Said],
) -> Result<()> {
    let mut out = context.out();
    for (at, check) in checks.iter().enumerate() {
        let of = said.iter().find(|(claim, _)| claim.id == check.claim);
        let Some((claim, document)) = of else {
            continue;
        };
        let id = ids.get(at).copied();
        match args.json {
            true => {
                serde_json::to_writer(&mut out, &CheckView::new(id, check, claim))?;
                writeln!(out)?;
            }
            false => view::check(&mut out, id, check, (claim, document))?,
        }
    }
    Ok(out.flush()?)
}

fn summarise(context: &Context, args: &Args, kept: &[Check], passed: &[Check]) {
    if !passed.is_empty() {
        context.say(format!(
            "{} tested; {} not testable (`bellwether check CLAIM` says what each lacks)",
            count(kept.len(), "claim", "claims"),
            count(passed.len(), "is", "are")
        ));
    }
    if args.dry_run {
        context.say("nothing was recorded (--dry-run)");
    }
}
