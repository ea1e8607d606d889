//! From datasets of the event record to the panel that models read.

use crate::context::Context;
use anyhow::{Context as _, Result, ensure};
use events::{Answer, Dataset, Grain, Record, Select, Violence};
use judging::forecast::models::{self, Bellwether};
use judging::forecast::{Fit, Panel, from_events, from_reports};
use record::{Date, PartialDate};

/// What areas are.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, clap::ValueEnum)]
pub(crate) enum Level {
    #[default]
    Country,
    Admin1,
}

/// The rows that a panel is made of.
pub(crate) struct Ask {
    pub(crate) target: Select,
    /// All types of violence; without it those of the target's own dataset.
    pub(crate) all: Option<Select>,
    pub(crate) level: Level,
}

/// A panel and where it came from.
pub(crate) struct Loaded {
    pub(crate) panel: Panel,
    /// What it was made from, as it is to be cited: see [`cited`].
    pub(crate) label: String,
    /// When that version came out, as far as known.
    pub(crate) released: Option<PartialDate>,
    /// Whether what reports tell is in it.
    pub(crate) reports: bool,
    /// What was done with which data, a line each.
    pub(crate) notes: Vec<String>,
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

/// `views-country-month 2022-03 with ucdp-country-month 25.1`: both, for a forecast rests on both.
pub(crate) fn cited(target: &Dataset, all: Option<&Dataset>) -> String {
    let other = all.filter(|all| all.label() != target.label());
    match other {
        Some(all) => format!("{} with {}", target.label(), all.label()),
        None => target.label(),
    }
}

/// Deaths in fighting are forecast; a dataset that tells no types is taken as it is.
pub(crate) async fn load(record: &Record, ask: &Ask) -> Result<Loaded> {
    let fighting = Select {
        types: vec![Violence::StateBased],
        ..ask.target.clone()
    };
    let fought = panel(record, &fighting, ask.level).await.ok();
    let fought = fought.filter(|answer| answer.value.cells.iter().any(Option::is_some));
    let beside = match (&ask.all, &fought) {
        (Some(select), _) => {
            let all = panel(record, select, ask.level).await;
            Some(all.context("the panel of all types of violence")?)
        }
        (None, Some(fought)) if fought.dataset.grain == Grain::Event => {
            Some(panel(record, &ask.target, ask.level).await?)
        }
        (None, _) => None,
    };
    match fought {
        Some(fought) => made(
            &fought,
            beside.as_ref(),
            "state-based deaths, best estimate",
        ),
        None => {
            let any = panel(record, &ask.target, ask.level).await?;
            made(&any, beside.as_ref(), "deaths, best estimate")
        }
    }
}

async fn panel(
    record: &Record,
    select: &Select,
    level: Level,
) -> Result<Answer<events::Panel>, events::Error> {
    match level {
        Level::Country => record.panel(select).await,
        Level::Admin1 => record.panel_by_admin1(select).await,
    }
}

fn made(
    target: &Answer<events::Panel>,
    beside: Option<&Answer<events::Panel>>,
    told: &str,
) -> Result<Loaded> {
    let all = beside.map(|answer| (&answer.value, answer.dataset.grain));
    let panel = from_events::panel(&target.value, target.dataset.grain, all);
    let label = target.dataset.label();
    let panel = panel.with_context(|| format!("{label} has no cells to forecast from"))?;
    ensure!(
        panel.months() > 24,
        "{label} has {} months\na forecast needs more than 24",
        panel.months()
    );
    let mut notes = vec![format!(
        "{label}: {told}, {} areas, {} to {}",
        panel.areas().len(),
        panel.month(0),
        panel.last()
    )];
    if let Some(deaths) = target.value.unplaced.and_then(|tally| tally.best()) {
        notes.push(format!(
            "{} deaths lie in several areas or in none that is told, and are in no series",
            super::deaths(deaths as f64)
        ));
    }
    notes.push(match beside {
        Some(answer) => around(answer, &panel),
        None => "no panel of all types of violence: that sign is the same as the deaths forecast"
            .to_owned(),
    });
    Ok(Loaded {
        panel,
        label: cited(&target.dataset, beside.map(|it| &it.dataset)),
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

/// The same with what the ledger's reports tell beside it.
pub(super) async fn with_reports(
    loaded: Loaded,
    as_of: Option<Date>,
    context: &Context,
) -> Result<Loaded> {
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
