//! The countries in the record, and what a query means by one.

use super::sqlite::{Doing, Pool};
use crate::{Area, Error, countries, regions};
use sqlx::Row as _;
use std::collections::HashMap;
use std::sync::{Arc, Mutex, PoisonError};

/// Countries by key, and the sets of them that rows point to.
#[derive(Debug)]
pub(super) struct Areas {
    pub(super) areas: HashMap<i64, Area>,
    pub(super) sets: HashMap<i64, Vec<i64>>,
}

/// What a query means by its areas.
pub(super) struct Meant {
    /// Every country, whether the record knows it or not.
    pub(super) areas: Vec<Area>,
    /// Those that were named one by one.
    pub(super) named: Vec<Area>,
    /// The definition, a line each.
    pub(super) asked: Vec<String>,
}

/// The countries as they were read last. Every question asks for them, and they change with an import only.
#[derive(Debug, Default)]
pub(super) struct Known(Mutex<Option<(Newest, Arc<Areas>)>>);

/// The newest country and the newest set: both are numbered in order, and none is ever changed or taken out.
type Newest = (Option<i64>, Option<i64>);

impl Known {
    /// The countries as the file has them now.
    pub(super) async fn areas(&self, pool: &Pool) -> Result<Arc<Areas>, Error> {
        let newest: Newest = sqlx::query_as(
            "SELECT (SELECT MAX(area) FROM areas), (SELECT MAX(area_set) FROM area_sets)",
        )
        .fetch_one(pool)
        .await
        .doing("read the countries")?;
        if let Some((of, areas)) = &*self.0.lock().unwrap_or_else(PoisonError::into_inner)
            && *of == newest
        {
            return Ok(areas.clone());
        }
        let areas = Arc::new(Areas::load(pool).await?);
        let mut known = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        *known = Some((newest, areas.clone()));
        Ok(areas)
    }
}

impl Areas {
    pub(super) async fn load(pool: &Pool) -> Result<Areas, Error> {
        let rows = sqlx::query("SELECT area, gw, iso3, name FROM areas")
            .fetch_all(pool)
            .await;
        let mut areas = HashMap::new();
        for row in rows.doing("read the countries")? {
            let gw = row
                .get::<Option<i64>, _>(1)
                .and_then(|gw| u16::try_from(gw).ok());
            let area = Area {
                gw,
                iso3: row.get(2),
                name: row.get(3),
            };
            areas.insert(row.get(0), area);
        }
        let mut sets: HashMap<i64, Vec<i64>> = HashMap::new();
        let rows = sqlx::query("SELECT area_set, area FROM area_sets ORDER BY area_set, area")
            .fetch_all(pool)
            .await;
        for row in rows.doing("read the countries")? {
            sets.entry(row.get(0)).or_default().push(row.get(1));
        }
        Ok(Areas { areas, sets })
    }

    /// The countries of a set, in order.
    pub(super) fn of(&self, set: i64) -> Vec<Area> {
        let members = self.sets.get(&set).into_iter().flatten();
        let mut areas: Vec<Area> = members
            .filter_map(|key| self.areas.get(key))
            .cloned()
            .collect();
        areas.sort();
        areas
    }

    /// Sets that hold one of these countries.
    pub(super) fn sets_with(&self, areas: &[Area]) -> Vec<i64> {
        let has = |key: &i64| self.areas.get(key).is_some_and(|area| areas.contains(area));
        let with = self
            .sets
            .iter()
            .filter(|(_, members)| members.iter().any(has));
        let mut sets: Vec<i64> = with.map(|(set, _)| *set).collect();
        sets.sort_unstable();
        sets
    }

    /// What the words mean: a region, a country, or a name that only the record knows.
    pub(super) fn meant(&self, words: &[String]) -> Result<Meant, Error> {
        let mut meant = Meant {
            areas: Vec::new(),
            named: Vec::new(),
            asked: Vec::new(),
        };
        for word in words {
            if let Some(region) = regions::find(word) {
                let names: Vec<_> = region.areas.iter().map(|area| area.name.as_str()).collect();
                meant
                    .asked
                    .push(format!("{word}: {} ({})", names.join(", "), region.source));
                meant.areas.extend(region.areas);
                continue;
            }
            let area = self.one(word)?;
            meant.named.push(area.clone());
            meant.areas.push(area);
        }
        let names: Vec<_> = meant.named.iter().map(|area| area.name.as_str()).collect();
        if !names.is_empty() {
            meant.asked.push(format!("countries: {}", names.join(", ")));
        }
        Ok(meant)
    }

    fn one(&self, word: &str) -> Result<Area, Error> {
        let own = || self.areas.values().find(|area| area.is(word));
        countries::find(word).or_else(own).cloned().ok_or_else(|| {
            Error::new(
                format!("no country or region is called {word:?}"),
                "give a country by its name, ISO code or Gleditsch-Ward number, or a region such as Sahel, West Africa, Western Europe",
            )
        })
    }
}
