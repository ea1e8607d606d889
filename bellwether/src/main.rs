//! The command line of Bellwether.
//!
//! Standard output is data, standard error is talk. Exit codes: 0 all went
//! well, 1 some input was passed over (and named), 2 the command failed.

mod about;
mod argv;
mod brief;
mod checking;
mod commands;
mod context;
mod entities;
mod fields;
mod gazetteer;
mod outlook;
mod picture;
mod pipeline;
mod referee;
mod sample;
mod select;
mod view;
mod web;

use clap::{CommandFactory as _, FromArgMatches as _};
use std::process::ExitCode;

#[tokio::main(flavor = "current_thread")]
async fn main() -> ExitCode {
    let (argv, ledger_given) = parse();
    let context = context::Context::new(argv.global, ledger_given);
    match argv.command.run(&context).await {
        Ok(outcome) => outcome.into(),
        Err(error) if is_broken_pipe(&error) => ExitCode::SUCCESS,
        Err(error) => {
            context.complain(context::told(&error));
            ExitCode::from(2)
        }
    }
}

/// What was written, and whether `--ledger` was among it, rather than the
/// environment or the default.
fn parse() -> (argv::Argv, bool) {
    let matches = argv::Argv::command().get_matches();
    let given = matches.value_source("ledger") == Some(clap::parser::ValueSource::CommandLine);
    match argv::Argv::from_arg_matches(&matches) {
        Ok(argv) => (argv, given),
        Err(error) => error.exit(),
    }
}

/// `bellwether claims | head` closes the pipe early, which is no failure.
fn is_broken_pipe(error: &anyhow::Error) -> bool {
    let broken = Some(std::io::ErrorKind::BrokenPipe);
    error.chain().any(|cause| io_kind(cause) == broken)
}

/// The sort of input or output error. JSON and CSV writers wrap one without naming it their source.
fn io_kind(cause: &(dyn std::error::Error + 'static)) -> Option<std::io::ErrorKind> {
    let io = cause
        .downcast_ref::<std::io::Error>()
        .map(std::io::Error::kind);
    let json = || cause.downcast_ref::<serde_json::Error>()?.io_error_kind();
    let csv = || match cause.downcast_ref::<csv::Error>()?.kind() {
        csv::ErrorKind::Io(error) => Some(error.kind()),
        _ => None,
    };
    io.or_else(json).or_else(csv)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_closed_pipe_is_known_however_it_is_wrapped() {
        let pipe = || std::io::Error::from(std::io::ErrorKind::BrokenPipe);
        let json = serde_json::Error::io(pipe());
        let csv = csv::Error::from(pipe());
        for error in [pipe().into(), json.into(), csv.into()] {
            assert!(is_broken_pipe(&error), "{error:?}");
        }
        assert!(!is_broken_pipe(&anyhow::anyhow!("broken pipe")));
    }
}
