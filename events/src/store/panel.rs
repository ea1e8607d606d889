//! The materialised panel, and the panel that a query gets from it.

use super::Record;
use super::aggregate::{ROW_SUMS, SUMS, month_number, month_of, tally};
use super::sqlite::{Connection, Doing};
use crate::{Answer, Area, Error, Grain, Panel, Select, Tally};
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
        let dataset = plan.version.dataset.clone();
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
        let Some((first, last)) = plan.months() else {
            return Err(Error::new(
                format!("{} has no row in that window", dataset.label()),
                "widen the window",
            ));
        };
        let mut query = plan.sums("p.area_set, p.month, ");
        query.push(" AND p.month IS NOT NULL GROUP BY p.area_set, p.month");
        let rows = query
            .build()
            .fetch_all(&self.pool)
            .await
            .doing("add up the panel")?;
        let mut areas: BTreeMap<Area, Vec<(i64, Tally)>> = BTreeMap::new();
        plan.named
            .iter()
            .for_each(|area| _ = areas.entry(area.clone()).or_default());
        let mut unplaced: Option<Tally> = None;
        for row in &rows {
            let Some(tally) = tally(row, 2)? else {
                continue;
            };
            match &plan.areas.of(row.get(0))[..] {
                [area] => areas
                    .entry(area.clone())
                    .or_default()
                    .push((row.get(1), tally)),
                _ => unplaced = Some(unplaced.map_or(tally, |sum| sum.plus(tally))),
            }
        }
        let months = usize::try_from(last.since(first) + 1).unwrap_or(0);
        let mut cells = vec![None; areas.len() * months];
        for (at, lines) in areas.values().enumerate() {
            for (month, tally) in lines {
                let month = usize::try_from(month - month_number(first)).unwrap_or(usize::MAX);
                if month < months {
                    cells[at * months + month] = Some(*tally);
                }
            }
        }
        Ok(Answer {
            dataset,
            asked: plan.asked,
            value: Panel {
                first: month_of(month_number(first)).unwrap_or(first),
                months,
                areas: areas.into_keys().collect(),
                cells,
                unplaced,
            },
        })
    }
}
