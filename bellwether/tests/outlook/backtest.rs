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

#[test]
fn windows_of_a_longer_panel_are_scored_and_what_cannot_be_is_named() {
    let session = Session::new("later");
    // January 1990 to March 2024; the panel beside it ends in October 2003.
    session.panel("long.csv", 411);
    let args = [
        "backtest",
        "--panel",
        "long.csv",
        "--all-types-panel",
        "panel.csv",
        "--model",
        "bellwether",
    ];
    let output = session.output(&[&args[..], &["--windows", "2022..2025", "--json"]].concat());
    assert!(output.status.success());
    let text = String::from_utf8_lossy(&output.stdout).into_owned();
    let ours: serde_json::Value = serde_json::from_str(text.lines().last().unwrap()).unwrap();
    let cells = |at: usize| ours["windows"][at]["cells"].as_i64();
    assert_eq!(
        [cells(0), cells(1), cells(2), cells(3)],
        [Some(240), Some(240), Some(60), None]
    );
    assert_eq!(ours["after_choice"]["crps"], ours["crps"]);
    let talk = String::from_utf8_lossy(&output.stderr).into_owned();
    assert!(talk.contains("not the October before: 2025"), "{talk}");
    assert!(
        talk.contains("2024 is scored through 2024-03 only"),
        "{talk}"
    );
    assert!(talk.contains("to 2003-10; later months"), "{talk}");
}

#[test]
fn a_model_is_held_against_any_other() {
    let session = Session::new("against");
    let scored = session.json(&[&ARGS[..], &["--against", "memory"]].concat());
    assert_eq!(scored.len(), 2);
    assert_eq!(scored[0]["relative"]["estimate"], 1.0);
    assert_eq!(scored[1]["benchmark"], "memory");
}

#[test]
fn what_reports_tell_is_read_when_asked_for() {
    let session = Session::new("reports");
    let report =
        |n: i32| format!("Gunmen killed {n} people in an attack in Bamako, Mali, on 3 May 2001.");
    let line = |n: i32| {
        format!(
            "{{\"id\": \"r{n}\", \"published\": \"2001-05-0{n}\", \"text\": \"{}\"}}\n",
            report(n)
        )
    };
    session.write("reports.jsonl", [line(4), line(5)].concat());
    session.run(&["read", "reports.jsonl"]);
    let args = [
        "backtest",
        "--panel",
        "panel.csv",
        "--windows",
        "2002..2003",
        "--feature",
        "reports",
    ];
    let scored = session.json(
        &[
            &args[..],
            &["--model", "bellwether", "--model", "bellwether-reports"],
        ]
        .concat(),
    );
    assert_eq!(scored.len(), 3);
    assert_eq!(scored[2]["model"], "bellwether-reports");
    assert_ne!(scored[1]["onset"]["brier"], scored[2]["onset"]["brier"]);
}

#[test]
fn a_model_that_reads_reports_needs_them() {
    let session = Session::new("no-reports");
    let args = [
        "backtest",
        "--panel",
        "panel.csv",
        "--against",
        "bellwether-reports",
    ];
    let output = session.output(&args);
    assert_eq!(output.status.code(), Some(2));
    assert!(String::from_utf8_lossy(&output.stderr).contains("--feature reports"));
}
