//! From what a query asks for to the conditions of its SQL, each bound.

use super::Record;
use super::actors::Meant as Actors;
use super::aggregate::{ROW_SUMS, SUMS, month_number, perpetrator_number, violence_number};
use super::areas::{Areas, Meant};
use super::datasets::{Version, choose};
use super::sqlite::Db;
use crate::{Error, Grain, Select};
use record::Month;
use sqlx::QueryBuilder;
use std::sync::Arc;

/// A query as it was understood.
pub(super) struct Plan {
    pub(super) version: Version,
    pub(super) asked: Vec<String>,
    pub(super) areas: Arc<Areas>,
    /// Countries that were named one by one.
    pub(super) named: Vec<crate::Area>,
    select: Select,
    by_admin1: bool,
    area_sets: Option<Vec<i64>>,
    outside_sets: Option<Vec<i64>>,
    actors: Option<Vec<i64>>,
    against: Option<Vec<i64>>,
}

impl Record {
    pub(super) async fn plan(&self, select: &Select) -> Result<Plan, Error> {
        let (version, mut asked) = choose(&self.pool, select).await?;
        let areas = self.known.areas(&self.pool).await?;
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
            by_admin1: false,
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
    /// The smallest table that can answer.
    fn table(&self, by_dyad: bool) -> Table {
        match (
            self.is_coarse(),
            by_dyad || self.actors.is_some() || self.against.is_some(),
        ) {
            (false, _) => Table::Rows,
            (true, true) => Table::Dyads,
            (true, false) => Table::Countries,
        }
    }

    /// The same query by first-level areas, which only rows tell.
    pub(super) fn by_admin1(mut self) -> Plan {
        self.by_admin1 = true;
        self
    }

    /// Whole months, and nothing finer than a country.
    fn is_coarse(&self) -> bool {
        let select = &self.select;
        let whole = select.begin.is_none_or(|day| day.day() == 1)
            && select.end.is_none_or(|day| day == day.last_of_month());
        whole && !self.by_admin1 && select.admin1.is_empty() && select.kinds.is_empty()
    }

    /// The selected rows of years that name dyads without the actors too, added up; nothing to ask
    /// where no actor is asked for, or where rows are of one dyad each.
    pub(super) fn shared(&self) -> Option<QueryBuilder<Db>> {
        let actors = self.actors.as_deref()?;
        (self.version.dataset.grain == Grain::Year).then(|| {
            let mut query = self.sums("");
            query.push(
                " AND p.dyad_set IN (SELECT s.dyad_set FROM dyad_sets s WHERE NOT EXISTS \
                 (SELECT 1 FROM dyad_actors z WHERE z.dyad = s.dyad",
            );
            any(&mut query, "z.actor", Some(actors));
            query.push("))");
            query
        })
    }

    pub(super) fn skip(&self) -> u32 {
        self.select.skip
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

    /// The selected rows themselves.
    pub(super) fn rows(&self, columns: &str) -> QueryBuilder<Db> {
        self.from(Table::Rows, &format!("SELECT {columns}"), "")
    }

    /// The selected rows added up: the columns, then the sums as `aggregate` reads them.
    pub(super) fn sums(&self, columns: &str) -> QueryBuilder<Db> {
        let table = self.table(false);
        self.from(table, &format!("SELECT {columns}{}", table.sums()), "")
    }

    /// The same with tables joined to the sets of dyads.
    pub(super) fn sums_by_dyad(&self, columns: &str, join: &str) -> QueryBuilder<Db> {
        let table = self.table(true);
        self.from(table, &format!("SELECT {columns}{}", table.sums()), join)
    }

    fn from(&self, table: Table, select: &str, join: &str) -> QueryBuilder<Db> {
        let panel = table != Table::Rows;
        let table = table.name();
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

/// Where sums are taken from.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Table {
    /// By month, countries and type.
    Countries,
    /// The same, and by dyads.
    Dyads,
    /// The rows themselves.
    Rows,
}

impl Table {
    fn name(self) -> &'static str {
        match self {
            Table::Countries => "country_panel",
            Table::Dyads => "panel",
            Table::Rows => "events",
        }
    }

    fn sums(self) -> &'static str {
        if self == Table::Rows { ROW_SUMS } else { SUMS }
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
