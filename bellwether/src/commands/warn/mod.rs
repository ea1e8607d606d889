//! `bellwether warn`: where fighting may begin or sharply rise, why, and how often such an alarm was right.

mod changed;
mod keep;
mod map;
mod text;

use super::events::import;
use crate::argv::Form;
use crate::context::{Context, Outcome};
use crate::outlook::{Loaded, Source, by_its_name, last_whole_month, reports};
use crate::select::named;
use crate::view::{csv, warning as view};
use anyhow::{Context as _, Result};
use changed::Change;
use events::{Dataset, Import};
use judging::warn::{Basis, Track, Wanted, warnings};
use record::{Alarm, Area, Date, Month, PartialDate, Warning};
use std::io::Write as _;
use std::path::{Path, PathBuf};

const EXAMPLES: &str = "\
An onset: a month of 25 deaths or more in a country that had none for a year. A sharp rise: at
least twice the deaths of the last twelve months, and 300 more. Both within months 3 to 14 after
the data's last. Beside each stands what became of alarms at least as strong in earlier years,
judged with what was known before each of them.

Warnings go into the ledger, where a later one takes the place of an earlier one on the same
country; --dry-run leaves the ledger as it is.

Examples:
  bellwether warn --top 10
  bellwether warn --alarm onset --json > onsets.jsonl
  bellwether warn --as-of 2012-11-15 --hindsight --dry-run
  bellwether warn --dataset ucdp-ged --level admin1 --top 5
  bellwether warn --watch GEDEvent_v26_1.csv --svg map.svg";

/// Rank countries or first-level areas by what may come, with the reasons and the record of such alarms
#[derive(Debug, clap::Args)]
#[command(after_help = EXAMPLES)]
pub(crate) struct Args {
    /// As of this day: data that were out by then [default: today]
    #[arg(long, value_name = "DATE")]
    as_of: Option<PartialDate>,

    /// With --as-of, use data that came out later, cut by when things occurred
    #[arg(long, requires = "as_of")]
    hindsight: bool,

    /// How many, the most probable first
    #[arg(long, value_name = "N", default_value_t = 15)]
    top: usize,

    /// Only this sort of alarm
    #[arg(long, value_parser = named::<Alarm>(Alarm::ALL))]
    alarm: Option<Alarm>,

    /// Take FILE into the event record first, and say what changed by it
    #[arg(long, value_name = "FILE", conflicts_with_all = ["panel", "as_of"])]
    watch: Option<PathBuf>,

    /// Leave the ledger as it is
    #[arg(long)]
    dry_run: bool,

    /// Also draw the probabilities on a map, into FILE
    #[arg(long, value_name = "FILE")]
    svg: Option<PathBuf>,

    #[command(flatten)]
    source: Source,

    #[command(flatten)]
    form: Form,
}

pub(crate) async fn run(args: Args, context: &Context) -> Result<Outcome> {
    let (mut source, mut outcome) = (args.source.clone(), Outcome::Fine);
    if let Some(file) = &args.watch {
        let (taken, came) = take(file, context).await?;
        (source, outcome) = (source.watching(&taken), came);
    }
    let today = || context.now().to_string().parse::<PartialDate>();
    let day = args.as_of.map_or_else(today, Ok)?.last();
    // Without --as-of the newest data are meant, also those that tell no day of release.
    let out_by = args
        .as_of
        .map(PartialDate::last)
        .filter(|_| !args.hindsight);
    let loaded = source.load(out_by, context).await?;
    let cut = last_whole_month(day).min(loaded.panel.last());
    let ranked = rank(&loaded, cut, day, &args, context).await?;
    let kept = !args.dry_run && !args.hindsight;
    let changes = keep::keep(&ranked, kept, context).await?;
    write(&ranked, &changes, args.form, context)?;
    tell(&loaded, cut, day, args.hindsight, context);
    if let Some(past) = ranked.iter().find(|it| it.is_past()) {
        context.say(format_args!(
            "these months are past: they ended in {}, and the day is {day}; what may come now needs newer data (`bellwether events import`)",
            past.months.1
        ));
    }
    if let Some(file) = &args.svg {
        let svg = map::map(&ranked, &loaded.label, cut).draw().document();
        std::fs::write(file, svg).with_context(|| format!("cannot write {}", file.display()))?;
        context.say(format_args!("picture: {}", file.display()));
    }
    Ok(outcome)
}

/// Takes a file into the event record.
async fn take(file: &Path, context: &Context) -> Result<(Dataset, Outcome)> {
    let record = context.event_record_to_fill().await?;
    let taken = match import::one(&record, file, &Import::default(), None, context).await {
        Ok(taken) => Ok(taken),
        Err(first) => import::one(&record, file, &by_its_name(file), None, context)
            .await
            .map_err(|_| first),
    };
    record.close().await;
    taken
}

async fn rank(
    loaded: &Loaded,
    cut: Month,
    day: Date,
    args: &Args,
    context: &Context,
) -> Result<Vec<Warning>> {
    let model = loaded.ours();
    let dataset = match args.hindsight {
        true => format!("{} (hindsight)", loaded.label),
        false => loaded.label.clone(),
    };
    let basis = Basis {
        as_of: day,
        dataset: &dataset,
        reports: reports(loaded.panel.areas(), day, loaded.reports, context).await?,
        track: &Track::new(&loaded.panel, &model, cut, context.threads(None)),
    };
    let wanted = Wanted {
        only: &|_: &Area, alarm| args.alarm.is_none_or(|asked| asked == alarm),
        top: args.top,
    };
    Ok(warnings(&loaded.panel, cut, &model, &basis, &wanted)?)
}

fn write(ranked: &[Warning], changes: &[Change], form: Form, context: &Context) -> Result<()> {
    let mut out = context.out();
    let rows = || ranked.iter().zip(changes);
    match form {
        Form { json: true, .. } => {
            for (warning, change) in rows() {
                serde_json::to_writer(&mut out, &view::WarningView::made(warning, change))?;
                writeln!(out)?;
            }
        }
        Form { csv: true, .. } => csv::write(
            &mut out,
            view::COLUMNS,
            rows().map(|(warning, change)| view::row(warning, change)),
        )?,
        _ => {
            for (rank, (warning, change)) in rows().enumerate() {
                text::print(&mut out, rank + 1, warning, change)?;
            }
        }
    }
    Ok(out.flush()?)
}

fn tell(loaded: &Loaded, cut: Month, day: Date, hindsight: bool, context: &Context) {
    loaded.notes.iter().for_each(|note| context.say(note));
    let lag = Month::of(day).since(cut);
    let months = if lag == 1 { "month" } else { "months" };
    context.say(format_args!(
        "data used through {cut}, {lag} {months} before that of {day}"
    ));
    if let Some(released) = loaded.released {
        context.say(format_args!("that version came out on {released}"));
    }
    if hindsight {
        context.say("hindsight: made from data that came out later, cut by when things occurred");
    }
    context
        .say("a warning is no finding: of ten with 20 % eight are meant to be followed by nothing");
}
