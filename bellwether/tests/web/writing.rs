//! Claims that are reviewed, edited and written in the browser.

use super::server::{Server, run};

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
