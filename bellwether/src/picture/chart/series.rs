//! The lines: a band from low to high, the line through the figures, points where they stand apart.

use super::{Chart, Frame, Point, Series, path};
use crate::picture::svg::{Body, figure, n, text};

/// With more points than this, a dot on each would hide the line.
const DOTS_MAX: usize = 40;

pub(super) fn draw(body: &mut Body, frame: &Frame, chart: &Chart) {
    if let [only] = &chart.series[..] {
        gaps(body, frame, only);
    }
    for (number, series) in chart.series.iter().enumerate() {
        body.raw(format_args!(
            "<g class=\"bw-s{}\">",
            number % super::SERIES_MAX
        ));
        series
            .runs(frame.step)
            .for_each(|run| band(body, frame, run));
        for run in series.runs(frame.step).filter(|run| run.len() > 1) {
            let dash = if series.expected {
                " bw-expected".to_owned()
            } else {
                format!(" bw-d{number}")
            };
            let points = run
                .iter()
                .map(|point| (frame.x(point.at), frame.y(point.value)));
            body.raw(format_args!(
                "<path class=\"bw-series{dash}\" d=\"{}\"/>",
                path(points)
            ));
        }
        dots(body, frame, series);
        body.raw(format_args!("</g>"));
    }
}

/// A band over a run; over a single point, a whisker.
fn band(body: &mut Body, frame: &Frame, run: &[Point]) {
    let ranged: Vec<(f64, f64, f64)> = run
        .iter()
        .filter_map(|point| {
            point
                .range
                .map(|(low, high)| (frame.x(point.at), frame.y(low), frame.y(high)))
        })
        .collect();
    match ranged[..] {
        [] => {}
        [(x, low, high)] => body.raw(format_args!(
            "<path class=\"bw-whisker\" d=\"M{},{}V{}\"/>",
            n(x),
            n(low),
            n(high)
        )),
        _ => {
            let above = ranged.iter().map(|(x, _, high)| (*x, *high));
            let below = ranged.iter().rev().map(|(x, low, _)| (*x, *low));
            body.raw(format_args!(
                "<path class=\"bw-band\" d=\"{}Z\"/>",
                path(above.chain(below))
            ));
        }
    }
}

/// All points of a short series, else those that no line reaches.
fn dots(body: &mut Body, frame: &Frame, series: &Series) {
    let few = series.points.len() <= DOTS_MAX;
    for run in series.runs(frame.step).filter(|run| few || run.len() == 1) {
        for point in run {
            let class = if series.expected {
                "bw-open"
            } else {
                "bw-point"
            };
            body.raw(format_args!(
                "<circle class=\"{class}\" cx=\"{}\" cy=\"{}\" r=\"3\"><title>{}</title></circle>",
                n(frame.x(point.at)),
                n(frame.y(point.value)),
                text(&told(frame, series, point))
            ));
        }
    }
}

fn told(frame: &Frame, series: &Series, point: &Point) -> String {
    let range = point.range.filter(|(low, high)| low < high);
    let range = range
        .map(|(low, high)| format!(" ({}–{})", figure(low), figure(high)))
        .unwrap_or_default();
    format!(
        "{}, {}: {}{range}",
        series.name,
        frame.step.name(point.at),
        figure(point.value)
    )
}

/// A hatched strip on the base line over each stretch without rows.
fn gaps(body: &mut Body, frame: &Frame, series: &Series) {
    let missing = series.gaps(frame.step, frame.last);
    if missing.is_empty() {
        return;
    }
    let half = (frame.x_of(frame.first + 1) - frame.x_of(frame.first)) / 2.0;
    for run in missing.chunk_by(|a, b| a + 1 == *b) {
        let (from, to) = (
            frame.x_of(run[0]) - half,
            frame.x_of(run[run.len() - 1]) + half,
        );
        let count = (((to - from) / 5.0).ceil() as usize).max(1);
        let strokes: String = (0..count)
            .map(|stroke| {
                format!(
                    "M{},{}l5,-7",
                    n(from + stroke as f64 * 5.0),
                    n(frame.bottom)
                )
            })
            .collect();
        body.raw(format_args!(
            "<path class=\"bw-gap\" d=\"{strokes}\"><title>no row</title></path>"
        ));
    }
}
