//! Weapons, military platforms and vehicles: common nouns with what describes them.

use super::phrase::{bare, chunk};
use super::{Found, Kind};
use crate::analysis::{Analysis, Dep, Pos, Tag};

pub(super) fn mark(text: &Analysis<'_>, found: &mut Vec<Found>) {
    for at in 0..text.tokens.len() {
        let token = &text.tokens[at];
        let within = text
            .head(at)
            .is_some_and(|head| head == at + 1 && token.dep == Dep::Compound);
        let lemma = token.lemma.to_lowercase();
        let Some(kind) = kind(&lemma).filter(|_| matches!(token.pos, Pos::Noun | Pos::Propn))
        else {
            continue;
        };
        if within || lemma == "strike" && token.tag != Tag::Nns {
            continue;
        }
        let tokens = chunk(text, at);
        let described = tokens.len() > 1
            && !matches!(text.word(tokens.start), "the" | "The")
            && kind != Kind::Vehicle;
        if described && bare(text, tokens.clone()).len() < 4 {
            found.push((tokens, kind, "described"));
        } else {
            found.push((at..at + 1, kind, "whole"));
        }
    }
}

fn kind(lemma: &str) -> Option<Kind> {
    Some(match lemma {
        "strike" | "airstrike" | "weapon" | "mortar" | "artillery" | "munition" | "missile"
        | "rocket" | "bomb" | "ied" | "ieds" | "vbied" | "vbieds" | "gun" | "rifle" | "grenade"
        | "shell" | "explosive" | "mine" | "bombardment" | "ammunition" => Kind::Weapon,
        "aircraft" | "tank" | "plane" | "helicopter" | "warplane" | "jet" | "fighter"
        | "bomber" | "drone" | "bulldozer" | "airlifter" | "warship" | "frigate" | "submarine" => {
            Kind::MilitaryPlatform
        }
        "vehicle" | "truck" | "tanker" | "excavator" | "car" | "bus" | "convoy" | "loader" => {
            Kind::Vehicle
        }
        _ => return None,
    })
}
