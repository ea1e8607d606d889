//! Checking that a ledger is what its entries say.
//!
//! One pass over the entries in order: the chain, the payload behind each
//! commitment, the meaning of both, the words behind every span, and the
//! derived rows. So the entry that an error names is the first that fails; only
//! what later entries may still change (where a claim stands, a document's date)
//! is compared after the last one.

mod chained;
mod derived;
mod meaning;

use crate::count::count;
use crate::entry::{COLUMNS, Entry};
use crate::sqlite::{self, Connection, Doing};
use crate::{Error, Ledger, Seal};
use chained::Chain;
use meaning::Replay;
use sqlx::AssertSqlSafe;

/// What was checked and found sound.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Verified {
    /// Entries whose hashes hold.
    pub entries: u64,
    /// Documents whose text is what was recorded; redacted ones not included.
    pub documents: u64,
    /// Claims whose words stand at their spans; redacted ones not included.
    pub claims: u64,
    /// Spans looked up in their documents' bytes.
    pub spans: u64,
    /// Checks, warnings, rulings and carriers with their words.
    pub findings: u64,
    /// Entries whose payload was redacted.
    pub redacted: u64,
    /// Entries of a kind that only a later version knows; their hashes hold.
    pub unknown: u64,
    /// Hash of the last entry, in hex.
    pub head: String,
}

/// Entries read at once.
const CHUNK: i64 = 500;

impl Ledger {
    /// Re-reads the chain, the payloads, the bytes behind every span and the derived rows.
    ///
    /// With a seal it also finds a ledger that was cut off or written anew since.
    /// `progress` is called now and then with the entries done and their number.
    ///
    /// # Errors
    /// The first entry that fails and how ([`Error::is_broken`]); a file that cannot be read.
    pub async fn verify(
        &self,
        seal: Option<&Seal>,
        progress: &mut (dyn FnMut(u64, u64) + Send),
    ) -> Result<Verified, Error> {
        let mut tx = self.begin().await?;
        sqlite::check_pages(&mut tx).await?;
        let total = count(&mut tx, "SELECT COUNT(*) FROM entries").await?;
        let mut chain = Chain::new(&mut tx, seal).await?;
        let mut replay = Replay::default();
        loop {
            let entries = following(&mut tx, chain.seq()).await?;
            if entries.is_empty() {
                break;
            }
            for entry in &entries {
                chain.follow(entry)?;
                replay.take(&mut tx, entry).await?;
            }
            replay.compare_new(&mut tx).await?;
            progress(chain.seq(), total);
        }
        replay.compare_all(&mut tx).await?;
        let head = chain.finish()?;
        Ok(Verified {
            head,
            ..replay.verified
        })
    }
}

async fn following(connection: &mut Connection, seq: u64) -> Result<Vec<Entry>, Error> {
    let sql = format!("SELECT {COLUMNS} FROM entries WHERE seq > $1 ORDER BY seq LIMIT $2");
    sqlx::query_as(AssertSqlSafe(sql))
        .bind(crate::project::column(seq))
        .bind(CHUNK)
        .fetch_all(connection)
        .await
        .doing("read entries")
}
