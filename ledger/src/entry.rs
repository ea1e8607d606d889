//! One row of the chain, and what its bytes mean.

use crate::Error;
use crate::sqlite::{Connection, Db, Doing, Record};
use crate::wire::{Event, VERSION, Words};
use record::Timestamp;
use sqlx::{FromRow, QueryBuilder, Row};
use std::collections::HashMap;

/// An entry as it is stored.
#[derive(Clone, Debug)]
pub(crate) struct Entry {
    pub(crate) seq: i64,
    pub(crate) version: i64,
    pub(crate) kind: String,
    pub(crate) recorded: String,
    pub(crate) document: Option<i64>,
    pub(crate) header: String,
    pub(crate) salt: Option<String>,
    pub(crate) payload: Option<String>,
    pub(crate) commitment: String,
    pub(crate) hash: String,
}

/// The columns in the order in which [`Entry`] is read.
pub(crate) const COLUMNS: &str =
    "seq, version, kind, recorded, document, header, salt, payload, commitment, hash";

impl FromRow<'_, Record> for Entry {
    fn from_row(row: &Record) -> Result<Self, sqlx::Error> {
        Ok(Entry {
            seq: row.try_get(0)?,
            version: row.try_get(1)?,
            kind: row.try_get(2)?,
            recorded: row.try_get(3)?,
            document: row.try_get(4)?,
            header: row.try_get(5)?,
            salt: row.try_get(6)?,
            payload: row.try_get(7)?,
            commitment: row.try_get(8)?,
            hash: row.try_get(9)?,
        })
    }
}

impl Entry {
    /// Its number, unsigned as elsewhere.
    pub(crate) fn number(&self) -> u64 {
        self.seq.unsigned_abs()
    }

    /// Whether this version knows what it means.
    pub(crate) fn known(&self) -> bool {
        self.version == VERSION && Event::KINDS.contains(&self.kind.as_str())
    }

    pub(crate) fn event(&self) -> Result<Event, Error> {
        Event::decode(&self.kind, &self.header)
            .map_err(|flaw| self.broken(format!("its header cannot be read ({flaw})")))
    }

    /// The words, unless they were redacted.
    pub(crate) fn words(&self) -> Result<Option<Words>, Error> {
        let read = |payload| Words::decode(&self.kind, payload);
        self.payload
            .as_deref()
            .map(read)
            .transpose()
            .map_err(|flaw| self.broken(format!("its payload cannot be read ({flaw})")))
    }

    pub(crate) fn recorded(&self) -> Result<Timestamp, Error> {
        self.recorded
            .parse()
            .map_err(|_| self.broken(format!("{:?} is not a time", self.recorded)))
    }

    pub(crate) fn broken(&self, how: impl Into<String>) -> Error {
        Error::broken(self.number(), how)
    }
}

/// The entries of these numbers.
pub(crate) async fn fetch(
    connection: &mut Connection,
    numbers: impl IntoIterator<Item = i64>,
) -> Result<HashMap<i64, Entry>, Error> {
    let mut query =
        QueryBuilder::<Db>::new(format!("SELECT {COLUMNS} FROM entries WHERE seq IN ("));
    let mut list = query.separated(", ");
    numbers.into_iter().for_each(|number| {
        list.push_bind(number);
    });
    query.push(")");
    let rows: Vec<Entry> = query
        .build_query_as()
        .persistent(false)
        .fetch_all(connection)
        .await
        .doing("read entries")?;
    Ok(rows.into_iter().map(|entry| (entry.seq, entry)).collect())
}
