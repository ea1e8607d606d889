//! Reading a stored document anew.

use crate::{Error, Reading, Writer};
use record::{DocumentId, Timestamp};

/// What a new reading changed.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Reread {
    /// Claims that were not there before.
    pub added: usize,
    /// Claims found again just as they were; they keep their names.
    pub kept: usize,
    /// Unreviewed claims that the new reading does not bear out.
    pub superseded: usize,
    /// Claims not added because a person has judged the same words before.
    pub withheld: usize,
}

impl Writer {
    /// Records new readings of stored documents, all of them or none.
    ///
    /// Machine-read claims that no person has reviewed give way to the new
    /// reading, unless it finds them again just as they were. What a person
    /// accepted, edited, wrote or rejected stands, and a claim that repeats it
    /// (same content, measure and kind) is withheld. Where nothing changed and
    /// the reader is the same, nothing is recorded.
    ///
    /// # Errors
    /// No such document, a redacted one, or a claim whose words do not stand in it.
    pub async fn reread(
        &self,
        now: Timestamp,
        readings: Vec<(DocumentId, Reading)>,
    ) -> Result<Vec<Reread>, Error> {
        let _ = (now, readings);
        unimplemented!()
    }
}
