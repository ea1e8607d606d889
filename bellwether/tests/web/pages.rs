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
fn a_claim_is_accepted_edited_and_taken_back() {
    let server = Server::sample();
    let csrf = server.get("/claims").csrf();
    let judge = |id: &str, what: &str| {
        server.post(
            &format!("/claims/{id}/review"),
            &format!("do={what}&csrf={csrf}&back=/claims"),
        )
    };
    let state = |id: &str| {
        server.get(&format!("/api/v1/claims/{id}")).json()["state"]
            .as_str()
            .unwrap()
            .to_owned()
    };
    assert_eq!(judge("c1", "accept").header("location"), Some("/claims"));
    assert_eq!(state("c1"), "accepted");
    judge("c1", "undo");
    assert_eq!(state("c1"), "machine-read");
    assert_eq!(judge("c1", "undo").status, 409);
    let edited = server.post(
        "/claims/c2/edit",
        &format!("csrf={csrf}&subject=Nobody&stance=denies&reason=irony"),
    );
    let new = edited
        .header("location")
        .unwrap()
        .trim_start_matches("/claims/")
        .to_owned();
    assert_eq!(state("c2"), "superseded");
    let claim = server.get(&format!("/api/v1/claims/{new}")).json();
    assert_eq!(
        (claim["subject"]["name"].as_str(), claim["stance"].as_str()),
        (Some("Nobody"), Some("denies"))
    );
    let unchanged = server.post("/claims/c3/edit", &format!("csrf={csrf}"));
    assert_eq!(unchanged.status, 400);
    run(&server.ledger(), &["verify"]);
}

#[test]
fn a_claim_is_written_on_words_of_a_document() {
    let server = Server::sample();
    let text = server.get("/api/v1/documents/d1").json()["text"]
        .as_str()
        .unwrap()
        .to_owned();
    let (start, end) = (
        text.find("ambushed").unwrap(),
        text.find("soldiers").unwrap() + 8,
    );
    let form = server.get(&format!("/documents/d1/claims/new?start={start}&end={end}"));
    let saved = server.post(
        "/documents/d1/claims",
        &format!(
            "csrf={}&start={start}&end={end}&subject=Red+Dune+Front&kind=event",
            form.csrf()
        ),
    );
    let id = saved
        .header("location")
        .unwrap()
        .split('#')
        .nth(1)
        .unwrap()
        .to_owned();
    let claim = server.get(&format!("/api/v1/claims/{id}")).json();
    assert_eq!(claim["text"].as_str(), Some(&text[start..end]));
    assert_eq!(
        (claim["origin"].as_str(), claim["kind"].as_str()),
        (Some("person"), Some("event"))
    );
    let words = server.get("/documents/d1/claims/new?words=no+such+words+here");
    assert_eq!(words.status, 400);
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

#[test]
fn searching_knows_and_or_not_phrases_fields_and_spellings() {
    let server = Server::sample();
    let count = |query: &str| {
        server.get(&format!("/api/v1/search?{query}")).json()["count"]
            .as_u64()
            .unwrap()
    };
    let (convoy, hospital) = (count("q=convoy"), count("q=hospital"));
    assert!(convoy > 0 && hospital > 0);
    assert!(count("q=convoy+OR+hospital") >= convoy.max(hospital));
    assert!(count("q=convoy+AND+hospital") <= convoy.min(hospital));
    assert_eq!(count("q=convoy+NOT+convoy"), 0);
    assert!(count("q=%22red+dune+front%22") > 0);
    assert_eq!(count("q=%22front+dune+red%22"), 0);
    assert_eq!(count("q=convoi"), 0);
    assert_eq!(count("q=convoi&similar=1"), count("q=convoy&similar=1"));
    assert!(count("q=source:ministry&in=claims") > 0);
    assert!(count("q=the&as_of=2024-03-05") < count("q=the"));
    let page = server.get("/search?q=convoy").body;
    assert!(
        page.to_lowercase().contains("<mark>convoy</mark>"),
        "{page}"
    );
    assert_eq!(server.get("/search?q=%28%28%28+AND+%22").status, 200);
}

#[test]
fn a_search_is_kept() {
    let server = Server::sample();
    let csrf = server.get("/search?q=convoy").csrf();
    let saved = server.post(
        "/search/save",
        &format!("csrf={csrf}&name=Convoys+%3Cb%3E&query=q%3Dconvoy%26similar%3D1"),
    );
    assert_eq!(saved.header("location"), Some("/search?q=convoy&similar=1"));
    let page = server.get("/search").body;
    assert!(
        page.contains("/search?q=convoy&amp;similar=1") && page.contains("Convoys &lt;b&gt;"),
        "{page}"
    );
    server.post(
        "/search/delete",
        &format!("csrf={csrf}&name=Convoys+%3Cb%3E"),
    );
    assert!(!server.get("/search").body.contains("Convoys"));
}

#[test]
fn redacted_words_are_found_nowhere() {
    let server = Server::sample();
    let found = || {
        server.get("/api/v1/search?q=ingall").json()["count"]
            .as_u64()
            .unwrap()
    };
    let before = found();
    assert!(before > 0);
    run(&server.ledger(), &["redact", "d1", "--reason", "test"]);
    assert!(found() < before);
    let page = server.get("/documents/d1").body;
    assert!(
        page.contains("Redacted") && !page.contains("Ingall"),
        "{page}"
    );
    assert_eq!(server.get("/claims/c1").status, 409);
}
