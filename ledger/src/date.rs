//! Giving a document its date later.

use crate::append::Append;
use crate::project::column;
use crate::sqlite::Doing;
use crate::wire::{Event, Words};
use crate::{Error, Writer, stored};
use record::{DocumentId, PartialDate, Timestamp};

impl Writer {
    /// Records when a document was published, in place of what was known before.
    ///
    /// Its claims stay as they are: whoever has a reader reads it anew, so that
    /// relative dates close, and passes the result to [`Writer::reread`].
    ///
    /// # Errors
    /// No such document, or a redacted one.
    pub async fn date(
        &self,
        now: Timestamp,
        document: DocumentId,
        published: PartialDate,
        reason: Option<&str>,
    ) -> Result<(), Error> {
        let mut append = Append::begin(self, now).await?;
        stored::document(append.connection(), document).await?;
        let reason = reason.map(str::to_owned);
        let words = Words::Date { published, reason };
        append.entry(&Event::Date { document }, words)?;
        append.dated(document, published).await?;
        append.commit().await
    }
}

impl Append<'_> {
    async fn dated(&mut self, document: DocumentId, published: PartialDate) -> Result<(), Error> {
        sqlx::query("UPDATE documents SET published = $2, published_last = $3 WHERE id = $1")
            .bind(column(document.0))
            .bind(published.to_string())
            .bind(published.last().to_string())
            .execute(self.connection())
            .await
            .doing("date a document")?;
        Ok(())
    }
}
