//! How a claim came to be and what became of it.

use crate::entry::{COLUMNS, Entry};
use crate::error::Refused;
use crate::project::column;
use crate::sqlite::Doing;
use crate::wire::Event;
use crate::{Error, Ledger};
use record::{ClaimId, Reader, Review, Timestamp};
use sqlx::AssertSqlSafe;

/// One step in the life of a claim.
#[derive(Clone, Debug, PartialEq)]
pub struct Change {
    /// The entry that recorded it.
    pub entry: u64,
    /// When.
    pub recorded: Timestamp,
    /// What happened.
    pub happened: Happened,
    /// The reason a person gave.
    pub reason: Option<String>,
}

/// What can happen to a claim.
#[derive(Clone, Debug, PartialEq)]
pub enum Happened {
    /// A machine read it.
    Read(Reader),
    /// A person wrote it; in place of another, if named.
    Written(Option<ClaimId>),
    /// A person reviewed it; an edit names the claim that took its place.
    Reviewed(Review, Option<ClaimId>),
    /// A new reading did not find it again; the claim on the same words, if there is one.
    ReadAnew(Reader, Option<ClaimId>),
    /// Its document's words were cleared.
    Redacted,
}

impl Ledger {
    /// Everything that happened to a claim, in order; also for redacted ones.
    ///
    /// # Errors
    /// When there is no claim of that name.
    pub async fn claim_history(&self, id: ClaimId) -> Result<Vec<Change>, Error> {
        let mut tx = self.begin().await?;
        // All entries of its document, of which few are about this claim.
        let sql = format!(
            "SELECT {COLUMNS} FROM entries WHERE document = \
             (SELECT document FROM claims WHERE id = $1) ORDER BY seq"
        );
        let entries: Vec<Entry> = sqlx::query_as(AssertSqlSafe(sql))
            .bind(column(id.0))
            .fetch_all(&mut *tx)
            .await
            .doing("read entries")?;
        if entries.is_empty() {
            return Err(Refused::NoClaim(id).into());
        }
        let known = entries.iter().filter(|entry| entry.known());
        known
            .filter_map(|entry| change(entry, id).transpose())
            .collect()
    }
}

fn change(entry: &Entry, id: ClaimId) -> Result<Option<Change>, Error> {
    let Some(happened) = happened(&entry.event()?, id) else {
        return Ok(None);
    };
    let words = entry.words()?;
    Ok(Some(Change {
        entry: entry.number(),
        recorded: entry.recorded()?,
        happened,
        reason: words
            .as_ref()
            .and_then(|words| words.reason())
            .map(str::to_owned),
    }))
}

/// What an entry of its document has to do with a claim, if anything.
fn happened(event: &Event, id: ClaimId) -> Option<Happened> {
    match event {
        Event::Reading { reader, .. } if event.adds(id) => Some(Happened::Read(reader.clone())),
        Event::Reading {
            reader, superseded, ..
        } => {
            let (_, by) = superseded.iter().find(|(old, _)| *old == id)?;
            Some(Happened::ReadAnew(reader.clone(), *by))
        }
        Event::Claim { claim, .. } => (*claim == id).then_some(Happened::Written(None)),
        Event::Review { claim, .. } if event.adds(id) => Some(Happened::Written(Some(*claim))),
        Event::Review {
            claim, review, by, ..
        } => (*claim == id).then_some(Happened::Reviewed(*review, *by)),
        // A claim that was redacted was there before: nothing is added afterwards.
        Event::Redaction { .. } => Some(Happened::Redacted),
        Event::Document { .. } | Event::Date { .. } | Event::Finding(_) | Event::Withdrawal(_) => {
            None
        }
    }
}
