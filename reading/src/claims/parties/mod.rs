//! Whom a noun phrase stands for: the one named at its head, the person beside an office, its owner,
//! the state whose forces they are, the state itself.
//!
//! Shaped by: "Pakistani gunmen" (nobody's forces), "in Quetta", "a Karachi factory" (places), "the UK
//! remains steadfast" (a state that does nothing and is spoken of all the same).

mod country;
mod owner;
mod state;

use super::{Evidence, bind};
use crate::analysis::{Dep, NamedKind, Pos};
use crate::names;
use country::{his_country, same_deed, the_country};
use owner::{craft_of, of_body, owner};
use record::{Entity, EntityKind, PlaceKind};
pub(super) use state::state_behind;
use state::{acts_for_state, government, of_state, owning_state, state};

/// The entity of a noun phrase: of its head, its owner ("ISIS' activities") or its modifier.
pub(in crate::claims) fn somebody(evidence: &Evidence<'_>, noun: usize) -> Option<Entity> {
    let noun = counted(evidence, noun);
    first_of_pair(evidence, noun)
        .or_else(|| own(evidence, noun))
        .or_else(|| named_beside(evidence, noun))
        .or_else(|| his_country(evidence, noun))
        .or_else(|| craft_of(evidence, noun))
        .or_else(|| owner(evidence, noun))
        .or_else(|| of_body(evidence, noun))
        .or_else(|| of_state(evidence, noun))
        .or_else(|| state(evidence, noun))
        .or_else(|| owning_state(evidence, noun))
        .or_else(|| the_country(evidence, noun))
        .or_else(|| same_deed(evidence, noun))
}

/// "15 of its members": those who are counted.
fn counted(evidence: &Evidence<'_>, at: usize) -> usize {
    let text = &evidence.text;
    let of = text
        .children(at)
        .find(|c| *c > at && text.word(*c) == "of" && text.tokens[at].pos == Pos::Num);
    of.and_then(|of| text.child(of, &[Dep::Pobj])).unwrap_or(at)
}

/// The doer behind "by": somebody, or the adjective that the parser cut off ("by Russian shelling").
pub(in crate::claims) fn behind_by(evidence: &Evidence<'_>, by: usize) -> Option<Entity> {
    let text = &evidence.text;
    let doer = text.child(by, &[Dep::Pobj])?;
    let adjective = || {
        let state = names::state_called(text.word(doer))?;
        Some(government(text.tokens[doer].span, state))
    };
    somebody(evidence, doer).or_else(adjective)
}

fn own(evidence: &Evidence<'_>, noun: usize) -> Option<Entity> {
    let entity = evidence
        .entity(noun)
        .filter(|entity| entity.kind != EntityKind::Organisation || !is_location(evidence, noun))?;
    // "The Sri Lanka Navy": the names know it by its last word alone.
    let generic = !entity.name.contains(' ') && acts_for_state(&entity.name.to_lowercase());
    generic
        .then(|| of_state(evidence, noun))
        .flatten()
        .or_else(|| Some(entity.clone()))
}

/// "Secretary Berg and Minister Obi discussed": the parser takes the second for the head, the text names the first
/// before.
fn first_of_pair(evidence: &Evidence<'_>, noun: usize) -> Option<Entity> {
    let text = &evidence.text;
    let person = |at: usize| {
        evidence
            .entity(at)
            .filter(|entity| entity.kind == EntityKind::Person)
    };
    let second = person(noun)?;
    let start = text.reach(noun).start;
    let and = (start..noun).find(|at| text.word(*at) == "and")?;
    let plain = (start..noun).all(|at| {
        matches!(
            text.tokens[at].pos,
            Pos::Propn | Pos::Noun | Pos::Adj | Pos::Cconj | Pos::Det
        )
    });
    person(and.checked_sub(1)?)
        .filter(|first| plain && start < and && first.name != second.name)
        .cloned()
}

/// "Security minister Ada Obi": the parser hangs the name on the office.
fn named_beside(evidence: &Evidence<'_>, noun: usize) -> Option<Entity> {
    let text = &evidence.text;
    let name = text.child(noun, &[Dep::Appos])?;
    let person = text
        .entity_at(name)
        .is_some_and(|entity| entity.kind == NamedKind::Person);
    // "The main Islamic body, the High Council".
    let described = text.tokens[noun].pos == Pos::Noun;
    let fits = |entity: &&Entity| match entity.kind {
        EntityKind::Person => person,
        EntityKind::ArmedGroup | EntityKind::Organisation | EntityKind::Government => described,
        _ => false,
    };
    evidence.entity(name).filter(fits).cloned()
}

/// A name that stands for a place here: "in Quetta", "a Karachi factory".
pub(in crate::claims) fn is_location(evidence: &Evidence<'_>, at: usize) -> bool {
    let place = evidence.place_at(at);
    place.is_some_and(|place| {
        place.kind != PlaceKind::Country || bind::located(evidence, at, place.kind)
    })
}
