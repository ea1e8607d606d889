//! The state whose forces, arms or deeds a noun is, and the state itself.
//!
//! Shaped by: "Norwegian gunmen" (a nationality, no orders), "Norway's second city" (a place in it), "Norway's rebels".

use super::owner::MODIFIERS;
use crate::analysis::{Dep, Pos};
use crate::claims::Evidence;
use crate::happenings::{Thing, thing};
use crate::names;
use record::{Entity, EntityKind, PlaceKind};

/// "Israeli commandos", "United States troops": the state whose they are.
pub(super) fn of_state(evidence: &Evidence<'_>, noun: usize) -> Option<Entity> {
    let text = &evidence.text;
    // "A Ruritanian F-16 Falcon": the make of an aircraft is no name of a body.
    let craft = || {
        let phrase = text.words(text.reach(noun).start..noun + 1);
        text.tokens[noun].pos == Pos::Propn && names::is_make(phrase)
    };
    if !acts_for_state(&text.lemma(noun).to_lowercase()) && !craft() {
        return None;
    }
    let below = |at: usize| {
        let inner = text.children(at);
        inner.filter(move |c| *c < noun && MODIFIERS.contains(&text.tokens[*c].dep))
    };
    // "Two Ruritanian Albatros D.II fighter jets": the parser hangs the adjective on the make.
    let before = below(noun).chain(below(noun).flat_map(below));
    let state = |c: usize| {
        let words = text.reach(c).start..c + 1;
        // "Saudi-led airstrikes".
        // And "Ruritanian Border Service guards".
        let first = text.word(c) == "led" || text.tokens[c].dep == Dep::Compound;
        let leader = words.clone().take(usize::from(first));
        let name = names::state_called(text.words(words.clone())).or_else(|| {
            leader
                .into_iter()
                .find_map(|at| names::state_called(text.word(at)))
        });
        name.map(|name| (words, name))
    };
    let mut before = before;
    let (words, name) = before.find_map(state)?;
    Some(government(text.span(words.start..noun + 1), name))
}

/// What only a state sends out, and what only a state decides. Not gunmen, fighters or protesters, who have a
/// nationality and no orders; not "plane" or "ship", which may be anybody's.
pub(super) fn acts_for_state(lemma: &str) -> bool {
    matches!(
        lemma,
        "aircraft"
            | "helicopter"
            | "tank"
            | "convoy"
            | "personnel"
            | "peacekeeper"
            | "official"
            | "authority"
            | "authorities"
            | "government"
            | "leadership"
            | "support"
            | "assistance"
            | "aid"
            | "contribution"
            | "commitment"
            | "decision"
            | "policy"
            | "proposal"
            | "intervention"
            | "involvement"
            | "incursion"
            | "retaliation"
            | "withdrawal"
            | "sanction"
            | "veto"
            | "army"
            | "navy"
            | "military"
            | "police"
            | "force"
            | "forces"
            | "troop"
            | "troops"
            | "soldier"
            | "commando"
            | "paratrooper"
            | "marine"
            | "unit"
            | "warship"
            | "warplane"
            | "gunship"
            | "jet"
            | "submarine"
            | "frigate"
            | "destroyer"
            | "coastguard"
            | "gendarme"
            | "guard"
            | "serviceman"
            | "servicemen"
            | "sailor"
            | "airman"
            | "policeman"
            | "policemen"
            | "parliament"
            | "senate"
            | "ministry"
            | "cabinet"
            | "diplomat"
            | "negotiator"
            | "delegation"
            | "airstrike"
            | "strike"
            | "raid"
            | "shelling"
            | "drone"
            | "missile"
            | "artillery"
            | "offensive"
            | "invasion"
    )
}

/// "Sudan is ready": a country as the subject of what is said of it.
pub(super) fn state(evidence: &Evidence<'_>, noun: usize) -> Option<Entity> {
    let text = &evidence.text;
    let subject = matches!(
        text.tokens[noun].dep,
        Dep::Nsubj | Dep::NsubjPass | Dep::Dobj
    );
    let place = evidence.place_at(noun)?;
    let name = names::state_called(place.words.of(text.text)?)?;
    // "A shooting in Bergen, Norway leaves two dead": where it was, though the parser makes it the subject.
    let first = evidence.tokens(place.words).start;
    let town = |other: &record::Place| evidence.tokens(other.words).end + 1 == first;
    let address =
        first > 1 && text.word(first - 1) == "," && evidence.places_by(first - 2).any(town);
    (subject && !address && text.tokens[noun].pos == Pos::Propn && place.kind == PlaceKind::Country)
        .then(|| government(place.words, name))
}

/// "Norwegian support for the plan", "Norway's support": the state whose doing the noun at `at` is.
pub(in crate::claims) fn state_behind(evidence: &Evidence<'_>, at: usize) -> Option<Entity> {
    let noun = evidence.text.tokens[at].pos == Pos::Noun;
    let adjective = noun.then(|| of_state(evidence, at)).flatten();
    adjective.or_else(|| owning_state(evidence, at))
}

/// "Norway's intervention", "United States’ commitment to peace": the state whose doing a noun is.
///
/// Not "Norway's second city": a place in it is not the state.
pub(super) fn owning_state(evidence: &Evidence<'_>, noun: usize) -> Option<Entity> {
    let text = &evidence.text;
    let site = matches!(
        text.lemma(noun),
        "city"
            | "town"
            | "capital"
            | "province"
            | "region"
            | "north"
            | "south"
            | "east"
            | "west"
            | "border"
            | "coast"
            | "war"
            | "conflict"
            | "crisis"
            | "uprising"
            | "district"
            | "village"
            | "area"
            | "airport"
            | "embassy"
            | "people"
            | "population"
            | "newspaper"
            | "magazine"
            | "broadcaster"
            | "company"
            | "airline"
            | "bank"
            | "team"
            | "club"
            | "league"
            | "university"
            | "church"
            | "opposition"
            | "union"
            | "citizen"
            | "resident"
            | "worker"
            | "journalist"
            | "economy"
    );
    let marked = |c: usize| matches!(text.word(c + 1), "'s" | "’s" | "'" | "’");
    let owner = text
        .children(noun)
        .find(|c| *c < noun && matches!(text.tokens[*c].dep, Dep::Poss | Dep::Nmod) && marked(*c));
    // "Norway's rebels" do nothing for Norway.
    let own = !site && thing(text, noun) != Some(Thing::Group);
    let owner = owner.filter(|_| text.tokens[noun].pos == Pos::Noun && own)?;
    let start = text.reach(owner).start;
    let words = start + usize::from(text.tokens[start].dep == Dep::Det)..owner + 1;
    let name = names::state_called(text.words(words.clone()))?;
    Some(government(text.span(words), name))
}

pub(super) fn government(words: record::Span, name: &str) -> Entity {
    Entity {
        words: Some(words),
        name: name.to_owned(),
        kind: EntityKind::Government,
    }
}
