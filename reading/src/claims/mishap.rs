//! Whether a sentence tells of an accident, a disaster or a disease, so that its dead are nobody's victims.
//!
//! Shaped by: "gunmen open fire" (no fire), "an explosion in a fireworks factory" (no attack, until
//! somebody is said to have planted it), "a bus carrying pilgrims is bombed" (an attack, though buses crash).

use super::Evidence;
use crate::analysis::Pos;
use crate::happenings::{self, EventKind, Happening};

/// Whether the sentence of token `at` tells of an accident, a disaster or a disease.
pub(super) fn in_sentence(evidence: &Evidence<'_>, at: usize) -> bool {
    let text = &evidence.text;
    let sentence = text.sentences[text.tokens[at].sentence].clone();
    let told = |t: usize| {
        happenings::is_mishap(&text.lemma(t).to_lowercase())
            && !is_gunfire(evidence, t)
            && !storms(evidence, t)
    };
    let attacked = |event: &Happening| {
        sentence.contains(&event.trigger)
            && event.kind.is_violent()
            && event.kind != EventKind::Attack
            && !is_industrial(evidence, event.trigger)
    };
    let industrial = |event: &Happening| {
        sentence.contains(&event.trigger) && is_industrial(evidence, event.trigger)
    };
    (sentence.clone().any(told)
        || is_at_sea(evidence, &sentence)
        || evidence.events_by(at).any(industrial))
        && !evidence.events_by(at).any(attacked)
}

/// "Find 28 migrants dead off the coast": the sea killed them.
fn is_at_sea(evidence: &Evidence<'_>, sentence: &std::ops::Range<usize>) -> bool {
    let text = &evidence.text;
    let any = |list: &[&str]| {
        sentence
            .clone()
            .any(|t| list.contains(&text.lemma(t).to_lowercase().as_str()))
    };
    any(&["migrant", "refugee"]) && any(&["sea", "coast", "boat", "dinghy"]) && !any(ARMED)
}

/// Whether an event is no act of anybody: a killing by flood or fever, a blast in a factory.
pub(super) fn is_one(evidence: &Evidence<'_>, event: &Happening) -> bool {
    let text = &evidence.text;
    let bare = event.kind == EventKind::Attack
        && matches!(
            text.lemma(event.trigger).to_lowercase().as_str(),
            "kill" | "killing"
        );
    is_industrial(evidence, event.trigger) || bare && in_sentence(evidence, event.trigger)
}

/// "Open fire", "exchanged fire", "fired rockets", "under fire".
fn is_gunfire(evidence: &Evidence<'_>, at: usize) -> bool {
    let text = &evidence.text;
    let shot = text.head(at).is_some_and(|head| {
        matches!(
            text.lemma(head),
            "open" | "exchange" | "return" | "cease" | "under" | "trade" | "hold"
        )
    });
    text.lemma(at) == "fire" && (text.tokens[at].pos != Pos::Noun || shot)
}

/// "Gunmen storm a house", "the army trains": words of weather and travel that are verbs of war.
fn storms(evidence: &Evidence<'_>, at: usize) -> bool {
    let text = &evidence.text;
    matches!(text.lemma(at), "storm" | "train" | "rain") && text.tokens[at].pos == Pos::Verb
}

/// A blast where things blow up by themselves, in a sentence that names no weapon and nobody who set it off.
fn is_industrial(evidence: &Evidence<'_>, at: usize) -> bool {
    let text = &evidence.text;
    let mut sentence = text.sentences[text.tokens[at].sentence].clone();
    let blast = matches!(text.lemma(at), "explosion" | "blast" | "explode");
    let has = |list: &[&str], t: usize| list.contains(&text.lemma(t).to_lowercase().as_str());
    blast
        && sentence
            .clone()
            .any(|t| has(SITES, t) || text.lemma(t) == "accidental")
        && !sentence.any(|t| has(ARMED, t) || evidence.entity(t).is_some_and(is_group))
}

fn is_group(entity: &record::Entity) -> bool {
    entity.kind == record::EntityKind::ArmedGroup
}

const SITES: &[&str] = &[
    "factory",
    "plant",
    "mine",
    "miner",
    "refinery",
    "gas",
    "boiler",
    "fireworks",
    "firework",
    "firecracker",
    "chemical",
    "apartment",
    "mill",
    "tanker",
    "reactor",
    "fertilizer",
    "kitchen",
    "generator",
    "cylinder",
    "silo",
    "pipeline",
    "conduit",
];

const ARMED: &[&str] = &[
    "attack",
    "attacker",
    "bomb",
    "bomber",
    "bombing",
    "suicide",
    "grenade",
    "missile",
    "rocket",
    "militant",
    "insurgent",
    "rebel",
    "terrorist",
    "terrorism",
    "gunman",
    "device",
    "ied",
    "landmine",
    "drone",
    "airstrike",
    "shell",
    "shelling",
    "strike",
    "sabotage",
    "police",
    "army",
    "troop",
    "soldier",
    "responsibility",
    "detonate",
    "target",
    "mosque",
    "tear",
];
