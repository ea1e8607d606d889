//! Checking claims: between the ledger, the event record and `judging`.
//!
//! [`Checker`] fetches the rows that a plan asks for and hands them to the
//! judge. It decides one thing itself, which dataset to ask ([`choose`]), and
//! that by coverage alone, never by what comes out.

mod choose;
mod fetch;
pub(crate) mod query;
pub(crate) mod recheck;

use anyhow::Result;
use events::{Area, Dataset, Grain, Record};
use judging::checks::{Case, Evidence, Outcome, Plan, attempt, judge, without_data};
use record::{Check, CheckKind, Mode};
use std::collections::BTreeMap;

/// Makes checks against one event record.
pub(crate) struct Checker<'r> {
    record: &'r Record,
    datasets: Vec<Dataset>,
    /// The one to ask, if a person named it.
    pinned: Option<Pin>,
    /// What each version holds, by its label.
    holdings: BTreeMap<String, Holding>,
}

/// What a version holds, whatever is asked of it.
#[derive(Clone, Debug)]
struct Holding {
    /// Every country it has a row of.
    areas: Vec<Area>,
    /// Whether any row states a number of deaths: a list of conflicts states none.
    counts_deaths: bool,
    /// Whether any row names who fought: a panel by country names nobody.
    names_actors: bool,
}

impl Holding {
    /// What the plan asks for and no row of such a version tells.
    fn lacks(&self, plan: &Plan) -> Option<&'static str> {
        let by_actor = plan
            .scopes
            .iter()
            .any(|scope| !scope.select.actor.is_empty());
        // Where somebody was killed is told without a number; how many were is not.
        let numbers = plan.kind != CheckKind::Spread;
        match () {
            () if numbers && !self.counts_deaths => Some("numbers of deaths"),
            () if by_actor && !self.names_actors => Some("rows by actor"),
            () => None,
        }
    }
}

/// A dataset as a person names it, with or without a version.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Pin {
    pub(crate) name: String,
    pub(crate) version: Option<String>,
}

/// The newest version of each dataset, by the day it came out, else by its name.
fn newest<'d>(usable: impl Iterator<Item = &'d Dataset>) -> Vec<Dataset> {
    let mut newest: BTreeMap<&str, &Dataset> = BTreeMap::new();
    let age = |dataset: &Dataset| (dataset.released, dataset.version.clone());
    for dataset in usable {
        let kept = newest.entry(&dataset.name).or_insert(dataset);
        if age(kept) < age(dataset) {
            *kept = dataset;
        }
    }
    newest.into_values().cloned().collect()
}

impl Pin {
    fn is(&self, dataset: &Dataset) -> bool {
        self.name == dataset.name
            && self
                .version
                .as_ref()
                .is_none_or(|version| version == &dataset.version)
    }
}

impl<'r> Checker<'r> {
    pub(crate) async fn new(record: &'r Record, pinned: Option<Pin>) -> Result<Checker<'r>> {
        let datasets = record.datasets().await?;
        Ok(Checker {
            record,
            datasets,
            pinned,
            holdings: BTreeMap::new(),
        })
    }

    /// Makes the check of a claim, or the check that says why there is none.
    pub(crate) async fn check(&mut self, case: &Case<'_>) -> Result<Check> {
        let plan = match attempt(case) {
            Outcome::NotTestable(check) => return Ok(*check),
            Outcome::Planned(plan) => plan,
        };
        match self.evidence(case, &plan).await? {
            Ok(evidence) => Ok(judge(case, &plan, &evidence)?),
            Err(missing) => Ok(without_data(case, &plan, missing)),
        }
    }

    /// The rows from the dataset that covers the question best, or what is missing.
    async fn evidence(&mut self, case: &Case<'_>, plan: &Plan) -> Result<Result<Evidence, String>> {
        let usable = newest(self.usable(case.mode));
        if usable.is_empty() {
            return Ok(Err(self.none(case.mode)));
        }
        let (mut answers, mut refused) = (vec![], None);
        for dataset in usable {
            if let Some(lacks) = self.holding(&dataset).await?.lacks(plan) {
                refused.get_or_insert(format!("{lacks}: {} has none", dataset.label()));
                continue;
            }
            match self.ask(&dataset, plan).await {
                Ok(evidence) => answers.push(evidence),
                // A name that one dataset does not know may be in another.
                Err(error) => refused = Some(error.to_string().replace('\n', "; ")),
            }
        }
        let best = answers
            .into_iter()
            .max_by_key(|evidence| choose::fitness(plan, evidence));
        Ok(best.ok_or_else(|| refused.unwrap_or_else(|| self.none(case.mode))))
    }

    /// Versions with rows that may be looked at.
    fn usable(&self, mode: Mode) -> impl Iterator<Item = &Dataset> {
        let pinned = self.pinned.as_ref();
        let named = move |dataset: &&Dataset| pinned.is_none_or(|pin| pin.is(dataset));
        let out = move |dataset: &&Dataset| match mode {
            Mode::Hindsight => true,
            Mode::AsOf(day) => dataset.is_out(day),
        };
        let rows = |dataset: &&Dataset| dataset.grain != Grain::Actor;
        self.datasets.iter().filter(rows).filter(named).filter(out)
    }

    /// What to do where nothing can be asked.
    fn none(&self, mode: Mode) -> String {
        let rows = self.datasets.iter().any(|d| d.grain != Grain::Actor);
        match (&self.pinned, mode) {
            _ if !rows => "an event record (`bellwether events import FILE` makes one)".into(),
            (_, Mode::AsOf(day)) => format!(
                "a dataset that was out by {day} (`bellwether events import --released DAY` says when one came out)"
            ),
            (Some(pin), _) => format!("the dataset {:?}, which was not imported", pin.name),
            (None, _) => "a dataset with rows".into(),
        }
    }
}
