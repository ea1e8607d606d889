//! Protests and what is done to them.
//!
//! Shaped by: "the markets rallied", "the prosecutor protested", "a
//! demonstration of the new engine", "march" the month, "the march of time":
//! people must gather.

use super::EventKind;
use super::nouns::{behind, is_verb, low, modifiers};
use super::things::{Thing, thing};
use crate::analysis::{Analysis, Dep, Pos};

/// The kind, if `at` tells of a protest.
pub(super) fn kind(text: &Analysis<'_>, at: usize) -> Option<EventKind> {
    let lemma = low(text, at);
    let subject = text.child(at, &[Dep::Nsubj, Dep::NsubjPass]);
    let people =
        subject.is_some_and(|s| matches!(thing(text, s), Some(Thing::Crowd | Thing::Person)));
    match lemma.as_str() {
        "riot" => Some(EventKind::ViolentDemonstration),
        "disperse" | "suppress" | "quell" => {
            dispersed(text, at).then_some(EventKind::ProtestIntervention)
        }
        _ if is_verb(text, at) => {
            let verb = matches!(
                lemma.as_str(),
                "protest" | "demonstrate" | "rally" | "march" | "picket"
            );
            (verb && people).then_some(EventKind::PeacefulProtest)
        }
        "protest" | "demonstration" | "rally" | "march" | "sit-in" | "picket" => {
            is_gathering(text, at, &lemma).then_some(EventKind::PeacefulProtest)
        }
        "rioting" | "unrest" => Some(EventKind::ViolentDemonstration),
        _ => None,
    }
}

fn dispersed(text: &Analysis<'_>, at: usize) -> bool {
    text.child(at, &[Dep::Dobj, Dep::NsubjPass])
        .is_some_and(|o| {
            thing(text, o) == Some(Thing::Crowd)
                || matches!(
                    low(text, o).as_str(),
                    "protest" | "demonstration" | "rally" | "march" | "gathering"
                )
        })
}

/// A common noun, not one of a month or a product, that people hold or join.
fn is_gathering(text: &Analysis<'_>, at: usize, lemma: &str) -> bool {
    let shown = lemma == "demonstration"
        && behind(text, at, &["of"]).is_some_and(|o| thing(text, o) != Some(Thing::Crowd));
    let race = modifiers(text, at)
        .any(|m| matches!(m.as_str(), "stock" | "market" | "price" | "relief" | "car"));
    text.tokens[at].pos == Pos::Noun
        && text.tokens[at].dep != Dep::Compound
        && !shown
        && !race
        && (lemma != "protest"
            || text.tokens[at].dep != Dep::Pobj
            || text.head(at).is_some_and(|p| text.word(p) != "in"))
}

#[cfg(test)]
mod tests {
    use crate::happenings::testing::check;

    #[test]
    fn people_gather() {
        check(
            "Thousands of people marched in Warsaw.",
            "marched PeacefulProtest by[Thousands of people] at[Warsaw]",
        );
        check("The markets rallied on Thursday.", "");
        check(
            "Police dispersed the demonstrators.",
            "dispersed ProtestIntervention by[Police] on[the demonstrators]",
        );
    }
}
