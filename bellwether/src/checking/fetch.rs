//! The rows of a plan from one version of one dataset.

use super::{Checker, Holding, query};
use anyhow::Result;
use events::{Area, By, Dataset, Key, Point, Row, Select, Series};
use judging::checks::{Evidence, Plan, Told};
use reading::names::canonical;
use std::collections::BTreeSet;

impl Checker<'_> {
    /// Asks one version for the rows of every scope.
    pub(super) async fn ask(&mut self, dataset: &Dataset, plan: &Plan) -> Result<Evidence> {
        let mut told = vec![];
        let mut partly = BTreeSet::new();
        for scope in &plan.scopes {
            let select = of_version(&scope.select, dataset);
            let answer = self.record.rows(&select).await?;
            partly.extend(self.partly(&select, &answer.value).await?);
            told.push(Told {
                seen: self.seen(&select).await?,
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
            covered: self.holding(dataset).await?.areas,
            actor: self.names(actors).await?,
            dataset: dataset.clone(),
            partly,
            told,
        })
    }

    /// The years with any row of these areas, whoever fought there.
    async fn seen(&self, select: &Select) -> Result<Vec<i16>> {
        let series = self.record.series(&anyone(select), By::Year).await?.value;
        let years = series.points.iter().filter(|point| point.tally.is_some());
        let mut years: Vec<i16> = years
            .filter_map(|point| match point.key {
                Key::Year(year) => Some(year),
                _ => None,
            })
            .collect();
        years.sort_unstable();
        Ok(years)
    }

    /// The rows of several countries of which some lie outside these areas.
    ///
    /// A country lies inside if rows of it alone are found by these areas.
    async fn partly(&self, select: &Select, rows: &[Row]) -> Result<Vec<String>> {
        let several: Vec<&Row> = rows.iter().filter(|row| row.areas.len() > 1).collect();
        if several.is_empty() {
            return Ok(vec![]);
        }
        let inside = countries(
            self.record.series(&anyone(select), By::Area).await?.value,
            true,
        );
        let outside = |area: &Area| !inside.contains(area);
        let partly = several
            .into_iter()
            .filter(|row| row.areas.iter().any(outside));
        Ok(partly.map(|row| row.id.clone()).collect())
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
        let mut seen = BTreeSet::new();
        names.retain(|name| seen.insert(name.clone()));
        Ok(names)
    }

    /// What a version holds; looked up once.
    pub(super) async fn holding(&mut self, dataset: &Dataset) -> Result<Holding> {
        let label = dataset.label();
        if let Some(holding) = self.holdings.get(&label) {
            return Ok(holding.clone());
        }
        let all = of_version(&Select::default(), dataset);
        let series = self.record.series(&all, By::Area).await?.value;
        let told = |point: &Point| point.tally.is_some_and(|tally| tally.toll.is_some());
        let actors = self.record.series(&all, By::Actor).await?.value;
        let holding = Holding {
            counts_deaths: series.points.iter().any(told),
            names_actors: actors.points.iter().any(names_somebody),
            areas: countries(series, false).into_iter().collect(),
        };
        self.holdings.insert(label, holding.clone());
        Ok(holding)
    }
}

fn names_somebody(point: &Point) -> bool {
    matches!(point.key, Key::Actor(_)) && point.tally.is_some()
}

/// The same areas, whoever fought there and whenever.
fn anyone(select: &Select) -> Select {
    Select {
        actor: vec![],
        against: vec![],
        types: vec![],
        begin: None,
        end: None,
        ..select.clone()
    }
}

/// The countries of a series by area, of rows of one country `alone` or of any.
fn countries(series: Series, alone: bool) -> BTreeSet<Area> {
    let keys = series.points.into_iter().map(|point| point.key);
    let areas = keys.filter_map(|key| match key {
        Key::Areas(areas) if !alone || areas.len() == 1 => Some(areas),
        _ => None,
    });
    areas.flatten().collect()
}

fn of_version(select: &Select, dataset: &Dataset) -> Select {
    Select {
        dataset: dataset.name.clone(),
        version: Some(dataset.version.clone()),
        ..select.clone()
    }
}
