//! Running the binary for its exit code and both of its streams.

use super::session::Session;
use std::io::Write as _;
use std::process::{Child, Stdio};

/// What a run came to.
#[derive(Debug)]
pub(crate) struct Ran {
    pub(crate) code: Option<i32>,
    pub(crate) out: String,
    pub(crate) err: String,
}

pub(crate) fn run(session: &Session, args: &[&str]) -> Ran {
    run_with(session, args, b"")
}

/// With these bytes on its standard input.
pub(crate) fn run_with(session: &Session, args: &[&str], stdin: &[u8]) -> Ran {
    let mut child = start(session, args);
    // A command that does not read its input may be gone by now.
    let _ = child.stdin.take().unwrap().write_all(stdin);
    finish(child)
}

pub(crate) fn start(session: &Session, args: &[&str]) -> Child {
    session
        .command(args)
        .env("BELLWETHER_MODELS", session.path("models"))
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap()
}

pub(crate) fn finish(child: Child) -> Ran {
    let output = child.wait_with_output().unwrap();
    Ran {
        code: output.status.code(),
        out: String::from_utf8(output.stdout).unwrap(),
        err: String::from_utf8(output.stderr).unwrap(),
    }
}
