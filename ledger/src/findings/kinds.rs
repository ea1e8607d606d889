//! The types that can be a finding: what each rests on, and how it is written.

use crate::docket::Place;
use crate::wire::{Matter, Sort};
use record::{
    Check, CheckId, ClaimId, DocumentId, Ground, Identity, IdentityId, Warning, WarningId, Why,
};
use std::collections::BTreeSet;

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
