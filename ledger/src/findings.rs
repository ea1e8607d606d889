//! Findings: what is judged or ruled once documents have been read.
//!
//! A check of a claim, a warning, a ruling on who is who, a second outlet of
//! one text. They are entries like the rest: chained, sealed, verified, and
//! their words go with the documents that they rest on. A later finding
//! supersedes an earlier one, or it is withdrawn, with a reason either way.
//!
//! They have no table. There are few beside the claims, and those without one
//! document are found by an index that the first format has already.

use crate::append::Append;
use crate::docket::{Docket, Place};
use crate::entry::{self, Entry};
use crate::error::Refused;
use crate::project::column;
use crate::sqlite::{Connection, Doing};
use crate::wire::{self, Event, Matter, Sort, Withdrawal, Words};
use crate::{Error, Ledger, Writer};
use record::{
    Check, CheckId, ClaimId, DocumentId, Ground, Identity, IdentityId, StoredCheck, Timestamp,
    Warning, WarningId, Why,
};
use std::collections::{BTreeSet, HashSet};

/// A finding of a ledger.
#[derive(Clone, Debug, PartialEq)]
pub struct Finding<I, T> {
    /// Its name there.
    pub id: I,
    /// The entry that recorded it.
    pub entry: u64,
    /// When the ledger took it in.
    pub recorded: Timestamp,
    /// What it says.
    pub found: T,
    /// The reason a person or a program gave for it.
    pub reason: Option<String>,
    /// The one that it corrects.
    pub supersedes: Option<I>,
    /// The one that corrects it.
    pub superseded_by: Option<I>,
    /// When and why it was taken back, if it was.
    pub withdrawn: Option<(Timestamp, String)>,
}

/// Which findings. The default asks for all that stand.
#[derive(Clone, Debug, Default)]
pub struct FindingFilter {
    /// About any of these claims; empty asks for all.
    pub claims: Vec<ClaimId>,
    /// That rest on any of these documents; empty asks for all.
    pub documents: Vec<DocumentId>,
    /// Also those that were superseded or withdrawn.
    pub past: bool,
}

impl FindingFilter {
    fn asks(&self, place: &Place) -> bool {
        let about = |claim| self.claims.contains(&claim);
        let on = |document| self.documents.contains(document);
        (self.past || place.stands())
            && (self.claims.is_empty() || place.claim.is_some_and(about))
            && (self.documents.is_empty() || place.documents.iter().any(on))
    }
}

/// That a new finding corrects an earlier one.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Correction<I> {
    /// The earlier one, which must stand.
    pub of: I,
    /// What was wrong with it.
    pub reason: String,
}

/// What can be withdrawn, by its name.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum FindingId {
    /// A check.
    Check(CheckId),
    /// A warning.
    Warning(WarningId),
    /// A ruling on identity.
    Identity(IdentityId),
}

impl<I, T> Finding<I, T> {
    /// Whether it was neither superseded nor withdrawn.
    pub fn stands(&self) -> bool {
        self.superseded_by.is_none() && self.withdrawn.is_none()
    }
}

impl From<Finding<CheckId, Check>> for StoredCheck {
    fn from(finding: Finding<CheckId, Check>) -> Self {
        StoredCheck {
            id: finding.id,
            check: finding.found,
            recorded: finding.recorded,
        }
    }
}

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

impl Ledger {
    /// The checks that `filter` asks for, in order of recording. Those whose words
    /// were redacted are never among them.
    ///
    /// # Errors
    /// When the file cannot be read or holds what this version cannot.
    pub async fn checks(
        &self,
        filter: &FindingFilter,
    ) -> Result<Vec<Finding<CheckId, Check>>, Error> {
        self.findings(filter).await
    }

    /// The warnings that `filter` asks for, as [`Ledger::checks`].
    ///
    /// # Errors
    /// When the file cannot be read or holds what this version cannot.
    pub async fn warnings(
        &self,
        filter: &FindingFilter,
    ) -> Result<Vec<Finding<WarningId, Warning>>, Error> {
        self.findings(filter).await
    }

    pub(crate) async fn findings<T: Findable>(
        &self,
        filter: &FindingFilter,
    ) -> Result<Vec<Finding<T::Id, T>>, Error> {
        let mut tx = self.begin().await?;
        findings(&mut tx, filter).await
    }
}

/// A type whose values can be found, appended and read.
pub(crate) trait Findable: Sized {
    /// Its name.
    type Id: Copy + std::fmt::Display;
    const SORT: Sort;
    fn id(number: u64) -> Self::Id;
    fn number(id: Self::Id) -> u64;
    /// The claim it is about.
    fn claim(&self) -> Option<ClaimId> {
        None
    }
    /// What it rests on.
    fn whys(&self) -> Vec<&Why> {
        vec![]
    }
    /// A document it belongs to.
    fn document(&self) -> Option<DocumentId> {
        None
    }
    fn matter(self) -> Matter;
    fn of(matter: Matter, place: &Place) -> Option<Self>;

    /// Every document with which its words must go.
    fn documents(&self) -> Vec<DocumentId> {
        let grounds = self.whys().into_iter().flat_map(Why::grounds);
        let on = grounds.filter_map(|ground| match ground {
            Ground::Words { document, .. } | Ground::Document(document) => Some(*document),
            Ground::Row { .. } => None,
        });
        let all: BTreeSet<DocumentId> = on.chain(self.document()).collect();
        all.into_iter().collect()
    }
}

impl Findable for Check {
    type Id = CheckId;
    const SORT: Sort = Sort::Check;

    fn id(number: u64) -> CheckId {
        CheckId(number)
    }

    fn number(id: CheckId) -> u64 {
        id.0
    }

    fn claim(&self) -> Option<ClaimId> {
        Some(self.claim)
    }

    fn whys(&self) -> Vec<&Why> {
        let scopes = self.scopes.iter().map(|scope| &scope.why);
        std::iter::once(&self.why).chain(scopes).collect()
    }

    fn document(&self) -> Option<DocumentId> {
        Some(self.document)
    }

    fn matter(self) -> Matter {
        Matter::Check(self)
    }

    fn of(matter: Matter, place: &Place) -> Option<Check> {
        match matter {
            Matter::Check(check) => (place.claim == Some(check.claim)).then_some(check),
            _ => None,
        }
    }
}

impl Findable for Warning {
    type Id = WarningId;
    const SORT: Sort = Sort::Warning;

    fn id(number: u64) -> WarningId {
        WarningId(number)
    }

    fn number(id: WarningId) -> u64 {
        id.0
    }

    fn whys(&self) -> Vec<&Why> {
        vec![self.why()]
    }

    fn matter(self) -> Matter {
        Matter::Warning(self)
    }

    fn of(matter: Matter, _: &Place) -> Option<Warning> {
        match matter {
            Matter::Warning(warning) => Some(warning),
            _ => None,
        }
    }
}

impl Findable for Identity {
    type Id = IdentityId;
    const SORT: Sort = Sort::Identity;

    fn id(number: u64) -> IdentityId {
        IdentityId(number)
    }

    fn number(id: IdentityId) -> u64 {
        id.0
    }

    fn matter(self) -> Matter {
        Matter::Identity(self)
    }

    fn of(matter: Matter, _: &Place) -> Option<Identity> {
        match matter {
            Matter::Identity(ruling) => Some(ruling),
            _ => None,
        }
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

/// Findings read at once.
const CHUNK: usize = 256;

/// The findings of a sort, with their words.
pub(crate) async fn findings<T: Findable>(
    connection: &mut Connection,
    filter: &FindingFilter,
) -> Result<Vec<Finding<T::Id, T>>, Error> {
    let docket = Docket::load(connection, &[T::SORT]).await?;
    let places: Vec<(u64, &Place)> = docket
        .of(T::SORT)
        .filter(|(_, place)| filter.asks(place))
        .collect();
    let mut findings = Vec::with_capacity(places.len());
    for chunk in places.chunks(CHUNK) {
        let numbers = chunk
            .iter()
            .flat_map(|(_, place)| [Some(place.entry), place.withdrawn]);
        let entries = entry::fetch(connection, numbers.flatten().map(column)).await?;
        for (number, place) in chunk {
            let one = entries
                .get(&column(place.entry))
                .ok_or_else(|| Error::broken(place.entry, "it is missing"))?;
            let taken_back = place
                .withdrawn
                .and_then(|entry| entries.get(&column(entry)));
            findings.extend(read(*number, place, one, taken_back)?);
        }
    }
    Ok(findings)
}

/// A finding out of its entry; none if its words were redacted.
fn read<T: Findable>(
    number: u64,
    place: &Place,
    entry: &Entry,
    taken_back: Option<&Entry>,
) -> Result<Option<Finding<T::Id, T>>, Error> {
    let Some(words) = entry.words()? else {
        return Ok(None);
    };
    let Words::Finding { matter, reason } = words else {
        return Err(entry.broken("it holds no finding"));
    };
    let found = T::of(*matter, place)
        .ok_or_else(|| entry.broken("its words are not those of its header"))?;
    let withdrawn = taken_back.map(|entry| -> Result<_, Error> {
        let reason = entry
            .words()?
            .and_then(|words| words.reason().map(str::to_owned));
        Ok((entry.recorded()?, reason.unwrap_or_default()))
    });
    Ok(Some(Finding {
        id: T::id(number),
        entry: place.entry,
        recorded: entry.recorded()?,
        found,
        reason,
        supersedes: place.supersedes.map(T::id),
        superseded_by: place.superseded_by.map(T::id),
        withdrawn: withdrawn.transpose()?,
    }))
}
