//! Panels written by hand, for tests.

use super::Panel;
use record::Area;

/// An invented area.
pub(crate) fn area(number: usize) -> Area {
    Area {
        country: format!("X{number:02}"),
        country_name: format!("Country {number}"),
        admin1: None,
    }
}

/// A panel of invented areas from its rows.
pub(crate) fn panel(first: &str, rows: &[&[Option<f64>]]) -> Panel {
    let months = rows.first().map_or(0, |row| row.len());
    let areas = (0..rows.len()).map(area).collect();
    Panel::new(first.parse().unwrap(), months, areas, rows.concat()).unwrap()
}

/// A panel in which every area has `level` deaths each month, give or take.
pub(crate) fn level(months: usize, levels: &[f64]) -> Panel {
    let wobble =
        |level: f64, month: usize| Some((level * (1.0 + 0.1 * (month % 3) as f64)).round());
    let rows: Vec<Vec<_>> = levels
        .iter()
        .map(|level| (0..months).map(|month| wobble(*level, month)).collect())
        .collect();
    let rows: Vec<&[Option<f64>]> = rows.iter().map(Vec::as_slice).collect();
    panel("1990-01", &rows)
}
