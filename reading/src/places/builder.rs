//! Builds the file of a gazetteer from GeoNames rows and the hand-written tables.

use super::class::Class;
use super::fold::fold;
use super::layout::Layout;
use super::tables;
use std::collections::HashMap;

/// A place as a source gives it.
#[derive(Clone, Debug)]
pub struct Row {
    /// GeoNames identifier, 0 without one.
    pub geonames: u32,
    /// Its main name.
    pub name: String,
    /// Other names, in any script: those that English text could hold are kept.
    pub names: Vec<String>,
    /// Latitude and longitude; without one an area gets the middle of its towns.
    pub point: Option<(f64, f64)>,
    /// What it is.
    pub class: Class,
    /// ISO 3166-1 alpha-2 code of its country.
    pub country: [u8; 2],
    /// GeoNames code of its first-level area, empty without one.
    pub admin1: String,
    /// GeoNames code of its second-level area, empty without one.
    pub admin2: String,
    /// People, 0 if not known.
    pub population: u64,
    /// Further names that count as main and are kept as they are: "NYC", "Ky.".
    pub mains: Vec<String>,
}

impl Row {
    /// A place with nothing known but its name, class and country.
    pub fn new(name: &str, class: Class, country: [u8; 2]) -> Row {
        Row {
            geonames: 0,
            name: name.into(),
            names: Vec::new(),
            point: None,
            class,
            country,
            admin1: String::new(),
            admin2: String::new(),
            population: 0,
            mains: Vec::new(),
        }
    }
}

/// Collects places and lays them out.
#[derive(Debug, Default)]
pub struct Builder {
    rows: Vec<Row>,
    countries: HashMap<[u8; 2], (u32, u64)>,
}

impl Builder {
    /// Adds a place. A row of class [`Class::Country`] gives identifier and population of a country of the tables.
    pub fn add(&mut self, row: Row) {
        if row.class == Class::Country {
            let known = self.countries.entry(row.country).or_default();
            if row.population >= known.1 {
                *known = (row.geonames, row.population);
            }
        } else {
            self.rows.push(row);
        }
    }

    /// What was added, countries apart.
    pub(super) fn rows(&mut self) -> &mut [Row] {
        &mut self.rows
    }

    /// The file: header and sections. The same rows in the same order give the same bytes.
    pub fn finish(mut self) -> Vec<u8> {
        self.add_tables();
        let regions = self.regions();
        place_areas(&mut self.rows);
        self.rows.retain(|row| row.point.is_some());
        // In the order of their names: the values of the map then grow with its keys, and it takes less room.
        self.rows
            .sort_by_cached_key(|row| (rank(row), fold(&row.name), row.country, row.geonames));
        let countries = tables::countries();
        let mut layout = Layout::new(countries, &self.countries);
        regions.iter().for_each(|region| layout.region(region));
        layout.areas(&self.rows);
        // One by one, so that a row's memory is free when its names are laid down: a full dump has eight million.
        self.rows.into_iter().for_each(|row| layout.row(&row));
        layout.write()
    }

    /// Adds what the tables know of areas and cities to their rows.
    fn add_tables(&mut self) {
        for area in tables::areas() {
            let (country, admin1) = area.code.split_at(2);
            let admin1 = admin1.trim_start_matches('.');
            let found = self.rows.iter_mut().find(|row| {
                row.class == Class::Area
                    && row.country == country.as_bytes()
                    && row.admin1 == admin1
            });
            if let Some(row) = found {
                row.point = Some(area.point);
                add_names(row, &area.aliases);
            }
        }
        for (geonames, names) in tables::towns() {
            if let Some(row) = self.rows.iter_mut().find(|row| row.geonames == geonames) {
                add_names(row, &names);
            }
        }
    }

    /// The regions of the tables that are no first-level areas; the names of those that are go to the area.
    ///
    /// GeoNames has the West Bank and Tigray as areas: two records for one place would have to be told apart each time.
    fn regions(&mut self) -> Vec<tables::Region> {
        let mut regions = tables::regions();
        regions.retain(|region| {
            let [country] = region.members[..] else {
                return true;
            };
            let folded = fold(region.name);
            let same = |row: &&mut Row| {
                row.class == Class::Area && row.country == country && fold(&row.name) == folded
            };
            let found = self.rows.iter_mut().find(same);
            found.map(|row| add_names(row, &region.aliases)).is_none()
        });
        regions
    }
}

fn add_names(row: &mut Row, names: &[&str]) {
    row.mains.extend(names.iter().map(ToString::to_string));
}

/// Areas come before what lies in them, so that a parent has its index first.
pub(super) fn rank(row: &Row) -> u8 {
    match row.class {
        Class::Area => 0,
        Class::District => 1,
        _ => 2,
    }
}

pub(super) type Key = ([u8; 2], String, String);

pub(super) fn key(row: &Row) -> Key {
    let admin2 = if row.class == Class::Area {
        String::new()
    } else {
        row.admin2.clone()
    };
    (row.country, row.admin1.clone(), admin2)
}

/// Gives areas without a point the middle of the box around their towns, and areas without a population their sum.
///
/// The middle of the box, not the mean: towns crowd where people live, and the middle of Alberta is not between
/// Calgary and Edmonton.
fn place_areas(rows: &mut [Row]) {
    let mut extents: HashMap<Key, Extent> = HashMap::new();
    for row in rows.iter().filter(|row| row.class.is_settlement()) {
        let Some(point) = row.point else { continue };
        let area = (row.country, row.admin1.clone(), String::new());
        extents.entry(area).or_default().add(point, row.population);
        if !row.admin2.is_empty() {
            extents
                .entry(key(row))
                .or_default()
                .add(point, row.population);
        }
    }
    for row in rows.iter_mut().filter(|row| rank(row) < 2) {
        let Some(extent) = extents.get(&key(row)) else {
            continue;
        };
        row.point = row.point.or_else(|| extent.middle());
        row.population = row.population.max(extent.people);
    }
}

#[derive(Default)]
struct Extent {
    corners: Option<[f64; 4]>,
    people: u64,
}

impl Extent {
    fn add(&mut self, (lat, lon): (f64, f64), people: u64) {
        let [south, west, north, east] = self.corners.unwrap_or([lat, lon, lat, lon]);
        self.corners = Some([south.min(lat), west.min(lon), north.max(lat), east.max(lon)]);
        self.people += people;
    }

    /// Nothing where the box spans the date line: its middle would lie on the far side of the world.
    fn middle(&self) -> Option<(f64, f64)> {
        let [south, west, north, east] = self.corners?;
        (east - west < 180.0).then_some(((south + north) / 2.0, (west + east) / 2.0))
    }
}
