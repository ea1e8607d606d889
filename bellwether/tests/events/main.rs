//! The built binary on datasets of events.

mod acceptance;
#[path = "../common/session.rs"]
#[allow(dead_code, reason = "shared by tests that use different parts of it")]
mod common;
#[path = "../common/schema.rs"]
mod schema;
mod session;

use schema::Schema;
use session::{Session, sample};

#[test]
fn figures_of_the_sample() {
    let session = Session::with_sample("figures");
    let best = |more: &[&str]| session.json(&[&["count"], more].concat())["total"]["best"].clone();
    assert_eq!(session.json(&["count"])["total"]["rows"], 100);
    let quarter = [
        "--type",
        "one-sided",
        "--since",
        "2024-01",
        "--until",
        "2024-03",
    ];
    let toll = session.json(&[&["count"], &quarter[..]].concat())["total"].clone();
    assert_eq!(
        (&toll["low"], &toll["best"], &toll["high"]),
        (&44.into(), &58.into(), &71.into())
    );
    assert_eq!(
        best(&["--since", "2024-03-02", "--until", "2024-03-02"]),
        23
    );
    assert!(best(&["--since", "2030"]).is_null());
}

#[test]
fn a_month_without_a_row_is_said_to_be_none() {
    let session = Session::with_sample("no-row");
    let (agadez, since) = (
        ["--admin1", "Agadez region"],
        ["--since", "2023-10", "--until", "2024-02"],
    );
    let args = [&["series", "--by", "month"], &agadez[..], &since[..]].concat();
    let series = session.json(&args);
    let months = series["points"].as_array().unwrap();
    assert!(
        months.iter().any(|month| month["tally"].is_null()),
        "{series:#}"
    );
    let text = session.run(&args);
    assert!(
        text.contains("no row") && text.contains("which is not zero"),
        "{text}"
    );
    let csv = session.run(&[&args[..], &["--csv"]].concat());
    assert!(
        csv.starts_with("month,gw,iso3,dataset,rows,") && csv.contains(",0,,,,,"),
        "{csv}"
    );
}

#[test]
fn pictures_are_drawn_from_the_rows() {
    let session = Session::with_sample("pictures");
    session.run(&["series", "--area", "Niger", "--svg", "series.svg"]);
    session.run(&["map", "--svg", "map.svg"]);
    session.run(&["map", "--dots", "--svg", "dots.svg"]);
    let read = |name: &str| std::fs::read_to_string(session.path(name)).unwrap();
    assert!(
        read("series.svg").contains("bw-band")
            && read("series.svg").contains("Niger: deaths by month")
    );
    assert!(read("map.svg").contains("bw-c") && read("map.svg").contains(">Niger"));
    let dots = read("dots.svg").matches("class=\"bw-dot").count();
    assert!(dots > 10, "{dots} dots");
    for name in ["series.svg", "map.svg", "dots.svg"] {
        assert!(
            !read(name).contains("<script") && !read(name).contains("http:")
                || read(name).matches("http:").count() == 1
        );
    }
}

#[test]
fn lines_for_each_area_or_actor() {
    let session = Session::with_sample("apart");
    let apart = [
        "series",
        "--by",
        "year",
        "--apart",
        "--actor",
        "Red Dune Front",
        "--actor",
        "Salt Road Guard",
    ];
    session.run(&[&apart[..], &["--svg", "apart.svg"]].concat());
    let svg = std::fs::read_to_string(session.path("apart.svg")).unwrap();
    assert!(
        svg.contains(">Red Dune Front ") && svg.contains(">Salt Road Guard "),
        "{svg}"
    );
    let (status, said) = session.fail(&["series", "--apart", "--area", "Niger"]);
    assert!(
        status == 2 && said.contains("--apart needs two to 6"),
        "{said}"
    );
}

#[test]
fn the_same_file_again_adds_nothing() {
    let session = Session::with_sample("again");
    let again = session.output(&["import", sample().to_str().unwrap(), "--version", "1"]);
    let said = String::from_utf8_lossy(&again.stderr).into_owned();
    assert!(
        again.status.success() && said.contains("100 were there already"),
        "{said}"
    );
    assert_eq!(session.json(&["count"])["total"]["rows"], 100);
}

#[test]
fn bad_rows_go_to_a_file_and_the_rest_goes_in() {
    let session = Session::new("rejects");
    let good = std::fs::read_to_string(sample()).unwrap();
    let mut lines: Vec<String> = good.lines().map(str::to_owned).collect();
    lines[2] = lines[2].replace("2023-01-", "2023-17-");
    lines[5] = "too,few".into();
    let file = session.path("broken.csv");
    std::fs::write(&file, lines.join("\n")).unwrap();
    let output = session.output(&["import", "broken.csv", "--version", "1"]);
    let said = String::from_utf8_lossy(&output.stderr).into_owned();
    assert_eq!(output.status.code(), Some(1), "{said}");
    assert!(
        said.contains("98 went in") && said.contains("2 could not be read"),
        "{said}"
    );
    let rejects = std::fs::read_to_string(session.path("broken.csv.rejects.csv")).unwrap();
    let lines: Vec<&str> = rejects.lines().collect();
    assert_eq!(
        (lines.len(), lines[0]),
        (3, "line,column,value,reason"),
        "{rejects}"
    );
    assert!(
        lines[1].starts_with("3,date_start,") && lines[2].starts_with("6,"),
        "{rejects}"
    );
}

#[test]
fn an_unknown_format_gets_a_mapping() {
    let session = Session::new("mapping");
    let rows = "number;day;state;killed\n1;2024-03-02;Niger;14\n2;2024-03-05;Niger;0\n3;2024-04-01;Mali;7\n";
    std::fs::write(session.path("ours.csv"), rows).unwrap();
    let (status, said) = session.fail(&["import", "ours.csv"]);
    assert!(status == 2 && said.contains("events map FILE"), "{said}");
    let draft = session.run(&["map", "ours.csv"]);
    std::fs::write(session.path("ours.toml"), &draft).unwrap();
    session.run(&[
        "import",
        "ours.csv",
        "--mapping",
        "ours.toml",
        "--version",
        "1",
    ]);
    let answer = session.json(&["count", "--area", "Niger"]);
    assert_eq!(
        (&answer["total"]["best"], &answer["total"]["rows"]),
        (&14.into(), &2.into()),
        "{draft}"
    );
}

#[test]
fn a_revision_is_told_change_by_change() {
    let session = Session::with_sample("diff");
    let old = std::fs::read_to_string(sample()).unwrap();
    // The toll of the ambush of Ingall doubles, and the last row is gone.
    let kept: Vec<&str> = old.lines().take(100).collect();
    let new = kept
        .join("\n")
        .replace(",19,0,4,0,23,27,14,", ",38,0,8,0,46,54,28,");
    std::fs::write(session.path("second.csv"), new).unwrap();
    session.run(&[
        "import",
        "second.csv",
        "--dataset",
        "ucdp-ged",
        "--version",
        "2",
    ]);
    let diff = session.json(&["diff", "ucdp-ged", "1", "2"]);
    assert_eq!(diff["gone"].as_array().unwrap().len(), 1, "{diff:#}");
    assert_eq!(
        (&diff["cells"][0]["when"], &diff["cells"][0]["difference"]),
        (&"2024-03".into(), &23.into())
    );
    assert!(session.run(&["diff", "ucdp-ged", "1", "2"]).contains("+23"));
    // The newest version answers, unless one is named.
    assert_eq!(
        session.json(&["count", "--version", "1"])["total"]["rows"],
        100
    );
    // What was not out yet is not asked: the second has no date of release.
    assert_eq!(
        session.json(&["count", "--as-of", "2024-08-01"])["total"]["rows"],
        100
    );
}

#[test]
fn rows_leave_as_parquet_and_geojson() {
    let session = Session::with_sample("export");
    session.run(&[
        "export",
        "--parquet",
        "out.parquet",
        "--geojson",
        "out.geojson",
    ]);
    let parquet = std::fs::read(session.path("out.parquet")).unwrap();
    assert!(parquet.starts_with(b"PAR1") && parquet.ends_with(b"PAR1"));
    let text = std::fs::read_to_string(session.path("out.geojson")).unwrap();
    let geojson: serde_json::Value = serde_json::from_str(&text).unwrap();
    assert_eq!(geojson["features"].as_array().unwrap().len(), 100);
}

#[test]
fn json_is_as_documented() {
    let session = Session::with_sample("json");
    let answer = Schema::read("events-answer");
    answer.check(&session.json(&["count"]));
    for by in ["month", "year", "area", "actor"] {
        answer.check(&session.json(&["count", "--by", by]));
    }
    answer.check(&session.json(&["count", "--since", "2030", "--by", "year"]));
    Schema::read("dataset").check(&session.json(&["datasets"]));
    let (row, rows) = (Schema::read("event"), session.run(&["list", "--json"]));
    assert_eq!(rows.lines().count(), 100);
    rows.lines()
        .for_each(|line| row.check(&serde_json::from_str(line).unwrap()));
    let second = std::fs::read_to_string(sample())
        .unwrap()
        .replace(",23,27,14,", ",46,54,28,");
    std::fs::write(session.path("second.csv"), second).unwrap();
    session.run(&["import", "second.csv", "--version", "2"]);
    Schema::read("events-diff").check(&session.json(&["diff", "ucdp-ged", "1", "2"]));
}

#[test]
fn mistakes_are_named_with_their_remedy() {
    let session = Session::new("mistakes");
    let (status, said) = session.fail(&["count"]);
    assert!(
        status == 2 && said.contains("no event record at") && said.contains("events import"),
        "{said}"
    );
    assert!(
        !session.path("test.events").exists(),
        "asking makes no record"
    );
    let (status, _) = session.fail(&["import", "missing.csv"]);
    assert_eq!(status, 2);
    let session = Session::with_sample("mistakes");
    let (_, said) = session.fail(&["count", "--actor", "Red Done Front"]);
    assert!(said.contains("Red Done Front"), "{said}");
    let (_, said) = session.fail(&["count", "--since", "2024-05", "--until", "2023"]);
    assert!(
        said.contains("--until 2023-12-31 lies before --since 2024-05-01"),
        "{said}"
    );
    let (_, said) = session.fail(&["count", "--type", "terror"]);
    assert!(said.contains("one-sided"), "{said}");
    let (_, said) = session.fail(&["datasets", "gtd"]);
    assert!(said.contains("gtd"), "{said}");
}

#[test]
fn what_is_no_table_is_named_and_refused() {
    let session = Session::new("no-table");
    for (name, bytes, what) in [
        (
            "report.csv",
            &b"%PDF-1.7 and more"[..],
            "is a PDF, no table",
        ),
        (
            "page.csv",
            b"<!doctype html><p>404</p>",
            "is a web page or XML",
        ),
        ("packed.csv", &[0x1f, 0x8b, 8, 0, 0], "is packed with gzip"),
        ("empty.csv", b"", "is empty"),
    ] {
        session.write(name, bytes);
        let (status, said) = session.fail(&["import", name, "--version", "1"]);
        assert!(status == 2 && said.contains(what), "{said}");
    }
}

#[test]
fn a_version_is_taken_out_and_can_be_given_anew() {
    let session = Session::with_sample("remove");
    session.run(&["remove", "ucdp-ged", "1"]);
    let (_, said) = session.fail(&["count", "--dataset", "ucdp-ged"]);
    assert!(said.contains("ucdp-ged"), "{said}");
    session.write(
        "second.csv",
        std::fs::read_to_string(sample())
            .unwrap()
            .replace("Kestrel", "Harbour"),
    );
    session.run(&["import", "second.csv", "--version", "1"]);
    assert_eq!(session.json(&["count"])["total"]["rows"], 100);
    let (_, said) = session.fail(&["remove", "ucdp-ged", "7"]);
    assert!(said.contains("one of: 1"), "{said}");
}

#[test]
fn a_group_is_known_by_the_name_that_reports_have_for_it() {
    let session = Session::with_sample("known");
    let rows = std::fs::read_to_string(sample()).unwrap();
    let mut lines = rows.lines();
    let (head, row) = (lines.next().unwrap(), lines.next().unwrap());
    let at = |name: &str| head.split(',').position(|column| column == name).unwrap();
    let mut cells: Vec<&str> = row.split(',').collect();
    (cells[at("side_a")], cells[at("side_a_new_id")]) = ("JAS", "1051");
    session.write("known.csv", format!("{head}\n{}\n", cells.join(",")));
    session.run(&[
        "import",
        "known.csv",
        "--dataset",
        "ucdp-known",
        "--version",
        "1",
    ]);
    let found = session.run(&["count", "--dataset", "ucdp-known", "--actor", "Boko Haram"]);
    assert!(
        found.contains("with Boko Haram: is actor 1051; in the dataset as JAS"),
        "{found}"
    );
}
