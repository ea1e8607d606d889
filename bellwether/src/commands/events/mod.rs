//! `bellwether events`: datasets of what happened, beside the claims of what is said.
//!
//! One file per subcommand, as one level up. Every figure is printed with its definition: which version of which dataset,
//! which estimate, what was left out, and that no row is not zero.

pub(crate) mod ask;
mod count;
mod datasets;
mod diff;
mod draft;
mod export;
mod fetch;
pub(super) mod import;
mod leadlag;
mod list;
pub(crate) mod map;
mod remove;
pub(crate) mod series;
pub(super) mod table;
pub(crate) mod turning;
pub(crate) mod view;

use crate::context::{Context, Outcome};

const EXAMPLES: &str = "\
Examples:
  bellwether events import GEDEvent_v23_0_10.csv --released 2023-11-20
  bellwether events datasets
  bellwether events count --actor \"Islamic State\" --area Iraq --by year
  bellwether events series --area \"West Africa\" --by month --svg deaths.svg
  bellwether events map --since 2023-10-01 --svg map.svg

The event record is a file beside the ledger (`--events FILE` names another). Datasets and
their versions are never mixed: a question is answered from one version of one dataset.
No row is not zero: UCDP keeps no dyad-year under 25 deaths, so that \"no row\" may mean 24.";

/// Datasets of what happened: import, count, chart, map
#[derive(Debug, clap::Args)]
#[command(after_help = EXAMPLES)]
pub(crate) struct Args {
    #[command(subcommand)]
    command: Command,
}

/// Declares the enum that clap reads and the dispatch, from one table.
macro_rules! commands {
    ($($variant:ident: $module:ident,)+) => {
        /// The subcommands, in the order of `--help`.
        #[derive(Debug, clap::Subcommand)]
        enum Command { $($variant($module::Args),)+ }

        pub(crate) async fn run(args: Args, context: &Context) -> anyhow::Result<Outcome> {
            match args.command { $(Command::$variant(args) => $module::run(args, context).await,)+ }
        }
    };
}

commands! {
    Import: import,
    Fetch: fetch,
    Datasets: datasets,
    Count: count,
    Series: series,
    List: list,
    Map: map,
    Diff: diff,
    LeadLag: leadlag,
    Export: export,
    Remove: remove,
}
