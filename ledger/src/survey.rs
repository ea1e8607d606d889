//! Counting and paging without reading every word: what a page of a large
//! ledger and a side index need.

use crate::project::{column, fold};
use crate::query::{Dating, Where};
use crate::sqlite::Doing;
use crate::stored::{self, HANDLE, Handle};
use crate::{ClaimFilter, Error, Ledger, identities};
use record::{ClaimId, DocumentId, Identities, StoredClaim};

/// The end of the chain: whoever knows it knows whether anything was recorded since.
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash)]
pub struct Head {
    /// How many entries there are.
    pub entries: u64,
    /// The hash of the last, in hex; empty where there is none.
    pub hash: String,
}

/// What claims can be counted by.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Facet {
    /// Whom or what they are about.
    Subject,
    /// Who says so.
    Source,
    /// Where.
    Place,
    /// What they measure.
    Measure,
}

/// How many claims have one value of a [`Facet`].
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Counted {
    /// The value, folded to lower case.
    pub name: String,
    /// Claims that have it.
    pub claims: u64,
    /// Documents that they stand in.
    pub documents: u64,
    /// Of the claims, those that a person accepted or wrote.
    pub reviewed: u64,
    /// The first of them, which has the value as it is written.
    pub first: ClaimId,
}

/// Documents that entries were recorded for.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Changed {
    /// In order of their names.
    pub documents: Vec<DocumentId>,
    /// Whether words were cleared: an index that has them must be made anew.
    pub redacted: bool,
}

impl Facet {
    /// Whether rulings on identity say what its values mean.
    pub(crate) fn is_ruled(self) -> bool {
        matches!(self, Facet::Subject | Facet::Source)
    }

    pub(crate) fn column(self) -> &'static str {
        match self {
            Facet::Subject => "c.subject",
            Facet::Source => "c.source",
            Facet::Place => "c.place",
            Facet::Measure => "c.measure",
        }
    }
}

impl Ledger {
    /// The end of the chain.
    ///
    /// # Errors
    /// When the file cannot be read.
    pub async fn head(&self) -> Result<Head, Error> {
        let last: Option<(i64, String)> =
            sqlx::query_as("SELECT seq, hash FROM entries ORDER BY seq DESC LIMIT 1")
                .fetch_optional(self.pool())
                .await
                .doing("find the last entry")?;
        Ok(last.map_or_else(Head::default, |(seq, hash)| Head {
            entries: seq.unsigned_abs(),
            hash,
        }))
    }

    /// The hash of one entry, in hex, if there is one of that number.
    ///
    /// # Errors
    /// When the file cannot be read.
    pub async fn hash_of(&self, entry: u64) -> Result<Option<String>, Error> {
        sqlx::query_scalar("SELECT hash FROM entries WHERE seq = $1")
            .bind(column(entry))
            .fetch_optional(self.pool())
            .await
            .doing("find an entry")
    }

    /// The names of the claims that `filter` asks for, without their words, under
    /// standing rulings as [`Ledger::claims`].
    ///
    /// # Errors
    /// When the file cannot be read.
    pub async fn ids(&self, filter: &ClaimFilter) -> Result<Vec<ClaimId>, Error> {
        let filter = &self.ruled(filter).await?;
        let select = format!("SELECT c.id FROM claims c {} WHERE 1 = 1", join(filter));
        let mut query = Where::new(select)
            .claims(filter, Dating::Known)
            .finish(" ORDER BY c.id");
        let rows: Vec<i64> = query
            .build_query_scalar()
            .persistent(false)
            .fetch_all(self.pool())
            .await
            .doing("list claims")?;
        Ok(rows
            .into_iter()
            .map(|id| ClaimId(id.unsigned_abs()))
            .collect())
    }

    /// The documents that the claims stand in that `filter` asks for.
    ///
    /// # Errors
    /// When the file cannot be read.
    pub async fn documents_with(&self, filter: &ClaimFilter) -> Result<Vec<DocumentId>, Error> {
        let filter = &self.ruled(filter).await?;
        let select = format!(
            "SELECT DISTINCT c.document FROM claims c {} WHERE 1 = 1",
            join(filter)
        );
        let mut query = Where::new(select)
            .claims(filter, Dating::Known)
            .finish(" ORDER BY 1");
        let rows: Vec<i64> = query
            .build_query_scalar()
            .persistent(false)
            .fetch_all(self.pool())
            .await
            .doing("list documents")?;
        Ok(rows
            .into_iter()
            .map(|id| DocumentId(id.unsigned_abs()))
            .collect())
    }

    /// The claims that `filter` asks for, without counting those that it cannot
    /// judge: a page of [`Ledger::claims`] at a small price.
    ///
    /// # Errors
    /// As [`Ledger::claims`].
    pub async fn page(&self, filter: &ClaimFilter) -> Result<Vec<StoredClaim>, Error> {
        let mut tx = self.begin().await?;
        let identities = &identities::known(&mut tx, filter.as_of).await?;
        let filter = &identities::widened(filter, identities);
        let select = format!("SELECT {HANDLE} FROM claims c {} WHERE 1 = 1", join(filter));
        let mut query = Where::new(select)
            .claims(filter, Dating::Known)
            .finish(" ORDER BY c.id");
        if let Some(limit) = filter.limit {
            query.push(" LIMIT ").push_bind(column(limit as u64));
        }
        let handles: Vec<Handle> = query
            .build_query_as()
            .persistent(false)
            .fetch_all(&mut *tx)
            .await
            .doing("list claims")?;
        stored::claims_under(&mut tx, &handles, identities).await
    }

    /// The filter with every name that was merged into one it asks for.
    async fn ruled(&self, filter: &ClaimFilter) -> Result<ClaimFilter, Error> {
        if filter.subjects.is_empty() && filter.sources.is_empty() {
            return Ok(filter.clone());
        }
        let identities = self.identities(filter.as_of).await?;
        Ok(identities::widened(filter, &identities))
    }

    /// How many claims `filter` asks for; its `limit` is not looked at.
    ///
    /// # Errors
    /// When the file cannot be read.
    pub async fn count_claims(&self, filter: &ClaimFilter) -> Result<u64, Error> {
        let filter = &self.ruled(filter).await?;
        let select = format!("SELECT COUNT(*) FROM claims c {} WHERE 1 = 1", join(filter));
        let mut query = Where::new(select).claims(filter, Dating::Known).finish("");
        let count: i64 = query
            .build_query_scalar()
            .persistent(false)
            .fetch_one(self.pool())
            .await
            .doing("count claims")?;
        Ok(count.unsigned_abs())
    }

    /// The values of `facet` among the claims that `filter` asks for, the
    /// commonest first: `limit` of them after the first `skip`. A name that was
    /// merged into another counts there; what was taken away from an entity is
    /// counted under the name it was read as.
    ///
    /// # Errors
    /// When the file cannot be read.
    pub async fn count_by(
        &self,
        facet: Facet,
        filter: &ClaimFilter,
        skip: usize,
        limit: usize,
    ) -> Result<Vec<Counted>, Error> {
        let filter = &self.ruled(filter).await?;
        let merges = match facet.is_ruled() {
            true => merges(&self.identities(filter.as_of).await?),
            false => vec![],
        };
        let mut query = counting(facet.column(), filter, &merges)
            .claims(filter, Dating::Known)
            .finish(" GROUP BY 1 ORDER BY 2 DESC, 1 LIMIT ");
        query.push_bind(column(limit as u64));
        query.push(" OFFSET ").push_bind(column(skip as u64));
        let rows: Vec<(String, i64, i64, i64, i64)> = query
            .build_query_as()
            .persistent(false)
            .fetch_all(self.pool())
            .await
            .doing("count claims")?;
        Ok(rows.into_iter().map(Counted::from).collect())
    }

    /// The documents that entries after number `entry` were recorded for.
    ///
    /// # Errors
    /// When the file cannot be read.
    pub async fn changed_since(&self, entry: u64) -> Result<Changed, Error> {
        let rows: Vec<(i64, i64)> = sqlx::query_as(
            "SELECT document, MAX(CASE WHEN kind = 'redaction' THEN 1 ELSE 0 END) FROM entries \
             WHERE seq > $1 AND document IS NOT NULL GROUP BY document ORDER BY document",
        )
        .bind(column(entry))
        .fetch_all(self.pool())
        .await
        .doing("list what changed")?;
        Ok(Changed {
            redacted: rows.iter().any(|row| row.1 != 0),
            documents: rows
                .iter()
                .map(|row| DocumentId(row.0.unsigned_abs()))
                .collect(),
        })
    }

    /// How many documents came out in each month (`2016-03`), the earliest
    /// first; those dated by the year alone count in its last month.
    ///
    /// # Errors
    /// When the file cannot be read.
    pub async fn months(&self) -> Result<Vec<(String, u64)>, Error> {
        let rows: Vec<(String, i64)> = sqlx::query_as(
            "SELECT SUBSTR(published_last, 1, 7), COUNT(*) FROM documents \
             WHERE published_last IS NOT NULL GROUP BY 1 ORDER BY 1",
        )
        .fetch_all(self.pool())
        .await
        .doing("count documents by month")?;
        Ok(rows
            .into_iter()
            .map(|(month, count)| (month, count.unsigned_abs()))
            .collect())
    }
}

impl From<(String, i64, i64, i64, i64)> for Counted {
    fn from(row: (String, i64, i64, i64, i64)) -> Counted {
        Counted {
            name: row.0,
            claims: row.1.unsigned_abs(),
            documents: row.2.unsigned_abs(),
            reviewed: row.3.unsigned_abs(),
            first: ClaimId(row.4.unsigned_abs()),
        }
    }
}

/// Folded names and the folded names of what they were merged into.
fn merges(identities: &Identities) -> Vec<(String, String)> {
    let folded = |(name, entity): (&str, &str)| (fold(name), fold(entity));
    identities.merges().map(folded).collect()
}

/// The counting of a column's values up to its first conditions.
fn counting(name: &str, filter: &ClaimFilter, merges: &[(String, String)]) -> Where {
    let mut select = Where::new("SELECT ");
    select.renamed(name, merges);
    select.and(format!(
        ", COUNT(*), COUNT(DISTINCT c.document), \
         SUM(CASE WHEN c.state IN ('accepted', 'written') THEN 1 ELSE 0 END), MIN(c.id) \
         FROM claims c {} WHERE {name} IS NOT NULL",
        join(filter)
    ))
}

/// Only a day to look back from asks for the documents.
fn join(filter: &ClaimFilter) -> &'static str {
    match filter.as_of {
        Some(_) => "JOIN documents d ON d.id = c.document",
        None => "",
    }
}
