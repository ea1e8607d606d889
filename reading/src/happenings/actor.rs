//! Who did it.
//!
//! Shaped by: "a bomb killed three" (the bomb is the instrument, nobody is the
//! actor), "the attack killed three" (neither), "launched an attack" (who
//! launches is who attacks).

use super::nearest::is_time;
use super::nouns::{behind, is_verb, low, phrase};
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
        // "Cited reports of an attack, killing four": who reports did not kill.
        Dep::Advcl | Dep::Ccomp if reports(text, head) => None,
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

fn reports(text: &Analysis<'_>, verb: usize) -> bool {
    matches!(
        low(text, verb).as_str(),
        "say" | "report" | "cite" | "quote" | "announce" | "condemn" | "confirm" | "document"
    )
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
