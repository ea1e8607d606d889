//! Axes: a base line at zero (counts have one), a few round figures, round times.

use super::Frame;
use crate::picture::svg::{Body, figure, n};

/// About so many grid lines.
const LINES: f64 = 4.0;

pub(super) fn draw(body: &mut Body, frame: &Frame) {
    for value in grid(frame.high) {
        let y = frame.y(value);
        let class = if value == 0.0 { "bw-axis" } else { "bw-grid" };
        body.raw(format_args!(
            "<path class=\"{class}\" d=\"M{},{}H{}\"/>",
            n(frame.left),
            n(y),
            n(frame.right)
        ));
        body.label(
            "bw-tick",
            "end",
            (frame.left - 8.0, y + 4.0),
            &figure(value),
        );
    }
    for (index, name) in frame.step.ticks(frame.first, frame.last, 8) {
        let x = n(frame.x_of(index));
        body.raw(format_args!(
            "<path class=\"bw-axis\" d=\"M{x},{}v5\"/>",
            n(frame.bottom)
        ));
        body.label(
            "bw-tick",
            "middle",
            (frame.x_of(index), frame.bottom + 20.0),
            &name,
        );
    }
}

/// The round figure at or above the highest value, a multiple of the grid's step.
pub(in crate::picture) fn ceiling(highest: f64) -> f64 {
    let step = step(highest);
    ((highest / step).ceil() * step).max(step)
}

pub(in crate::picture) fn grid(high: f64) -> Vec<f64> {
    let step = step(high);
    let count = (high / step).round() as usize;
    (0..=count).map(|line| line as f64 * step).collect()
}

/// 1, 2 or 5 times a power of ten; whole, since what is counted here is.
fn step(highest: f64) -> f64 {
    let rough = (highest / LINES).max(1.0);
    let power = 10f64.powf(rough.log10().floor());
    let factor = [1.0, 2.0, 5.0, 10.0]
        .into_iter()
        .find(|factor| factor * power >= rough * 0.999);
    factor.unwrap_or(10.0) * power
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_grid_is_round_and_reaches_the_highest_value() {
        for (highest, expected) in [
            (0.0, vec![0.0, 1.0]),
            (3.0, vec![0.0, 1.0, 2.0, 3.0]),
            (43.0, vec![0.0, 20.0, 40.0, 60.0]),
            (10_012.0, vec![0.0, 5000.0, 10_000.0, 15_000.0]),
        ] {
            assert_eq!(grid(ceiling(highest)), expected, "{highest}");
        }
    }
}
