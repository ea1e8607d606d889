//! What sort of thing a place in the gazetteer is, coarse enough for ranking.

use record::PlaceKind;

/// The sort of a gazetteer record. The order is that of the file format: add at the end only.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[repr(u8)]
pub enum Class {
    /// Africa, Asia.
    Continent,
    /// A region of several countries, or of a part of one that is no administrative area: the Sahel, Donbas.
    Region,
    /// A country or territory.
    Country,
    /// A first-level area: a state, a province.
    Area,
    /// A second-level area: a county, a district.
    District,
    /// The capital of a country.
    Capital,
    /// The seat of a first-level area.
    Seat,
    /// A city, town or village.
    Town,
    /// A part of a city.
    Section,
    /// A sea, river, lake or strait.
    Water,
    /// A mountain or range.
    Mountain,
    /// An island or archipelago.
    Island,
    /// A base, camp, airport, square: a site.
    Site,
}

impl Class {
    const ALL: [Class; 13] = [
        Class::Continent,
        Class::Region,
        Class::Country,
        Class::Area,
        Class::District,
        Class::Capital,
        Class::Seat,
        Class::Town,
        Class::Section,
        Class::Water,
        Class::Mountain,
        Class::Island,
        Class::Site,
    ];

    /// Reads the byte of the file format.
    pub(super) fn read(byte: u8) -> Option<Class> {
        Class::ALL.get(usize::from(byte)).copied()
    }

    /// Reads GeoNames' feature class and code; `None` for what the gazetteer leaves out (streets, hotels, fields).
    ///
    /// Left out too are historical and abandoned places (`PPLH`, `PPLQ`) and third-level areas, which share their names with towns.
    pub fn from_geonames(class: &str, code: &str) -> Option<Class> {
        Some(match (class, code) {
            (_, "CONT") => Class::Continent,
            ("A", "PCL" | "PCLI" | "PCLD" | "PCLF" | "PCLS" | "PCLIX" | "TERR") => Class::Country,
            ("A", "ADM1") => Class::Area,
            ("A", "ADM2") => Class::District,
            ("P", "PPLC") => Class::Capital,
            ("P", "PPLA") => Class::Seat,
            ("P", "PPLX") => Class::Section,
            ("P", "PPLH" | "PPLQ" | "PPLCH" | "PPLW") => return None,
            ("P", _) => Class::Town,
            ("L", "RGN" | "RGNE" | "PEN" | "DSRT") | ("T", "DSRT" | "PEN" | "VAL") => Class::Region,
            ("L", "MILB" | "PRK" | "OILF" | "NVB") => Class::Site,
            ("T", "ISL" | "ISLS") => Class::Island,
            ("T", "MT" | "MTS" | "PASS" | "PLAT") => Class::Mountain,
            ("H", "STM" | "LK" | "SEA" | "GULF" | "STRT" | "BAY" | "CNL" | "RSV" | "OCN") => {
                Class::Water
            }
            ("S", "AIRP" | "AIRB" | "AIRF" | "CMPRF" | "INSM" | "DAM" | "PS" | "SQR" | "PRN") => {
                Class::Site
            }
            _ => return None,
        })
    }

    /// Reads the word of the hand-written tables.
    pub(super) fn from_word(word: &str) -> Option<Class> {
        Some(match word {
            "continent" => Class::Continent,
            "region" => Class::Region,
            "water" => Class::Water,
            "mountain" => Class::Mountain,
            "island" => Class::Island,
            "area" => Class::Site,
            _ => return None,
        })
    }

    /// The coarser vocabulary of the record.
    pub fn kind(self) -> PlaceKind {
        match self {
            Class::Continent | Class::Region => PlaceKind::Region,
            Class::Country => PlaceKind::Country,
            Class::Area | Class::District => PlaceKind::Area,
            Class::Capital | Class::Seat | Class::Town | Class::Section => PlaceKind::Settlement,
            Class::Water | Class::Mountain | Class::Island | Class::Site => PlaceKind::Feature,
        }
    }

    /// Whether people live in it as one place: a capital, town or part of one.
    pub fn is_settlement(self) -> bool {
        self.kind() == PlaceKind::Settlement
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn bytes_are_the_order_of_declaration() {
        for (byte, class) in Class::ALL.iter().enumerate() {
            assert_eq!(*class as usize, byte);
            assert_eq!(Class::read(byte as u8), Some(*class));
        }
        assert_eq!(Class::read(200), None);
    }

    #[test]
    fn hotels_and_ruins_are_left_out() {
        for (class, code) in [("S", "HTL"), ("P", "PPLH"), ("R", "RD"), ("A", "ADM3")] {
            assert_eq!(Class::from_geonames(class, code), None, "{code}");
        }
        assert_eq!(Class::from_geonames("P", "PPLA2"), Some(Class::Town));
    }
}
