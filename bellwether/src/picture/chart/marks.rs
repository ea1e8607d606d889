//! Turning points: a dashed line with its day and how sure, the stretch in which it may lie, the levels before and after.

use super::{Chart, Frame};
use crate::picture::svg::{Body, n, width};

pub(super) fn draw(body: &mut Body, frame: &Frame, chart: &Chart) {
    for level in &chart.levels {
        body.raw(format_args!(
            "<path class=\"bw-level\" d=\"M{},{}H{}\"/>",
            n(frame.x(level.from)),
            n(frame.y(level.value)),
            n(frame.x(level.to))
        ));
    }
    let mut taken: Vec<(f64, f64)> = Vec::new();
    for mark in &chart.marks {
        if let Some((from, to)) = mark.between {
            let (from, to) = (frame.x(from), frame.x(to));
            body.raw(format_args!(
                "<rect class=\"bw-span\" x=\"{}\" y=\"{}\" width=\"{}\" height=\"{}\"/>",
                n(from),
                n(frame.top),
                n((to - from).max(2.0)),
                n(frame.bottom - frame.top)
            ));
        }
        let x = frame.x(mark.at);
        let row = free_row(&taken, x);
        taken.push((x + width(&mark.label, 12.0) + 8.0, row));
        body.raw(format_args!(
            "<path class=\"bw-mark\" d=\"M{},{}V{}\"/>",
            n(x),
            n(frame.bottom),
            n(frame.top - 4.0)
        ));
        label(body, frame, x, row, &mark.label);
    }
}

/// To the right of the line, or to its left where the plot ends.
fn label(body: &mut Body, frame: &Frame, x: f64, row: f64, words: &str) {
    let y = frame.top + 6.0 + row * 15.0;
    let fits = x + width(words, 12.0) + 6.0 < frame.right;
    let (anchor, x) = if fits {
        ("start", x + 5.0)
    } else {
        ("end", x - 5.0)
    };
    body.label("bw-marked bw-halo", anchor, (x, y), words);
}

/// The first line of text that no label before has taken here.
fn free_row(taken: &[(f64, f64)], x: f64) -> f64 {
    (0..)
        .map(f64::from)
        .find(|row| taken.iter().all(|(end, used)| used != row || *end < x))
        .unwrap_or(0.0)
}
