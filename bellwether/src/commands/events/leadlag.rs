//! `bellwether events lead-lag`: do deaths in one area come before events in others?

use super::ask::Ask;
use super::table;
use crate::context::{Context, Outcome};
use anyhow::{Result, bail, ensure};
use events::{Answer, By, Grain, Key, Point, Select, Series, Tally};
use judging::lead_lag::{EVENTS_MIN, Finding, LeadLag, lead_lag};
use record::Month;
use serde::Serialize;
use std::io::Write;

const EXAMPLES: &str = "\
Examples:
  bellwether events lead-lag --actor \"Islamic State\" --home Iraq --outside Iraq --outside Syria
  bellwether events lead-lag --home Mali --area Niger --lags 12 --json

The strongest correlation of the two monthly series over the lags is held against every turn of
the second series around its own circle. With fewer than 30 events it says \"inconclusive\",
whatever the curve looks like. A lead is no cause.";

/// Whether deaths in one area come before events elsewhere
#[derive(Debug, clap::Args)]
#[command(after_help = EXAMPLES)]
pub(crate) struct Args {
    /// The area whose deaths may come first (may be given again)
    #[arg(long, value_name = "AREA", required = true)]
    home: Vec<String>,

    #[command(flatten)]
    ask: Ask,

    /// The longest lag, in months
    #[arg(long, value_name = "MONTHS", default_value_t = 6, value_parser = clap::value_parser!(u8).range(0..=24))]
    lags: u8,

    /// As one JSON object
    #[arg(long)]
    json: bool,
}

pub(crate) async fn run(args: Args, context: &Context) -> Result<Outcome> {
    let (record, abroad) = args.ask.open(context).await?;
    let home = Select {
        area: args.home.clone(),
        outside: vec![],
        ..abroad.clone()
    };
    let first = record.series(&home, By::Month).await?;
    let second = record.series(&abroad, By::Month).await?;
    record.close().await;
    ensure!(
        first.dataset.grain == Grain::Event,
        "{} has no single events\nname a dataset of events with --dataset",
        first.dataset.label()
    );
    let (from, a, b) = aligned(&first.value, &second.value)?;
    let found = lead_lag(&a, &b, usize::from(args.lags));
    let view = View::new(from, &found);
    let mut out = context.out();
    match args.json {
        true => {
            serde_json::to_writer(&mut out, &view)?;
            writeln!(out)?;
        }
        false => print(&mut out, &args, &view, &second)?,
    }
    out.flush()?;
    Ok(Outcome::Fine)
}

/// Both series over the months of the first: deaths, and events. A month without a row counts as none recorded.
fn aligned(first: &Series, second: &Series) -> Result<(Month, Vec<u32>, Vec<u32>)> {
    let months: Vec<Month> = first.points.iter().filter_map(month).collect();
    let Some(from) = months.first().copied() else {
        bail!(
            "no month has a row of the first area\n`bellwether events series` shows what there is"
        );
    };
    let spread = |series: &Series, of: fn(&Tally) -> Option<u64>| {
        let mut counts = vec![0_u32; months.len()];
        for point in &series.points {
            let at = month(point).and_then(|month| usize::try_from(month.since(from)).ok());
            let count = point.tally.as_ref().and_then(of).unwrap_or(0);
            if let Some(cell) = at.and_then(|at| counts.get_mut(at)) {
                *cell = u32::try_from(count).unwrap_or(u32::MAX);
            }
        }
        counts
    };
    let events = |tally: &Tally| tally.events.or(Some(tally.rows));
    Ok((from, spread(first, Tally::best), spread(second, events)))
}

fn month(point: &Point) -> Option<Month> {
    match point.key {
        Key::Month(month) => Some(month),
        _ => None,
    }
}

#[derive(Debug, Serialize)]
struct View {
    finding: &'static str,
    events: u32,
    events_needed: u32,
    first: String,
    months: usize,
    lag_months: usize,
    correlation: f64,
    ratio: Option<f64>,
    p: f64,
    turns: usize,
    by_lag: Vec<f64>,
}

impl View {
    fn new(from: Month, found: &LeadLag) -> View {
        View {
            finding: found.finding.as_str(),
            events: found.events,
            events_needed: EVENTS_MIN,
            first: from.to_string(),
            months: found.months,
            lag_months: found.lag_months,
            correlation: found.correlation,
            ratio: found.ratio,
            p: found.p,
            turns: found.turns,
            by_lag: found.by_lag.clone(),
        }
    }

    fn told(&self) -> &'static str {
        match self.finding {
            name if name == Finding::Follows.as_str() => {
                "events follow the deaths, more after more"
            }
            name if name == Finding::Opposes.as_str() => "events move against the deaths",
            name if name == Finding::NoSign.as_str() => "no sign that one follows the other",
            _ => "inconclusive: too few events or months to tell, whatever the curve looks like",
        }
    }
}

fn print(out: &mut impl Write, args: &Args, view: &View, answer: &Answer<Series>) -> Result<()> {
    writeln!(out, "{}", view.told())?;
    writeln!(
        out,
        "{} events in {} months from {} on ({} are needed), against deaths in {}",
        view.events,
        view.months,
        view.first,
        view.events_needed,
        crate::view::safe::line(&args.home.join(", "))
    )?;
    let ratio = view.ratio.map_or(String::new(), |ratio| {
        format!(", {ratio:.1} times as many events after months of many deaths")
    });
    writeln!(
        out,
        "strongest correlation {:+.2} at a lag of {} months{ratio}; as strong in {:.0} % of {} turns",
        view.correlation,
        view.lag_months,
        view.p * 100.0,
        view.turns
    )?;
    let lags = view.by_lag.iter().enumerate();
    let lags: Vec<String> = lags
        .map(|(lag, value)| format!("{lag}: {value:+.2}"))
        .collect();
    writeln!(out, "by lag in months: {}", lags.join("  "))?;
    Ok(table::definition(out, answer)?)
}
