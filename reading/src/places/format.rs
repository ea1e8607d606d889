//! The file of a gazetteer: a header, then sections that are read where they lie.
//!
//! All numbers are little-endian. After the header come: two bytes of ISO code for each country; 32 bytes (a bit for
//! each country) for each region; 20 bytes for each record (countries first, then regions, then the rest); the
//! postings, four bytes each; the names, each with a byte of length before it; and an `fst` map from folded names to
//! postings. A value of the map is a posting, or with [`LIST`] set the index of a list of postings that opens with its
//! length.

use super::class::Class;

/// The first bytes of a file; the last two are the version of the format.
pub(super) const MAGIC: &[u8; 8] = b"BWGAZ\0\0\x01";

/// Bytes of the header: magic, SHA-256 of what follows it, and six counts.
pub(super) const HEADER: usize = 8 + 32 + 6 * 4;

/// Bytes of one record.
pub(super) const RECORD: usize = 20;

/// Bytes of a region's set of countries.
pub(super) const MEMBERS: usize = 32;

/// Marks a value of the map that points to a list of postings.
pub(super) const LIST: u64 = 1 << 32;

/// No country.
pub(super) const NO_COUNTRY: u8 = u8::MAX;

/// No record.
pub(super) const NO_RECORD: u32 = 0x00ff_ffff;

/// Sizes of the sections: countries, regions and records are counted in items, the rest in bytes.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Counts {
    pub(super) countries: usize,
    pub(super) regions: usize,
    pub(super) records: usize,
    pub(super) postings: usize,
    pub(super) names: usize,
    pub(super) map: usize,
}

impl Counts {
    pub(super) fn write(self, out: &mut Vec<u8>) {
        let counts = [
            self.countries,
            self.regions,
            self.records,
            self.postings,
            self.names,
            self.map,
        ];
        counts
            .iter()
            .for_each(|count| out.extend((*count as u32).to_le_bytes()));
    }

    pub(super) fn read(bytes: &[u8]) -> Option<Counts> {
        let at = |i: usize| Some(u32_at(bytes, i * 4)? as usize);
        Some(Counts {
            countries: at(0)?,
            regions: at(1)?,
            records: at(2)?,
            postings: at(3)?,
            names: at(4)?,
            map: at(5)?,
        })
    }

    /// Lengths in bytes of the six sections, in their order.
    pub(super) fn lengths(self) -> [usize; 6] {
        [
            self.countries * 2,
            self.regions * MEMBERS,
            self.records * RECORD,
            self.postings,
            self.names,
            self.map,
        ]
    }
}

/// One record as it lies in the file.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Packed {
    pub(super) geonames: u32,
    pub(super) point: (f64, f64),
    pub(super) class: Class,
    pub(super) population: u64,
    pub(super) parent: u32,
    pub(super) country: u8,
    pub(super) name: u32,
}

impl Packed {
    pub(super) fn write(&self, out: &mut Vec<u8>) {
        out.extend(self.geonames.to_le_bytes());
        out.extend(&angle(self.point.0, 90.0).to_le_bytes()[..3]);
        out.extend(&angle(self.point.1, 180.0).to_le_bytes()[..3]);
        out.push(self.class as u8);
        out.push(pack_population(self.population));
        out.extend(&self.parent.to_le_bytes()[..3]);
        out.push(self.country);
        out.extend(self.name.to_le_bytes());
    }

    pub(super) fn read(bytes: &[u8]) -> Option<Packed> {
        Some(Packed {
            geonames: u32_at(bytes, 0)?,
            point: (degrees(bytes, 4, 90.0)?, degrees(bytes, 7, 180.0)?),
            class: Class::read(*bytes.get(10)?)?,
            population: unpack_population(*bytes.get(11)?),
            parent: u24_at(bytes, 12)?,
            country: *bytes.get(15)?,
            name: u32_at(bytes, 16)?,
        })
    }
}

/// One meaning of a name: a record, and how the name relates to it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Posting {
    pub(super) record: u32,
    pub(super) relation: Relation,
}

/// How a name relates to a record; the better ones first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Relation {
    /// Its name.
    Main,
    /// Another name of it.
    Other,
    /// The people or things of it: "Iraqi".
    Demonym,
}

impl Posting {
    pub(super) fn pack(self) -> u32 {
        self.record << 2 | self.relation as u32
    }

    pub(super) fn unpack(packed: u32) -> Posting {
        let relation = match packed & 3 {
            0 => Relation::Main,
            1 => Relation::Other,
            _ => Relation::Demonym,
        };
        Posting {
            record: packed >> 2,
            relation,
        }
    }
}

const ANGLE: f64 = 8_388_607.0;

fn angle(degrees: f64, whole: f64) -> i32 {
    ((degrees / whole).clamp(-1.0, 1.0) * ANGLE).round() as i32
}

fn degrees(bytes: &[u8], at: usize, whole: f64) -> Option<f64> {
    let raw = (u24_at(bytes, at)? << 8) as i32 >> 8;
    Some(f64::from(raw) / ANGLE * whole)
}

/// Population in one byte, within five per cent: eight steps for each doubling.
fn pack_population(population: u64) -> u8 {
    (8.0 * (population as f64 + 1.0).log2()).round().min(255.0) as u8
}

fn unpack_population(byte: u8) -> u64 {
    ((f64::from(byte) / 8.0).exp2() - 1.0).round() as u64
}

pub(super) fn u32_at(bytes: &[u8], at: usize) -> Option<u32> {
    Some(u32::from_le_bytes(bytes.get(at..at + 4)?.try_into().ok()?))
}

fn u24_at(bytes: &[u8], at: usize) -> Option<u32> {
    let [a, b, c]: [u8; 3] = bytes.get(at..at + 3)?.try_into().ok()?;
    Some(u32::from_le_bytes([a, b, c, 0]))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn records_survive_packing_to_a_few_metres() {
        let record = Packed {
            geonames: 99_072,
            point: (-36.335, 143.118_89),
            class: Class::Seat,
            population: 1_683_000,
            parent: 12_345,
            country: 7,
            name: 1_000_000,
        };
        let mut bytes = Vec::new();
        record.write(&mut bytes);
        assert_eq!(bytes.len(), RECORD);
        let read = Packed::read(&bytes).unwrap();
        assert!((read.point.0 + 36.335).abs() < 1e-4 && (read.point.1 - 143.118_89).abs() < 1e-4);
        assert!(
            read.population.abs_diff(1_683_000) < 84_000,
            "{}",
            read.population
        );
        assert_eq!(
            (read.geonames, read.parent, read.country),
            (99_072, 12_345, 7)
        );
    }

    #[test]
    fn postings_survive_packing() {
        for relation in [Relation::Main, Relation::Other, Relation::Demonym] {
            let posting = Posting {
                record: 4_000_000,
                relation,
            };
            assert_eq!(Posting::unpack(posting.pack()), posting);
        }
    }
}
