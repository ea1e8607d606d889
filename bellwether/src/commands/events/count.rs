//! `bellwether events count`: how many events and deaths.

use super::ask::Ask;
use super::series::Grouped;
use super::table;
use super::view::AnswerView;
use crate::argv::Form;
use crate::context::{Context, Outcome};
use crate::select::named;
use crate::view::csv;
use events::{Answer, By, Tally};
use std::io::Write;

const EXAMPLES: &str = "\
Examples:
  bellwether events count --dataset ucdp-battle-deaths --actor \"Islamic State\" --area Iraq
  bellwether events count --area \"West Africa\" --type one-sided --by year
  bellwether events count --actor \"Islamic State\" --since 2015 --until 2015 --by area

A line per actor counts each row under both its sides, so that such lines have no sum.";

/// Count events and deaths
#[derive(Debug, clap::Args)]
#[command(after_help = EXAMPLES)]
pub(crate) struct Args {
    /// A line for each
    #[arg(long, value_parser = named::<By>(By::ALL))]
    by: Option<By>,

    #[command(flatten)]
    form: Form,

    #[command(flatten)]
    ask: Ask,
}

pub(crate) async fn run(args: Args, context: &Context) -> anyhow::Result<Outcome> {
    let (record, select) = args.ask.open(context).await?;
    let mut out = context.out();
    match args.by {
        Some(by) => {
            let answer = record.series(&select, by).await?;
            Grouped {
                answer: &answer,
                turning: None,
            }
            .write(&mut out, args.form, context)?;
        }
        None => write(&record.count(&select).await?, args.form, &mut out, context)?,
    }
    out.flush()?;
    record.close().await;
    Ok(Outcome::Fine)
}

fn write(
    answer: &Answer<Option<Tally>>,
    form: Form,
    out: &mut impl Write,
    context: &Context,
) -> anyhow::Result<()> {
    if form.json {
        serde_json::to_writer(&mut *out, &AnswerView::count(answer))?;
        return Ok(writeln!(out)?);
    }
    if form.csv {
        say_definition(answer, context);
        let row = super::series::cells(answer.value.as_ref());
        return csv::write(out, super::series::CELLS, std::iter::once(row));
    }
    match &answer.value {
        None => writeln!(out, "no row (which is not zero)")?,
        some => {
            let row = table::tally(some.as_ref()).to_vec();
            table::print(out, &table::TALLY, &[row], 0)?;
        }
    }
    Ok(table::definition(out, answer)?)
}

/// A table for a machine has no room for its definition; who started it hears it.
pub(super) fn say_definition<T>(answer: &Answer<T>, context: &Context) {
    for line in table::lines(answer) {
        context.say(crate::view::safe::line(&line));
    }
}
