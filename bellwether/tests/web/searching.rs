//! Searching: what a query may say, searches that are kept, and words that were redacted.

use super::server::{Server, run};

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
