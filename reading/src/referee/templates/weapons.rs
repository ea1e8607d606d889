//! With what it was done.
//!
//! Shaped by: "weapons were seized" (nothing in particular), "a dynamite charge"
//! (the charge and its dynamite are one weapon).

use super::fillers::{add, cuts, phrase};
use super::incidents::Incident;
use super::{Filler, has};
use crate::analysis::{Analysis, Pos};

/// What kills or destroys.
const ARMS: &str = "\
    bomb dynamite explosive grenade rocket missile mortar machinegun machine-gun submachinegun \
    rifle ak-47 pistol car-bomb mine cocktail machete trap rpg device gun revolver firearm \
    shotgun carbine tnt";

/// What it was done with: weapon nouns in the incidents' sentences.
pub(super) fn weapons(text: &Analysis<'_>, incidents: &[&Incident]) -> Vec<Filler> {
    let mut sentences: Vec<usize> = incidents
        .iter()
        .map(|i| text.tokens[i.happening.trigger].sentence)
        .collect();
    sentences.sort_unstable();
    sentences.dedup();
    let mut found = Vec::new();
    for sentence in sentences {
        for at in text.sentences[sentence].clone() {
            if has(ARMS, &text.lemma(at).to_lowercase()) && text.tokens[at].pos != Pos::Verb {
                let mut mentions = Filler::new();
                // "Dynamite charge": the charge is the weapon, the dynamite its cut.
                if let Some(charge) = charge(text, at) {
                    mentions = cuts(text, phrase(text, charge), charge);
                }
                mentions.extend(cuts(text, phrase(text, at), at));
                add(&mut found, mentions);
            }
        }
    }
    found
}

fn charge(text: &Analysis<'_>, at: usize) -> Option<usize> {
    let head = text.head(at)?;
    has("charge stick launcher fire attack burst", text.lemma(head)).then_some(head)
}
