//! Events as dots whose area shows their figure: many small ones must not look like less than one large one.

use super::{Dot, Frame};
use crate::picture::svg::{Body, fit, n, order, text, width};

const RADIUS_MIN: f64 = 2.2;
const RADIUS_MAX: f64 = 22.0;
/// So many names at most: more would be a map of names.
const NAMED_MAX: usize = 12;
const NAME_SIZE: f64 = 11.0;

pub(super) fn draw(body: &mut Body, frame: &Frame, dots: &[Dot]) {
    let highest = highest(dots);
    let mut seen: Vec<&Dot> = dots
        .iter()
        .filter(|dot| frame.window.holds(frame.place(dot.at)))
        .collect();
    // Large ones first, so that they hide nothing.
    seen.sort_by(|a, b| b.value.total_cmp(&a.value).then(a.told.cmp(&b.told)));
    for dot in &seen {
        let (x, y) = frame.place(dot.at);
        body.raw(format_args!(
            "<circle class=\"{}\"{} cx=\"{}\" cy=\"{}\" r=\"{}\"><title>{}</title></circle>",
            class(dot),
            order(dot.value),
            n(x),
            n(y),
            n(radius(dot.value, highest)),
            text(&dot.told)
        ));
    }
    names(body, frame, &seen, highest);
}

/// The names of the largest, to the right of each, where no name stands yet.
fn names(body: &mut Body, frame: &Frame, seen: &[&Dot], highest: f64) {
    let mut taken: Vec<(f64, f64, f64)> = Vec::new();
    for dot in seen.iter().take(NAMED_MAX) {
        let (x, y) = frame.place(dot.at);
        let (x, y) = (x + radius(dot.value, highest) + 3.0, y + 4.0);
        let name = fit(&dot.name, NAME_SIZE, 130.0);
        let wide = width(&name, NAME_SIZE);
        let free = |(left, line, right): &(f64, f64, f64)| {
            (y - line).abs() > NAME_SIZE + 1.0 || x > *right || x + wide < *left
        };
        if x + wide < frame.window.right && taken.iter().all(free) {
            body.label("bw-place", "start", (x, y), &name);
            taken.push((x, y, x + wide));
        }
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
