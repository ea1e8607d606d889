//! Findings: what is judged or ruled once documents have been read.
//!
//! A check of a claim, a warning, a ruling on who is who, a second outlet of
//! one text. They are entries like the rest: chained, sealed, verified, and
//! their words go with the documents that they rest on. A later finding
//! supersedes an earlier one, or it is withdrawn, with a reason either way.
//!
//! They have no table. There are few beside the claims, and those without one
//! document are found by an index that the first format has already.

mod add;
mod kinds;

pub(crate) use kinds::Findable;

use crate::docket::{Docket, Place};
use crate::entry::{self, Entry};
use crate::project::column;
use crate::sqlite::Connection;
use crate::wire::Words;
use crate::{Error, Ledger};
use record::{
    Check, CheckId, ClaimId, DocumentId, IdentityId, StoredCheck, Timestamp, Warning, WarningId,
};

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
        // Collected before the wait: whoever waits may do so on another thread.
        let numbers: Vec<i64> = chunk
            .iter()
            .flat_map(|(_, place)| [Some(place.entry), place.withdrawn])
            .flatten()
            .map(column)
            .collect();
        let entries = entry::fetch(connection, numbers).await?;
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
