//! Listing documents.

use crate::entry::{self, Entry};
use crate::error::Refused;
use crate::project::{DOCUMENT_COLUMNS, DocumentRow, column};
use crate::query::Where;
use crate::sqlite::{Connection, Doing};
use crate::wire::Words;
use crate::{DocumentFilter, Error, Ledger, chain};
use record::{Document, DocumentId, Reader, StoredDocument};
use sqlx::AssertSqlSafe;
use std::collections::HashMap;

/// Documents read at once.
const CHUNK: usize = 256;

impl Ledger {
    /// The documents that `filter` asks for, with their text, in order of recording.
    ///
    /// For a large ledger ask in pages (`after`, `limit`).
    ///
    /// # Errors
    /// When the file cannot be read or holds what this version cannot.
    pub async fn documents(&self, filter: &DocumentFilter) -> Result<Vec<StoredDocument>, Error> {
        documents(&mut *self.begin().await?, filter).await
    }

    /// One document; its text is empty once redacted.
    ///
    /// # Errors
    /// When there is none of that name.
    pub async fn document(&self, id: DocumentId) -> Result<StoredDocument, Error> {
        let mut tx = self.begin().await?;
        let row = row(&mut tx, id).await?;
        let found = read(&mut tx, vec![row]).await?.pop();
        found.ok_or_else(|| Refused::NoDocument(id).into())
    }

    /// The document with exactly this text, if the ledger has it.
    ///
    /// # Errors
    /// When the file cannot be read.
    pub async fn known(&self, text: &str) -> Result<Option<DocumentId>, Error> {
        let hash = chain::plain(text);
        let known = known(&mut *self.begin().await?, std::slice::from_ref(&hash)).await?;
        Ok(known.get(&hash).copied())
    }

    /// What read a document last, if anything did.
    ///
    /// # Errors
    /// When there is no document of that name.
    pub async fn last_reader(&self, id: DocumentId) -> Result<Option<Reader>, Error> {
        let row = row(&mut *self.begin().await?, id).await?;
        Ok(row.last_reader())
    }
}

impl DocumentRow {
    /// Its name.
    pub(crate) fn name(&self) -> DocumentId {
        DocumentId(self.id.unsigned_abs())
    }

    /// What read it last.
    pub(crate) fn last_reader(self) -> Option<Reader> {
        let (version, models) = self.reader.zip(self.models)?;
        Some(Reader { version, models })
    }
}

/// See [`Ledger::documents`].
pub(crate) async fn documents(
    connection: &mut Connection,
    filter: &DocumentFilter,
) -> Result<Vec<StoredDocument>, Error> {
    let select = format!("SELECT {DOCUMENT_COLUMNS} FROM documents d WHERE 1 = 1");
    let mut query = Where::new(select)
        .documents(filter)
        .finish(" ORDER BY d.id");
    if let Some(limit) = filter.limit {
        query.push(" LIMIT ").push_bind(column(limit as u64));
    }
    let rows = query
        .build_query_as()
        .persistent(false)
        .fetch_all(&mut *connection)
        .await;
    read(connection, rows.doing("list documents")?).await
}

/// The row of a document.
pub(crate) async fn row(connection: &mut Connection, id: DocumentId) -> Result<DocumentRow, Error> {
    let sql = format!("SELECT {DOCUMENT_COLUMNS} FROM documents WHERE id = $1");
    let row = sqlx::query_as(AssertSqlSafe(sql))
        .bind(column(id.0))
        .fetch_optional(connection)
        .await
        .doing("find a document")?;
    row.ok_or_else(|| Refused::NoDocument(id).into())
}

/// The rows of these documents, of which there must be one at least.
pub(crate) async fn rows(
    connection: &mut Connection,
    ids: &[DocumentId],
) -> Result<Vec<DocumentRow>, Error> {
    let select = format!("SELECT {DOCUMENT_COLUMNS} FROM documents WHERE 1 = 1");
    let mut query = Where::new(select).of_documents("id", ids).finish("");
    let rows = query
        .build_query_as()
        .persistent(false)
        .fetch_all(connection)
        .await;
    rows.doing("find documents")
}

/// The documents whose texts have these plain hashes, by hash.
pub(crate) async fn known(
    connection: &mut Connection,
    hashes: &[String],
) -> Result<HashMap<String, DocumentId>, Error> {
    let mut known = HashMap::new();
    for chunk in hashes.chunks(CHUNK) {
        let select = "SELECT hash, document FROM text_hashes WHERE 1 = 1";
        let mut query = Where::new(select).any("hash", chunk).finish("");
        let rows: Vec<(String, i64)> = query
            .build_query_as()
            .persistent(false)
            .fetch_all(&mut *connection)
            .await
            .doing("look texts up")?;
        known.extend(
            rows.into_iter()
                .map(|(hash, id)| (hash, DocumentId(id.unsigned_abs()))),
        );
    }
    Ok(known)
}

async fn read(
    connection: &mut Connection,
    rows: Vec<DocumentRow>,
) -> Result<Vec<StoredDocument>, Error> {
    let mut documents = Vec::with_capacity(rows.len());
    for chunk in rows.chunks(CHUNK) {
        let entries = entry::fetch(connection, chunk.iter().map(|row| row.entry)).await?;
        for row in chunk {
            let number = row.entry.unsigned_abs();
            let entry = entries.get(&row.entry);
            documents.push(stored(
                row,
                entry.ok_or_else(|| Error::broken(number, "it is missing"))?,
            )?);
        }
    }
    Ok(documents)
}

fn stored(row: &DocumentRow, entry: &Entry) -> Result<StoredDocument, Error> {
    let document = match entry.words()? {
        Some(Words::Document(document)) => *document,
        None if row.redacted => Document::default(),
        _ => return Err(entry.broken("it holds no document")),
    };
    // The date that holds now, which a person may have given later.
    let published = row.published.as_deref().map(str::parse).transpose();
    let published = published.map_err(|error: record::Error| entry.broken(error.to_string()))?;
    Ok(StoredDocument {
        id: DocumentId(row.id.unsigned_abs()),
        document: Document {
            published,
            ..document
        },
        recorded: entry.recorded()?,
        redacted: row.redacted,
    })
}
