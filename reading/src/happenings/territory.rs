//! Ground gained or lost: "retook", "overran", "seized control of", "withdrew from".
//!
//! Shaped by: "captured the imagination", "captured two men" (custody), "seized
//! the weapons", "took the bus", "lost the match", "the army withdrew its
//! complaint", "retreat" as a holiday, "entered into talks", "the fall of the
//! dollar": there must be ground under the verb.

use super::nouns::{behind, is_verb, low, phrase};
use super::things::{Thing, thing};
use super::{EventKind, roles};
use crate::analysis::{Analysis, Dep, NamedKind, Pos};
use std::ops::Range;

/// The kind, if `at` tells that ground changed hands.
pub(super) fn kind(text: &Analysis<'_>, at: usize) -> Option<EventKind> {
    let gained = if is_verb(text, at) {
        by_verb(text, at)?
    } else {
        by_noun(text, at)?
    };
    Some(if gained {
        holder(text, at)
    } else {
        EventKind::TerritoryLost
    })
}

/// `Some(true)` for gained.
fn by_verb(text: &Analysis<'_>, at: usize) -> Option<bool> {
    let object = text.child(at, &[Dep::Dobj, Dep::NsubjPass]);
    // "Took part in a march".
    let object = object.filter(|o| !matches!(low(text, *o).as_str(), "part" | "place"));
    let ground = object.is_some_and(|o| is_ground(text, o));
    let control = object.is_some_and(|o| is_control(text, o));
    let strong = object.is_some_and(|o| may_be_ground(text, o));
    match low(text, at).as_str() {
        "retake" | "recapture" | "overrun" | "liberate" | "reconquer" | "conquer" | "occupy" => {
            (ground || strong).then_some(true)
        }
        "capture" | "seize" | "secure" | "annex" => (ground || control).then_some(true),
        "take" | "regain" | "gain" | "establish" | "recover" | "wrest" | "restore" | "assume"
        | "consolidate" => (control || ground && low(text, at) != "establish").then_some(true),
        "clear" => (ground && behind(text, at, &["of", "from"]).is_some()).then_some(true),
        "control" => (ground && is_past(text, at)).then_some(true),
        "advance" | "push" | "march" => advance(text, at),
        "lose" | "cede" | "relinquish" | "surrender" | "abandon" | "forfeit" | "evacuate" => {
            (ground || control).then_some(false)
        }
        "withdraw" | "retreat" | "pull" | "flee" => left(text, at).then_some(false),
        "fall" => fallen(text, at).then_some(false),
        "drive" | "expel" | "oust" | "dislodge" | "eject" | "evict" => expelled(text, at),
        _ => None,
    }
}

/// "The recapture of the city", "the fall of the town".
fn by_noun(text: &Analysis<'_>, at: usize) -> Option<bool> {
    if text.tokens[at].pos != Pos::Noun {
        return None;
    }
    let of = behind(text, at, &["of", "from"])?;
    let ground = is_ground(text, of) || is_control(text, of);
    match low(text, at).as_str() {
        "recapture" | "capture" | "seizure" | "liberation" | "conquest" | "takeover" => {
            ground.then_some(true)
        }
        "fall" | "loss" | "withdrawal" | "retreat" => (ground).then_some(false),
        _ => None,
    }
}

fn is_ground(text: &Analysis<'_>, at: usize) -> bool {
    let named = text
        .entity_at(at)
        .is_some_and(|e| matches!(e.kind, NamedKind::Gpe | NamedKind::Loc | NamedKind::Fac));
    named || thing(text, at) == Some(Thing::Place)
}

/// A name that no entity covers can only be ground after "retake".
fn may_be_ground(text: &Analysis<'_>, at: usize) -> bool {
    text.tokens[at].pos == Pos::Propn
        && text
            .entity_at(at)
            .is_none_or(|e| !matches!(e.kind, NamedKind::Person | NamedKind::Norp))
}

/// "Control of the town", "ground", "a foothold".
fn is_control(text: &Analysis<'_>, at: usize) -> bool {
    match low(text, at).as_str() {
        "control" | "hold" => behind(text, at, &["of", "over"]).is_some_and(|of| {
            is_ground(text, of) || may_be_ground(text, of) || is_control(text, of)
        }),
        "ground" | "territory" | "foothold" => true,
        _ => false,
    }
}

fn is_past(text: &Analysis<'_>, at: usize) -> bool {
    matches!(
        text.tokens[at].tag,
        crate::analysis::Tag::Vbd | crate::analysis::Tag::Vbn
    ) && text
        .child(at, &[Dep::Nsubj])
        .is_some_and(|s| is_force(text, s))
}

fn is_force(text: &Analysis<'_>, at: usize) -> bool {
    matches!(thing(text, at), Some(Thing::State | Thing::Group))
        || text
            .entity_at(at)
            .is_some_and(|e| matches!(e.kind, NamedKind::Org | NamedKind::Norp))
}

fn advance(text: &Analysis<'_>, at: usize) -> Option<bool> {
    let force = text
        .child(at, &[Dep::Nsubj])
        .is_some_and(|s| is_force(text, s));
    let into = behind(text, at, &["into", "on", "toward", "towards", "to"]);
    (force && into.is_some_and(|i| is_ground(text, i))).then_some(true)
}

/// "Withdrew from the town", "pulled out of the base", "fled the town".
fn left(text: &Analysis<'_>, at: usize) -> bool {
    let force = text
        .child(at, &[Dep::Nsubj, Dep::NsubjPass])
        .is_some_and(|s| is_force(text, s));
    let object = text.child(at, &[Dep::Dobj]);
    let own = object.is_some_and(|o| thing(text, o) == Some(Thing::State));
    let from = behind(text, at, &["from", "of"])
        .or_else(|| {
            let out = text
                .children(at)
                .find(|c| matches!(text.word(*c), "out" | "back"))?;
            behind(text, out, &["of", "from"])
        })
        .or(object.filter(|_| low(text, at) == "flee"));
    (force || own) && from.is_some_and(|f| is_ground(text, f) || may_be_ground(text, f))
}

fn place_left(text: &Analysis<'_>, at: usize) -> Option<usize> {
    behind(text, at, &["from", "of"]).or_else(|| {
        let out = text
            .children(at)
            .find(|c| matches!(text.word(*c), "out" | "back"))?;
        behind(text, out, &["of", "from"])
    })
}

/// "The town fell to the rebels".
fn fallen(text: &Analysis<'_>, at: usize) -> bool {
    let ground = text
        .child(at, &[Dep::Nsubj])
        .is_some_and(|s| is_ground(text, s));
    ground
        && behind(text, at, &["to", "into"])
            .is_some_and(|to| is_force(text, to) || low(text, to) == "hand")
}

/// "Drove the rebels out of the town": the subject gains.
fn expelled(text: &Analysis<'_>, at: usize) -> Option<bool> {
    let force = text
        .child(at, &[Dep::Dobj, Dep::NsubjPass])
        .is_some_and(|o| is_force(text, o));
    let out = text
        .children(at)
        .find(|c| matches!(text.word(*c), "out" | "from"));
    (force && out.is_some()).then_some(true)
}

/// Who holds it now decides ACLED's type.
fn holder(text: &Analysis<'_>, at: usize) -> EventKind {
    match roles::actor(text, at).and_then(|range| side(text, range)) {
        Some(Thing::State) => EventKind::GovernmentRegains,
        Some(Thing::Group) => EventKind::GroupOvertakes,
        _ => EventKind::TerritoryGained,
    }
}

fn side(text: &Analysis<'_>, range: Range<usize>) -> Option<Thing> {
    let head = text.top(range)?;
    thing(text, head).filter(|t| matches!(t, Thing::State | Thing::Group))
}

/// The ground itself, for those who bind places to it.
pub(super) fn ground(text: &Analysis<'_>, at: usize) -> Option<Range<usize>> {
    let object = text
        .child(at, &[Dep::Dobj, Dep::NsubjPass])
        .filter(|o| thing(text, *o) != Some(Thing::State))
        .or_else(|| place_left(text, at))?;
    let of = behind(text, object, &["of", "over"]).filter(|_| is_control(text, object));
    Some(phrase(text, of.unwrap_or(object)))
}

#[cfg(test)]
mod tests {
    use crate::happenings::testing::check;

    #[test]
    fn ground_is_gained_and_lost() {
        check(
            "The army retook the town of Bama from the militants.",
            "retook GovernmentRegains by[The army] on[the town of Bama] at[Bama]",
        );
        check(
            "The militants overran a military base.",
            "overran GroupOvertakes by[The militants] on[a military base]",
        );
        check(
            "The rebels lost the city of Palmyra.",
            "lost TerritoryLost by[The rebels] on[the city of Palmyra] at[Palmyra]",
        );
        check(
            "Government troops withdrew from the airport.",
            "withdrew TerritoryLost by[Government troops] on[the airport]",
        );
    }

    #[test]
    fn only_ground_is_taken() {
        check("The film captured the imagination of millions.", "");
        check("The minister withdrew his complaint.", "");
    }
}
