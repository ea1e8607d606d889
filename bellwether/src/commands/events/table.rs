//! Tables for people: the first column to the left, figures to the right.

use crate::view::safe;
use events::{Answer, Dataset, Tally};
use std::io::{Result, Write};

/// Rows of cells under a header. Cells are made harmless here.
pub(crate) fn print(
    out: &mut impl Write,
    header: &[&str],
    rows: &[Vec<String>],
    left: usize,
) -> Result<()> {
    let head = header.iter().map(|&cell| cell.to_owned()).collect();
    let safe_rows = rows
        .iter()
        .map(|row| row.iter().map(|cell| safe::line(cell)).collect());
    let all: Vec<Vec<String>> = std::iter::once(head).chain(safe_rows).collect();
    let wide = |column: usize| {
        let cells = all.iter().filter_map(|row| row.get(column));
        cells.map(|cell| cell.chars().count()).max().unwrap_or(0)
    };
    let widths: Vec<usize> = (0..header.len()).map(wide).collect();
    for row in &all {
        let cells = row.iter().zip(&widths).enumerate();
        let line: Vec<String> = cells
            .map(|(column, (cell, wide))| match column < left {
                true => format!("{cell:<wide$}"),
                false => format!("{cell:>wide$}"),
            })
            .collect();
        writeln!(out, "{}", line.join("  ").trim_end())?;
    }
    Ok(())
}

/// Columns of a tally.
pub(crate) const TALLY: [&str; 4] = ["events", "best", "low", "high"];

/// A tally as cells under [`TALLY`]; what is not told is a dash, and no row is said to be none.
pub(crate) fn tally(tally: Option<&Tally>) -> [String; 4] {
    let told = |number: Option<u64>| number.map_or("–".to_owned(), figure);
    match tally {
        None => [String::new(), "no row".into(), String::new(), String::new()],
        Some(tally) => [
            told(tally.events),
            told(tally.best()),
            told(tally.toll.and_then(|toll| toll.low)),
            told(tally.toll.and_then(|toll| toll.high)),
        ],
    }
}

/// `10,012`.
pub(crate) fn figure(number: u64) -> String {
    crate::brief::words::number(number as f64)
}

/// What a figure stands on, to be printed beneath it.
pub(crate) fn definition<T>(out: &mut impl Write, answer: &Answer<T>) -> Result<()> {
    writeln!(out)?;
    lines(answer)
        .iter()
        .try_for_each(|line| writeln!(out, "  {}", safe::line(line)))
}

/// The same as lines, for the notes of a picture.
pub(crate) fn lines<T>(answer: &Answer<T>) -> Vec<String> {
    let dataset = &answer.dataset;
    let mut lines = vec![format!("{}{}", title(dataset), licence(dataset))];
    lines.extend(answer.asked.iter().cloned());
    lines.extend(dataset.seen.iter().cloned());
    lines
}

/// What the dataset is. Its title is that of its format; a file of another name only has the same columns.
pub(super) fn title(dataset: &Dataset) -> String {
    let Dataset { name, title, .. } = dataset;
    match is_own(dataset) {
        true => title.clone(),
        false => format!("{name}, with the columns of {title}"),
    }
}

/// ", CC-BY-4.0"; that of a format says nothing of a file of another name.
pub(super) fn licence(dataset: &Dataset) -> String {
    match is_own(dataset) && !dataset.licence.is_empty() {
        true => format!(", {}", dataset.licence),
        false => String::new(),
    }
}

/// Whether it goes by its source's name: what is known of the source then holds for it.
pub(super) fn is_own(dataset: &Dataset) -> bool {
    dataset.source == "mapping" || dataset.name.starts_with(&dataset.source)
}

/// ", released 2023-11-20", or that nobody has said so.
pub(crate) fn released(dataset: &Dataset) -> String {
    match dataset.released {
        Some(date) => format!(", released {date}"),
        None => ", release date not given".to_owned(),
    }
}
