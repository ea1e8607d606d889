//! Whom a noun phrase stands for: the one named at its head, the person beside an office, its owner,
//! the state whose forces they are, the state itself.
//!
//! Shaped by: "Pakistani gunmen" (nobody's forces), "in Quetta", "a Karachi factory" (places), "the UK
//! remains steadfast" (a state that does nothing and is spoken of all the same).

use super::{Evidence, bind};
use crate::analysis::{Dep, NamedKind, Pos};
use crate::names;
use record::{Entity, EntityKind, PlaceKind};

/// The entity of a noun phrase: of its head, its owner ("ISIS' activities") or its modifier.
pub(super) fn somebody(evidence: &Evidence<'_>, noun: usize) -> Option<Entity> {
    let noun = counted(evidence, noun);
    first_of_pair(evidence, noun)
        .or_else(|| own(evidence, noun))
        .or_else(|| named_beside(evidence, noun))
        .or_else(|| owner(evidence, noun))
        .or_else(|| of_body(evidence, noun))
        .or_else(|| of_state(evidence, noun))
        .or_else(|| state(evidence, noun))
        .or_else(|| owning_state(evidence, noun))
        .or_else(|| the_country(evidence, noun))
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
pub(super) fn behind_by(evidence: &Evidence<'_>, by: usize) -> Option<Entity> {
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

const MODIFIERS: [Dep; 4] = [Dep::Poss, Dep::Compound, Dep::Amod, Dep::Nmod];

/// The modifiers of a noun and theirs: "a Russian Air Force reconnaissance plane".
///
/// Not those of a person's name: "an Al Jazeera journalist Ada Obi" is not her employer.
fn owner(evidence: &Evidence<'_>, noun: usize) -> Option<Entity> {
    let text = &evidence.text;
    let person = text
        .entity_at(noun)
        .is_some_and(|entity| entity.kind == NamedKind::Person);
    if person && text.tokens[noun].pos == Pos::Propn {
        return None;
    }
    let below = |at: usize| {
        let inner = text.children(at);
        inner.filter(|c| MODIFIERS.contains(&text.tokens[*c].dep))
    };
    let direct = below(noun);
    let deeper = below(noun).flat_map(below);
    direct
        .chain(deeper)
        .filter(|c| !is_location(evidence, *c))
        .find_map(|c| evidence.entity(c))
        .cloned()
}

/// "Forty members of the alliance", "fighters of the group": the body whose they are.
fn of_body(evidence: &Evidence<'_>, noun: usize) -> Option<Entity> {
    let text = &evidence.text;
    let belongs = matches!(
        text.lemma(noun),
        "member"
            | "fighter"
            | "militant"
            | "soldier"
            | "troop"
            | "force"
            | "commander"
            | "leader"
            | "branch"
            | "wing"
            | "cell"
            | "faction"
            | "unit"
            | "chief"
            | "official"
            | "head"
    );
    let of = text
        .children(noun)
        .find(|c| belongs && *c > noun && text.word(*c) == "of")?;
    let body = text.child(of, &[Dep::Pobj])?;
    own(evidence, body).filter(|entity| entity.kind != EntityKind::Person)
}

/// "Israeli commandos", "United States troops": the state whose they are.
fn of_state(evidence: &Evidence<'_>, noun: usize) -> Option<Entity> {
    let text = &evidence.text;
    if !acts_for_state(&text.lemma(noun).to_lowercase()) {
        return None;
    }
    let before = text
        .children(noun)
        .filter(|c| *c < noun && MODIFIERS.contains(&text.tokens[*c].dep));
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
    let (words, name) = before.into_iter().find_map(state)?;
    Some(government(text.span(words.start..noun + 1), name))
}

/// What only a state sends out. Not gunmen, fighters or protesters, who have a nationality and no orders.
fn acts_for_state(lemma: &str) -> bool {
    matches!(
        lemma,
        "army"
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
fn state(evidence: &Evidence<'_>, noun: usize) -> Option<Entity> {
    let text = &evidence.text;
    let subject = matches!(
        text.tokens[noun].dep,
        Dep::Nsubj | Dep::NsubjPass | Dep::Dobj
    );
    let place = evidence
        .places
        .iter()
        .find(|place| evidence.tokens(place.words).contains(&noun))?;
    let name = names::state_called(place.words.of(text.text)?)?;
    (subject && text.tokens[noun].pos == Pos::Propn && place.kind == PlaceKind::Country)
        .then(|| government(place.words, name))
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
    );
    let marked = |c: usize| matches!(text.word(c + 1), "'s" | "’s" | "'" | "’");
    let owner = text
        .children(noun)
        .find(|c| *c < noun && matches!(text.tokens[*c].dep, Dep::Poss | Dep::Nmod) && marked(*c));
    let owner = owner.filter(|_| text.tokens[noun].pos == Pos::Noun && !site)?;
    let start = text.reach(owner).start;
    let words = start + usize::from(text.tokens[start].dep == Dep::Det)..owner + 1;
    let name = names::state_called(text.words(words.clone()))?;
    Some(government(text.span(words), name))
}

/// "The Foreign Ministry of Syria announces that the country …": the one state named before in the sentence.
fn the_country(evidence: &Evidence<'_>, noun: usize) -> Option<Entity> {
    let text = &evidence.text;
    let definite = text
        .child(noun, &[Dep::Det])
        .is_some_and(|det| text.word(det).eq_ignore_ascii_case("the"));
    let means = matches!(text.lemma(noun), "country" | "nation" | "government") && definite;
    let narrowed = text
        .children(noun)
        .any(|c| c > noun || MODIFIERS.contains(&text.tokens[c].dep));
    let before = text.sentences[text.tokens[noun].sentence].start..noun;
    let mut named = before
        .filter(|_| means && !narrowed)
        .filter_map(|at| state_at(evidence, at));
    let first = named.next()?;
    named
        .all(|other| other == first)
        .then(|| government(text.tokens[noun].span, first))
}

/// The state that the word or the place name at `at` names.
fn state_at(evidence: &Evidence<'_>, at: usize) -> Option<&'static str> {
    let text = &evidence.text;
    let place = evidence
        .places
        .iter()
        .find(|place| evidence.tokens(place.words).contains(&at));
    let words = place.map_or(text.word(at), |place| {
        place.words.of(text.text).unwrap_or_default()
    });
    names::state_called(words).filter(|_| text.word(at).starts_with(char::is_uppercase))
}

fn government(words: record::Span, name: &str) -> Entity {
    Entity {
        words: Some(words),
        name: name.to_owned(),
        kind: EntityKind::Government,
    }
}

/// A name that stands for a place here: "in Quetta", "a Karachi factory".
pub(super) fn is_location(evidence: &Evidence<'_>, at: usize) -> bool {
    let place = evidence
        .places
        .iter()
        .find(|place| evidence.tokens(place.words).contains(&at));
    place.is_some_and(|place| {
        place.kind != PlaceKind::Country || bind::located(evidence, at, place.kind)
    })
}
