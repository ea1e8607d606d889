//! The hand-written tables: countries with their demonyms, regions and waters, first-level areas.
//!
//! No dump lists the Sahel as people write of it, says that "Iraqi" points to Iraq, or tells which countries lie on
//! Lake Chad. The tables hold such facts, one a line, fields apart by `|`, lists by commas.

use super::class::Class;

const COUNTRIES: &str = include_str!("tables/countries.txt");
const REGIONS: &str = include_str!("tables/regions.txt");
const AREAS: &str = include_str!("tables/areas.txt");
const TOWNS: &str = include_str!("tables/towns.txt");

/// A country or territory.
pub(super) struct Country {
    pub(super) code: [u8; 2],
    pub(super) name: &'static str,
    pub(super) point: (f64, f64),
    pub(super) aliases: Vec<&'static str>,
    pub(super) demonyms: Vec<&'static str>,
}

/// A region, sea, river or range.
pub(super) struct Region {
    pub(super) name: &'static str,
    pub(super) class: Class,
    pub(super) point: (f64, f64),
    pub(super) aliases: Vec<&'static str>,
    pub(super) members: Vec<[u8; 2]>,
}

/// What the tables know of a first-level area beyond GeoNames: its middle, its abbreviations.
pub(super) struct Area {
    pub(super) code: &'static str,
    pub(super) point: (f64, f64),
    pub(super) aliases: Vec<&'static str>,
}

/// All countries, in the order of the table.
pub(super) fn countries() -> Vec<Country> {
    let country = |[code, name, lat, lon, aliases, demonyms]: [&'static str; 6]| {
        Some(Country {
            code: iso(code)?,
            name,
            point: point(lat, lon)?,
            aliases: list(aliases),
            demonyms: list(demonyms),
        })
    };
    rows(COUNTRIES).filter_map(country).collect()
}

/// All regions, in the order of the table.
pub(super) fn regions() -> Vec<Region> {
    let region = |[name, class, lat, lon, aliases, members]: [&'static str; 6]| {
        Some(Region {
            name,
            class: Class::from_word(class)?,
            point: point(lat, lon)?,
            aliases: list(aliases),
            members: list(members).into_iter().filter_map(iso).collect(),
        })
    };
    rows(REGIONS).filter_map(region).collect()
}

/// All first-level areas that the tables add to.
pub(super) fn areas() -> Vec<Area> {
    let area = |[code, lat, lon, aliases]: [&'static str; 4]| {
        Some(Area {
            code,
            point: point(lat, lon)?,
            aliases: list(aliases),
        })
    };
    rows(AREAS).filter_map(area).collect()
}

/// Names that the tables add to cities, by GeoNames identifier.
pub(super) fn towns() -> Vec<(u32, Vec<&'static str>)> {
    let town = |[geonames, names]: [&'static str; 2]| Some((geonames.parse().ok()?, list(names)));
    rows(TOWNS).filter_map(town).collect()
}

fn rows<const N: usize>(table: &'static str) -> impl Iterator<Item = [&'static str; N]> {
    table
        .lines()
        .filter(|line| !line.starts_with('#'))
        .filter_map(|line| line.split('|').collect::<Vec<_>>().try_into().ok())
}

fn list(field: &'static str) -> Vec<&'static str> {
    field.split(',').filter(|item| !item.is_empty()).collect()
}

fn point(lat: &str, lon: &str) -> Option<(f64, f64)> {
    Some((lat.parse().ok()?, lon.parse().ok()?))
}

fn iso(code: &str) -> Option<[u8; 2]> {
    code.as_bytes().try_into().ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn lines(table: &str) -> usize {
        table.lines().filter(|line| !line.starts_with('#')).count()
    }

    #[test]
    fn every_line_is_read() {
        assert_eq!(countries().len(), lines(COUNTRIES));
        assert_eq!(regions().len(), lines(REGIONS));
        assert_eq!(areas().len(), lines(AREAS));
        assert_eq!(towns().len(), lines(TOWNS));
    }

    #[test]
    fn regions_name_known_countries() {
        let codes: Vec<_> = countries().iter().map(|country| country.code).collect();
        for region in regions() {
            for member in region.members {
                assert!(
                    codes.contains(&member),
                    "{} in {}",
                    String::from_utf8_lossy(&member),
                    region.name
                );
            }
        }
    }
}
