//! `bellwether events map`: counts by country on a map, or each place as a dot.
//!
//! With a file, it drafts a mapping of that file's columns instead: see `draft.rs`.

use super::ask::Ask;
use super::draft;
use super::series::{Grouped, Measure, notes, save, title_of};
use super::table;
use crate::argv::Form;
use crate::context::{Context, Outcome};
use crate::picture::{Dot, Map, Shade, View};
use crate::select::named;
use anyhow::{Result, ensure};
use events::{Answer, By, Key, Record, Row, Select, Series};
use std::collections::BTreeMap;
use std::io::Write as _;
use std::path::PathBuf;

const EXAMPLES: &str = "\
Examples:
  bellwether events map --since 2023 --until 2023 --svg world.svg
  bellwether events map --area Niger --dots --svg niger.svg
  bellwether events map incidents.csv > incidents.toml

With a FILE, its columns are looked at and a mapping of them is drafted, with comments, for
`bellwether events import FILE --mapping MAPPING`.";

/// Count by country and draw a map; or draft a mapping of a FILE's columns
#[derive(Debug, clap::Args)]
#[command(after_help = EXAMPLES)]
pub(crate) struct Args {
    /// A file of your own to draft a mapping for
    #[arg(value_name = "FILE")]
    file: Option<PathBuf>,

    /// Draw each place as a dot instead of shading countries
    #[arg(long)]
    dots: bool,

    /// What is shown
    #[arg(long, value_parser = named::<Measure>(Measure::ALL), default_value = "deaths")]
    measure: Measure,

    /// Draw the map into FILE
    #[arg(long, value_name = "FILE")]
    svg: Option<PathBuf>,

    #[command(flatten)]
    form: Form,

    #[command(flatten)]
    ask: Ask,
}

pub(crate) async fn run(args: Args, context: &Context) -> Result<Outcome> {
    if let Some(file) = &args.file {
        ensure!(
            args.svg.is_none(),
            "a FILE is for drafting a mapping, which has no picture\nleave out --svg, or FILE"
        );
        return draft::run(file, context);
    }
    let (record, select) = args.ask.open(context).await?;
    let answer = record.series(&select, By::Area).await?;
    let mut out = context.out();
    Grouped {
        answer: &answer,
        turning: None,
    }
    .write(&mut out, args.form, context)?;
    out.flush()?;
    if let Some(file) = &args.svg {
        let map = match args.dots {
            true => dots(&record, &select, args.measure).await?,
            false => shades(&answer, &select, args.measure),
        };
        save(file, &map.draw().document(), context)?;
    }
    record.close().await;
    Ok(Outcome::Fine)
}

pub(crate) fn shades(answer: &Answer<Series>, select: &Select, measure: Measure) -> Map {
    let mut off = 0;
    let mut shades = Vec::new();
    for point in &answer.value.points {
        let value = point.tally.as_ref().and_then(|tally| measure.of(tally));
        match (one_country(&point.key), value) {
            (Some((code, name)), Some(value)) => shades.push(Shade { code, name, value }),
            (None, Some(_)) => off += 1,
            _ => {}
        }
    }
    let codes = shades.iter().map(|shade| shade.code.clone()).collect();
    Map {
        notes: notes(answer, select)
            .into_iter()
            .chain(left_off(off))
            .collect(),
        view: View::Countries(codes),
        shades,
        ..map(answer, select, measure, "by country")
    }
}

/// What shares and dots have in common.
fn map<T>(answer: &Answer<T>, select: &Select, measure: Measure, by: &str) -> Map {
    Map {
        title: format!("{}: {measure} {by}{}", title_of(select), when(select)),
        subtitle: format!("{}; {}", measure.told(), answer.dataset.label()),
        unit: measure.to_string(),
        ..Map::default()
    }
}

/// ", 2023", ", 2023-10-01 to 2023-12-31".
fn when(select: &Select) -> String {
    match (select.begin, select.end) {
        (Some(begin), Some(end))
            if begin == begin.first_of_year() && end == begin.last_of_year() =>
        {
            format!(", {}", begin.year())
        }
        (Some(begin), Some(end)) => format!(", {begin} to {end}"),
        (Some(begin), None) => format!(", from {begin}"),
        (None, Some(end)) => format!(", to {end}"),
        (None, None) => String::new(),
    }
}

/// A row of several countries cannot be shaded: how much is whose is not told.
fn one_country(key: &Key) -> Option<(String, String)> {
    match key {
        Key::Areas(areas) => match &areas[..] {
            [one] => Some((one.iso3.clone()?, one.name.clone())),
            _ => None,
        },
        _ => None,
    }
}

fn left_off(lines: usize) -> Option<String> {
    (lines > 0).then(|| {
        let words = if lines == 1 { "line is" } else { "lines are" };
        format!("{lines} {words} not on the map: rows of several countries, or of one without outlines. The table has them.")
    })
}

/// Events of one place are one dot.
pub(crate) async fn dots(record: &Record, select: &Select, measure: Measure) -> Result<Map> {
    let answer = record.rows(select).await?;
    let mut places: BTreeMap<(i64, i64), Vec<&Row>> = BTreeMap::new();
    let mut unplaced = 0;
    for row in &answer.value {
        match row.site.point {
            // To a thousandth of a degree, some hundred metres.
            Some((latitude, longitude)) => {
                let key = (
                    (latitude * 1000.0).round() as i64,
                    (longitude * 1000.0).round() as i64,
                );
                places.entry(key).or_default().push(row);
            }
            None => unplaced += 1,
        }
    }
    let source = &answer.dataset.source;
    let dots: Vec<Dot> = places
        .iter()
        .map(|(key, rows)| dot(*key, rows, source, measure))
        .collect();
    let missing =
        (unplaced > 0).then(|| format!("{unplaced} rows without a point are not on the map."));
    Ok(Map {
        notes: notes(&answer, select).into_iter().chain(missing).collect(),
        view: View::Places(dots.iter().map(|dot| dot.at).collect()),
        dots,
        ..map(&answer, select, measure, "by place")
    })
}

fn dot((latitude, longitude): (i64, i64), rows: &[&Row], source: &str, measure: Measure) -> Dot {
    let deaths: u64 = rows
        .iter()
        .filter_map(|row| row.toll)
        .map(|toll| toll.best)
        .sum();
    let name = rows[0]
        .site
        .name
        .as_deref()
        .unwrap_or("a place without a name");
    let events = if rows.len() == 1 { "event" } else { "events" };
    Dot {
        at: (longitude as f64 / 1000.0, latitude as f64 / 1000.0),
        value: match measure {
            Measure::Deaths => deaths as f64,
            Measure::Events => rows.len() as f64,
        },
        rough: rows.iter().all(|row| rough(source, row.site.precision)),
        name: name.to_owned(),
        told: format!(
            "{name}: {} {events}, {} deaths",
            rows.len(),
            table::figure(deaths)
        ),
    }
}

/// Whether a point is only the middle of a province or worse, by the source's own code: UCDP 4 and above (codebook of GED
/// 23.1, `where_prec`), ACLED 3 (codebook, `geo_precision`), GTD 4 and above (codebook, `specificity`).
fn rough(source: &str, precision: Option<u8>) -> bool {
    let from = if source == "acled" { 3 } else { 4 };
    precision.is_some_and(|code| code >= from)
}
