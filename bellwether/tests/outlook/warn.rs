//! Warnings: ranked, reasoned, recorded, and compared with those before.

use crate::schema::Schema;
use crate::session::Session;

fn with_record(name: &str) -> Session {
    let session = Session::new(name);
    session.panel("early.csv", 160);
    session.run(&[
        "events",
        "import",
        "early.csv",
        "--version",
        "1",
        "--released",
        "2003-06-01",
    ]);
    session
}

#[test]
fn every_warning_has_its_reasons_and_its_record() {
    let session = with_record("reasons");
    let schema = Schema::read("warning");
    let warnings = session.json(&["warn", "--top", "8"]);
    assert_eq!(warnings.len(), 8);
    for warning in &warnings {
        schema.check(warning);
        assert!(
            warning["why"]["because"].as_array().unwrap().len() >= 3,
            "{warning:#}"
        );
        assert_eq!(warning["history"]["years"][0], 2001);
    }
    let chances: Vec<f64> = warnings
        .iter()
        .map(|it| it["probability"].as_f64().unwrap())
        .collect();
    assert!(chances.is_sorted_by(|a, b| a >= b), "{chances:?}");
}

#[test]
fn the_ledger_keeps_them_and_a_second_run_adds_nothing() {
    let session = with_record("kept");
    let first = session.output(&["warn", "--top", "5"]);
    assert!(String::from_utf8_lossy(&first.stderr).contains("5 warnings went into"));
    let again = session.output(&["warn", "--top", "5"]);
    assert!(String::from_utf8_lossy(&again.stderr).contains("0 warnings went into"));
    assert!(session.output(&["verify"]).status.success());
}

#[test]
fn new_data_say_what_changed() {
    let session = with_record("watch");
    session.run(&["warn", "--top", "20"]);
    session.run(&[
        "events",
        "import",
        "panel.csv",
        "--version",
        "2",
        "--released",
        "2003-12-01",
    ]);
    let changed = session.json(&["warn", "--top", "20"]);
    let moved = changed.iter().filter(|it| {
        it["change"]
            .as_str()
            .unwrap()
            .contains("instead of 2003-04")
    });
    assert!(moved.count() > 0, "{:#}", changed[0]);
}

/// A real version of a dataset of its own comes in, the warnings move, and the ledger says why.
#[test]
fn watching_a_file_says_what_changed_and_supersedes() {
    let session = with_record("watched");
    session.run(&["warn", "--top", "20"]);
    let early = session.json(&["warn", "--top", "20", "--dry-run"]);
    assert!(
        early.iter().all(|it| it["change"] == "as before"),
        "{:#}",
        early[0]
    );

    let first = session.output(&["warn", "--watch", "panel.csv", "--top", "20", "--json"]);
    let talk = String::from_utf8_lossy(&first.stderr).into_owned();
    assert!(first.status.success(), "{talk}");
    let text = String::from_utf8_lossy(&first.stdout).into_owned();
    let moved = text
        .lines()
        .filter(|line| line.contains("data through 2003-10 instead of 2003-04"));
    let moved = moved.count();
    assert!(
        moved > 0 && talk.contains(&format!("{moved} warnings went into")),
        "{talk}"
    );

    // The earlier ones are kept, each taken the place of; one stands for each country.
    let before = entries(&session);
    let again = session.output(&["warn", "--watch", "panel.csv", "--top", "20"]);
    let talk = String::from_utf8_lossy(&again.stderr).into_owned();
    assert!(talk.contains("0 warnings went into"), "{talk}");
    assert_eq!(entries(&session), before);
}

/// What the ledger's own check counts.
fn entries(session: &Session) -> String {
    let verified = session.output(&["verify"]);
    assert!(verified.status.success());
    String::from_utf8_lossy(&verified.stdout).into_owned()
}

#[test]
fn a_day_in_the_past_needs_data_that_were_out_or_says_hindsight() {
    let session = with_record("hindsight");
    let early = session.output(&["warn", "--as-of", "2002-12-01", "--dry-run"]);
    assert_eq!(
        early.status.code(),
        Some(2),
        "{}",
        String::from_utf8_lossy(&early.stderr)
    );
    let looked = session.json(&["warn", "--as-of", "2002-12-01", "--hindsight"]);
    assert!(looked.iter().all(|it| it["data_through"] == "2002-11"));
    assert!(looked[0]["dataset"].as_str().unwrap().contains("hindsight"));
}

#[test]
fn forecasts_are_ranges_in_order() {
    let session = with_record("forecast");
    let schema = Schema::read("forecast");
    let lines = session.json(&["forecast", "--area", "MLI", "--horizon", "1..14"]);
    assert_eq!(lines.len(), 14);
    for line in &lines {
        schema.check(line);
        let [low, median, high] = ["low", "median", "high"].map(|key| line[key].as_f64().unwrap());
        assert!(low <= median && median <= high);
    }
    let picture = ["forecast", "--area", "Mali", "--svg", "mali.svg"];
    session.run(&picture);
    assert!(session.read("mali.svg").contains("Mali"));
}

#[test]
fn a_map_shows_what_is_listed() {
    let session = with_record("map");
    session.run(&["warn", "--top", "5", "--dry-run", "--svg", "map.svg"]);
    assert!(session.read("map.svg").contains("<svg"));
    assert!(
        session
            .run(&["warn", "--top", "3", "--dry-run", "--csv"])
            .lines()
            .count()
            == 4
    );
}
