//! Which data a forecast is made from.

use crate::context::Context;
use anyhow::{Context as _, Result, bail, ensure};
use events::{Answer, Dataset, Grain, Import, Record, Select, Violence};
use judging::forecast::models::{self, Bellwether};
use judging::forecast::{Fit, Panel, from_events, from_reports};
use record::{Date, PartialDate};
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

    /// Dataset of all types of violence, read beside it [default: ucdp-country-month, or the dataset itself]
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

/// A panel and where it came from.
pub(crate) struct Loaded {
    pub(crate) panel: Panel,
    /// `ucdp-ged 25.1`.
    pub(crate) label: String,
    /// When that version came out, as far as known.
    pub(crate) released: Option<PartialDate>,
    /// Whether what reports tell is in it.
    pub(crate) reports: bool,
    /// What was done with which data, a line each.
    pub(crate) notes: Vec<String>,
}

/// Datasets that are tried in turn.
const TARGETS: [&str; 2] = ["views-country-month", "ucdp-ged"];
const ALL_TYPES: &str = "ucdp-country-month";

impl Source {
    /// The same, of the version that was just taken in, where that can be
    /// forecast: without a day of release it would count as the oldest.
    pub(crate) fn watching(&self, taken: &Dataset) -> Source {
        let asked = self.dataset.as_deref().map_or_else(
            || TARGETS.contains(&taken.name.as_str()),
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
            Some(_) => with_reports(loaded, as_of, context).await,
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
        let loaded = load(&record, &target, all.as_ref()).await;
        record.close().await;
        loaded
    }

    async fn load_from(&self, record: &Record, as_of: Option<Date>) -> Result<Loaded> {
        let there = record.datasets().await?;
        let known = |name: &str| there.iter().any(|dataset| dataset.name == name);
        let name = match &self.dataset {
            Some(name) => name.clone(),
            None => match TARGETS.into_iter().find(|name| known(name)) {
                Some(name) => name.to_owned(),
                None => bail!(
                    "the event record has neither {}\nimport one, or name a dataset with --dataset",
                    TARGETS.join(" nor ")
                ),
            },
        };
        let select = |dataset: String, version: Option<String>| Select {
            dataset,
            version,
            as_of,
            ..Select::default()
        };
        let target = select(name.clone(), self.dataset_version.clone());
        let beside = self
            .all_types
            .clone()
            .or_else(|| known(ALL_TYPES).then(|| ALL_TYPES.to_owned()));
        let all = beside.map(|name| select(name, None));
        load(record, &target, all.as_ref()).await
    }
}

impl Loaded {
    /// The models that can be made from it.
    pub(crate) fn models(&self) -> Vec<Box<dyn Fit>> {
        let more = match self.reports {
            true => models::with_reports(),
            false => Vec::new(),
        };
        models::all().into_iter().chain(more).collect()
    }

    /// Ours, reading all that is there.
    pub(crate) fn ours(&self) -> Bellwether {
        match self.reports {
            true => models::bellwether_with_reports(),
            false => models::bellwether(),
        }
    }
}

async fn with_reports(loaded: Loaded, as_of: Option<Date>, context: &Context) -> Result<Loaded> {
    let told = super::reports::told(as_of, context).await?;
    let (count, file) = (told.len(), context.ledger.display());
    ensure!(
        count > 0,
        "no dated report in {file} tells of violence in a country\nread reports into it first, or leave out --feature reports"
    );
    let mut notes = loaded.notes;
    notes.push(format!(
        "{count} violent events that reports of {file} tell"
    ));
    let panel = from_reports::beside(loaded.panel, &told);
    Ok(Loaded {
        panel: panel.context("the reports do not fit the panel")?,
        reports: true,
        notes,
        ..loaded
    })
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

async fn load(record: &Record, target: &Select, all: Option<&Select>) -> Result<Loaded> {
    let grain = |answer: &Answer<events::Panel>| answer.dataset.grain;
    let any = record.panel(target).await?;
    // Deaths in fighting are forecast; a dataset that tells no types is taken as it is.
    let fought = record
        .panel(&Select {
            types: vec![Violence::StateBased],
            ..target.clone()
        })
        .await;
    let fought = fought
        .ok()
        .filter(|answer| answer.value.cells.iter().any(Option::is_some));
    let beside = match all {
        Some(select) => Some(
            record
                .panel(select)
                .await
                .context("the panel of all types of violence")?,
        ),
        None => (grain(&any) == Grain::Event && fought.is_some()).then(|| any.clone()),
    };
    let told = if fought.is_some() {
        "state-based deaths, best estimate"
    } else {
        "deaths, best estimate"
    };
    let target = fought.unwrap_or(any);
    let all = beside.as_ref().map(|answer| (&answer.value, grain(answer)));
    let panel = from_events::panel(&target.value, grain(&target), all);
    let panel = panel
        .with_context(|| format!("{} has no cells to forecast from", target.dataset.label()))?;
    ensure!(
        panel.months() > 24,
        "{} has {} months\na forecast needs more than 24",
        target.dataset.label(),
        panel.months()
    );
    let mut notes = vec![format!(
        "{}: {told}, {} areas, {} to {}",
        target.dataset.label(),
        panel.areas().len(),
        panel.month(0),
        panel.last()
    )];
    notes.push(match &beside {
        Some(answer) => around(answer, &panel),
        None => "no panel of all types of violence: that sign is the same as the deaths forecast"
            .to_owned(),
    });
    Ok(Loaded {
        panel,
        label: target.dataset.label(),
        released: target.dataset.released,
        reports: false,
        notes,
    })
}

/// Where all types of violence are from, and for which months they are told.
fn around(all: &Answer<events::Panel>, panel: &Panel) -> String {
    let reach = i32::try_from(all.value.months).unwrap_or(i32::MAX);
    let last = all.value.first.plus(reach - 1);
    let label = all.dataset.label();
    match last < panel.last() {
        true => format!(
            "all types of violence from {label}, to {last}; later months have the deaths forecast in their place"
        ),
        false => format!("all types of violence from {label}"),
    }
}
