//! From longitude and latitude to the plane: Equal Earth for the world, an azimuthal equal-area projection for a region.
//!
//! Both keep areas true, as a map of counts must: a projection that swells the north would swell its figures' weight.
//! Equal Earth: Šavrič, Patterson and Jenny, "The Equal Earth map projection", International Journal of Geographical
//! Information Science 33 (2019). Azimuthal: Snyder, "Map Projections: A Working Manual", USGS 1395 (1987), p. 182.

use super::clip;
use crate::picture::outlines::Corner;

/// How the globe is laid flat. Units are radii of the globe, y upwards.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) enum Projection {
    /// The whole world.
    EqualEarth,
    /// A region around its middle, in degrees.
    Around(Corner),
}

/// Farther than this from a region's middle (in degrees), corners are drawn at this distance: a country there lies
/// outside any picture, but a ring around the far side of the globe would turn inside out.
const HORIZON: f64 = 120.0;

impl Projection {
    /// Flat coordinates of a place.
    pub(super) fn project(self, (longitude, latitude): Corner) -> (f64, f64) {
        let (l, p) = (longitude.to_radians(), latitude.to_radians());
        match self {
            Projection::EqualEarth => equal_earth(l, p),
            Projection::Around((middle_l, middle_p)) => {
                azimuthal(l - middle_l.to_radians(), p, middle_p.to_radians())
            }
        }
    }
}

impl Projection {
    /// A ring as the map can draw it. The outlines run across the date line as if it were not there; the map of the world
    /// ends there, so that Russia and Fiji come in two pieces. Around a region the far side is out of sight.
    pub(super) fn pieces(self, ring: Vec<Corner>) -> Vec<Vec<Corner>> {
        match self {
            Projection::Around(_) => vec![ring],
            Projection::EqualEarth => cut_at_date_line(ring),
        }
    }
}

fn cut_at_date_line(mut ring: Vec<Corner>) -> Vec<Vec<Corner>> {
    for n in 1..ring.len() {
        let turns = ((ring[n].0 - ring[n - 1].0) / 360.0).round();
        ring[n].0 -= 360.0 * turns;
    }
    // A ring that does not close runs around a pole: Antarctica, which no map here shows.
    match (ring.first(), ring.last()) {
        (Some(first), Some(last)) if (first.0 - last.0).abs() > 180.0 => return Vec::new(),
        _ => {}
    }
    let shifted = |by: f64| ring.iter().map(|(x, y)| (x + by, *y)).collect::<Vec<_>>();
    let pieces = [-360.0, 0.0, 360.0].map(|by| clip::between(&shifted(by), -180.0, 180.0));
    pieces
        .into_iter()
        .filter(|piece| !piece.is_empty())
        .collect()
}

fn equal_earth(l: f64, p: f64) -> (f64, f64) {
    const A: [f64; 4] = [1.340264, -0.081106, 0.000893, 0.003796];
    let root = 3f64.sqrt() / 2.0;
    let t = (root * p.sin()).asin();
    let t2 = t * t;
    let t6 = t2 * t2 * t2;
    let slope = A[0] + 3.0 * A[1] * t2 + t6 * (7.0 * A[2] + 9.0 * A[3] * t2);
    let y = t * (A[0] + A[1] * t2 + t6 * (A[2] + A[3] * t2));
    (l * t.cos() / (root * slope), y)
}

fn azimuthal(l: f64, p: f64, middle: f64) -> (f64, f64) {
    let cos = middle.sin() * p.sin() + middle.cos() * p.cos() * l.cos();
    let x = p.cos() * l.sin();
    let y = middle.cos() * p.sin() - middle.sin() * p.cos() * l.cos();
    let horizon = HORIZON.to_radians();
    if cos < horizon.cos() {
        let (length, reach) = (x.hypot(y).max(1e-9), 2.0 * (horizon / 2.0).sin());
        return (x / length * reach, y / length * reach);
    }
    let k = (2.0 / (1.0 + cos)).sqrt();
    (k * x, k * y)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(projection: Projection, at: Corner, (x, y): (f64, f64)) {
        let found = projection.project(at);
        assert!(
            (found.0 - x).abs() < 1e-4 && (found.1 - y).abs() < 1e-4,
            "{projection:?} {at:?}: {found:?}"
        );
    }

    /// PROJ 9: `echo 180 0 | proj +proj=eqearth +R=1` and so on.
    #[test]
    fn agrees_with_proj() {
        check(Projection::EqualEarth, (0.0, 0.0), (0.0, 0.0));
        check(Projection::EqualEarth, (180.0, 0.0), (2.70663, 0.0));
        check(Projection::EqualEarth, (0.0, 90.0), (0.0, 1.31737));
        let sahel = Projection::Around((0.0, 0.0));
        check(sahel, (90.0, 0.0), (2f64.sqrt(), 0.0));
        check(sahel, (0.0, -90.0), (0.0, -(2f64.sqrt())));
        check(Projection::Around((44.0, 33.0)), (44.0, 33.0), (0.0, 0.0));
    }

    #[test]
    fn a_ring_across_the_date_line_comes_in_two_pieces() {
        let fiji = vec![
            (179.0, -17.0),
            (-179.0, -17.0),
            (-179.0, -16.0),
            (179.0, -16.0),
            (179.0, -17.0),
        ];
        let pieces = Projection::EqualEarth.pieces(fiji.clone());
        let areas: Vec<f64> = pieces.iter().map(|piece| clip::area(piece).abs()).collect();
        assert_eq!(areas, [1.0, 1.0]);
        assert_eq!(Projection::Around((0.0, 0.0)).pieces(fiji).len(), 1);
        let pole = vec![
            (-120.0, -70.0),
            (0.0, -70.0),
            (120.0, -70.0),
            (-120.0, -70.0),
        ];
        assert!(Projection::EqualEarth.pieces(pole).is_empty());
    }

    #[test]
    fn the_far_side_stays_far() {
        let (x, y) = Projection::Around((0.0, 15.0)).project((180.0, -15.0));
        assert!(x.is_finite() && y.is_finite());
        assert!(x.hypot(y) <= 1.74, "{x} {y}");
    }
}
