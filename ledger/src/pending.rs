//! Rows under way in a transaction, written many to a statement.
//!
//! A statement is a trip to another thread and back: row by row, a batch of
//! 250 documents would take 2,500 of them.

use crate::Error;
use crate::entry::{COLUMNS, Entry};
use crate::project::{CLAIM_COLUMNS, ClaimRow, DOCUMENT_COLUMNS, DocumentRow};
use crate::sqlite::{Connection, Db, Doing};
use crate::standing::Standing;
use sqlx::QueryBuilder;
use sqlx::query_builder::Separated;

/// What was appended and is not in the tables yet.
#[derive(Default)]
pub(crate) struct Pending {
    pub(crate) entries: Vec<Entry>,
    pub(crate) documents: Vec<DocumentRow>,
    /// Plain hashes of texts, by document.
    pub(crate) texts: Vec<(i64, String)>,
    pub(crate) claims: Vec<(ClaimRow, Standing)>,
}

impl Pending {
    /// Puts all rows into their tables.
    pub(crate) async fn write(self, connection: &mut Connection) -> Result<(), Error> {
        let entries = format!("entries ({COLUMNS})");
        insert(connection, &entries, &self.entries, bind_entry).await?;
        let documents = format!("documents ({DOCUMENT_COLUMNS})");
        insert(connection, &documents, &self.documents, bind_document).await?;
        insert(
            connection,
            "text_hashes (document, hash)",
            &self.texts,
            bind_text,
        )
        .await?;
        let claims = format!("claims ({CLAIM_COLUMNS}, state)");
        insert(connection, &claims, &self.claims, bind_claim).await
    }
}

/// Rows to a statement: few sizes, so that each statement is prepared once.
const SIZES: [usize; 3] = [64, 8, 1];

async fn insert<T>(
    connection: &mut Connection,
    into: &str,
    mut rows: &[T],
    bind: fn(Separated<'_, Db, &'static str>, &T),
) -> Result<(), Error> {
    while !rows.is_empty() {
        let size = SIZES.into_iter().find(|size| *size <= rows.len());
        let (now, later) = rows.split_at(size.unwrap_or(rows.len()));
        let mut query = QueryBuilder::<Db>::new(format!("INSERT INTO {into} "));
        query.push_values(now, bind);
        query
            .build()
            .execute(&mut *connection)
            .await
            .doing("append to the ledger")?;
        rows = later;
    }
    Ok(())
}

fn bind_entry(mut tuple: Separated<'_, Db, &'static str>, entry: &Entry) {
    tuple
        .push_bind(entry.seq)
        .push_bind(entry.version)
        .push_bind(entry.kind.clone())
        .push_bind(entry.recorded.clone())
        .push_bind(entry.document)
        .push_bind(entry.header.clone())
        .push_bind(entry.salt.clone())
        .push_bind(entry.payload.clone())
        .push_bind(entry.commitment.clone())
        .push_bind(entry.hash.clone());
}

fn bind_document(mut tuple: Separated<'_, Db, &'static str>, row: &DocumentRow) {
    tuple
        .push_bind(row.id)
        .push_bind(row.entry)
        .push_bind(row.published.clone())
        .push_bind(row.published_last.clone())
        .push_bind(row.outlet.clone())
        .push_bind(row.reader.clone())
        .push_bind(row.models.clone())
        .push_bind(i64::from(row.redacted));
}

fn bind_text(mut tuple: Separated<'_, Db, &'static str>, (document, hash): &(i64, String)) {
    tuple.push_bind(*document).push_bind(hash.clone());
}

fn bind_claim(mut tuple: Separated<'_, Db, &'static str>, (row, at): &(ClaimRow, Standing)) {
    tuple
        .push_bind(row.id)
        .push_bind(row.document)
        .push_bind(row.entry)
        .push_bind(row.item)
        .push_bind(row.origin.clone());
    for facet in &row.facets {
        tuple.push_bind(facet.clone());
    }
    tuple.push_bind(at.state.as_str());
}
