//! What no page may do: the policy that every answer carries, and pages that keep to it.

use super::server::Server;

#[test]
fn every_answer_forbids_what_a_page_could_be_made_to_do() {
    let server = Server::sample();
    for got in [
        server.get("/claims"),
        server.get("/nothing"),
        server.send("GET", "/", &[], ""),
        server.get("/assets/app.js"),
        server.get("/api/v1/claims"),
    ] {
        let policy = got.header("content-security-policy").unwrap();
        assert!(
            policy.contains("default-src 'none'") && policy.contains("frame-ancestors 'none'"),
            "{policy}"
        );
        assert!(
            !policy.contains("unsafe") && !policy.contains("http"),
            "{policy}"
        );
        assert_eq!(got.header("x-content-type-options"), Some("nosniff"));
        assert_eq!(got.header("x-frame-options"), Some("DENY"));
    }
}

#[test]
fn pages_hold_no_script_no_style_and_no_address_of_another_host() {
    let server = Server::sample();
    for path in [
        "/",
        "/brief?about=Red+Dune+Front",
        "/claims",
        "/review",
        "/documents/d1",
        "/numbers",
        "/sources",
        "/search?q=convoy",
        "/import",
        "/events",
        "/api",
    ] {
        let got = server.get(path);
        assert_eq!(got.status, 200, "{path}");
        for tag in got.body.split('<').skip(1) {
            let tag = tag.split('>').next().unwrap_or_default();
            assert!(
                !tag.starts_with("script") || tag.contains(" src=\"/assets/"),
                "{path}: {tag}"
            );
            assert!(
                !tag.starts_with("style") && !tag.contains(" style=") && !tag.contains(" on"),
                "{path}: {tag}"
            );
            for attribute in [" src=\"", " href=\"", " action=\""] {
                let Some((_, value)) = tag.split_once(attribute) else {
                    continue;
                };
                assert!(
                    value.starts_with('/') || value.starts_with('#') || value.starts_with('"'),
                    "{path}: {tag}"
                );
            }
        }
    }
}
