//! The rows of a plan from one version of one dataset.

use super::{Checker, query};
use anyhow::Result;
use events::{Area, By, Dataset, Key, Select};
use judging::checks::{Evidence, Plan, Told};
use reading::names::canonical;

impl Checker<'_> {
    /// Asks one version for the rows of every scope.
    pub(super) async fn ask(&mut self, dataset: &Dataset, plan: &Plan) -> Result<Evidence> {
        let mut told = vec![];
        for scope in &plan.scopes {
            let select = of_version(&scope.select, dataset);
            let answer = self.record.rows(&self.known(select.clone()).await?).await?;
            told.push(Told {
                rows: answer.value,
                asked: answer.asked,
                query: query::rows(&select),
            });
        }
        let actors = plan
            .scopes
            .first()
            .map_or(&[][..], |scope| &scope.select.actor);
        Ok(Evidence {
            covered: self.areas(dataset).await?,
            actor: self.names(actors).await?,
            dataset: dataset.clone(),
            told,
        })
    }

    /// A name that ships with its number at UCDP is asked for by both.
    async fn known(&self, mut select: Select) -> Result<Select> {
        select.actor = self.names(&select.actor).await?;
        Ok(select)
    }

    /// What actors go by in datasets: as asked, by the names that ship, by the actor list.
    async fn names(&self, asked: &[String]) -> Result<Vec<String>> {
        let mut names: Vec<String> = vec![];
        for name in asked {
            let known = canonical(name).and_then(|known| known.ucdp);
            let number = known.map(|number| number.to_string());
            names.push(name.clone());
            for name in number.iter().chain([name]) {
                let listed = self.record.actors(name).await?;
                names.extend(listed.into_iter().map(|actor| actor.name));
            }
            names.extend(number);
        }
        names.dedup();
        let mut seen = std::collections::BTreeSet::new();
        names.retain(|name| seen.insert(name.clone()));
        Ok(names)
    }

    /// Every country a version has a row of.
    async fn areas(&mut self, dataset: &Dataset) -> Result<Vec<Area>> {
        let label = dataset.label();
        if let Some(areas) = self.covered.get(&label) {
            return Ok(areas.clone());
        }
        let all = of_version(&Select::default(), dataset);
        let series = self.record.series(&all, By::Area).await?.value;
        let keys = series.points.into_iter().map(|point| point.key);
        let mut areas: Vec<Area> = keys
            .flat_map(|key| match key {
                Key::Areas(areas) => areas,
                _ => vec![],
            })
            .collect();
        areas.sort();
        areas.dedup();
        self.covered.insert(label, areas.clone());
        Ok(areas)
    }
}

fn of_version(select: &Select, dataset: &Dataset) -> Select {
    Select {
        dataset: dataset.name.clone(),
        version: Some(dataset.version.clone()),
        ..select.clone()
    }
}
