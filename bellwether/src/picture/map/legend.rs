//! What shades and dots mean, and the highest figures as a list.

use super::{EDGE, Map, Shade, WIDTH, dots};
use crate::picture::svg::{Body, figure, fit, n, width};

/// Shades of a map: five at most, at figures that people count in, and one for zeros where a dataset states them.
pub(super) struct Classes {
    zeros: bool,
    /// Lowest figure of each class after the first.
    bounds: Vec<f64>,
}

/// How many countries are listed by name.
const LISTED: usize = 15;

impl Classes {
    /// Classes by powers of ten (figures of violence span several), or by 1, 2, 5 where they span less.
    pub(super) fn of(shades: &[Shade]) -> Classes {
        let highest = shades.iter().map(|shade| shade.value).fold(0.0, f64::max);
        let bounds: &[f64] = match highest {
            ..10.0 => &[2.0, 3.0, 5.0],
            ..100.0 => &[5.0, 10.0, 25.0, 50.0],
            ..1000.0 => &[10.0, 25.0, 100.0, 250.0],
            ..10_000.0 => &[10.0, 100.0, 500.0, 1000.0],
            _ => &[25.0, 250.0, 1000.0, 10_000.0],
        };
        let reached = bounds.iter().copied().filter(|bound| *bound <= highest);
        Classes {
            zeros: shades.iter().any(|shade| shade.value == 0.0),
            bounds: reached.collect(),
        }
    }

    /// 1 to 5; 0 for zero.
    pub(super) fn of_value(&self, value: f64) -> usize {
        if value == 0.0 {
            return 0;
        }
        1 + self.bounds.iter().filter(|bound| value >= **bound).count()
    }

    /// "10–24" for each class from 1 on.
    fn names(&self) -> Vec<String> {
        let starts: Vec<f64> = std::iter::once(1.0)
            .chain(self.bounds.iter().copied())
            .collect();
        let name = |class: usize| match starts.get(class + 1) {
            Some(next) if *next - 1.0 <= starts[class] => figure(starts[class]),
            Some(next) => format!("{}–{}", figure(starts[class]), figure(next - 1.0)),
            None => format!("{} or more", figure(starts[class])),
        };
        (0..starts.len()).map(name).collect()
    }
}

pub(super) fn highest(shades: &[Shade]) -> impl Iterator<Item = &Shade> {
    let mut order: Vec<&Shade> = shades.iter().filter(|shade| shade.value > 0.0).collect();
    order.sort_by(|a, b| b.value.total_cmp(&a.value).then(a.name.cmp(&b.name)));
    order.into_iter().take(LISTED)
}

/// Draws it from `y` down; returns where the next would stand.
pub(super) fn draw(body: &mut Body, mut y: f64, map: &Map, classes: &Classes) -> f64 {
    if !map.shades.is_empty() {
        y = swatches(body, y, map, classes);
    }
    if !map.dots.is_empty() {
        y = sizes(body, y, map);
    }
    if !map.shades.is_empty() {
        y = list(body, y + 6.0, map);
    }
    y + 8.0
}

fn swatches(body: &mut Body, y: f64, map: &Map, classes: &Classes) -> f64 {
    let mut x = EDGE;
    let names = classes
        .names()
        .into_iter()
        .enumerate()
        .map(|(class, name)| (format!(" bw-c{}", class + 1), name));
    let zero = classes.zeros.then(|| (" bw-c0".to_owned(), "0".to_owned()));
    let none = map.none.as_deref().unwrap_or("no row (which is not zero)");
    let none = (String::new(), none.to_owned());
    for (number, (class, name)) in names.chain(zero).chain([none]).enumerate() {
        let name = if number == 0 {
            format!("{name} {}", map.unit)
        } else {
            name
        };
        body.raw(format_args!(
            "<rect class=\"bw-land{class}\" x=\"{}\" y=\"{}\" width=\"22\" height=\"13\"/>",
            n(x),
            n(y - 11.0)
        ));
        body.label("bw-note", "start", (x + 28.0, y), &name);
        x += 28.0 + width(&name, 12.0) + 18.0;
    }
    y + 22.0
}

fn sizes(body: &mut Body, y: f64, map: &Map) -> f64 {
    let highest = dots::highest(&map.dots);
    let largest = dots::radius(highest, highest);
    let middle = y + largest - 8.0;
    let mut x = EDGE;
    for value in samples(highest) {
        let radius = dots::radius(value, highest);
        x += radius;
        body.raw(format_args!(
            "<circle class=\"bw-dot{}\" cx=\"{}\" cy=\"{}\" r=\"{}\"/>",
            if value == 0.0 { " bw-none" } else { "" },
            n(x),
            n(middle),
            n(radius)
        ));
        let name = format!("{} {}", figure(value), map.unit);
        body.label("bw-note", "start", (x + radius + 6.0, middle + 4.0), &name);
        x += radius + width(&name, 12.0) + 26.0;
    }
    if map.dots.iter().any(|dot| dot.rough) {
        body.raw(format_args!(
            "<circle class=\"bw-dot bw-rough\" cx=\"{}\" cy=\"{}\" r=\"6\"/>",
            n(x + 6.0),
            n(middle)
        ));
        let words = "place known roughly: the district or area at best";
        body.label("bw-note", "start", (x + 18.0, middle + 4.0), words);
    }
    middle + largest + 22.0
}

/// Round figures up to the highest.
fn samples(highest: f64) -> Vec<f64> {
    let power = 10f64.powf(highest.max(1.0).log10().floor());
    let mut found: Vec<f64> = [power / 10.0, power, 5.0 * power]
        .into_iter()
        .filter(|value| *value >= 1.0 && *value <= highest)
        .collect();
    if found.is_empty() {
        found.push(highest);
    }
    found
}

/// The highest figures by name, in three columns read downwards.
fn list(body: &mut Body, y: f64, map: &Map) -> f64 {
    let shades: Vec<&Shade> = highest(&map.shades).collect();
    let rows = shades.len().div_ceil(3).max(1);
    let wide = (WIDTH - 2.0 * EDGE) / 3.0;
    for (number, shade) in shades.iter().enumerate() {
        let x = EDGE + wide * (number / rows) as f64;
        let y = y + 18.0 * (number % rows) as f64;
        body.label("bw-note", "end", (x + 18.0, y), &(number + 1).to_string());
        body.label(
            "",
            "start",
            (x + 26.0, y),
            &fit(&shade.name, 12.5, wide - 110.0),
        );
        body.label(
            "bw-strong",
            "end",
            (x + wide - 28.0, y),
            &figure(shade.value),
        );
    }
    let y = y + 18.0 * rows as f64;
    let rest = map
        .shades
        .iter()
        .filter(|shade| shade.value > 0.0)
        .count()
        .saturating_sub(LISTED);
    if rest == 0 {
        return y;
    }
    let words = if rest == 1 { "country" } else { "countries" };
    body.label(
        "bw-note",
        "start",
        (EDGE, y),
        &format!("and {rest} more {words}"),
    );
    y + 18.0
}

#[cfg(test)]
mod tests {
    use super::*;

    fn shade(value: f64) -> Shade {
        Shade {
            code: "NER".into(),
            name: "Niger".into(),
            value,
        }
    }

    fn check(values: &[f64], expected: &[&str]) {
        let shades: Vec<Shade> = values.iter().copied().map(shade).collect();
        assert_eq!(Classes::of(&shades).names(), expected);
    }

    #[test]
    fn classes_are_whole_and_reach_no_further_than_the_figures() {
        check(&[1.0], &["1 or more"]);
        check(&[1.0, 6.0], &["1", "2", "3–4", "5 or more"]);
        check(
            &[12.0, 735.0],
            &["1–9", "10–24", "25–99", "100–249", "250 or more"],
        );
    }

    #[test]
    fn every_value_has_its_class() {
        let classes = Classes::of(&[shade(10_012.0)]);
        for (value, expected) in [(0.0, 0), (24.0, 1), (25.0, 2), (9999.0, 4), (10_012.0, 5)] {
            assert_eq!(classes.of_value(value), expected, "{value}");
        }
    }
}
