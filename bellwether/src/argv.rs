//! What may be written after `bellwether`: the options every command has, and
//! groups of options that several share (`#[command(flatten)]` them).

use crate::commands::Command;
use std::path::PathBuf;

/// Reads what is said about a threat into a ledger of sourced claims, and
/// briefs from it with every sentence traceable to its passage.
#[derive(Debug, clap::Parser)]
#[command(name = "bellwether", version, max_term_width = 100, after_help = EXAMPLES)]
pub(crate) struct Argv {
    #[command(subcommand)]
    pub(crate) command: Command,
    #[command(flatten)]
    pub(crate) global: Global,
}

const EXAMPLES: &str = "\
First steps:
  bellwether demo                           read a small sample and print its brief
  bellwether read reports/                  read a folder of .txt, .md, .html and .jsonl
  bellwether claims --about \"NAME\"          who says what about it
  bellwether numbers fatalities             every estimate side by side
  bellwether brief \"NAME\" --as-of 2016-04-15

Data goes to standard output, talk to standard error.
Exit codes: 0 all went well; 1 some input was passed over and named; 2 failure.";

/// Options of every command.
#[derive(Debug, clap::Args)]
pub(crate) struct Global {
    /// The ledger to use
    #[arg(
        long,
        global = true,
        value_name = "FILE",
        env = "BELLWETHER_LEDGER",
        default_value = "bellwether.ledger",
        help_heading = "Global options"
    )]
    pub(crate) ledger: PathBuf,

    /// Say nothing on standard error but errors
    #[arg(short, long, global = true, help_heading = "Global options")]
    pub(crate) quiet: bool,
}

/// Forms of a listing; plain text for people is the default.
#[derive(Clone, Copy, Debug, Default, clap::Args)]
pub(crate) struct Form {
    /// One JSON object per line
    #[arg(long, conflicts_with = "csv")]
    pub(crate) json: bool,

    /// Comma-separated values with a header line
    #[arg(long)]
    pub(crate) csv: bool,
}
