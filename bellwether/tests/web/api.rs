//! The page of examples: every request on it is sent, and answers as it shows.
//!
//! `BLESS=1 cargo test -p bellwether --test web api` writes the page anew.

use super::server::{Got, Server};
use serde_json::Value;
use std::fmt::Write as _;
use std::path::PathBuf;

/// What is shown, and how: a heading, a method with a path, a body.
const EXAMPLES: &[(&str, &str, &str, &str)] = &[
    ("How much the ledger holds", "GET", "/api/v1/status", ""),
    (
        "Documents, a page of them",
        "GET",
        "/api/v1/documents?limit=1",
        "",
    ),
    (
        "A document with its text and claims",
        "GET",
        "/api/v1/documents/d3",
        "",
    ),
    (
        "Denials, as the reports of a day had them",
        "GET",
        "/api/v1/claims?about=Red+Dune+Front&stance=denies&as_of=2024-03-15&limit=1",
        "",
    ),
    (
        "A claim with what happened to it",
        "GET",
        "/api/v1/claims/c1",
        "",
    ),
    (
        "A person finds it right",
        "POST",
        "/api/v1/claims/c1/review",
        "{\"do\": \"accept\", \"reason\": \"as it stands\"}",
    ),
    (
        "Every estimate side by side",
        "GET",
        "/api/v1/numbers?measure=displaced&limit=1",
        "",
    ),
    ("Who is quoted most", "GET", "/api/v1/sources?limit=2", ""),
    (
        "A brief",
        "GET",
        "/api/v1/brief?about=Red+Dune+Front&as_of=2024-03-05",
        "",
    ),
    (
        "Words",
        "GET",
        "/api/v1/search?q=convoy+OR+hospital&limit=2",
        "",
    ),
    (
        "Datasets of what happened",
        "GET",
        "/api/v1/events/datasets",
        "",
    ),
    (
        "Rows of a dataset",
        "GET",
        "/api/v1/events?area=Niger&since=2024-03&limit=1",
        "",
    ),
    (
        "Deaths by month",
        "GET",
        "/api/v1/events/series?actor=Red+Dune+Front&since=2024-01&until=2024-06",
        "",
    ),
    (
        "Claims that the rows contradict",
        "GET",
        "/api/v1/checks?verdict=contradicted&limit=1",
        "",
    ),
    (
        "Warnings; the sample has none",
        "GET",
        "/api/v1/warnings",
        "",
    ),
    (
        "What is wrong with a filter",
        "GET",
        "/api/v1/claims?subject=Red+Dune+Front",
        "",
    ),
    (
        "What is wrong, and what to do",
        "GET",
        "/api/v1/claims?stance=shouts",
        "",
    ),
];

fn page() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("../docs/api.md")
}

fn send(server: &Server, method: &str, path: &str, body: &str) -> Got {
    let bearer = format!("Bearer {}", server.token);
    server.send(
        method,
        path,
        &[
            ("Authorization", &bearer),
            ("Content-Type", "application/json"),
        ],
        body,
    )
}

/// Long texts and lists are cut: an example shows the form.
fn cut(value: Value) -> Value {
    match value {
        Value::String(text) if text.chars().count() > 80 => {
            Value::String(text.chars().take(77).chain("…".chars()).collect())
        }
        Value::Array(items) => Value::Array(items.into_iter().take(1).map(cut).collect()),
        Value::Object(fields) => Value::Object(
            fields
                .into_iter()
                .map(|(name, value)| (name, cut(value)))
                .collect(),
        ),
        other => other,
    }
}

/// The names of all fields, with what kind of value each has; a null may be anything.
fn form(value: &Value) -> String {
    match value {
        Value::Null => "?".into(),
        Value::Bool(_) => "bool".into(),
        Value::Number(_) => "number".into(),
        Value::String(_) => "text".into(),
        Value::Array(_) => "list".into(),
        Value::Object(fields) => fields
            .iter()
            .map(|(name, value)| match value {
                Value::Object(_) | Value::Null => format!("{name} "),
                other => format!("{name}:{} ", form(other)),
            })
            .collect(),
    }
}

#[test]
fn every_example_of_the_page_answers_as_it_shows() {
    let server = Server::sample();
    let answers: Vec<Got> = EXAMPLES
        .iter()
        .map(|(_, method, path, body)| send(&server, method, path, body))
        .collect();
    if std::env::var_os("BLESS").is_some() {
        std::fs::write(page(), written(&answers)).unwrap();
    }
    let text = std::fs::read_to_string(page()).unwrap();
    let shown: Vec<&str> = text
        .split("\n```json\n")
        .skip(1)
        .map(|it| it.split("\n```").next().unwrap())
        .collect();
    assert_eq!(shown.len(), EXAMPLES.len());
    for (((heading, method, path, _), got), shown) in EXAMPLES.iter().zip(&answers).zip(shown) {
        assert!(
            text.contains(&format!("## {heading}\n")) && text.contains(&request(method, path)),
            "{heading}"
        );
        let shown: Value = serde_json::from_str(shown).unwrap();
        assert_eq!(
            form(&cut(got.json())),
            form(&shown),
            "{heading}: BLESS=1 writes the page anew"
        );
        assert_eq!(
            got.status,
            if heading.starts_with("What is wrong") {
                400
            } else {
                200
            },
            "{heading}"
        );
        assert_eq!(
            got.header("content-type"),
            Some("application/json"),
            "{heading}"
        );
    }
}

fn request(method: &str, path: &str) -> String {
    match method {
        "GET" => format!("curl -H \"Authorization: Bearer $TOKEN\" 'http://127.0.0.1:7171{path}'"),
        _ => format!(
            "curl -H \"Authorization: Bearer $TOKEN\" -X {method} 'http://127.0.0.1:7171{path}'"
        ),
    }
}

fn written(answers: &[Got]) -> String {
    let mut page = String::from(
        "# The HTTP API by example\n\
         Generated from the built program on the sample that ships; a test sends every request again. The full description, with\n\
         all parameters and the schemas, is `/api/v1/openapi.json`, and `/api` shows it to people.\n\n\
         `bellwether serve` prints an address that ends in the token of the run:\n\n\
         ```sh\nbellwether --ledger demo.ledger demo\nbellwether --ledger demo.ledger serve\nTOKEN=…   # what stands after token= in the address\n```\n\n\
         Lists come in pages: `next` is what `after` must be for the next one, and null on the last. Every answer to a GET has an\n\
         `ETag`; sent back as `If-None-Match` it costs nothing while the ledger stays as it is. Long texts and lists are cut here.\n",
    );
    for ((heading, method, path, body), got) in EXAMPLES.iter().zip(answers) {
        let body = if body.is_empty() {
            String::new()
        } else {
            format!(" \\\n  -d '{body}'")
        };
        let answer = serde_json::to_string_pretty(&cut(got.json())).unwrap();
        let _ = write!(
            page,
            "\n## {heading}\n```sh\n{}{body}\n```\n```json\n{answer}\n```\n",
            request(method, path)
        );
    }
    page
}

#[test]
fn the_description_names_every_example() {
    let server = Server::empty();
    let api = server.get("/api/v1/openapi.json").json();
    assert!(api["openapi"].as_str().unwrap().starts_with("3.1"));
    for (heading, method, path, _) in EXAMPLES {
        let plain = path.split('?').next().unwrap();
        let known = api["paths"]
            .as_object()
            .unwrap()
            .iter()
            .any(|(known, methods)| {
                let same = known.split('/').count() == plain.split('/').count()
                    && known
                        .split('/')
                        .zip(plain.split('/'))
                        .all(|(a, b)| a == b || a.starts_with('{'));
                same && methods.get(method.to_lowercase()).is_some()
            });
        assert!(known, "{heading}: {path}");
    }
    assert!(
        server
            .get("/api")
            .body
            .contains("/api/v1/claims/{id}/review")
    );
}
