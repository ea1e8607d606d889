//! `bellwether events list`: the rows themselves.

use super::ask::Ask;
use super::count::say_definition;
use super::table;
use super::view::RowView;
use crate::argv::Form;
use crate::context::{Context, Outcome};
use crate::view::{csv, safe};
use anyhow::Result;
use events::{Answer, Row, Select};
use std::io::Write;

const EXAMPLES: &str = "\
Examples:
  bellwether events list --area Niger --since 2023-10
  bellwether events list --actor \"Islamic State\" --limit 20
  bellwether events list --area Mali --json | jq .best";

/// List rows: what happened, where, between whom
#[derive(Debug, clap::Args)]
#[command(after_help = EXAMPLES)]
pub(crate) struct Args {
    /// At most so many rows
    #[arg(long, value_name = "N")]
    limit: Option<u32>,

    #[command(flatten)]
    form: Form,

    #[command(flatten)]
    ask: Ask,
}

pub(crate) async fn run(args: Args, context: &Context) -> Result<Outcome> {
    let (record, select) = args.ask.open(context).await?;
    let select = Select {
        limit: args.limit,
        ..select
    };
    let answer = record.rows(&select).await?;
    let mut out = context.out();
    match args.form {
        Form { json: true, .. } => answer.value.iter().try_for_each(|row| -> Result<()> {
            serde_json::to_writer(&mut out, &RowView::new(&answer.dataset, row))?;
            Ok(writeln!(out)?)
        })?,
        Form { csv: true, .. } => {
            say_definition(&answer, context);
            let label = answer.dataset.label();
            csv::write(
                &mut out,
                HEADER,
                answer.value.iter().map(|row| cells(&label, row)),
            )?;
        }
        _ => print(&mut out, &answer, args.limit)?,
    }
    out.flush()?;
    record.close().await;
    Ok(Outcome::Fine)
}

fn print(out: &mut impl Write, answer: &Answer<Vec<Row>>, limit: Option<u32>) -> Result<()> {
    let rows: Vec<Vec<String>> = answer.value.iter().map(line).collect();
    if rows.is_empty() {
        writeln!(out, "no row (which is not zero)")?;
    } else {
        let header = ["when", "where", "type", "who", "best", "low–high", "id"];
        table::print(out, &header, &rows, 4)?;
        let cut = limit.is_some_and(|limit| rows.len() == limit as usize);
        let more = if cut {
            "; --limit cuts here, there may be more"
        } else {
            ""
        };
        let s = if rows.len() == 1 { "" } else { "s" };
        writeln!(out, "\n{} row{s}{more}", table::figure(rows.len() as u64))?;
    }
    Ok(table::definition(out, answer)?)
}

fn line(row: &Row) -> Vec<String> {
    let toll = |number: Option<u64>| number.map_or("–".to_owned(), table::figure);
    let range = match row.toll {
        Some(toll) if toll.low.is_some() || toll.high.is_some() => {
            let bound = |bound: Option<u64>| bound.map_or("?".to_owned(), table::figure);
            format!("{}–{}", bound(toll.low), bound(toll.high))
        }
        _ => String::new(),
    };
    vec![
        when(row),
        safe::cut(&place(row), 40),
        kind(row),
        safe::cut(&dyads(row), 60),
        toll(row.toll.map(|toll| toll.best)),
        range,
        row.id.clone(),
    ]
}

fn when(row: &Row) -> String {
    let day = |day: Option<record::Date>| day.map(|day| day.to_string()).unwrap_or_default();
    match (row.window.begin, row.window.end) {
        (Some(begin), Some(end)) if begin != end => format!("{begin}/{end}"),
        (begin, end) => day(end.or(begin)),
    }
}

/// "Tassara, Niger": the finest place that is told, and the countries.
fn place(row: &Row) -> String {
    let finest = row
        .site
        .name
        .as_ref()
        .or(row.site.admin2.as_ref())
        .or(row.site.admin1.as_ref());
    let areas = row
        .areas
        .iter()
        .map(|area| area.name.clone())
        .collect::<Vec<_>>()
        .join(" and ");
    match finest {
        Some(finest) if !areas.is_empty() => format!("{finest}, {areas}"),
        Some(finest) => finest.clone(),
        None => areas,
    }
}

fn kind(row: &Row) -> String {
    match &row.kind {
        Some(kind) => kind.clone(),
        None => row.violence.to_string(),
    }
}

fn dyads(row: &Row) -> String {
    row.dyads
        .iter()
        .map(|dyad| dyad.name.as_str())
        .collect::<Vec<_>>()
        .join("; ")
}

const HEADER: [&str; 20] = [
    "dataset",
    "id",
    "begin",
    "end",
    "violence",
    "kind",
    "dyads",
    "country",
    "iso3",
    "admin1",
    "admin2",
    "place",
    "latitude",
    "longitude",
    "place_precision",
    "best",
    "low",
    "high",
    "deaths_civilians",
    "source",
];

fn cells(label: &str, row: &Row) -> [String; 20] {
    let text = |text: Option<&String>| csv::cell(text.map(String::as_str).unwrap_or_default());
    let number = |number: Option<u64>| number.map(|number| number.to_string()).unwrap_or_default();
    let day = |day: Option<record::Date>| day.map(|day| day.to_string()).unwrap_or_default();
    let areas = |of: fn(&events::Area) -> Option<&str>| {
        row.areas
            .iter()
            .filter_map(of)
            .collect::<Vec<_>>()
            .join(" and ")
    };
    [
        csv::cell(label),
        csv::cell(&row.id),
        day(row.window.begin),
        day(row.window.end),
        row.violence.to_string(),
        text(row.kind.as_ref()),
        csv::cell(dyads(row)),
        csv::cell(areas(|area| Some(&area.name))),
        areas(|area| area.iso3.as_deref()),
        text(row.site.admin1.as_ref()),
        text(row.site.admin2.as_ref()),
        text(row.site.name.as_ref()),
        csv::number(row.site.point.map(|(latitude, _)| latitude)),
        csv::number(row.site.point.map(|(_, longitude)| longitude)),
        row.site
            .precision
            .map(|code| code.to_string())
            .unwrap_or_default(),
        number(row.toll.map(|toll| toll.best)),
        number(row.toll.and_then(|toll| toll.low)),
        number(row.toll.and_then(|toll| toll.high)),
        number(row.deaths.civilians),
        csv::cell(source(row)),
    ]
}

fn source(row: &Row) -> String {
    let parts = [
        &row.citation.office,
        &row.citation.date,
        &row.citation.headline,
    ];
    parts
        .into_iter()
        .flatten()
        .cloned()
        .collect::<Vec<_>>()
        .join(", ")
}
