//! Regions by name, as lists of countries.
//!
//! Subregions are those of the UN's M49 standard ("Western Africa"). Beside
//! them stand the regions that reports speak of, each with its source; whoever
//! means another list names the countries. An answer prints the list it used.

use crate::Area;
use crate::countries::{self, fold};

/// Name, ISO codes, source.
const REGIONS: &[(&str, &str, &str)] = &[
    (
        "Western Europe",
        "AND AUT BEL CHE DEU DNK ESP FIN FRA GBR GRC IRL ISL ITA LIE LUX MCO MLT NLD NOR PRT SMR SWE VAT",
        "the European members of the UN's Western European and Others Group, and microstates; M49's is narrower",
    ),
    (
        "Sahel",
        "BFA MLI MRT NER TCD",
        "the five members that the G5 Sahel had",
    ),
    (
        "Lake Chad Basin",
        "CMR NER NGA TCD",
        "the members of the Multinational Joint Task Force on the lake",
    ),
    (
        "North Africa",
        "DZA EGY LBY MAR TUN",
        "M49's Northern Africa without Sudan and Western Sahara, as in most reports",
    ),
    (
        "Maghreb",
        "DZA LBY MAR MRT TUN",
        "the members of the Arab Maghreb Union",
    ),
    (
        "Horn of Africa",
        "DJI ERI ETH SOM",
        "the four states of the peninsula",
    ),
    (
        "Middle East",
        "ARE BHR CYP EGY IRN IRQ ISR JOR KWT LBN OMN PSE QAT SAU SYR TUR YEM",
        "UCDP's Middle East with Cyprus, Palestine and Turkey",
    ),
    (
        "Levant",
        "ISR JOR LBN PSE SYR",
        "the states on and behind the eastern coast of the Mediterranean",
    ),
];

/// Everyday names of M49 subregions.
const ALIASES: &[(&str, &str)] = &[
    ("West Africa", "Western Africa"),
    ("East Africa", "Eastern Africa"),
    ("Central Africa", "Middle Africa"),
    ("South Asia", "Southern Asia"),
    ("Southeast Asia", "South-eastern Asia"),
    ("South-East Asia", "South-eastern Asia"),
    ("East Asia", "Eastern Asia"),
    ("Northern Europe", "Northern Europe"),
    ("Southern Europe", "Southern Europe"),
    ("Eastern Europe", "Eastern Europe"),
];

/// Continents as sets of M49 subregions.
const CONTINENTS: &[(&str, &[&str])] = &[
    (
        "Africa",
        &[
            "Northern Africa",
            "Western Africa",
            "Middle Africa",
            "Eastern Africa",
            "Southern Africa",
        ],
    ),
    (
        "Europe",
        &[
            "Northern Europe",
            "Western Europe",
            "Southern Europe",
            "Eastern Europe",
        ],
    ),
    (
        "Asia",
        &[
            "Western Asia",
            "Central Asia",
            "Southern Asia",
            "South-eastern Asia",
            "Eastern Asia",
        ],
    ),
    (
        "Americas",
        &[
            "Northern America",
            "Central America",
            "Caribbean",
            "South America",
        ],
    ),
    (
        "Sub-Saharan Africa",
        &[
            "Western Africa",
            "Middle Africa",
            "Eastern Africa",
            "Southern Africa",
        ],
    ),
];

/// A region's countries, and where the list comes from.
pub(crate) struct Region {
    pub(crate) areas: Vec<Area>,
    pub(crate) source: &'static str,
}

/// The region of that name.
pub(crate) fn find(text: &str) -> Option<Region> {
    let text = fold(text);
    listed(&text)
        .or_else(|| subregion(&text))
        .or_else(|| continent(&text))
}

fn listed(text: &str) -> Option<Region> {
    let (_, codes, source) = REGIONS.iter().find(|(name, ..)| fold(name) == text)?;
    let areas = codes.split(' ').filter_map(countries::find).cloned();
    Some(Region {
        areas: areas.collect(),
        source,
    })
}

fn subregion(text: &str) -> Option<Region> {
    let alias = ALIASES.iter().find(|(name, _)| fold(name) == text);
    let name = alias.map_or(text.to_owned(), |(_, name)| fold(name));
    let areas = within(|subregion| fold(subregion) == name);
    let source = "the UN's M49 standard";
    (!areas.is_empty()).then_some(Region { areas, source })
}

fn continent(text: &str) -> Option<Region> {
    let (_, subregions) = CONTINENTS.iter().find(|(name, _)| fold(name) == text)?;
    Some(Region {
        areas: within(|subregion| subregions.contains(&subregion)),
        source: "subregions of the UN's M49 standard",
    })
}

fn within(fits: impl Fn(&str) -> bool) -> Vec<Area> {
    let inside = countries::all()
        .iter()
        .filter(|country| fits(country.subregion));
    inside.map(|country| country.area.clone()).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(region: &str, inside: &[&str], outside: &[&str]) {
        let areas = find(region).unwrap().areas;
        let has = |country: &&&str| areas.iter().any(|area| area.is(country));
        assert_eq!(inside.iter().filter(has).count(), inside.len(), "{region}");
        assert_eq!(outside.iter().filter(has).count(), 0, "{region}");
    }

    #[test]
    fn regions_have_their_countries() {
        check(
            "West Africa",
            &["Mali", "Nigeria", "Benin"],
            &["Chad", "Cameroon"],
        );
        check(
            "Western Europe",
            &["Spain", "Sweden", "Belgium"],
            &["Russia", "Poland"],
        );
        check("the Sahel", &["Mali", "Chad"], &["Nigeria"]);
        check("Africa", &["Egypt", "Somalia"], &["Yemen"]);
    }

    #[test]
    fn every_code_of_a_region_is_a_country() {
        for (name, codes, _) in REGIONS {
            let count = codes.split(' ').count();
            assert_eq!(find(name).unwrap().areas.len(), count, "{name}");
        }
    }

    #[test]
    fn what_is_no_region_is_none() {
        assert!(find("Mordor").is_none());
    }
}
