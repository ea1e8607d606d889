//! `outlines`: the countries of the world from the npm package `world-atlas`, packed into `bellwether/assets/outlines.bin`.
//!
//! `world-atlas` is Natural Earth (public domain) as TopoJSON (package: ISC), `i18n-iso-countries` (MIT) tells which country
//! has which ISO code. TopoJSON stores each border once and lets the
//! countries on either side refer to it; the packed form keeps that, with every number as a variable-length integer:
//!
//! ```text
//! "OUTLINE1"  scale x, y, translate x, y (four f64, little-endian)
//! arcs:       count, then per arc its number of points and their zigzag differences x, y
//! countries:  count, then per country ISO 3166-1 alpha-3 code (three letters, `---`: none), name, and per polygon its rings,
//!             each a list of arcs (zigzag; negative: ~arc, read backwards)
//! ```
//! `bellwether/src/picture/outlines.rs` reads it.

use crate::model::root;
use serde_json::Value;
use sha2::{Digest as _, Sha256};
use std::collections::HashMap;
use std::error::Error;
use std::process::Command;

/// A package at one version, what it must be, and the file in it that is taken.
struct Package {
    name: &'static str,
    file: &'static str,
    sha256: &'static str,
    inside: &'static str,
}

/// 1:50 million: fine enough for a region, and coarse enough to ship.
const ATLAS: Package = Package {
    name: "world-atlas@2.0.2",
    file: "world-atlas-2.0.2.tgz",
    sha256: "032e7765f2ce00edaeafec23ff22bc3b77e42987c257da944cc585b452c05b97",
    inside: "package/countries-50m.json",
};
const CODES: Package = Package {
    name: "i18n-iso-countries@7.14.0",
    file: "i18n-iso-countries-7.14.0.tgz",
    sha256: "bb418ebfb965789fcfbcce7dee59888d901ef64b03601da78b2e224cd6f5825c",
    inside: "package/codes.json",
};
const LIMIT: usize = 400_000;

type Result<T> = std::result::Result<T, Box<dyn Error>>;

pub(crate) fn run() -> Result<()> {
    let codes = codes(&fetch(&CODES)?)?;
    let bytes = pack(&fetch(&ATLAS)?, &codes)?;
    if bytes.len() > LIMIT {
        let size = bytes.len();
        return Err(format!("the outlines have {size} bytes; at most {LIMIT} ship").into());
    }
    let path = root().join("bellwether/assets/outlines.bin");
    std::fs::create_dir_all(root().join("bellwether/assets"))?;
    std::fs::write(&path, &bytes)?;
    println!("{} bytes in {}", bytes.len(), path.display());
    Ok(())
}

/// A JSON file out of a package, whose hash is checked each time.
fn fetch(package: &Package) -> Result<Value> {
    let folder = root().join("target/outlines");
    std::fs::create_dir_all(&folder)?;
    let archive = folder.join(package.file);
    if !archive.exists() {
        run_quietly(
            Command::new("npm")
                .args(["pack", "--silent", package.name])
                .current_dir(&folder),
        )?;
    }
    let digest = Sha256::digest(std::fs::read(&archive)?);
    let found: String = digest.iter().map(|byte| format!("{byte:02x}")).collect();
    if found != package.sha256 {
        let Package { file, sha256, .. } = package;
        return Err(format!("{file} has SHA-256 {found}, {sha256} is pinned\nsee what changed before pinning another").into());
    }
    let inside = package.inside;
    run_quietly(
        Command::new("tar")
            .arg("xzf")
            .arg(&archive)
            .arg(inside)
            .current_dir(&folder),
    )?;
    Ok(serde_json::from_slice(&std::fs::read(
        folder.join(inside),
    )?)?)
}

/// From numeric to alpha-3 code: rows of `["AF", "AFG", "004", …]`.
fn codes(rows: &Value) -> Result<HashMap<String, String>> {
    let cell = |row: &Value, at: usize| row[at].as_str().map(str::to_owned);
    let pairs = list(rows)?
        .iter()
        .filter_map(|row| Some((cell(row, 2)?, cell(row, 1)?)));
    Ok(pairs.collect())
}

fn run_quietly(command: &mut Command) -> Result<()> {
    let output = command.output()?;
    match output.status.success() {
        true => Ok(()),
        false => Err(format!("{command:?}: {}", String::from_utf8_lossy(&output.stderr)).into()),
    }
}

fn pack(topology: &Value, codes: &HashMap<String, String>) -> Result<Vec<u8>> {
    let mut out = b"OUTLINE1".to_vec();
    for pair in ["scale", "translate"] {
        for axis in 0..2 {
            let value = topology["transform"][pair][axis]
                .as_f64()
                .ok_or("no transform")?;
            out.extend(value.to_le_bytes());
        }
    }
    let arcs = list(&topology["arcs"])?;
    unsigned(&mut out, arcs.len() as u64);
    arcs.iter().try_for_each(|arc| pack_arc(&mut out, arc))?;
    let countries = list(&topology["objects"]["countries"]["geometries"])?;
    unsigned(&mut out, countries.len() as u64);
    countries
        .iter()
        .try_for_each(|country| pack_country(&mut out, country, codes))?;
    Ok(out)
}

fn pack_arc(out: &mut Vec<u8>, arc: &Value) -> Result<()> {
    let points = list(arc)?;
    unsigned(out, points.len() as u64);
    for point in points {
        signed(out, integer(&point[0])?);
        signed(out, integer(&point[1])?);
    }
    Ok(())
}

fn pack_country(out: &mut Vec<u8>, country: &Value, codes: &HashMap<String, String>) -> Result<()> {
    let name = country["properties"]["name"]
        .as_str()
        .ok_or("a country without a name")?;
    let code = match country["id"].as_str() {
        Some(numeric) => codes
            .get(numeric)
            .ok_or_else(|| format!("{name}: no code for {numeric}"))?,
        None => uncoded(name),
    };
    out.extend(code.as_bytes());
    unsigned(out, name.len() as u64);
    out.extend(name.as_bytes());
    let one = vec![country["arcs"].clone()];
    let polygons = match country["type"].as_str() {
        Some("Polygon") => &one,
        Some("MultiPolygon") => list(&country["arcs"])?,
        other => return Err(format!("{name}: geometry {other:?}").into()),
    };
    unsigned(out, polygons.len() as u64);
    for polygon in polygons {
        unsigned(out, list(polygon)?.len() as u64);
        for ring in list(polygon)? {
            unsigned(out, list(ring)?.len() as u64);
            list(ring)?.iter().try_for_each(|arc| -> Result<()> {
                signed(out, integer(arc)?);
                Ok(())
            })?;
        }
    }
    Ok(())
}

/// What Natural Earth maps apart and ISO 3166-1 has no code for. Event datasets count Somaliland with Somalia and the
/// north of Cyprus with Cyprus; Kosovo goes by XKX, of the codes that ISO leaves to users.
fn uncoded(name: &str) -> &'static str {
    match name {
        "Somaliland" => "SOM",
        "N. Cyprus" => "CYP",
        "Kosovo" => "XKX",
        _ => "---",
    }
}

fn list(value: &Value) -> Result<&Vec<Value>> {
    value
        .as_array()
        .ok_or_else(|| format!("not a list: {value}").into())
}

fn integer(value: &Value) -> Result<i64> {
    value
        .as_i64()
        .ok_or_else(|| format!("not a whole number: {value}").into())
}

/// Seven bits a byte, lowest first, the high bit set on all but the last.
fn unsigned(out: &mut Vec<u8>, mut value: u64) {
    while value >= 0x80 {
        out.push((value as u8 & 0x7f) | 0x80);
        value >>= 7;
    }
    out.push(value as u8);
}

/// Small numbers of either sign become small unsigned ones: 0, -1, 1, -2 → 0, 1, 2, 3.
fn signed(out: &mut Vec<u8>, value: i64) {
    unsigned(out, ((value << 1) ^ (value >> 63)) as u64);
}
