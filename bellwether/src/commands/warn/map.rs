//! Warnings on a map: the probability of each country that is listed.

use crate::picture::{Map, Shade, View};
use record::{Month, Warning};
use std::collections::HashSet;

/// Of several first-level areas of a country, the map of countries shows the most probable.
pub(super) fn map(ranked: &[Warning], label: &str, cut: Month) -> Map {
    let shade = |warning: &Warning| Shade {
        code: warning.area.country.clone(),
        name: warning.area.to_string(),
        value: (warning.probability * 100.0).round(),
    };
    let mut seen = HashSet::new();
    let first: Vec<&Warning> = ranked
        .iter()
        .filter(|warning| seen.insert(&warning.area.country))
        .collect();
    Map {
        title: "Warnings: probability of an onset or a sharp rise".into(),
        subtitle: format!("per cent, months 3 to 14 after {cut}; {label}"),
        notes: vec![
            "Countries without a shade are not among those listed; that is no all-clear.".into(),
        ],
        unit: "%".into(),
        none: Some("not among those listed".into()),
        view: View::Countries(
            first
                .iter()
                .map(|warning| warning.area.country.clone())
                .collect(),
        ),
        shades: first.into_iter().map(shade).collect(),
        ..Map::default()
    }
}
