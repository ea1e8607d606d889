//! The derived rows against those that the entries come to.

use super::meaning::Replay;
use crate::Error;
use crate::count::count;
use crate::project::{CLAIM_COLUMNS, ClaimRow, DOCUMENT_COLUMNS, DocumentRow, column};
use crate::sqlite::{Connection, Doing, Record};
use crate::standing::Standing;
use crate::stored::named;
use record::ClaimId;
use sqlx::{AssertSqlSafe, FromRow, Row};
use std::collections::HashMap;

/// Rows compared at once, once all entries were read.
const CHUNK: usize = 2_000;

impl Replay {
    /// Compares what the last entries added: rows of claims and hashes of texts.
    pub(super) async fn compare_new(&mut self, connection: &mut Connection) -> Result<(), Error> {
        self.compare_claims(connection).await?;
        self.compare_texts(connection).await
    }

    async fn compare_claims(&mut self, connection: &mut Connection) -> Result<(), Error> {
        let expected = std::mem::take(&mut self.new_claims);
        let Some((first, last)) = ends(&expected, |row| row.id) else {
            return Ok(());
        };
        let sql = format!("SELECT {CLAIM_COLUMNS} FROM claims WHERE id BETWEEN $1 AND $2");
        let rows: Vec<ClaimRow> = between(connection, sql, first, last).await?;
        let rows: HashMap<i64, ClaimRow> = rows.into_iter().map(|row| (row.id, row)).collect();
        let wrong = expected.iter().find(|row| rows.get(&row.id) != Some(*row));
        match wrong {
            None => Ok(()),
            Some(row) => Err(differs(row.entry, &format!("c{}", row.id))),
        }
    }

    async fn compare_texts(&mut self, connection: &mut Connection) -> Result<(), Error> {
        let expected = std::mem::take(&mut self.new_texts);
        let Some((first, last)) = ends(&expected, |row| row.0) else {
            return Ok(());
        };
        let sql = "SELECT document, hash FROM text_hashes WHERE document BETWEEN $1 AND $2";
        let rows: Vec<(i64, String)> = between(connection, sql.into(), first, last).await?;
        let rows: HashMap<i64, String> = rows.into_iter().collect();
        match expected.iter().find(|row| rows.get(&row.0) != Some(&row.1)) {
            None => Ok(()),
            Some((id, _)) => Err(differs(self.entry_of(*id), &format!("the text of d{id}"))),
        }
    }

    fn entry_of(&self, document: i64) -> i64 {
        let at = usize::try_from(document - 1).ok();
        at.and_then(|at| self.documents.get(at))
            .map_or(0, |row| row.0.entry)
    }

    /// Compares what any entry may have changed, and that there is no row too many.
    pub(super) async fn compare_all(&mut self, connection: &mut Connection) -> Result<(), Error> {
        self.compare_documents(connection).await?;
        self.compare_standings(connection).await?;
        let texts = self.documents.iter().filter(|row| !row.0.redacted).count();
        for (what, sql, expected) in [
            (
                "documents",
                "SELECT COUNT(*) FROM documents",
                self.documents.len(),
            ),
            ("claims", "SELECT COUNT(*) FROM claims", self.claims.len()),
            ("text hashes", "SELECT COUNT(*) FROM text_hashes", texts),
        ] {
            let found = count(connection, sql).await?;
            if found != expected as u64 {
                let how = format!("the file lists {found} {what}, its entries record {expected}");
                return Err(Error::broken(None, how));
            }
        }
        Ok(())
    }

    async fn compare_documents(&self, connection: &mut Connection) -> Result<(), Error> {
        let sql = format!("SELECT {DOCUMENT_COLUMNS} FROM documents WHERE id BETWEEN $1 AND $2");
        for chunk in self.documents.chunks(CHUNK) {
            let Some((first, last)) = ends(chunk, |row| row.0.id) else {
                continue;
            };
            let rows: Vec<DocumentRow> = between(connection, sql.clone(), first, last).await?;
            let rows: HashMap<i64, DocumentRow> =
                rows.into_iter().map(|row| (row.id, row)).collect();
            let wrong = chunk.iter().find(|(row, _)| rows.get(&row.id) != Some(row));
            if let Some((row, changed)) = wrong {
                return Err(differs(column(*changed), &format!("d{}", row.id)));
            }
        }
        Ok(())
    }

    async fn compare_standings(&self, connection: &mut Connection) -> Result<(), Error> {
        let sql = "SELECT id, state, superseded_by, changed, entry FROM claims WHERE id BETWEEN $1 AND $2";
        for (at, chunk) in self.claims.chunks(CHUNK).enumerate() {
            let first = column((at * CHUNK) as u64 + 1);
            let last = first + column(chunk.len() as u64) - 1;
            let rows: Vec<Stand> = between(connection, sql.into(), first, last).await?;
            let rows: HashMap<i64, Stand> = rows.into_iter().map(|row| (row.id, row)).collect();
            for (id, (expected, ..)) in (first..).zip(chunk) {
                let row = rows.get(&id).ok_or_else(|| differs(0, &format!("c{id}")))?;
                if row.standing != *expected {
                    let entry = expected.changed.map_or(row.entry, column);
                    return Err(differs(entry, &format!("where c{id} stands")));
                }
            }
        }
        Ok(())
    }
}

/// Where a claim stands according to its row.
struct Stand {
    id: i64,
    standing: Standing,
    entry: i64,
}

impl FromRow<'_, Record> for Stand {
    fn from_row(row: &Record) -> Result<Self, sqlx::Error> {
        let by: Option<i64> = row.try_get(2)?;
        let changed: Option<i64> = row.try_get(3)?;
        Ok(Stand {
            id: row.try_get(0)?,
            standing: Standing {
                state: named(row, 1)?,
                superseded_by: by.map(|by| ClaimId(by.unsigned_abs())),
                changed: changed.map(i64::unsigned_abs),
            },
            entry: row.try_get(4)?,
        })
    }
}

fn ends<T>(rows: &[T], id: impl Fn(&T) -> i64) -> Option<(i64, i64)> {
    Some((id(rows.first()?), id(rows.last()?)))
}

async fn between<T>(
    connection: &mut Connection,
    sql: String,
    first: i64,
    last: i64,
) -> Result<Vec<T>, Error>
where
    T: for<'r> FromRow<'r, Record> + Send + Unpin,
{
    sqlx::query_as(AssertSqlSafe(sql))
        .bind(first)
        .bind(last)
        .fetch_all(connection)
        .await
        .doing("read derived rows")
}

fn differs(entry: i64, what: &str) -> Error {
    let entry = (entry > 0).then(|| entry.unsigned_abs());
    Error::broken(
        entry,
        format!("the file lists {what} otherwise than it says"),
    )
}
