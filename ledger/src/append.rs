//! The one way into the ledger: a transaction that adds entries to the end of the chain.

use crate::chain::{self, ROOT};
use crate::entry::Entry;
use crate::error::Refused;
use crate::pending::Pending;
use crate::project::column;
use crate::sqlite::{self, Connection, Doing, Transaction};
use crate::standing::Standing;
use crate::wire::{Event, VERSION, Words};
use crate::{Error, Writer};
use record::{Claim, ClaimId, Document, DocumentId, Timestamp};

/// Entries under way: they are all recorded at [`Append::commit`], or none.
pub(crate) struct Append<'w> {
    tx: Transaction,
    writer: &'w Writer,
    recorded: String,
    seq: u64,
    head: String,
    documents: u64,
    claims: u64,
    pub(crate) pending: Pending,
}

impl<'w> Append<'w> {
    /// Waits for the lock and finds the end of the chain.
    pub(crate) async fn begin(writer: &'w Writer, now: Timestamp) -> Result<Append<'w>, Error> {
        let mut tx = sqlite::begin_append(writer.pool()).await?;
        let last: Option<(i64, String)> =
            sqlx::query_as("SELECT seq, hash FROM entries ORDER BY seq DESC LIMIT 1")
                .fetch_optional(&mut *tx)
                .await
                .doing("find the last entry")?;
        let (seq, head) = last.unwrap_or_else(|| (0, ROOT.into()));
        Ok(Append {
            documents: highest(&mut tx, "SELECT MAX(id) FROM documents").await?,
            claims: highest(&mut tx, "SELECT MAX(id) FROM claims").await?,
            tx,
            writer,
            recorded: now.to_string(),
            seq: seq.unsigned_abs(),
            head,
            pending: Pending::default(),
        })
    }

    /// Makes all of it last.
    pub(crate) async fn commit(mut self) -> Result<(), Error> {
        self.flush().await?;
        self.tx.commit().await.doing("append to the ledger")
    }

    /// The name of the next document.
    pub(crate) fn name_document(&mut self) -> DocumentId {
        self.documents += 1;
        DocumentId(self.documents)
    }

    /// The names of the next `count` claims, by the first of them.
    pub(crate) fn name_claims(&mut self, count: usize) -> ClaimId {
        let first = self.claims + 1;
        self.claims += count as u64;
        ClaimId(first)
    }

    /// The names that the next claims will get.
    pub(crate) fn upcoming_claims(&self) -> impl Iterator<Item = ClaimId> + Clone + use<> {
        (self.claims + 1..).map(ClaimId)
    }

    /// Writes what is pending, so that queries see it.
    pub(crate) async fn flush(&mut self) -> Result<(), Error> {
        std::mem::take(&mut self.pending).write(&mut self.tx).await
    }

    /// The transaction itself. Rows that are [`Append::pending`] are not in it yet.
    pub(crate) fn connection(&mut self) -> &mut Connection {
        &mut self.tx
    }

    /// Adds an entry to the end of the chain and returns its number.
    pub(crate) fn entry(&mut self, event: &Event, words: Words) -> Result<u64, Error> {
        let entry = self.seal(event, words).map_err(Refused::Unwritable)?;
        self.seq = entry.number();
        self.head.clone_from(&entry.hash);
        self.pending.entries.push(entry);
        Ok(self.seq)
    }

    fn seal(&mut self, event: &Event, words: Words) -> Result<Entry, String> {
        let salt = self.writer.salt();
        let payload = words.encode()?;
        let mut entry = Entry {
            seq: column(self.seq + 1),
            version: VERSION,
            kind: event.kind().into(),
            recorded: self.recorded.clone(),
            document: event.document().map(|id| column(id.0)),
            header: event.encode()?,
            commitment: chain::commitment(&salt, &payload),
            salt: Some(chain::hex(&salt)),
            payload: Some(payload),
            hash: String::new(),
        };
        entry.hash = chain::link(&self.head, &entry);
        Ok(entry)
    }

    /// Sets where a claim stands.
    pub(crate) async fn stand(&mut self, id: ClaimId, at: Standing) -> Result<(), Error> {
        const SQL: &str =
            "UPDATE claims SET state = $2, superseded_by = $3, changed = $4 WHERE id = $1";
        sqlx::query(SQL)
            .bind(column(id.0))
            .bind(at.state.as_str())
            .bind(at.superseded_by.map(|by| column(by.0)))
            .bind(at.changed.map(column))
            .execute(&mut *self.tx)
            .await
            .doing("set where a claim stands")?;
        Ok(())
    }
}

async fn highest(connection: &mut Connection, sql: &'static str) -> Result<u64, Error> {
    let highest: Option<i64> = sqlx::query_scalar(sql)
        .fetch_one(connection)
        .await
        .doing("find the last name given")?;
    Ok(highest.unwrap_or(0).unsigned_abs())
}

/// Refuses a claim that was made on another text than the document's.
pub(crate) fn check_words(id: DocumentId, document: &Document, claim: &Claim) -> Result<(), Error> {
    let text = &document.text;
    let stands = claim.span.of(text) == Some(claim.words());
    if stands && claim.spans().iter().all(|span| span.checked(text).is_ok()) {
        return Ok(());
    }
    Err(Refused::Elsewhere(id, claim.words().into()).into())
}
