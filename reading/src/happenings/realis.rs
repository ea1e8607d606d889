//! Whether an event is told as a fact, a plan, a denial or a thought.
//!
//! Shaped by: "a planned attack was foiled" (denied), "threatened to attack"
//! (planned), "if they attack" and "may attack" (hypothetical), "condemned the
//! attack" (it happened).

use crate::analysis::{Analysis, Pos, Tag};
use crate::certainty::{Mood, certainty};

/// How an event is told.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Realis {
    /// As something that took place.
    Happened,
    /// As intended, ordered or coming.
    Planned,
    /// As something that did not take place.
    Denied,
    /// As possible, conditional or asked about.
    Hypothetical,
}

/// How the event told by token `at` is told.
pub(super) fn realis(text: &Analysis<'_>, at: usize) -> Realis {
    let sure = certainty(text, at);
    match sure.mood {
        _ if sure.scale < 0.0 => Realis::Denied,
        Mood::Condition | Mood::Question => Realis::Hypothetical,
        Mood::Future | Mood::Duty => Realis::Planned,
        Mood::Aim if sure.scale < 3.0 || is_bare(text, at) => Realis::Planned,
        _ if sure.soft && sure.scale < 1.0 => Realis::Hypothetical,
        _ => Realis::Happened,
    }
}

/// An infinitive of purpose or what it brings about: "came to attack", "to
/// conduct attacks".
fn is_bare(text: &Analysis<'_>, at: usize) -> bool {
    text.tokens[at].tag == Tag::Vb || text.tokens[at].pos == Pos::Noun
}

#[cfg(test)]
mod tests {
    use crate::happenings::testing::check;

    #[test]
    fn plans_denials_and_conditions_are_told_apart() {
        check(
            "The group plans to attack the capital.",
            "attack Attack Planned by[The group] on[the capital]",
        );
        check(
            "The army denied that its jets bombed the market.",
            "bombed AirStrike Denied by[its jets] on[the market]",
        );
        check(
            "If the militants attack the city, thousands will flee.",
            "attack Attack Hypothetical by[the militants] on[the city]; flee Displacement Hypothetical by[thousands]",
        );
        check(
            "An attack may come within days.",
            "attack Attack Hypothetical",
        );
    }
}
