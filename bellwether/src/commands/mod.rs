//! One file per subcommand, each with `Args` and
//! `async fn run(args: Args, context: &Context) -> anyhow::Result<Outcome>`.
//!
//! To add one: write the file, add its `mod` line and its line in the table.
//! The doc comment of its `Args` is what `--help` shows.

mod backtest;
mod brief;
mod check;
mod claim;
mod claims;
mod completions;
mod date;
mod demo;
mod doctor;
mod entity;
pub(crate) mod events;
mod forecast;
mod gazetteer;
mod happenings;
mod model;
mod numbers;
mod read;
mod redact;
mod reread;
mod review;
mod seal;
mod serve;
mod show;
mod verify;
mod warn;

use crate::context::{Context, Outcome};
pub(crate) use show::happened;

/// Declares the enum that clap reads and the dispatch, from one table.
macro_rules! commands {
    ($($variant:ident: $module:ident,)+) => {
        /// The subcommands, in the order of `--help`.
        #[derive(Debug, clap::Subcommand)]
        pub(crate) enum Command { $($variant($module::Args),)+ }

        impl Command {
            pub(crate) async fn run(self, context: &Context) -> anyhow::Result<Outcome> {
                match self { $(Command::$variant(args) => $module::run(args, context).await,)+ }
            }
        }
    };
}

commands! {
    Demo: demo,
    Read: read,
    Claims: claims,
    Numbers: numbers,
    Events: events,
    Forecast: forecast,
    Warn: warn,
    Backtest: backtest,
    Happenings: happenings,
    Check: check,
    Entity: entity,
    Show: show,
    Brief: brief,
    Serve: serve,
    Reread: reread,
    Review: review,
    Claim: claim,
    Date: date,
    Verify: verify,
    Seal: seal,
    Redact: redact,
    Model: model,
    Gazetteer: gazetteer,
    Doctor: doctor,
    Completions: completions,
}
