//! One file per subcommand, each with `Args` and
//! `async fn run(args: Args, context: &Context) -> anyhow::Result<Outcome>`.
//!
//! To add one: write the file, add its `mod` line and its line in the table.
//! The doc comment of its `Args` is what `--help` shows.

mod completions;

use crate::context::{Context, Outcome};

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
    Completions: completions,
}
