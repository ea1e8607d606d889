//! Responsibility claimed: "claimed the attack", "took responsibility for".
//!
//! Shaped by: "denied responsibility" (denied, by realis), "claimed that", "has
//! responsibility for the budget" (no event behind it), "claimed 12 lives".

use super::EventKind;
use super::nouns::{behind, is_verb, low, phrase};
use super::{clashes, explosions, killing, violence};
use crate::analysis::{Analysis, Dep};
use std::ops::Range;

/// The kind, if `at` claims an event.
pub(super) fn kind(text: &Analysis<'_>, at: usize) -> Option<EventKind> {
    if !is_verb(text, at) {
        return None;
    }
    let object = text.child(at, &[Dep::Dobj, Dep::NsubjPass])?;
    let claims = match low(text, at).as_str() {
        "claim" => low(text, object) == "responsibility" || is_event(text, object),
        "take" | "accept" | "assume" | "admit" | "deny" | "disclaim" => {
            low(text, object) == "responsibility" && behind(text, object, &["for"]).is_some()
                || low(text, at) == "take" && low(text, object) == "credit"
        }
        _ => false,
    };
    claims.then_some(EventKind::ResponsibilityClaimed)
}

fn is_event(text: &Analysis<'_>, at: usize) -> bool {
    [
        explosions::kind,
        clashes::kind,
        violence::kind,
        killing::kind,
    ]
    .iter()
    .any(|rule| rule(text, at).is_some())
}

/// The event that is claimed.
pub(super) fn claimed(text: &Analysis<'_>, at: usize) -> Option<Range<usize>> {
    let object = text.child(at, &[Dep::Dobj, Dep::NsubjPass])?;
    let event = behind(text, object, &["for"])
        .or_else(|| behind(text, at, &["for"]))
        .unwrap_or(object);
    Some(phrase(text, event))
}

#[cfg(test)]
mod tests {
    use crate::happenings::testing::check;

    #[test]
    fn claims_of_events_only() {
        check(
            "Islamic State claimed responsibility for the attack.",
            "claimed ResponsibilityClaimed by[Islamic State] on[the attack]; attack Attack",
        );
        check("The storm claimed 12 lives.", "");
    }
}
