//! What a machine read and what a person said of it.

use crate::named;

named! {
    /// Where a claim came from.
    Origin, "origin" {
        /// A reader found it.
        Machine = "machine",
        /// A person wrote it.
        Person = "person",
    }
}

named! {
    /// What a person did with a claim.
    Review, "review" {
        /// Found it right.
        Accept = "accept",
        /// Put another in its place.
        Edit = "edit",
        /// Found it wrong.
        Reject = "reject",
        /// Took back what was said of it: it stands as before anybody judged it.
        Withdraw = "withdraw",
    }
}

named! {
    /// Where a claim stands.
    State, "review state" {
        /// Read by a machine, seen by nobody.
        Machine = "machine-read",
        /// Read by a machine, found right by a person.
        Accepted = "accepted",
        /// Written by a person, as an edit or anew.
        Written = "written",
        /// Found wrong by a person.
        Rejected = "rejected",
        /// Replaced by a later claim, with a reason.
        Superseded = "superseded",
        /// Its document's words were redacted.
        Redacted = "redacted",
    }
}

impl State {
    /// Whether a person stands behind it.
    pub fn reviewed(self) -> bool {
        matches!(self, State::Accepted | State::Written)
    }

    /// Whether it counts in listings, numbers and briefs.
    pub fn current(self) -> bool {
        matches!(self, State::Machine | State::Accepted | State::Written)
    }
}
