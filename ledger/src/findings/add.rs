//! Appending findings and taking them back.

use super::{Correction, Findable, FindingId};
use crate::append::Append;
use crate::docket::{Docket, Place};
use crate::error::Refused;
use crate::project::column;
use crate::sqlite::Doing;
use crate::wire::{self, Event, Sort, Withdrawal, Words};
use crate::{Error, Writer};
use record::{Check, CheckId, ClaimId, DocumentId, Timestamp, Warning, WarningId};
use std::collections::HashSet;

impl Writer {
    /// Records a check of a claim.
    ///
    /// # Errors
    /// No such claim or document, one that was redacted, or a check to correct that does not stand.
    pub async fn check(
        &self,
        now: Timestamp,
        check: Check,
        correction: Option<Correction<CheckId>>,
    ) -> Result<CheckId, Error> {
        let checks = self.add_checks(now, vec![(check, correction)]).await?;
        Ok(checks[0])
    }

    /// Records many checks, all of them or none; returns their names in order.
    ///
    /// # Errors
    /// As [`Writer::check`].
    pub async fn add_checks(
        &self,
        now: Timestamp,
        checks: Vec<(Check, Option<Correction<CheckId>>)>,
    ) -> Result<Vec<CheckId>, Error> {
        self.add_findings(now, checks).await
    }

    /// Records a warning.
    ///
    /// # Errors
    /// A document it rests on that is not there or was redacted, or a warning to
    /// correct that does not stand.
    pub async fn warning(
        &self,
        now: Timestamp,
        warning: Warning,
        correction: Option<Correction<WarningId>>,
    ) -> Result<WarningId, Error> {
        let warnings = self.add_warnings(now, vec![(warning, correction)]).await?;
        Ok(warnings[0])
    }

    /// Records many warnings, all of them or none; returns their names in order.
    ///
    /// # Errors
    /// As [`Writer::warning`].
    pub async fn add_warnings(
        &self,
        now: Timestamp,
        warnings: Vec<(Warning, Option<Correction<WarningId>>)>,
    ) -> Result<Vec<WarningId>, Error> {
        self.add_findings(now, warnings).await
    }

    /// Takes a finding back. It stays listed among the past ones, with the reason.
    ///
    /// # Errors
    /// No such finding, one that does not stand, or an empty reason.
    pub async fn withdraw(&self, now: Timestamp, id: FindingId, reason: &str) -> Result<(), Error> {
        self.take_back(now, id, reason, false).await?;
        Ok(())
    }

    /// Takes a finding back and clears its words out of the file's bytes, as
    /// [`Writer::redact`] does for a document. `reason` is kept: it must not repeat them.
    ///
    /// # Errors
    /// As [`Writer::withdraw`], and another process that holds the file open.
    pub async fn clear(&self, now: Timestamp, id: FindingId, reason: &str) -> Result<(), Error> {
        self.take_back(now, id, reason, true).await?;
        crate::sqlite::sweep(self.pool()).await
    }

    async fn take_back(
        &self,
        now: Timestamp,
        id: FindingId,
        reason: &str,
        cleared: bool,
    ) -> Result<(), Error> {
        if reason.trim().is_empty() {
            return Err(Refused::NoReason.into());
        }
        let mut append = Append::begin(self, now).await?;
        append.take_back(id, reason, cleared).await?;
        append.commit().await
    }

    pub(crate) async fn add_findings<T: Findable>(
        &self,
        now: Timestamp,
        findings: Vec<(T, Option<Correction<T::Id>>)>,
    ) -> Result<Vec<T::Id>, Error> {
        let mut append = Append::begin(self, now).await?;
        let mut docket = Docket::load(append.connection(), &[T::SORT]).await?;
        let mut names = Vec::with_capacity(findings.len());
        for (finding, correction) in findings {
            let (old, reason) = match correction {
                None => (None, None),
                Some(Correction { of, reason }) => (Some(of), Some(reason)),
            };
            names.push(append.finding(&mut docket, finding, old, reason).await?);
        }
        append.commit().await?;
        Ok(names)
    }
}

impl Append<'_> {
    /// Adds a finding, once all that it is about and rests on is there.
    pub(crate) async fn finding<T: Findable>(
        &mut self,
        docket: &mut Docket,
        finding: T,
        old: Option<T::Id>,
        reason: Option<String>,
    ) -> Result<T::Id, Error> {
        let documents = finding.documents();
        self.present(&documents, finding.claim()).await?;
        if let Some(old) = old {
            standing(docket, T::SORT, T::number(old), &old)?;
        }
        let number = docket.next(T::SORT);
        let event = Event::Finding(wire::Finding {
            sort: T::SORT,
            number,
            supersedes: old.map(T::number),
            claim: finding.claim(),
            documents,
        });
        let matter = Box::new(finding.matter());
        let entry = self.entry(&event, Words::Finding { matter, reason })?;
        docket.take(entry, &event).map_err(Refused::Unwritable)?;
        Ok(T::id(number))
    }

    /// Refuses to rest on what is not there or was redacted.
    async fn present(
        &mut self,
        documents: &[DocumentId],
        claim: Option<ClaimId>,
    ) -> Result<(), Error> {
        for id in documents {
            let row = crate::documents::row(self.connection(), *id).await?;
            if row.redacted {
                return Err(Refused::RedactedDocument(*id).into());
            }
        }
        let Some(claim) = claim else { return Ok(()) };
        let found: Option<i64> = sqlx::query_scalar("SELECT document FROM claims WHERE id = $1")
            .bind(column(claim.0))
            .fetch_optional(self.connection())
            .await
            .doing("find a claim")?;
        let of = DocumentId(found.ok_or(Refused::NoClaim(claim))?.unsigned_abs());
        match documents.contains(&of) {
            true => Ok(()),
            false => Err(Refused::NotOf(claim, of).into()),
        }
    }

    async fn take_back(&mut self, id: FindingId, reason: &str, cleared: bool) -> Result<(), Error> {
        let (sort, number) = id.parts();
        let docket = Docket::load(self.connection(), &[sort]).await?;
        let place = match cleared {
            true => docket
                .find(sort, number)
                .ok_or_else(|| missing(sort, &id))?,
            false => standing(&docket, sort, number, &id)?,
        };
        let entry = place.entry;
        let event = Event::Withdrawal(Withdrawal { entry, cleared });
        let reason = reason.to_owned();
        self.entry(&event, Words::Withdrawal { reason })?;
        if cleared {
            self.clear_entries([entry]).await?;
            self.mark_unswept().await?;
        }
        Ok(())
    }

    /// Clears the words of these entries; returns how many had any.
    pub(crate) async fn clear_entries(
        &mut self,
        entries: impl IntoIterator<Item = u64>,
    ) -> Result<usize, Error> {
        const SQL: &str = "UPDATE entries SET salt = NULL, payload = NULL \
             WHERE seq = $1 AND payload IS NOT NULL";
        let mut cleared = 0;
        for entry in entries {
            let done = sqlx::query(SQL)
                .bind(column(entry))
                .execute(self.connection())
                .await;
            cleared += usize::from(done.doing("clear a finding")?.rows_affected() > 0);
        }
        Ok(cleared)
    }

    /// Clears the findings that rest on a document that is being redacted.
    pub(crate) async fn clear_findings(&mut self, document: DocumentId) -> Result<usize, Error> {
        let docket = Docket::load(self.connection(), &Sort::ALL).await?;
        let cleared = docket.cleared(&HashSet::from([column(document.0)]));
        self.clear_entries(cleared).await
    }
}

impl FindingId {
    fn parts(self) -> (Sort, u64) {
        match self {
            FindingId::Check(id) => (Sort::Check, id.0),
            FindingId::Warning(id) => (Sort::Warning, id.0),
            FindingId::Identity(id) => (Sort::Identity, id.0),
        }
    }
}

impl std::fmt::Display for FindingId {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            FindingId::Check(id) => id.fmt(f),
            FindingId::Warning(id) => id.fmt(f),
            FindingId::Identity(id) => id.fmt(f),
        }
    }
}

fn missing(sort: Sort, id: &dyn std::fmt::Display) -> Refused {
    Refused::NoFinding(sort.kind(), id.to_string())
}

/// A finding that may be corrected or withdrawn.
fn standing<'d>(
    docket: &'d Docket,
    sort: Sort,
    number: u64,
    id: &dyn std::fmt::Display,
) -> Result<&'d Place, Refused> {
    let place = docket.find(sort, number);
    let place = place.ok_or_else(|| missing(sort, id))?;
    match place.stands() {
        true => Ok(place),
        false => Err(Refused::Past(id.to_string())),
    }
}
