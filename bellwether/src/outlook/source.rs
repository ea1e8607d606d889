//! Which data a forecast is made from, as the command line names them.

use super::load::{self, Ask, Level, Loaded};
use crate::context::Context;
use anyhow::{Context as _, Result, bail};
use events::{Dataset, Import, Record, Select};
use record::Date;
use std::collections::BTreeSet;
use std::path::{Path, PathBuf};

/// Options that name the data.
#[derive(Clone, Debug, clap::Args)]
#[command(next_help_heading = "Which data")]
pub(crate) struct Source {
    /// Dataset of the event record that is forecast [default: views-country-month, else ucdp-ged]
    #[arg(long, value_name = "NAME", conflicts_with = "panel")]
    dataset: Option<String>,

    /// Its version [default: the newest]
    #[arg(long, value_name = "VERSION", requires = "dataset")]
    dataset_version: Option<String>,

    /// Countries, or the first-level areas that a dataset of events tells
    #[arg(long, value_name = "LEVEL", value_enum, default_value_t)]
    level: Level,

    /// Dataset of all types of violence, read beside it [default: ucdp-country-month for countries, or the dataset itself]
    #[arg(long, value_name = "NAME", conflicts_with = "panel")]
    all_types: Option<String>,

    /// Take the panel from this file instead of the event record
    #[arg(long, value_name = "FILE")]
    panel: Option<PathBuf>,

    /// The panel of all types of violence, with --panel
    #[arg(long, value_name = "FILE", requires = "panel")]
    all_types_panel: Option<PathBuf>,

    /// Read this too: `reports` are violent events that the ledger's reports tell, by the month they came out in
    #[arg(long, value_name = "WHAT", value_parser = ["reports"])]
    feature: Option<String>,
}

/// Datasets that are tried in turn; of the first no row tells a first-level area.
const TARGETS: [&str; 2] = ["views-country-month", "ucdp-ged"];
const ALL_TYPES: &str = "ucdp-country-month";

impl Source {
    /// The same, of the version that was just taken in, where that can be
    /// forecast: without a day of release it would count as the oldest.
    pub(crate) fn watching(&self, taken: &Dataset) -> Source {
        let asked = self.dataset.as_deref().map_or_else(
            || self.targets().contains(&taken.name.as_str()),
            |name| name == taken.name,
        );
        let mut source = self.clone();
        if asked && self.dataset_version.is_none() {
            source.dataset = Some(taken.name.clone());
            source.dataset_version = Some(taken.version.clone());
        }
        source
    }

    /// The panel; of versions that were out by `as_of`, if a day is given.
    pub(crate) async fn load(&self, as_of: Option<Date>, context: &Context) -> Result<Loaded> {
        let loaded = match &self.panel {
            Some(file) => self.load_files(file).await?,
            None => {
                let record = context.event_record().await?;
                let loaded = self.load_from(&record, as_of).await;
                record.close().await;
                loaded?
            }
        };
        match self.feature {
            Some(_) if self.level != Level::Country => bail!(
                "what reports tell is counted by country only\nleave out --feature reports, or --level"
            ),
            Some(_) => load::with_reports(loaded, as_of, context).await,
            None => Ok(loaded),
        }
    }

    /// Files go through an event record of their own that is thrown away after.
    async fn load_files(&self, file: &Path) -> Result<Loaded> {
        let folder = tempfile::tempdir().context("cannot make a folder for the panel")?;
        let record = Record::open(folder.path().join("panel.events")).await?;
        let target = take(&record, file).await?;
        let all = match &self.all_types_panel {
            Some(file) => Some(take(&record, file).await?),
            None => None,
        };
        let level = self.level;
        let loaded = load::load(&record, &Ask { target, all, level }).await;
        record.close().await;
        loaded
    }

    async fn load_from(&self, record: &Record, as_of: Option<Date>) -> Result<Loaded> {
        let there = record.datasets().await?;
        let known = |name: &str| there.iter().any(|dataset| dataset.name == name);
        let targets = self.targets();
        let name = match &self.dataset {
            Some(name) => name.clone(),
            None => match targets.iter().find(|name| known(name)) {
                Some(name) => (*name).to_owned(),
                None => bail!(
                    "the event record has no {}\nimport one, or name another with --dataset; it has {}",
                    targets.join(" and no "),
                    names(&there)
                ),
            },
        };
        let select = |dataset: String, version: Option<String>| Select {
            dataset,
            version,
            as_of,
            ..Select::default()
        };
        let by_countries = self.level == Level::Country && known(ALL_TYPES);
        let beside = || by_countries.then(|| ALL_TYPES.to_owned());
        let all = self.all_types.clone().or_else(beside);
        let ask = Ask {
            target: select(name, self.dataset_version.clone()),
            all: all.map(|name| select(name, None)),
            level: self.level,
        };
        load::load(record, &ask).await
    }

    fn targets(&self) -> &'static [&'static str] {
        match self.level {
            Level::Country => &TARGETS,
            Level::Admin1 => &TARGETS[1..],
        }
    }
}

/// The datasets that are there, each once.
fn names(there: &[Dataset]) -> String {
    let names: BTreeSet<&str> = there.iter().map(|it| it.name.as_str()).collect();
    match names.is_empty() {
        true => "none".to_owned(),
        false => Vec::from_iter(names).join(", "),
    }
}

/// How a file is taken in that tells no version: by its own name for one.
pub(crate) fn by_its_name(file: &Path) -> Import {
    let stem = file.file_stem();
    Import {
        version: stem.map(|stem| stem.to_string_lossy().into_owned()),
        ..Import::default()
    }
}

/// Imports a file and returns how to ask for it.
async fn take(record: &Record, file: &Path) -> Result<Select> {
    let imported = match record.import(file, &Import::default(), &mut ()).await {
        Ok(imported) => imported,
        Err(first) => record
            .import(file, &by_its_name(file), &mut ())
            .await
            .map_err(|_| first)?,
    };
    Ok(Select {
        version: Some(imported.dataset.version),
        ..Select::of(imported.dataset.name)
    })
}
