//! Names at the ends of the lines, moved apart where they would touch, so that nobody has to match colours with a key.

use super::{Chart, Frame};
use crate::picture::svg::{Body, figure, fit, n, width};

const SIZE: f64 = 12.5;
const LINE: f64 = 16.0;
const ROOM_MAX: f64 = 210.0;

/// How much room the names need at the right.
pub(super) fn room(chart: &Chart) -> f64 {
    let longest = names(chart)
        .map(|name| width(&name, SIZE))
        .fold(0.0, f64::max);
    (longest + 20.0).clamp(30.0, ROOM_MAX)
}

/// "Mali 1,234": the name and the last figure, with its time where the line ends before the others.
fn names(chart: &Chart) -> impl Iterator<Item = String> {
    let last = chart.dates().map(|day| chart.step.index(day)).max();
    chart
        .series
        .iter()
        .map(move |series| match series.points.last() {
            None => format!("{} no rows", series.name),
            Some(point) if Some(chart.step.index(point.at)) < last => {
                format!(
                    "{} {} ({})",
                    series.name,
                    figure(point.value),
                    chart.step.name(point.at)
                )
            }
            Some(point) => format!("{} {}", series.name, figure(point.value)),
        })
}

pub(super) fn draw(body: &mut Body, frame: &Frame, chart: &Chart) {
    let ends: Vec<(f64, f64)> = chart
        .series
        .iter()
        .map(|series| {
            series
                .points
                .last()
                .map_or((frame.right, frame.bottom), |point| {
                    (frame.x(point.at), frame.y(point.value))
                })
        })
        .collect();
    let places = apart(
        &ends.iter().map(|(_, y)| *y).collect::<Vec<_>>(),
        frame.bottom,
    );
    for (number, (name, ((x, y), place))) in names(chart).zip(ends.iter().zip(places)).enumerate() {
        let from = frame.right + 10.0;
        body.raw(format_args!(
            "<g class=\"bw-s{}\">",
            number % super::SERIES_MAX
        ));
        // A thin line where the name was moved. From a line that ends early none is drawn: it would look like zeros.
        if (place - y).abs() > 4.0 && frame.right - x < 4.0 {
            body.raw(format_args!(
                "<path class=\"bw-whisker\" d=\"M{},{}L{},{}\"/>",
                n(x + 5.0),
                n(*y),
                n(from - 3.0),
                n(place)
            ));
        }
        body.label(
            "bw-name",
            "start",
            (from, place + 4.0),
            &fit(&name, SIZE, ROOM_MAX - 14.0),
        );
        body.raw(format_args!("</g>"));
    }
}

/// Heights at least a line apart, in the same order, as near to `wanted` as pushing from the top and then from the
/// bottom leaves them.
fn apart(wanted: &[f64], bottom: f64) -> Vec<f64> {
    let mut order: Vec<usize> = (0..wanted.len()).collect();
    order.sort_by(|a, b| wanted[*a].total_cmp(&wanted[*b]));
    let mut places = wanted.to_vec();
    for pair in order.windows(2) {
        places[pair[1]] = places[pair[1]].max(places[pair[0]] + LINE);
    }
    if let Some(last) = order.last() {
        places[*last] = places[*last].min(bottom);
    }
    for pair in order.windows(2).rev() {
        places[pair[0]] = places[pair[0]].min(places[pair[1]] - LINE);
    }
    places
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_never_touch() {
        assert_eq!(apart(&[100.0, 102.0, 50.0], 300.0), [100.0, 116.0, 50.0]);
        assert_eq!(apart(&[300.0, 299.0, 298.0], 300.0), [300.0, 284.0, 268.0]);
        assert!(apart(&[], 300.0).is_empty());
    }
}
