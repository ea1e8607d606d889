//! What the server refuses: other names, other sites, no token, no secret, other paths.

use super::server::Server;

#[test]
fn nothing_is_shown_without_the_token() {
    let server = Server::sample();
    for path in [
        "/",
        "/claims",
        "/documents/d1",
        "/api/v1/claims",
        "/import/1/events",
        "/nothing",
    ] {
        let got = server.send("GET", path, &[], "");
        assert_eq!(got.status, 401, "{path}");
        assert!(!got.body.contains("Red Dune"), "{path}");
    }
    let wrong = format!("bellwether-{}={}", server.port, "0".repeat(64));
    assert_eq!(
        server
            .send("GET", "/claims", &[("Cookie", &wrong)], "")
            .status,
        401
    );
    assert_eq!(server.send("GET", "/?token=guess", &[], "").status, 401);
    assert_eq!(
        server
            .send("GET", "/claims", &[("Authorization", "Bearer guess")], "")
            .status,
        401
    );
    assert_eq!(server.get("/claims").status, 200);
}

#[test]
fn the_printed_address_becomes_a_cookie_and_hides_the_token() {
    let server = Server::empty();
    let got = server.send(
        "GET",
        &format!("//evil.example/?token={}", server.token),
        &[],
        "",
    );
    assert_eq!(got.header("location"), Some("/evil.example/"));
    let got = server.send("GET", &format!("/?token={}", server.token), &[], "");
    assert_eq!((got.status, got.header("location")), (303, Some("/")));
    let cookie = got.header("set-cookie").unwrap();
    assert!(
        cookie.contains("HttpOnly") && cookie.contains("SameSite=Strict"),
        "{cookie}"
    );
    assert!(!server.get("/").body.contains(&server.token));
}

#[test]
fn another_name_of_this_machine_is_refused() {
    let server = Server::sample();
    let (cookie, port) = (server.cookie(), server.port);
    for host in [
        "evil.example",
        "evil.example:80",
        &format!("evil.example:{port}"),
        "127.0.0.1",
        "127.0.0.1:1",
        "",
    ] {
        let got = server.send("GET", "/claims", &[("Host", host), ("Cookie", &cookie)], "");
        assert_eq!(got.status, 403, "{host:?}");
        // The style sheet too: a name that is not ours gets nothing.
        let got = server.send("GET", "/assets/app.css", &[("Host", host)], "");
        assert_eq!(got.status, 403, "{host:?}");
    }
    let local = format!("localhost:{port}");
    let got = server.send(
        "GET",
        "/claims",
        &[("Host", &local), ("Cookie", &cookie)],
        "",
    );
    assert_eq!(got.status, 200);
}

#[test]
fn a_request_from_another_site_is_refused() {
    let server = Server::sample();
    let cookie = server.cookie();
    let other_port = "http://127.0.0.1:1".to_owned();
    for origin in [
        "https://evil.example",
        "null",
        &other_port,
        "http://localhost",
    ] {
        let got = server.send(
            "GET",
            "/api/v1/claims",
            &[("Cookie", &cookie), ("Origin", origin)],
            "",
        );
        assert_eq!(got.status, 403, "{origin}");
    }
    let cross = [
        ("Cookie", cookie.as_str()),
        ("Sec-Fetch-Site", "cross-site"),
        ("Sec-Fetch-Mode", "no-cors"),
    ];
    assert_eq!(server.send("GET", "/claims", &cross, "").status, 403);
}

#[test]
fn a_form_without_the_secret_of_a_page_changes_nothing() {
    let server = Server::sample();
    let secret = server.get("/claims").csrf();
    let other = "0".repeat(64);
    for form in [
        "do=accept".to_owned(),
        format!("do=accept&csrf={other}"),
        "do=accept&csrf=".into(),
        "csrf&do=accept".into(),
    ] {
        assert_eq!(
            server.post("/claims/c1/review", &form).status,
            403,
            "{form}"
        );
    }
    // The cookie's token is not the secret of a form.
    assert_eq!(
        server
            .post(
                "/claims/c1/review",
                &format!("do=accept&csrf={}", server.token)
            )
            .status,
        403
    );
    let form = format!("do=accept&csrf={secret}");
    let cookie = server.cookie();
    let kind = ("Content-Type", "application/x-www-form-urlencoded");
    let no_origin = server.send(
        "POST",
        "/claims/c1/review",
        &[("Cookie", &cookie), kind],
        &form,
    );
    assert_eq!(no_origin.status, 403);
    let origin = format!("http://127.0.0.1:{}", server.port);
    let plain = [
        ("Cookie", cookie.as_str()),
        ("Origin", origin.as_str()),
        ("Content-Type", "text/plain"),
    ];
    assert_eq!(
        server
            .send("POST", "/claims/c1/review", &plain, &form)
            .status,
        403
    );
    assert!(server.get("/claims/c1").body.contains("machine-read"));
    assert_eq!(server.post("/claims/c1/review", &form).status, 303);
    assert!(server.get("/claims/c1").body.contains("reviewed"));
}

#[test]
fn no_path_leads_out_of_the_assets() {
    let server = Server::empty();
    for path in [
        "/assets/../Cargo.toml",
        "/assets/..%2fCargo.toml",
        "/assets/%2e%2e/%2e%2e/etc/passwd",
        "//etc/passwd",
        "/assets//etc/passwd",
        "/assets/",
        "/assets/app.css%00.js",
    ] {
        let got = server.get(path);
        assert!(
            got.status == 404 || got.status == 400,
            "{path}: {}",
            got.status
        );
        assert!(!got.body.contains("root:"), "{path}");
    }
}

#[test]
fn an_address_that_makes_no_sense_is_named_and_does_no_harm() {
    let server = Server::sample();
    for path in [
        "/claims?stance=shouts",
        "/claims?as_of=yesterday",
        "/claims?after=x",
        "/documents/d1?span=9-3",
        "/documents/d1?span=0-99999999",
        "/documents/x",
        "/numbers?measure=luck",
        "/sources?page=-1",
        "/search?q=a&page=no",
    ] {
        let got = server.get(path);
        assert!(
            got.status == 400 || got.status == 404,
            "{path}: {}",
            got.status
        );
    }
    for path in [
        "/documents/d999",
        "/claims/c99999",
        "/brief/brief.exe?about=x",
        "/import/7",
    ] {
        assert_eq!(server.get(path).status, 404, "{path}");
    }
    assert_eq!(server.get("/claims?about=%ff%fe%00").status, 200);
    assert_eq!(
        server
            .get("/claims?about=%3Cscript%3Ealert(1)%3C/script%3E")
            .status,
        200
    );
    let shown = server
        .get("/search?q=%22%3E%3Cscript%3Ealert(1)%3C/script%3E")
        .body;
    assert!(!shown.contains("<script>alert"), "{shown}");
}

#[test]
fn other_machines_cannot_be_served() {
    let folder = tempfile::tempdir().unwrap();
    let ran = std::process::Command::new(env!("CARGO_BIN_EXE_bellwether"))
        .arg("--ledger")
        .arg(folder.path().join("test.ledger"))
        .args(["serve", "--address", "0.0.0.0", "--port", "0"])
        .output()
        .unwrap();
    assert_eq!(ran.status.code(), Some(2));
    assert!(String::from_utf8_lossy(&ran.stderr).contains("other machines"));
}
