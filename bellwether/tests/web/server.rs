//! The built binary as a server, and requests written by hand: a client library
//! would set the very headers that are under test.

use std::io::{BufRead as _, BufReader, Read as _, Write as _};
use std::net::TcpStream;
use std::process::{Child, Command, Stdio};
use std::time::Duration;

/// A server over a ledger of its own, stopped when it is dropped.
pub(crate) struct Server {
    child: Child,
    folder: tempfile::TempDir,
    pub(crate) port: u16,
    pub(crate) token: String,
}

/// What came back.
#[derive(Debug)]
pub(crate) struct Got {
    pub(crate) status: u16,
    pub(crate) head: String,
    pub(crate) body: String,
}

impl Got {
    /// A header's value, whatever the case of its name.
    pub(crate) fn header(&self, name: &str) -> Option<&str> {
        let lines = self.head.lines().filter_map(|line| line.split_once(": "));
        let mut named = lines.filter(|(key, _)| key.eq_ignore_ascii_case(name));
        named.next().map(|(_, value)| value)
    }

    pub(crate) fn json(&self) -> serde_json::Value {
        serde_json::from_str(&self.body).unwrap_or_else(|_| panic!("no JSON: {self:?}"))
    }

    /// The secret of the forms on a page.
    pub(crate) fn csrf(&self) -> String {
        let (_, rest) = self
            .body
            .split_once("name=\"csrf\" value=\"")
            .expect("a form");
        rest.split('"').next().unwrap().to_owned()
    }
}

impl Server {
    /// Over an empty ledger.
    pub(crate) fn empty() -> Server {
        Server::over(|_| {})
    }

    /// Over the sample that ships.
    pub(crate) fn sample() -> Server {
        Server::over(|ledger| run(ledger, &["demo"]))
    }

    pub(crate) fn over(fill: impl FnOnce(&std::path::Path)) -> Server {
        let folder = tempfile::tempdir().unwrap();
        let ledger = folder.path().join("test.ledger");
        fill(&ledger);
        let mut child = Command::new(env!("CARGO_BIN_EXE_bellwether"))
            .arg("--ledger")
            .arg(&ledger)
            .args(["--quiet", "serve", "--port", "0"])
            .stdin(Stdio::null())
            .stdout(Stdio::piped())
            .spawn()
            .unwrap();
        let mut line = String::new();
        BufReader::new(child.stdout.take().unwrap())
            .read_line(&mut line)
            .unwrap();
        let (address, token) = line.trim().split_once("/?token=").expect(&line);
        let port = address.rsplit(':').next().unwrap().parse().unwrap();
        let token = token.to_owned();
        Server {
            child,
            folder,
            port,
            token,
        }
    }

    pub(crate) fn ledger(&self) -> std::path::PathBuf {
        self.folder.path().join("test.ledger")
    }

    /// The cookie that the printed address gives.
    pub(crate) fn cookie(&self) -> String {
        format!("bellwether-{}={}", self.port, self.token)
    }

    /// A request as a browser that was let in sends it.
    pub(crate) fn get(&self, path: &str) -> Got {
        self.send("GET", path, &[("Cookie", &self.cookie())], "")
    }

    /// A form of a page of this server.
    pub(crate) fn post(&self, path: &str, form: &str) -> Got {
        let origin = format!("http://127.0.0.1:{}", self.port);
        let kind = "application/x-www-form-urlencoded";
        let headers = [
            ("Cookie", self.cookie()),
            ("Origin", origin),
            ("Content-Type", kind.into()),
        ];
        let headers: Vec<(&str, &str)> = headers
            .iter()
            .map(|(name, value)| (*name, value.as_str()))
            .collect();
        self.send("POST", path, &headers, form)
    }

    /// A request with these headers and no others; Host is this server's unless given.
    pub(crate) fn send(
        &self,
        method: &str,
        path: &str,
        headers: &[(&str, &str)],
        body: &str,
    ) -> Got {
        let mut request = format!("{method} {path} HTTP/1.1\r\nConnection: close\r\n");
        if !headers.iter().any(|(name, _)| *name == "Host") {
            request += &format!("Host: 127.0.0.1:{}\r\n", self.port);
        }
        for (name, value) in headers {
            request += &format!("{name}: {value}\r\n");
        }
        request += &format!("Content-Length: {}\r\n\r\n{body}", body.len());
        self.raw(request.as_bytes())
    }

    pub(crate) fn raw(&self, request: &[u8]) -> Got {
        let mut stream = TcpStream::connect(("127.0.0.1", self.port)).unwrap();
        stream
            .set_read_timeout(Some(Duration::from_secs(60)))
            .unwrap();
        // A server that refuses early closes before all of a large body is sent.
        let _ = stream.write_all(request);
        let mut answer = vec![];
        let _ = stream.read_to_end(&mut answer);
        let answer = String::from_utf8_lossy(&answer).into_owned();
        let (head, body) = answer.split_once("\r\n\r\n").unwrap_or((&answer, ""));
        let status = head
            .split(' ')
            .nth(1)
            .and_then(|it| it.parse().ok())
            .unwrap_or(0);
        Got {
            status,
            head: head.to_owned(),
            body: body.to_owned(),
        }
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

/// Runs a command on a ledger, which must succeed.
pub(crate) fn run(ledger: &std::path::Path, args: &[&str]) {
    let ran = Command::new(env!("CARGO_BIN_EXE_bellwether"))
        .arg("--ledger")
        .arg(ledger)
        .args(args)
        .output();
    let ran = ran.unwrap();
    assert!(
        ran.status.success(),
        "{args:?}: {}",
        String::from_utf8_lossy(&ran.stderr)
    );
}
