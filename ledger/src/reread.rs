//! Reading a stored document anew.

use crate::append::{Append, check_words};
use crate::error::Refused;
use crate::project::column;
use crate::query::Where;
use crate::sqlite::Doing;
use crate::standing::Standing;
use crate::stored::{self, HANDLE, Handle};
use crate::{Error, Reading, Writer, documents};
use record::{Claim, ClaimId, Document, DocumentId, Reader, State, StoredClaim, Timestamp};
use std::collections::{HashMap, HashSet};

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
        let (mut changes, mut group, mut seen) = (vec![], vec![], HashSet::new());
        for (document, reading) in readings {
            // A second reading of a document must see what the first one did.
            if !seen.insert(document) {
                changes.extend(append.reread_all(std::mem::take(&mut group)).await?);
                seen = HashSet::from([document]);
            }
            group.push((document, reading));
        }
        changes.extend(append.reread_all(group).await?);
        append.commit().await?;
        Ok(changes)
    }
}

/// A document as it was before a new reading.
struct Before {
    document: Document,
    reader: Option<Reader>,
    /// All its claims, each with whether a person has judged it.
    claims: Vec<(StoredClaim, bool)>,
}

impl Append<'_> {
    /// Records new readings of different documents.
    async fn reread_all(
        &mut self,
        group: Vec<(DocumentId, Reading)>,
    ) -> Result<Vec<Reread>, Error> {
        if group.is_empty() {
            return Ok(vec![]);
        }
        let ids: Vec<DocumentId> = group.iter().map(|(id, _)| *id).collect();
        let before = self.before(&ids).await?;
        let mut changes = Vec::with_capacity(group.len());
        for (id, reading) in group {
            let before = before.get(&id).ok_or(Refused::NoDocument(id))?;
            changes.push(self.reread(id, reading, before).await?);
        }
        self.flush().await?;
        Ok(changes)
    }

    async fn reread(
        &mut self,
        id: DocumentId,
        reading: Reading,
        before: &Before,
    ) -> Result<Reread, Error> {
        for claim in &reading.claims {
            check_words(id, &before.document, claim)?;
        }
        let Reading { reader, claims } = reading;
        let (fresh, stale, mut change) = compare(&before.claims, claims);
        let nothing_new = fresh.is_empty() && stale.is_empty();
        if nothing_new && before.reader.as_ref() == Some(&reader) {
            return Ok(change);
        }
        change.added = fresh.len();
        change.superseded = stale.len();
        let superseded = self.pair(&stale, &fresh);
        self.read_by(id, &reader).await?;
        let claims = fresh;
        let (entry, _) = self.reading(id, Reading { reader, claims }, &superseded)?;
        for (old, new) in superseded {
            self.stand(old, Standing::read_anew(new, entry)).await?;
        }
        Ok(change)
    }

    async fn read_by(&mut self, document: DocumentId, reader: &Reader) -> Result<(), Error> {
        sqlx::query("UPDATE documents SET reader = $2, models = $3 WHERE id = $1")
            .bind(column(document.0))
            .bind(&reader.version)
            .bind(&reader.models)
            .execute(self.connection())
            .await
            .doing("record the reader")?;
        Ok(())
    }

    /// What is there of these documents; those that do not exist are left out.
    async fn before(&mut self, ids: &[DocumentId]) -> Result<HashMap<DocumentId, Before>, Error> {
        let rows = documents::rows(self.connection(), ids).await?;
        if let Some(row) = rows.iter().find(|row| row.redacted) {
            return Err(Refused::RedactedDocument(row.name()).into());
        }
        let numbers = rows.iter().map(|row| row.id);
        let mut texts = stored::documents(self.connection(), numbers).await?;
        let mut claims = self.claims_of(ids).await?;
        let mut before = HashMap::new();
        for row in rows {
            let (number, id) = (row.id, row.name());
            let one = Before {
                document: texts.remove(&number).ok_or(Refused::NoDocument(id))?,
                reader: row.last_reader(),
                claims: claims.remove(&id).unwrap_or_default(),
            };
            before.insert(id, one);
        }
        Ok(before)
    }

    async fn claims_of(
        &mut self,
        documents: &[DocumentId],
    ) -> Result<HashMap<DocumentId, Vec<(StoredClaim, bool)>>, Error> {
        let judged = self.judged(documents).await?;
        let select = format!("SELECT {HANDLE} FROM claims c WHERE 1 = 1");
        let mut query = Where::new(select)
            .of_documents("c.document", documents)
            .finish(" ORDER BY c.id");
        let handles: Vec<Handle> = query
            .build_query_as()
            .persistent(false)
            .fetch_all(self.connection())
            .await
            .doing("list claims")?;
        let mut claims: HashMap<DocumentId, Vec<_>> = HashMap::new();
        for claim in stored::claims(self.connection(), &handles).await? {
            let seen = judged.contains(&column(claim.id.0));
            claims
                .entry(claim.document)
                .or_default()
                .push((claim, seen));
        }
        Ok(claims)
    }

    /// The claims that a person wrote or reviewed, an edited one included; not
    /// those whose review was taken back.
    async fn judged(&mut self, documents: &[DocumentId]) -> Result<HashSet<i64>, Error> {
        let select = "SELECT c.id FROM claims c LEFT JOIN entries e ON e.seq = c.changed \
             WHERE (c.origin = 'person' OR (e.kind = 'review' AND c.state <> 'machine-read'))";
        let mut query = Where::new(select)
            .of_documents("c.document", documents)
            .finish("");
        let judged: Vec<i64> = query
            .build_query_scalar()
            .persistent(false)
            .fetch_all(self.connection())
            .await
            .doing("list reviews")?;
        Ok(judged.into_iter().collect())
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
