//! From what a query asks for to the conditions of its SQL, each bound.

use super::Record;
use super::actors::Meant as Actors;
use super::aggregate::{month_number, perpetrator_number, violence_number};
use super::areas::{Areas, Meant};
use super::datasets::{Version, choose};
use super::sqlite::Db;
use crate::{Error, Select};
use record::Month;
use sqlx::QueryBuilder;

/// A query as it was understood.
pub(super) struct Plan {
    pub(super) version: Version,
    pub(super) asked: Vec<String>,
    pub(super) areas: Areas,
    /// Countries that were named one by one.
    pub(super) named: Vec<crate::Area>,
    select: Select,
    area_sets: Option<Vec<i64>>,
    outside_sets: Option<Vec<i64>>,
    actors: Option<Vec<i64>>,
    against: Option<Vec<i64>>,
}

impl Record {
    pub(super) async fn plan(&self, select: &Select) -> Result<Plan, Error> {
        let (version, mut asked) = choose(&self.pool, select).await?;
        let areas = Areas::load(&self.pool).await?;
        let inside = meant(&areas, &select.area, "in", &mut asked)?;
        let outside = meant(&areas, &select.outside, "outside", &mut asked)?;
        let actors = self
            .who(&version, &select.actor, "with", &mut asked)
            .await?;
        let against = self
            .who(&version, &select.against, "against", &mut asked)
            .await?;
        asked.extend(rest(select));
        Ok(Plan {
            version,
            asked,
            area_sets: inside.as_ref().map(|it| areas.sets_with(&it.areas)),
            outside_sets: outside.map(|it| areas.sets_with(&it.areas)),
            named: inside.map(|it| it.named).unwrap_or_default(),
            actors,
            against,
            areas,
            select: select.clone(),
        })
    }

    async fn who(
        &self,
        version: &Version,
        words: &[String],
        how: &str,
        asked: &mut Vec<String>,
    ) -> Result<Option<Vec<i64>>, Error> {
        if words.is_empty() {
            return Ok(None);
        }
        let Actors { keys, asked: lines } = self
            .meant(version.key, &version.dataset.source, words)
            .await?;
        asked.extend(lines.into_iter().map(|line| format!("{how} {line}")));
        Ok(Some(keys))
    }
}

fn meant(
    areas: &Areas,
    words: &[String],
    how: &str,
    asked: &mut Vec<String>,
) -> Result<Option<Meant>, Error> {
    if words.is_empty() {
        return Ok(None);
    }
    let meant = areas.meant(words)?;
    asked.extend(meant.asked.iter().map(|line| format!("{how} {line}")));
    Ok(Some(meant))
}

/// What needs no looking up, in words.
fn rest(select: &Select) -> Vec<String> {
    let mut lines = Vec::new();
    let mut list = |what: &str, names: Vec<&str>| {
        if !names.is_empty() {
            lines.push(format!("{what}: {}", names.join(", ")));
        }
    };
    list(
        "type of violence",
        select.types.iter().map(|it| it.as_str()).collect(),
    );
    list("kind", select.kinds.iter().map(|it| it as &str).collect());
    list(
        "killed by",
        select.perpetrators.iter().map(|it| it.as_str()).collect(),
    );
    list(
        "first-level area",
        select.admin1.iter().map(|it| it as &str).collect(),
    );
    match (select.begin, select.end) {
        (Some(begin), Some(end)) => lines.push(format!(
            "counted from {begin} to {end}, on the last day of each row"
        )),
        (Some(begin), None) => lines.push(format!(
            "counted from {begin} on, on the last day of each row"
        )),
        (None, Some(end)) => {
            lines.push(format!("counted until {end}, on the last day of each row"))
        }
        (None, None) => {}
    }
    lines
}

impl Plan {
    /// Whether the materialised panel can answer: whole months, nothing finer than a country.
    pub(super) fn fits_panel(&self) -> bool {
        let select = &self.select;
        let whole = select.begin.is_none_or(|day| day.day() == 1)
            && select.end.is_none_or(|day| day == day.last_of_month());
        whole && select.admin1.is_empty() && select.kinds.is_empty()
    }

    pub(super) fn limit(&self) -> Option<u32> {
        self.select.limit
    }

    /// The months a series goes over: as asked, and no further than the version has rows.
    pub(super) fn months(&self) -> Option<(Month, Month)> {
        let dataset = &self.version.dataset;
        let begin = self.select.begin.max(dataset.begin)?;
        let end = match (self.select.end, dataset.end) {
            (Some(asked), Some(end)) => asked.min(end),
            (None, end) => end?,
            (asked, None) => asked?,
        };
        (begin <= end).then(|| (Month::of(begin), Month::of(end)))
    }

    /// `select FROM panel p WHERE …`, or the rows under the same letter.
    pub(super) fn query(&self, select: &str, panel: bool) -> QueryBuilder<Db> {
        self.joined(select, "", panel)
    }

    /// The same with tables joined to it.
    pub(super) fn joined(&self, select: &str, join: &str, panel: bool) -> QueryBuilder<Db> {
        let table = if panel { "panel" } else { "events" };
        let mut query =
            QueryBuilder::new(format!("{select} FROM {table} p {join} WHERE p.version = "));
        query.push_bind(self.version.key);
        let select = &self.select;
        let types: Vec<i64> = select.types.iter().copied().map(violence_number).collect();
        any(
            &mut query,
            "p.violence",
            (!types.is_empty()).then_some(&types[..]),
        );
        let by: Vec<i64> = select
            .perpetrators
            .iter()
            .copied()
            .map(perpetrator_number)
            .collect();
        any(
            &mut query,
            "p.perpetrator",
            (!by.is_empty()).then_some(&by[..]),
        );
        any(&mut query, "p.area_set", self.area_sets.as_deref());
        if let Some(outside) = self.outside_sets.as_deref().filter(|sets| !sets.is_empty()) {
            query.push(" AND NOT (1 = 1");
            any(&mut query, "p.area_set", Some(outside));
            query.push(")");
        }
        self.window(&mut query, panel);
        self.dyads(&mut query);
        if !panel {
            self.finer(&mut query);
        }
        query
    }

    fn window(&self, query: &mut QueryBuilder<Db>, panel: bool) {
        let select = &self.select;
        if panel {
            if let Some(day) = select.begin {
                query
                    .push(" AND p.month >= ")
                    .push_bind(month_number(Month::of(day)));
            }
            if let Some(day) = select.end {
                query
                    .push(" AND p.month <= ")
                    .push_bind(month_number(Month::of(day)));
            }
            return;
        }
        if let Some(day) = select.begin {
            query.push(" AND p.ended >= ").push_bind(day.to_string());
        }
        if let Some(day) = select.end {
            query.push(" AND p.ended <= ").push_bind(day.to_string());
        }
    }

    /// Dyads with one of the actors on a side and, if asked, one of the others opposite.
    fn dyads(&self, query: &mut QueryBuilder<Db>) {
        if self.actors.is_none() && self.against.is_none() {
            return;
        }
        query.push(" AND p.dyad_set IN (SELECT s.dyad_set FROM dyad_sets s JOIN dyad_actors x ON x.dyad = s.dyad");
        if self.against.is_some() && self.actors.is_some() {
            query.push(" JOIN dyad_actors y ON y.dyad = x.dyad AND y.side <> x.side");
        }
        query.push(" WHERE 1 = 1");
        any(
            query,
            "x.actor",
            self.actors.as_deref().or(self.against.as_deref()),
        );
        if self.actors.is_some() {
            any(query, "y.actor", self.against.as_deref());
        }
        query.push(")");
    }

    fn finer(&self, query: &mut QueryBuilder<Db>) {
        text(query, "LOWER(p.admin1)", &self.select.admin1);
        if self.select.kinds.is_empty() {
            return;
        }
        query.push(" AND (1 = 0");
        for kind in &self.select.kinds {
            let kind = kind.trim().to_lowercase();
            let begins = format!("{}:%", kind.replace(['%', '_'], " "));
            query.push(" OR LOWER(p.kind) = ").push_bind(kind);
            query.push(" OR LOWER(p.kind) LIKE ").push_bind(begins);
        }
        query.push(")");
    }
}

/// The column is any of the values; none of them means no row, no list all.
fn any(query: &mut QueryBuilder<Db>, column: &str, values: Option<&[i64]>) {
    let Some(values) = values else { return };
    query.push(format!(" AND {column} IN ("));
    let mut list = query.separated(", ");
    values.iter().for_each(|value| _ = list.push_bind(*value));
    query.push(")");
}

fn text(query: &mut QueryBuilder<Db>, column: &str, values: &[String]) {
    if values.is_empty() {
        return;
    }
    query.push(format!(" AND {column} IN ("));
    let mut list = query.separated(", ");
    values
        .iter()
        .for_each(|value| _ = list.push_bind(value.trim().to_lowercase()));
    query.push(")");
}
