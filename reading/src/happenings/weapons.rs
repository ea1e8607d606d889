//! Weapons and what flies them, and the kind of event each makes.
//!
//! Shaped by: tear gas and petrol bombs (matters of protests), "suicide drone"
//! (the drone decides), "gas" of a cooker (asked only where something attacks).

use super::EventKind;
use super::nouns::{low, modifiers};
use crate::analysis::Analysis;

pub(super) fn flies(text: &Analysis<'_>, at: usize) -> bool {
    matches!(
        low(text, at).as_str(),
        "jet"
            | "warplane"
            | "plane"
            | "aircraft"
            | "drone"
            | "helicopter"
            | "chopper"
            | "bomber"
            | "airforce"
            | "gunship"
            | "uav"
    ) && !modifiers(text, at).any(|m| m == "suicide")
        || low(text, at) == "force" && modifiers(text, at).any(|m| m == "air")
}

/// The kind that a weapon noun with its own modifiers stands for.
pub(super) fn weapon_of(text: &Analysis<'_>, at: usize) -> Option<EventKind> {
    let own = weapon_kind(&low(text, at))?;
    let suicide = modifiers(text, at).any(|m| m == "suicide");
    let described = modifiers(text, at).find_map(|m| weapon_kind(&m));
    let tear = modifiers(text, at)
        .any(|m| matches!(m.as_str(), "tear" | "stun" | "natural" | "fire" | "petrol"));
    (!tear).then_some(if suicide {
        EventKind::SuicideBomb
    } else {
        described.unwrap_or(own)
    })
}

/// The kind of event that a weapon makes.
pub(super) fn weapon_kind(lemma: &str) -> Option<EventKind> {
    Some(match lemma {
        "suicide" | "vest" | "kamikaze" => EventKind::SuicideBomb,
        "drone" | "air" | "airstrike" => EventKind::AirStrike,
        "rocket" | "missile" | "mortar" | "artillery" | "shell" | "howitzer" | "projectile" => {
            EventKind::Shelling
        }
        "grenade" => EventKind::Grenade,
        "bomb" | "mine" | "landmine" | "land-mine" | "ied" | "ieds" | "explosive" | "roadside"
        | "device" | "dynamite" | "car-bomb" => EventKind::RemoteExplosive,
        "chemical" | "chlorine" | "sarin" | "gas" | "nerve" | "poison" | "mustard" => {
            EventKind::ChemicalWeapon
        }
        _ => return None,
    })
}

/// "A suicide bomber attacked".
pub(super) fn bomber(text: &Analysis<'_>, at: usize) -> Option<EventKind> {
    modifiers(text, at)
        .any(|m| m == "suicide")
        .then_some(EventKind::SuicideBomb)
}
