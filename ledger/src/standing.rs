//! Where a claim stands after reviews, new readings and redactions.

use record::{ClaimId, Origin, Review, State};

/// Where a claim stands; the part of its row that later entries change.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Standing {
    pub(crate) state: State,
    pub(crate) superseded_by: Option<ClaimId>,
    pub(crate) changed: Option<u64>,
}

impl Standing {
    /// Of a claim that nothing happened to yet.
    pub(crate) fn new(origin: Origin) -> Standing {
        let state = match origin {
            Origin::Machine => State::Machine,
            Origin::Person => State::Written,
        };
        Standing {
            state,
            superseded_by: None,
            changed: None,
        }
    }

    /// After a review by entry `changed`; an edit names the claim that took its place.
    pub(crate) fn reviewed(
        origin: Origin,
        review: Review,
        by: Option<ClaimId>,
        changed: u64,
    ) -> Standing {
        let state = match (review, origin) {
            (Review::Accept, Origin::Machine) => State::Accepted,
            (Review::Accept, Origin::Person) => State::Written,
            (Review::Edit, _) => State::Superseded,
            (Review::Reject, _) => State::Rejected,
            (Review::Withdraw, origin) => return Standing::new(origin).changed_by(changed),
        };
        Standing {
            state,
            superseded_by: by,
            changed: Some(changed),
        }
    }

    fn changed_by(self, entry: u64) -> Standing {
        Standing {
            changed: Some(entry),
            ..self
        }
    }

    /// After entry `changed` read the document anew.
    pub(crate) fn read_anew(by: Option<ClaimId>, changed: u64) -> Standing {
        Standing {
            state: State::Superseded,
            superseded_by: by,
            changed: Some(changed),
        }
    }

    /// After entry `changed` cleared the words; who took its place stays known.
    pub(crate) fn redacted(self, changed: u64) -> Standing {
        Standing {
            state: State::Redacted,
            changed: Some(changed),
            ..self
        }
    }
}
