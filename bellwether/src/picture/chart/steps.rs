//! What is read at each month or year: a strip over the plot that says its figures when it is pointed at.
//!
//! The strips are not to be seen. Their titles are shown by any browser, and a page may step through them by keys.

use super::{Chart, Frame, Point, Series};
use crate::picture::svg::{Body, figure, n, text};

pub(super) fn draw(body: &mut Body, frame: &Frame, chart: &Chart) {
    if chart.series.iter().all(|series| series.points.is_empty()) {
        return;
    }
    let steps = f64::from(frame.last - frame.first).max(1.0);
    let half = (frame.right - frame.left) / steps / 2.0;
    for index in frame.first..=frame.last {
        let from = (frame.x_of(index) - half).max(frame.left);
        let to = (frame.x_of(index) + half).min(frame.right);
        body.raw(format_args!(
            "<rect class=\"bw-step\" data-order=\"{index}\" x=\"{}\" y=\"{}\" width=\"{}\" height=\"{}\"><title>{}</title></rect>",
            n(from),
            n(frame.top),
            n(to - from),
            n(frame.bottom - frame.top),
            text(&told(frame, chart, index))
        ));
    }
}

/// "Mar 2014: 235 (210–300)"; with several series each by its name.
fn told(frame: &Frame, chart: &Chart, index: i32) -> String {
    let alone = chart.series.len() == 1;
    let figures: Vec<String> = chart
        .series
        .iter()
        .filter_map(|series| {
            let told = figures(at(frame, series, index)?);
            Some(match alone {
                true => told,
                false => format!("{} {told}", series.name),
            })
        })
        .collect();
    let figures = match figures.is_empty() {
        true => "no row".to_owned(),
        false => figures.join(", "),
    };
    format!("{}: {figures}", frame.step.name_of(index))
}

fn at<'s>(frame: &Frame, series: &'s Series, index: i32) -> Option<&'s Point> {
    let of = |point: &Point| frame.step.index(point.at);
    let found = series.points.binary_search_by_key(&index, of).ok()?;
    series.points.get(found)
}

fn figures(point: &Point) -> String {
    let value = figure(point.value);
    match point.range.filter(|(low, high)| low < high) {
        Some((low, high)) => format!("{value} ({}–{})", figure(low), figure(high)),
        None => value,
    }
}
