//! A place a report names, and where it is if that could be told.

use crate::{Span, named};

/// A named place. Coordinates and country are absent where it was not found:
/// "not found" is better than a namesake on another continent.
#[derive(Clone, Debug, PartialEq)]
pub struct Place {
    /// The words.
    pub words: Span,
    /// The gazetteer's name, or the words where it is not in it.
    pub name: String,
    /// What sort of place.
    pub kind: PlaceKind,
    /// GeoNames identifier.
    pub geonames: Option<u64>,
    /// ISO 3166-1 alpha-2 code of its country.
    pub country: Option<String>,
    /// Name of its first-level area.
    pub admin1: Option<String>,
    /// WGS 84 latitude and longitude in degrees.
    pub point: Option<(f64, f64)>,
}

named! {
    /// What sort of place.
    PlaceKind, "place kind" {
        /// A region of several countries: the Sahel.
        Region = "region",
        /// A country.
        Country = "country",
        /// A first-level area: a province, a state.
        Area = "area",
        /// A city, town or village.
        Settlement = "settlement",
        /// Another feature: a river, a mountain, a base.
        Feature = "feature",
        /// Named but not found in the gazetteer.
        Unresolved = "unresolved",
    }
}
