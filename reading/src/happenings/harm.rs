//! Who came to harm: "killing 12 and wounding scores", "left 30 dead".
//!
//! Shaped by: "killed the bill" (an idea), "wounding the pride", "injuries to
//! the economy": only people are counted.

use super::nouns::{behind, low, object, phrase};
use super::things::{Thing, thing};
use crate::analysis::{Analysis, Dep, Pos};
use std::ops::Range;

/// People harmed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Harm {
    /// What happened to them.
    pub outcome: Outcome,
    /// The words that name or count them.
    pub victims: Range<usize>,
    /// The word that says so.
    pub word: usize,
}

/// What happened to people.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Outcome {
    /// Died.
    Killed,
    /// Were hurt.
    Wounded,
    /// Were taken.
    Taken,
}

/// Clauses that are followed from one event; a sentence with more is no prose.
const MANY: usize = 12;

/// The harm that token `at` tells, with that of the words below and joined to it.
pub(super) fn harm(text: &Analysis<'_>, at: usize) -> Vec<Harm> {
    let mut words = vec![at];
    let mut next = 0;
    while let Some(&word) = words.get(next).filter(|_| next < MANY) {
        words.extend(
            related(text, word)
                .filter(|w| !words.contains(w))
                .collect::<Vec<_>>(),
        );
        next += 1;
    }
    words.sort_unstable();
    words.iter().flat_map(|word| told(text, *word)).collect()
}

/// Clauses that tell what the event led to, and the verb an event noun is subject of.
fn related<'a>(text: &'a Analysis<'_>, at: usize) -> impl Iterator<Item = usize> + 'a {
    let below = text.children(at).filter(|c| {
        matches!(
            text.tokens[*c].dep,
            Dep::Advcl | Dep::Acl | Dep::Relcl | Dep::Conj | Dep::Xcomp
        ) && is_harm(text, *c)
            && !is_elsewhere(text, *c)
    });
    let above = text.head(at).filter(|head| {
        matches!(text.tokens[at].dep, Dep::Nsubj | Dep::Pobj) && is_harm(text, *head)
            || text.head(*head).is_some_and(|verb| {
                text.tokens[at].dep == Dep::Pobj
                    && matches!(text.word(*head), "in" | "by" | "during" | "after" | "when")
                    && is_harm(text, verb)
            })
    });
    let above = above.map(|head| {
        if is_harm(text, head) {
            head
        } else {
            text.tokens[head].head
        }
    });
    below.chain(above)
}

/// "…, and nine soldiers died in Kidal": another clause, with its own dead, is another event.
fn is_elsewhere(text: &Analysis<'_>, at: usize) -> bool {
    let active = |verb: usize| text.child(verb, &[Dep::Nsubj]).is_some();
    text.tokens[at].dep == Dep::Conj
        && matches!(low(text, at).as_str(), "die" | "perish")
        && active(at)
        && text.head(at).is_some_and(active)
}

fn is_harm(text: &Analysis<'_>, at: usize) -> bool {
    outcome(&low(text, at)).is_some() || matches!(low(text, at).as_str(), "leave" | "claim")
}

pub(super) fn outcome(lemma: &str) -> Option<Outcome> {
    Some(match lemma {
        "kill" | "murder" | "slay" | "massacre" | "slaughter" | "execute" | "behead"
        | "assassinate" | "die" | "perish" | "decapitate" | "lynch" | "martyr" => Outcome::Killed,
        "wound" | "injure" | "maim" | "hurt" | "hospitalize" | "hospitalise" => Outcome::Wounded,
        "kidnap" | "abduct" => Outcome::Taken,
        _ => return None,
    })
}

fn told(text: &Analysis<'_>, at: usize) -> Vec<Harm> {
    let lemma = low(text, at);
    if matches!(lemma.as_str(), "leave" | "claim") {
        return left(text, at).into_iter().collect();
    }
    let Some(outcome) = outcome(&lemma) else {
        return loss(text, at).into_iter().collect();
    };
    let victim = match lemma.as_str() {
        "die" | "perish" => text.child(at, &[Dep::Nsubj]),
        _ if text.tokens[at].pos == Pos::Noun => behind(text, at, &["of"]),
        _ => object(text, at),
    };
    victim
        .filter(|v| is_people(text, *v))
        .map(|v| one(text, outcome, v, at))
        .into_iter()
        .collect()
}

fn one(text: &Analysis<'_>, outcome: Outcome, victim: usize, word: usize) -> Harm {
    Harm {
        outcome,
        victims: phrase(text, victim),
        word,
    }
}

/// "Left 30 people dead and 20 wounded".
fn left(text: &Analysis<'_>, at: usize) -> Option<Harm> {
    let state = text.children(at).find(|c| {
        matches!(
            low(text, *c).as_str(),
            "dead" | "wounded" | "injured" | "wound" | "injure"
        )
    });
    let inner = text.child(at, &[Dep::Ccomp, Dep::Oprd, Dep::Dobj]);
    let state = state.or_else(|| {
        inner.filter(|c| matches!(low(text, *c).as_str(), "dead" | "wounded" | "injured"))
    })?;
    let victim = text
        .child(state, &[Dep::Nsubj])
        .or_else(|| text.child(at, &[Dep::Dobj]))?;
    let outcome = if low(text, state) == "dead" {
        Outcome::Killed
    } else {
        Outcome::Wounded
    };
    is_people(text, victim).then(|| one(text, outcome, victim, state))
}

/// "The death of two soldiers".
fn loss(text: &Analysis<'_>, at: usize) -> Option<Harm> {
    let outcome = match low(text, at).as_str() {
        "death" | "killing" | "murder" | "assassination" | "execution" => Outcome::Killed,
        "wounding" | "injury" => Outcome::Wounded,
        "kidnapping" | "abduction" => Outcome::Taken,
        _ => return None,
    };
    let victim = behind(text, at, &["of", "to"])?;
    is_people(text, victim).then(|| one(text, outcome, victim, at))
}

/// A count alone stands for people: "killing 12".
pub(super) fn is_people(text: &Analysis<'_>, at: usize) -> bool {
    match thing(text, at) {
        Some(thing) => matches!(
            thing,
            Thing::Person | Thing::State | Thing::Group | Thing::Leader | Thing::Crowd
        ),
        None => counted(text, at) || is_human(&low(text, at)),
    }
}

/// A number, a pronoun, a name, or a noun behind a number.
fn counted(text: &Analysis<'_>, at: usize) -> bool {
    matches!(text.tokens[at].pos, Pos::Num | Pos::Propn)
        || text.child(at, &[Dep::Nummod]).is_some()
        || matches!(
            low(text, at).as_str(),
            "many"
                | "several"
                | "some"
                | "he"
                | "she"
                | "they"
                | "him"
                | "her"
                | "them"
                | "all"
                | "more"
                | "who"
        )
}

/// Endings of nouns for people: "schoolgirl", "policewoman", "trader", "activist".
fn is_human(lemma: &str) -> bool {
    let endings = [
        "girl", "boy", "man", "men", "woman", "women", "er", "or", "ist", "ian", "eer", "ee",
        "ant", "mate", "child", "children", "folk", "people",
    ];
    endings
        .iter()
        .any(|ending| lemma.len() > ending.len() + 2 && lemma.ends_with(ending))
}

#[cfg(test)]
mod tests {
    use crate::happenings::testing::check;

    #[test]
    fn people_come_to_harm() {
        check(
            "Gunmen attacked a mosque, killing 12 people and wounding scores.",
            "attacked Attack by[Gunmen] on[a mosque] Killed[12 people] Wounded[scores]",
        );
        check("The siege left 30 people dead.", "");
        check(
            "The bombing killed 40 and injured more than 100.",
            "bombing RemoteExplosive Killed[40] Wounded[more than 100]",
        );
    }
}
