//! The materialised panel, and the panel that a query gets from it.

use super::Record;
use super::aggregate::{ROW_SUMS, SUMS, month_number, tally};
use super::select::Plan;
use super::sqlite::{Connection, Doing};
use crate::{Answer, Error, Grain, Panel, Select, Tally, Unit};
use record::Month;
use sqlx::{AssertSqlSafe, Row as _};
use std::collections::BTreeMap;

/// Adds the rows of a version up by month, set of countries, set of dyads and type.
pub(super) async fn materialise(db: &mut Connection, version: i64) -> Result<(), Error> {
    let sql = format!(
        "INSERT INTO panel (version, month, area_set, dyad_set, violence, perpetrator, n, events, uncounted, best, low, high) \
         SELECT version, month, area_set, dyad_set, violence, perpetrator, {ROW_SUMS} \
         FROM events WHERE version = $1 AND month IS NOT NULL \
         GROUP BY version, month, area_set, dyad_set, violence, perpetrator"
    );
    let done = sqlx::query(AssertSqlSafe(sql))
        .bind(version)
        .execute(&mut *db)
        .await;
    done.doing("add up the panel")?;
    let sql = format!(
        "INSERT INTO country_panel (version, month, area_set, violence, perpetrator, n, events, uncounted, best, low, high) \
         SELECT version, month, area_set, violence, perpetrator, {SUMS} \
         FROM panel WHERE version = $1 GROUP BY version, month, area_set, violence, perpetrator"
    );
    let done = sqlx::query(AssertSqlSafe(sql))
        .bind(version)
        .execute(&mut *db)
        .await;
    done.doing("add up the panel")?;
    super::sqlite::look_over(db).await
}

impl Record {
    /// Tallies by month and country. Countries are those with a row, and those
    /// that the query names; months as asked, no further than the version goes.
    ///
    /// # Errors
    /// A dataset of years; unknown names; what the database says.
    pub async fn panel(&self, select: &Select) -> Result<Answer<Panel>, Error> {
        let plan = self.plan(select).await?;
        let named = plan.named.clone();
        let mut found = self.tallies(&plan, "NULL").await?;
        for area in named {
            found.units.entry(area.into()).or_default();
        }
        Ok(found.answer(plan))
    }

    /// The same by first-level area, as the dataset spells their names. Only
    /// areas with a row are in it: no list of all of them is known here.
    ///
    /// # Errors
    /// As [`Record::panel`]; a dataset of which no row tells a first-level area.
    pub async fn panel_by_admin1(&self, select: &Select) -> Result<Answer<Panel>, Error> {
        let plan = self.plan(select).await?.by_admin1();
        let mut found = self.tallies(&plan, "p.admin1").await?;
        let whole = |unit: &Unit, _: &mut Vec<(i64, Tally)>| unit.admin1.is_none();
        for (_, lines) in found.units.extract_if(.., whole).collect::<Vec<_>>() {
            lines.into_iter().for_each(|(_, tally)| found.lose(tally));
        }
        if found.units.is_empty() {
            return Err(Error::new(
                format!(
                    "no row of {} tells a first-level area",
                    plan.version.dataset.label()
                ),
                "ask for countries, or a dataset of events",
            ));
        }
        Ok(found.answer(plan))
    }

    /// The selected rows added up by month, countries and the column `admin1`.
    async fn tallies(&self, plan: &Plan, admin1: &str) -> Result<Tallies, Error> {
        let (first, last) = whole_months(plan)?;
        let mut query = plan.sums(&format!("p.area_set, p.month, {admin1}, "));
        query.push(format!(
            " AND p.month IS NOT NULL GROUP BY p.area_set, p.month, {admin1}"
        ));
        let rows = query
            .build()
            .fetch_all(&self.pool)
            .await
            .doing("add up the panel")?;
        let mut found = Tallies {
            first,
            months: usize::try_from(last.since(first) + 1).unwrap_or(0),
            units: BTreeMap::new(),
            unplaced: None,
        };
        for row in &rows {
            let Some(tally) = tally(row, 3)? else {
                continue;
            };
            match &plan.areas.of(row.get(0))[..] {
                [area] => {
                    let (area, admin1) = (area.clone(), row.get(2));
                    let lines = found.units.entry(Unit { area, admin1 }).or_default();
                    lines.push((row.get(1), tally));
                }
                _ => found.lose(tally),
            }
        }
        Ok(found)
    }
}

/// The months of a query, of a dataset that has months.
fn whole_months(plan: &Plan) -> Result<(Month, Month), Error> {
    let dataset = &plan.version.dataset;
    if dataset.grain == Grain::Year || dataset.grain == Grain::Actor {
        return Err(Error::new(
            format!(
                "{} has no months: a row is a {}",
                dataset.label(),
                dataset.grain
            ),
            "count by year, or ask a dataset of events or months",
        ));
    }
    plan.months().ok_or_else(|| {
        Error::new(
            format!("{} has no row in that window", dataset.label()),
            "widen the window",
        )
    })
}

/// A panel on its way from rows to cells.
struct Tallies {
    first: Month,
    months: usize,
    units: BTreeMap<Unit, Vec<(i64, Tally)>>,
    unplaced: Option<Tally>,
}

impl Tallies {
    fn lose(&mut self, tally: Tally) {
        self.unplaced = Some(self.unplaced.map_or(tally, |sum| sum.plus(tally)));
    }

    fn answer(self, plan: Plan) -> Answer<Panel> {
        let mut cells = vec![None; self.units.len() * self.months];
        for (at, lines) in self.units.values().enumerate() {
            for (month, tally) in lines {
                let month = usize::try_from(month - month_number(self.first)).unwrap_or(usize::MAX);
                if month < self.months {
                    cells[at * self.months + month] = Some(*tally);
                }
            }
        }
        Answer {
            dataset: plan.version.dataset,
            asked: plan.asked,
            value: Panel {
                first: self.first,
                months: self.months,
                units: self.units.into_keys().collect(),
                cells,
                unplaced: self.unplaced,
            },
        }
    }
}
