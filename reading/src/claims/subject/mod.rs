//! Whom a clause is about: its grammatical subject if that is somebody, else
//! whom it acts on or speaks of.
//!
//! Shaped by: "the fighting was sparked by the killing of an officer of the
//! Front" (the Front is too deep in it), "a bomber blew himself up, wounding a
//! soldier" (the victim is not who it is about), "a flood killed 50" (no
//! violence), "separatist fighters" (not those of the group the report is about).

mod asked;
mod doer;
mod group;
mod near;
mod scene;

use crate::analysis::{Dep, Pos, Tag};
use crate::claims::parties::{is_location, somebody};
use crate::claims::{Evidence, source};
use crate::happenings::{Thing, thing};
pub(super) use asked::{claimant, made_to, needed, reported_of, responsible, urged, vower};
use asked::{is_speaker, speaking_body};
pub(super) use doer::who_does;
use doer::{agent, clause_agent, deed_of};
use group::armed;
pub(super) use group::{measured, understood};
pub(super) use near::beside;
use near::{is_aside, is_followed, is_near, is_on_behalf, of_another, runs_place};
use record::Entity;
pub(super) use scene::{incident, place_spoken_of, toll};

pub(super) const SUBJECTS: [Dep; 3] = [Dep::Nsubj, Dep::NsubjPass, Dep::Csubj];

/// Whom the clause headed by `at` is about: its grammatical subject if that is
/// somebody, else the first entity it acts on, an armed group before others.
///
/// A clause with a subject of its own that is nobody known ("a fire in a
/// factory", "the militia") is not about whoever else it names.
pub(super) fn subject(evidence: &Evidence<'_>, at: usize, within: &[usize]) -> Option<Entity> {
    let at = governing(evidence, at, within);
    let text = &evidence.text;
    // "Recruits are “streaming” in": the parser hangs the subject on the auxiliary.
    let aux = || text.child(text.child(at, &[Dep::Aux])?, &SUBJECTS);
    let grammatical = text
        .child(at, &SUBJECTS)
        .or_else(aux)
        .filter(|subject| !source::names_speaker(evidence, *subject));
    let near = |t: &usize| is_near(evidence, *t, at) && !is_on_behalf(evidence, *t);
    let named = || {
        within
            .iter()
            .filter(|t| !is_location(evidence, **t))
            .filter_map(|t| Some((*t, evidence.entity(*t)?)))
    };
    let group = || {
        named()
            .find(|(t, entity)| {
                armed(entity)
                    && near(t)
                    && !runs_place(evidence, *t)
                    && !of_another(evidence, *t, grammatical)
            })
            .map(|(_, entity)| entity)
    };
    let meant = grammatical.map(|subject| antecedent(evidence, subject, at));
    let known = meant.and_then(|subject| {
        somebody(evidence, subject)
            .or_else(|| deed_of(evidence, subject))
            .or_else(|| clause_agent(evidence, subject))
    });
    if known.is_none() && grammatical.is_some_and(|subject| is_speaker(evidence, subject, at)) {
        // "We will not talk with the Front", the minister said: not of himself.
        let we = grammatical.is_some_and(|subject| text.word(subject).eq_ignore_ascii_case("we"));
        let body = speaking_body(evidence, at);
        if body.is_some() || !we {
            return body;
        }
    }
    let other = || match grammatical.filter(|subject| is_substantial(evidence, *subject)) {
        Some(_) => None,
        None => acted_on(evidence, at, within),
    };
    known
        .or_else(|| agent(evidence, at))
        .or_else(|| group().or_else(other).cloned())
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
    let verb = struck_by(evidence, verb).unwrap_or(verb);
    let clause = matches!(text.tokens[verb].pos, Pos::Verb | Pos::Aux);
    if clause { verb } else { at }
}

/// "A blast hit a car, killing one": the parser hangs the harm on the car, which kills nobody.
fn struck_by(evidence: &Evidence<'_>, harm: usize) -> Option<usize> {
    let text = &evidence.text;
    let kills = text.tokens[harm].dep == Dep::Acl
        && text.tokens[harm].tag == Tag::Vbg
        && matches!(text.lemma(harm), "kill" | "wound" | "injure" | "leave");
    let object = text.head(harm).filter(|object| {
        kills
            && matches!(text.tokens[*object].dep, Dep::Dobj | Dep::Pobj)
            && thing(text, *object) == Some(Thing::Property)
    })?;
    let mut above = text.ancestors(object).take(3);
    above.find(|up| text.tokens[*up].pos == Pos::Verb && text.child(*up, &SUBJECTS).is_some())
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
    let near = |t: &&usize| {
        (opens(**t) || !is_aside(evidence, **t, at))
            && !is_on_behalf(evidence, **t)
            && !is_followed(evidence, **t)
    };
    match text.child(at, &[Dep::Dobj]) {
        Some(object) if text.tokens[object].pos == Pos::Propn => named(&object),
        _ => within.iter().filter(near).find_map(named),
    }
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
        .find(|at| evidence.events_by(*at).any(|event| event.trigger == *at))
        .unwrap_or(noun)
}
