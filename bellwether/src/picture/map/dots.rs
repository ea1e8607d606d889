//! Events as dots whose area shows their figure: many small ones must not look like less than one large one.

use super::{Dot, Frame};
use crate::picture::svg::{Body, n, text};

const RADIUS_MIN: f64 = 2.2;
const RADIUS_MAX: f64 = 22.0;

pub(super) fn draw(body: &mut Body, frame: &Frame, dots: &[Dot]) {
    let highest = highest(dots);
    let mut seen: Vec<&Dot> = dots
        .iter()
        .filter(|dot| frame.window.holds(frame.place(dot.at)))
        .collect();
    // Large ones first, so that they hide nothing.
    seen.sort_by(|a, b| b.value.total_cmp(&a.value).then(a.told.cmp(&b.told)));
    for dot in seen {
        let (x, y) = frame.place(dot.at);
        body.raw(format_args!(
            "<circle class=\"{}\" cx=\"{}\" cy=\"{}\" r=\"{}\"><title>{}</title></circle>",
            class(dot),
            n(x),
            n(y),
            n(radius(dot.value, highest)),
            text(&dot.told)
        ));
    }
}

fn class(dot: &Dot) -> &'static str {
    match dot {
        Dot { rough: true, .. } => "bw-dot bw-rough",
        Dot { value: 0.0, .. } => "bw-dot bw-none",
        _ => "bw-dot",
    }
}

pub(super) fn highest(dots: &[Dot]) -> f64 {
    dots.iter().map(|dot| dot.value).fold(0.0, f64::max)
}

pub(super) fn radius(value: f64, highest: f64) -> f64 {
    // With small figures only, the largest dot stays small as well.
    let full = RADIUS_MAX.min(4.0 + highest.sqrt());
    (full * (value / highest.max(1.0)).sqrt()).max(RADIUS_MIN)
}
