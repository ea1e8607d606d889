//! Places of written sentences, marked under their words: `tests/golden/places.txt`.
//!
//! Each block of the file is a text on one line and what is read from it. After a change that is meant, run with
//! `BLESS=1` and read the diff.

use reading::places::{Context, Gazetteer, places};
use record::Place;
use std::fmt::Write as _;
use std::path::Path;

#[test]
fn places_are_read_as_the_golden_file_has_them() {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/golden/places.txt");
    let golden = std::fs::read_to_string(&path).unwrap();
    let pipeline = language::small_english().unwrap();
    let gazetteer = Gazetteer::embedded().unwrap();
    let mut read = String::new();
    for line in golden
        .lines()
        .filter(|line| !line.trim_start().starts_with('^'))
    {
        writeln!(read, "{line}").unwrap();
        if line.is_empty() || line.starts_with('#') {
            continue;
        }
        let text = reading::parse::parse(&pipeline, line);
        let found = places(&text, &gazetteer, Context::default());
        found
            .iter()
            .for_each(|place| read.push_str(&mark(line, place)));
    }
    if std::env::var_os("BLESS").is_some() {
        std::fs::write(&path, &read).unwrap();
    }
    assert_eq!(read, golden, "run with BLESS=1 and read the diff");
}

/// The mark under the words of a place, and what it is.
fn mark(line: &str, place: &Place) -> String {
    let before = line[..place.words.start].chars().count();
    let width = line[place.words.start..place.words.end].chars().count();
    let inside = [place.admin1.as_deref(), place.country.as_deref()];
    let inside: Vec<&str> = inside.into_iter().flatten().collect();
    let (name, kind) = (&place.name, place.kind);
    let mark = format!(
        "{}{} {name}: {kind} {}",
        " ".repeat(before),
        "^".repeat(width),
        inside.join(", ")
    );
    format!("{}\n", mark.trim_end())
}

/// The Bolivian department is the better known Beni; the group fights in the Congo and in Uganda.
#[test]
fn the_home_of_an_armed_group_tells_the_country() {
    let reader = reading::Reader::new().unwrap();
    let text = "The Allied Democratic Forces killed nine people in Beni, the army said.";
    let read = reader.read(&record::Document {
        text: text.into(),
        ..Default::default()
    });
    let places: Vec<_> = read
        .claims
        .iter()
        .filter_map(|it| it.place.as_ref())
        .collect();
    assert!(!places.is_empty());
    assert!(
        places
            .iter()
            .all(|place| place.country.as_deref() == Some("CD")),
        "{places:?}"
    );
}
