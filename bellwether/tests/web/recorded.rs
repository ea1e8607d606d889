//! The event record, checks and warnings over HTTP: the form and the figures of the command line.

use super::panel;
use super::schema::Schema;
use super::server::{Server, run};
use serde_json::Value;

/// The sample with its events and checks, and warnings on an invented panel.
fn server() -> Server {
    Server::over(|ledger| {
        let file = ledger.with_file_name("panel.csv");
        std::fs::write(&file, panel::text(166)).unwrap();
        let file = file.to_str().unwrap();
        run(ledger, &["demo"]);
        let import = [
            "events",
            "import",
            file,
            "--version",
            "1",
            "--released",
            "2003-12-01",
        ];
        run(ledger, &import);
        run(ledger, &["warn"]);
    })
}

fn ask(server: &Server, path: &str) -> Value {
    let got = server.get(path);
    assert_eq!(got.status, 200, "{path}: {}", got.body);
    got.json()
}

/// The items of all pages of a list.
fn walked(server: &Server, path: &str) -> Vec<Value> {
    let (mut items, mut after) = (Vec::new(), String::new());
    loop {
        let page = ask(server, &format!("{path}&after={after}"));
        items.extend(page["items"].as_array().unwrap().clone());
        match page["next"].as_str() {
            Some(next) => after = next.to_owned(),
            None => return items,
        }
    }
}

#[test]
fn what_is_recorded_has_the_form_of_the_command_line() {
    let server = server();
    for (path, schema, least) in [
        ("/api/v1/events/datasets?", "dataset", 2),
        (
            "/api/v1/events?dataset=sample-events&limit=40",
            "event",
            100,
        ),
        ("/api/v1/checks?limit=3", "check", 7),
        ("/api/v1/warnings?limit=4", "warning", 5),
    ] {
        let schema = Schema::read(schema);
        let items = walked(&server, path);
        assert!(items.len() >= least, "{path}: {}", items.len());
        items.iter().for_each(|item| schema.check(item));
    }
    let answer = Schema::read("events-answer");
    for path in [
        "/api/v1/events/count?dataset=sample-events&area=Niger",
        "/api/v1/events/count?dataset=sample-events&by=area",
        "/api/v1/events/series?dataset=sample-events&turning_points=2",
    ] {
        answer.check(&ask(&server, path));
    }
}

#[test]
fn pages_of_rows_leave_none_out_and_give_none_twice() {
    let server = server();
    let mut ids: Vec<String> = walked(&server, "/api/v1/events?dataset=sample-events&limit=7")
        .iter()
        .map(|row| row["id"].to_string())
        .collect();
    let total = ask(&server, "/api/v1/events/count?dataset=sample-events")["total"]["rows"].clone();
    ids.sort_unstable();
    ids.dedup();
    assert_eq!(Value::from(ids.len()), total);
}

#[test]
fn behind_the_last_page_there_is_nothing() {
    let server = server();
    for path in ["/api/v1/checks", "/api/v1/warnings", "/api/v1/sources"] {
        let page = ask(&server, &format!("{path}?after={}", u64::MAX));
        assert_eq!(page["items"], Value::Array(vec![]), "{path}");
        assert_eq!(page["next"], Value::Null, "{path}");
    }
}

#[test]
fn a_verdict_picks_checks() {
    let server = server();
    let items = walked(&server, "/api/v1/checks?verdict=contradicted");
    assert!(!items.is_empty());
    assert!(items.iter().all(|it| it["verdict"] == "contradicted"));
}

/// Asks what cannot be answered, and looks for what is told.
fn check(server: &Server, path: &str, status: u16, expected: &[&str]) {
    let got = server.get(path);
    assert_eq!(got.status, status, "{path}: {}", got.body);
    for part in expected {
        assert!(got.body.contains(part), "{path}: {}", got.body);
    }
}

#[test]
fn what_cannot_be_asked_is_told_with_the_remedy() {
    let server = server();
    let datasets = "several datasets: sample-events, views-country-month";
    check(&server, "/api/v1/events", 400, &[datasets]);
    check(
        &server,
        "/api/v1/events?dataset=sample-events&area=Narnia",
        400,
        &["Narnia", "ISO code"],
    );
    check(
        &server,
        "/api/v1/events/series?dataset=sample-events&by=area",
        400,
        &["by=month"],
    );
    check(
        &server,
        "/api/v1/events/count?dataset=sample-events&by=moon",
        400,
        &["moon"],
    );
    check(
        &server,
        "/api/v1/claims?subject=Niger",
        400,
        &["subject", "about"],
    );
    check(
        &server,
        "/api/v1/claims?limit=many",
        400,
        &["many", "digits"],
    );
    check(&server, "/api/v1/claim", 404, &["openapi.json"]);
}

#[test]
fn a_misspelt_area_leaves_the_form_where_it_was() {
    let server = server();
    let told = [
        "No country or region is called &quot;Narnia&quot;",
        "value=\"Narnia\"",
        "name=\"actor\"",
    ];
    check(
        &server,
        "/events?dataset=sample-events&area=Narnia",
        400,
        &told,
    );
}
