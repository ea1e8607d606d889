//! The writing side: lines come in, one transaction goes out.

use super::hash;
use super::insert::{INSERT, add_version, insert};
use super::reading::Parsed;
use crate::read::cells::shorten;
use crate::store::Record;
use crate::store::intern::Interned;
use crate::store::sqlite::{Doing, Transaction};
use crate::store::{actors, panel};
use crate::{Actor, Dataset, Error, Imported, Reject, Row, Watch};
use jiff::civil::Date;
use std::collections::HashMap;

/// Writes a version in one transaction.
pub(super) struct Writer {
    tx: Transaction,
    key: i64,
    imported: Imported,
    interned: Interned,
    /// Of each row's name the line's cells, to tell a row said twice from two rows of one name.
    seen: HashMap<u64, u64>,
    rows: Vec<(u64, Row, i64, i64)>,
}

impl Writer {
    pub(super) async fn begin(record: &Record, dataset: Dataset) -> Result<Writer, Error> {
        let mut tx = record
            .pool
            .begin_with("BEGIN IMMEDIATE")
            .await
            .doing("take the lock")?;
        let next = sqlx::query_scalar("SELECT COALESCE(MAX(version), 0) + 1 FROM versions")
            .fetch_one(&mut *tx)
            .await;
        let key: i64 = next.doing("number the version")?;
        let interned = Interned::load(&mut tx, key).await?;
        Ok(Writer {
            tx,
            key,
            interned,
            imported: Imported {
                dataset,
                read: 0,
                kept: 0,
                known: 0,
                empty: 0,
                rejected: 0,
                passed_over: 0,
            },
            seen: HashMap::new(),
            rows: Vec::with_capacity(INSERT),
        })
    }

    pub(super) async fn lines(
        &mut self,
        lines: Vec<Parsed>,
        watch: &mut dyn Watch,
    ) -> Result<(), Error> {
        for line in lines {
            match line {
                Parsed::NoData => {
                    self.imported.passed_over += 1;
                    continue;
                }
                Parsed::Rejected(reject) => self.reject(&reject, watch),
                Parsed::Rows(line, cells, rows) => self.line(line, cells, rows, watch).await?,
                Parsed::Actor(line, actor) => self.actor(line, &actor, watch).await?,
            }
            self.imported.read += 1;
        }
        Ok(())
    }

    fn reject(&mut self, reject: &Reject, watch: &mut dyn Watch) {
        self.imported.rejected += 1;
        watch.reject(reject);
    }

    async fn line(
        &mut self,
        line: u64,
        cells: u64,
        rows: Vec<Row>,
        watch: &mut dyn Watch,
    ) -> Result<(), Error> {
        let Some(first) = rows.first() else {
            self.imported.empty += 1;
            return Ok(());
        };
        match self.again(&first.id, cells) {
            Again::New => {}
            Again::Same => {
                self.imported.known += 1;
                return Ok(());
            }
            Again::Other => {
                self.reject(&twice(line, &first.id), watch);
                return Ok(());
            }
        }
        self.imported.kept += 1;
        for row in rows {
            self.row(line, row).await?;
        }
        Ok(())
    }

    fn again(&mut self, id: &str, cells: u64) -> Again {
        match self.seen.insert(hash(id), cells) {
            None => Again::New,
            Some(before) if before == cells => Again::Same,
            Some(before) => {
                self.seen.insert(hash(id), before);
                Again::Other
            }
        }
    }

    async fn row(&mut self, line: u64, row: Row) -> Result<(), Error> {
        let dataset = &mut self.imported.dataset;
        dataset.begin = earlier(dataset.begin, row.window.begin);
        dataset.end = dataset.end.max(row.window.end);
        let areas = self.interned.area_set(&mut self.tx, &row).await?;
        let dyads = self.interned.dyad_set(&mut self.tx, &row).await?;
        self.rows.push((line, row, areas, dyads));
        if self.rows.len() == INSERT {
            self.flush().await?;
        }
        Ok(())
    }

    async fn flush(&mut self) -> Result<(), Error> {
        let rows = std::mem::take(&mut self.rows);
        if !rows.is_empty() {
            insert(&mut self.tx, self.key, rows).await?;
        }
        Ok(())
    }

    async fn actor(
        &mut self,
        line: u64,
        actor: &Actor,
        watch: &mut dyn Watch,
    ) -> Result<(), Error> {
        match self.again(&actor.id, hash(actor)) {
            Again::New => self.imported.kept += 1,
            Again::Same => {
                self.imported.known += 1;
                return Ok(());
            }
            Again::Other => {
                self.reject(&twice(line, &actor.id), watch);
                return Ok(());
            }
        }
        actors::insert(&mut self.tx, self.key, actor).await
    }

    pub(super) async fn finish(mut self) -> Result<Imported, Error> {
        self.flush().await?;
        if self.imported.kept == 0 {
            return Err(Error::new(
                format!(
                    "no row of {} could be taken in: {} read, {} rejected, {} empty",
                    self.imported.dataset.label(),
                    self.imported.read,
                    self.imported.rejected,
                    self.imported.empty
                ),
                "look at the rejects for the reasons",
            ));
        }
        self.imported.dataset.kept = self.imported.kept;
        add_version(&mut self.tx, self.key, &self.imported.dataset).await?;
        panel::materialise(&mut self.tx, self.key).await?;
        self.tx.commit().await.doing("finish the import")?;
        Ok(self.imported)
    }
}

enum Again {
    New,
    Same,
    Other,
}

fn twice(line: u64, id: &str) -> Reject {
    Reject {
        line,
        column: None,
        value: shorten(id),
        reason: "is the name of an earlier row that says something else".into(),
    }
}

fn earlier(a: Option<Date>, b: Option<Date>) -> Option<Date> {
    match (a, b) {
        (Some(a), Some(b)) => Some(a.min(b)),
        (a, b) => a.or(b),
    }
}
