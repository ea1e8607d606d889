//! `bellwether events fetch`: a pinned release from its maker.
//!
//! The one command that talks to another host, and only when asked to. The size and the hash of the release stand in the
//! code: whoever answers, nothing else than this very file can come in.

mod download;
mod guard;

use super::import;
use crate::context::{Context, Outcome};
use anyhow::{Result, bail};
use download::Release;
use events::Import;
use std::path::PathBuf;

const EXAMPLES: &str = "\
Examples:
  bellwether events fetch ucdp-ged
  bellwether events fetch ucdp-ged --to data/ged261-csv.zip --no-import

A transfer that broke off is taken up where it stopped. A file of another size or hash than
the release's is refused. Behind a proxy, or to see what is fetched: download the address that
`--help` names by other means, and `bellwether events import` it.

  ucdp-ged  https://ucdp.uu.se/downloads/ged/ged261-csv.zip  39 MB, 417,968 rows, CC BY 4.0";

/// UCDP GED 26.1, as its maker publishes it.
const UCDP_GED: Release = Release {
    url: "https://ucdp.uu.se/downloads/ged/ged261-csv.zip",
    file: "ged261-csv.zip",
    bytes: 39_122_522,
    sha256: "8c941d84954e555ee2e54f40fa04d9203bf1e2f962203d0a9930966c4947c667",
};

/// Download a pinned release from its maker and take it in
#[derive(Debug, clap::Args)]
#[command(after_help = EXAMPLES)]
pub(crate) struct Args {
    /// Which
    #[arg(value_parser = ["ucdp-ged"])]
    release: String,

    /// Where to keep the file [default: the release's own name, here]
    #[arg(long, value_name = "FILE")]
    to: Option<PathBuf>,

    /// Keep the file and leave the event record alone
    #[arg(long)]
    no_import: bool,
}

pub(crate) async fn run(args: Args, context: &Context) -> Result<Outcome> {
    let (release, version) = match args.release.as_str() {
        "ucdp-ged" => (UCDP_GED, "26.1"),
        other => bail!("no release {other:?} is known"),
    };
    let to = args.to.unwrap_or_else(|| release.file.into());
    // The transfer blocks; nothing else runs beside it.
    download::download(&release, &to, &guard::outside(), context)?;
    context.say(format_args!(
        "{}: {} bytes, SHA-256 as pinned",
        to.display(),
        release.bytes
    ));
    if args.no_import {
        return Ok(Outcome::Fine);
    }
    let record = context.event_record_to_fill().await?;
    let import = Import {
        version: Some(version.to_owned()),
        ..Import::default()
    };
    let (_, outcome) = import::one(&record, &to, &import, None, context).await?;
    record.close().await;
    Ok(outcome)
}
