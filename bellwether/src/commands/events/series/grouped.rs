//! A series as a listing: table, CSV, JSON.

use super::super::count::say_definition;
use super::super::table;
use super::super::turning::Turning;
use super::super::view::AnswerView;
use crate::argv::Form;
use crate::context::Context;
use crate::view::csv;
use anyhow::Result;
use events::{Answer, By, Key, Tally};
use std::io::Write;

/// A series as a listing.
pub(crate) struct Grouped<'a> {
    pub(crate) answer: &'a Answer<events::Series>,
    pub(crate) turning: Option<&'a Turning>,
}

/// Columns of a tally in CSV.
pub(crate) const CELLS: [&str; 6] = ["rows", "events", "uncounted", "best", "low", "high"];

impl Grouped<'_> {
    pub(crate) fn write(&self, out: &mut impl Write, form: Form, context: &Context) -> Result<()> {
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
pub(crate) fn cells(tally: Option<&Tally>) -> [String; 6] {
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
