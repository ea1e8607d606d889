//! Who did it, to whom, with what, where and when.
//!
//! Shaped by: "a bomb killed three" (the bomb is the instrument, nobody is the
//! actor), "the attack killed three" (neither), "an attack on Monday" (a day is
//! no target), "launched an attack" (who launches is who attacks).

use super::nouns::{behind, is_verb, low, object, phrase};
use super::things::{Thing, thing};
use crate::analysis::{Analysis, Dep, NamedKind};
use std::ops::Range;

/// Verbs that lend their subject to the noun they carry.
const LIGHT: [&str; 22] = [
    "carry",
    "launch",
    "mount",
    "stage",
    "conduct",
    "make",
    "commit",
    "perpetrate",
    "unleash",
    "execute",
    "undertake",
    "lead",
    "begin",
    "start",
    "claim",
    "plan",
    "plot",
    "order",
    "open",
    "hold",
    "sign",
    "wage",
];

/// Who did it.
pub(super) fn actor(text: &Analysis<'_>, at: usize) -> Option<Range<usize>> {
    let doer = if is_verb(text, at) {
        verb_actor(text, at, 4)
    } else {
        noun_actor(text, at)
    };
    doer.filter(|d| can_act(text, *d)).map(|d| phrase(text, d))
}

fn verb_actor(text: &Analysis<'_>, verb: usize, steps: usize) -> Option<usize> {
    let passive = text.child(verb, &[Dep::AuxPass, Dep::NsubjPass]).is_some();
    let own = if passive {
        agent(text, verb)
    } else {
        agent(text, verb).or_else(|| subject(text, verb))
    };
    own.or_else(|| inherited(text, verb, steps).filter(|_| !passive))
}

fn agent(text: &Analysis<'_>, verb: usize) -> Option<usize> {
    let by = text.child(verb, &[Dep::Agent])?;
    text.child(by, &[Dep::Pobj])
}

fn subject(text: &Analysis<'_>, verb: usize) -> Option<usize> {
    let subject = text.child(verb, &[Dep::Nsubj])?;
    let relative = matches!(low(text, subject).as_str(), "who" | "which" | "that");
    if relative && text.tokens[verb].dep == Dep::Relcl {
        return text.head(verb);
    }
    Some(subject)
}

/// "Attacked and looted", "came to attack", "gunmen attacking": the subject of
/// the verb it hangs on, or the noun it describes.
fn inherited(text: &Analysis<'_>, verb: usize, steps: usize) -> Option<usize> {
    let head = text.head(verb).filter(|_| steps > 0)?;
    match text.tokens[verb].dep {
        Dep::Conj | Dep::Advcl | Dep::Xcomp | Dep::Ccomp if is_verb(text, head) => {
            let passive = text.child(head, &[Dep::NsubjPass]);
            passive
                .filter(|_| text.tokens[verb].dep == Dep::Xcomp)
                .or_else(|| verb_actor(text, head, steps - 1))
        }
        Dep::Acl if text.tokens[verb].tag == crate::analysis::Tag::Vbg => Some(head),
        Dep::Pcomp | Dep::Prep => inherited(text, head, steps - 1),
        _ => None,
    }
}

fn noun_actor(text: &Analysis<'_>, noun: usize) -> Option<usize> {
    behind(text, noun, &["by"])
        .or_else(|| text.child(noun, &[Dep::Poss]).filter(|p| can_act(text, *p)))
        .or_else(|| light(text, noun))
        .or_else(|| described(text, noun))
}

/// "Launched an attack", "an attack carried out by".
fn light(text: &Analysis<'_>, noun: usize) -> Option<usize> {
    let carried = text
        .child(noun, &[Dep::Acl])
        .filter(|c| LIGHT.contains(&low(text, *c).as_str()));
    if let Some(verb) = carried {
        return agent(text, verb);
    }
    let verb = text.head(noun)?;
    let carries = LIGHT.contains(&low(text, verb).as_str())
        && matches!(text.tokens[noun].dep, Dep::Dobj | Dep::NsubjPass);
    carries.then(|| verb_actor(text, verb, 4)).flatten()
}

/// "Taliban attack", "rebel shelling", "Israeli air strikes".
fn described(text: &Analysis<'_>, noun: usize) -> Option<usize> {
    text.children(noun).find(|c| {
        *c < noun
            && matches!(text.tokens[*c].dep, Dep::Compound | Dep::Amod | Dep::Nmod)
            && (thing(text, *c) == Some(Thing::Group)
                || matches!(
                    low(text, *c).as_str(),
                    "army" | "military" | "government" | "coalition" | "regime"
                )
                || text
                    .entity_at(*c)
                    .is_some_and(|e| matches!(e.kind, NamedKind::Norp | NamedKind::Org)))
    })
}

fn can_act(text: &Analysis<'_>, at: usize) -> bool {
    let dated = text.entity_at(at).is_some_and(|e| is_time(e.kind));
    let event = matches!(
        low(text, at).as_str(),
        "attack"
            | "explosion"
            | "blast"
            | "bombing"
            | "strike"
            | "airstrike"
            | "raid"
            | "clash"
            | "violence"
            | "fire"
            | "incident"
            | "it"
            | "this"
            | "that"
            | "which"
            | "fighting"
            | "shelling"
            | "toll"
            | "number"
            | "assault"
            | "ambush"
            | "war"
            | "conflict"
    );
    !dated && !event && thing(text, at) != Some(Thing::Weapon)
}

/// To whom or what it was done.
pub(super) fn target(text: &Analysis<'_>, at: usize) -> Option<Range<usize>> {
    let noun = if is_verb(text, at) {
        object(text, at).or_else(|| behind(text, at, &["on", "at", "against", "into"]))
    } else {
        behind(text, at, &["on", "against", "at", "targeting"])
            .or_else(|| targeted(text, at))
            .or_else(|| behind(text, at, &["of"]))
    };
    noun.filter(|n| !is_self(text, *n))
        .filter(|n| !text.entity_at(*n).is_some_and(|e| is_time(e.kind)))
        .filter(|n| thing(text, *n) != Some(Thing::Weapon) || is_seizure(text, at))
        .map(|n| phrase(text, n))
}

/// "Blew himself up".
fn is_self(text: &Analysis<'_>, at: usize) -> bool {
    low(text, at).ends_with("self") || low(text, at).ends_with("selves")
}

/// "An attack that targeted a mosque", "the attack hit a mosque".
fn targeted(text: &Analysis<'_>, noun: usize) -> Option<usize> {
    let hits = |v: &usize| {
        matches!(
            low(text, *v).as_str(),
            "target" | "hit" | "strike" | "destroy"
        )
    };
    let below = text
        .children(noun)
        .find(|c| matches!(text.tokens[*c].dep, Dep::Relcl | Dep::Acl) && hits(c));
    let above = text
        .head(noun)
        .filter(|h| text.tokens[noun].dep == Dep::Nsubj && hits(h));
    below.or(above).and_then(|v| text.child(v, &[Dep::Dobj]))
}

fn is_seizure(text: &Analysis<'_>, at: usize) -> bool {
    matches!(
        low(text, at).as_str(),
        "seize" | "find" | "discover" | "intercept" | "recover"
    )
}

/// With what.
pub(super) fn instrument(text: &Analysis<'_>, at: usize) -> Option<Range<usize>> {
    let is_weapon = |n: &usize| thing(text, *n) == Some(Thing::Weapon);
    let with = behind(text, at, &["with", "using", "by"]).filter(is_weapon);
    let subject = text.child(at, &[Dep::Nsubj]).filter(is_weapon);
    let fired = text
        .child(at, &[Dep::Dobj, Dep::NsubjPass])
        .filter(is_weapon);
    let before = text
        .children(at)
        .filter(|c| *c < at && text.tokens[*c].dep == Dep::Compound)
        .find(is_weapon);
    let using = text
        .children(at)
        .find(|c| low(text, *c) == "use")
        .and_then(|c| text.child(c, &[Dep::Dobj]))
        .filter(is_weapon);
    with.or(using)
        .or(subject)
        .or(fired.filter(|_| !is_seizure(text, at)))
        .or(before)
        .map(|n| phrase(text, n))
}

/// The place name nearest in the tree: below the trigger, then below its heads.
pub(super) fn place(text: &Analysis<'_>, at: usize) -> Option<Range<usize>> {
    nearest(text, at, |kind| {
        matches!(kind, NamedKind::Gpe | NamedKind::Loc | NamedKind::Fac)
    })
    .into_iter()
    .next()
}

/// Dates and times of day of the clause, nearest first.
pub(super) fn times(text: &Analysis<'_>, at: usize) -> Vec<Range<usize>> {
    nearest(text, at, is_time)
}

fn is_time(kind: NamedKind) -> bool {
    matches!(kind, NamedKind::Date | NamedKind::Time)
}

fn nearest(
    text: &Analysis<'_>,
    at: usize,
    wanted: impl Fn(NamedKind) -> bool,
) -> Vec<Range<usize>> {
    let sentence = text.sentences[text.tokens[at].sentence].clone();
    let mut found: Vec<(usize, usize, Range<usize>)> = text
        .entities
        .iter()
        .filter(|e| sentence.contains(&e.tokens.start) && wanted(e.kind))
        .filter_map(|e| {
            let top = text.top(e.tokens.clone())?;
            Some((
                steps(text, at, top),
                e.tokens.start.abs_diff(at),
                e.tokens.clone(),
            ))
        })
        .collect();
    found.sort_by_key(|(steps, away, _)| (*steps, *away));
    found.into_iter().map(|(.., range)| range).collect()
}

/// How many edges of the tree lie between two tokens of a sentence.
fn steps(text: &Analysis<'_>, from: usize, to: usize) -> usize {
    let up: Vec<usize> = std::iter::once(from).chain(text.ancestors(from)).collect();
    std::iter::once(to)
        .chain(text.ancestors(to))
        .enumerate()
        .find_map(|(far, token)| {
            up.iter()
                .position(|u| *u == token)
                .map(|near| near * 2 + far)
        })
        .unwrap_or(usize::MAX)
}
