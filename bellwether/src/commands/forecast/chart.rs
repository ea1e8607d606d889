//! A forecast as a picture.

use super::view::Line;
use crate::picture::{Chart, Point, Series, Step};
use judging::forecast::Past;

/// Three years of the past, then the forecast as a line of medians in its range.
pub(super) fn chart(past: &Past<'_>, area: usize, lines: &[Line], label: &str) -> Chart {
    let cells = past.cells(area);
    let begin = cells.len().saturating_sub(36);
    let seen = cells[begin..].iter().enumerate().filter_map(|(at, cell)| {
        Some(Point {
            at: past.month(begin + at).first(),
            value: (*cell)?,
            range: None,
        })
    });
    let ahead = lines.iter().map(|line| Point {
        at: past.cut().plus(line.horizon_months as i32).first(),
        value: line.median,
        range: Some((line.low, line.high)),
    });
    Chart {
        title: format!("{}: deaths by month, and those to come", past.areas()[area]),
        subtitle: format!(
            "forecast: median, with the range of nine months in ten; {label}, through {}",
            past.cut()
        ),
        notes: vec!["A forecast is no finding: one month in ten is meant to lie outside.".into()],
        step: Step::Month,
        series: vec![
            Series {
                name: "counted".into(),
                points: seen.collect(),
                expected: false,
            },
            Series {
                name: "forecast".into(),
                points: ahead.collect(),
                expected: true,
            },
        ],
        ..Chart::default()
    }
}
