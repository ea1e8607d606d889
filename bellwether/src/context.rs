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
#[derive(Clone, Debug)]
pub(crate) struct Context {
    /// Where the ledger is, or is to be made.
    pub(crate) ledger: PathBuf,
    /// Where the event record is, or is to be made.
    pub(crate) events: PathBuf,
    ledger_given: bool,
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
    pub(crate) fn new(global: Global, ledger_given: bool) -> Self {
        let beside = || global.ledger.with_extension("events");
        Context {
            events: global.events.unwrap_or_else(beside),
            ledger: global.ledger,
            ledger_given,
            quiet: global.quiet,
        }
    }

    /// The ledger, if this very command line names it: a demonstration must not
    /// fill the ledger that the environment names for real work.
    pub(crate) fn ledger_if_given(&self) -> Option<&Path> {
        self.ledger_given.then_some(&self.ledger)
    }

    /// Whether only errors are to be said.
    pub(crate) fn is_quiet(&self) -> bool {
        self.quiet
    }

    /// The folder of language models that were added.
    pub(crate) fn models(&self) -> anyhow::Result<PathBuf> {
        kept("BELLWETHER_MODELS", "bellwether/models")
            .context("no home folder to keep models in\nset BELLWETHER_MODELS to a folder")
    }

    /// The folder of gazetteers that were imported.
    pub(crate) fn gazetteers(&self) -> anyhow::Result<PathBuf> {
        kept("BELLWETHER_GAZETTEERS", "bellwether/gazetteers")
            .context("no home folder to keep gazetteers in\nset BELLWETHER_GAZETTEERS to a folder")
    }

    /// Threads as asked for, else one per core.
    pub(crate) fn threads(&self, asked: Option<u16>) -> usize {
        let cores = || std::thread::available_parallelism().map_or(1, usize::from);
        asked.map_or_else(cores, usize::from)
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

    /// The event record, for asking. It is not made: asking of nothing is a mistake.
    pub(crate) async fn event_record(&self) -> anyhow::Result<events::Record> {
        anyhow::ensure!(
            self.events.exists(),
            "no event record at {}\n`bellwether events import FILE` makes one",
            self.events.display()
        );
        self.event_record_to_fill().await
    }

    /// The event record, for importing; made if there is none yet.
    pub(crate) async fn event_record_to_fill(&self) -> anyhow::Result<events::Record> {
        Ok(open_events(&self.events).await?)
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
        talk(&format_args!("bellwether: {error}"));
    }
}

/// A folder that the environment names, or else one in the user's data folder.
fn kept(variable: &str, folder: &str) -> Option<PathBuf> {
    let set = |name| {
        std::env::var_os(name)
            .filter(|value| !value.is_empty())
            .map(PathBuf::from)
    };
    let data = || set("XDG_DATA_HOME").or_else(|| Some(std::env::home_dir()?.join(".local/share")));
    set(variable).or_else(|| Some(data()?.join(folder)))
}

/// Bytes that keep a redacted word from being guessed by its hash.
fn salt() -> Result<[u8; 16], getrandom::Error> {
    let mut salt = [0; 16];
    getrandom::fill(&mut salt).map(|()| salt)
}

/// An error with its causes, those left out that the words before tell already.
pub(crate) fn told(error: &anyhow::Error) -> String {
    let mut told = error.to_string();
    for cause in error.chain().skip(1).map(ToString::to_string) {
        if !told.contains(&cause) {
            told = format!("{told}: {cause}");
        }
    }
    told
}

/// A closed standard error is no reason to stop.
fn talk(line: &dyn std::fmt::Display) {
    let _ = writeln!(std::io::stderr(), "{line}");
}

/// An event record that knows the armed groups by the names that reports have for them.
pub(crate) async fn open_events(path: &std::path::Path) -> Result<events::Record, events::Error> {
    let record = events::Record::open(path).await?;
    Ok(record.knowing(|name| reading::names::canonical(name)?.ucdp))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_cause_is_told_once() {
        let error = || anyhow::anyhow!("no such folder");
        assert_eq!(
            told(&error().context("x: no such folder")),
            "x: no such folder"
        );
        assert_eq!(
            told(&error().context("cannot write x")),
            "cannot write x: no such folder"
        );
    }
}
