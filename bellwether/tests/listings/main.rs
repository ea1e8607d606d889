//! The listings and briefs of the built binary: JSON against its documented
//! schemas, the same bytes twice, nothing from after the day looked back from.

#[path = "../common/session.rs"]
#[allow(dead_code, reason = "shared by tests that use different parts of it")]
mod common;
#[path = "../common/schema.rs"]
mod schema;
mod session;

use schema::Schema;
use session::Session;

/// Three reports, the second published later, the third undated; two claims of a person.
fn session(name: &str) -> Session {
    let session = Session::new(name);
    session.write(
        "reports.jsonl",
        concat!(
            r#"{"id":"a","outlet":"Courier","title":"Market","published":"2016-03-23","text":"Police said on Tuesday that at least 35 people were killed in a bombing in Mosul. The Islamic State lost 40% of the 34,000 square miles it held."}"#,
            "\n",
            r#"{"id":"b","outlet":"=cmd()","published":"2016-05-02","text":"The Islamic State has 9,000 fighters in Syria, officials said.","tlp":"green"}"#,
            "\n",
            r#"{"id":"c","outlet":"Leaflet","text":"The Islamic State will <b>likely</b> grow, an analyst said."}"#,
            "\n",
        ),
    );
    session.run(&["read", "reports.jsonl"]);
    let share = "The Islamic State lost 40% of the 34,000 square miles it held";
    session.claim(
        "d1",
        share,
        &[
            "--measure",
            "territory",
            "--low",
            "40",
            "--high",
            "40",
            "--unit",
            "percent",
        ],
    );
    session.claim(
        "d2",
        "The Islamic State has 9,000 fighters in Syria",
        &["--measure", "fighters", "--low", "9000", "--high", "9000"],
    );
    session.claim(
        "d3",
        "The Islamic State will <b>likely</b> grow",
        &["--stance", "predicts"],
    );
    session
}

fn check_lines(schema: &str, lines: &str) {
    let schema = Schema::read(schema);
    assert!(!lines.is_empty());
    for line in lines.lines() {
        let object = serde_json::from_str(line).unwrap_or_else(|error| panic!("{error}: {line}"));
        schema.check(&object);
    }
}

#[test]
fn json_is_as_documented() {
    let session = session("json");
    check_lines("claim", &session.run(&["claims", "--json"]));
    check_lines("number", &session.run(&["numbers", "--json"]));
    let brief = session.run(&["brief", "Islamic State", "--format", "json"]);
    Schema::read("brief").check(&serde_json::from_str(&brief).unwrap());
}

#[test]
fn every_text_is_the_bytes_of_its_span() {
    let session = session("bytes");
    for line in session.run(&["claims", "--json"]).lines() {
        let claim: serde_json::Value = serde_json::from_str(line).unwrap();
        let document = session.run(&["show", claim["document"].as_str().unwrap(), "--json"]);
        let document: serde_json::Value = serde_json::from_str(&document).unwrap();
        let (start, end) = (
            claim["span"][0].as_u64().unwrap() as usize,
            claim["span"][1].as_u64().unwrap() as usize,
        );
        assert_eq!(
            document["text"].as_str().unwrap().get(start..end),
            claim["text"].as_str()
        );
    }
}

#[test]
fn the_same_brief_twice_is_the_same_bytes() {
    let session = session("twice");
    for format in ["md", "html", "json"] {
        let brief = || {
            session.run(&[
                "brief",
                "Islamic State",
                "--as-of",
                "2016-04-15",
                "--format",
                format,
            ])
        };
        assert_eq!(brief(), brief());
    }
}

#[test]
fn a_brief_shows_nothing_from_after_its_day() {
    let session = session("as-of");
    let brief = |day: &str| session.run(&["brief", "Islamic State", "--as-of", day]);
    let (early, late) = (brief("2016-04-15"), brief("2016-05-02"));
    assert!(
        !early.contains("9,000") && early.contains("40 %"),
        "{early}"
    );
    assert!(late.contains("9,000"), "{late}");
    for text in [early, late] {
        assert!(
            !text.contains("grow") && text.contains("1 report has no date"),
            "{text}"
        );
    }
}

#[test]
fn the_strictest_mark_of_what_is_cited_is_the_briefs() {
    let session = session("tlp");
    assert!(
        !session
            .run(&["brief", "Islamic State", "--as-of", "2016-04-15"])
            .contains("TLP:")
    );
    assert!(
        session
            .run(&["brief", "Islamic State"])
            .contains("TLP:GREEN")
    );
}

#[test]
fn machine_read_and_reviewed_are_told_apart() {
    let session = session("marks");
    let brief = session.run(&["brief", "Islamic State", "--reviewed-only"]);
    assert!(
        brief.contains("\n- ●") && !brief.contains("\n- ○"),
        "{brief}"
    );
    let states = session.run(&["claims", "--json", "--reviewed-only"]);
    assert!(
        states
            .lines()
            .all(|line| line.contains(r#""reviewed":true"#)),
        "{states}"
    );
}

#[test]
fn csv_runs_nothing_in_a_spreadsheet() {
    let session = session("csv");
    let csv = session.run(&["claims", "--csv"]);
    assert!(
        csv.starts_with("id,state,document,")
            && csv.contains(",'=cmd(),")
            && !csv.contains(",=cmd()"),
        "{csv}"
    );
    assert!(session.run(&["numbers", "--csv"]).contains("territory,"));
}

#[test]
fn a_page_holds_no_markup_of_a_report() {
    let session = session("page");
    let page = session.run(&["brief", "Islamic State", "--format", "html"]);
    assert!(
        page.contains("&lt;b&gt;likely") && !page.contains("<b>likely"),
        "{page}"
    );
}

#[test]
fn an_unknown_subject_is_answered_with_what_there_is() {
    let session = session("unknown");
    let (status, said) = session.fail(&["brief", "Nobody"]);
    assert_eq!(status, 2);
    assert!(
        said.contains("Nobody") && said.contains("Islamic State"),
        "{said}"
    );
}
