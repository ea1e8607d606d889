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
            context.complain(&error);
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
    error
        .chain()
        .filter_map(|cause| cause.downcast_ref::<std::io::Error>())
        .any(|cause| cause.kind() == std::io::ErrorKind::BrokenPipe)
}
