//! Whom a clause is about: its grammatical subject if that is somebody, else
//! whom it acts on or speaks of.
//!
//! Shaped by: "the fighting was sparked by the killing of an officer of the
//! Front" (the Front is too deep in it), "a bomber blew himself up, wounding a
//! soldier" (the victim is not who it is about), "a flood killed 50" (no
//! violence), "separatist fighters" (not those of the group the report is about).

use super::{Evidence, bind, source};
use crate::analysis::{Dep, NamedKind, Pos, Tag};
use crate::attribution::{Act, Said};
use crate::happenings::{self, EventKind, Happening};
use record::{Entity, EntityKind, Measure, Place, PlaceKind};

const SUBJECTS: [Dep; 3] = [Dep::Nsubj, Dep::NsubjPass, Dep::Csubj];

/// Whom the clause headed by `at` is about: its grammatical subject if that is
/// somebody, else the first entity it acts on, an armed group before others.
///
/// A clause with a subject of its own that is nobody known ("a fire in a
/// factory", "the militia") is not about whoever else it names.
pub(super) fn subject(evidence: &Evidence<'_>, at: usize, within: &[usize]) -> Option<Entity> {
    let at = governing(evidence, at, within);
    let text = &evidence.text;
    let grammatical = text
        .child(at, &SUBJECTS)
        .filter(|subject| !source::names_speaker(evidence, *subject));
    let near = |t: &usize| is_near(evidence, *t, at);
    let named = || {
        within
            .iter()
            .filter(|t| !is_location(evidence, **t))
            .filter_map(|t| Some((*t, evidence.entity(*t)?)))
    };
    let group = || {
        named()
            .find(|(t, entity)| armed(entity) && near(t))
            .map(|(_, entity)| entity)
    };
    let known = grammatical.and_then(|subject| somebody(evidence, subject));
    let other = || match grammatical.filter(|subject| is_substantial(evidence, *subject)) {
        Some(_) => agent(evidence, at),
        None => acted_on(evidence, at, within),
    };
    known.or_else(|| group().or_else(other).cloned())
}

/// "…, killing 12": a clause without a subject has that of the clause it hangs on.
fn governing(evidence: &Evidence<'_>, at: usize, within: &[usize]) -> usize {
    let text = &evidence.text;
    let mut verb = at;
    while text.child(verb, &SUBJECTS).is_none()
        && matches!(
            text.tokens[verb].dep,
            Dep::Advcl | Dep::Conj | Dep::Xcomp | Dep::Pcomp | Dep::Prep
        )
    {
        match text.head(verb).filter(|head| within.contains(head)) {
            Some(head) => verb = head,
            None => return at,
        }
    }
    let clause = matches!(text.tokens[verb].pos, Pos::Verb | Pos::Aux);
    if clause { verb } else { at }
}

/// Something that has a name or a noun, not "it" or "there".
fn is_substantial(evidence: &Evidence<'_>, subject: usize) -> bool {
    !matches!(
        evidence.text.word(subject).to_lowercase().as_str(),
        "it" | "there" | "this" | "that" | "which" | "what" | "we" | "i" | "you" | "one"
    )
}

/// "We congratulate the president": the object if there is one, else the first who is named.
fn acted_on<'e>(evidence: &'e Evidence<'_>, at: usize, within: &[usize]) -> Option<&'e Entity> {
    let text = &evidence.text;
    let named = |t: &usize| evidence.entity(*t).filter(|_| !is_location(evidence, *t));
    // "To claim that the group is beaten is false": the clause before the verb is its subject.
    let subjectless = text.child(at, &SUBJECTS).is_none();
    let opens = |t: usize| subjectless && t < at;
    let near =
        |t: &&usize| (opens(**t) || !is_aside(evidence, **t, at)) && !is_on_behalf(evidence, **t);
    match text.child(at, &[Dep::Dobj]) {
        Some(object) if text.tokens[object].pos == Pos::Propn => named(&object),
        _ => within.iter().filter(near).find_map(named),
    }
}

/// "On behalf of the president, I congratulate": in whose name is not of whom.
fn is_on_behalf(evidence: &Evidence<'_>, at: usize) -> bool {
    let text = &evidence.text;
    text.ancestors(at).any(|up| text.lemma(up) == "behalf")
}

/// "Was captured by the army": who did it.
fn agent<'e>(evidence: &'e Evidence<'_>, at: usize) -> Option<&'e Entity> {
    let by = evidence.text.child(at, &[Dep::Agent])?;
    evidence.entity(evidence.text.child(by, &[Dep::Pobj])?)
}

/// The steps up the tree within which a clause speaks of a group.
const NEAR: usize = 6;

/// Whether token `at` hangs on the clause of `verb` by few nouns and no clause of its own.
fn is_near(evidence: &Evidence<'_>, at: usize, verb: usize) -> bool {
    let text = &evidence.text;
    let aside = |t: usize| {
        matches!(text.tokens[t].dep, Dep::Relcl | Dep::Acl | Dep::Advcl) || is_byname(evidence, t)
    };
    let mut below = at;
    for _ in 0..NEAR {
        if below == verb {
            return true;
        }
        match text.head(below).filter(|_| !aside(below)) {
            Some(head) => below = head,
            None => return false,
        }
    }
    false
}

/// "… after driving out the rebels": what a clause beside that of `at` tells of them is another claim.
fn is_aside(evidence: &Evidence<'_>, token: usize, at: usize) -> bool {
    let text = &evidence.text;
    std::iter::once(token)
        .chain(text.ancestors(token))
        .take_while(|up| *up != at)
        .any(|up| {
            matches!(
                text.tokens[up].dep,
                Dep::Advcl | Dep::Pcomp | Dep::Relcl | Dep::Acl
            ) || is_byname(evidence, up)
        })
}

/// "Lindh, the so-called American Taliban": what a person is called is not the group.
fn is_byname(evidence: &Evidence<'_>, at: usize) -> bool {
    let text = &evidence.text;
    let named = |head: usize| {
        text.entity_at(head)
            .is_some_and(|entity| entity.kind == NamedKind::Person)
    };
    text.tokens[at].dep == Dep::Appos && text.head(at).is_some_and(named)
}

/// "Called on the group to disarm": who should do what is asked for.
pub(super) fn urged(evidence: &Evidence<'_>, said: &Said, clause: usize) -> Option<Entity> {
    let text = &evidence.text;
    let verb = *said.cue.first()?;
    let bare = text.tokens[clause].tag == Tag::Vb && text.child(clause, &SUBJECTS).is_none();
    if !bare {
        return None;
    }
    if said.act != Act::Urges {
        // "Agreed to send ships": who says it will do it.
        return somebody(evidence, said.speaker?);
    }
    let upon = |prep: &usize| matches!(text.word(*prep), "on" | "upon");
    let asked = text.child(verb, &[Dep::Dobj]).or_else(|| {
        let prep = text.children(verb).find(upon)?;
        text.child(prep, &[Dep::Pobj])
    })?;
    somebody(evidence, asked)
}

/// A name that stands for a place here: "in Quetta", "a Karachi factory".
fn is_location(evidence: &Evidence<'_>, at: usize) -> bool {
    let place = evidence
        .places
        .iter()
        .find(|place| evidence.tokens(place.words).contains(&at));
    place.is_some_and(|place| {
        place.kind != PlaceKind::Country || bind::located(evidence, at, place.kind)
    })
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
    if is_described(evidence, subject) {
        return None;
    }
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

/// "Separatist fighters", "the attack on the bank": other fighters, another attack.
fn is_described(evidence: &Evidence<'_>, noun: usize) -> bool {
    let text = &evidence.text;
    let neutral = |t: usize| {
        matches!(
            text.lemma(t).to_lowercase().as_str(),
            "recent"
                | "late"
                | "latest"
                | "new"
                | "further"
                | "several"
                | "many"
                | "more"
                | "such"
                | "major"
                | "deadly"
                | "armed"
                | "large"
                | "small"
                | "suicide"
                | "terrorist"
                | "senior"
                | "top"
                | "foreign"
                | "other"
        )
    };
    let says = [Dep::Amod, Dep::Compound, Dep::Nmod, Dep::Poss];
    let before = text
        .children(noun)
        .any(|c| says.contains(&text.tokens[c].dep) && !neutral(c));
    before
        || text.children(noun).any(|c| {
            matches!(text.word(c), "by" | "of" | "on" | "against") && !anybody(evidence, c)
        })
}

/// "By individual perpetrators": whoever does it for the group.
fn anybody(evidence: &Evidence<'_>, by: usize) -> bool {
    let text = &evidence.text;
    let doer = text.child(by, &[Dep::Pobj]).map(|doer| text.lemma(doer));
    let open = [
        "perpetrator",
        "individual",
        "attacker",
        "sympathizer",
        "supporter",
        "follower",
    ];
    text.word(by) == "by" && doer.is_some_and(|doer| open.contains(&doer))
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
    let own = sentence.filter(|t| evidence.holder(*t).is_none() && !is_aside(evidence, *t, at));
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
    let place = place?;
    let event = evidence.happened(at)?;
    // "The group withdrew from the town": the town is what changed hands.
    if event.kind.is_territorial() {
        return Some(Entity {
            words: Some(place.words),
            name: place.name.clone(),
            kind: EntityKind::Other,
        });
    }
    let entity = violence_in(&place.name);
    event
        .kind
        .is_violent()
        .then_some(entity)
        .filter(|_| !is_mishap(evidence, at))
}

/// A toll without an actor is about what happened there, unless it was an accident or a disaster.
pub(super) fn toll(
    evidence: &Evidence<'_>,
    at: usize,
    measure: Measure,
    place: Option<&Place>,
) -> Option<Entity> {
    use Measure::{Casualties, Fatalities, Wounded};
    let harms = matches!(measure, Fatalities | Wounded | Casualties);
    (harms && !is_mishap(evidence, at)).then_some(violence_in(&place?.name))
}

fn violence_in(place: &str) -> Entity {
    Entity {
        words: None,
        name: format!("violence in {place}"),
        kind: EntityKind::Event,
    }
}

/// Whether the sentence of token `at` tells of an accident, a disaster or a disease.
fn is_mishap(evidence: &Evidence<'_>, at: usize) -> bool {
    let text = &evidence.text;
    let sentence = text.sentences[text.tokens[at].sentence].clone();
    let told = |t: usize| happenings::is_mishap(&text.lemma(t).to_lowercase());
    let attacked = |event: &Happening| {
        sentence.contains(&event.trigger)
            && event.kind.is_violent()
            && event.kind != EventKind::Attack
    };
    sentence.clone().any(told) && !evidence.events.iter().any(attacked)
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
