//! Who did it.
//!
//! Shaped by: "a terrorist attack" (a sort of attack, nobody in particular), "a
//! group of rebels" (the rebels), "fighting against the guerrillas" (not its actors).

use super::fillers::{add, cuts, phrase};
use super::incidents::Incident;
use super::{Filler, has};
use crate::analysis::{Analysis, Dep, Pos};
use crate::happenings::{Thing, thing};

/// Words for those who attack, beside the lists of armed groups.
const ACTORS: &str = "\
    man men woman individual person youth member commando hitman assassin murderer trafficker \
    student killer dealer narcoterrorist element delinquent subject band leftist rightist \
    stranger soldier troop officer policeman policemen patrol paramilitary mafia citizen";

/// Words for several of something.
const COLLECTIVES: &str = "\
    group band column squad unit number dozen gang series couple";

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
        let Some(head) = text.top(range.clone()) else {
            continue;
        };
        // "A group of rebels": either may be the corpus's mention.
        if let Some(inner) = members(text, head).filter(|inner| may_attack(text, *inner)) {
            let mut mentions = cuts(text, range, head);
            mentions.extend(cuts(text, phrase(text, inner), inner));
            add(&mut found, mentions);
        } else if may_attack(text, head) {
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
    let collective = has(COLLECTIVES, text.lemma(head));
    let of = collective
        .then(|| text.child(head, &[Dep::Prep]))
        .flatten()?;
    text.child(of, &[Dep::Pobj])
}

fn may_attack(text: &Analysis<'_>, at: usize) -> bool {
    let lemma = text.lemma(at).to_lowercase();
    let describes = matches!(text.tokens[at].dep, Dep::Amod | Dep::Compound | Dep::Nmod);
    let vague = has("group column squad fighter cell", &lemma);
    !describes && !vague && (has(ACTORS, &lemma) || thing(text, at) == Some(Thing::Group))
}
