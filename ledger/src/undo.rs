//! Taking a review back.
//!
//! Nothing is deleted: that a person judged a claim and took it back stays in
//! its history. What an edit had put in a claim's place is rejected with it.

use crate::append::Append;
use crate::error::Refused;
use crate::project::column;
use crate::sqlite::{Doing, Record};
use crate::standing::Standing;
use crate::wire::{Event, Words};
use crate::{Error, Writer, stored};
use record::{ClaimId, DocumentId, Origin, Review, State, Timestamp};
use sqlx::{FromRow, Row};

impl Writer {
    /// Takes back the last review of a claim: it stands as before anybody judged it.
    ///
    /// # Errors
    /// No such claim, none that a person reviewed, or its edit was reviewed itself.
    pub async fn undo(&self, now: Timestamp, id: ClaimId) -> Result<(), Error> {
        let mut append = Append::begin(self, now).await?;
        let judged = append.judged_claim(id).await?;
        if let (State::Superseded, Some(by)) = (judged.state, judged.by) {
            let edit = append.judged_claim(by).await?;
            if edit.state != State::Written || edit.reviewed {
                return Err(Refused::Settled(by, edit.state).into());
            }
            append.judge(by, &edit, Review::Reject).await?;
        }
        if !judged.reviewed {
            return Err(Refused::Unjudged(id, judged.state).into());
        }
        append.judge(id, &judged, Review::Withdraw).await?;
        append.commit().await
    }
}

/// A claim and whether a review was the last that happened to it.
struct Judged {
    document: DocumentId,
    origin: Origin,
    state: State,
    by: Option<ClaimId>,
    reviewed: bool,
}

impl FromRow<'_, Record> for Judged {
    fn from_row(row: &Record) -> Result<Self, sqlx::Error> {
        let (kind, by): (Option<String>, Option<i64>) = (row.try_get(4)?, row.try_get(3)?);
        Ok(Judged {
            document: DocumentId(row.try_get::<i64, _>(0)?.unsigned_abs()),
            origin: stored::named(row, 1)?,
            state: stored::named(row, 2)?,
            by: by.map(|by| ClaimId(by.unsigned_abs())),
            reviewed: kind.as_deref() == Some("review"),
        })
    }
}

impl Append<'_> {
    async fn judged_claim(&mut self, id: ClaimId) -> Result<Judged, Error> {
        const SQL: &str = "SELECT c.document, c.origin, c.state, c.superseded_by, e.kind \
             FROM claims c LEFT JOIN entries e ON e.seq = c.changed WHERE c.id = $1";
        let row: Option<Judged> = sqlx::query_as(SQL)
            .bind(column(id.0))
            .fetch_optional(self.connection())
            .await
            .doing("find a claim")?;
        let claim = row.ok_or(Refused::NoClaim(id))?;
        match claim.state {
            State::Redacted => Err(Refused::RedactedClaim(id, claim.document).into()),
            // Taken back already: there is nothing below it.
            State::Machine => Err(Refused::Unjudged(id, claim.state).into()),
            _ => Ok(claim),
        }
    }

    async fn judge(&mut self, id: ClaimId, claim: &Judged, review: Review) -> Result<(), Error> {
        let event = Event::Review {
            document: claim.document,
            claim: id,
            review,
            by: None,
        };
        let words = Words::Review {
            claim: None,
            reason: Some("undone".into()),
        };
        let entry = self.entry(&event, words)?;
        let standing = Standing::reviewed(claim.origin, review, None, entry);
        self.stand(id, standing).await
    }
}
