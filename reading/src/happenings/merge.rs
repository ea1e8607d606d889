//! One event told by two words: "an attack that killed 12", "detonated a bomb, killing 12".
//!
//! A killing that hangs on another event in the sentence is that event's toll
//! and no event of its own. Two verbs with two actors stay two events.

use super::{Happening, harm};
use crate::analysis::{Analysis, Dep};

/// Drops what another event of the sentence already tells.
pub(super) fn merge(text: &Analysis<'_>, found: Vec<Happening>) -> Vec<Happening> {
    let mut kept: Vec<Happening> = Vec::new();
    for (index, happening) in found.iter().enumerate() {
        let teller = found
            .iter()
            .enumerate()
            .filter(|(other, _)| *other != index)
            .map(|(_, other)| other)
            .find(|other| tells(text, other, happening));
        if teller.is_none() {
            kept.push(happening.clone());
        }
    }
    for happening in &found {
        let Some(into) = kept.iter_mut().find(|k| tells(text, k, happening)) else {
            continue;
        };
        absorb(into, happening);
    }
    let mut told = Vec::new();
    for happening in &mut kept {
        let trigger = happening.trigger;
        happening
            .harm
            .retain(|harm| harm.word == trigger || !told.contains(harm));
        told.extend(happening.harm.iter().cloned());
    }
    kept
}

/// Whether `part` is what `whole` led to, or the word by which `whole` is carried out.
fn tells(text: &Analysis<'_>, whole: &Happening, part: &Happening) -> bool {
    if whole.trigger == part.trigger {
        return false;
    }
    let toll = is_toll(text, part) && !is_toll(text, whole) && whole.kind.is_violent();
    toll && (hangs(text, part.trigger, whole.trigger) || hangs(text, whole.trigger, part.trigger))
        || nested(text, whole, part)
}

/// A word of killing, not of attacking.
fn is_toll(text: &Analysis<'_>, happening: &Happening) -> bool {
    let word = text.lemma(happening.trigger).to_lowercase();
    harm::outcome(&word).is_some() || word.ends_with("killing")
}

/// `at` stands below `above` within one sentence, by a clause or as subject or cause.
fn hangs(text: &Analysis<'_>, at: usize, above: usize) -> bool {
    let mut below = at;
    for (step, head) in text.ancestors(at).enumerate() {
        let linked = matches!(
            text.tokens[below].dep,
            Dep::Advcl
                | Dep::Acl
                | Dep::Relcl
                | Dep::Nsubj
                | Dep::Pobj
                | Dep::Prep
                | Dep::Agent
                | Dep::Pcomp
                | Dep::Conj
                | Dep::Xcomp
        );
        if !linked || step > 3 {
            return false;
        }
        if head == above {
            return true;
        }
        below = head;
    }
    false
}

/// "An exchange of gunfire", "a wave of attacks of shelling": the same kind, one below the other.
fn nested(text: &Analysis<'_>, whole: &Happening, part: &Happening) -> bool {
    let below = matches!(
        text.tokens[part.trigger].dep,
        Dep::Dobj | Dep::Pobj | Dep::Compound | Dep::Nsubj | Dep::NsubjPass
    );
    let head = text.head(part.trigger);
    let near = head == Some(whole.trigger)
        || head.and_then(|h| text.head(h)) == Some(whole.trigger)
            && text.tokens[part.trigger].dep == Dep::Pobj;
    below && near && whole.kind == part.kind
}

fn absorb(into: &mut Happening, part: &Happening) {
    into.actor = into.actor.clone().or_else(|| part.actor.clone());
    into.place = into.place.clone().or_else(|| part.place.clone());
    into.instrument = into.instrument.clone().or_else(|| part.instrument.clone());
    for harm in &part.harm {
        if !into.harm.contains(harm) {
            into.harm.push(harm.clone());
        }
    }
    for time in &part.times {
        if !into.times.contains(time) {
            into.times.push(time.clone());
        }
    }
}

#[cfg(test)]
mod tests {
    use crate::happenings::testing::check;

    #[test]
    fn a_toll_is_no_event_of_its_own() {
        check(
            "The attack, which killed 40 people, was carried out by al-Shabab.",
            "attack Attack by[al-Shabab] Killed[40 people]",
        );
        check(
            "Fighters stormed the village and killed 20 people.",
            "stormed Attack by[Fighters] on[the village] Killed[20 people]",
        );
    }
}
