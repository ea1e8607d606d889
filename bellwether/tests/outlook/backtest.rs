//! Scores by window, the same each time, in every form.

use crate::schema::Schema;
use crate::session::Session;

const ARGS: [&str; 9] = [
    "backtest",
    "--panel",
    "panel.csv",
    "--windows",
    "2001..2003",
    "--model",
    "bellwether",
    "--model",
    "memory",
];

#[test]
fn the_same_bytes_each_time_on_any_number_of_threads() {
    let session = Session::new("same");
    let one = session.run(&[&ARGS[..], &["--json", "--threads", "1"]].concat());
    let four = session.run(&[&ARGS[..], &["--json", "--threads", "4"]].concat());
    assert_eq!(one, four);
}

#[test]
fn json_holds_to_its_schema() {
    let session = Session::new("schema");
    let schema = Schema::read("backtest");
    let scored = session.json(&ARGS);
    assert_eq!(scored.len(), 3);
    scored.iter().for_each(|model| schema.check(model));
    let benchmark = scored
        .iter()
        .find(|model| model["model"] == "conflictology")
        .unwrap();
    assert_eq!(benchmark["relative"]["estimate"], 1.0);
    // The last year ends in October: ten months of twenty countries.
    assert_eq!(benchmark["windows"][2]["cells"], 200);
}

#[test]
fn a_table_a_csv_and_a_picture() {
    let session = Session::new("forms");
    let table = session.run(&[&ARGS[..], &["--svg", "windows.svg"]].concat());
    assert!(
        table.contains("bellwether") && table.contains("recall at 10"),
        "{table}"
    );
    let picture = session.read("windows.svg");
    assert!(picture.contains("<svg") && picture.contains("relative to the benchmark"));
    let csv = session.run(&[&ARGS[..], &["--csv"]].concat());
    assert_eq!(csv.lines().count(), 1 + 3 * 3);
}

#[test]
fn years_that_cannot_be_scored_are_an_error() {
    let session = Session::new("years");
    let output = session.output(&["backtest", "--panel", "panel.csv", "--windows", "2040"]);
    assert_eq!(output.status.code(), Some(2));
    let talk = String::from_utf8_lossy(&output.stderr).into_owned();
    assert!(talk.contains("1990-01 to 2003-10"), "{talk}");
}
