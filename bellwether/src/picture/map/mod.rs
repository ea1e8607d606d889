//! A map: countries shaded by a figure, events as dots, or both.
//!
//! A country's figure stands on it where there is room, and the highest are listed beneath, so that nothing is told by
//! shade alone. A country without a row is left in the colour of the land: no row is not zero.

mod clip;
mod dots;
mod ground;
mod land;
mod legend;
mod projection;

use super::Picture;
use super::outlines::{Corner, Outlines};
use super::svg::Body;
use clip::Window;
use land::Land;
use projection::Projection;

/// What a map shows.
#[derive(Clone, Debug, Default)]
pub(crate) struct Map {
    /// What it is.
    pub(crate) title: String,
    /// What the figures are: unit and definition.
    pub(crate) subtitle: String,
    /// What to know when reading it.
    pub(crate) notes: Vec<String>,
    /// Which part of the world.
    pub(crate) view: View,
    /// "deaths": what the figures count.
    pub(crate) unit: String,
    /// What a country without a figure is; by default one without a row.
    pub(crate) none: Option<String>,
    /// Countries with a figure.
    pub(crate) shades: Vec<Shade>,
    /// Places of events.
    pub(crate) dots: Vec<Dot>,
}

/// A country's figure.
#[derive(Clone, Debug)]
pub(crate) struct Shade {
    /// ISO 3166-1 alpha-3 code.
    pub(crate) code: String,
    /// Its name in the list.
    pub(crate) name: String,
    /// The figure.
    pub(crate) value: f64,
}

/// Events at one place.
#[derive(Clone, Debug)]
pub(crate) struct Dot {
    /// Longitude and latitude in degrees.
    pub(crate) at: Corner,
    /// The figure that its area shows.
    pub(crate) value: f64,
    /// Known to the district or the area only: drawn hollow.
    pub(crate) rough: bool,
    /// Its name, which the largest get on the map.
    pub(crate) name: String,
    /// What is read out or shown on hover.
    pub(crate) told: String,
}

/// Which part of the world a map shows.
#[derive(Clone, Debug, Default, PartialEq)]
pub(crate) enum View {
    /// All of it but Antarctica.
    #[default]
    World,
    /// These countries, by ISO 3166-1 alpha-3 code, with a margin.
    Countries(Vec<String>),
    /// All of these places, with a margin.
    Places(Vec<Corner>),
}

const WIDTH: f64 = 860.0;
const EDGE: f64 = 24.0;
const HEIGHT_MIN: f64 = 300.0;
const HEIGHT_MAX: f64 = 560.0;

/// How far a region may reach from its middle, in radii of the flat globe: 1 is 60 degrees.
const REGION_MAX: f64 = 0.9;

/// Where the map stands in the picture, and how the globe becomes pixels.
struct Frame {
    projection: Projection,
    scale: f64,
    shift: (f64, f64),
    window: Window,
}

impl Frame {
    fn place(&self, at: Corner) -> (f64, f64) {
        let (x, y) = self.projection.project(at);
        (self.shift.0 + x * self.scale, self.shift.1 - y * self.scale)
    }
}

impl Map {
    /// Draws it.
    pub(crate) fn draw(&self) -> Picture {
        let room = WIDTH - 2.0 * EDGE;
        let mut body = Body::default();
        let one = std::slice::from_ref;
        let y = body.paragraphs("bw-title", (EDGE, 36.0), 18.0, room, one(&self.title));
        let y = body.paragraphs("bw-sub", (EDGE, y - 2.0), 13.0, room, one(&self.subtitle));
        let land = Land::of(&self.view, y);
        let frame = &land.frame;
        let classes = legend::Classes::of(&self.shades);
        ground::draw(&mut body, &land, self, &classes);
        dots::draw(&mut body, frame, &self.dots);
        let y = legend::draw(&mut body, frame.window.bottom + 28.0, self, &classes);
        let end = body.paragraphs("bw-note", (EDGE, y), 12.0, room, &self.notes);
        Picture {
            width: WIDTH as u32,
            height: (end + EDGE - 12.0) as u32,
            title: self.title.clone(),
            description: self.description(),
            body: body.finish(),
        }
    }

    /// What somebody who cannot see it should know.
    fn description(&self) -> String {
        let listed = legend::highest(&self.shades)
            .map(|shade| format!("{} {}", shade.name, super::svg::figure(shade.value)));
        let listed: Vec<String> = listed.collect();
        let countries = match listed.is_empty() {
            true => String::new(),
            false => format!("Highest: {}.", listed.join(", ")),
        };
        let dots = match self.dots.len() {
            0 => String::new(),
            count => format!("{count} places with events."),
        };
        let told = [
            format!("{}.", self.subtitle.trim_end_matches('.')),
            countries,
            dots,
        ];
        let told = told.into_iter().chain(self.notes.iter().cloned());
        told.filter(|words| !words.is_empty())
            .collect::<Vec<_>>()
            .join(" ")
    }
}

impl View {
    fn frame(&self, top: f64) -> Frame {
        let (corners, projection) = self.laid_flat();
        let flat = corners.iter().map(|corner| projection.project(*corner));
        let start = [f64::MAX, f64::MAX, f64::MIN, f64::MIN];
        let [w, s, e, n] = flat.fold(start, |[w, s, e, n], (x, y)| {
            [w.min(x), s.min(y), e.max(x), n.max(y)]
        });
        // A single place would be looked at from no distance at all.
        let (wide, high) = ((e - w).max(0.08), (n - s).max(0.05));
        let margin = if projection == Projection::EqualEarth {
            1.0
        } else {
            1.12
        };
        let room = WIDTH - 2.0 * EDGE;
        let height = (room * high / wide).clamp(HEIGHT_MIN, HEIGHT_MAX);
        let scale = (room / (wide * margin)).min(height / (high * margin));
        let middle = (EDGE + room / 2.0, top + height / 2.0);
        Frame {
            projection,
            scale,
            shift: (
                middle.0 - (w + e) / 2.0 * scale,
                middle.1 + (s + n) / 2.0 * scale,
            ),
            window: Window {
                left: EDGE,
                top,
                right: EDGE + room,
                bottom: top + height,
            },
        }
    }

    /// What is to be seen, and how. What lies apart by more than half the globe is a map of the world.
    fn laid_flat(&self) -> (Vec<Corner>, Projection) {
        let corners = self.corners();
        let around = Projection::Around(middle(&corners));
        let far = corners.iter().map(|corner| {
            let (x, y) = around.project(*corner);
            x.hypot(y)
        });
        match *self == View::World || far.fold(0.0, f64::max) > REGION_MAX {
            true => (View::World.corners(), Projection::EqualEarth),
            false => (corners, around),
        }
    }

    fn corners(&self) -> Vec<Corner> {
        match self {
            View::World => vec![(-179.9, 0.0), (179.9, 0.0), (0.0, -56.0), (0.0, 84.0)],
            View::Places(places) if !places.is_empty() => places.clone(),
            View::Countries(codes) => mainlands(codes),
            View::Places(_) => View::World.corners(),
        }
    }
}

/// The corners of each country's largest polygon: France without Guiana and Réunion.
fn mainlands(codes: &[String]) -> Vec<Corner> {
    let outlines = Outlines::embedded();
    let largest = |country: &super::outlines::Country| {
        let rings = country.polygons.iter().filter_map(|rings| rings.first());
        rings
            .map(|ring| Outlines::ring(&outlines.arcs, ring))
            .max_by(|a, b| clip::area(a).abs().total_cmp(&clip::area(b).abs()))
    };
    let countries = outlines
        .countries
        .iter()
        .filter(|country| codes.contains(&country.code));
    let corners: Vec<Corner> = countries.filter_map(largest).flatten().collect();
    if corners.is_empty() {
        View::World.corners()
    } else {
        corners
    }
}

/// The middle of the places, by the shorter way around the globe.
fn middle(corners: &[Corner]) -> Corner {
    let sum = corners.iter().fold([0.0; 3], |[x, y, z], (l, p)| {
        let (l, p) = (l.to_radians(), p.to_radians());
        [x + p.cos() * l.cos(), y + p.cos() * l.sin(), z + p.sin()]
    });
    let [x, y, z] = sum;
    (y.atan2(x).to_degrees(), z.atan2(x.hypot(y)).to_degrees())
}

#[cfg(test)]
mod tests;
