//! Reading a stored document anew.

use crate::append::{Append, check_words};
use crate::project::column;
use crate::sqlite::Doing;
use crate::stored::{self, HANDLE, Handle};
use crate::{Error, Reading, Writer, documents};
use record::{Claim, ClaimId, DocumentId, State, StoredClaim, Timestamp};
use sqlx::AssertSqlSafe;
use std::collections::HashSet;

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
        let mut append = Append::begin(self, now).await?;
        let mut changes = Vec::with_capacity(readings.len());
        for (document, reading) in readings {
            changes.push(append.reread(document, reading).await?);
        }
        append.commit().await?;
        Ok(changes)
    }
}

impl Append<'_> {
    async fn reread(&mut self, id: DocumentId, reading: Reading) -> Result<Reread, Error> {
        let document = stored::document(self.connection(), id).await?;
        for claim in &reading.claims {
            check_words(id, &document, claim)?;
        }
        let before = self.claims_of(id).await?;
        let last_reader = documents::row(self.connection(), id).await?.last_reader();
        let Reading { reader, claims } = reading;
        let (fresh, stale, mut change) = compare(&before, claims);
        let nothing_new = fresh.is_empty() && stale.is_empty();
        if nothing_new && last_reader.as_ref() == Some(&reader) {
            return Ok(change);
        }
        change.added = fresh.len();
        change.superseded = stale.len();
        let superseded = self.pair(&stale, &fresh);
        let reading = Reading {
            reader,
            claims: fresh,
        };
        self.reading(id, reading, superseded).await?;
        Ok(change)
    }

    /// All claims of a document, each with whether a person has judged it.
    async fn claims_of(&mut self, document: DocumentId) -> Result<Vec<(StoredClaim, bool)>, Error> {
        let sql = format!("SELECT {HANDLE} FROM claims c WHERE c.document = $1 ORDER BY c.id");
        let handles: Vec<Handle> = sqlx::query_as(AssertSqlSafe(sql))
            .bind(column(document.0))
            .fetch_all(self.connection())
            .await
            .doing("list claims")?;
        let judged: Vec<i64> = sqlx::query_scalar(
            "SELECT c.id FROM claims c LEFT JOIN entries e ON e.seq = c.changed \
             WHERE c.document = $1 AND (e.kind = 'review' OR c.origin = 'person')",
        )
        .bind(column(document.0))
        .fetch_all(self.connection())
        .await
        .doing("list reviews")?;
        let judged: HashSet<i64> = judged.into_iter().collect();
        let claims = stored::claims(self.connection(), &handles).await?;
        let with = |claim: StoredClaim| {
            let seen = judged.contains(&column(claim.id.0));
            (claim, seen)
        };
        Ok(claims.into_iter().map(with).collect())
    }

    /// Each superseded claim with the name that the first new one on the same words will get.
    fn pair(&self, stale: &[&StoredClaim], fresh: &[Claim]) -> Vec<(ClaimId, Option<ClaimId>)> {
        let names = self.upcoming_claims();
        let same = |old: &StoredClaim| {
            let mut named = names.clone().zip(fresh);
            named.find_map(|(name, new)| new.span.overlaps(old.claim.span).then_some(name))
        };
        stale.iter().map(|old| (old.id, same(old))).collect()
    }
}

/// New claims, claims to supersede, and how many were kept or withheld.
fn compare(
    before: &[(StoredClaim, bool)],
    claims: Vec<Claim>,
) -> (Vec<Claim>, Vec<&StoredClaim>, Reread) {
    let mut change = Reread::default();
    let mut fresh = vec![];
    let unseen = before
        .iter()
        .filter(|(claim, seen)| !seen && claim.state == State::Machine);
    let mut stale: Vec<&StoredClaim> = unseen.map(|(claim, _)| claim).collect();
    for claim in claims {
        if let Some(at) = stale.iter().position(|old| old.claim == claim) {
            stale.remove(at);
            change.kept += 1;
        } else if before
            .iter()
            .any(|(old, seen)| *seen && repeats(&claim, &old.claim))
        {
            change.withheld += 1;
        } else {
            fresh.push(claim);
        }
    }
    (fresh, stale, change)
}

/// Whether a claim says again what another says: the same content, measure and kind.
fn repeats(claim: &Claim, other: &Claim) -> bool {
    let measure = |claim: &Claim| claim.quantity.as_ref().map(|it| it.measure);
    claim.attribution.content == other.attribution.content
        && claim.kind == other.kind
        && measure(claim) == measure(other)
}
