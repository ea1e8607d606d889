//! Builds the file of a gazetteer from GeoNames rows and the hand-written tables.

use super::class::Class;
use super::fold::{fold, is_latin};
use super::format::{
    Counts, LIST, MAGIC, MEMBERS, NO_COUNTRY, NO_RECORD, Packed, Posting, Relation,
};
use super::tables;
use sha2::{Digest, Sha256};
use std::collections::{BTreeMap, HashMap};

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
        self.rows.iter().for_each(|row| layout.row(row));
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
fn rank(row: &Row) -> u8 {
    match row.class {
        Class::Area => 0,
        Class::District => 1,
        _ => 2,
    }
}

type Key = ([u8; 2], String, String);

fn key(row: &Row) -> Key {
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

/// The sections as they grow.
#[derive(Default)]
struct Layout {
    codes: Vec<[u8; 2]>,
    members: Vec<u8>,
    records: Vec<u8>,
    names: Vec<u8>,
    spellings: HashMap<String, u32>,
    map: BTreeMap<String, Vec<Posting>>,
    count: u32,
    areas: HashMap<Key, u32>,
}

impl Layout {
    fn new(countries: Vec<tables::Country>, known: &HashMap<[u8; 2], (u32, u64)>) -> Layout {
        let mut layout = Layout {
            codes: countries.iter().map(|country| country.code).collect(),
            ..Layout::default()
        };
        for country in &countries {
            let (geonames, population) = known.get(&country.code).copied().unwrap_or_default();
            let index = layout.count;
            layout.record(
                country.name,
                geonames,
                country.point,
                Class::Country,
                population,
                NO_RECORD,
                index as u8,
            );
            layout.alias(country.name, index, Relation::Main);
            country
                .aliases
                .iter()
                .for_each(|name| layout.alias(name, index, Relation::Main));
            country
                .demonyms
                .iter()
                .for_each(|name| layout.alias(name, index, Relation::Demonym));
        }
        layout
    }

    fn region(&mut self, region: &tables::Region) {
        let mut bits = [0u8; MEMBERS];
        for code in &region.members {
            let country = self.country(*code);
            if country != NO_COUNTRY {
                bits[usize::from(country) / 8] |= 1 << (country % 8);
            }
        }
        self.members.extend(bits);
        let country = match region.members.as_slice() {
            [only] if region.class != Class::Continent => self.country(*only),
            _ => NO_COUNTRY,
        };
        let index = self.count;
        self.record(
            region.name,
            0,
            region.point,
            region.class,
            0,
            u32::from(country).min(NO_RECORD),
            country,
        );
        self.alias(region.name, index, Relation::Main);
        region
            .aliases
            .iter()
            .for_each(|name| self.alias(name, index, Relation::Main));
    }

    fn country(&self, code: [u8; 2]) -> u8 {
        self.codes
            .iter()
            .position(|known| *known == code)
            .map_or(NO_COUNTRY, |at| at as u8)
    }

    /// Notes which index each area will have: the rows are sorted, areas first.
    fn areas(&mut self, rows: &[Row]) {
        for (index, row) in (self.count..).zip(rows).filter(|(_, row)| rank(row) < 2) {
            self.areas.entry(key(row)).or_insert(index);
        }
    }

    fn row(&mut self, row: &Row) {
        let Some(point) = row.point else { return };
        let country = self.country(row.country);
        let parent = self.parent(row, country);
        let index = self.count;
        self.record(
            &row.name,
            row.geonames,
            point,
            row.class,
            row.population,
            parent,
            country,
        );
        self.alias(&row.name, index, Relation::Main);
        if let Some(short) = without_kind(row) {
            self.alias(short, index, Relation::Main);
        }
        for name in &row.mains {
            self.alias(name, index, Relation::Main);
        }
        for name in row.names.iter().filter(|name| is_written(name, row)) {
            self.alias(name, index, Relation::Other);
        }
    }

    fn parent(&self, row: &Row, country: u8) -> u32 {
        let own = self.count;
        let district = (row.class != Class::District && !row.admin2.is_empty()).then(|| key(row));
        let area =
            (row.class != Class::Area).then(|| (row.country, row.admin1.clone(), String::new()));
        let country = if country == NO_COUNTRY {
            NO_RECORD
        } else {
            u32::from(country)
        };
        [district, area]
            .iter()
            .flatten()
            .find_map(|key| self.areas.get(key).copied().filter(|index| *index != own))
            .unwrap_or(country)
    }

    #[allow(clippy::too_many_arguments, reason = "the fields of one record")]
    fn record(
        &mut self,
        name: &str,
        geonames: u32,
        point: (f64, f64),
        class: Class,
        population: u64,
        parent: u32,
        country: u8,
    ) {
        let name = self.spelling(name);
        let packed = Packed {
            geonames,
            point,
            class,
            population,
            parent,
            country,
            name,
        };
        packed.write(&mut self.records);
        self.count += 1;
    }

    /// Where a name lies among the names: each is kept once, and "San Antonio" is the name of hundreds.
    fn spelling(&mut self, name: &str) -> u32 {
        if let Some(at) = self.spellings.get(name) {
            return *at;
        }
        let at = self.names.len() as u32;
        let bytes = &name.as_bytes()[..name.len().min(255)];
        self.names.push(bytes.len() as u8);
        self.names.extend(bytes);
        self.spellings.insert(name.into(), at);
        at
    }

    fn alias(&mut self, name: &str, record: u32, relation: Relation) {
        let folded = fold(name);
        if folded.is_empty() {
            return;
        }
        let postings = self.map.entry(folded).or_default();
        match postings.iter_mut().find(|posting| posting.record == record) {
            Some(known) => known.relation = known.relation.min(relation),
            None => postings.push(Posting { record, relation }),
        }
    }

    fn write(self) -> Vec<u8> {
        let mut postings = Vec::new();
        let mut map = fst::MapBuilder::memory();
        for (name, meanings) in &self.map {
            let value = value(meanings, &mut postings);
            map.insert(name, value)
                .expect("the names of a BTreeMap come in order");
        }
        let map = map.into_inner().expect("writing to memory cannot fail");
        let counts = Counts {
            countries: self.codes.len(),
            regions: self.members.len() / MEMBERS,
            records: self.count as usize,
            postings: postings.len(),
            names: self.names.len(),
            map: map.len(),
        };
        let codes = self.codes.concat();
        assemble(
            counts,
            [
                &codes,
                &self.members,
                &self.records,
                &postings,
                &self.names,
                &map,
            ],
        )
    }
}

fn value(meanings: &[Posting], postings: &mut Vec<u8>) -> u64 {
    if let [only] = meanings {
        return u64::from(only.pack());
    }
    let index = postings.len() / 4;
    postings.extend((meanings.len() as u32).to_le_bytes());
    meanings
        .iter()
        .for_each(|posting| postings.extend(posting.pack().to_le_bytes()));
    LIST | index as u64
}

fn assemble(counts: Counts, sections: [&[u8]; 6]) -> Vec<u8> {
    let mut body = Vec::new();
    counts.write(&mut body);
    sections.iter().for_each(|section| body.extend(*section));
    let mut file = MAGIC.to_vec();
    file.extend(Sha256::digest(&body));
    file.extend(body);
    file
}

/// Words for the kind of area, which reports leave out as often as not: "Borno State", "Anbar Governorate".
const KINDS: &[&str] = &[
    " Autonomous Region",
    " City",
    " Department",
    " District",
    " Governorate",
    " Oblast",
    " Oblast’",
    " Prefecture",
    " Province",
    " Region",
    " Republic",
    " State",
];

const KINDS_BEFORE: &[&str] = &[
    "Province of ",
    "City of ",
    "Provincia de ",
    "Departamento de ",
];

/// The name of an area without the word for its kind. Counties keep theirs: "Orange" is a colour, "Orange County" a place.
fn without_kind(row: &Row) -> Option<&str> {
    if rank(row) == 2 {
        return None;
    }
    let after = KINDS.iter().find_map(|kind| row.name.strip_suffix(kind));
    after.or_else(|| {
        KINDS_BEFORE
            .iter()
            .find_map(|kind| row.name.strip_prefix(kind))
    })
}

/// Whether English text could hold this name of the row.
///
/// GeoNames mixes in romanised forms of other scripts in lower case ("mo su er" for Mosul), airport codes and links.
fn is_written(name: &str, row: &Row) -> bool {
    let open = name
        .trim_start_matches(['\'', '‘', '’', 'ʻ', '`'])
        .chars()
        .next();
    let code = name.chars().all(|c| c.is_uppercase()) && row.class.is_settlement();
    open.is_some_and(char::is_uppercase)
        && !code
        && name.chars().count() > 2
        && name.len() < 60
        && is_latin(name)
}
