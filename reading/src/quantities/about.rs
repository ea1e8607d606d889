//! Whom or what a number is about: the side of the sentence that holds, does or suffers it.

use super::governors::{Governor, Role, Setting};
use super::nouns;
use super::phrases::Phrase;
use super::units;
use super::view::View;
use crate::analysis::{Dep, Pos};
use record::Measure;

/// The token that a number's claim is about, if the tree shows one.
///
/// A name inside the counted phrase wins for fighters and ground ("3,500 ISIS
/// terrorists", "half of its territory"); else the doer; else the attack in
/// which it happened.
pub(super) fn about(
    view: &View<'_>,
    phrase: &Phrase,
    setting: &Setting,
    measure: Measure,
) -> Option<usize> {
    if let Some(held) = holding_phrase(view, phrase) {
        return view.of.child(held, &[Dep::Nsubj]);
    }
    // Behind a unit stands who held the base, not who lost the share of it.
    let things = setting.counted.filter(|noun| !units::is_unit(view, *noun));
    let owner = || things.and_then(|noun| owner(view, noun));
    let doer = || setting.governor.and_then(|governor| doer(view, governor));
    let beside = || setting.state.and_then(|at| event(view, at, phrase));
    let event = || {
        setting
            .governor
            .and_then(|governor| event(view, governor.token, phrase))
            .or_else(beside)
    };
    let frame = || {
        setting
            .frame
            .filter(|frame| *frame < phrase.tokens.start && view.of.lemma(*frame) == "group")
    };
    let outside = |at: &usize| !phrase.tokens.contains(at);
    if is_fate(measure) {
        return doer().filter(outside).or_else(event).or_else(owner);
    }
    owner()
        .or_else(doer)
        .filter(outside)
        .or_else(event)
        .or_else(frame)
}

/// Whether a measure tells what was done to people: then the doer comes before the people's own side.
fn is_fate(measure: Measure) -> bool {
    use Measure::{Abducted, Captured, Casualties, Displaced, Fatalities, LeadersLost, Wounded};
    matches!(
        measure,
        Abducted | Captured | Casualties | Displaced | Fatalities | LeadersLost | Wounded
    )
}

/// "ISIS terrorists", "the group's fighters", "its territory", "members of the Taliban", "territory it controlled".
fn owner(view: &View<'_>, noun: usize) -> Option<usize> {
    let possessor = view.of.child(noun, &[Dep::Poss]);
    let name = || {
        view.of.children(noun).find(|child| {
            *child < noun && view.token(*child).dep == Dep::Compound && is_name(view, *child)
        })
    };
    let of = || {
        view.of
            .children(noun)
            .filter(|child| view.is(*child, &["of"]))
            .find_map(|of| view.of.child(of, &[Dep::Pobj]))
            .filter(|at| is_name(view, *at))
    };
    let holder = || holding(view, noun).and_then(|clause| view.of.child(clause, &[Dep::Nsubj]));
    // A tally of people is not about the people's own country: "Iraqi civilians" names no actor.
    let ours = nouns::measure(view.of.lemma(noun)).is_some();
    possessor.or_else(|| {
        if ours {
            name().or_else(of).or_else(holder)
        } else {
            holder()
        }
    })
}

/// The verb of a clause that tells who holds `noun`: "territory it controlled".
pub(super) fn holding(view: &View<'_>, noun: usize) -> Option<usize> {
    let clause = view
        .of
        .children(noun)
        .find(|child| view.token(*child).dep == Dep::Relcl)?;
    let subject = view.of.child(clause, &[Dep::Nsubj])?;
    (!view.is(subject, &["that", "which", "who"])).then_some(clause)
}

/// The same for the number itself, where the clause hangs on its unit: "34,000 square miles of territory it controlled".
pub(super) fn holding_phrase(view: &View<'_>, phrase: &Phrase) -> Option<usize> {
    phrase.unit?;
    view.of
        .top(phrase.tokens.clone())
        .and_then(|top| holding(view, top))
}

fn is_name(view: &View<'_>, at: usize) -> bool {
    view.token(at).pos == Pos::Propn
        || view.of.entity_at(at).is_some()
        || view
            .of
            .word(at)
            .chars()
            .filter(|c| c.is_uppercase())
            .count()
            > 1
}

/// The doer of the governing verb: its subject, or the agent of a passive.
fn doer(view: &View<'_>, governor: Governor) -> Option<usize> {
    if governor.role == Role::Subject {
        return None;
    }
    let verb = governor.token;
    let agent = || {
        view.of
            .child(verb, &[Dep::Agent])
            .and_then(|by| view.of.child(by, &[Dep::Pobj]))
    };
    if governor.role == Role::PassiveSubject {
        return agent();
    }
    agent().or_else(|| subject(view, verb))
}

/// The subject of `verb`, found above it where it shares one: "cut" in "had to cut", "killing" behind a comma.
pub(super) fn subject(view: &View<'_>, verb: usize) -> Option<usize> {
    let mut at = verb;
    for _ in 0..8 {
        if let Some(found) = view.of.child(at, &[Dep::Nsubj, Dep::NsubjPass]) {
            return Some(antecedent(view, found, at));
        }
        let head = view.of.head(at)?;
        match view.token(at).dep {
            Dep::Conj
            | Dep::Xcomp
            | Dep::Advcl
            | Dep::Ccomp
            | Dep::Pcomp
            | Dep::Prep
            | Dep::Aux => at = head,
            Dep::Acl => return Some(head),
            _ => return None,
        }
    }
    None
}

/// The noun that a relative pronoun stands for: "the one that claimed 35 lives".
fn antecedent(view: &View<'_>, subject: usize, verb: usize) -> usize {
    let relative =
        view.is(subject, &["that", "which", "who"]) && view.token(verb).dep == Dep::Relcl;
    let noun = relative
        .then(|| view.of.head(verb))
        .flatten()
        .unwrap_or(subject);
    // "attacks such as the one Tuesday that ...": "one" stands for the attack.
    if relative && view.is(noun, &["one", "ones"]) {
        return view
            .of
            .ancestors(noun)
            .find(|at| view.is_noun(*at))
            .unwrap_or(noun);
    }
    if relative {
        attack_on(view, noun).unwrap_or(noun)
    } else {
        noun
    }
}

/// "a grenade attack on a vehicle which killed four": the attack kills, not the vehicle beside the pronoun.
fn attack_on(view: &View<'_>, noun: usize) -> Option<usize> {
    let above = view
        .of
        .ancestors(noun)
        .take(4)
        .take_while(|at| !view.is_verb(*at));
    above
        .filter(|at| view.is_noun(*at))
        .find(|at| nouns::measure(view.of.lemma(*at)).is_some_and(is_event))
}

/// The attack or clash in which it happened: "killed in a bombing", "dead in Kabul blast".
fn event(view: &View<'_>, verb: usize, phrase: &Phrase) -> Option<usize> {
    let preps = view
        .of
        .children(verb)
        .filter(|child| view.is(*child, &["in", "by", "during", "after", "from", "when"]));
    preps
        .filter_map(|prep| view.of.child(prep, &[Dep::Pobj]))
        .find(|noun| {
            !phrase.tokens.contains(noun)
                && nouns::measure(view.of.lemma(*noun)).is_some_and(is_event)
        })
}

fn is_event(measure: Measure) -> bool {
    matches!(measure, Measure::Attacks | Measure::Strikes)
}
