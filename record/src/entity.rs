//! Who is spoken of: armed groups, organisations, states, people with a public role.

use crate::{Span, named};

/// A mention resolved to a name. `name` is the same for all aliases of one entity.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Entity {
    /// The words, if it is written out (a subject may be understood).
    pub words: Option<Span>,
    /// The canonical name.
    pub name: String,
    /// What it is.
    pub kind: EntityKind,
}

named! {
    /// What an entity is. A person without a public role is never one.
    EntityKind, "entity kind" {
        /// A non-state armed group.
        ArmedGroup = "armed-group",
        /// A state, its government or forces.
        Government = "government",
        /// Another organisation.
        Organisation = "organisation",
        /// A person with a public role.
        Person = "person",
        /// An event that has a name ("the Brussels attack").
        Event = "event",
        /// Anything else that claims are about.
        Other = "other",
    }
}
