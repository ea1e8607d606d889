//! `bellwether numbers`: every estimate of a measure side by side.

use crate::argv::Form;
use crate::context::{Context, Outcome};
use crate::select::{self, Loaded, Select};
use crate::view::{csv, line, number, number::NumberView};
use judging::{disagreements::disagreements, numbers::tables};
use record::Measure;
use std::io::Write as _;

const EXAMPLES: &str = "\
A row is an origin: one figure of one source, however many outlets carry it
(×4). Dates in brackets are the report's own, others are stated in its words.
No figures are averaged; those that cannot both hold are flagged with !.

Examples:
  bellwether numbers territory --about \"Islamic State\" --as-of 2016-04-15
  bellwether numbers fatalities --place Kabul --csv > kabul.csv";

/// Lay every estimate side by side, by date and origin
#[derive(Debug, clap::Args)]
#[command(after_help = EXAMPLES)]
pub(crate) struct Args {
    /// What is measured; all measures if none is named
    #[arg(value_parser = select::named::<Measure>(Measure::ALL))]
    measure: Option<Measure>,

    #[command(flatten)]
    select: Select,

    #[command(flatten)]
    form: Form,
}

pub(crate) async fn run(args: Args, context: &Context) -> anyhow::Result<Outcome> {
    let ledger = context.open().await?;
    let loaded = args.select.load(&ledger, args.measure, None).await?;
    write(&loaded, args.form, context)?;
    select::explain(context, &ledger, &args.select, &loaded).await?;
    ledger.close().await;
    Ok(Outcome::Fine)
}

fn write(loaded: &Loaded, form: Form, context: &Context) -> anyhow::Result<()> {
    let shelf = loaded.shelf();
    let (tables, flags) = (tables(&shelf), disagreements(&shelf));
    let mut out = context.out();
    let mut rows = tables.iter().flat_map(|table| &table.rows);
    match form {
        Form { json: true, .. } => rows.try_for_each(|row| -> anyhow::Result<()> {
            serde_json::to_writer(&mut out, &NumberView::new(row, &shelf, &flags))?;
            Ok(writeln!(out)?)
        })?,
        Form { csv: true, .. } => csv::write(
            &mut out,
            number::NUMBER,
            rows.filter_map(|row| number::row(row, &shelf, &flags)),
        )?,
        _ => {
            for table in &tables {
                number::table(&mut out, table, &shelf, &flags)?;
                writeln!(out)?;
            }
            context.say(line::LEGEND);
        }
    }
    Ok(out.flush()?)
}
