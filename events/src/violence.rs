//! Types of organised violence, and who did it.

use crate::named;

named! {
    /// UCDP's three types, and what does not fall under them.
    Violence, "type of violence" {
        /// Between a government and an organised group, or two governments (UCDP 1).
        StateBased = "state-based",
        /// Between organised groups, none of them a government (UCDP 2).
        NonState = "non-state",
        /// A government or an organised group against civilians (UCDP 3).
        OneSided = "one-sided",
        /// A total over all types, from a dataset that does not tell them apart.
        All = "all",
        /// Typed by the source in its own terms, which are no UCDP types: see [`Row::kind`](crate::Row::kind).
        Other = "other",
    }
}

impl Violence {
    /// UCDP's code, as in `type_of_violence`.
    pub fn from_ucdp(code: &str) -> Option<Violence> {
        match code {
            "1" => Some(Violence::StateBased),
            "2" => Some(Violence::NonState),
            "3" => Some(Violence::OneSided),
            _ => None,
        }
    }
}

named! {
    /// Who killed, where a dataset counts one-sided violence by it.
    Perpetrator, "perpetrator" {
        /// A government, of this country or another.
        Government = "government",
        /// An organised group that is no government.
        Group = "group",
    }
}
