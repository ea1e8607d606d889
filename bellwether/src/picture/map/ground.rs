//! The land: every country in sight, shaded where it has a figure, and the figures that find room on it.

use super::land::{Land, Room, Shape};
use super::legend::Classes;
use super::projection::Projection;
use super::{Frame, Map, Shade};
use crate::picture::outlines::{Country, Outlines};
use crate::picture::svg::{Body, figure, n, order, text, width};

/// A country smaller than this would show no shade: it gets a ring of its own.
const TINY: f64 = 14.0;

pub(super) fn draw(body: &mut Body, land: &Land, map: &Map, classes: &Classes) {
    let frame = &land.frame;
    let window = &frame.window;
    let (x, y, w, h) = (
        n(window.left),
        n(window.top),
        n(window.right - window.left),
        n(window.bottom - window.top),
    );
    let id = crate::picture::svg::ID;
    body.raw(format_args!(
        "<clipPath id=\"{id}c\"><rect x=\"{x}\" y=\"{y}\" width=\"{w}\" height=\"{h}\"/></clipPath>\n\
         <rect class=\"bw-sea\" x=\"{x}\" y=\"{y}\" width=\"{w}\" height=\"{h}\"/>\n<g clip-path=\"url(#{id}c)\">"
    ));
    let (mut labels, mut names) = (Vec::new(), Vec::new());
    for (at, country) in Outlines::embedded().countries.iter().enumerate() {
        let shade = map.shades.iter().find(|shade| shade.code == country.code);
        let Some(shape) = land.shape(at, shade.is_some()) else {
            continue;
        };
        country_path(body, country, shape, shade, classes);
        if shade.is_none() && frame.projection != Projection::EqualEarth {
            names.push((shape.room, country.name.as_str()));
        }
        // A zero is told by its shade: hundreds of them would hide the rest.
        labels.extend(
            shade
                .filter(|shade| shade.value > 0.0)
                .map(|shade| (shape.room, shade)),
        );
    }
    for (room, name) in names {
        if room.wide > width(name, 11.0) * 1.1 && room.high > 20.0 && room.in_sight(frame) {
            body.label("bw-note bw-country", "middle", (room.x, room.y + 4.0), name);
        }
    }
    labels_on(body, &labels, frame);
    body.raw(format_args!(
        "</g>\n<rect class=\"bw-frame\" x=\"{x}\" y=\"{y}\" width=\"{w}\" height=\"{h}\"/>"
    ));
}

/// Draws one.
fn country_path(
    body: &mut Body,
    country: &Country,
    shape: &Shape,
    shade: Option<&Shade>,
    classes: &Classes,
) {
    let class = shade
        .map(|shade| format!(" bw-c{}", classes.of_value(shade.value)))
        .unwrap_or_default();
    let told = match shade {
        Some(shade) => format!("{}: {}", shade.name, figure(shade.value)),
        None => country.name.clone(),
    };
    let order = shade.map(|shade| order(shade.value)).unwrap_or_default();
    let Shape { path, room, area } = shape;
    body.raw(format_args!(
        "<path class=\"bw-land{class}\"{order} d=\"{path}\"><title>{}</title></path>",
        text(&told)
    ));
    if *area < TINY && shade.is_some_and(|shade| shade.value > 0.0) {
        body.raw(format_args!(
            "<circle class=\"bw-tiny{class}\"{order} cx=\"{}\" cy=\"{}\" r=\"3.5\"><title>{}</title></circle>",
            n(room.x),
            n(room.y),
            text(&told)
        ));
    }
}

/// The figures, the highest first, each where no other stands yet.
fn labels_on(body: &mut Body, labels: &[(Room, &Shade)], frame: &Frame) {
    const SIZE: f64 = 11.0;
    let mut order: Vec<_> = labels.iter().collect();
    order.sort_by(|a, b| {
        b.1.value
            .total_cmp(&a.1.value)
            .then(a.1.name.cmp(&b.1.name))
    });
    let mut taken: Vec<(f64, f64, f64)> = Vec::new();
    for (room, shade) in order {
        let words = figure(shade.value);
        let wide = width(&words, SIZE);
        let free = taken.iter().all(|(x, y, w)| {
            (room.x - x).abs() > (wide + w) / 2.0 + 3.0 || (room.y - y).abs() > SIZE + 2.0
        });
        if free && room.wide > wide * 0.7 && room.high > SIZE && room.in_sight(frame) {
            taken.push((room.x, room.y, wide));
            body.label("bw-place", "middle", (room.x, room.y + 4.0), &words);
            let named = frame.projection != Projection::EqualEarth && room.high > 40.0;
            if named && room.wide > width(&shade.name, SIZE) * 1.1 {
                body.label(
                    "bw-place bw-country",
                    "middle",
                    (room.x, room.y - 10.0),
                    &shade.name,
                );
            }
        }
    }
}
