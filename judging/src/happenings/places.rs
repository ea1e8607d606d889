//! How the places of two mentions stand to each other.
//!
//! False positives that shaped it: two villages of one name in one country (by
//! their points they are far apart), and "in Iraq" beside "in Mosul" (that one
//! holds the other says that they may be one event, not that they are).

use super::is_local;
use super::mention::Mention;
use crate::fold;
use record::{Place, PlaceKind};

/// How two places stand to each other.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Met {
    /// One settlement or feature.
    Same,
    /// Two that are a short way apart: a town and its outskirts.
    Near,
    /// One stands in the words of the other mention, which was read without a place.
    Told,
    /// One stands in the words of the other mention, whose own place is another or wider.
    Named,
    /// The same first-level area, and nothing finer on either side.
    Area,
    /// The one lies in the first-level area that the other names.
    Inside,
    /// They are in one country, and no more is told.
    Country,
    /// One of them tells no place, and names none of the other's.
    Untold,
}

/// Kilometres between a town and what reports take for it.
const NEAR_KM: f64 = 12.0;
/// Kilometres beyond which two places of one name are two places.
const NAMESAKE_KM: f64 = 60.0;

/// How the places of two mentions stand to each other; none where they are two places.
pub(super) fn meet<'a>(a: &Mention<'a>, b: &Mention<'a>) -> Option<Met> {
    // "In the Sahel" is no place of an event, what the sentence names besides it may be.
    let told = |mention: &Mention<'a>| mention.place.filter(|it| it.kind != PlaceKind::Region);
    let (x, y) = match (told(a), told(b)) {
        (Some(x), Some(y)) if is_unknown(x) && !same_name(a, b) => (None, Some(y)),
        (Some(x), Some(y)) if is_unknown(y) && !same_name(a, b) => (Some(x), None),
        both => both,
    };
    let (x, y) = match (x, y) {
        (Some(x), Some(y)) => (x, y),
        (Some(place), None) => return Some(untold((place, a), b)),
        (None, Some(place)) => return Some(untold((place, b), a)),
        (None, None) => return Some(Met::Untold),
    };
    let one_country = match (&x.country, &y.country) {
        (Some(x), Some(y)) => x == y,
        // A region of several countries, or a place that was not found.
        _ => same_name(a, b),
    };
    if !one_country {
        return None;
    }
    match (is_local(x), is_local(y)) {
        (true, true) => both_local(a, b, x, y),
        (true, false) => wider((y, b), (x, a)),
        (false, true) => wider((x, a), (y, b)),
        (false, false) if same_name(a, b) && x.kind == PlaceKind::Area => Some(Met::Area),
        (false, false) => Some(Met::Country),
    }
}

fn both_local(a: &Mention, b: &Mention, x: &Place, y: &Place) -> Option<Met> {
    let apart = kilometres(x, y);
    let one = matches!((x.geonames, y.geonames), (Some(x), Some(y)) if x == y);
    if one || (same_name(a, b) && apart.is_none_or(|km| km < NAMESAKE_KM)) {
        // "South of Baghdad" is not Baghdad.
        return Some(match (a.is_beside(&x.name), b.is_beside(&y.name)) {
            (false, false) => Met::Same,
            (true, true) => Met::Near,
            _ => Met::Named,
        });
    }
    if apart.is_some_and(|km| km <= NEAR_KM) {
        return Some(Met::Near);
    }
    // "on the road from Bourzanga to Djibo" has one place and names two.
    let named = a.tells_place_of(b) || b.tells_place_of(a);
    (named && apart.is_none_or(|km| km < NAMESAKE_KM)).then_some(Met::Named)
}

/// A place beside a mention that was read without one. What was found on no map
/// may be a weapon or a people ("Qassam"), and counts as a word.
fn untold((place, placed): (&Place, &Mention), teller: &Mention) -> Met {
    match teller.tells_place_of(placed) && place.kind != PlaceKind::Unresolved {
        true if is_local(place) && teller.is_beside(&place.name) => Met::Named,
        true if is_local(place) => Met::Told,
        true if place.kind == PlaceKind::Area => Met::Area,
        true => Met::Country,
        false => Met::Untold,
    }
}

/// A wider place beside a local one of the same country.
fn wider(wide: (&Place, &Mention), local: (&Place, &Mention)) -> Option<Met> {
    if wide.1.tells_place_of(local.1) {
        return Some(Met::Named);
    }
    if wide.0.kind != PlaceKind::Area {
        return Some(Met::Country);
    }
    let area = local.0.admin1.as_deref().map(fold);
    // "In Parachinar, Kurram District": areas of lower level are on no list.
    let within = area? == wide.1.place_name() || local.1.tells_place_of(wide.1);
    within.then_some(Met::Inside)
}

/// Whether it was found on no map: it may be a people or a spelling, and rules nothing out.
fn is_unknown(place: &Place) -> bool {
    place.kind == PlaceKind::Unresolved && place.country.is_none()
}

fn same_name(a: &Mention, b: &Mention) -> bool {
    a.place_name() == b.place_name()
}

/// From the widest to the finest.
pub(super) fn breadth(kind: PlaceKind) -> usize {
    match kind {
        PlaceKind::Settlement => 0,
        PlaceKind::Feature => 1,
        PlaceKind::Unresolved => 2,
        PlaceKind::Area => 3,
        PlaceKind::Country => 4,
        PlaceKind::Region => 5,
    }
}

/// Great-circle distance, where both places are found.
fn kilometres(a: &Place, b: &Place) -> Option<f64> {
    const EARTH_KM: f64 = 6371.0;
    let radians = |(lat, lon): (f64, f64)| (lat.to_radians(), lon.to_radians());
    let ((lat_a, lon_a), (lat_b, lon_b)) = (radians(a.point?), radians(b.point?));
    let half = |from: f64, to: f64| libm::pow(libm::sin((to - from) / 2.0), 2.0);
    let chord = half(lat_a, lat_b) + libm::cos(lat_a) * libm::cos(lat_b) * half(lon_a, lon_b);
    Some(2.0 * EARTH_KM * libm::asin(libm::sqrt(chord)))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn place(point: (f64, f64)) -> Place {
        Place {
            words: record::Span::new(0, 1),
            name: "Harbour".into(),
            kind: PlaceKind::Settlement,
            geonames: None,
            country: Some("XA".into()),
            admin1: None,
            point: Some(point),
        }
    }

    #[test]
    fn distances_are_those_of_the_globe() {
        // Paris to London, 344 km.
        let km = kilometres(&place((48.8566, 2.3522)), &place((51.5074, -0.1278))).unwrap();
        assert!((km - 343.5).abs() < 1.0, "{km}");
        assert_eq!(
            kilometres(&place((1.0, 2.0)), &place((1.0, 2.0))),
            Some(0.0)
        );
    }
}
