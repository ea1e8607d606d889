//! What is asked of the event record: options that all questions share.

use crate::context::Context;
use crate::select::named;
use anyhow::{Result, bail};
use events::{Dataset, Grain, Perpetrator, Record, Select, Violence};
use record::PartialDate;

/// Which rows of which dataset. Options that may be given again mean "any of".
#[derive(Clone, Debug, Default, clap::Args)]
#[command(next_help_heading = "Which rows")]
pub(crate) struct Ask {
    /// The dataset; may be left out while there is only one
    #[arg(long, value_name = "NAME")]
    pub(crate) dataset: Option<String>,

    /// Its version [default: the newest]
    #[arg(long, value_name = "VERSION")]
    pub(crate) version: Option<String>,

    /// Only versions released by the end of this day
    #[arg(long, value_name = "DATE")]
    pub(crate) as_of: Option<PartialDate>,

    /// An actor on either side, by name, alias or identifier (may be given again)
    #[arg(long, value_name = "NAME")]
    pub(crate) actor: Vec<String>,

    /// The actor on the other side (may be given again)
    #[arg(long, value_name = "NAME")]
    pub(crate) against: Vec<String>,

    /// A country by name or code, or a region such as "West Africa" (may be given again)
    #[arg(long, value_name = "AREA")]
    pub(crate) area: Vec<String>,

    /// A country or region to leave out (may be given again)
    #[arg(long, value_name = "AREA")]
    pub(crate) outside: Vec<String>,

    /// A first-level area: a province, a state (may be given again)
    #[arg(long, value_name = "NAME")]
    pub(crate) admin1: Vec<String>,

    /// Type of violence (may be given again)
    #[arg(long = "type", value_name = "TYPE", value_parser = named::<Violence>(Violence::ALL))]
    pub(crate) types: Vec<Violence>,

    /// The source's own type of event, such as "Battles" (may be given again)
    #[arg(long = "kind", value_name = "KIND")]
    pub(crate) kinds: Vec<String>,

    /// Who killed, for one-sided violence counted by that
    #[arg(long, value_name = "WHO", value_parser = named::<Perpetrator>(Perpetrator::ALL))]
    pub(crate) perpetrator: Vec<Perpetrator>,

    /// From this day, month or year on
    #[arg(long, value_name = "DATE")]
    pub(crate) since: Option<PartialDate>,

    /// To the end of this day, month or year
    #[arg(long, value_name = "DATE")]
    pub(crate) until: Option<PartialDate>,
}

impl Ask {
    /// The question, with the dataset that is meant.
    pub(crate) async fn select(&self, record: &Record) -> Result<Select> {
        let (begin, end) = (
            self.since.map(PartialDate::first),
            self.until.map(PartialDate::last),
        );
        if let (Some(begin), Some(end)) = (begin, end)
            && end < begin
        {
            bail!("--until {end} lies before --since {begin}\ngive the earlier day with --since");
        }
        let dataset = match &self.dataset {
            Some(name) => name.clone(),
            None => only(&record.datasets().await?)?,
        };
        Ok(Select {
            dataset,
            version: self.version.clone(),
            as_of: self.as_of.map(PartialDate::last),
            actor: self.actor.clone(),
            against: self.against.clone(),
            area: self.area.clone(),
            outside: self.outside.clone(),
            admin1: self.admin1.clone(),
            types: self.types.clone(),
            kinds: self.kinds.clone(),
            perpetrators: self.perpetrator.clone(),
            begin,
            end,
            limit: None,
            skip: 0,
        })
    }

    /// The record and the question at once.
    pub(crate) async fn open(&self, context: &Context) -> Result<(Record, Select)> {
        let record = context.event_record().await?;
        let select = self.select(&record).await?;
        Ok((record, select))
    }
}

/// The one dataset there is. Lists of actors are asked for names only and do not count.
fn only(datasets: &[Dataset]) -> Result<String> {
    let counted = datasets
        .iter()
        .filter(|dataset| dataset.grain != Grain::Actor);
    let mut names: Vec<&str> = counted.map(|dataset| dataset.name.as_str()).collect();
    names.sort_unstable();
    names.dedup();
    match names[..] {
        [one] => Ok(one.to_owned()),
        [] => bail!("there are no events yet\n`bellwether events import FILE` takes a dataset in"),
        _ => bail!(
            "there are several datasets: {}\nsay which one with --dataset NAME",
            names.join(", ")
        ),
    }
}
