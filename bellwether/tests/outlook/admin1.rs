//! First-level areas, from a dataset of events that tells them.

use crate::schema::Schema;
use crate::session::Session;
use serde_json::Value;
use std::fmt::Write as _;

const HEADER: &str = "id,type_of_violence,dyad_new_id,dyad_name,side_a_new_id,side_a,side_b_new_id,side_b,where_prec,\
    adm_1,latitude,longitude,country,country_id,date_prec,date_start,date_end,best,high,low\n";

/// Deaths by month.
type Deaths = fn(usize) -> usize;

/// Area and country, and its deaths by month: a long war, a war of late, one of a neighbour, and one event in no area that is told.
const AREAS: [(&str, &str, Deaths); 5] = [
    ("Gao region", "Mali", |month| 20 + month % 7),
    ("Kayes region", "Mali", |month| {
        usize::from(month > 150) * 60
    }),
    ("Mopti region", "Mali", |month| {
        usize::from(month.is_multiple_of(9))
    }),
    ("Tahoua region", "Niger", |month| (month / 5 % 3) * 15),
    ("", "Mali", |month| usize::from(month == 80) * 7),
];

/// Thirteen years and four months of events, one a month where anybody was killed.
fn session(name: &str) -> Session {
    let session = Session::new(name);
    let mut text = HEADER.to_owned();
    for (at, (admin1, country, deaths)) in AREAS.iter().enumerate() {
        for month in 0..160 {
            let best = deaths(month);
            if best > 0 {
                let day = format!("{}-{:02}-15", 2005 + month / 12, month % 12 + 1);
                let id = at * 1000 + month;
                writeln!(
                    text,
                    "{id},1,12,A - B,1,A,2,B,4,{admin1},15.0,-2.0,{country},,1,{day},{day},{best},{best},{best}"
                )
                .unwrap();
            }
        }
    }
    session.write("ged.csv", text);
    session.run(&["events", "import", "ged.csv", "--version", "18.1"]);
    session
}

const LEVEL: [&str; 4] = ["--dataset", "ucdp-ged", "--level", "admin1"];

fn json(session: &Session, args: &[&str]) -> Vec<Value> {
    session.json(&[args, &LEVEL].concat())
}

#[test]
fn each_area_has_its_own_forecast() {
    let session = session("admin1-forecast");
    let schema = Schema::read("forecast");
    let lines = json(&session, &["forecast", "--horizon", "3"]);
    lines.iter().for_each(|line| schema.check(line));
    let areas: Vec<&Value> = lines.iter().map(|line| &line["admin1"]).collect();
    let named = [
        "Gao region",
        "Kayes region",
        "Mopti region",
        "Tahoua region",
    ];
    assert_eq!(areas, named);
    let median = |at: usize| lines[at]["median"].as_f64().unwrap();
    assert!(median(0) > 15.0 && median(1) > 40.0 && median(2) < 5.0);
    let of = |asked: &str| json(&session, &["forecast", "--horizon", "3", "--area", asked]).len();
    assert_eq!(
        [of("Mali"), of("gao region"), of("Gao region, Mali")],
        [3, 1, 1]
    );
}

#[test]
fn warnings_name_them_rest_on_their_rows_and_can_be_made_again() {
    let session = session("admin1-warn");
    let schema = Schema::read("warning");
    let warnings = json(&session, &["warn", "--top", "3", "--svg", "map.svg"]);
    assert_eq!(warnings.len(), 3);
    for warning in &warnings {
        schema.check(warning);
        let area = warning["admin1"].as_str().unwrap();
        let first = &warning["why"]["because"][0]["because"][0]["ground"]["row"];
        assert!(first.as_str().unwrap().contains(area), "{first}");
    }
    let told = session.run(&["verify"]);
    assert!(told.contains("warnings made again: 3 the same"), "{told}");
    assert!(session.read("map.svg").contains("<svg"));
}

#[test]
fn deaths_of_no_area_are_told() {
    let session = session("admin1-unplaced");
    let output = session.output(&[&["forecast", "--horizon", "3"], &LEVEL[..]].concat());
    let talk = String::from_utf8_lossy(&output.stderr).into_owned();
    assert!(talk.contains("7 deaths lie in several areas"), "{talk}");
}

#[test]
fn a_panel_of_countries_has_none() {
    let session = Session::new("admin1-none");
    let args = ["forecast", "--panel", "panel.csv", "--level", "admin1"];
    let output = session.output(&args);
    assert_eq!(output.status.code(), Some(2));
    let talk = String::from_utf8_lossy(&output.stderr).into_owned();
    assert!(talk.contains("tells a first-level area"), "{talk}");
}

#[test]
fn without_a_dataset_to_forecast_those_that_are_there_are_named() {
    let session = Session::new("admin1-named");
    session.run(&["events", "import", "panel.csv", "--version", "1"]);
    let output = session.output(&["warn", "--level", "admin1"]);
    let talk = String::from_utf8_lossy(&output.stderr).into_owned();
    assert!(talk.contains("no ucdp-ged"), "{talk}");
    assert!(talk.contains("it has views-country-month"), "{talk}");
}
