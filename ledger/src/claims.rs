//! Listing claims.

use crate::error::Refused;
use crate::project::column;
use crate::query::{Dating, Where};
use crate::sqlite::{Connection, Doing};
use crate::stored::{self, HANDLE, Handle};
use crate::{ClaimFilter, Error, Ledger, identities};
use record::{ClaimId, DocumentId, State, StoredClaim};
use sqlx::AssertSqlSafe;

/// The claims that a filter asked for, and how many it could not judge.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Listing {
    /// The claims, in order of recording.
    pub claims: Vec<StoredClaim>,
    /// With `as_of`: claims left out because their document has no date.
    pub undated: usize,
    /// With `from` or `until`: claims left out because their words tell no time, or leave it open.
    pub untimed: usize,
}

impl Ledger {
    /// The claims that `filter` asks for. Redacted claims have no words and are never among them.
    ///
    /// Subjects, speakers and parties bear the names that standing [`Ledger::rulings`] give
    /// them, looking back from a day only those known by then; a name in the filter stands
    /// for all that were merged into it. [`Ledger::claim`] has the names as they were read.
    ///
    /// # Errors
    /// When the file cannot be read or holds what this version cannot.
    pub async fn claims(&self, filter: &ClaimFilter) -> Result<Listing, Error> {
        let mut tx = self.begin().await?;
        let identities = identities::known(&mut tx, filter.as_of).await?;
        let filter = &identities::widened(filter, &identities);
        let handles = handles(&mut tx, filter).await?;
        let timed = filter.from.is_some() || filter.until.is_some();
        Ok(Listing {
            claims: stored::claims_under(&mut tx, &handles, &identities).await?,
            undated: left_out(&mut tx, filter, Dating::Undated, filter.as_of.is_some()).await?,
            untimed: left_out(&mut tx, filter, Dating::Untimed, timed).await?,
        })
    }

    /// One claim, whatever its state.
    ///
    /// # Errors
    /// When there is none of that name, or its document's words were redacted.
    pub async fn claim(&self, id: ClaimId) -> Result<StoredClaim, Error> {
        let mut tx = self.begin().await?;
        let sql = format!("SELECT {HANDLE} FROM claims c WHERE c.id = $1");
        let handle: Option<Handle> = sqlx::query_as(AssertSqlSafe(sql))
            .bind(column(id.0))
            .fetch_optional(&mut *tx)
            .await
            .doing("find a claim")?;
        let handle = handle.ok_or(Refused::NoClaim(id))?;
        if handle.state == State::Redacted {
            return Err(Refused::RedactedClaim(id, handle.document()).into());
        }
        let mut claims = stored::claims(&mut tx, &[handle]).await?;
        claims.pop().ok_or_else(|| Refused::NoClaim(id).into())
    }
}

impl Handle {
    fn document(&self) -> DocumentId {
        DocumentId(self.document.unsigned_abs())
    }
}

async fn handles(connection: &mut Connection, filter: &ClaimFilter) -> Result<Vec<Handle>, Error> {
    let select =
        format!("SELECT {HANDLE} FROM claims c JOIN documents d ON d.id = c.document WHERE 1 = 1");
    let mut query = Where::new(select)
        .claims(filter, Dating::Known)
        .finish(" ORDER BY c.id");
    if let Some(limit) = filter.limit {
        query.push(" LIMIT ").push_bind(column(limit as u64));
    }
    query
        .build_query_as()
        .persistent(false)
        .fetch_all(connection)
        .await
        .doing("list claims")
}

/// How many claims that fit otherwise have no time to judge by.
async fn left_out(
    connection: &mut Connection,
    filter: &ClaimFilter,
    dating: Dating,
    asked: bool,
) -> Result<usize, Error> {
    if !asked {
        return Ok(0);
    }
    let select = "SELECT COUNT(*) FROM claims c JOIN documents d ON d.id = c.document WHERE 1 = 1";
    let mut query = Where::new(select).claims(filter, dating).finish("");
    let count: i64 = query
        .build_query_scalar()
        .persistent(false)
        .fetch_one(connection)
        .await
        .doing("count claims")?;
    Ok(usize::try_from(count).unwrap_or(0))
}
