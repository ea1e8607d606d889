//! How much a ledger holds.

use crate::sqlite::{Connection, Doing};
use crate::{Error, Ledger};
use record::State;

/// What a ledger holds, in numbers.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Counts {
    /// Version of the file's format.
    pub format: u64,
    /// Entries.
    pub entries: u64,
    /// Documents, redacted ones included.
    pub documents: u64,
    /// Documents without a date that are not redacted.
    pub undated: u64,
    /// Redacted documents.
    pub redacted: u64,
    /// Claims by state; states without a claim are left out.
    pub claims: Vec<(State, u64)>,
    /// Whether a redaction was cut short and old pages of the file may still hold words.
    pub unswept: bool,
}

impl Ledger {
    /// Counts what is there.
    ///
    /// # Errors
    /// When the file cannot be read.
    pub async fn counts(&self) -> Result<Counts, Error> {
        let mut tx = self.begin().await?;
        let (format, unswept): (i64, i64) = sqlx::query_as("SELECT format, unswept FROM ledger")
            .fetch_one(&mut *tx)
            .await
            .doing("read the ledger's format")?;
        let undated = "SELECT COUNT(*) FROM documents WHERE published IS NULL AND redacted = 0";
        let redacted = "SELECT COUNT(*) FROM documents WHERE redacted = 1";
        Ok(Counts {
            format: format.unsigned_abs(),
            entries: count(&mut tx, "SELECT COUNT(*) FROM entries").await?,
            documents: count(&mut tx, "SELECT COUNT(*) FROM documents").await?,
            undated: count(&mut tx, undated).await?,
            redacted: count(&mut tx, redacted).await?,
            claims: claims(&mut tx).await?,
            unswept: unswept != 0,
        })
    }
}

/// The one number that a query gives.
pub(crate) async fn count(connection: &mut Connection, sql: &'static str) -> Result<u64, Error> {
    let count: i64 = sqlx::query_scalar(sql)
        .fetch_one(connection)
        .await
        .doing("count")?;
    Ok(count.unsigned_abs())
}

async fn claims(connection: &mut Connection) -> Result<Vec<(State, u64)>, Error> {
    let rows: Vec<(String, i64)> =
        sqlx::query_as("SELECT state, COUNT(*) FROM claims GROUP BY state")
            .fetch_all(connection)
            .await
            .doing("count claims")?;
    let of = |state: &State| rows.iter().find(|row| row.0 == state.as_str());
    let counted = |state: &State| Some((*state, of(state)?.1.unsigned_abs()));
    Ok(State::ALL.iter().filter_map(counted).collect())
}
