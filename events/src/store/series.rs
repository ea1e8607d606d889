//! Counts and series.

use super::Record;
use super::aggregate::{month_number, month_of, tally};
use super::select::Plan;
use super::sqlite::Doing;
use crate::{Answer, By, Error, Grain, Key, Point, Select, Series, Side, Tally};
use sqlx::Row as _;
use std::collections::BTreeMap;

impl Record {
    /// All selected rows added up; `None` for no row.
    ///
    /// # Errors
    /// Unknown names, and what the database says.
    pub async fn count(&self, select: &Select) -> Result<Answer<Option<Tally>>, Error> {
        let mut plan = self.plan(select).await?;
        let total = self.total(&plan).await?;
        plan.asked.extend(self.shared(&plan).await?);
        Ok(Answer {
            dataset: plan.version.dataset,
            asked: plan.asked,
            value: total,
        })
    }

    /// The selected rows added up along one axis.
    ///
    /// # Errors
    /// Months of a dataset of years; unknown names; what the database says.
    pub async fn series(&self, select: &Select, by: By) -> Result<Answer<Series>, Error> {
        let mut plan = self.plan(select).await?;
        let dataset = &plan.version.dataset;
        if by == By::Month && dataset.grain == Grain::Year {
            return Err(Error::new(
                format!("{} has no months: a row is a year", dataset.label()),
                "count by year, or ask a dataset of events or months",
            ));
        }
        let points = match by {
            By::Month | By::Year => self.by_time(&plan, by).await?,
            By::Area => self.by_area(&plan).await?,
            By::Actor => self.by_actor(&plan).await?,
        };
        if by == By::Actor {
            plan.asked.push(
                "each row counts for every actor on either side of its dyads: lines have no sum"
                    .into(),
            );
        }
        plan.asked.extend(self.shared(&plan).await?);
        Ok(Answer {
            value: Series {
                by,
                points,
                total: self.total(&plan).await?,
            },
            dataset: plan.version.dataset,
            asked: plan.asked,
        })
    }

    /// How much of a count by actor is others' too: a country-year tells one total for all its dyads.
    async fn shared(&self, plan: &Plan) -> Result<Option<String>, Error> {
        let Some(mut query) = plan.shared() else {
            return Ok(None);
        };
        let row = query.build().fetch_one(&self.pool).await;
        let Some(shared) = tally(&row.doing("add up rows")?, 0)? else {
            return Ok(None);
        };
        Ok(Some(format!(
            "{} of these rows name other dyads as well, and their deaths ({}) are of all of them together",
            shared.rows,
            shared
                .best()
                .map_or("not counted".to_owned(), |best| best.to_string()),
        )))
    }

    async fn total(&self, plan: &Plan) -> Result<Option<Tally>, Error> {
        let mut query = plan.sums("");
        let row = query
            .build()
            .fetch_one(&self.pool)
            .await
            .doing("add up rows")?;
        tally(&row, 0)
    }

    async fn by_time(&self, plan: &Plan, by: By) -> Result<Vec<Point>, Error> {
        let when = if by == By::Year {
            "p.month / 12"
        } else {
            "p.month"
        };
        let mut query = plan.sums(&format!("{when}, "));
        query.push(format!(" AND p.month IS NOT NULL GROUP BY {when}"));
        let rows = query
            .build()
            .fetch_all(&self.pool)
            .await
            .doing("add up rows")?;
        let mut found: BTreeMap<i64, Tally> = BTreeMap::new();
        for row in &rows {
            if let Some(tally) = tally(row, 1)? {
                found.insert(row.get(0), tally);
            }
        }
        let Some((first, last)) = plan.months() else {
            return Ok(Vec::new());
        };
        let (first, last) = match by {
            By::Year => (i64::from(first.year()), i64::from(last.year())),
            _ => (month_number(first), month_number(last)),
        };
        let key = |at: i64| match by {
            By::Year => i16::try_from(at).ok().map(Key::Year),
            _ => month_of(at).map(Key::Month),
        };
        let point = |at: i64| {
            Some(Point {
                key: key(at)?,
                tally: found.get(&at).copied(),
            })
        };
        Ok((first..=last).filter_map(point).collect())
    }

    async fn by_area(&self, plan: &Plan) -> Result<Vec<Point>, Error> {
        let mut query = plan.sums("p.area_set, ");
        query.push(" GROUP BY p.area_set");
        let rows = query
            .build()
            .fetch_all(&self.pool)
            .await
            .doing("add up rows")?;
        let mut points = Vec::new();
        for row in &rows {
            points.push(Point {
                key: Key::Areas(plan.areas.of(row.get(0))),
                tally: tally(row, 1)?,
            });
        }
        // A country that was asked for by name is told to have no row.
        for area in &plan.named {
            let key = Key::Areas(vec![area.clone()]);
            if points.iter().all(|point| point.key != key) {
                points.push(Point { key, tally: None });
            }
        }
        Ok(most_first(points))
    }

    /// Only whole sides: members of coalitions and guesses would count beside them.
    async fn by_actor(&self, plan: &Plan) -> Result<Vec<Point>, Error> {
        let join = "JOIN (SELECT DISTINCT s.dyad_set, x.actor FROM dyad_sets s \
            JOIN dyad_actors x ON x.dyad = s.dyad WHERE x.whole = 1) w ON w.dyad_set = p.dyad_set \
            JOIN actors a ON a.actor = w.actor";
        let mut query = plan.sums_by_dyad("a.id, a.name, ", join);
        query.push(" GROUP BY a.actor, a.id, a.name");
        let rows = query
            .build()
            .fetch_all(&self.pool)
            .await
            .doing("add up rows")?;
        let mut points = Vec::new();
        for row in &rows {
            let actor = Side {
                id: row.get(0),
                name: row.get(1),
            };
            points.push(Point {
                key: Key::Actor(actor),
                tally: tally(row, 2)?,
            });
        }
        Ok(most_first(points))
    }
}

/// By best estimate, then rows, then name.
fn most_first(mut points: Vec<Point>) -> Vec<Point> {
    points.sort_by_cached_key(|point| {
        let best = point.tally.as_ref().and_then(Tally::best);
        let rows = point.tally.as_ref().map(|tally| tally.rows);
        (std::cmp::Reverse((best, rows)), point.key.to_string())
    });
    points
}
