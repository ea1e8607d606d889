//! Entities as the re3d corpus marks them.
//!
//! The corpus marks more than names: noun phrases of people, places and arms,
//! pronouns, and a name both with its article and without. Each file here
//! knows one family of its types; what the corpus calls an entity is its own
//! affair, and nothing of this reaches a claim.

mod amounts;
mod arms;
mod bodies;
mod grounds;
mod people;
mod phrase;

use crate::analysis::Analysis;
use crate::names::{Entities, entities};
use record::Span;
use std::collections::BTreeSet;
use std::ops::Range;

/// The corpus's types that are answered.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
#[allow(missing_docs, reason = "the names are the labels of the corpus")]
pub enum Kind {
    Person,
    Organisation,
    Location,
    Nationality,
    Temporal,
    Quantity,
    Money,
    MilitaryPlatform,
    Weapon,
    Vehicle,
}

impl Kind {
    /// The corpus's label.
    pub fn label(self) -> &'static str {
        match self {
            Kind::Person => "Person",
            Kind::Organisation => "Organisation",
            Kind::Location => "Location",
            Kind::Nationality => "Nationality",
            Kind::Temporal => "Temporal",
            Kind::Quantity => "Quantity",
            Kind::Money => "Money",
            Kind::MilitaryPlatform => "MilitaryPlatform",
            Kind::Weapon => "Weapon",
            Kind::Vehicle => "Vehicle",
        }
    }
}

/// One marked stretch of text.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Marked {
    /// Its bytes.
    pub span: Span,
    /// Its type.
    pub kind: Kind,
}

/// Everything the corpus would mark, in order of the text; spans may nest.
pub fn marks(text: &Analysis<'_>) -> Vec<Marked> {
    let found = all(text).into_iter().map(|(tokens, kind, _)| Marked {
        span: text.span(tokens),
        kind,
    });
    let set: BTreeSet<Marked> = found.filter(|marked| !marked.span.is_empty()).collect();
    set.into_iter().collect()
}

/// A stretch of tokens, its type, and the rule that marked it.
pub(crate) type Found = (Range<usize>, Kind, &'static str);

/// All stretches with the rules that marked them, for tuning.
pub(crate) fn all(text: &Analysis<'_>) -> Vec<Found> {
    let names: Entities = entities(text);
    let mut found = Vec::new();
    people::mark(text, &names, &mut found);
    bodies::mark(text, &names, &mut found);
    grounds::mark(text, &names, &mut found);
    amounts::mark(text, &mut found);
    arms::mark(text, &mut found);
    found
}
