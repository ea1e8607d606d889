//! What people say of claims: accept, edit, reject, write.

use crate::append::{Append, check_words};
use crate::error::Refused;
use crate::project::{ClaimRow, column};
use crate::sqlite::{Doing, Record};
use crate::standing::Standing;
use crate::wire::{Event, Found, Words};
use crate::{Error, Writer, stored};
use record::{Claim, ClaimId, DocumentId, Origin, Review, State, Timestamp};
use sqlx::{FromRow, Row};

impl Writer {
    /// A person finds a claim right.
    ///
    /// # Errors
    /// No such claim, or it was superseded or redacted.
    pub async fn accept(
        &self,
        now: Timestamp,
        id: ClaimId,
        reason: Option<&str>,
    ) -> Result<(), Error> {
        self.review(now, id, Review::Accept, None, reason).await?;
        Ok(())
    }

    /// A person finds a claim wrong.
    ///
    /// # Errors
    /// No such claim, or it was superseded or redacted.
    pub async fn reject(
        &self,
        now: Timestamp,
        id: ClaimId,
        reason: Option<&str>,
    ) -> Result<(), Error> {
        self.review(now, id, Review::Reject, None, reason).await?;
        Ok(())
    }

    /// A person puts another claim, on the same document, in the place of one.
    ///
    /// # Errors
    /// No such claim, it was superseded or redacted, or the new one's words do not stand in its document.
    pub async fn edit(
        &self,
        now: Timestamp,
        id: ClaimId,
        by: Claim,
        reason: Option<&str>,
    ) -> Result<ClaimId, Error> {
        let by = self.review(now, id, Review::Edit, Some(by), reason).await?;
        // An edit always names the claim that it adds.
        by.ok_or_else(|| Refused::NoClaim(id).into())
    }

    /// A person writes a claim that no reader found.
    ///
    /// # Errors
    /// No such document, a redacted one, or the words do not stand in it.
    pub async fn write(
        &self,
        now: Timestamp,
        document: DocumentId,
        claim: Claim,
        reason: Option<&str>,
    ) -> Result<ClaimId, Error> {
        let mut append = Append::begin(self, now).await?;
        let text = stored::document(append.connection(), document).await?;
        check_words(document, &text, &claim)?;
        let id = append.name_claims(1);
        let words = Words::Claim {
            claim: Box::new(Found::from(&claim)),
            reason: reason.map(str::to_owned),
        };
        let event = Event::Claim {
            document,
            claim: id,
        };
        let entry = append.entry(&event, words)?;
        append.written(id, document, entry, &claim);
        append.commit().await?;
        Ok(id)
    }

    async fn review(
        &self,
        now: Timestamp,
        claim: ClaimId,
        review: Review,
        edit: Option<Claim>,
        reason: Option<&str>,
    ) -> Result<Option<ClaimId>, Error> {
        let mut append = Append::begin(self, now).await?;
        let Reviewed {
            document, origin, ..
        } = append.reviewable(claim).await?;
        if let Some(edit) = &edit {
            let text = stored::document(append.connection(), document).await?;
            check_words(document, &text, edit)?;
        }
        let by = edit.as_ref().map(|_| append.name_claims(1));
        let event = Event::Review {
            document,
            claim,
            review,
            by,
        };
        let words = Words::Review {
            claim: edit.as_ref().map(|edit| Box::new(Found::from(edit))),
            reason: reason.map(str::to_owned),
        };
        let entry = append.entry(&event, words)?;
        if let Some((by, edit)) = by.zip(edit) {
            append.written(by, document, entry, &edit);
        }
        append
            .stand(claim, Standing::reviewed(origin, review, by, entry))
            .await?;
        append.commit().await?;
        Ok(by)
    }
}

/// What a review needs to know of a claim.
struct Reviewed {
    document: DocumentId,
    origin: Origin,
    state: State,
}

impl FromRow<'_, Record> for Reviewed {
    fn from_row(row: &Record) -> Result<Self, sqlx::Error> {
        Ok(Reviewed {
            document: DocumentId(row.try_get::<i64, _>(0)?.unsigned_abs()),
            origin: stored::named(row, 1)?,
            state: stored::named(row, 2)?,
        })
    }
}

impl Append<'_> {
    /// A claim that a person may review: any that was not superseded or redacted.
    async fn reviewable(&mut self, id: ClaimId) -> Result<Reviewed, Error> {
        let row: Option<Reviewed> =
            sqlx::query_as("SELECT document, origin, state FROM claims WHERE id = $1")
                .bind(column(id.0))
                .fetch_optional(self.connection())
                .await
                .doing("find a claim")?;
        let claim = row.ok_or(Refused::NoClaim(id))?;
        match claim.state {
            State::Redacted => Err(Refused::RedactedClaim(id, claim.document).into()),
            State::Superseded => Err(Refused::Settled(id, claim.state).into()),
            _ => Ok(claim),
        }
    }

    /// Adds the row of a claim that a person wrote.
    fn written(&mut self, id: ClaimId, document: DocumentId, entry: u64, claim: &Claim) {
        let row = ClaimRow::shell(id, document, entry, 0, Origin::Person).filled(claim);
        self.pending
            .claims
            .push((row, Standing::new(Origin::Person)));
    }
}
