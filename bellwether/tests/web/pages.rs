//! What pages show: the same as the command line, by day, in pages, and after a review.

use super::server::{Server, run};
use std::process::Command;

/// What the command line prints on the server's ledger.
fn printed(server: &Server, args: &[&str]) -> String {
    let ran = Command::new(env!("CARGO_BIN_EXE_bellwether"))
        .arg("--ledger")
        .arg(server.ledger())
        .arg("--quiet")
        .args(args)
        .output();
    String::from_utf8(ran.unwrap().stdout).unwrap()
}

#[test]
fn the_brief_is_that_of_the_command_line() {
    let server = Server::sample();
    for (query, args) in [
        (
            "about=Red+Dune+Front",
            vec!["brief", "Red Dune Front", "--format", "html"],
        ),
        (
            "about=Red+Dune+Front&as_of=2024-03-15",
            vec![
                "brief",
                "Red Dune Front",
                "--format",
                "html",
                "--as-of",
                "2024-03-15",
            ],
        ),
    ] {
        assert_eq!(
            server.get(&format!("/brief/brief.html?{query}")).body,
            printed(&server, &args)
        );
    }
}

#[test]
fn a_merged_name_leads_to_its_entity_on_every_page() {
    let server = Server::over(|ledger| {
        run(ledger, &["demo"]);
        let merge = [
            "entity",
            "merge",
            "Red Dune Front",
            "World Displacement Office",
        ];
        run(ledger, &[&merge[..], &["--reason", "a test"]].concat());
    });
    let brief = server.get("/brief/brief.html?about=Red+Dune+Front").body;
    let args = ["brief", "Red Dune Front", "--format", "html"];
    assert_eq!(brief, printed(&server, &args));
    assert!(server.get("/").body.contains(">World Displacement Office<"));
    assert!(!server.get("/").body.contains(">Red Dune Front<"));
    for path in ["/claims", "/numbers"] {
        let page = |name: &str| server.get(&format!("{path}?about={name}")).body;
        let rows = |name: &str| page(name).matches("/claims/c").count();
        let (old, new) = (rows("Red+Dune+Front"), rows("World+Displacement+Office"));
        assert!(old > 3 && old == new, "{path}: {old} {new}");
    }
}

#[test]
fn the_filters_are_those_of_the_command_line() {
    let server = Server::sample();
    for (query, args) in [
        ("", vec![]),
        (
            "about=Red+Dune+Front&stance=denies",
            vec!["--about", "Red Dune Front", "--stance", "denies"],
        ),
        (
            "role=official&as_of=2024-03-20",
            vec!["--role", "official", "--as-of", "2024-03-20"],
        ),
        (
            "place=Tassara&kind=number",
            vec!["--place", "Tassara", "--kind", "number"],
        ),
        (
            "from=2024-03-01&until=2024-03-10",
            vec!["--from", "2024-03-01", "--until", "2024-03-10"],
        ),
        ("document=d3", vec!["--document", "d3"]),
    ] {
        let listed = printed(&server, &[vec!["claims", "--json"], args].concat());
        let got = server
            .get(&format!("/api/v1/claims?limit=200&{query}"))
            .json();
        let items: Vec<String> = got["items"]
            .as_array()
            .unwrap()
            .iter()
            .map(|it| it["id"].as_str().unwrap().to_owned())
            .collect();
        let lines = listed
            .lines()
            .map(|line| serde_json::from_str::<serde_json::Value>(line).unwrap());
        let expected: Vec<String> = lines
            .map(|it| it["id"].as_str().unwrap().to_owned())
            .collect();
        assert_eq!(items, expected, "{query}");
        assert_eq!(got["count"], expected.len(), "{query}");
    }
}

#[test]
fn a_day_to_look_back_from_holds_on_every_page() {
    let server = Server::sample();
    for path in [
        "/claims",
        "/documents",
        "/numbers",
        "/sources",
        "/search?q=the",
        "/brief?about=Red+Dune+Front",
    ] {
        let join = if path.contains('?') { '&' } else { '?' };
        let (all, then) = (
            server.get(path).body,
            server.get(&format!("{path}{join}as_of=2024-03-05")).body,
        );
        assert_ne!(all, then, "{path}");
        assert!(!then.contains("17 April 2024"), "{path}");
        assert!(
            then.contains("as_of=2024-03-05"),
            "links keep the day: {path}"
        );
    }
}

#[test]
fn a_list_goes_on_where_its_page_ends() {
    let server = Server::sample();
    let (mut after, mut seen) = (String::new(), vec![]);
    loop {
        let got = server
            .get(&format!("/api/v1/claims?limit=20&after={after}"))
            .json();
        seen.extend(
            got["items"]
                .as_array()
                .unwrap()
                .iter()
                .map(|it| it["id"].to_string()),
        );
        match got["next"].as_str() {
            Some(next) => after = next.to_owned(),
            None => break,
        }
    }
    let all = server.get("/api/v1/claims?limit=200").json()["items"]
        .as_array()
        .unwrap()
        .len();
    assert_eq!(seen.len(), all);
    seen.dedup();
    assert_eq!(seen.len(), all);
}

#[test]
fn an_answer_is_not_sent_twice_while_nothing_changed() {
    let server = Server::sample();
    let first = server.get("/claims");
    let tag = first.header("etag").unwrap().to_owned();
    let cookie = server.cookie();
    let again = || {
        server.send(
            "GET",
            "/claims",
            &[("Cookie", &cookie), ("If-None-Match", &tag)],
            "",
        )
    };
    assert_eq!(again().status, 304);
    // Another program's review changes the ledger under the server.
    run(&server.ledger(), &["review", "accept", "c1"]);
    let changed = again();
    assert_eq!(changed.status, 200);
    assert_ne!(changed.header("etag"), Some(tag.as_str()));
}
