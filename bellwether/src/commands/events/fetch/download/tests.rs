//! Against a server of the test, which answers as each test tells it to.

use super::super::guard::{inside, outside, outside_without_tls};
use super::*;
use std::io::{BufRead as _, BufReader};
use std::net::TcpListener;
use std::thread::JoinHandle;

const BODY: &[u8] = b"id,best\n1,14\n2,23\n";

/// What the server heard, one request head each.
struct Server {
    url: String,
    heard: JoinHandle<Vec<String>>,
}

/// Answers one request after the other, each with the bytes given.
fn serve(answers: Vec<Vec<u8>>) -> Server {
    let listener = TcpListener::bind("127.0.0.1:0").unwrap();
    let url = format!("http://{}/file", listener.local_addr().unwrap());
    let heard = std::thread::spawn(move || {
        let mut heard = Vec::new();
        for answer in answers {
            let (mut stream, _) = listener.accept().unwrap();
            let lines = BufReader::new(stream.try_clone().unwrap()).lines();
            let head: Vec<String> = lines
                .map(Result::unwrap)
                .take_while(|line| !line.is_empty())
                .collect();
            heard.push(head.join("\n").to_lowercase());
            // A client that refuses closes early.
            let _ = stream.write_all(&answer);
        }
        heard
    });
    Server { url, heard }
}

fn answer(status: &str, headers: &str, body: &[u8]) -> Vec<u8> {
    let head = format!("HTTP/1.1 {status}\r\n{headers}connection: close\r\n\r\n");
    [head.as_bytes(), body].concat()
}

fn whole() -> Vec<u8> {
    answer(
        "200 OK",
        &format!("content-length: {}\r\n", BODY.len()),
        BODY,
    )
}

fn release(url: &str) -> Release {
    let digest: String = Sha256::digest(BODY)
        .iter()
        .map(|byte| format!("{byte:02x}"))
        .collect();
    Release {
        url: url.to_owned().leak(),
        file: "file",
        bytes: BODY.len() as u64,
        sha256: digest.leak(),
    }
}

fn context() -> Context {
    use clap::Parser as _;
    let argv = crate::argv::Argv::parse_from(["bellwether", "--quiet", "doctor"]);
    Context::new(argv.global, false)
}

fn fetch(url: &str, to: &Path) -> Result<()> {
    download(&release(url), to, &inside(), &context())
}

fn refused(result: Result<()>, words: &str) {
    let error = format!("{:#}", result.unwrap_err());
    assert!(error.contains(words), "{error}");
}

#[test]
fn a_release_comes_whole() {
    let folder = tempfile::tempdir().unwrap();
    let to = folder.path().join("ged.zip");
    let server = serve(vec![whole()]);
    fetch(&server.url, &to).unwrap();
    assert_eq!(fs::read(&to).unwrap(), BODY);
    assert!(!part_of(&to).exists());
    // What is there is not fetched again: the server is gone.
    server.heard.join().unwrap();
    fetch(&server.url, &to).unwrap();
}

#[test]
fn a_broken_transfer_is_continued() {
    let folder = tempfile::tempdir().unwrap();
    let to = folder.path().join("ged.zip");
    let length = BODY.len();
    let broken = answer(
        "200 OK",
        &format!("content-length: {length}\r\n"),
        &BODY[..5],
    );
    let range = format!(
        "content-range: bytes 5-{}/{length}\r\ncontent-length: {}\r\n",
        length - 1,
        length - 5
    );
    let rest = answer("206 Partial Content", &range, &BODY[5..]);
    let server = serve(vec![broken, rest]);
    refused(fetch(&server.url, &to), "broke off at 5 of 18 bytes");
    fetch(&server.url, &to).unwrap();
    assert_eq!(fs::read(&to).unwrap(), BODY);
    assert!(server.heard.join().unwrap()[1].contains("range: bytes=5-"));
}

#[test]
fn a_server_without_ranges_begins_anew() {
    let folder = tempfile::tempdir().unwrap();
    let to = folder.path().join("ged.zip");
    fs::write(part_of(&to), &BODY[..5]).unwrap();
    let server = serve(vec![whole()]);
    fetch(&server.url, &to).unwrap();
    assert_eq!(fs::read(&to).unwrap(), BODY);
}

#[test]
fn another_file_is_refused_and_leaves_nothing() {
    let folder = tempfile::tempdir().unwrap();
    let to = folder.path().join("ged.zip");
    let same_size = BODY.to_ascii_uppercase();
    let headers = format!("content-length: {}\r\n", BODY.len());
    let server = serve(vec![answer("200 OK", &headers, &same_size)]);
    refused(fetch(&server.url, &to), "has SHA-256");
    assert!(!to.exists() && !part_of(&to).exists());
}

#[test]
fn a_body_of_another_size_is_refused() {
    let folder = tempfile::tempdir().unwrap();
    let to = folder.path().join("ged.zip");
    let offers = serve(vec![answer(
        "200 OK",
        "content-length: 999999999\r\n",
        b"x",
    )]);
    refused(fetch(&offers.url, &to), "offers 999999999 bytes");
    let endless = serve(vec![answer("200 OK", "", &BODY.repeat(100))]);
    refused(fetch(&endless.url, &to), "sends more than 18 bytes");
    assert!(!to.exists());
}

#[test]
fn odd_redirects_are_refused() {
    let folder = tempfile::tempdir().unwrap();
    let to = folder.path().join("ged.zip");
    for elsewhere in [
        "http://169.254.169.254/latest",
        "https://example.org/ged.zip",
        "file:///etc/passwd",
        "//other/x",
    ] {
        let redirect = answer(
            "302 Found",
            &format!("location: {elsewhere}\r\ncontent-length: 0\r\n"),
            b"",
        );
        let server = serve(vec![redirect]);
        refused(fetch(&server.url, &to), "redirects to");
    }
    let around = answer("302 Found", "location: /file\r\ncontent-length: 0\r\n", b"");
    let server = serve(vec![around; REDIRECTS_MAX + 1]);
    refused(fetch(&server.url, &to), "redirects more than");
}

#[test]
fn a_redirect_within_the_host_is_followed() {
    let folder = tempfile::tempdir().unwrap();
    let to = folder.path().join("ged.zip");
    let redirect = answer(
        "301 Moved",
        "location: /moved/file\r\ncontent-length: 0\r\n",
        b"",
    );
    let server = serve(vec![redirect, whole()]);
    fetch(&server.url, &to).unwrap();
    assert!(server.heard.join().unwrap()[1].starts_with("get /moved/file "));
}

#[test]
fn this_machine_is_no_address_of_the_internet() {
    let folder = tempfile::tempdir().unwrap();
    let to = folder.path().join("ged.zip");
    let try_with = |agent: &Agent, url: &str| download(&release(url), &to, agent, &context());
    for url in [
        "http://127.0.0.1:9/x",
        "http://localhost:9/x",
        "http://[::1]:9/x",
        "http://0x7f.1:9/x",
    ] {
        let error = format!("{:#}", try_with(&outside_without_tls(), url).unwrap_err());
        assert!(
            error.contains("no public address")
                || error.contains("resolve")
                || error.contains("lookup"),
            "{error}"
        );
    }
    refused(try_with(&outside(), "http://example.org/x"), "https");
}
