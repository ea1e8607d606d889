//! Giving a document its date later.

use crate::{Error, Writer};
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
        let _ = (now, document, published, reason);
        unimplemented!()
    }
}
