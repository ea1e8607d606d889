//! Reads a GeoNames dump: `allCountries.txt` (or one country's file) and, if at hand, `alternateNamesV2.txt`.
//!
//! Format: download.geonames.org/export/dump/readme.txt. One bad line is counted and passed over.

use super::builder::{Builder, Row};
use super::class::Class;
use super::gazetteer::Error;
use super::spelled::is_written;
use std::collections::HashMap;
use std::io::BufRead;

/// What an import read.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Imported {
    /// Places taken.
    pub places: usize,
    /// Rows of a class the gazetteer leaves out: hotels, roads, third-level areas, ruins.
    pub left_out: usize,
    /// Lines that are no row of a dump.
    pub bad: usize,
}

/// Builds the file of a gazetteer from a dump; write the bytes where [`load`](super::Gazetteer::load) finds them.
///
/// Names of an alternate-names file count if they have no language or are English. Countries and regions come from the
/// tables of this crate in any case.
///
/// # Errors
/// When a file cannot be read, or holds no row of a dump at all.
pub fn import(
    dump: impl BufRead,
    names: Option<impl BufRead>,
) -> Result<(Vec<u8>, Imported), Error> {
    let mut imported = Imported::default();
    let mut builder = Builder::default();
    for line in dump.split(b'\n') {
        match row(&text(line)?) {
            Read::Row(row) => {
                imported.places += 1;
                builder.add(*row);
            }
            Read::LeftOut => imported.left_out += 1,
            Read::Bad => imported.bad += 1,
            Read::Nothing => {}
        }
    }
    if imported.places == 0 {
        let reason = format!(
            "no place in the dump: {} lines are no rows of GeoNames",
            imported.bad
        );
        return Err(Error(format!(
            "{reason}\ngive allCountries.txt or a country's file, unpacked"
        )));
    }
    if let Some(names) = names {
        add_names(builder.rows(), names)?;
    }
    Ok((builder.finish(), imported))
}

fn text(line: std::io::Result<Vec<u8>>) -> Result<String, Error> {
    let line = line.map_err(|error| Error(format!("the dump cannot be read: {error}")))?;
    Ok(String::from_utf8_lossy(&line).into_owned())
}

enum Read {
    Row(Box<Row>),
    LeftOut,
    Bad,
    Nothing,
}

fn row(line: &str) -> Read {
    let line = line.trim_end_matches('\r');
    if line.is_empty() || line.starts_with('#') {
        return Read::Nothing;
    }
    let fields: Vec<&str> = line.split('\t').collect();
    if fields.len() < 15 {
        return Read::Bad;
    }
    match Class::from_geonames(fields[6], fields[7]) {
        None => Read::LeftOut,
        Some(class) => parse(&fields, class).map_or(Read::Bad, |row| Read::Row(Box::new(row))),
    }
}

/// The row of a GeoNames line, whatever its class; `None` where it is no line of a dump or of a class left out.
pub fn parse_line(line: &str) -> Option<Row> {
    match row(line) {
        Read::Row(row) => Some(*row),
        _ => None,
    }
}

fn parse(fields: &[&str], class: Class) -> Option<Row> {
    let country = fields[8].as_bytes().try_into().unwrap_or(*b"  ");
    let mut row = Row {
        geonames: fields[0].parse().ok()?,
        point: Some((fields[4].parse().ok()?, fields[5].parse().ok()?)),
        admin1: code(fields[10]),
        admin2: code(fields[11]),
        population: fields[14].parse().unwrap_or(0),
        ..Row::new(fields[1], class, country)
    };
    let names = fields[3].split(',').chain([fields[2]]);
    row.names = names
        .filter(|name| *name != row.name && is_written(name, &row))
        .map(Into::into)
        .collect();
    Some(row)
}

/// "00" is GeoNames' word for "no area".
fn code(field: &str) -> String {
    if field == "00" {
        String::new()
    } else {
        field.into()
    }
}

fn add_names(rows: &mut [Row], names: impl BufRead) -> Result<(), Error> {
    let index: HashMap<u32, usize> = rows
        .iter()
        .enumerate()
        .map(|(at, row)| (row.geonames, at))
        .collect();
    for line in names.split(b'\n') {
        let line = text(line)?;
        let mut fields = line.split('\t').skip(1);
        let id = fields.next().and_then(|id| id.parse().ok());
        let (Some(language), Some(name)) = (fields.next(), fields.next()) else {
            continue;
        };
        let Some(at) = id.and_then(|id: u32| index.get(&id)) else {
            continue;
        };
        if matches!(language, "" | "en") {
            rows[*at].names.push(name.into());
        }
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::super::Gazetteer;
    use super::*;

    const DUMP: &str = "\
9900001\tAlt Mersa\tAlt Mersa\tMersa Vecchia,Старая Мерса,mei er sa\t34.5\t41.25\tP\tPPLA2\tIQ\t\t01\t77\t\t\t52000\t\t90\tAsia/Baghdad\t2024-01-01
9900002\tAnbar\tAnbar\tAl Anbar Governorate\t33\t42\tA\tADM1\tIQ\t\t01\t\t\t\t1900000\t\t90\tAsia/Baghdad\t2024-01-01
9900003\tMersa District\tMersa District\t\t34.6\t41.3\tA\tADM2\tIQ\t\t01\t77\t\t\t0\t\t90\tAsia/Baghdad\t2024-01-01
9900004\tHotel Mersa\tHotel Mersa\t\t34.5\t41.2\tS\tHTL\tIQ\t\t01\t77\t\t\t0\t\t90\tAsia/Baghdad\t2024-01-01
not a row
";

    fn built(names: &str) -> (Gazetteer, Imported) {
        let (bytes, imported) = import(DUMP.as_bytes(), Some(names.as_bytes())).unwrap();
        (Gazetteer::from_bytes(bytes).unwrap(), imported)
    }

    #[test]
    fn rows_become_places_in_their_areas() {
        let (gazetteer, imported) = built("");
        assert_eq!(
            imported,
            Imported {
                places: 3,
                left_out: 1,
                bad: 1
            }
        );
        let [town] = gazetteer.lookup("alt-mersa")[..] else {
            panic!("one place")
        };
        let entry = gazetteer.entry(town.place).unwrap();
        assert_eq!((entry.name, entry.geonames), ("Alt Mersa", Some(9_900_001)));
        let outward: Vec<_> = gazetteer
            .ancestors(town.place)
            .map(|entry| entry.name)
            .collect();
        assert_eq!(outward, ["Mersa District", "Anbar", "Iraq"]);
        assert_eq!(gazetteer.code(town.place), Some("IQ"));
    }

    #[test]
    fn names_of_other_scripts_and_romanisations_are_left_out() {
        let (gazetteer, _) = built("");
        assert!(
            gazetteer
                .lookup("Mersa Vecchia")
                .iter()
                .any(|meaning| !meaning.main)
        );
        assert!(gazetteer.lookup("mei er sa").is_empty());
        assert!(gazetteer.lookup("Hotel Mersa").is_empty());
    }

    #[test]
    fn english_alternate_names_are_added() {
        let (gazetteer, _) =
            built("1\t9900001\ten\tOld Mersa\n2\t9900001\tde\tAltmersa\n3\t42\ten\tNowhere\n");
        assert_eq!(gazetteer.lookup("Old Mersa").len(), 1);
        assert!(gazetteer.lookup("Altmersa").is_empty());
    }

    #[test]
    fn a_file_of_something_else_is_refused() {
        let error = import("a,b,c\n1,2,3\n".as_bytes(), None::<&[u8]>)
            .unwrap_err()
            .to_string();
        assert!(
            error.contains("2 lines") && error.contains("allCountries.txt"),
            "{error}"
        );
    }

    #[test]
    fn damage_is_found() {
        let (mut bytes, _) = import(DUMP.as_bytes(), None::<&[u8]>).unwrap();
        let last = bytes.len() - 1;
        bytes[last] ^= 1;
        let error = Gazetteer::from_bytes(bytes.clone())
            .unwrap_err()
            .to_string();
        assert!(error.contains("hash"), "{error}");
        for cut in 0..200 {
            assert!(Gazetteer::from_bytes(bytes[..cut].to_vec()).is_err());
        }
        bytes[7] = 99;
        assert!(
            Gazetteer::from_bytes(bytes)
                .unwrap_err()
                .to_string()
                .contains("version")
        );
    }
}
