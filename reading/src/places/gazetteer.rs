//! A gazetteer as it lies in memory: names to places, and what lies in what.

use super::class::Class;
use super::fold::fold;
use super::format::{
    Counts, HEADER, LIST, MAGIC, MEMBERS, NO_COUNTRY, NO_RECORD, Packed, Posting, RECORD, Relation,
    u32_at,
};
use sha2::{Digest, Sha256};
use std::borrow::Cow;
use std::fmt;
use std::path::Path;

static EMBEDDED: &[u8] = include_bytes!("../../assets/gazetteer.bin");

/// Places by name. Cheap to open: the file is read where it lies.
pub struct Gazetteer {
    codes: Cow<'static, [u8]>,
    members: Cow<'static, [u8]>,
    records: Cow<'static, [u8]>,
    postings: Cow<'static, [u8]>,
    names: Cow<'static, [u8]>,
    map: fst::Map<Cow<'static, [u8]>>,
    hash: String,
}

/// A place of a gazetteer: its index in the file.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct PlaceId(pub(super) u32);

/// What the gazetteer knows of one place.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Entry<'g> {
    /// Its index.
    pub id: PlaceId,
    /// Its name, as GeoNames or the tables write it.
    pub name: &'g str,
    /// GeoNames identifier, if it has one.
    pub geonames: Option<u32>,
    /// Latitude and longitude in degrees; of an area a point near its middle.
    pub point: (f64, f64),
    /// What it is.
    pub class: Class,
    /// People, within five per cent; 0 where not known.
    pub population: u64,
    /// The country it is or lies in; none for regions of several.
    pub country: Option<PlaceId>,
    parent: u32,
}

/// One place that a name may mean.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Meaning {
    /// The place.
    pub place: PlaceId,
    /// Whether the name is its main one; other names are ranked below.
    pub main: bool,
    /// Whether the name is that of its people or things: "Iraqi" is no place, but tells a country.
    pub demonym: bool,
}

impl Gazetteer {
    /// The gazetteer that ships: GeoNames' populated places from 500 people up and areas (CC BY 4.0), countries and regions.
    ///
    /// # Errors
    /// When the built-in file has a layout that this version does not know; a test proves that it has not.
    pub fn embedded() -> Result<Gazetteer, Error> {
        Gazetteer::open(EMBEDDED, Cow::Borrowed)
    }

    /// Loads a file that [`import`](super::import) wrote, and checks it against its hash.
    ///
    /// # Errors
    /// When it cannot be read, is no gazetteer, has another version or was damaged.
    pub fn load(path: &Path) -> Result<Gazetteer, Error> {
        let bytes =
            std::fs::read(path).map_err(|error| Error(format!("{}: {error}", path.display())))?;
        Gazetteer::from_bytes(bytes)
            .map_err(|Error(reason)| Error(format!("{}: {reason}", path.display())))
    }

    /// Opens the bytes of a gazetteer, and checks them against their hash.
    ///
    /// # Errors
    /// As [`load`](Gazetteer::load).
    pub fn from_bytes(bytes: Vec<u8>) -> Result<Gazetteer, Error> {
        let stored = bytes
            .get(8..40)
            .ok_or_else(|| Error::damaged("it is too short"))?;
        if bytes.starts_with(MAGIC) && Sha256::digest(&bytes[40..]).as_slice() != stored {
            return Err(Error::damaged("its hash does not fit its bytes"));
        }
        Gazetteer::open(&bytes, |section| Cow::Owned(section.to_vec()))
    }

    fn open<'b>(
        bytes: &'b [u8],
        keep: fn(&'b [u8]) -> Cow<'static, [u8]>,
    ) -> Result<Gazetteer, Error> {
        let (hash, counts) = header(bytes)?;
        let mut rest = &bytes[HEADER..];
        let mut sections = counts.lengths().map(|length| {
            let (section, after) = rest.split_at_checked(length)?;
            rest = after;
            Some(keep(section))
        });
        let mut next = |i: usize| {
            sections[i]
                .take()
                .ok_or_else(|| Error::damaged("a section is cut short"))
        };
        Ok(Gazetteer {
            codes: next(0)?,
            members: next(1)?,
            records: next(2)?,
            postings: next(3)?,
            names: next(4)?,
            map: fst::Map::new(next(5)?).map_err(|error| Error::damaged(&error.to_string()))?,
            hash,
        })
    }

    /// SHA-256 of the contents in hexadecimal: what a reader's identity names.
    pub fn hash(&self) -> &str {
        &self.hash
    }

    /// How many places it holds.
    pub fn len(&self) -> usize {
        self.records.len() / RECORD
    }

    /// Whether it holds none.
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// All that a name may mean, however it is spelled; in no order of likelihood.
    pub fn lookup(&self, name: &str) -> Vec<Meaning> {
        self.lookup_folded(&fold(name))
    }

    pub(super) fn lookup_folded(&self, folded: &str) -> Vec<Meaning> {
        self.map
            .get(folded)
            .map(|value| self.meanings(value))
            .unwrap_or_default()
    }

    fn meanings(&self, value: u64) -> Vec<Meaning> {
        if value & LIST == 0 {
            return vec![meaning(value as u32)];
        }
        let start = (value & !LIST) as usize * 4;
        let count = u32_at(&self.postings, start).unwrap_or(0) as usize;
        (1..=count)
            .filter_map(|i| u32_at(&self.postings, start + i * 4))
            .map(meaning)
            .collect()
    }

    /// What is known of a place. An identifier of another gazetteer may give another place or none.
    pub fn entry(&self, id: PlaceId) -> Option<Entry<'_>> {
        let start = id.0 as usize * RECORD;
        let packed = Packed::read(self.records.get(start..start + RECORD)?)?;
        Some(Entry {
            id,
            name: self.name(packed.name as usize).unwrap_or_default(),
            geonames: Some(packed.geonames).filter(|id| *id != 0),
            point: packed.point,
            class: packed.class,
            population: packed.population,
            country: (packed.country != NO_COUNTRY).then_some(PlaceId(u32::from(packed.country))),
            parent: packed.parent,
        })
    }

    fn name(&self, at: usize) -> Option<&str> {
        let length = usize::from(*self.names.get(at)?);
        std::str::from_utf8(self.names.get(at + 1..at + 1 + length)?).ok()
    }

    /// The country of that name, code, alias or demonym: "Burma", "Iraq", "Iraqi", "the UK".
    ///
    /// A name that countries share with areas or towns is the country here: "Georgia", "Jordan".
    pub fn country_by_name(&self, name: &str) -> Option<Entry<'_>> {
        let folded = fold(name);
        let bare = folded.strip_prefix("the ").unwrap_or(&folded);
        self.lookup_folded(bare)
            .iter()
            .filter_map(|meaning| self.entry(meaning.place))
            .find(|entry| entry.class == Class::Country)
    }

    /// The country with an ISO 3166-1 alpha-2 code in capitals.
    pub fn country(&self, code: &str) -> Option<PlaceId> {
        let at = self
            .codes
            .chunks_exact(2)
            .position(|known| known == code.as_bytes())?;
        Some(PlaceId(at as u32))
    }

    /// ISO 3166-1 alpha-2 code of the country a place is or lies in.
    pub fn code(&self, id: PlaceId) -> Option<&str> {
        let at = self.entry(id)?.country?.0 as usize * 2;
        std::str::from_utf8(self.codes.get(at..at + 2)?).ok()
    }

    /// What a place lies in, from the nearest outward: district, area, country.
    pub fn ancestors(&self, id: PlaceId) -> impl Iterator<Item = Entry<'_>> {
        std::iter::successors(self.parent(id), |entry| self.parent(entry.id)).take(8)
    }

    fn parent(&self, id: PlaceId) -> Option<Entry<'_>> {
        let parent = self.entry(id)?.parent;
        (parent != NO_RECORD).then(|| self.entry(PlaceId(parent)))?
    }

    /// The first-level area a place is or lies in.
    pub fn area(&self, id: PlaceId) -> Option<Entry<'_>> {
        self.entry(id)
            .into_iter()
            .chain(self.ancestors(id))
            .find(|entry| entry.class == Class::Area)
    }

    /// Whether `inner` is or lies in `outer`.
    ///
    /// A country lies in each region that names it ("Nigeria" in "the Lake Chad basin"), and so does what lies in the
    /// country: the tables know regions by whole countries, so that Lagos counts as inside the basin too.
    pub fn contains(&self, outer: PlaceId, inner: PlaceId) -> bool {
        if outer == inner || self.ancestors(inner).any(|entry| entry.id == outer) {
            return true;
        }
        let country = self.entry(inner).and_then(|entry| entry.country);
        country.is_some_and(|country| self.is_member(outer, country))
    }

    /// Whether a region has a country among its members and lies in no single one.
    fn is_member(&self, region: PlaceId, country: PlaceId) -> bool {
        let several = self
            .entry(region)
            .is_some_and(|entry| entry.country.is_none());
        several && self.members(region).any(|member| member == country)
    }

    /// The countries a region lies in; none for other places.
    pub fn members(&self, region: PlaceId) -> impl Iterator<Item = PlaceId> + '_ {
        let bits = (region.0 as usize)
            .checked_sub(self.codes.len() / 2)
            .and_then(|at| self.members.get(at * MEMBERS..(at + 1) * MEMBERS))
            .unwrap_or_default();
        (0..bits.len() * 8)
            .filter(move |at| bits[at / 8] & (1 << (at % 8)) != 0)
            .map(|at| PlaceId(at as u32))
    }
}

impl fmt::Debug for Gazetteer {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Gazetteer({} places, {})", self.len(), self.hash)
    }
}

fn meaning(packed: u32) -> Meaning {
    let posting = Posting::unpack(packed);
    Meaning {
        place: PlaceId(posting.record),
        main: posting.relation == Relation::Main,
        demonym: posting.relation == Relation::Demonym,
    }
}

fn header(bytes: &[u8]) -> Result<(String, Counts), Error> {
    let magic = bytes
        .get(..8)
        .ok_or_else(|| Error::damaged("it is too short"))?;
    if magic[..6] != MAGIC[..6] {
        return Err(Error::damaged(
            "it does not open with the mark of a gazetteer",
        ));
    }
    if magic != MAGIC {
        return Err(Error("it has another version of the format\nwrite it anew with `bellwether gazetteer import`".into()));
    }
    let counts = bytes.get(40..HEADER).and_then(Counts::read);
    let hash = bytes
        .get(8..40)
        .unwrap_or_default()
        .iter()
        .map(|byte| format!("{byte:02x}"))
        .collect();
    Ok((
        hash,
        counts.ok_or_else(|| Error::damaged("it is too short"))?,
    ))
}

/// Why a gazetteer could not be opened or written.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Error(pub(super) String);

impl Error {
    pub(super) fn damaged(reason: &str) -> Error {
        Error(format!(
            "not a whole gazetteer: {reason}\nwrite it anew with `bellwether gazetteer import`"
        ))
    }
}

impl fmt::Display for Error {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl std::error::Error for Error {}

#[cfg(test)]
mod tests {
    use super::*;

    fn gazetteer() -> Gazetteer {
        Gazetteer::embedded().unwrap()
    }

    #[track_caller]
    fn best(name: &str) -> PlaceId {
        let gazetteer = gazetteer();
        let meanings = gazetteer.lookup(name);
        let places = meanings.iter().map(|meaning| meaning.place);
        places
            .max_by_key(|id| gazetteer.entry(*id).unwrap().population)
            .expect(name)
    }

    #[test]
    fn what_ships_is_whole() {
        Gazetteer::from_bytes(EMBEDDED.to_vec()).unwrap();
        assert!(EMBEDDED.len() < 12_000_000);
    }

    #[test]
    fn spellings_meet_in_one_place() {
        for (one, other) in [
            ("Mosul", "Al-Mawsil"),
            ("Fallujah", "Al Fallujah"),
            ("Kyiv", "Kiev"),
            ("NYC", "New York City"),
        ] {
            let gazetteer = gazetteer();
            let places = |name| {
                gazetteer
                    .lookup(name)
                    .into_iter()
                    .map(|meaning| meaning.place)
            };
            assert!(
                places(one).any(|place| places(other).any(|same| same == place)),
                "{one} {other}"
            );
        }
    }

    #[test]
    fn countries_answer_to_aliases_and_demonyms() {
        let gazetteer = gazetteer();
        for (name, code) in [
            ("Burma", "MM"),
            ("the UK", "GB"),
            ("Iraqi", "IQ"),
            ("DRC", "CD"),
            ("Georgia", "GE"),
        ] {
            let country = gazetteer.country_by_name(name).expect(name);
            assert_eq!(gazetteer.code(country.id), Some(code), "{name}");
        }
        assert!(gazetteer.country_by_name("Mosul").is_none());
        assert!(
            gazetteer
                .lookup("Iraqi")
                .iter()
                .all(|meaning| meaning.demonym)
        );
    }

    #[test]
    fn towns_lie_in_areas_countries_and_regions() {
        let gazetteer = gazetteer();
        let (mosul, nineveh, iraq) = (best("Mosul"), best("Nineveh"), best("Iraq"));
        let region = |name: &str| gazetteer.lookup(name)[0].place;
        for outer in [mosul, nineveh, iraq, region("Middle East"), region("Asia")] {
            assert!(
                gazetteer.contains(outer, mosul),
                "{:?}",
                gazetteer.entry(outer)
            );
        }
        for outer in [best("Syria"), region("Lake Chad basin")] {
            assert!(
                !gazetteer.contains(outer, mosul),
                "{:?}",
                gazetteer.entry(outer)
            );
        }
        assert!(!gazetteer.contains(mosul, iraq));
        assert!(gazetteer.contains(region("Lake Chad basin"), best("Maiduguri")));
    }

    #[test]
    fn identifiers_of_nowhere_are_no_place() {
        let gazetteer = gazetteer();
        assert!(gazetteer.entry(PlaceId(u32::MAX)).is_none());
        assert_eq!(gazetteer.members(PlaceId(u32::MAX)).count(), 0);
    }
}
