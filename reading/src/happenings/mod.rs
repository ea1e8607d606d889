//! What happened: events read from the tree, with who did it, to whom and with what.
//!
//! Each rule is a file that looks at one family of events and tells from a word
//! and its surroundings whether it is one, and of what kind. Roles and reality
//! are read the same way for all of them. Types follow ACLED's codebook as the
//! CASE 2021 task names them, with kinds of our own for what a status brief
//! counts: territory, leaders, responsibility, displacement, decisions.
//!
//! Nothing here binds dates or numbers: [`Happening::times`] and
//! [`Harm::victims`] are the tokens by which others bind them.

mod actor;
mod clashes;
mod custody;
mod decisions;
mod explosions;
mod harm;
mod killing;
mod kinds;
mod leaders;
mod merge;
mod mishaps;
mod nearest;
mod nouns;
mod protests;
mod realis;
mod responsibility;
mod roles;
mod territory;
#[cfg(test)]
mod testing;
mod things;
mod violence;
mod weapons;

pub use harm::{Harm, Outcome};
pub use kinds::{EventKind, case_label};
pub(crate) use mishaps::is_mishap;
pub use realis::Realis;
pub use things::{Thing, thing};

use crate::analysis::Analysis;
use std::ops::Range;

/// One event as one passage tells it.
#[derive(Clone, Debug, PartialEq)]
pub struct Happening {
    /// The word that tells it.
    pub trigger: usize,
    /// What sort of event.
    pub kind: EventKind,
    /// Who did it.
    pub actor: Option<Range<usize>>,
    /// To whom or what it was done.
    pub target: Option<Range<usize>>,
    /// With what.
    pub instrument: Option<Range<usize>>,
    /// The place name nearest to it in the tree.
    pub place: Option<Range<usize>>,
    /// Dates and times of day in its clause, nearest first.
    pub times: Vec<Range<usize>>,
    /// Who came to harm, and how.
    pub harm: Vec<Harm>,
    /// Whether it is told as a fact.
    pub realis: Realis,
}

/// A rule: the kind of event that a token tells, if it is one of the family.
type Rule = fn(&Analysis<'_>, usize) -> Option<EventKind>;

/// The rules in the order in which they are asked; the first that answers wins.
const RULES: [Rule; 10] = [
    responsibility::kind,
    leaders::kind,
    territory::kind,
    explosions::kind,
    custody::kind,
    killing::kind,
    clashes::kind,
    violence::kind,
    protests::kind,
    decisions::kind,
];

/// Finds all events of a text, in order of their triggers.
pub fn happenings(text: &Analysis<'_>) -> Vec<Happening> {
    let found = (0..text.tokens.len())
        .filter_map(|at| {
            let kind = RULES.iter().find_map(|rule| rule(text, at))?;
            Some(told(text, at, kind))
        })
        .collect();
    merge::merge(text, found)
}

/// The event that token `at` tells if it is one of `kind`, with its roles.
pub(crate) fn told(text: &Analysis<'_>, at: usize, kind: EventKind) -> Happening {
    Happening {
        trigger: at,
        kind,
        actor: roles::actor(text, at),
        target: target(text, at, kind),
        instrument: roles::instrument(text, at),
        place: roles::place(text, at),
        times: roles::times(text, at),
        harm: harm::harm(text, at),
        realis: realis::realis(text, at),
    }
}

/// Ground is the target of what happens to it: "control of the town".
fn target(text: &Analysis<'_>, at: usize, kind: EventKind) -> Option<Range<usize>> {
    if kind == EventKind::ResponsibilityClaimed {
        return responsibility::claimed(text, at);
    }
    let ground = kind.is_territorial().then(|| territory::ground(text, at));
    ground.flatten().or_else(|| roles::target(text, at))
}
