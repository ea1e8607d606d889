//! Whom a clause is about: its grammatical subject if that is somebody, else
//! whom it acts on or speaks of.
//!
//! Shaped by: "the fighting was sparked by the killing of an officer of the
//! Front" (the Front is too deep in it), "a bomber blew himself up, wounding a
//! soldier" (the victim is not who it is about), "a flood killed 50" (no
//! violence), "separatist fighters" (not those of the group the report is about).

use super::parties::{behind_by, is_location, somebody};
use super::{Evidence, mishap, source};
use crate::analysis::{Dep, NamedKind, Pos, Tag};
use crate::attribution::{Act, Said};
use crate::happenings::{EventKind, Happening};
use record::{Entity, EntityKind, Measure, Place, Stance};

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
            .find(|(t, entity)| armed(entity) && near(t) && !runs_place(evidence, *t))
            .map(|(_, entity)| entity)
    };
    let meant = grammatical.map(|subject| antecedent(evidence, subject, at));
    let known = meant.and_then(|subject| {
        somebody(evidence, subject).or_else(|| clause_agent(evidence, subject))
    });
    if known.is_none() && grammatical.is_some_and(|subject| is_speaker(evidence, subject, at)) {
        return None;
    }
    let other = || match grammatical.filter(|subject| is_substantial(evidence, *subject)) {
        Some(_) => None,
        None => acted_on(evidence, at, within),
    };
    known
        .or_else(|| agent(evidence, at))
        .or_else(|| group().or_else(other).cloned())
}

/// "Forced the army to retreat", "told the ministry to pay": who is made to do it.
pub(super) fn made_to(evidence: &Evidence<'_>, at: usize) -> Option<Entity> {
    let text = &evidence.text;
    let bare = text.tokens[at].dep == Dep::Xcomp && text.child(at, &SUBJECTS).is_none();
    let verb = text.head(at).filter(|_| bare)?;
    let whom = text.child(verb, &[Dep::Dobj]).filter(|whom| *whom < at)?;
    somebody(evidence, whom)
}

/// "Stressed the need for the authorities to act": of whom it is needed.
pub(super) fn needed(evidence: &Evidence<'_>, noun: usize) -> Option<Entity> {
    let text = &evidence.text;
    let need = text.tokens[noun].pos == Pos::Noun && text.lemma(noun) == "need";
    let clause = text.children(noun).find(|c| {
        need && *c > noun
            && text
                .child(*c, &[Dep::Mark])
                .is_some_and(|mark| text.word(mark) == "for")
    })?;
    somebody(evidence, text.child(clause, &[Dep::Nsubj])?)
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

/// "The group is suspected to be behind it": of whom something is reported by nobody.
pub(super) fn reported_of(evidence: &Evidence<'_>, said: &Said, at: usize) -> Option<Entity> {
    let text = &evidence.text;
    let verb = text.head(at).filter(|verb| said.cue.contains(verb))?;
    let bare = said.source.is_none() && text.child(at, &SUBJECTS).is_none();
    let whom = text.child(verb, &[Dep::NsubjPass]).filter(|_| bare)?;
    somebody(evidence, whom)
}

/// "The ministry says it killed 12 of them": "it" speaks of itself, so that nobody else is whom the clause is about.
fn is_speaker(evidence: &Evidence<'_>, subject: usize, at: usize) -> bool {
    let text = &evidence.text;
    let it = matches!(
        text.word(subject).to_lowercase().as_str(),
        "it" | "they" | "he" | "she"
    );
    let holder = evidence.holder(at).map(|index| &evidence.said[index]);
    it && holder.is_some_and(|said| {
        let beside = said
            .speaker
            .is_some_and(|speaker| speaker < subject && subject - speaker < 6);
        beside && text.head(at).is_some_and(|verb| said.cue.contains(&verb))
    })
}

/// Something that has a name or a noun, not "it" or "there".
fn is_substantial(evidence: &Evidence<'_>, subject: usize) -> bool {
    !matches!(
        evidence.text.word(subject).to_lowercase().as_str(),
        "it" | "there" | "this" | "that" | "which" | "what" | "we" | "i" | "you" | "one"
    )
}

/// "At a Houthi-run prison": whose place it is, not who did it.
fn runs_place(evidence: &Evidence<'_>, at: usize) -> bool {
    let text = &evidence.text;
    let run = (at + 1..text.tokens.len().min(at + 3)).any(|t| {
        matches!(
            text.word(t).trim_start_matches('-'),
            "run" | "held" | "controlled" | "ruled" | "dominated"
        )
    });
    let scene = || {
        let noun = text
            .ancestors(at)
            .find(|up| text.tokens[*up].pos == Pos::Noun)?;
        let prep = text
            .head(noun)
            .filter(|_| text.tokens[noun].dep == Dep::Pobj)?;
        Some(matches!(text.word(prep), "in" | "at" | "near" | "into"))
    };
    run && scene().unwrap_or(false)
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

/// "Was captured by the army", "killed by Turkish air strikes", "the destruction of shrines by the group": who did it.
fn agent(evidence: &Evidence<'_>, at: usize) -> Option<Entity> {
    let text = &evidence.text;
    let deed = text.tokens[at].pos == Pos::Noun;
    let by = |at: usize| {
        let below = text.children(at).filter(|c| text.word(*c) == "by");
        below
            .into_iter()
            .find(|c| deed || text.tokens[*c].dep == Dep::Agent)
    };
    let of = || text.children(at).find(|c| deed && text.word(*c) == "of");
    let by = by(at).or_else(|| by(text.child(of()?, &[Dep::Pobj])?));
    by.and_then(|by| behind_by(evidence, by))
        .or_else(|| clause_agent(evidence, at).filter(|_| deed))
}

/// "A missile fired by the group strikes", "the steps that were taken by the minister": who did it stands in the
/// clause at the noun.
fn clause_agent(evidence: &Evidence<'_>, noun: usize) -> Option<Entity> {
    let text = &evidence.text;
    // "A man inspired by the group": he is not the group's doing.
    let does = |c: usize| {
        !matches!(
            text.lemma(c),
            "inspire"
                | "influence"
                | "radicalize"
                | "radicalise"
                | "accuse"
                | "suspect"
                | "want"
                | "motivate"
                | "surround"
                | "follow"
                | "know"
                | "fear"
        )
    };
    let clauses = text
        .children(noun)
        .filter(|c| matches!(text.tokens[*c].dep, Dep::Acl | Dep::Relcl) && does(*c));
    let by = clauses
        .into_iter()
        .find_map(|clause| text.child(clause, &[Dep::Agent]))?;
    behind_by(evidence, by)
}

/// "A strike on a car that killed three": the noun that a relative pronoun stands for, the event's if there is one.
fn antecedent(evidence: &Evidence<'_>, subject: usize, verb: usize) -> usize {
    let text = &evidence.text;
    let relative = matches!(
        text.word(subject).to_lowercase().as_str(),
        "that" | "which" | "who"
    );
    let noun = text
        .head(verb)
        .filter(|_| relative && text.tokens[verb].dep == Dep::Relcl);
    let Some(noun) = noun else {
        return subject;
    };
    let above = std::iter::once(noun).chain(text.ancestors(noun)).take(4);
    let mut phrase = above.take_while(|at| !matches!(text.tokens[*at].pos, Pos::Verb | Pos::Aux));
    phrase
        .find(|at| evidence.events.iter().any(|event| event.trigger == *at))
        .unwrap_or(noun)
}

/// Who did what an event tells: its actor, or the first side of a clash.
fn doer(evidence: &Evidence<'_>, event: &Happening) -> Option<Entity> {
    let text = &evidence.text;
    let actor = event.actor.clone().and_then(|range| text.top(range));
    let between = || {
        let sides = text
            .children(event.trigger)
            .find(|c| text.word(*c) == "between" && event.kind == EventKind::ArmedClash)?;
        text.child(sides, &[Dep::Pobj])
    };
    somebody(evidence, actor.or_else(between)?)
}

/// "Nine were killed after the group launched an attack": the doer of the attack that the clause beside tells.
fn doer_beside(evidence: &Evidence<'_>, at: usize) -> Option<Entity> {
    let text = &evidence.text;
    let clause = text.child(at, &[Dep::Advcl])?;
    let subject = text.child(clause, &[Dep::Nsubj])?;
    let below = text.subtree(clause);
    let tells =
        |event: &&Happening| event.kind.is_violent() && below.binary_search(&event.trigger).is_ok();
    evidence.events.iter().find(tells)?;
    somebody(evidence, subject)
}

/// "He abducted two": a person whom nobody knows did it, so that it is no nameless violence.
fn is_person(evidence: &Evidence<'_>, at: usize) -> bool {
    let text = &evidence.text;
    text.child(at, &SUBJECTS).is_some_and(|subject| {
        matches!(
            text.word(subject).to_lowercase().as_str(),
            "he" | "she" | "i"
        )
    })
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

/// "The group claimed responsibility": where the content is about nobody named,
/// an armed group speaks of itself; who pledges or vows, whoever it is, does too.
pub(super) fn claimant(evidence: &Evidence<'_>, said: &Said, stance: Stance) -> Option<Entity> {
    let speaker = said.speaker?;
    let beside = || evidence.entity(evidence.text.child(speaker, &[Dep::Appos])?);
    let entity = evidence.entity(speaker).or_else(beside)?;
    let others = matches!(stance, Stance::Recommends | Stance::Asks);
    (armed(entity) && !others || said.act == Act::Vows).then(|| entity.clone())
}

/// "Canada pledges $132 million to Sudan": who pledges.
pub(super) fn vower(evidence: &Evidence<'_>, holder: Option<usize>) -> Option<Entity> {
    let said = &evidence.said[holder?];
    evidence
        .entity(said.speaker?)
        .filter(|_| said.act == Act::Vows)
        .cloned()
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
    let event = evidence.happened(at).filter(|_| !is_person(evidence, at))?;
    let doer = doer(evidence, event).or_else(|| doer_beside(evidence, at));
    if let Some(doer) = doer.filter(|_| event.kind.is_violent()) {
        return Some(doer);
    }
    let place = place?;
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
        .filter(|_| !mishap::in_sentence(evidence, at))
}

/// A toll without an actor is about what happened there, unless it was an accident or a disaster.
pub(super) fn toll(
    evidence: &Evidence<'_>,
    at: usize,
    measure: Measure,
    place: Option<&Place>,
    event: Option<&Happening>,
) -> Option<Entity> {
    use Measure::{Casualties, Fatalities, Wounded};
    let harms = matches!(measure, Fatalities | Wounded | Casualties);
    let doer = event
        .and_then(|event| doer(evidence, event).or_else(|| doer_beside(evidence, event.trigger)));
    if doer.is_some() && harms {
        return doer;
    }
    (harms && !mishap::in_sentence(evidence, at)).then_some(violence_in(&place?.name))
}

fn violence_in(place: &str) -> Entity {
    Entity {
        words: None,
        name: format!("violence in {place}"),
        kind: EntityKind::Event,
    }
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
