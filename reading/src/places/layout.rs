//! Lays records, names and the map out in the order of the file.

use super::builder::{Key, Row, key, rank};
use super::class::Class;
use super::fold::fold;
use super::format::{
    Counts, LIST, MAGIC, MEMBERS, NO_COUNTRY, NO_RECORD, Packed, Posting, Relation,
};
use super::spelled::{is_written, without_kind};
use super::tables;
use sha2::{Digest, Sha256};
use std::collections::{BTreeMap, HashMap};

/// The sections as they grow.
#[derive(Default)]
pub(super) struct Layout {
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
    pub(super) fn new(
        countries: Vec<tables::Country>,
        known: &HashMap<[u8; 2], (u32, u64)>,
    ) -> Layout {
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

    pub(super) fn region(&mut self, region: &tables::Region) {
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
    pub(super) fn areas(&mut self, rows: &[Row]) {
        for (index, row) in (self.count..).zip(rows).filter(|(_, row)| rank(row) < 2) {
            self.areas.entry(key(row)).or_insert(index);
        }
    }

    pub(super) fn row(&mut self, row: &Row) {
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

    pub(super) fn write(self) -> Vec<u8> {
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
