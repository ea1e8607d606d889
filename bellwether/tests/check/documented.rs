//! The founding articles and reports, against real event data.
//!
//! The articles and the data are others' and lie beside the checkout; without
//! them these tests say so and pass. What is printed in the documents under
//! `docs/` is held here against what the tool prints:
//! `BELLWETHER_DOCS=write cargo test -p bellwether --test check` writes it anew.

use crate::session::Session;
use std::path::{Path, PathBuf};

/// Takes in the event data, each with the day it came out.
fn import(session: &Session, data: &Path) {
    for (file, version, released) in DATA {
        let path = data.join(file);
        let file = path.to_str().unwrap();
        let named = ["--version", version, "--released", released];
        session.run(&[&["events", "import", file], &named[..]].concat());
    }
}

/// The files that checks are made on, their versions, and when UCDP put these out.
const DATA: &[(&str, &str, &str)] = &[
    ("ucdp_actor_v22_1.parquet", "22.1", "2022-06"),
    ("ucdp_country_year_v25_1.parquet", "25.1", "2025-06"),
    ("ucdp_brd_dyadic_v24_1.parquet", "24.1", "2024-06"),
    ("ucdp_onesided_v23_1.parquet", "23.1", "2023-06"),
    (
        "ucdp_cm_all_types_v25_1_1989_2021.parquet",
        "25.1",
        "2025-06",
    ),
    ("ged_events_irq_syr_nga_cand.parquet", "part", "2023-11"),
];

/// A folder beside the checkout, or a message that it is not there.
fn shared(name: &str) -> Option<PathBuf> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR"))
        .join("../../shared")
        .join(name);
    if !folder.exists() {
        eprintln!("skipped: {name} is not beside this checkout");
        return None;
    }
    Some(folder)
}

#[test]
fn the_founding_claims_come_out_as_documented() {
    let (Some(seeds), Some(data)) = (shared("seeds"), shared("data/events")) else {
        return;
    };
    let session = Session::new("founding");
    let mut articles: Vec<PathBuf> = std::fs::read_dir(seeds)
        .unwrap()
        .map(|entry| entry.unwrap().path())
        .filter(|path| path.extension().is_some_and(|ending| ending == "txt"))
        .collect();
    articles.sort();
    let paths: Vec<&str> = articles.iter().map(|path| path.to_str().unwrap()).collect();
    session.run(&[&["read"], &paths[..]].concat());
    // The articles carry no date; these are those their words point to.
    let days = ["2015-11-20", "2016-03-29", "2016-04-20", "2020-12-15"];
    for (n, day) in days.iter().enumerate() {
        session.run(&["date", &format!("d{}", n + 1), day]);
    }
    import(&session, &data);
    documented("founding-claims.md", &session);
    let verified = session.run(&["verify"]);
    assert!(verified.contains("checks made again: "), "{verified}");
}

/// The acceptance of the turning points, on the model itself: this file has no other way to the months.
#[test]
fn six_west_african_countries_turn_in_2014_and_2015() {
    let Some(data) = shared("data/events") else {
        return;
    };
    let session = Session::new("turning");
    import(&session, &data);
    let mut series = vec![
        "events",
        "series",
        "--dataset",
        "ucdp-country-month",
        "--json",
    ];
    for area in [
        "Nigeria",
        "Cameroon",
        "Chad",
        "Mali",
        "Burkina Faso",
        "Niger",
    ] {
        series.extend(["--area", area]);
    }
    series.extend(["--by", "month", "--since", "2012-01", "--until", "2021-12"]);
    let printed = session.run(&series);
    let answer: serde_json::Value = serde_json::from_str(&printed).unwrap();
    let points = answer["points"].as_array().unwrap();
    let deaths: Vec<u32> = points
        .iter()
        .map(|point| u32::try_from(point["tally"]["best"].as_u64().unwrap()).unwrap())
        .collect();
    assert_eq!(deaths.len(), 120);
    let found = judging::changepoints::changepoints(&deaths, 2);
    let places: Vec<usize> = found.points.iter().map(|point| point.at).collect();
    // Months from January 2012: February 2014 is the 25th after it, August 2015 the 43rd.
    let near = |at: usize, month: usize| at.abs_diff(month) <= 2;
    assert!(
        places.len() == 2 && near(places[0], 25) && near(places[1], 43),
        "{found:?}"
    );
    let pelt = judging::changepoints::pelt::pelt_at_most(&deaths, 2);
    eprintln!("Bayesian: {found:?}; PELT: {pelt:?}");
}

/// The reports that `docs/checks.md` takes its claims from, by their ids.
const REPORTS: &str = "documents.jsonl";

#[test]
fn the_claims_of_reports_come_out_as_documented() {
    let (Some(reports), Some(data)) = (shared("data/reports"), shared("data/events")) else {
        return;
    };
    let session = Session::new("reports");
    let page = page("checks.md");
    let wanted: Vec<&str> = page
        .lines()
        .filter_map(|line| line.strip_prefix("### Report `")?.split('`').next())
        .collect();
    assert!(wanted.len() >= 5, "the page names its reports: {wanted:?}");
    let all = std::fs::read_to_string(reports.join(REPORTS)).unwrap();
    let named = |line: &&str| {
        let report: serde_json::Value = serde_json::from_str(line).unwrap();
        report["id"].as_str().is_some_and(|id| wanted.contains(&id))
    };
    let some: Vec<&str> = all.lines().filter(named).collect();
    session.write("some.jsonl", some.join("\n"));
    session.run(&["read", "some.jsonl"]);
    import(&session, &data);
    documented("checks.md", &session);
}

fn page(name: &str) -> String {
    std::fs::read_to_string(page_path(name)).unwrap()
}

fn page_path(name: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR"))
        .join("../docs")
        .join(name)
}

/// Runs every `$ bellwether …` of a page's console blocks and holds what it prints against the page.
fn documented(name: &str, session: &Session) {
    let page = page(name);
    let (mut anew, mut inside) = (String::new(), false);
    for line in page.lines() {
        let command = line.strip_prefix("$ bellwether ").filter(|_| inside);
        match (line, command) {
            ("```console", _) => inside = true,
            ("```", _) => inside = false,
            _ => {}
        }
        if let Some(command) = command {
            let words = words(command);
            let words: Vec<&str> = words.iter().map(String::as_str).collect();
            let out = session.run(&words);
            anew.push_str(&format!("{line}\n{}\n", out.trim_end()));
        } else if !inside || line == "```console" {
            anew.push_str(&format!("{line}\n"));
        }
    }
    if std::env::var_os("BELLWETHER_DOCS").is_some() {
        return std::fs::write(page_path(name), anew).unwrap();
    }
    let differs = unnamed(&page)
        .lines()
        .zip(unnamed(&anew).lines())
        .find(|(old, new)| old != new)
        .map(|(old, new)| format!("page: {old}\ntool: {new}"));
    assert_eq!(
        differs, None,
        "docs/{name}; BELLWETHER_DOCS=write writes it anew"
    );
    assert_eq!(
        page.lines().count(),
        anew.lines().count(),
        "docs/{name} has other lines"
    );
}

/// Names of claims and checks are numbers that a better reader may shift.
fn unnamed(text: &str) -> String {
    let name = |word: &str| {
        let bare = word.trim_matches(|c: char| !c.is_ascii_alphanumeric());
        let number = bare.strip_prefix(['c', 'k']).unwrap_or_default();
        !number.is_empty() && number.chars().all(|c| c.is_ascii_digit())
    };
    let line = |line: &str| {
        let words = line
            .split(' ')
            .map(|word| if name(word) { "#" } else { word });
        words.collect::<Vec<_>>().join(" ")
    };
    text.lines().map(line).collect::<Vec<_>>().join("\n")
}

/// Words as a shell splits them, with single and double quotes.
fn words(command: &str) -> Vec<String> {
    let (mut words, mut word, mut quote, mut begun) = (vec![], String::new(), None, false);
    for c in command.chars() {
        match (quote, c) {
            (None, '\'' | '"') => (quote, begun) = (Some(c), true),
            (Some(open), c) if open == c => quote = None,
            (None, ' ') => {
                if begun {
                    words.push(std::mem::take(&mut word));
                }
                begun = false;
            }
            (_, c) => {
                word.push(c);
                begun = true;
            }
        }
    }
    if begun {
        words.push(word);
    }
    words
}
