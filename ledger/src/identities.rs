//! Rulings on who is who.

use crate::append::Append;
use crate::docket::Docket;
use crate::error::Refused;
use crate::findings::findings;
use crate::sqlite::Connection;
use crate::wire::Sort;
use crate::{ClaimFilter, Error, Finding, FindingFilter, Ledger, Writer};
use record::{Date, Identities, Identity, IdentityId, Timestamp};

impl Writer {
    /// Records that two names mean one entity, or that an alias does not mean it.
    ///
    /// The claims keep the names they were read with; [`record::Identities`] of
    /// all standing [`Ledger::rulings`] tells what these mean.
    /// [`Writer::withdraw`] takes a ruling back.
    ///
    /// # Errors
    /// A ruling that clashes with one in force: a name held against itself, a
    /// circle of merges, a name that was merged before; an empty reason.
    pub async fn identify(
        &self,
        now: Timestamp,
        ruling: Identity,
        reason: &str,
    ) -> Result<IdentityId, Error> {
        if reason.trim().is_empty() {
            return Err(Refused::NoReason.into());
        }
        let mut append = Append::begin(self, now).await?;
        let earlier = findings(append.connection(), &FindingFilter::default()).await?;
        let earlier: Vec<Identity> = earlier.into_iter().map(|it| it.found).collect();
        if let Some(clash) = Identities::new(&earlier).clash(&ruling) {
            return Err(Refused::Clash(ruling, clash).into());
        }
        let mut docket = Docket::load(append.connection(), &[Sort::Identity]).await?;
        let reason = Some(reason.to_owned());
        let id = append.finding(&mut docket, ruling, None, reason).await?;
        append.commit().await?;
        Ok(id)
    }
}

impl Ledger {
    /// What names mean under the standing rulings; looking back from a day, those known by then.
    ///
    /// # Errors
    /// When the file cannot be read or holds what this version cannot.
    pub async fn identities(&self, as_of: Option<Date>) -> Result<Identities, Error> {
        known(&mut *self.begin().await?, as_of).await
    }

    /// The rulings on identity in order of recording, with `past` also those taken back.
    ///
    /// # Errors
    /// When the file cannot be read or holds what this version cannot.
    pub async fn rulings(&self, past: bool) -> Result<Vec<Finding<IdentityId, Identity>>, Error> {
        let filter = FindingFilter {
            past,
            ..FindingFilter::default()
        };
        self.findings(&filter).await
    }
}

/// What names mean, as known by a day.
pub(crate) async fn known(
    connection: &mut Connection,
    as_of: Option<Date>,
) -> Result<Identities, Error> {
    let rulings = findings::<Identity>(connection, &FindingFilter::default()).await?;
    let rulings: Vec<Identity> = rulings.into_iter().map(|it| it.found).collect();
    Ok(Identities::as_of(&rulings, as_of))
}

/// The filter with every name that was merged into one it asks for.
pub(crate) fn widened(filter: &ClaimFilter, identities: &Identities) -> ClaimFilter {
    ClaimFilter {
        subjects: widen(&filter.subjects, identities),
        sources: widen(&filter.sources, identities),
        ..filter.clone()
    }
}

fn widen(names: &[String], identities: &Identities) -> Vec<String> {
    let mut all = names.to_vec();
    for name in names {
        let entity = identities.name(name);
        let merged = identities.merged_into(entity).into_iter();
        all.extend(merged.chain([entity]).map(str::to_owned));
    }
    all.sort_unstable();
    all.dedup();
    all
}
