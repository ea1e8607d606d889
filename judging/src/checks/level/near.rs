//! Which rows may lie where a toll is said to be: a town's neighbourhood, a province by its name.

use super::super::case::Case;
use super::super::evidence::Evidence;
use super::super::plan::{Period, Plan};
use crate::fold;
use events::Row;
use record::{Place, PlaceKind};

/// Rows this near to a town may be of it: reports and rows place an attack by the next town they know.
const NEAR_KM: f64 = 50.0;

/// ", within 50 km of Tassara": the part of a country that is meant, where rows have a place.
pub(super) fn near_what(case: &Case) -> String {
    match inner(case) {
        Some(place) if place.kind == PlaceKind::Area => {
            format!(", of {} where rows have an area", place.name)
        }
        Some(place) if place.kind == PlaceKind::Region => {
            format!(", in which {} lies", place.name)
        }
        Some(place) if place.point.is_some() => {
            format!(
                ", within {NEAR_KM} km of {} where rows have a place",
                place.name
            )
        }
        _ => String::new(),
    }
}

/// The rows of the place and days, or of the year where rows are years.
pub(super) fn near<'e>(
    case: &Case,
    plan: &Plan,
    evidence: &'e Evidence,
    scope: usize,
) -> Vec<&'e Row> {
    let period = match evidence.by_year() {
        true => Period::years(plan.period.from.year(), plan.period.until.year()),
        false => plan.period,
    };
    let rows = evidence.told[scope].rows.iter();
    let meets = |row: &&Row| match (row.window.begin, row.window.end) {
        (Some(from), Some(until)) => from <= period.until && period.from <= until,
        _ => false,
    };
    rows.filter(meets).filter(|row| here(case, row)).collect()
}

/// Whether a row may lie at the claim's place: near a town where both have a point, in a
/// province of that name.
fn here(case: &Case, row: &Row) -> bool {
    let Some(place) = inner(case) else {
        return true;
    };
    match (place.kind, place.point, row.site.point, &row.site.admin1) {
        (PlaceKind::Settlement, Some(a), Some(b), _) => kilometres(a, b) <= NEAR_KM,
        (PlaceKind::Area, _, _, Some(area)) => named_alike(&place.name, area),
        _ => true,
    }
}

/// The claim's place where it lies inside a country, and nobody chose another.
pub(super) fn inner<'a>(case: &Case<'a>) -> Option<&'a Place> {
    let place = case.claim.claim.place.as_ref()?;
    let inside = match place.kind {
        PlaceKind::Settlement | PlaceKind::Area => true,
        PlaceKind::Region => place.country.is_some(),
        _ => false,
    };
    (inside && case.options.area.is_empty()).then_some(place)
}

/// "Tahoua Region" and "Tahoua region", "Borno" and "Borno state".
fn named_alike(a: &str, b: &str) -> bool {
    let (a, b) = (fold(a), fold(b));
    a.starts_with(&b) || b.starts_with(&a)
}

/// Along the great circle (haversine), on a sphere of 6,371 km.
fn kilometres(a: (f64, f64), b: (f64, f64)) -> f64 {
    let (lat_a, lat_b) = (a.0.to_radians(), b.0.to_radians());
    let half = |d: f64| (d.to_radians() / 2.0).sin().powi(2);
    let h = half(b.0 - a.0) + lat_a.cos() * lat_b.cos() * half(b.1 - a.1);
    2.0 * 6371.0 * h.sqrt().asin()
}
