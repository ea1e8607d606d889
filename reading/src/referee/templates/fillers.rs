//! Noun phrases as fillers, and those of perpetrators, targets and weapons.

use super::Filler;
use super::incidents::Incident;
use crate::analysis::{Analysis, Dep, Pos};
use crate::happenings::{Thing, thing};
use std::ops::Range;

/// All ways to cut a noun phrase: from each word before the head, to the head
/// and to the end of what follows it.
pub(super) fn cuts(text: &Analysis<'_>, range: Range<usize>, head: usize) -> Filler {
    let mut cuts = Vec::new();
    for start in range.start..=head {
        if matches!(text.tokens[start].pos, Pos::Punct | Pos::Det) && text.word(start) != "\"" {
            continue;
        }
        for end in [range.end, head + 1] {
            let words = text
                .words(start..end)
                .split_whitespace()
                .collect::<Vec<_>>()
                .join(" ");
            if !cuts.contains(&words) {
                cuts.push(words);
            }
        }
    }
    cuts
}

/// Adds a filler, joining it to one with the same head noun.
pub(super) fn add(fillers: &mut Vec<Filler>, new: Filler) {
    let last = new.last().cloned().unwrap_or_default();
    let same = fillers
        .iter_mut()
        .find(|f| f.last().is_some_and(|l| stem(l) == stem(&last)));
    match same {
        Some(filler) => {
            for mention in new.into_iter().rev() {
                if !filler.contains(&mention) {
                    filler.insert(0, mention);
                }
            }
        }
        None => fillers.push(new),
    }
}

fn stem(word: &str) -> &str {
    word.trim_end_matches('s')
}

/// Persons and bands who acted.
pub(super) fn perpetrators(text: &Analysis<'_>, incidents: &[&Incident]) -> Vec<Filler> {
    let mut found = Vec::new();
    for incident in incidents {
        let Some(range) = incident.happening.actor.clone() else {
            continue;
        };
        if let Some(head) = text
            .top(range.clone())
            .filter(|head| may_attack(text, *head))
        {
            add(&mut found, cuts(text, range, head));
        }
    }
    found
}

/// Those whom a collective is made of.
fn members(text: &Analysis<'_>, head: usize) -> Option<usize> {
    let collective = matches!(
        text.lemma(head),
        "group"
            | "band"
            | "column"
            | "squad"
            | "unit"
            | "number"
            | "dozen"
            | "gang"
            | "series"
            | "couple"
    );
    let of = collective
        .then(|| text.child(head, &[Dep::Prep]))
        .flatten()?;
    text.child(of, &[Dep::Pobj])
}

fn may_attack(text: &Analysis<'_>, at: usize) -> bool {
    let lemma = text.lemma(at).to_lowercase();
    let adjective =
        matches!(text.tokens[at].dep, Dep::Amod | Dep::Compound) && text.tokens[at].pos == Pos::Adj;
    let listed = matches!(
        lemma.as_str(),
        "man"
            | "men"
            | "woman"
            | "individual"
            | "person"
            | "people"
            | "youth"
            | "member"
            | "commando"
            | "squad"
            | "hitman"
            | "assassin"
            | "murderer"
            | "trafficker"
            | "student"
            | "killer"
            | "dealer"
            | "narcoterrorist"
            | "element"
            | "column"
            | "delinquent"
            | "subject"
            | "sicario"
            | "band"
            | "guerrilla"
            | "rebel"
            | "terrorist"
            | "extremist"
            | "leftist"
            | "rightist"
            | "stranger"
    );
    listed || thing(text, at) == Some(Thing::Group) || is_troop(&lemma)
}

fn is_troop(lemma: &str) -> bool {
    matches!(
        lemma,
        "soldier" | "troop" | "officer" | "policeman" | "policemen" | "patrol" | "paramilitary"
    )
}

/// Things that were hit.
pub(super) fn targets(text: &Analysis<'_>, incidents: &[&Incident]) -> Vec<Filler> {
    let mut found = Vec::new();
    for incident in incidents {
        let aimed = incident.happening.target.clone().and_then(|range| {
            let head = text.top(range.clone())?;
            Some((range, head))
        });
        let near = near_explosion(text, incident.happening.trigger);
        for (range, head) in aimed.into_iter().chain(near) {
            if is_target(text, head) {
                add(&mut found, cuts(text, range, head));
            }
        }
    }
    found
}

fn is_target(text: &Analysis<'_>, at: usize) -> bool {
    let lemma = text.lemma(at).to_lowercase();
    thing(text, at) == Some(Thing::Property)
        || matches!(
            lemma.as_str(),
            "bridge"
                | "headquarters"
                | "residence"
                | "substation"
                | "pylon"
                | "pole"
                | "post"
                | "line"
                | "powerline"
                | "branch"
                | "company"
                | "institute"
                | "center"
                | "barracks"
                | "airport"
                | "refinery"
                | "dealership"
                | "exchange"
                | "jeep"
                | "van"
                | "taxi"
                | "newspaper"
                | "union"
                | "agency"
                | "plaza"
                | "club"
                | "oleoduct"
                | "mansion"
        )
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

/// From the first inner word to the head, with "of …".
pub(super) fn phrase(text: &Analysis<'_>, head: usize) -> Range<usize> {
    let before = text
        .children(head)
        .filter(|c| {
            *c < head
                && !matches!(
                    text.tokens[*c].dep,
                    Dep::Punct | Dep::Relcl | Dep::Acl | Dep::Cc | Dep::Appos
                )
        })
        .map(|c| text.reach(c).start)
        .min()
        .unwrap_or(head);
    before..head + 1
}

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
            if is_arm(&text.lemma(at).to_lowercase()) && text.tokens[at].pos != Pos::Verb {
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
    matches!(
        text.lemma(head),
        "charge" | "stick" | "launcher" | "fire" | "attack" | "burst"
    )
    .then_some(head)
}

fn is_arm(lemma: &str) -> bool {
    matches!(
        lemma,
        "bomb"
            | "dynamite"
            | "explosive"
            | "grenade"
            | "rocket"
            | "missile"
            | "mortar"
            | "machinegun"
            | "machine-gun"
            | "submachinegun"
            | "rifle"
            | "ak-47"
            | "pistol"
            | "car-bomb"
            | "mine"
            | "cocktail"
            | "machete"
            | "trap"
            | "rpg"
            | "device"
            | "gun"
            | "revolver"
            | "firearm"
            | "shotgun"
            | "weapon"
            | "carbine"
            | "tnt"
            | "bullet"
    )
}
