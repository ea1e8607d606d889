//! Handing files in: what is read, what is passed over, what is refused.

use super::server::{Got, Server};
use std::time::{Duration, Instant};

const BORDER: &str = "----border";

fn part(name: &str, file: Option<&str>, content: &str) -> String {
    let file = file
        .map(|it| format!("; filename=\"{it}\"\r\nContent-Type: application/octet-stream"))
        .unwrap_or_default();
    format!(
        "--{BORDER}\r\nContent-Disposition: form-data; name=\"{name}\"{file}\r\n\r\n{content}\r\n"
    )
}

fn hand_in(server: &Server, parts: &[String]) -> Got {
    let body = format!("{}--{BORDER}--\r\n", parts.concat());
    let (cookie, origin) = (server.cookie(), format!("http://127.0.0.1:{}", server.port));
    let kind = format!("multipart/form-data; boundary={BORDER}");
    server.send(
        "POST",
        "/import",
        &[
            ("Cookie", &cookie),
            ("Origin", &origin),
            ("Content-Type", &kind),
        ],
        &body,
    )
}

/// The page of an import once it is done.
fn done(server: &Server, got: &Got) -> String {
    assert_eq!(got.status, 303, "{got:?}");
    let path = got.header("location").unwrap();
    let begun = Instant::now();
    loop {
        let page = server.get(path).body;
        if !page.contains("is being read") {
            return page;
        }
        assert!(begun.elapsed() < Duration::from_secs(120), "{page}");
        std::thread::sleep(Duration::from_millis(100));
    }
}

#[test]
fn a_report_that_is_handed_in_is_read_and_what_cannot_be_is_named() {
    let server = Server::empty();
    let csrf = server.get("/import").csrf();
    let report = "The army said on 3 March 2017 that 12 soldiers were killed near Dabo.";
    let parts = [
        part("csrf", None, &csrf),
        part("files", Some("report.txt"), report),
        part("files", Some("picture.png"), "not a picture"),
        part("outlet", None, "Courier"),
        part("published", None, "2017-03-04"),
    ];
    let page = done(&server, &hand_in(&server, &parts));
    assert!(
        page.contains("1 report in the ledger") && page.contains("picture.png"),
        "{page}"
    );
    assert!(
        page.contains("<li>picture.png:"),
        "the server's own folder is its own affair: {page}"
    );
    let document = server.get("/documents/d1").body;
    assert!(
        document.contains("Courier") && document.contains("4 March 2017"),
        "{document}"
    );
    assert!(server.get("/claims").body.contains("data-card"));
}

#[test]
fn hostile_text_stays_text_wherever_it_is_shown() {
    let server = Server::empty();
    let csrf = server.get("/import").csrf();
    let evil = "<script>alert(1)</script><img src=x onerror=alert(2)>";
    let report = format!(
        "{{\"text\": \"General {evil} said that 12 soldiers were killed near Dabo. \\u202eThe Harbour Front denied it.\", \
         \"title\": \"{evil}\", \"outlet\": \"{evil}\", \"byline\": \"{evil}\", \"url\": \"javascript:alert(3)\", \"published\": \"2017-03-04\"}}\n"
    );
    let name = "..%2f..\"><script>alert(4)</script>.jsonl";
    let parts = [
        part("csrf", None, &csrf),
        part("files", Some(&name.replace('"', "%22")), &report),
    ];
    let page = done(&server, &hand_in(&server, &parts));
    let mut pages = vec![page];
    for path in [
        "/",
        "/import",
        "/documents",
        "/documents/d1",
        "/documents/d1?span=0-30",
        "/claims",
        "/claims/c1",
        "/claims/c1/edit",
        "/review",
        "/numbers",
        "/sources",
        "/brief?about=Harbour+Front",
        "/search?q=soldiers",
        "/search?q=soldiers&in=claims",
    ] {
        let got = server.get(path);
        assert!(got.status < 500, "{path}: {}", got.status);
        pages.push(got.body);
    }
    for page in pages {
        assert!(
            !page.contains("<script>")
                && !page.contains("<img")
                && !page.contains("href=\"javascript"),
            "{page}"
        );
        assert!(!page.contains('\u{202e}'), "{page}");
    }
}

#[test]
fn files_without_the_secret_first_are_refused() {
    let server = Server::empty();
    let csrf = server.get("/import").csrf();
    let file = part("files", Some("a.txt"), "Police said 9 people died.");
    for parts in [
        vec![file.clone()],
        vec![file.clone(), part("csrf", None, &csrf)],
        vec![part("csrf", None, "guess"), file],
    ] {
        assert_eq!(hand_in(&server, &parts).status, 403);
    }
    let none = hand_in(&server, &[part("csrf", None, &csrf)]);
    assert_eq!(none.status, 400);
    assert!(server.get("/").body.contains("This ledger is empty"));
}

#[test]
fn a_file_that_is_too_large_is_refused_and_leaves_nothing() {
    let server = Server::empty();
    let csrf = server.get("/import").csrf();
    let large = "a".repeat((64 << 20) + 1);
    let got = hand_in(
        &server,
        &[
            part("csrf", None, &csrf),
            part("files", Some("large.txt"), &large),
        ],
    );
    assert_eq!(got.status, 413, "{}", got.head);
    assert!(server.get("/").body.contains("This ledger is empty"));
}

#[test]
fn a_form_that_is_too_large_is_refused() {
    let server = Server::empty();
    let got = server.post("/search/save", &format!("name={}", "a".repeat(2 << 20)));
    assert_eq!(got.status, 413, "{}", got.head);
}

#[test]
fn an_empty_ledger_offers_the_sample() {
    let server = Server::empty();
    let first = server.get("/");
    assert!(first.body.contains("Read the sample"));
    for path in ["/claims", "/numbers", "/brief", "/search?q=convoy"] {
        assert!(server.get(path).body.contains("No reports yet"), "{path}");
    }
    let got = server.post("/import/demo", &format!("csrf={}", first.csrf()));
    let page = done(&server, &got);
    assert!(page.contains("reports in the ledger"), "{page}");
    assert!(server.get("/").body.contains("Red Dune Front"));
    let again = server.post("/import/demo", &format!("csrf={}", first.csrf()));
    assert_eq!(again.status, 409);
}
