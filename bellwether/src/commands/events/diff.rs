//! `bellwether events diff`: what a new version of a dataset changed.
//!
//! A check judged on one version may fall on the next; who quotes a figure should see how far it moves.

use super::table;
use super::view::{AreaView, TallyView};
use crate::context::{Context, Outcome};
use crate::view::safe;
use anyhow::Result;
use events::{Area, CellChange, Diff, RowChange, Tally, Toll};
use serde::Serialize;
use std::io::Write;

const EXAMPLES: &str = "\
Examples:
  bellwether events diff ucdp-ged 23.0.9 23.0.10
  bellwether events diff ucdp-ged 24.1 25.1 --limit 50
  bellwether events diff ucdp-ged 24.1 25.1 --json";

/// Tell what a new version of a dataset changed
#[derive(Debug, clap::Args)]
#[command(after_help = EXAMPLES)]
pub(crate) struct Args {
    /// The dataset
    #[arg(value_name = "NAME")]
    dataset: String,

    /// The version before
    #[arg(value_name = "OLD")]
    old: String,

    /// The version after
    #[arg(value_name = "NEW")]
    new: String,

    /// Show at most so many of each sort of change, the largest first
    #[arg(long, value_name = "N", default_value_t = 20)]
    limit: usize,

    /// One JSON object with all changes
    #[arg(long)]
    json: bool,
}

pub(crate) async fn run(args: Args, context: &Context) -> Result<Outcome> {
    let record = context.event_record().await?;
    let diff = record.diff(&args.dataset, &args.old, &args.new).await?;
    record.close().await;
    let mut out = context.out();
    if args.json {
        serde_json::to_writer(&mut out, &DiffView::new(&diff))?;
        writeln!(out)?;
    } else {
        print(&mut out, &diff, args.limit)?;
    }
    out.flush()?;
    Ok(Outcome::Fine)
}

fn print(out: &mut impl Write, diff: &Diff, limit: usize) -> Result<()> {
    let figure = |count: usize| table::figure(count as u64);
    let (old, new) = (&diff.old, &diff.new);
    writeln!(
        out,
        "{} → {}",
        safe::line(&old.label()),
        safe::line(&new.label())
    )?;
    writeln!(
        out,
        "rows: {} → {}; {} gone, {} added, {} changed",
        table::figure(old.kept),
        table::figure(new.kept),
        figure(diff.gone.len()),
        figure(diff.added.len()),
        figure(diff.changed.len())
    )?;
    cells(out, &diff.cells, limit)?;
    rows(out, &diff.changed, limit)?;
    ids(out, "gone", &diff.gone, limit)?;
    ids(out, "added", &diff.added, limit)
}

/// Months and years of countries, the largest difference first.
fn cells(out: &mut impl Write, cells: &[CellChange], limit: usize) -> Result<()> {
    if cells.is_empty() {
        return Ok(writeln!(
            out,
            "\nno month or year of a country has other deaths than before"
        )?);
    }
    let rows: Vec<Vec<String>> = cells
        .iter()
        .take(limit)
        .map(|cell| {
            let (before, after) = (deaths(cell.old.as_ref()), deaths(cell.new.as_ref()));
            vec![
                cell.when.to_string(),
                names(&cell.areas),
                before,
                after,
                signed(cell.difference()),
            ]
        })
        .collect();
    writeln!(
        out,
        "\ndeaths (best) by country, the largest differences first"
    )?;
    table::print(
        out,
        &["when", "where", "before", "after", "difference"],
        &rows,
        2,
    )?;
    more(out, cells.len(), limit)
}

fn rows(out: &mut impl Write, changed: &[RowChange], limit: usize) -> Result<()> {
    if changed.is_empty() {
        return Ok(());
    }
    let toll = |toll: Option<Toll>| toll.map_or("not told".to_owned(), |toll| toll.to_string());
    let mut order: Vec<&RowChange> = changed.iter().collect();
    let size = |row: &RowChange| {
        let best = |toll: Option<Toll>| toll.map_or(0, |toll| toll.best);
        best(row.old).abs_diff(best(row.new))
    };
    order.sort_by_key(|row| std::cmp::Reverse(size(row)));
    let lines: Vec<Vec<String>> = order
        .into_iter()
        .take(limit)
        .map(|row| {
            let moved = if row.moved {
                "other month or country"
            } else {
                ""
            };
            vec![
                row.id.clone(),
                toll(row.old),
                toll(row.new),
                moved.to_owned(),
            ]
        })
        .collect();
    writeln!(out, "\nrows with other deaths, month or country")?;
    table::print(out, &["id", "before", "after", ""], &lines, 1)?;
    more(out, changed.len(), limit)
}

fn ids(out: &mut impl Write, what: &str, ids: &[String], limit: usize) -> Result<()> {
    if ids.is_empty() {
        return Ok(());
    }
    let shown: Vec<String> = ids.iter().take(limit).map(|id| safe::line(id)).collect();
    writeln!(out, "\n{what}: {}", shown.join(" "))?;
    more(out, ids.len(), limit)
}

fn more(out: &mut impl Write, all: usize, limit: usize) -> Result<()> {
    if all > limit {
        writeln!(
            out,
            "and {} more: --limit N, or --json for all",
            all - limit
        )?;
    }
    Ok(())
}

fn deaths(tally: Option<&Tally>) -> String {
    match tally {
        None => "no row".to_owned(),
        Some(tally) => tally.best().map_or("not told".to_owned(), table::figure),
    }
}

fn names(areas: &[Area]) -> String {
    let names: Vec<&str> = areas.iter().map(|area| area.name.as_str()).collect();
    names.join(" and ")
}

fn signed(difference: i64) -> String {
    let sign = if difference < 0 { "−" } else { "+" };
    format!("{sign}{}", table::figure(difference.unsigned_abs()))
}

/// All changes; `docs/schema/events-diff.schema.json` is the contract.
#[derive(Debug, Serialize)]
struct DiffView<'a> {
    dataset: &'a str,
    old: &'a str,
    new: &'a str,
    gone: &'a [String],
    added: &'a [String],
    changed: Vec<ChangeView<'a>>,
    cells: Vec<CellView<'a>>,
}

#[derive(Debug, Serialize)]
struct ChangeView<'a> {
    id: &'a str,
    old: Option<TollView>,
    new: Option<TollView>,
    moved: bool,
}

#[derive(Debug, Serialize)]
struct TollView {
    best: u64,
    low: Option<u64>,
    high: Option<u64>,
}

#[derive(Debug, Serialize)]
struct CellView<'a> {
    when: String,
    areas: Vec<AreaView<'a>>,
    old: Option<TallyView>,
    new: Option<TallyView>,
    difference: i64,
}

impl<'a> DiffView<'a> {
    fn new(diff: &'a Diff) -> Self {
        let cell = |cell: &'a CellChange| CellView {
            when: cell.when.to_string(),
            areas: cell.areas.iter().map(AreaView::from).collect(),
            old: cell.old.as_ref().map(TallyView::from),
            new: cell.new.as_ref().map(TallyView::from),
            difference: cell.difference(),
        };
        let change = |row: &'a RowChange| ChangeView {
            id: &row.id,
            old: row.old.map(TollView::from),
            new: row.new.map(TollView::from),
            moved: row.moved,
        };
        DiffView {
            dataset: &diff.old.name,
            old: &diff.old.version,
            new: &diff.new.version,
            gone: &diff.gone,
            added: &diff.added,
            changed: diff.changed.iter().map(change).collect(),
            cells: diff.cells.iter().map(cell).collect(),
        }
    }
}

impl From<Toll> for TollView {
    fn from(toll: Toll) -> Self {
        TollView {
            best: toll.best,
            low: toll.low,
            high: toll.high,
        }
    }
}
