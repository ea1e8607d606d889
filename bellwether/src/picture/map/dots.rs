//! Events as dots whose area shows their figure: many small ones must not look like less than one large one.

use super::{Dot, Frame};
use crate::picture::svg::{Body, fit, n, order, text, width};

const RADIUS_MIN: f64 = 2.2;
const RADIUS_MAX: f64 = 22.0;
/// So many names at most: more would be a map of names.
const NAMED_MAX: usize = 12;
const NAME_SIZE: f64 = 11.0;
/// Names are bold, and wider than the letters that widths are told by.
const BOLD: f64 = 1.1;
/// Between a dot and its name.
const GAP: f64 = 3.0;
/// Larger dots are not written over.
const LARGE_MIN: f64 = 6.0;

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

/// The names of the largest, to the right or the left of each, where neither a
/// name nor another large dot stands. Two that touch read as one.
fn names(body: &mut Body, frame: &Frame, seen: &[&Dot], highest: f64) {
    let round = |dot: &&Dot| (frame.place(dot.at), radius(dot.value, highest));
    let large: Vec<_> = seen
        .iter()
        .map(round)
        .filter(|it| it.1 > LARGE_MIN)
        .collect();
    let mut taken: Vec<Line> = Vec::new();
    for dot in seen.iter().take(NAMED_MAX) {
        let ((x, y), radius) = round(dot);
        let name = fit(&dot.name, NAME_SIZE, 130.0);
        let wide = width(&name, NAME_SIZE) * BOLD;
        let starts = [x + radius + GAP, x - radius - GAP - wide];
        let mut lines = starts.map(|left| Line { left, wide, y }).into_iter();
        let line = lines.find(|line| {
            line.left > frame.window.left
                && line.left + wide < frame.window.right
                && taken.iter().all(|other| !line.meets(other))
                && large
                    .iter()
                    .all(|(at, radius)| *at == (x, y) || !line.covers(*at, *radius))
        });
        if let Some(line) = line {
            body.label("bw-place", "start", (line.left, y + 4.0), &name);
            taken.push(line);
        }
    }
}

/// A name on the map.
struct Line {
    left: f64,
    wide: f64,
    /// Its middle.
    y: f64,
}

impl Line {
    fn meets(&self, other: &Line) -> bool {
        (self.y - other.y).abs() < NAME_SIZE + 1.0
            && self.left < other.left + other.wide + 2.0 * GAP
            && other.left < self.left + self.wide + 2.0 * GAP
    }

    fn covers(&self, (x, y): (f64, f64), radius: f64) -> bool {
        let across = x - x.clamp(self.left, self.left + self.wide);
        let down = y - y.clamp(self.y - NAME_SIZE / 2.0, self.y + NAME_SIZE / 2.0);
        across.hypot(down) < radius
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

#[cfg(test)]
mod tests {
    use super::*;

    fn line(left: f64, y: f64) -> Line {
        Line {
            left,
            wide: 50.0,
            y,
        }
    }

    #[test]
    fn names_that_touch_meet_and_those_apart_do_not() {
        assert!(line(0.0, 0.0).meets(&line(53.0, 4.0)));
        assert!(!line(0.0, 0.0).meets(&line(60.0, 4.0)));
        assert!(!line(0.0, 0.0).meets(&line(0.0, 14.0)));
    }

    #[test]
    fn a_name_covers_a_dot_that_it_reaches() {
        assert!(line(0.0, 0.0).covers((60.0, 0.0), 12.0));
        assert!(!line(0.0, 0.0).covers((60.0, 0.0), 9.0));
        assert!(!line(0.0, 0.0).covers((25.0, 20.0), 12.0));
    }
}
