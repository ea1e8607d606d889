//! The land: every country in sight, shaded where it has a figure, and the figures that find room on it.

use super::legend::Classes;
use super::projection::Projection;
use super::{Frame, Map, Shade, clip};
use crate::picture::outlines::{Country, Outlines};
use crate::picture::svg::{Body, figure, n, order, text, width};

/// Corners nearer to each other than this (pixels) cannot be told apart.
const THIN: f64 = 0.8;
/// Islets smaller than this (square pixels) are left out, unless their country has a figure.
const ISLET: f64 = 1.5;
/// A country smaller than this would show no shade: it gets a ring of its own.
const TINY: f64 = 14.0;

type Flat = (f64, f64);

pub(super) fn draw(body: &mut Body, frame: &Frame, map: &Map, classes: &Classes) {
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
    let outlines = Outlines::embedded();
    let arcs = thinned(outlines, frame);
    let (mut labels, mut names) = (Vec::new(), Vec::new());
    for country in &outlines.countries {
        let shade = map.shades.iter().find(|shade| shade.code == country.code);
        let rings = rings(country, &arcs, frame, shade.is_some());
        if let Some(place) = country_path(body, country, &rings, shade, classes) {
            if shade.is_none() && frame.projection != Projection::EqualEarth {
                names.push((place, country.name.as_str()));
            }
            // A zero is told by its shade: hundreds of them would hide the rest.
            labels.extend(
                shade
                    .filter(|shade| shade.value > 0.0)
                    .map(|shade| (place, shade)),
            );
        }
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

/// Every border in degrees, thinned once for both its sides.
fn thinned(outlines: &Outlines, frame: &Frame) -> Vec<Vec<Flat>> {
    let apart = (THIN / frame.scale).to_degrees();
    let arcs = outlines.arcs.iter();
    arcs.map(|arc| clip::thin(arc, apart)).collect()
}

/// The rings of a country in sight, cut a little outside the frame so that the cut itself is not seen.
fn rings(country: &Country, arcs: &[Vec<Flat>], frame: &Frame, shaded: bool) -> Vec<Vec<Flat>> {
    let window = frame.window.widened(4.0);
    let all = country.polygons.iter().flatten();
    all.map(|ring| Outlines::ring(arcs, ring))
        .flat_map(|ring| frame.projection.pieces(ring))
        .map(|piece| {
            piece
                .into_iter()
                .map(|corner| frame.place(corner))
                .collect::<Vec<_>>()
        })
        .map(|piece| window.cut(&piece))
        .filter(|ring| ring.len() > 2 && (shaded || clip::area(ring).abs() > ISLET))
        .collect()
}

/// Draws one; returns where its figure may stand, and how much room there is.
fn country_path(
    body: &mut Body,
    country: &Country,
    rings: &[Vec<Flat>],
    shade: Option<&Shade>,
    classes: &Classes,
) -> Option<Room> {
    let largest = rings
        .iter()
        .max_by(|a, b| clip::area(a).abs().total_cmp(&clip::area(b).abs()))?;
    let class = shade
        .map(|shade| format!(" bw-c{}", classes.of_value(shade.value)))
        .unwrap_or_default();
    let told = match shade {
        Some(shade) => format!("{}: {}", shade.name, figure(shade.value)),
        None => country.name.clone(),
    };
    let order = shade.map(|shade| order(shade.value)).unwrap_or_default();
    let d: String = rings.iter().map(|ring| relative(ring)).collect();
    body.raw(format_args!(
        "<path class=\"bw-land{class}\"{order} d=\"{d}\"><title>{}</title></path>",
        text(&told)
    ));
    let room = Room::of(largest);
    let tiny = clip::area(largest).abs() < TINY;
    if tiny && shade.is_some_and(|shade| shade.value > 0.0) {
        body.raw(format_args!(
            "<circle class=\"bw-tiny{class}\"{order} cx=\"{}\" cy=\"{}\" r=\"3.5\"><title>{}</title></circle>",
            n(room.x),
            n(room.y),
            text(&told)
        ));
    }
    Some(room)
}

/// A closed path of relative steps, in tenths of a pixel: half the bytes of absolute ones.
fn relative(ring: &[Flat]) -> String {
    let tenth = |value: f64| (value * 10.0).round() as i64;
    let mut corners: Vec<(i64, i64)> = ring.iter().map(|(x, y)| (tenth(*x), tenth(*y))).collect();
    corners.dedup();
    let steps = corners
        .windows(2)
        .map(|pair| (pair[1].0 - pair[0].0, pair[1].1 - pair[0].1));
    let steps: Vec<String> = steps.map(pair).collect();
    format!("M{}l{}z", pair(corners[0]), steps.join(" "))
}

/// "1.5,-2" of tenths; the comma is left out where a minus parts the two.
fn pair((x, y): (i64, i64)) -> String {
    let comma = if y < 0 { "" } else { "," };
    format!("{}{comma}{}", n(x as f64 / 10.0), n(y as f64 / 10.0))
}

/// The widest level stretch inside a ring, where a figure is best read.
#[derive(Clone, Copy)]
struct Room {
    x: f64,
    y: f64,
    wide: f64,
    high: f64,
}

impl Room {
    /// Whether a line of text there is not cut by the frame.
    fn in_sight(&self, frame: &Frame) -> bool {
        let (top, bottom) = (frame.window.top + 14.0, frame.window.bottom - 10.0);
        (top..bottom).contains(&self.y)
            && (frame.window.left + 20.0..frame.window.right - 20.0).contains(&self.x)
    }

    /// Tries nine levels and takes the middle of the longest stretch inside.
    fn of(ring: &[Flat]) -> Room {
        let (top, bottom) = ring
            .iter()
            .fold((f64::MAX, f64::MIN), |(top, bottom), (_, y)| {
                (top.min(*y), bottom.max(*y))
            });
        let levels = (1..10).map(|part| top + (bottom - top) * f64::from(part) / 10.0);
        let stretches = levels.filter_map(|y| stretch(ring, y).map(|(from, to)| (y, from, to)));
        let (y, from, to) = stretches
            .max_by(|a, b| (a.2 - a.1).total_cmp(&(b.2 - b.1)))
            .unwrap_or((ring[0].1, ring[0].0, ring[0].0));
        Room {
            x: (from + to) / 2.0,
            y,
            wide: to - from,
            high: bottom - top,
        }
    }
}

fn stretch(ring: &[Flat], y: f64) -> Option<(f64, f64)> {
    let pairs = ring.iter().zip(ring.iter().cycle().skip(1));
    let mut crossings: Vec<f64> = pairs
        .filter(|(a, b)| (a.1 < y) != (b.1 < y))
        .map(|(a, b)| a.0 + (y - a.1) / (b.1 - a.1) * (b.0 - a.0))
        .collect();
    crossings.sort_by(f64::total_cmp);
    let inside = crossings.chunks_exact(2).map(|pair| (pair[0], pair[1]));
    inside.max_by(|a, b| (a.1 - a.0).total_cmp(&(b.1 - b.0)))
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
