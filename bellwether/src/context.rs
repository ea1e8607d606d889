//! What a command needs of the world: the ledger's path, the clock, salts from
//! the system, and the two streams. Nothing below the binary has any of these.

use crate::argv::Global;
use anyhow::Context as _;
use ledger::{Ledger, Writer};
use std::io::Write as _;
use std::path::{Path, PathBuf};
use std::process::ExitCode;
use std::time::Duration;

/// How long to wait while another process appends, before saying so and giving up.
const WAIT: Duration = Duration::from_secs(30);

/// The world as one run sees it.
#[derive(Debug)]
pub(crate) struct Context {
    /// Where the ledger is, or is to be made.
    pub(crate) ledger: PathBuf,
    quiet: bool,
}

/// How a command that did not fail went.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Outcome {
    /// Everything asked for was done.
    Fine,
    /// Some input was passed over, and named on standard error.
    PassedOver,
}

impl From<Outcome> for ExitCode {
    fn from(outcome: Outcome) -> ExitCode {
        match outcome {
            Outcome::Fine => ExitCode::SUCCESS,
            Outcome::PassedOver => ExitCode::from(1),
        }
    }
}

impl Context {
    pub(crate) fn new(global: Global) -> Self {
        Context {
            ledger: global.ledger,
            quiet: global.quiet,
        }
    }

    /// The time that entries made now are recorded with.
    pub(crate) fn now(&self) -> record::Timestamp {
        record::Timestamp::now()
    }

    /// The ledger, for reading.
    pub(crate) async fn open(&self) -> anyhow::Result<Ledger> {
        Ok(Ledger::open(&self.ledger, WAIT).await?)
    }

    /// The ledger, for appending; makes it if there is none yet.
    pub(crate) async fn open_to_append(&self) -> anyhow::Result<Writer> {
        self.append_to(&self.ledger).await
    }

    /// Another ledger than the one of `--ledger`, for appending.
    pub(crate) async fn append_to(&self, path: &Path) -> anyhow::Result<Writer> {
        salt().context("the system gives no random bytes")?;
        let salts = || salt().expect("the system gave random bytes a moment ago");
        Ok(Writer::open(path, WAIT, salts).await?)
    }

    /// Standard output, for data. Errors of writing must be passed on with `?`.
    pub(crate) fn out(&self) -> impl std::io::Write {
        std::io::BufWriter::new(std::io::stdout().lock())
    }

    /// Talk: what was done and what to do next. Silent with `--quiet`.
    pub(crate) fn say(&self, line: impl std::fmt::Display) {
        if !self.quiet {
            talk(&line);
        }
    }

    /// An error or an input passed over: said even with `--quiet`.
    pub(crate) fn complain(&self, error: impl std::fmt::Display) {
        talk(&format_args!("bellwether: {error:#}"));
    }
}

/// Bytes that keep a redacted word from being guessed by its hash.
fn salt() -> Result<[u8; 16], getrandom::Error> {
    let mut salt = [0; 16];
    getrandom::fill(&mut salt).map(|()| salt)
}

/// A closed standard error is no reason to stop.
fn talk(line: &dyn std::fmt::Display) {
    let _ = writeln!(std::io::stderr(), "{line}");
}
