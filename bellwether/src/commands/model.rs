//! `bellwether model`: language models beside the one in the program.

use crate::context::{Context, Outcome};
use crate::pipeline::model::BUILT_IN;
use crate::view::safe;
use anyhow::Result;
use language::About;
use std::io::Write as _;
use std::path::PathBuf;

const EXAMPLES: &str = "\
Examples:
  pip download --no-deps en_core_web_md      or any other way to a spaCy v3 pipeline
  bellwether model add en_core_web_md-3.8.0-py3-none-any.whl
  bellwether read reports/ --model en_core_web_md
  bellwether model list

A pipeline is run natively, without Python. One with a part that Bellwether does not know
is refused by the name of that part. Models are kept in $BELLWETHER_MODELS, or else in the
user's data folder.";

/// Add and list language models
#[derive(Debug, clap::Args)]
#[command(after_help = EXAMPLES)]
pub(crate) struct Args {
    #[command(subcommand)]
    what: What,
}

#[derive(Debug, clap::Subcommand)]
enum What {
    /// Bring in a spaCy v3 pipeline
    Add {
        /// Its folder, or the wheel it is distributed as
        #[arg(value_name = "DIR|WHEEL")]
        source: PathBuf,
    },
    /// Show the models there are
    List,
}

pub(crate) async fn run(args: Args, context: &Context) -> Result<Outcome> {
    match args.what {
        What::Add { source } => add(&source, context),
        What::List => list(context),
    }
}

fn add(source: &std::path::Path, context: &Context) -> Result<Outcome> {
    let added = language::install(source, &context.models()?)?;
    context.say(format_args!(
        "added {}\nnext: `bellwether read PATH --model {1}`, or `bellwether reread --model {1}`",
        added.directory.display(),
        added.about.name,
    ));
    Ok(Outcome::Fine)
}

fn list(context: &Context) -> Result<Outcome> {
    let mut out = context.out();
    let built_in = language::small_english()?;
    writeln!(
        out,
        "{BUILT_IN}  {}  (built in)",
        described(built_in.about())
    )?;
    for found in language::installed(&context.models()?)? {
        let directory = found.directory.display();
        writeln!(
            out,
            "{}  {}  {directory}",
            safe::line(&found.about.name),
            described(&found.about)
        )?;
    }
    out.flush()?;
    Ok(Outcome::Fine)
}

fn described(about: &About) -> String {
    safe::line(&format!(
        "{}  {}  {}",
        about.version, about.language, about.license
    ))
}
