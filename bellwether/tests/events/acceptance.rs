//! Figures that the event record must reproduce from UCDP's own files, each by the command that gives it.
//!
//! The files are no part of the project; where they are not at hand these tests are skipped, and say so.

use crate::session::Session;
use serde_json::Value;
use std::path::{Path, PathBuf};
use std::sync::LazyLock;

/// One record for all tests here: importing is the slow part.
static RECORD: LazyLock<Option<Session>> = LazyLock::new(|| {
    let folder = data()?;
    let session = Session::new("acceptance");
    for (file, version) in [
        ("ucdp_country_year_v25_1.parquet", "25.1"),
        ("ucdp_brd_dyadic_v24_1.parquet", "24.1"),
        ("ucdp_actor_v22_1.parquet", "22.1"),
        ("ucdp_cm_all_types_v25_1_1989_2021.parquet", "25.1"),
    ] {
        session.run(&[
            "import",
            folder.join(file).to_str().unwrap(),
            "--version",
            version,
        ]);
    }
    Some(session)
});

#[allow(clippy::print_stderr, reason = "a test that is skipped says so")]
pub(crate) fn data() -> Option<PathBuf> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../shared/data/events");
    if !folder.is_dir() {
        eprintln!("skipped: no {}", folder.display());
        return None;
    }
    Some(folder)
}

/// A count by country of one year, as JSON.
fn count(dataset: &str, year: &str, more: &[&str]) -> Option<Value> {
    let record = RECORD.as_ref()?;
    let args = [
        "count",
        "--dataset",
        dataset,
        "--actor",
        "Islamic State",
        "--since",
        year,
        "--until",
        year,
        "--by",
        "area",
    ];
    Some(record.json(&[&args, more].concat()))
}

/// Checks best estimates by year; `None` is no row.
fn check(dataset: &str, more: &[&str], expected: &[(&str, Option<u64>)]) {
    for (year, best) in expected {
        let Some(answer) = count(dataset, year, more) else {
            return;
        };
        assert_eq!(
            answer["total"]["best"].as_u64(),
            *best,
            "{more:?} {year}: {answer:#}"
        );
        assert_eq!(answer["total"].is_null(), best.is_none(), "{more:?} {year}");
    }
}

/// State-based, one-sided or non-state: any dyad with the Islamic State.
#[test]
fn countries_with_an_islamic_state_dyad() {
    for (year, expected) in [("2014", 5), ("2015", 21), ("2016", 24)] {
        let Some(answer) = count("ucdp-country-year", year, &[]) else {
            return;
        };
        let countries = answer["points"].as_array().unwrap();
        assert_eq!(countries.len(), expected, "{year}: {countries:#?}");
    }
}

/// Killings by groups in the countries of Western Europe that have an `IS - Civilians` dyad in that year.
#[test]
fn civilians_killed_in_western_europe() {
    let groups = [
        "--area",
        "Western Europe",
        "--type",
        "one-sided",
        "--perpetrator",
        "group",
    ];
    let years = [
        ("2014", None),
        ("2015", Some(130)),
        ("2016", Some(131)),
        ("2017", Some(21)),
        ("2018", Some(10)),
    ];
    check("ucdp-country-year", &groups, &years);
}

#[test]
fn belgium_in_2016() {
    let dataset = "ucdp-country-year";
    check(
        dataset,
        &[
            "--area",
            "Belgium",
            "--type",
            "one-sided",
            "--perpetrator",
            "group",
        ],
        &[("2016", Some(32))],
    );
    check(
        dataset,
        &["--area", "Belgium", "--type", "state-based"],
        &[("2016", Some(2))],
    );
}

fn against<'a>(governments: &[&'a str]) -> Vec<&'a str> {
    governments
        .iter()
        .flat_map(|government| ["--against", government])
        .collect()
}

#[test]
fn battle_deaths_with_the_government_of_iraq() {
    let iraq = against(&["Government of Iraq"]);
    check(
        "ucdp-battle-deaths",
        &iraq,
        &[("2017", Some(10_012)), ("2018", Some(866))],
    );
}

#[test]
fn battle_deaths_with_governments_of_west_africa() {
    let sahel = [
        "Government of Mali",
        "Government of Burkina Faso",
        "Government of Niger",
    ];
    let lake = [
        "Government of Nigeria",
        "Government of Cameroon",
        "Government of Chad",
    ];
    let all = against(&[sahel, lake].concat());
    let years = [
        ("2020", Some(2437)),
        ("2021", Some(2374)),
        ("2022", Some(2135)),
        ("2023", Some(2872)),
    ];
    check("ucdp-battle-deaths", &all, &years);
    check(
        "ucdp-battle-deaths",
        &against(&sahel),
        &[("2020", Some(735)), ("2023", Some(1274))],
    );
}

#[test]
fn battle_deaths_with_governments_of_north_africa() {
    let all = against(&[
        "Government of Libya",
        "Government of Egypt",
        "Government of Algeria",
        "Government of Tunisia",
    ]);
    check(
        "ucdp-battle-deaths",
        &all,
        &[
            ("2020", Some(527)),
            ("2021", Some(112)),
            ("2022", Some(231)),
            ("2023", None),
        ],
    );
    let libya = against(&["Government of Libya"]);
    let years = [
        ("2019", Some(43)),
        ("2020", None),
        ("2021", None),
        ("2022", None),
        ("2023", None),
    ];
    check("ucdp-battle-deaths", &libya, &years);
}

/// Deaths of all types by month in six countries together: two breaks, each within two months of where it must lie.
#[test]
fn turning_points_in_west_africa() {
    let Some(record) = RECORD.as_ref() else {
        return;
    };
    let countries = [
        "Nigeria",
        "Cameroon",
        "Chad",
        "Mali",
        "Burkina Faso",
        "Niger",
    ];
    let areas: Vec<&str> = countries
        .iter()
        .flat_map(|country| ["--area", country])
        .collect();
    let window = [
        "--since",
        "2012-01",
        "--until",
        "2021-12",
        "--turning-points",
        "2",
    ];
    let series = ["series", "--dataset", "ucdp-country-month", "--by", "month"];
    let answer = record.json(&[&series, &areas[..], &window].concat());
    let found = answer["turning_points"].as_array().unwrap();
    let month = |text: &str| {
        let (year, month) = text.split_once('-').unwrap();
        year.parse::<i32>().unwrap() * 12 + month.parse::<i32>().unwrap()
    };
    let near = |point: &Value, expected: &str| {
        (month(point["month"].as_str().unwrap()) - month(expected)).abs() <= 2
    };
    assert!(
        found.len() == 2 && near(&found[0], "2014-02") && near(&found[1], "2015-08"),
        "{found:#?}"
    );
}

/// Whatever the figure, what it stands on is printed with it.
#[test]
fn definitions_stand_beneath_the_figures() {
    let Some(record) = RECORD.as_ref() else {
        return;
    };
    let text = record.run(&[
        "count",
        "--dataset",
        "ucdp-battle-deaths",
        "--actor",
        "Islamic State",
        "--by",
        "year",
    ]);
    for words in ["ucdp-battle-deaths 24.1", "SHA-256", "CC-BY-4.0", "IS"] {
        assert!(text.contains(words), "{words}: {text}");
    }
}
