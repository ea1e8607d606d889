//! Hashes: that no entry was changed, moved, removed or put in, and that words
//! are missing only where a redaction says so.

use crate::chain::{self, ROOT};
use crate::docket::Docket;
use crate::entry::Entry;
use crate::sqlite::{Connection, Doing};
use crate::wire::Sort;
use crate::{Error, Seal};
use std::collections::HashSet;

/// The end of the chain as far as it was followed.
pub(super) struct Chain<'s> {
    seq: u64,
    head: String,
    seal: Option<&'s Seal>,
    redacted: HashSet<i64>,
    /// Findings whose words went with a document or by themselves.
    cleared: HashSet<u64>,
}

impl<'s> Chain<'s> {
    pub(super) async fn new(
        connection: &mut Connection,
        seal: Option<&'s Seal>,
    ) -> Result<Chain<'s>, Error> {
        // A redaction stands behind the entries that it cleared, so it must be known beforehand.
        // That it is itself in the chain is checked when it is reached.
        let sql = "SELECT document FROM entries WHERE kind = 'redaction' AND document IS NOT NULL";
        let redacted: Vec<i64> = sqlx::query_scalar(sql)
            .fetch_all(&mut *connection)
            .await
            .doing("list redactions")?;
        let redacted = redacted.into_iter().collect();
        let docket = Docket::load(connection, &Sort::ALL).await?;
        Ok(Chain {
            seq: 0,
            head: ROOT.into(),
            seal,
            cleared: docket.cleared(&redacted),
            redacted,
        })
    }

    /// The last entry that holds.
    pub(super) fn seq(&self) -> u64 {
        self.seq
    }

    /// Checks the next entry's hashes.
    pub(super) fn follow(&mut self, entry: &Entry) -> Result<(), Error> {
        let expected = self.seq + 1;
        if entry.number() != expected || entry.seq < 1 {
            let how = format!("it is missing; the next one is {}", entry.seq);
            return Err(Error::broken(expected, how));
        }
        if chain::link(&self.head, entry) != entry.hash {
            return Err(
                entry.broken("its hash does not follow from what it says and the entry before")
            );
        }
        self.check_payload(entry)?;
        self.seq = expected;
        self.head.clone_from(&entry.hash);
        self.check_seal()
    }

    fn check_payload(&self, entry: &Entry) -> Result<(), Error> {
        let with_document = entry.document.is_some_and(|id| self.redacted.contains(&id))
            && entry.kind != "redaction";
        let cleared = with_document || self.cleared.contains(&entry.number());
        match (&entry.salt, &entry.payload) {
            (None, None) if cleared => Ok(()),
            (None, _) | (_, None) => {
                Err(entry.broken("its words are missing, though nothing redacted them"))
            }
            _ if cleared => {
                Err(entry.broken("its words are still there, though its document was redacted"))
            }
            (Some(salt), Some(payload)) => {
                let salt = chain::salt(salt).ok_or_else(|| entry.broken("its salt is not one"))?;
                if chain::commitment(&salt, payload) == entry.commitment {
                    return Ok(());
                }
                Err(entry.broken("its words are not those that were recorded"))
            }
        }
    }

    fn check_seal(&self) -> Result<(), Error> {
        match self.seal {
            Some(seal) if seal.entries == self.seq && seal.head != self.head => {
                let how = format!(
                    "the seal of {} has another hash for it: the ledger was written anew",
                    seal.taken
                );
                Err(Error::broken(self.seq, how))
            }
            _ => Ok(()),
        }
    }

    /// Checks that the chain reaches the seal, and returns the hash of its last entry.
    pub(super) fn finish(self) -> Result<String, Error> {
        match self.seal {
            Some(seal) if seal.entries > self.seq => {
                let how = format!(
                    "it is missing; the seal of {} counts {} entries: the ledger was cut off",
                    seal.taken, seal.entries
                );
                Err(Error::broken(self.seq + 1, how))
            }
            _ => Ok(self.head),
        }
    }
}
