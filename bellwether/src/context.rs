//! What a command needs of the world: the ledger's path, the clock, salts from
//! the system, and the two streams. Nothing below the binary has any of these.

use crate::argv::Global;
use std::io::Write as _;
use std::path::PathBuf;
use std::process::ExitCode;

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

    /// Random bytes that keep a redacted word from being guessed by its hash.
    pub(crate) fn salt(&self) -> anyhow::Result<[u8; 32]> {
        let mut salt = [0; 32];
        getrandom::fill(&mut salt)
            .map_err(|e| anyhow::anyhow!("no random bytes from the system: {e}"))?;
        Ok(salt)
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

/// A closed standard error is no reason to stop.
fn talk(line: &dyn std::fmt::Display) {
    let _ = writeln!(std::io::stderr(), "{line}");
}
