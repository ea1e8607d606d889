//! `bellwether gazetteer`: a full GeoNames dump in place of the places in the program.

use crate::context::{Context, Outcome};
use crate::gazetteer::{self, dump::Dump, shelf};
use crate::view::safe;
use anyhow::{Context as _, Result, bail};
use reading::places::Gazetteer;
use std::io::Write as _;
use std::path::PathBuf;

const EXAMPLES: &str = "\
Examples:
  bellwether gazetteer import allCountries.zip --names alternateNamesV2.zip
  bellwether gazetteer import BF.txt NE.txt ML.txt --name sahel
  bellwether gazetteer list
  bellwether read reports/ --gazetteer sahel

The files are those of GeoNames (download.geonames.org/export/dump, CC BY 4.0), zipped or
not. The gazetteer in the program has populated places from 500 people up; a dump adds
hamlets, mountains and rivers. All of GeoNames takes some minutes and 4 GB of memory to
bring in, and 650 MB to read with; a few countries take seconds. An imported gazetteer is used where --gazetteer or
BELLWETHER_GAZETTEER names it, and only there: the same reports and options give the same
ledger on any machine. Gazetteers are kept in $BELLWETHER_GAZETTEERS, or else in the user's
data folder.";

/// Bring in a full gazetteer and list those there are
#[derive(Debug, clap::Args)]
#[command(after_help = EXAMPLES)]
pub(crate) struct Args {
    #[command(subcommand)]
    what: What,
}

#[derive(Debug, clap::Subcommand)]
enum What {
    /// Build a gazetteer from a dump of GeoNames
    Import(Import),
    /// Show the gazetteers there are
    List,
}

#[derive(Debug, clap::Args)]
struct Import {
    /// allCountries or files of countries, as .txt or .zip
    #[arg(value_name = "DUMP", required = true)]
    dumps: Vec<PathBuf>,

    /// alternateNamesV2 as .txt or .zip, for names in English and without a language
    #[arg(long, value_name = "FILE")]
    names: Option<PathBuf>,

    /// What to call it; the first file's name if not given
    #[arg(long, value_name = "NAME")]
    name: Option<String>,

    /// Take the place of a gazetteer of that name
    #[arg(long)]
    replace: bool,

    /// Write the lines that are no rows of a dump to this file, with their numbers
    #[arg(long, value_name = "FILE")]
    rejects: Option<PathBuf>,
}

pub(crate) async fn run(args: Args, context: &Context) -> Result<Outcome> {
    match args.what {
        What::Import(asked) => import(&asked, context),
        What::List => list(context),
    }
}

/// Rejects named on standard error; the rest are counted, or go to `--rejects`.
const NAMED_MAX: usize = 10;

fn import(asked: &Import, context: &Context) -> Result<Outcome> {
    let name = asked.name()?;
    let folder = context.gazetteers()?;
    let path = shelf::path(&folder, &name)?;
    if path.exists() && !asked.replace {
        bail!(
            "there is a gazetteer {name:?} already\ngive another name with --name, or --replace it"
        );
    }
    let mut dump = Dump::open(&asked.dumps, context.is_quiet())?;
    let names = asked
        .names
        .as_ref()
        .map(|path| Dump::open(std::slice::from_ref(path), context.is_quiet()));
    let names = names.transpose()?.map(Dump::unchecked);
    let (bytes, imported) = reading::places::import(dump.read(), names.map(Dump::into_read))?;
    let gazetteer = Gazetteer::from_bytes(bytes.clone()).context("the gazetteer that was built does not open\nthis is a bug; please report it with the name of the dump")?;
    shelf::keep(&folder, &path, &bytes)?;
    let rejects = dump.rejects();
    asked.tell_rejects(&rejects, context)?;
    context.say(format_args!(
        "{name}: {} places in the gazetteer; of the dump {} rows were taken, {} are of kinds left out\n\
         next: `bellwether read PATH --gazetteer {name}`, or `bellwether reread --gazetteer {name}`",
        gazetteer.len(),
        imported.places,
        imported.left_out,
    ));
    Ok(if rejects.is_empty() {
        Outcome::Fine
    } else {
        Outcome::PassedOver
    })
}

impl Import {
    fn name(&self) -> Result<String> {
        let given = self.name.clone();
        let stem = || Some(self.dumps.first()?.file_stem()?.to_str()?.to_owned());
        given
            .or_else(stem)
            .context("the file has no name to call the gazetteer by\ngive one with --name")
    }

    fn tell_rejects(&self, rejects: &[gazetteer::dump::Reject], context: &Context) -> Result<()> {
        if let Some(path) = &self.rejects {
            let mut file = std::io::BufWriter::new(
                std::fs::File::create(path)
                    .with_context(|| format!("cannot write {}", path.display()))?,
            );
            for reject in rejects {
                writeln!(file, "{}\t{}\t{}", reject.file, reject.line, reject.reason)?;
            }
            file.flush()?;
        }
        for reject in rejects.iter().take(NAMED_MAX) {
            context.complain(format_args!(
                "passed over {}:{}: {}",
                safe::line(&reject.file),
                reject.line,
                reject.reason
            ));
        }
        let more = rejects.len().saturating_sub(NAMED_MAX);
        if more > 0 {
            context.complain(format_args!(
                "passed over {more} more lines\n--rejects FILE lists them all"
            ));
        }
        Ok(())
    }
}

fn list(context: &Context) -> Result<Outcome> {
    let mut out = context.out();
    let built_in = Gazetteer::embedded()?;
    writeln!(
        out,
        "{}  {} places  (built in)",
        shelf::BUILT_IN,
        built_in.len()
    )?;
    for (name, path) in shelf::all(&context.gazetteers()?)? {
        match Gazetteer::load(&path) {
            Ok(found) => writeln!(
                out,
                "{}  {} places  {}",
                safe::line(&name),
                found.len(),
                path.display()
            )?,
            Err(error) => context.complain(error),
        }
    }
    out.flush()?;
    Ok(Outcome::Fine)
}
