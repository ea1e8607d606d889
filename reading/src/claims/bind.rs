//! Which place, time and subject belong to a clause: the nearest on the tree.

use super::Evidence;
use crate::analysis::{Dep, Pos};
use crate::attribution::Said;
use record::{Entity, EntityKind, Measure, Place, PlaceKind, Span, When};

/// The place of what happens at token `at`, looked for in `within` only.
///
/// Nearest by steps over the tree, so that in "killed 12 in Gao and nine in
/// Kidal" each number has its own; a name the gazetteer knows goes before one
/// it does not.
pub(super) fn place(evidence: &Evidence<'_>, at: usize, within: Span) -> Option<Place> {
    let token = |place: &Place| evidence.tokens(place.words).start;
    let near = evidence
        .places
        .iter()
        .filter(|place| within.contains(place.words));
    let near = near.filter(|place| located(evidence, token(place), place.kind));
    let order = |place: &&Place| {
        (
            place.kind == PlaceKind::Unresolved,
            steps(evidence, at, token(place)),
        )
    };
    let nearest = near.clone().min_by_key(order)?;
    let within = |place: &&Place| finer(place, nearest);
    near.filter(within)
        .min_by_key(order)
        .or(Some(nearest))
        .cloned()
}

/// A settlement of the country or area that was named with it: "near Bama in Borno".
fn finer(place: &Place, than: &Place) -> bool {
    let settled = matches!(place.kind, PlaceKind::Settlement | PlaceKind::Feature);
    let wide = matches!(than.kind, PlaceKind::Country | PlaceKind::Area);
    settled && wide && place.country == than.country
}

/// "In Mosul", "Mosul could fall", "recaptured Palmyra"; not the state that acts
/// ("Iraq says"), the owner of an army, or the words that name a speaker.
fn located(evidence: &Evidence<'_>, at: usize, kind: PlaceKind) -> bool {
    let text = &evidence.text;
    let dep = text.tokens[at].dep;
    let modifies = matches!(dep, Dep::Poss | Dep::Compound | Dep::Nmod | Dep::Amod);
    let acts = kind == PlaceKind::Country && matches!(dep, Dep::Nsubj | Dep::NsubjPass);
    let owned = modifies
        && text
            .head(at)
            .is_some_and(|head| evidence.entity(head).is_some() || kind == PlaceKind::Country);
    let speaks = evidence.said.iter().any(|said| {
        said.source
            .as_ref()
            .is_some_and(|source| source.contains(&at))
    });
    !acts && !owned && !speaks && !inside_name(evidence, at)
}

/// A place inside the name of a body ("the Pentagon", "Bank of Iraq") is part of the name.
fn inside_name(evidence: &Evidence<'_>, at: usize) -> bool {
    let body = |kind| {
        matches!(
            kind,
            EntityKind::ArmedGroup | EntityKind::Organisation | EntityKind::Person
        )
    };
    evidence.entity(at).is_some_and(|entity| body(entity.kind))
}

/// The time of what happens at token `at`, looked for in `within` only.
pub(super) fn time(evidence: &Evidence<'_>, at: usize, within: Span) -> Option<When> {
    let near = evidence
        .times
        .iter()
        .filter(|time| within.contains(time.words) && !time.value.starts_with('P'));
    near.min_by_key(|time| steps(evidence, at, evidence.tokens(time.words).start))
        .cloned()
}

/// Steps from `a` to `b` over the tree; across sentences, far.
fn steps(evidence: &Evidence<'_>, a: usize, b: usize) -> usize {
    let text = &evidence.text;
    let up: Vec<usize> = std::iter::once(a).chain(text.ancestors(a)).collect();
    let other = std::iter::once(b).chain(text.ancestors(b));
    other
        .enumerate()
        .find_map(|(far, at)| up.iter().position(|x| *x == at).map(|near| near + far))
        .unwrap_or(1000 + a.abs_diff(b))
}

/// Whom the clause headed by `at` is about: its grammatical subject if that is
/// somebody, else the first entity it acts on, an armed group before others.
///
/// A clause with a subject of its own that is nobody known ("a fire in a
/// factory", "the militia") is not about whoever else it names.
pub(super) fn subject(evidence: &Evidence<'_>, at: usize, within: &[usize]) -> Option<Entity> {
    let text = &evidence.text;
    let grammatical = text.child(at, &[Dep::Nsubj, Dep::NsubjPass, Dep::Csubj]);
    let named = || {
        within
            .iter()
            .filter(|t| !is_location(evidence, **t))
            .filter_map(|t| evidence.entity(*t))
    };
    let group = || named().find(|entity| armed(entity));
    let substantial = grammatical
        .is_some_and(|subject| matches!(text.tokens[subject].pos, Pos::Noun | Pos::Propn));
    let known = grammatical.and_then(|subject| somebody(evidence, subject));
    let other = || if substantial { None } else { named().next() };
    known.or_else(|| group().or_else(other).cloned())
}

/// A name that stands for a place here: "in Quetta", "a Karachi factory".
fn is_location(evidence: &Evidence<'_>, at: usize) -> bool {
    let place = evidence
        .places
        .iter()
        .find(|place| evidence.tokens(place.words).contains(&at));
    place.is_some_and(|place| place.kind != PlaceKind::Country || located(evidence, at, place.kind))
}

/// The entity of a noun phrase: of its head, its owner ("ISIS' activities") or its modifier.
fn somebody(evidence: &Evidence<'_>, noun: usize) -> Option<Entity> {
    let text = &evidence.text;
    let inner = [Dep::Poss, Dep::Compound, Dep::Amod, Dep::Nmod];
    let below = text
        .children(noun)
        .filter(|c| inner.contains(&text.tokens[*c].dep));
    let owners = below.filter(|c| !is_location(evidence, *c));
    let own = evidence
        .entity(noun)
        .filter(|entity| entity.kind != EntityKind::Organisation || !is_location(evidence, noun));
    own.or_else(|| owners.into_iter().find_map(|c| evidence.entity(c)))
        .cloned()
}

/// "The group claimed responsibility": where the content is about nobody named,
/// an armed group speaks of itself.
pub(super) fn claimant(evidence: &Evidence<'_>, said: &Said) -> Option<Entity> {
    let entity = evidence.entity(said.speaker?)?;
    armed(entity).then(|| entity.clone())
}

/// The armed group a document is about, if one has most of its mentions.
fn main_group(evidence: &Evidence<'_>) -> Option<Entity> {
    let groups: Vec<&Entity> = evidence.mentions().filter(|entity| armed(entity)).collect();
    let count = |name: &str| groups.iter().filter(|group| group.name == name).count();
    let most = groups
        .iter()
        .max_by_key(|group| (count(&group.name), std::cmp::Reverse(&group.name)))?;
    let main = count(&most.name) >= 3 && 5 * count(&most.name) >= 3 * groups.len();
    main.then(|| Entity {
        words: None,
        ..(*most).clone()
    })
}

/// Whom a clause about attacks, fighters or threats is about though it names
/// nobody: the group the document is about. The subject is then without words.
pub(super) fn understood(evidence: &Evidence<'_>, at: usize) -> Option<Entity> {
    let text = &evidence.text;
    let subject = text.child(at, &[Dep::Nsubj, Dep::NsubjPass])?;
    let violent = matches!(
        text.lemma(subject),
        "attack"
            | "bombing"
            | "raid"
            | "operation"
            | "assault"
            | "threat"
            | "fighter"
            | "militant"
            | "terrorist"
            | "insurgent"
            | "violence"
            | "offensive"
            | "recruitment"
            | "jihadist"
            | "operative"
            | "cell"
            | "ambush"
            | "killing"
            | "insurgency"
    );
    if violent { main_group(evidence) } else { None }
}

/// The group whose strength, land or attacks a number without a named owner measures.
pub(super) fn measured(evidence: &Evidence<'_>, measure: Measure) -> Option<Entity> {
    use Measure::{Attacks, Fighters, GroupSize, LeadersLost, Recruits, Territory};
    matches!(
        measure,
        Attacks | Fighters | GroupSize | LeadersLost | Recruits | Territory
    )
    .then(|| main_group(evidence))?
}

/// Somebody named elsewhere in the sentence of token `at`.
pub(super) fn beside(evidence: &Evidence<'_>, at: usize) -> Option<Entity> {
    let sentence = evidence.text.sentences[evidence.text.tokens[at].sentence].clone();
    let own = sentence.filter(|t| evidence.holder(*t).is_none());
    own.filter_map(|t| evidence.entity(t))
        .find(|entity| armed(entity))
        .cloned()
}

/// What happened where nobody known did it: an attack, a clash, a blast in a place.
pub(super) fn incident(
    evidence: &Evidence<'_>,
    at: usize,
    place: Option<&Place>,
) -> Option<Entity> {
    let name = format!("violence in {}", place?.name);
    let entity = Entity {
        words: None,
        name,
        kind: EntityKind::Event,
    };
    evidence
        .happened(at)
        .is_some_and(|event| event.kind.is_violent())
        .then_some(entity)
}

/// "Mosul could soon fall": a place as the subject of what is foretold or of what happened to it.
pub(super) fn place_spoken_of(
    evidence: &Evidence<'_>,
    at: usize,
    foretold: bool,
) -> Option<Entity> {
    let subject = evidence.text.child(at, &[Dep::Nsubj, Dep::NsubjPass])?;
    let place = evidence
        .places
        .iter()
        .find(|place| evidence.tokens(place.words).contains(&subject))?;
    let told = foretold || evidence.happened(at).is_some();
    told.then(|| Entity {
        words: Some(place.words),
        name: place.name.clone(),
        kind: EntityKind::Other,
    })
}

/// An armed group, or a body whose name says that it fights: the tables cannot know them all.
fn armed(entity: &Entity) -> bool {
    let says = |word: &str| {
        matches!(
            word,
            "Front"
                | "Brigade"
                | "Brigades"
                | "Battalion"
                | "Militia"
                | "Liberation"
                | "Mujahideen"
                | "Resistance"
        )
    };
    entity.kind == EntityKind::ArmedGroup
        || entity.kind == EntityKind::Organisation && entity.name.split([' ', '-']).any(says)
}
