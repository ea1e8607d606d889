//! What the record keeps apart, finds, and gives out again, on made-up rows.

use events::{By, Error, Import, Imported, Key, Record, Select, Violence};
use std::path::PathBuf;

struct Store {
    folder: tempfile::TempDir,
    record: Record,
}

impl Store {
    async fn new() -> Store {
        let folder = tempfile::tempdir().unwrap();
        let record = Record::open(folder.path().join("test.events"))
            .await
            .unwrap();
        Store { folder, record }
    }

    fn file(&self, name: &str, text: &str) -> PathBuf {
        let path = self.folder.path().join(name);
        std::fs::write(&path, text).unwrap();
        path
    }

    async fn import(
        &self,
        name: &str,
        text: &str,
        version: &str,
        released: &str,
    ) -> Result<Imported, Error> {
        let import = Import {
            version: Some(version.into()),
            released: (!released.is_empty()).then(|| released.parse().unwrap()),
            ..Import::default()
        };
        self.record
            .import(self.file(name, text), &import, &mut ())
            .await
    }

    /// Best estimates along an axis: `2015-01: 3`, `-` for no row.
    async fn series(&self, select: &Select, by: By) -> Vec<String> {
        let answer = self.record.series(select, by).await.unwrap();
        let points = answer.value.points.iter();
        let best = |best: Option<u64>| best.map_or("-".into(), |best| best.to_string());
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
}

const HEADER: &str = "id,type_of_violence,dyad_new_id,dyad_name,side_a_new_id,side_a,side_b_new_id,side_b,where_prec,\
    adm_1,latitude,longitude,country,country_id,date_prec,date_start,date_end,best,high,low";

/// Events as `id type side A, side B, country last day best`.
fn ged(events: &[(u32, u8, &str, &str, &str, &str, u32)]) -> String {
    let line = |(id, violence, a, b, country, day, best): &(
        u32,
        u8,
        &str,
        &str,
        &str,
        &str,
        u32,
    )| {
        let number = |name: &str| name.bytes().map(u32::from).sum::<u32>();
        let (x, y) = (number(a), number(b));
        let high = best + 1;
        format!(
            "{id},{violence},{x}{y},{a} - {b},{x},{a},{y},{b},1,North,10.5,-3.25,{country},,1,{day},{day},{best},{high},{best}"
        )
    };
    let lines: Vec<String> = events.iter().map(line).collect();
    format!("{HEADER}\n{}\n", lines.join("\n"))
}

const EVENTS: &[(u32, u8, &str, &str, &str, &str, u32)] = &[
    (
        1,
        1,
        "Government of Mali",
        "Red Band",
        "Mali",
        "2015-01-10",
        3,
    ),
    (2, 2, "Blue Band", "Red Band", "Mali", "2015-03-01", 5),
    (3, 3, "Red Band", "Civilians", "Niger", "2015-03-02", 7),
    (
        4,
        1,
        "Government of Mali",
        "Blue Band",
        "Mali",
        "2015-03-31",
        0,
    ),
];

#[tokio::test]
async fn a_month_without_a_row_is_no_zero() {
    let store = Store::new().await;
    store
        .import("a.csv", &ged(EVENTS), "15.1", "")
        .await
        .unwrap();
    let mali = Select {
        area: vec!["MLI".into()],
        ..Select::of("ucdp-ged")
    };
    let found = store.series(&mali, By::Month).await;
    assert_eq!(found, ["2015-01: 3", "2015-02: -", "2015-03: 5"]);
    let zero = Select {
        actor: vec!["Blue Band".into()],
        types: vec![Violence::StateBased],
        ..Select::of("ucdp-ged")
    };
    let total = store.record.count(&zero).await.unwrap().value.unwrap();
    assert_eq!((total.rows, total.best()), (1, Some(0)));
    let none = Select {
        types: vec![Violence::NonState],
        area: vec!["Niger".into()],
        ..Select::of("ucdp-ged")
    };
    assert_eq!(store.record.count(&none).await.unwrap().value, None);
    assert_eq!(store.series(&none, By::Area).await, ["Niger: -"]);
}

/// A server keeps the record open while an import of another process brings countries in.
#[tokio::test]
async fn countries_that_came_in_later_are_seen() {
    let store = Store::new().await;
    let other = Record::open(store.folder.path().join("test.events"))
        .await
        .unwrap();
    store
        .import("a.csv", &ged(&EVENTS[..2]), "15.1", "")
        .await
        .unwrap();
    let areas = async || {
        let answer = other
            .series(&Select::of("ucdp-ged"), By::Area)
            .await
            .unwrap();
        let points = answer.value.points.iter();
        points.map(|it| it.key.to_string()).collect::<Vec<_>>()
    };
    assert_eq!(areas().await, ["Mali"]);
    store
        .import("b.csv", &ged(EVENTS), "16.1", "")
        .await
        .unwrap();
    assert_eq!(areas().await, ["Mali", "Niger"]);
}

/// First-level areas have their own months; a row that tells none, or whose country is two, is in none.
#[tokio::test]
async fn a_panel_is_also_of_first_level_areas() {
    let store = Store::new().await;
    let rows = ged(EVENTS);
    let mut lines: Vec<String> = rows.lines().map(str::to_owned).collect();
    lines[2] = lines[2].replace(",North,", ",South,");
    lines[4] = lines[4].replace(",North,", ",,");
    store
        .import("a.csv", &lines.join("\n"), "15.1", "")
        .await
        .unwrap();
    let found = store.record.panel_by_admin1(&Select::of("ucdp-ged")).await;
    let panel = found.unwrap().value;
    let months = |at: usize| panel.best_or(at, -1.0);
    let told = |at: usize| {
        let unit = &panel.units[at];
        let admin1 = unit.admin1.clone().unwrap_or_default();
        (format!("{admin1}, {}", unit.area.name), months(at))
    };
    assert_eq!(panel.units.len(), 3);
    assert_eq!(told(0), ("North, Mali".into(), vec![3.0, -1.0, -1.0]));
    assert_eq!(told(1), ("South, Mali".into(), vec![-1.0, -1.0, 5.0]));
    assert_eq!(told(2), ("North, Niger".into(), vec![-1.0, -1.0, 7.0]));
    assert_eq!(panel.unplaced.map(|it| it.rows), Some(1));
}

#[tokio::test]
async fn actors_stand_on_either_side_and_against_each_other() {
    let store = Store::new().await;
    store
        .import("a.csv", &ged(EVENTS), "15.1", "")
        .await
        .unwrap();
    let red = Select {
        actor: vec!["red band".into()],
        ..Select::of("ucdp-ged")
    };
    assert_eq!(store.series(&red, By::Year).await, ["2015: 15"]);
    let fight = Select {
        against: vec!["Blue Band".into()],
        ..red.clone()
    };
    assert_eq!(store.series(&fight, By::Year).await, ["2015: 5"]);
    let by_actor = store.series(&red, By::Actor).await;
    assert_eq!(
        by_actor,
        [
            "Red Band: 15",
            "Civilians: 7",
            "Blue Band: 5",
            "Government of Mali: 3"
        ]
    );
    let unknown = Select {
        actor: vec!["Band".into()],
        ..Select::of("ucdp-ged")
    };
    let error = store.record.count(&unknown).await.unwrap_err().to_string();
    assert_eq!(
        error,
        "no actor is called \"Band\"\ndid you mean Blue Band, Red Band"
    );
}

#[tokio::test]
async fn an_actor_is_found_by_an_alias_of_the_actor_list() {
    let store = Store::new().await;
    store
        .import("a.csv", &ged(EVENTS), "15.1", "")
        .await
        .unwrap();
    let list = "ActorId,NameData,NameOrig,NameOrigFull,NewName\n9,Red Band,The Crimson,The Crimson,\"Scarlet, Red Band\"\n";
    store.import("actors.csv", list, "15.1", "").await.unwrap();
    let select = Select {
        actor: vec!["scarlet".into()],
        ..Select::of("ucdp-ged")
    };
    let answer = store.record.count(&select).await.unwrap();
    assert_eq!(answer.value.unwrap().rows, 3);
    let told = answer
        .asked
        .iter()
        .any(|line| line == "with scarlet: is Red Band (actor 9); in the dataset as Red Band");
    assert!(told, "{:?}", answer.asked);
    assert_eq!(
        store.record.actors("Scarlet").await.unwrap()[0].aliases,
        ["The Crimson", "Scarlet"]
    );
}

#[tokio::test]
async fn a_file_goes_in_once_and_versions_never_mix() {
    let store = Store::new().await;
    let first = store
        .import("a.csv", &ged(EVENTS), "15.1", "")
        .await
        .unwrap();
    assert_eq!((first.read, first.kept), (4, 4));
    let again = store
        .import("a.csv", &ged(EVENTS), "15.1", "2015-06")
        .await
        .unwrap();
    assert_eq!((again.kept, again.known), (0, 4));
    assert_eq!(again.dataset.released, Some("2015-06".parse().unwrap()));
    let other = store
        .import("b.csv", &ged(&EVENTS[..2]), "15.1", "")
        .await
        .unwrap_err();
    assert!(
        other.to_string().contains("is there with other bytes"),
        "{other}"
    );
    let renamed = store
        .import("a.csv", &ged(EVENTS), "15.2", "")
        .await
        .unwrap_err();
    assert!(
        renamed.to_string().contains("already, as ucdp-ged 15.1"),
        "{renamed}"
    );
    assert_eq!(store.record.remove("ucdp-ged", "15.1").await.unwrap(), 4);
    assert!(store.record.datasets().await.unwrap().is_empty());
}

#[tokio::test]
async fn the_newest_version_that_was_out_answers() {
    let store = Store::new().await;
    store
        .import("a.csv", &ged(EVENTS), "15.1", "2015-06-10")
        .await
        .unwrap();
    store
        .import("b.csv", &ged(&EVENTS[..1]), "16.1", "2016-06")
        .await
        .unwrap();
    store
        .import("c.csv", &ged(&EVENTS[..2]), "14.1", "")
        .await
        .unwrap();
    for (day, expected) in [
        (None, Ok("16.1")),
        (Some("2016-06-29"), Ok("15.1")),
        (Some("2015-06-09"), Err(())),
    ] {
        let select = Select {
            as_of: day.map(|day| day.parse().unwrap()),
            ..Select::of("ucdp-ged")
        };
        let answer = store.record.count(&select).await;
        let version = answer
            .as_ref()
            .map(|answer| answer.dataset.version.as_str())
            .map_err(drop);
        assert_eq!(version, expected, "{day:?}");
        let undated = answer.is_ok_and(|answer| {
            answer
                .asked
                .iter()
                .any(|line| line.ends_with("release date: 14.1"))
        });
        assert_eq!(undated, day.is_some() && expected.is_ok());
    }
}

#[tokio::test]
async fn bad_rows_are_told_and_the_rest_goes_in() {
    let store = Store::new().await;
    let mut text = ged(EVENTS);
    let first = text.lines().nth(1).unwrap().to_owned();
    text.push_str(&first);
    text.push_str("\nshort,row\n\n");
    text.push_str(&first.replace("2015-01-10,3", "2015-01-10,4"));
    struct Told(Vec<String>);
    impl events::Watch for Told {
        fn reject(&mut self, reject: &events::Reject) {
            self.0.push(format!("{}: {}", reject.line, reject.reason));
        }
    }
    let mut told = Told(Vec::new());
    let path = store.file("ged151.csv", &text);
    let imported = store
        .record
        .import(path, &Import::default(), &mut told)
        .await
        .unwrap();
    let counts = (
        imported.read,
        imported.kept,
        imported.known,
        imported.rejected,
        imported.passed_over,
    );
    assert_eq!(counts, (7, 4, 1, 2, 1));
    assert_eq!(
        told.0,
        [
            "7: has 2 cells, the header has 20",
            "9: is the name of an earlier row that says something else"
        ]
    );
}

#[tokio::test]
async fn a_revision_is_told_row_by_row_and_cell_by_cell() {
    let store = Store::new().await;
    store
        .import("a.csv", &ged(EVENTS), "15.1", "")
        .await
        .unwrap();
    let mut new = EVENTS.to_vec();
    new[0].6 = 30;
    new[1].5 = "2015-02-27";
    new.remove(2);
    new.push((
        5,
        1,
        "Government of Mali",
        "Red Band",
        "Mali",
        "2015-03-01",
        1,
    ));
    store.import("b.csv", &ged(&new), "16.1", "").await.unwrap();
    let diff = store.record.diff("ucdp-ged", "15.1", "16.1").await.unwrap();
    assert_eq!(
        (diff.gone, diff.added),
        (vec!["3".to_owned()], vec!["5".to_owned()])
    );
    let changed: Vec<_> = diff
        .changed
        .iter()
        .map(|it| (it.id.as_str(), it.moved))
        .collect();
    assert_eq!(changed, [("1", false), ("2", true)]);
    let cells = diff.cells.iter().map(|cell| {
        format!(
            "{} {} {:+}",
            cell.when,
            cell.areas[0].name,
            cell.difference()
        )
    });
    assert_eq!(
        cells.collect::<Vec<_>>(),
        [
            "2015-01 Mali +27",
            "2015-03 Niger -7",
            "2015-02 Mali +5",
            "2015-03 Mali -4"
        ]
    );
}

#[tokio::test]
async fn rows_come_out_as_they_went_in() {
    let store = Store::new().await;
    store
        .import("a.csv", &ged(EVENTS), "15.1", "")
        .await
        .unwrap();
    let rows = store.record.rows(&Select::of("ucdp-ged")).await.unwrap();
    let names: Vec<_> = rows.value.iter().map(|row| row.id.as_str()).collect();
    assert_eq!(names, ["1", "2", "3", "4"]);
    let row = store.record.row(&rows.dataset, "3").await.unwrap().unwrap();
    assert_eq!(row, rows.value[2]);
    assert_eq!(row.dyads[0].b.as_ref().unwrap().name, "Civilians");
    assert_eq!(row.areas[0].gw, Some(436));
    let mut map = Vec::new();
    let select = Select {
        limit: Some(2),
        ..Select::of("ucdp-ged")
    };
    assert_eq!(
        store
            .record
            .export_geojson(&select, &mut map)
            .await
            .unwrap(),
        2
    );
    let map: serde_json::Value = serde_json::from_slice(&map).unwrap();
    assert_eq!(map["features"][1]["properties"]["best"], 5);
    assert_eq!(map["features"][0]["geometry"]["coordinates"][1], 10.5);
}

#[tokio::test]
async fn an_exported_file_can_be_mapped_back() {
    let store = Store::new().await;
    store
        .import("a.csv", &ged(EVENTS), "15.1", "")
        .await
        .unwrap();
    let path = store.folder.path().join("out.parquet");
    let file = std::fs::File::create(&path).unwrap();
    assert_eq!(
        store
            .record
            .export_parquet(&Select::of("ucdp-ged"), file)
            .await
            .unwrap(),
        4
    );
    let draft = events::Mapping::draft(&path).unwrap();
    assert_eq!((draft.form.as_str(), draft.known), ("Parquet", None));
    let columns = &draft.mapping.columns;
    assert_eq!(
        (columns.begin.as_deref(), columns.best.as_deref()),
        (Some("begin"), Some("best"))
    );
    let import = Import {
        version: Some("1".into()),
        mapping: Some(draft.mapping.to_toml()),
        ..Import::default()
    };
    let imported = store.record.import(&path, &import, &mut ()).await.unwrap();
    assert_eq!((imported.kept, imported.rejected), (4, 0));
    let again = Select::of(&imported.dataset.name);
    assert_eq!(
        store.series(&again, By::Area).await,
        ["Mali: 8", "Niger: 7"]
    );
}

#[tokio::test]
async fn years_have_no_months_and_lists_of_countries_stay_together() {
    let store = Store::new().await;
    let text = "conflict_id,dyad_id,location_inc,side_a,side_a_id,side_b,side_b_id,year,bd_best,bd_low,bd_high,gwno_loc,gwno_battle\n\
        3,9,Mali,Government of Mali,72,Red Band,6,2015,40,30,55,432,\"432, 436\"\n\
        3,9,Mali,Government of Mali,72,Red Band,6,2017,26,26,26,432,432\n";
    store.import("brd.csv", text, "18.1", "").await.unwrap();
    let select = Select::of("ucdp-battle-deaths");
    assert_eq!(
        store.series(&select, By::Year).await,
        ["2015: 40", "2016: -", "2017: 26"]
    );
    assert_eq!(
        store.series(&select, By::Area).await,
        ["Mali and Niger: 40", "Mali: 26"]
    );
    let error = store
        .record
        .series(&select, By::Month)
        .await
        .unwrap_err()
        .to_string();
    assert_eq!(
        error,
        "ucdp-battle-deaths 18.1 has no months: a row is a year\ncount by year, or ask a dataset of events or months"
    );
    assert!(store.record.panel(&select).await.is_err());
    let answer = store.record.series(&select, By::Year).await.unwrap();
    assert_eq!(answer.value.get(&Key::Year(2016)), None);
    assert!(
        answer
            .dataset
            .unseen
            .iter()
            .any(|line| line.contains("under 25 deaths"))
    );
}

#[tokio::test]
async fn another_file_is_not_taken_for_a_record() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("notes.txt");
    std::fs::write(
        &path,
        "not a database, but long enough to look at ".repeat(30),
    )
    .unwrap();
    let error = Record::open(&path).await.unwrap_err().to_string();
    assert!(
        error.contains("is not an event record") || error.contains("cannot open"),
        "{error}"
    );
    assert!(
        std::fs::read_to_string(&path)
            .unwrap()
            .starts_with("not a database")
    );
}
