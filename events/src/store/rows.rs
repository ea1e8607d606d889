//! Listing rows, as they went in.

use super::Record;
use super::aggregate::{perpetrator_of, violence_of};
use super::select::Plan;
use super::sqlite::{Doing, Found};
use crate::{Answer, Citation, Dataset, Deaths, Dyad, Error, Row, Select, Side, Site, Toll};
use record::Window;
use sqlx::Row as _;
use std::collections::HashMap;

/// Rows fetched at once: an export holds no more in memory.
const PAGE: u32 = 5000;

/// The dyads of each set of a version.
type Dyads = HashMap<i64, Vec<Dyad>>;

impl Record {
    /// The selected rows in the file's order, as many as the limit allows.
    ///
    /// # Errors
    /// Unknown names, and what the database says.
    pub async fn rows(&self, select: &Select) -> Result<Answer<Vec<Row>>, Error> {
        let mut rows = Vec::new();
        let answer = self.each_row(select, |row| {
            rows.push(row);
            Ok(())
        });
        Ok(answer.await?.map(|_| rows))
    }

    /// Hands the selected rows over one by one and counts them; for what is too much to hold.
    ///
    /// # Errors
    /// As [`Record::rows`], and what `each` returns.
    pub async fn each_row(
        &self,
        select: &Select,
        mut each: impl FnMut(Row) -> Result<(), Error>,
    ) -> Result<Answer<u64>, Error> {
        let plan = self.plan(select).await?;
        let dyads = self.dyads(plan.version.key).await?;
        let most = plan.limit().map_or(u64::MAX, u64::from);
        let (mut given, mut after) = (0, None);
        while given < most {
            let page = self.page(&plan, after.take(), most - given).await?;
            for found in &page {
                each(row(found, &plan, &dyads)?)?;
                given += 1;
            }
            after = page.last().map(|last| (last.get("line"), last.get("id")));
            if after.is_none() {
                break;
            }
        }
        Ok(Answer {
            dataset: plan.version.dataset,
            asked: plan.asked,
            value: given,
        })
    }

    /// The row of that name in a version, for looking a cited row up.
    ///
    /// # Errors
    /// No such version, and what the database says.
    pub async fn row(&self, dataset: &Dataset, id: &str) -> Result<Option<Row>, Error> {
        let select = Select {
            version: Some(dataset.version.clone()),
            ..Select::of(&dataset.name)
        };
        let plan = self.plan(&select).await?;
        let mut query = plan.rows("p.*");
        query.push(" AND p.id = ").push_bind(id);
        let found = query
            .build()
            .fetch_optional(&self.pool)
            .await
            .doing("look a row up")?;
        let Some(found) = found else { return Ok(None) };
        let dyads = self.dyads(plan.version.key).await?;
        row(&found, &plan, &dyads).map(Some)
    }

    async fn page(
        &self,
        plan: &Plan,
        after: Option<(i64, String)>,
        most: u64,
    ) -> Result<Vec<Found>, Error> {
        let mut query = plan.rows("p.*");
        let first = after.is_none();
        if let Some((line, id)) = after {
            // Written so that the index of lines is entered at the last one given.
            query.push(" AND p.line >= ").push_bind(line);
            query.push(" AND (p.line > ").push_bind(line);
            query.push(" OR p.id > ").push_bind(id).push(")");
        }
        let limit = most.min(u64::from(PAGE)).cast_signed();
        query.push(" ORDER BY p.line, p.id LIMIT ").push_bind(limit);
        if first {
            query.push(" OFFSET ").push_bind(i64::from(plan.skip()));
        }
        query.build().fetch_all(&self.pool).await.doing("list rows")
    }

    async fn dyads(&self, version: i64) -> Result<Dyads, Error> {
        let rows = sqlx::query(
            "SELECT s.dyad_set, d.id, d.name, d.a_id, d.a_name, d.b_id, d.b_name \
             FROM dyads d JOIN dyad_sets s ON s.dyad = d.dyad WHERE d.version = $1 ORDER BY s.dyad_set, d.dyad",
        );
        let rows = rows
            .bind(version)
            .fetch_all(&self.pool)
            .await
            .doing("read the dyads")?;
        let mut dyads = Dyads::new();
        for row in &rows {
            let side = |id: usize, name: usize| {
                let name = row.get::<Option<String>, _>(name)?;
                Some(Side {
                    id: row.get(id),
                    name,
                })
            };
            dyads.entry(row.get(0)).or_default().push(Dyad {
                id: row.get(1),
                name: row.get(2),
                a: side(3, 4),
                b: side(5, 6),
            });
        }
        Ok(dyads)
    }
}

fn row(found: &Found, plan: &Plan, dyads: &Dyads) -> Result<Row, Error> {
    let text = |name: &str| found.try_get::<Option<String>, _>(name).doing("read a row");
    let number = |name: &str| found.try_get::<Option<i64>, _>(name).doing("read a row");
    let count = |name: &str| Ok::<_, Error>(number(name)?.map(i64::cast_unsigned));
    let code = |name: &str| Ok::<_, Error>(number(name)?.and_then(|it| u8::try_from(it).ok()));
    let degrees = |name: &str| found.try_get::<Option<f64>, _>(name).doing("read a row");
    let toll = match count("best")? {
        None => None,
        Some(best) => Some(Toll {
            best,
            low: count("low")?,
            high: count("high")?,
        }),
    };
    let conflict = text("conflict")?;
    let conflict_id = text("conflict_id")?;
    Ok(Row {
        id: text("id")?.unwrap_or_default(),
        window: Window {
            begin: text("begun")?.and_then(|day| day.parse().ok()),
            end: text("ended")?.and_then(|day| day.parse().ok()),
            precision: text("grain")?
                .and_then(|it| it.parse().ok())
                .unwrap_or(record::Precision::Vague),
        },
        date_precision: code("date_prec")?,
        violence: violence_of(number("violence")?.unwrap_or(-1)),
        kind: text("kind")?,
        perpetrator: number("perpetrator")?.and_then(perpetrator_of),
        dyads: dyads
            .get(&number("dyad_set")?.unwrap_or(0))
            .cloned()
            .unwrap_or_default(),
        conflict: conflict.map(|name| Side {
            id: conflict_id,
            name,
        }),
        areas: plan.areas.of(number("area_set")?.unwrap_or(0)),
        site: Site {
            admin1: text("admin1")?,
            admin2: text("admin2")?,
            name: text("place")?,
            point: degrees("latitude")?.zip(degrees("longitude")?),
            precision: code("place_prec")?,
        },
        events: count("events")?,
        toll,
        deaths: Deaths {
            side_a: count("side_a")?,
            side_b: count("side_b")?,
            civilians: count("civilians")?,
            unknown: count("unknown")?,
        },
        citation: Citation {
            office: text("office")?,
            date: text("reported")?,
            headline: text("headline")?,
            reports: count("reports")?,
        },
    })
}
