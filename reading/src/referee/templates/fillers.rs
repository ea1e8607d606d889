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
            for head in bystanders(text, incident) {
                add(&mut found, cuts(text, phrase(text, head), head));
            }
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

/// Attackers by name of their trade in the sentence of an incident that names
/// no actor: "terrorists fled after the blast".
fn bystanders(text: &Analysis<'_>, incident: &Incident) -> Vec<usize> {
    let trigger = incident.happening.trigger;
    let hit = incident.happening.target.clone().and_then(|t| text.top(t));
    let hit = hit.map(|head| text.reach(head)).unwrap_or_default();
    text.sentences[text.tokens[trigger].sentence]
        .clone()
        .filter(|at| !hit.contains(at) && text.tokens[*at].pos == Pos::Noun)
        .filter(|at| {
            matches!(text.tokens[*at].dep, Dep::Nsubj | Dep::Pobj)
                && thing(text, *at) == Some(Thing::Group)
                && may_attack(text, *at)
        })
        .filter(|at| {
            !text
                .head(*at)
                .is_some_and(|p| matches!(text.word(p), "against" | "with" | "between" | "in"))
        })
        .collect()
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
    let describes = matches!(text.tokens[at].dep, Dep::Amod | Dep::Compound | Dep::Nmod);
    let vague = matches!(
        lemma.as_str(),
        "group" | "column" | "squad" | "fighter" | "cell"
    );
    !describes && !vague && (is_actor(&lemma) || thing(text, at) == Some(Thing::Group))
}

/// Words for those who attack, beside the lists of armed groups.
fn is_actor(lemma: &str) -> bool {
    matches!(
        lemma,
        "man"
            | "men"
            | "woman"
            | "individual"
            | "person"
            | "youth"
            | "member"
            | "commando"
            | "hitman"
            | "assassin"
            | "murderer"
            | "trafficker"
            | "student"
            | "killer"
            | "dealer"
            | "narcoterrorist"
            | "element"
            | "delinquent"
            | "subject"
            | "band"
            | "leftist"
            | "rightist"
            | "stranger"
            | "soldier"
            | "troop"
            | "officer"
            | "policeman"
            | "policemen"
            | "patrol"
            | "paramilitary"
            | "mafia"
            | "citizen"
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

/// What is destroyed or burned is a thing, listed or not.
fn is_wrecked(text: &Analysis<'_>, trigger: usize, at: usize) -> bool {
    let wrecks = matches!(
        text.lemma(trigger),
        "destroy"
            | "damage"
            | "dynamite"
            | "sabotage"
            | "burn"
            | "blow"
            | "loot"
            | "torch"
            | "wreck"
            | "destruction"
            | "sabotaging"
            | "bomb"
            | "machinegun"
    );
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
    let vague = matches!(
        text.lemma(at),
        "area"
            | "population"
            | "window"
            | "door"
            | "equipment"
            | "document"
            | "percent"
            | "part"
            | "section"
            | "stretch"
            | "front"
            | "position"
            | "city"
            | "neighborhood"
            | "life"
            | "work"
            | "wall"
            | "roof"
            | "country"
            | "economy"
            | "peace"
            | "image"
            | "process"
            | "camp"
            | "laboratory"
            | "airstrip"
            | "one"
            | "thing"
            | "material"
    );
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
            | "carbine"
            | "tnt"
    )
}
