//! Clearing a document's words for good.
//!
//! What goes: the payload and salt of every entry that belongs to the document
//! (its text, title, address, byline and data; its claims; the reasons of
//! reviews and dates, which like to quote) or rests on it (checks, warnings), every column derived from them, the
//! plain hash of the text, the file's free pages and the write-ahead log.
//!
//! What stays: that there was a document, how many claims it had, when each was
//! recorded, by what it was read, how it was reviewed, and the salted hashes,
//! which without their salts tell nothing. And the reason for the redaction.
//!
//! What this cannot reach: copies of the file, other documents that carry the
//! same words, and what a disk keeps of blocks that a file gave back.

use crate::append::Append;
use crate::error::Refused;
use crate::project::column;
use crate::sqlite::{self, Doing};
use crate::wire::{Event, Words};
use crate::{Error, Writer, documents};
use record::{DocumentId, State, Timestamp};

/// What a redaction cleared.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Redacted {
    /// Claims that are empty shells now.
    pub claims: usize,
    /// Entries whose payload is gone, the document's own included.
    pub entries: usize,
}

impl Writer {
    /// Clears a document's text and everything copied from it out of the file's
    /// bytes. The claims stay as empty shells, and [`crate::Ledger::verify`] still holds.
    ///
    /// `reason` is kept and shown: it must not repeat what is redacted. Redacting
    /// a redacted document again only finishes clearing the file.
    ///
    /// # Errors
    /// No such document; an empty reason; another process that holds the file
    /// open, so that its old pages cannot be cleared yet.
    pub async fn redact(
        &self,
        now: Timestamp,
        document: DocumentId,
        reason: &str,
    ) -> Result<Redacted, Error> {
        if reason.trim().is_empty() {
            return Err(Refused::NoReason.into());
        }
        let mut append = Append::begin(self, now).await?;
        let redacted = match documents::row(append.connection(), document)
            .await?
            .redacted
        {
            true => Redacted::default(),
            false => append.redact(document, reason).await?,
        };
        append.commit().await?;
        sqlite::sweep(self.pool()).await?;
        Ok(redacted)
    }
}

impl Append<'_> {
    async fn redact(&mut self, document: DocumentId, reason: &str) -> Result<Redacted, Error> {
        let entries = self
            .clear(
                "UPDATE entries SET salt = NULL, payload = NULL WHERE document = $1",
                document,
            )
            .await?
            + self.clear_findings(document).await?;
        let reason = reason.to_owned();
        let words = Words::Redaction { reason };
        let entry = self.entry(&Event::Redaction { document }, words)?;
        let claims = self.clear_claims(document, entry).await?;
        self.clear(CLEAR_DOCUMENT, document).await?;
        self.clear("DELETE FROM text_hashes WHERE document = $1", document)
            .await?;
        // Until the pages are swept; a process that is killed before that leaves it for the next.
        self.mark_unswept().await?;
        Ok(Redacted { claims, entries })
    }

    async fn clear(&mut self, sql: &'static str, document: DocumentId) -> Result<usize, Error> {
        let done = sqlx::query(sql)
            .bind(column(document.0))
            .execute(self.connection())
            .await;
        let rows = done.doing("redact a document")?.rows_affected();
        Ok(usize::try_from(rows).unwrap_or(usize::MAX))
    }

    pub(crate) async fn mark_unswept(&mut self) -> Result<(), Error> {
        let done = sqlx::query("UPDATE ledger SET unswept = 1")
            .execute(self.connection())
            .await;
        done.doing("redact a document")?;
        Ok(())
    }

    async fn clear_claims(&mut self, document: DocumentId, entry: u64) -> Result<usize, Error> {
        let done = sqlx::query(CLEAR_CLAIMS)
            .bind(column(document.0))
            .bind(State::Redacted.as_str())
            .bind(column(entry))
            .execute(self.connection())
            .await;
        let rows = done.doing("redact claims")?.rows_affected();
        Ok(usize::try_from(rows).unwrap_or(usize::MAX))
    }
}

/// Leaves what `DocumentRow::shell` has.
const CLEAR_DOCUMENT: &str = "UPDATE documents SET published = NULL, published_last = NULL, \
     outlet = NULL, reader = NULL, models = NULL, redacted = 1 WHERE id = $1";

/// Leaves what `ClaimRow::shell` has.
const CLEAR_CLAIMS: &str = "UPDATE claims SET kind = NULL, stance = NULL, measure = NULL, \
     subject = NULL, source = NULL, place = NULL, area = NULL, country = NULL, begins = NULL, \
     ends = NULL, folded = NULL, state = $2, changed = $3 WHERE document = $1";
