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

    /// The event record to use [default: beside the ledger, ending in .events]
    #[arg(
        long,
        global = true,
        value_name = "FILE",
        env = "BELLWETHER_EVENTS",
        hide_env_values = true,
        help_heading = "Global options"
    )]
    pub(crate) events: Option<PathBuf>,

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

impl Form {
    /// Plain text for people.
    pub(crate) fn is_text(self) -> bool {
        !self.json && !self.csv
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use clap::{Command, CommandFactory as _};

    /// Lines of help that show a command, here and in all subcommands.
    fn examples(command: &Command) -> Vec<String> {
        let help = command
            .get_after_help()
            .map(ToString::to_string)
            .unwrap_or_default();
        let shown = help
            .lines()
            .filter(|line| line.starts_with("  bellwether "));
        let mut found: Vec<String> = shown.map(|line| line.trim().to_owned()).collect();
        found.extend(command.get_subcommands().flat_map(examples));
        found
    }

    /// The words of a line up to a pipe or an explanation, as a shell would split them.
    fn words(line: &str) -> Vec<String> {
        let end = ["  ", " >", " |", " &&"]
            .iter()
            .filter_map(|stop| line.find(stop))
            .min();
        let parts = line[..end.unwrap_or(line.len())].split('"').enumerate();
        parts
            .flat_map(|(n, part)| match n % 2 {
                0 => part.split_whitespace().map(str::to_owned).collect(),
                _ => vec![part.to_owned()],
            })
            .collect()
    }

    #[test]
    fn every_example_of_the_help_is_a_command() {
        let mut command = Argv::command();
        command.build();
        let examples = examples(&command);
        assert!(examples.len() > 20, "{examples:?}");
        for example in examples {
            let parsed = Argv::command().try_get_matches_from(words(&example));
            assert!(parsed.is_ok(), "{example}: {}", parsed.unwrap_err());
        }
    }

    #[test]
    fn the_arguments_hold_together() {
        Argv::command().debug_assert();
    }
}
