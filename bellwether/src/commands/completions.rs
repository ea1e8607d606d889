//! `bellwether completions`: a script that completes commands and options.

use crate::argv::Argv;
use crate::context::{Context, Outcome};
use clap::CommandFactory as _;
use std::io::Write as _;

const EXAMPLES: &str = "\
Examples:
  bellwether completions bash > ~/.local/share/bash-completion/completions/bellwether
  bellwether completions zsh  > \"${fpath[1]}/_bellwether\"
  bellwether completions fish > ~/.config/fish/completions/bellwether.fish";

/// Print a completion script for a shell
#[derive(Debug, clap::Args)]
#[command(after_help = EXAMPLES)]
pub(crate) struct Args {
    /// The shell to complete in
    shell: clap_complete::Shell,
}

pub(crate) async fn run(args: Args, context: &Context) -> anyhow::Result<Outcome> {
    // Through memory, as `generate` panics when the pipe it writes to closes.
    let mut script = Vec::new();
    clap_complete::generate(args.shell, &mut Argv::command(), "bellwether", &mut script);
    context.out().write_all(&script)?;
    Ok(Outcome::Fine)
}
