//! Making stored checks again: has the data or the judge changed since?

use super::{Checker, Pin};
use anyhow::Result;
use events::{Dataset, Record};
use judging::checks::{Case, Options};
use ledger::{FindingFilter, Ledger};
use record::{Check, CheckId, ClaimId, DocumentId, Pinned, StoredClaim, StoredDocument};
use std::collections::BTreeMap;

/// What came of making findings of one sort again.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Rechecked<Id> {
    /// How many came out the same.
    pub(crate) same: usize,
    /// Those that did not, with what differs.
    pub(crate) differing: Vec<(Id, String)>,
    /// Those that could not be made again, with what is missing.
    pub(crate) unmade: Vec<(Id, String)>,
}

impl<Id> Default for Rechecked<Id> {
    fn default() -> Self {
        Rechecked {
            same: 0,
            differing: Vec::new(),
            unmade: Vec::new(),
        }
    }
}

/// Makes every check that stands again, from the versions it names.
pub(crate) async fn all(ledger: &Ledger, record: &Record) -> Result<Rechecked<CheckId>> {
    let claims: BTreeMap<ClaimId, StoredClaim> = {
        let all = ledger.claims(&ledger::ClaimFilter::default()).await?.claims;
        all.into_iter().map(|claim| (claim.id, claim)).collect()
    };
    let documents: BTreeMap<DocumentId, StoredDocument> = {
        let all = ledger.documents(&ledger::DocumentFilter::default()).await?;
        all.into_iter()
            .map(|document| (document.id, document))
            .collect()
    };
    let datasets = record.datasets().await?;
    let mut done = Rechecked::default();
    for stored in ledger.checks(&FindingFilter::default()).await? {
        let (id, check) = (stored.id, stored.found);
        let found = (claims.get(&check.claim), documents.get(&check.document));
        let (Some(claim), Some(document)) = found else {
            done.unmade
                .push((id, format!("{} no longer stands", check.claim)));
            continue;
        };
        if let Some(gone) = check
            .datasets
            .iter()
            .find(|pinned| !is_there(pinned, &datasets))
        {
            let what = format!(
                "{} {} of those bytes is not in the event record",
                gone.name, gone.version
            );
            done.unmade.push((id, what));
            continue;
        }
        match again(&check, claim, document, record).await? {
            None => done.same += 1,
            Some(difference) => done.differing.push((id, difference)),
        }
    }
    Ok(done)
}

fn is_there(pinned: &Pinned, datasets: &[Dataset]) -> bool {
    datasets.iter().any(|dataset| {
        dataset.name == pinned.name
            && dataset.version == pinned.version
            && dataset.sha256 == pinned.sha256
    })
}

/// What differs, if anything.
async fn again(
    check: &Check,
    claim: &StoredClaim,
    document: &StoredDocument,
    record: &Record,
) -> Result<Option<String>> {
    let pin = check.datasets.first().map(|pinned| Pin {
        name: pinned.name.clone(),
        version: Some(pinned.version.clone()),
    });
    // What was missing a dataset then may have one now, which is news and no difference.
    if pin.is_none() {
        return Ok(None);
    }
    let options = Options::from_settings(&check.settings);
    let case = Case {
        claim,
        document,
        options: &options,
        mode: check.mode,
    };
    let made = Checker::new(record, pin).await?.check(&case).await?;
    Ok(difference(check, &made))
}

fn difference(old: &Check, new: &Check) -> Option<String> {
    match () {
        () if old.verdict != new.verdict => {
            Some(format!("was {}, now {}", old.verdict, new.verdict))
        }
        () if old.scopes != new.scopes => Some("same verdict, other scopes or rows".into()),
        () if old.sensitivity != new.sensitivity => Some("same verdict, other figures".into()),
        () if old.test != new.test => Some("same verdict, another test".into()),
        () => None,
    }
}
