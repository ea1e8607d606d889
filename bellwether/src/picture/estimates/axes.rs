//! Days on the x axis, and figures on the y axis: from zero, or by powers of ten where they span several.

use super::{EDGE, Estimate, SIZE, WIDTH};
use crate::picture::chart::Step;
use crate::picture::chart::axes::{ceiling, grid};
use crate::picture::svg::{Body, figure, n, width};
use record::Date;

const HEIGHT: f64 = 260.0;
/// With the highest figure more than so many times the lowest, a scale from zero would press the low ones flat.
const LINEAR_MAX: f64 = 200.0;

/// Where the plot stands, and how data become pixels.
pub(super) struct Frame {
    left: f64,
    top: f64,
    pub(super) bottom: f64,
    first: f64,
    last: f64,
    scale: Scale,
}

enum Scale {
    FromZero(f64),
    /// Exponents of ten at the bottom and at the top.
    Powers(i32, i32),
}

impl Scale {
    fn of(estimates: &[Estimate]) -> Scale {
        let high = estimates.iter().map(|it| it.high).fold(0.0, f64::max);
        let values = estimates.iter().flat_map(|it| [it.low, it.high]);
        let low = values.filter(|it| *it > 0.0).fold(f64::MAX, f64::min);
        match high / low > LINEAR_MAX {
            true => Scale::Powers(low.log10().floor() as i32, high.log10().ceil() as i32),
            false => Scale::FromZero(ceiling(high)),
        }
    }

    /// From 0 at the bottom to 1 at the top. A zero stands at the bottom of a scale of powers.
    fn share(&self, value: f64) -> f64 {
        match *self {
            Scale::FromZero(top) => (value / top).clamp(0.0, 1.0),
            Scale::Powers(low, high) => {
                let from = value.max(f64::MIN_POSITIVE).log10() - f64::from(low);
                (from / f64::from(high - low).max(1.0)).clamp(0.0, 1.0)
            }
        }
    }

    fn lines(&self) -> Vec<f64> {
        match *self {
            Scale::FromZero(top) => grid(top),
            Scale::Powers(low, high) => (low..=high).map(|power| 10f64.powi(power)).collect(),
        }
    }
}

impl Frame {
    pub(super) fn new(estimates: &[Estimate], top: f64) -> Frame {
        let scale = Scale::of(estimates);
        let widest = scale.lines().into_iter().map(|it| width(&figure(it), SIZE));
        let months = estimates.iter().map(|it| months(it.day));
        let ends = |start, pick: fn(f64, f64) -> f64| months.clone().fold(start, pick);
        // A month of air on both sides, so that no mark stands on an edge.
        let (first, last) = (ends(f64::MAX, f64::min), ends(f64::MIN, f64::max));
        let air = ((last - first) * 0.03).max(0.5);
        Frame {
            left: EDGE + widest.fold(0.0, f64::max) + 10.0,
            top,
            bottom: top + HEIGHT,
            first: first - air,
            last: last + air,
            scale,
        }
    }

    pub(super) fn x(&self, day: Date) -> f64 {
        self.at(months(day))
    }

    fn at(&self, months: f64) -> f64 {
        let share = (months - self.first) / (self.last - self.first);
        self.left + (WIDTH - EDGE - self.left) * share
    }

    pub(super) fn y(&self, value: f64) -> f64 {
        self.bottom - HEIGHT * self.scale.share(value)
    }

    /// Where a day stands in the order of time.
    pub(super) fn ordinal(&self, day: Date) -> i32 {
        (months(day) * 31.0).round() as i32
    }
}

/// Months since the year 0, with the day as a part of one.
fn months(day: Date) -> f64 {
    f64::from(Step::Month.index(day)) + f64::from(day.day() - 1) / 31.0
}

pub(super) fn draw(body: &mut Body, frame: &Frame) {
    for (at, value) in frame.scale.lines().into_iter().enumerate() {
        let y = frame.y(value);
        let class = if at == 0 { "bw-axis" } else { "bw-grid" };
        let (left, right) = (n(frame.left), n(WIDTH - EDGE));
        body.raw(format_args!(
            "<path class=\"{class}\" d=\"M{left},{}H{right}\"/>",
            n(y)
        ));
        body.label(
            "bw-tick",
            "end",
            (frame.left - 8.0, y + 4.0),
            &figure(value),
        );
    }
    let (first, last) = (frame.first.ceil() as i32, frame.last.floor() as i32);
    for (index, name) in Step::Month.ticks(first, last, 8) {
        let x = frame.at(f64::from(index));
        body.raw(format_args!(
            "<path class=\"bw-axis\" d=\"M{},{}v5\"/>",
            n(x),
            n(frame.bottom)
        ));
        body.label("bw-tick", "middle", (x, frame.bottom + 20.0), &name);
    }
    body.raw(format_args!(
        "<path class=\"bw-grid\" d=\"M{x},{}V{}\"/>",
        n(frame.top),
        n(frame.bottom),
        x = n(frame.left)
    ));
}
