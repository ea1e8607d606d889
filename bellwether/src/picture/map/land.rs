//! The land of a frame: every country laid flat, cut to the picture and written as a path.
//!
//! This is nearly all the work of a map, and it hangs on the frame alone: two maps of the world differ in their shades. So
//! the lands of the last few views are kept, and each country in them is laid flat when a map first asks for it.

use super::{Frame, View, clip};
use crate::picture::outlines::{Country, Outlines};
use std::collections::VecDeque;
use std::fmt::Write as _;
use std::sync::{Arc, Mutex, OnceLock, PoisonError};

/// Corners nearer to each other than this (pixels) cannot be told apart.
const THIN: f64 = 0.8;
/// Islets smaller than this (square pixels) are left out, unless their country has a figure.
const ISLET: f64 = 1.5;
/// Views whose land is kept: a world of land takes about two megabytes.
const KEPT_MAX: usize = 4;

type Flat = (f64, f64);

/// What a frame shows of each country.
pub(super) struct Land {
    pub(super) frame: Frame,
    /// Every border in degrees, thinned once for both its sides.
    arcs: Vec<Vec<Flat>>,
    /// By country: without its islets, as one that has no figure is drawn, and with them.
    shapes: Vec<[OnceLock<Option<Shape>>; 2]>,
}

/// A country in a frame.
pub(super) struct Shape {
    /// Its rings, as an attribute `d`.
    pub(super) path: String,
    /// Where its figure may stand, and how much room there is.
    pub(super) room: Room,
    /// Of its largest ring, in square pixels.
    pub(super) area: f64,
}

/// The lands of the views that were asked for last, the latest at the end.
struct Lands(Mutex<VecDeque<(View, Arc<Land>)>>);

static LANDS: Lands = Lands::new();

impl Lands {
    const fn new() -> Lands {
        Lands(Mutex::new(VecDeque::new()))
    }

    fn of(&self, view: &View, top: f64) -> Arc<Land> {
        if let Some(land) = self.kept(view, top) {
            return land;
        }
        let land = Arc::new(Land::new(view.frame(top)));
        let mut kept = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        if kept.len() == KEPT_MAX {
            kept.pop_front();
        }
        kept.push_back((view.clone(), land.clone()));
        land
    }

    fn kept(&self, view: &View, top: f64) -> Option<Arc<Land>> {
        let mut kept = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        let same = |(of, land): &(View, Arc<Land>)| of == view && land.frame.window.top == top;
        let at = kept.iter().position(same)?;
        let found = kept.remove(at)?;
        let land = found.1.clone();
        kept.push_back(found);
        Some(land)
    }
}

impl Land {
    /// The land of a view whose frame begins at `top`.
    pub(super) fn of(view: &View, top: f64) -> Arc<Land> {
        LANDS.of(view, top)
    }

    fn new(frame: Frame) -> Land {
        let outlines = Outlines::embedded();
        let apart = (THIN / frame.scale).to_degrees();
        let arcs = outlines.arcs.iter().map(|arc| clip::thin(arc, apart));
        let unmade = |_: &Country| [const { OnceLock::new() }; 2];
        Land {
            frame,
            arcs: arcs.collect(),
            shapes: outlines.countries.iter().map(unmade).collect(),
        }
    }

    /// A country by its place in the outlines; none where nothing of it is in sight.
    pub(super) fn shape(&self, at: usize, shaded: bool) -> Option<&Shape> {
        let shape = &self.shapes[at][usize::from(shaded)];
        let country = &Outlines::embedded().countries[at];
        let make = || Shape::of(&self.rings(country, shaded));
        shape.get_or_init(make).as_ref()
    }

    /// The rings of a country in sight, cut a little outside the frame so that the cut itself is not seen.
    fn rings(&self, country: &Country, shaded: bool) -> Vec<Vec<Flat>> {
        let frame = &self.frame;
        let window = frame.window.widened(4.0);
        let all = country.polygons.iter().flatten();
        all.map(|ring| Outlines::ring(&self.arcs, ring))
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
}

impl Shape {
    fn of(rings: &[Vec<Flat>]) -> Option<Shape> {
        let largest = rings
            .iter()
            .max_by(|a, b| clip::area(a).abs().total_cmp(&clip::area(b).abs()))?;
        Some(Shape {
            path: rings.iter().map(|ring| relative(ring)).collect(),
            room: Room::of(largest),
            area: clip::area(largest).abs(),
        })
    }
}

/// A closed path of relative steps, in tenths of a pixel: half the bytes of absolute ones.
fn relative(ring: &[Flat]) -> String {
    let tenth = |value: f64| (value * 10.0).round() as i64;
    let mut corners: Vec<(i64, i64)> = ring.iter().map(|(x, y)| (tenth(*x), tenth(*y))).collect();
    corners.dedup();
    let mut path = format!("M{}l", Pair(corners[0].0, corners[0].1));
    for (n, step) in corners.windows(2).enumerate() {
        let step = Pair(step[1].0 - step[0].0, step[1].1 - step[0].1);
        let between = if n == 0 { "" } else { " " };
        let _ = write!(path, "{between}{step}");
    }
    path.push('z');
    path
}

/// "1.5,-2" of tenths; the comma is left out where a minus parts the two.
struct Pair(i64, i64);

impl std::fmt::Display for Pair {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let comma = if self.1 < 0 { "" } else { "," };
        tenths(f, self.0)?;
        f.write_str(comma)?;
        tenths(f, self.1)
    }
}

/// As short as [`crate::picture::svg::n`] writes it.
fn tenths(f: &mut std::fmt::Formatter<'_>, value: i64) -> std::fmt::Result {
    let sign = if value < 0 { "-" } else { "" };
    let (whole, part) = (value.unsigned_abs() / 10, value.unsigned_abs() % 10);
    match part {
        0 => write!(f, "{sign}{whole}"),
        _ => write!(f, "{sign}{whole}.{part}"),
    }
}

/// The widest level stretch inside a ring, where a figure is best read.
#[derive(Clone, Copy)]
pub(super) struct Room {
    pub(super) x: f64,
    pub(super) y: f64,
    pub(super) wide: f64,
    pub(super) high: f64,
}

impl Room {
    /// Whether a line of text there is not cut by the frame.
    pub(super) fn in_sight(&self, frame: &Frame) -> bool {
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

#[cfg(test)]
mod tests {
    use super::*;
    use crate::picture::svg::n;

    #[test]
    fn steps_are_as_short_as_other_numbers() {
        for (x, y, expected) in [(15, -20, "1.5-2"), (-5, 0, "-0.5,0"), (0, 104, "0,10.4")] {
            assert_eq!(Pair(x, y).to_string(), expected);
            for value in [x, y] {
                assert!(expected.contains(&n(value as f64 / 10.0)), "{value}");
            }
        }
    }

    #[test]
    fn a_ring_is_a_closed_path() {
        let square = [(0.0, 0.0), (10.0, 0.0), (10.0, 2.5), (0.0, 0.0)];
        assert_eq!(relative(&square), "M0,0l10,0 0,2.5 -10-2.5z");
    }

    #[test]
    fn one_view_has_one_land_and_few_are_kept() {
        let lands = Lands::new();
        let of = |code: &str, top: f64| lands.of(&View::Countries(vec![code.into()]), top);
        let first = of("MLI", 60.0);
        assert!(Arc::ptr_eq(&first, &of("MLI", 60.0)));
        assert!(!Arc::ptr_eq(&first, &of("MLI", 80.0)));
        for code in ["NER", "TCD", "SDN"] {
            of(code, 60.0);
        }
        assert_eq!(lands.0.lock().unwrap().len(), KEPT_MAX);
        assert!(!Arc::ptr_eq(&first, &of("MLI", 60.0)), "it was the oldest");
    }
}
