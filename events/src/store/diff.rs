//! What a new version of a dataset changed: row by row, and cell by cell.

use super::Record;
use super::aggregate::{SUMS, month_of, tally};
use super::areas::Areas;
use super::datasets::named;
use super::sqlite::Doing;
use crate::{CellChange, Diff, Error, Grain, Key, RowChange, Tally, Toll};
use sqlx::{AssertSqlSafe, Row as _};
use std::cmp::Ordering;
use std::collections::BTreeMap;

/// What of a row a revision may change.
#[derive(Clone, Debug, PartialEq, Eq)]
struct Short {
    id: String,
    month: Option<i64>,
    areas: i64,
    toll: Option<Toll>,
}

impl Record {
    /// Rows that are new, gone or changed, and countries' months (years, in a
    /// dataset of years) whose deaths differ.
    ///
    /// # Errors
    /// No such version, and what the database says.
    pub async fn diff(&self, dataset: &str, old: &str, new: &str) -> Result<Diff, Error> {
        let old = named(&self.pool, dataset, old).await?;
        let new = named(&self.pool, dataset, new).await?;
        let areas = Areas::load(&self.pool).await?;
        let (before, after) = (self.short(old.key).await?, self.short(new.key).await?);
        let mut diff = Diff {
            gone: Vec::new(),
            added: Vec::new(),
            changed: Vec::new(),
            cells: Vec::new(),
            old: old.dataset,
            new: new.dataset,
        };
        compare(before, after, &mut diff);
        let years = diff.new.grain == Grain::Year;
        let (before, after) = (self.cells(old.key).await?, self.cells(new.key).await?);
        for at in before
            .keys()
            .chain(after.keys().filter(|at| !before.contains_key(at)))
        {
            let (old, new) = (before.get(at).copied(), after.get(at).copied());
            let toll = |tally: Option<Tally>| tally.map(|tally| tally.toll);
            let Some(month) = month_of(at.0).filter(|_| toll(old) != toll(new)) else {
                continue;
            };
            diff.cells.push(CellChange {
                when: if years {
                    Key::Year(month.year())
                } else {
                    Key::Month(month)
                },
                areas: areas.of(at.1),
                old,
                new,
            });
        }
        let order = |cell: &CellChange| (cell.when.to_string(), cell.areas.clone());
        diff.cells.sort_by(|a, b| {
            let size = b
                .difference()
                .unsigned_abs()
                .cmp(&a.difference().unsigned_abs());
            size.then_with(|| order(a).cmp(&order(b)))
        });
        Ok(diff)
    }

    async fn short(&self, version: i64) -> Result<Vec<Short>, Error> {
        let rows = sqlx::query(
            "SELECT id, month, area_set, best, low, high FROM events WHERE version = $1 ORDER BY id",
        );
        let rows = rows
            .bind(version)
            .fetch_all(&self.pool)
            .await
            .doing("compare rows")?;
        let number = |row: &super::sqlite::Found, at: usize| {
            row.get::<Option<i64>, _>(at).map(i64::cast_unsigned)
        };
        let short = |row: &super::sqlite::Found| Short {
            id: row.get(0),
            month: row.get(1),
            areas: row.get(2),
            toll: number(row, 3).map(|best| Toll {
                best,
                low: number(row, 4),
                high: number(row, 5),
            }),
        };
        Ok(rows.iter().map(short).collect())
    }

    async fn cells(&self, version: i64) -> Result<BTreeMap<(i64, i64), Tally>, Error> {
        let sql = format!(
            "SELECT month, area_set, {SUMS} FROM panel WHERE version = $1 GROUP BY month, area_set"
        );
        let rows = sqlx::query(AssertSqlSafe(sql))
            .bind(version)
            .fetch_all(&self.pool)
            .await;
        let mut cells = BTreeMap::new();
        for row in &rows.doing("compare cells")? {
            if let Some(tally) = tally(row, 2)? {
                cells.insert((row.get(0), row.get(1)), tally);
            }
        }
        Ok(cells)
    }
}

/// Walks both lists, which are in order of the rows' names.
fn compare(old: Vec<Short>, new: Vec<Short>, diff: &mut Diff) {
    let (mut old, mut new) = (old.into_iter().peekable(), new.into_iter().peekable());
    loop {
        let order = match (old.peek(), new.peek()) {
            (None, None) => return,
            (Some(_), None) => Ordering::Less,
            (None, Some(_)) => Ordering::Greater,
            (Some(a), Some(b)) => a.id.cmp(&b.id),
        };
        match order {
            Ordering::Less => diff.gone.extend(old.next().map(|row| row.id)),
            Ordering::Greater => diff.added.extend(new.next().map(|row| row.id)),
            Ordering::Equal => diff
                .changed
                .extend(old.next().zip(new.next()).and_then(change)),
        }
    }
}

fn change((old, new): (Short, Short)) -> Option<RowChange> {
    let moved = (old.month, old.areas) != (new.month, new.areas);
    (moved || old.toll != new.toll).then_some(RowChange {
        id: old.id,
        old: old.toll,
        new: new.toll,
        moved,
    })
}
