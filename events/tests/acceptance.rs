//! Figures of the event record that are known from elsewhere, each printed with its definition.
//!
//! The files are not part of the project. They are looked for beside it, and
//! the tests pass with a message where they are not.

#![allow(clippy::print_stdout, clippy::print_stderr)] // The figures are printed with their definitions.

use events::{Answer, By, Import, Key, Perpetrator, Record, Select, Series, Violence};
use std::path::PathBuf;

const FILES: &[&str] = &[
    "ucdp_country_year_v25_1.parquet",
    "ucdp_brd_dyadic_v24_1.parquet",
    "ucdp_actor_v22_1.parquet",
];

fn file(name: &str) -> Option<PathBuf> {
    let path = PathBuf::from(env!("CARGO_MANIFEST_DIR"))
        .join("../../shared/data/events")
        .join(name);
    if path.exists() {
        return Some(path);
    }
    eprintln!("skipped: {name} is not beside the project");
    None
}

/// A record of these files.
async fn record(names: &[&str]) -> Option<(tempfile::TempDir, Record)> {
    let folder = tempfile::tempdir().unwrap();
    let record = Record::open(folder.path().join("test.events"))
        .await
        .unwrap();
    for name in names {
        let import = Import {
            version: (name.contains("vintage"))
                .then(|| (*name).split('_').nth(4).unwrap().to_owned()),
            dataset: None,
            released: None,
            mapping: None,
        };
        let imported = record.import(file(name)?, &import, &mut ()).await.unwrap();
        let sum = imported.kept + imported.known + imported.empty + imported.rejected;
        assert_eq!(imported.read, sum, "{name}");
    }
    Some((folder, record))
}

fn year(year: i16) -> (Option<record::Date>, Option<record::Date>) {
    let day = |text: String| Some(text.parse().unwrap());
    (day(format!("{year}-01-01")), day(format!("{year}-12-31")))
}

fn during(years: (i16, i16), select: Select) -> Select {
    Select {
        begin: year(years.0).0,
        end: year(years.1).1,
        ..select
    }
}

fn print<T>(what: &str, answer: &Answer<T>) {
    println!("{what}");
    answer.asked.iter().for_each(|line| println!("    {line}"));
}

/// `2014: 5`, with "no row" where there is none.
fn bests(answer: &Answer<Series>) -> Vec<String> {
    let points = answer.value.points.iter();
    let best = |tally: Option<u64>| tally.map_or("no row".into(), |best| best.to_string());
    points
        .map(|point| {
            format!(
                "{}: {}",
                point.key,
                best(point.tally.and_then(|tally| tally.best()))
            )
        })
        .collect()
}

async fn check(record: &Record, what: &str, select: Select, expected: &[&str]) {
    let answer = record.series(&select, By::Year).await.unwrap();
    print(what, &answer);
    assert_eq!(bests(&answer), expected, "{what}");
}

#[tokio::test]
async fn countries_with_an_islamic_state_dyad() {
    let Some((_folder, record)) = record(FILES).await else {
        return;
    };
    for (when, expected) in [(2014, 5), (2015, 21), (2016, 24)] {
        let select = Select {
            actor: vec!["Islamic State".into()],
            ..during((when, when), Select::of("ucdp-country-year"))
        };
        let answer = record.series(&select, By::Area).await.unwrap();
        print(
            "countries with any Islamic State dyad, of any type",
            &answer,
        );
        assert_eq!(answer.value.points.len(), expected, "{when}");
    }
}

#[tokio::test]
async fn civilians_killed_by_groups_in_western_europe() {
    let Some((_folder, record)) = record(FILES).await else {
        return;
    };
    let select = Select {
        actor: vec!["IS".into()],
        area: vec!["Western Europe".into()],
        types: vec![Violence::OneSided],
        perpetrators: vec![Perpetrator::Group],
        ..during((2014, 2018), Select::of("ucdp-country-year"))
    };
    check(
        &record,
        "civilians killed by groups in Western European countries that have an IS dyad",
        select,
        &[
            "2014: no row",
            "2015: 130",
            "2016: 131",
            "2017: 21",
            "2018: 10",
        ],
    )
    .await;
}

#[tokio::test]
async fn belgium_in_2016() {
    let Some((_folder, record)) = record(FILES).await else {
        return;
    };
    for (violence, expected) in [
        (Violence::OneSided, "2016: 32"),
        (Violence::StateBased, "2016: 2"),
    ] {
        let select = Select {
            area: vec!["Belgium".into()],
            types: vec![violence],
            ..during((2016, 2016), Select::of("ucdp-country-year"))
        };
        check(&record, "deaths in Belgium", select, &[expected]).await;
    }
}

fn governments(names: &[&str]) -> Select {
    Select {
        actor: vec!["Islamic State".into()],
        against: names
            .iter()
            .map(|name| format!("Government of {name}"))
            .collect(),
        ..Select::of("ucdp-battle-deaths")
    }
}

#[tokio::test]
async fn battle_deaths_of_governments_and_islamic_state() {
    let Some((_folder, record)) = record(FILES).await else {
        return;
    };
    let what = "battle deaths of the dyads government X - IS";
    let sahel = ["Mali", "Burkina Faso", "Niger"];
    let west = [
        "Nigeria",
        "Cameroon",
        "Chad",
        "Mali",
        "Burkina Faso",
        "Niger",
    ];
    let north = ["Libya", "Egypt", "Algeria", "Tunisia"];
    type Case<'a> = (&'a [&'a str], (i16, i16), &'a [&'a str]);
    let rows: [Case; 5] = [
        (&["Iraq"], (2017, 2018), &["2017: 10012", "2018: 866"]),
        (
            &west,
            (2020, 2023),
            &["2020: 2437", "2021: 2374", "2022: 2135", "2023: 2872"],
        ),
        (
            &sahel,
            (2020, 2023),
            &["2020: 735", "2021: 660", "2022: 1048", "2023: 1274"],
        ),
        (
            &north,
            (2020, 2023),
            &["2020: 527", "2021: 112", "2022: 231", "2023: no row"],
        ),
        (
            &["Libya"],
            (2019, 2023),
            &[
                "2019: 43",
                "2020: no row",
                "2021: no row",
                "2022: no row",
                "2023: no row",
            ],
        ),
    ];
    for (names, years, expected) in rows {
        check(&record, what, during(years, governments(names)), expected).await;
    }
}

#[tokio::test]
async fn a_panel_keeps_its_empty_cells_apart_from_zeros() {
    let names = [
        "views_cm_state_based_challenge_vintage_1990_2021.parquet",
        "views_cm_state_based_old_vintage_1990_2021.parquet",
    ];
    let Some((_folder, record)) = record(&names).await else {
        return;
    };
    let select = Select {
        version: Some("challenge".into()),
        ..Select::of("views-country-month")
    };
    let panel = record.panel(&select).await.unwrap().value;
    assert_eq!((panel.units.len(), panel.months), (191, 384));
    let empty = panel.cells.iter().filter(|cell| cell.is_none()).count();
    assert_eq!(empty, 2405);
    let diff = record
        .diff("views-country-month", "old", "challenge")
        .await
        .unwrap();
    assert!(diff.gone.is_empty() && diff.added.is_empty());
    let first = diff
        .cells
        .iter()
        .map(|cell| cell.when.to_string())
        .min()
        .unwrap();
    assert_eq!(first, "2017-02", "the vintages differ from then on");
    let largest = &diff.cells[0];
    println!(
        "{} cells differ, most in {} {:?}",
        diff.cells.len(),
        largest.when,
        largest.areas
    );
}

#[tokio::test]
async fn events_of_iraq_come_in_whole_in_both_forms() {
    let names = ["GEDEvent_v23_0_10.csv", "ucdp_actor_v22_1.parquet"];
    let Some((_folder, record)) = record(&names).await else {
        return;
    };
    let csv = Import {
        version: Some("18.1".into()),
        ..Import::default()
    };
    let Some(hdx) = file("ged_hdx_iraq_1989_2018.csv") else {
        return;
    };
    let imported = record.import(hdx, &csv, &mut ()).await.unwrap();
    assert_eq!(
        (imported.kept, imported.rejected, imported.passed_over),
        (7473, 0, 1)
    );
    let candidate = record
        .count(&Select::of("ucdp-ged-candidate"))
        .await
        .unwrap();
    assert_eq!(candidate.value.unwrap().rows, 2391);
    let select = Select {
        actor: vec!["Islamic State".into()],
        area: vec!["IRQ".into()],
        types: vec![Violence::StateBased],
        ..during((2017, 2017), Select::of("ucdp-ged"))
    };
    let answer = record.series(&select, By::Month).await.unwrap();
    print("state-based deaths with IS in Iraq by month", &answer);
    let points = &answer.value.points;
    assert_eq!(points.len(), 12);
    assert!(matches!(points[0].key, Key::Month(_)));
    let sum: u64 = points.iter().filter_map(|point| point.tally?.best()).sum();
    assert_eq!(Some(sum), answer.value.total.and_then(|total| total.best()));
}

#[tokio::test]
async fn every_file_is_recognised_and_its_counts_add_up() {
    let files = [
        ("ged_events_irq_syr_nga_cand.parquet", "ucdp-ged", 31033, 0),
        ("ucdp_onesided_v23_1.parquet", "ucdp-one-sided", 1191, 0),
        ("ucdp_nonstate_v23_1.parquet", "ucdp-non-state", 1542, 0),
        // Its lines 42 and 43 are one row, broken apart by its makers.
        ("UcdpPrioConflict_v25_1.csv", "ucdp-prio-conflict", 2752, 2),
        (
            "ucdp_cm_all_types_v25_1_1989_2021.parquet",
            "ucdp-country-month",
            48708,
            0,
        ),
    ];
    let folder = tempfile::tempdir().unwrap();
    let record = Record::open(folder.path().join("test.events"))
        .await
        .unwrap();
    for (name, dataset, rows, bad) in files {
        let Some(path) = file(name) else { return };
        let import = Import {
            version: Some("1".into()),
            ..Import::default()
        };
        let mut rejects = Rejects::default();
        let imported = record.import(&path, &import, &mut rejects).await.unwrap();
        println!("{name}: {imported:?}\n{:?}", rejects.0);
        assert_eq!(imported.dataset.name, dataset);
        assert_eq!(imported.read, rows, "{name}");
        assert_eq!(
            imported.read,
            imported.kept + imported.known + imported.empty + imported.rejected
        );
        assert_eq!(imported.rejected, bad, "{name}: {:?}", rejects.0);
        let again = record.import(&path, &import, &mut ()).await.unwrap();
        assert_eq!(
            (again.kept, again.known),
            (0, imported.kept),
            "{name} again"
        );
    }
}

#[derive(Default)]
struct Rejects(Vec<events::Reject>);

impl events::Watch for Rejects {
    fn reject(&mut self, reject: &events::Reject) {
        if self.0.len() < 5 {
            self.0.push(reject.clone());
        }
    }
}
