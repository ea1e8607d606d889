//! What was hit.
//!
//! Shaped by: "destroyed the area", "damaged windows" (parts and stretches of
//! land are no targets), "the image of the country was damaged".

use super::fillers::{add, cuts, phrase};
use super::incidents::Incident;
use super::{Filler, has};
use crate::analysis::{Analysis, Dep, Pos};
use crate::happenings::{Thing, thing};
use std::ops::Range;

/// Works and bodies, beside the buildings and vehicles that rules know.
const TARGETS: &str = "\
    bridge headquarters residence substation pylon pole post line powerline branch company \
    institute center barracks airport refinery dealership exchange jeep van taxi newspaper union \
    agency plaza club oleoduct mansion";

/// Words of damage.
const WRECKING: &str = "\
    destroy damage dynamite sabotage burn blow loot torch wreck destruction sabotaging bomb \
    machinegun";

/// Nouns that are damaged without being a target.
const VAGUE: &str = "\
    area population window door equipment document percent part section stretch front position \
    city neighborhood life work wall roof country economy peace image process camp laboratory \
    airstrip one thing material";

/// Things that were hit.
pub(super) fn targets(text: &Analysis<'_>, incidents: &[&Incident]) -> Vec<Filler> {
    let mut found = Vec::new();
    for incident in incidents {
        let aimed = incident.happening.target.clone().and_then(|range| {
            let head = text.top(range.clone())?;
            Some((range, head))
        });
        let near = near_explosion(text, incident.happening.trigger);
        let first: Vec<_> = aimed.into_iter().chain(near).collect();
        let joined: Vec<_> = first
            .iter()
            .flat_map(|(_, head)| conjuncts(text, *head))
            .map(|head| (phrase(text, head), head))
            .collect();
        for (range, head) in first.into_iter().chain(joined) {
            if is_target(text, head) || is_wrecked(text, incident.happening.trigger, head) {
                add(&mut found, cuts(text, range, head));
            }
        }
    }
    found
}

/// "A bank, a store and two buses": all after the first.
fn conjuncts(text: &Analysis<'_>, at: usize) -> Vec<usize> {
    let mut found = Vec::new();
    let mut next = text.child(at, &[Dep::Conj]);
    while let Some(at) = next.filter(|_| found.len() < 12) {
        found.push(at);
        next = text.child(at, &[Dep::Conj]);
    }
    found
}

fn is_target(text: &Analysis<'_>, at: usize) -> bool {
    let lemma = text.lemma(at).to_lowercase();
    thing(text, at) == Some(Thing::Property) || has(TARGETS, &lemma)
}

/// What is destroyed or burned is a thing, listed or not.
fn is_wrecked(text: &Analysis<'_>, trigger: usize, at: usize) -> bool {
    let wrecks = has(WRECKING, text.lemma(trigger));
    let living = matches!(
        thing(text, at),
        Some(
            Thing::Person
                | Thing::State
                | Thing::Group
                | Thing::Leader
                | Thing::Idea
                | Thing::Crowd
        )
    );
    let vague = has(VAGUE, text.lemma(at));
    wrecks && !living && !vague && text.tokens[at].pos == Pos::Noun
}

/// "A bomb exploded in front of the embassy": what it exploded at.
fn near_explosion(text: &Analysis<'_>, trigger: usize) -> Option<(Range<usize>, usize)> {
    let noun = text.children(trigger).find_map(|c| {
        let near = text.tokens[c].dep == Dep::Prep
            && matches!(
                text.word(c),
                "at" | "in" | "near" | "outside" | "inside" | "against" | "on" | "under"
            );
        let noun = near.then(|| text.child(c, &[Dep::Pobj])).flatten()?;
        // "In front of the embassy".
        let deeper = matches!(text.lemma(noun), "front")
            .then(|| text.child(noun, &[Dep::Prep]))
            .flatten()
            .and_then(|of| text.child(of, &[Dep::Pobj]));
        Some(deeper.unwrap_or(noun)).filter(|n| is_target(text, *n))
    })?;
    Some((phrase(text, noun), noun))
}
