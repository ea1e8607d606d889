//! The command line of Bellwether.
//!
//! Standard output is data, standard error is talk. Exit codes: 0 all went
//! well, 1 some input was passed over (and named), 2 the command failed.

mod argv;
mod commands;
mod context;

use clap::Parser;
use std::process::ExitCode;

#[tokio::main(flavor = "current_thread")]
async fn main() -> ExitCode {
    let argv = argv::Argv::parse();
    let context = context::Context::new(argv.global);
    match argv.command.run(&context).await {
        Ok(outcome) => outcome.into(),
        Err(error) if is_broken_pipe(&error) => ExitCode::SUCCESS,
        Err(error) => {
            context.complain(&error);
            ExitCode::from(2)
        }
    }
}

/// `bellwether claims | head` closes the pipe early, which is no failure.
fn is_broken_pipe(error: &anyhow::Error) -> bool {
    error
        .chain()
        .filter_map(|cause| cause.downcast_ref::<std::io::Error>())
        .any(|cause| cause.kind() == std::io::ErrorKind::BrokenPipe)
}
