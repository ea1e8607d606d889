//! `bellwether events series`: counts over time, as a table and as a chart.

use super::ask::Ask;
use super::count::say_definition;
use super::table;
use super::turning::Turning;
use super::view::AnswerView;
use crate::argv::Form;
use crate::context::{Context, Outcome};
use crate::picture::{Chart, Point, SERIES_MAX, Series, Step};
use crate::select::named;
use crate::view::csv;
use anyhow::{Context as _, Result, ensure};
use events::{Answer, By, Grain, Key, Record, Select, Tally};
use std::io::Write;
use std::path::{Path, PathBuf};

const EXAMPLES: &str = "\
Examples:
  bellwether events series --area Iraq --actor \"Islamic State\" --svg iraq.svg
  bellwether events series --area Mali --area Niger --apart --by year --svg sahel.svg
  bellwether events series --area Nigeria --type state-based --csv > nigeria.csv
  bellwether events series --area Iraq --since 2012 --turning-points 3 --svg iraq.svg

A month or year without a row is shown as such and is a gap in the chart, never a zero.";

/// Counts by month or year, as a table and a chart
#[derive(Debug, clap::Args)]
#[command(after_help = EXAMPLES)]
pub(crate) struct Args {
    /// Month or year [default: the finest the dataset has]
    #[arg(long, value_parser = clap::builder::PossibleValuesParser::new(["month", "year"]))]
    by: Option<String>,

    /// A line for each --area, or for each --actor, instead of their sum
    #[arg(long)]
    apart: bool,

    /// What the chart shows
    #[arg(long, value_parser = named::<Measure>(Measure::ALL), default_value = "deaths")]
    measure: Measure,

    /// Look for turning points by month in what is shown, at most N
    #[arg(long, value_name = "N", value_parser = clap::value_parser!(u8).range(1..=6), conflicts_with = "apart")]
    turning_points: Option<u8>,

    /// Also draw a chart into FILE
    #[arg(long, value_name = "FILE")]
    svg: Option<PathBuf>,

    #[command(flatten)]
    form: Form,

    #[command(flatten)]
    ask: Ask,
}

/// Longer names of a single line are left to the title.
const NAME_MAX: usize = 24;

/// What a chart shows of a tally.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Measure {
    Deaths,
    Events,
}

impl Measure {
    pub(crate) const ALL: &[Measure] = &[Measure::Deaths, Measure::Events];

    pub(super) fn of(self, tally: &Tally) -> Option<f64> {
        match self {
            Measure::Deaths => tally.best().map(|best| best as f64),
            Measure::Events => tally.events.map(|events| events as f64),
        }
    }

    fn range(self, tally: &Tally) -> Option<(f64, f64)> {
        let toll = tally.toll.filter(|_| self == Measure::Deaths)?;
        Some((toll.low? as f64, toll.high? as f64))
    }

    /// As it is typed.
    pub(crate) fn name(self) -> &'static str {
        match self {
            Measure::Deaths => "deaths",
            Measure::Events => "events",
        }
    }

    /// "deaths (best estimate)".
    pub(super) fn told(self) -> &'static str {
        match self {
            Measure::Deaths => "deaths, best estimate",
            Measure::Events => "events",
        }
    }
}

impl std::fmt::Display for Measure {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(self.name())
    }
}

impl std::str::FromStr for Measure {
    type Err = anyhow::Error;

    fn from_str(text: &str) -> Result<Self> {
        let found = Measure::ALL
            .iter()
            .find(|measure| measure.to_string() == text);
        found
            .copied()
            .with_context(|| format!("no measure {text:?}"))
    }
}

pub(crate) async fn run(args: Args, context: &Context) -> Result<Outcome> {
    let (record, select) = args.ask.open(context).await?;
    let by = match args.by.as_deref() {
        Some(name) => name.parse()?,
        None => finest(&record, &select).await?,
    };
    let mut answers = Vec::new();
    for (name, select) in parts(&select, args.apart)? {
        answers.push((name, record.series(&select, by).await?));
    }
    let turning = args
        .turning_points
        .map(|most| Turning::of(&answers[0].1, most.into(), args.measure))
        .transpose()?;
    let mut out = context.out();
    for (name, answer) in &answers {
        let headed = answers.len() > 1 && args.form.is_text();
        if headed {
            writeln!(out, "{}", crate::view::safe::line(name))?;
        }
        Grouped {
            answer,
            turning: turning.as_ref(),
        }
        .write(&mut out, args.form, context)?;
        if headed {
            writeln!(out)?;
        }
    }
    out.flush()?;
    if let Some(file) = &args.svg {
        let mut chart = chart(&answers, &select, args.measure);
        (chart.marks, chart.levels) = turning.map(|turning| turning.marks()).unwrap_or_default();
        save(file, &chart.draw().document(), context)?;
    }
    record.close().await;
    Ok(Outcome::Fine)
}

/// Months, unless the dataset knows years only.
pub(crate) async fn finest(record: &Record, select: &Select) -> Result<By> {
    let datasets = record.datasets().await?;
    let years = datasets
        .iter()
        .any(|dataset| dataset.name == select.dataset && dataset.grain == Grain::Year);
    Ok(if years { By::Year } else { By::Month })
}

/// One question, or one for each area or actor.
fn parts(select: &Select, apart: bool) -> Result<Vec<(String, Select)>> {
    if !apart {
        return Ok(vec![(title_of(select), select.clone())]);
    }
    let areas = select.area.iter().map(|area| {
        let area = vec![area.clone()];
        (
            area[0].clone(),
            Select {
                area,
                ..select.clone()
            },
        )
    });
    let actors = select.actor.iter().map(|actor| {
        let actor = vec![actor.clone()];
        (
            actor[0].clone(),
            Select {
                actor,
                ..select.clone()
            },
        )
    });
    let parts: Vec<_> = if select.area.len() > 1 {
        areas.collect()
    } else {
        actors.collect()
    };
    ensure!(
        (2..=SERIES_MAX).contains(&parts.len()),
        "--apart needs two to {SERIES_MAX} areas or actors, {} given\ngive --area or --actor several times",
        parts.len()
    );
    Ok(parts)
}

/// "Islamic State in Iraq, Syria".
pub(super) fn title_of(select: &Select) -> String {
    let actors = select.actor.join(", ");
    let against = match select.against.is_empty() {
        true => String::new(),
        false => format!(" against {}", select.against.join(", ")),
    };
    let areas = select
        .area
        .iter()
        .chain(&select.admin1)
        .cloned()
        .collect::<Vec<_>>()
        .join(", ");
    match (actors.is_empty(), areas.is_empty()) {
        (true, true) => "All countries and actors".to_owned(),
        (true, false) => areas,
        (false, true) => format!("{actors}{against}"),
        (false, false) => format!("{actors}{against} in {areas}"),
    }
}

pub(crate) fn chart(
    answers: &[(String, Answer<events::Series>)],
    select: &Select,
    measure: Measure,
) -> Chart {
    let (_, first) = &answers[0];
    let by = first.value.by;
    let step = if by == By::Year {
        Step::Year
    } else {
        Step::Month
    };
    let range = match measure {
        Measure::Deaths => " with the range from low to high",
        Measure::Events => "",
    };
    Chart {
        title: format!("{}: {measure} by {by}", title_of(select)),
        subtitle: format!("{}{range}; {}", measure.told(), first.dataset.label()),
        notes: notes(first, select),
        until: first
            .value
            .points
            .last()
            .and_then(|point| first_day(&point.key)),
        step,
        series: answers
            .iter()
            .map(|(name, answer)| line(name, answers.len() == 1, answer, measure))
            .collect(),
        ..Chart::default()
    }
}

/// What stands under a picture: where the figures come from, as asked, and what a gap is.
pub(super) fn notes<T>(answer: &Answer<T>, select: &Select) -> Vec<String> {
    let types: Vec<&str> = select
        .types
        .iter()
        .map(|violence| violence.as_str())
        .collect();
    let types = if types.is_empty() {
        "all types of violence".to_owned()
    } else {
        types.join(", ")
    };
    let dataset = &answer.dataset;
    vec![
        format!(
            "{} ({}{}), {types}{}",
            dataset.label(),
            table::title(dataset),
            table::released(dataset),
            table::licence(dataset)
        ),
        "Where there is no row the dataset recorded nothing, which is not zero.".to_owned(),
    ]
}

/// A line that stands alone needs no long name: the title has it.
fn line(name: &str, alone: bool, answer: &Answer<events::Series>, measure: Measure) -> Series {
    let name = if alone && name.len() > NAME_MAX {
        "all"
    } else {
        name
    };
    let point = |point: &events::Point| {
        let tally = point.tally.as_ref()?;
        Some(Point {
            at: first_day(&point.key)?,
            value: measure.of(tally)?,
            range: measure.range(tally),
        })
    };
    Series {
        name: name.to_owned(),
        points: answer.value.points.iter().filter_map(point).collect(),
        expected: false,
    }
}

fn first_day(key: &Key) -> Option<record::Date> {
    match key {
        Key::Month(month) => Some(month.first()),
        Key::Year(year) => record::Date::new(*year, 1, 1).ok(),
        _ => None,
    }
}

/// Writes a picture and says so.
pub(super) fn save(file: &Path, svg: &str, context: &Context) -> Result<()> {
    std::fs::write(file, svg).with_context(|| format!("cannot write {}", file.display()))?;
    context.say(format_args!("picture: {}", file.display()));
    Ok(())
}

/// A series as a listing.
pub(super) struct Grouped<'a> {
    pub(super) answer: &'a Answer<events::Series>,
    pub(super) turning: Option<&'a Turning>,
}

/// Columns of a tally in CSV.
pub(super) const CELLS: [&str; 6] = ["rows", "events", "uncounted", "best", "low", "high"];

impl Grouped<'_> {
    pub(super) fn write(&self, out: &mut impl Write, form: Form, context: &Context) -> Result<()> {
        match form {
            Form { json: true, .. } => {
                let view = AnswerView::series(self.answer, self.turning.map(Turning::views));
                serde_json::to_writer(&mut *out, &view)?;
                Ok(writeln!(out)?)
            }
            Form { csv: true, .. } => {
                say_definition(self.answer, context);
                self.csv(out)
            }
            _ => self.table(out),
        }
    }

    fn table(&self, out: &mut impl Write) -> Result<()> {
        let Answer { value: series, .. } = self.answer;
        let by = series.by.as_str();
        let header: Vec<&str> = std::iter::once(by).chain(table::TALLY).collect();
        let row = |key: String, tally: Option<&Tally>| -> Vec<String> {
            std::iter::once(key).chain(table::tally(tally)).collect()
        };
        let points = series.points.iter();
        let mut rows: Vec<_> = points
            .map(|point| row(point.key.to_string(), point.tally.as_ref()))
            .collect();
        // Lines by actor overlap: their sum would count most deaths twice, the total counts each row once.
        let name = if series.by == By::Actor {
            "each row once"
        } else {
            "total"
        };
        rows.push(row(name.to_owned(), series.total.as_ref()));
        table::print(out, &header, &rows, 1)?;
        if let Some(turning) = self.turning {
            turning.print(out)?;
        }
        writeln!(out, "\n{}", told(series))?;
        Ok(table::definition(out, self.answer)?)
    }

    fn csv(&self, out: &mut impl Write) -> Result<()> {
        let [rows, events, uncounted, best, low, high] = CELLS;
        let header = [
            self.answer.value.by.as_str(),
            "gw",
            "iso3",
            "dataset",
            rows,
            events,
            uncounted,
            best,
            low,
            high,
        ];
        let label = self.answer.dataset.label();
        let points = self.answer.value.points.iter().map(|point| {
            let (gw, iso3) = codes(&point.key);
            let [rows, events, uncounted, best, low, high] = cells(point.tally.as_ref());
            let key = csv::cell(point.key.to_string());
            [
                key,
                gw,
                iso3,
                csv::cell(&label),
                rows,
                events,
                uncounted,
                best,
                low,
                high,
            ]
        });
        csv::write(out, header, points)
    }
}

/// "21 areas with rows", "36 months, 4 of them without a row".
fn told(series: &events::Series) -> String {
    let (all, none) = (
        series.points.len(),
        series
            .points
            .iter()
            .filter(|point| point.tally.is_none())
            .count(),
    );
    let by = series.by.as_str();
    let noun = if all == 1 {
        by.to_owned()
    } else {
        format!("{by}s")
    };
    match none {
        0 => format!("{all} {noun}, each with rows"),
        _ => format!("{all} {noun}, {none} of them without a row, which is not zero"),
    }
}

fn codes(key: &Key) -> (String, String) {
    let Key::Areas(areas) = key else {
        return (String::new(), String::new());
    };
    let join = |codes: Vec<String>| codes.join(" ");
    let gw = areas
        .iter()
        .filter_map(|area| area.gw)
        .map(|gw| gw.to_string());
    (
        join(gw.collect()),
        join(areas.iter().filter_map(|area| area.iso3.clone()).collect()),
    )
}

/// A tally under [`CELLS`]: no row has none of its cells filled but the number of rows.
pub(super) fn cells(tally: Option<&Tally>) -> [String; 6] {
    let told = |number: Option<u64>| number.map(|number| number.to_string()).unwrap_or_default();
    let toll = tally.and_then(|tally| tally.toll);
    [
        tally.map_or(0, |tally| tally.rows).to_string(),
        told(tally.and_then(|tally| tally.events)),
        told(tally.map(|tally| tally.uncounted)),
        told(toll.map(|toll| toll.best)),
        told(toll.and_then(|toll| toll.low)),
        told(toll.and_then(|toll| toll.high)),
    ]
}
