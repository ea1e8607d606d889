//! One event told by two words: "an attack that killed 12", "detonated a bomb, killing 12".
//!
//! A killing that hangs on another event in the sentence is that event's toll
//! and no event of its own. Two verbs with two actors stay two events.

use super::{Happening, harm};
use crate::analysis::{Analysis, Dep};

/// How far up the tree another event is looked for.
const REACH: usize = 5;

/// Drops what another event of the sentence already tells.
pub(super) fn merge(text: &Analysis<'_>, mut found: Vec<Happening>) -> Vec<Happening> {
    let tellers: Vec<Option<usize>> = tellers(text, &found);
    for (part, teller) in tellers.iter().enumerate() {
        if let Some(mut whole) = *teller {
            // What is told by a toll of something else belongs to that.
            for _ in 0..REACH {
                whole = tellers[whole].unwrap_or(whole);
            }
            let happening = found[part].clone();
            absorb(&mut found[whole], &happening);
        }
    }
    let mut kept = found
        .into_iter()
        .zip(tellers)
        .filter_map(|(happening, teller)| teller.is_none().then_some(happening))
        .collect::<Vec<_>>();
    once(&mut kept);
    kept
}

/// For each event, the one that tells it. Only events a few heads apart are
/// compared, so that a page of nothing but triggers takes no longer than prose.
fn tellers(text: &Analysis<'_>, found: &[Happening]) -> Vec<Option<usize>> {
    let mut tellers = vec![None; found.len()];
    for low in 0..found.len() {
        for head in text.ancestors(found[low].trigger).take(REACH) {
            let Ok(high) = found.binary_search_by_key(&head, |h| h.trigger) else {
                continue;
            };
            for (part, whole) in [(low, high), (high, low)] {
                let mutual = tellers[whole] == Some(part);
                if tellers[part].is_none() && !mutual && tells(text, &found[whole], &found[part]) {
                    tellers[part] = Some(whole);
                }
            }
        }
    }
    tellers
}

/// Each victim is counted with one event: the first, or the one whose word tells it.
fn once(kept: &mut [Happening]) {
    let mut told = std::collections::HashSet::new();
    for happening in kept {
        let trigger = happening.trigger;
        happening
            .harm
            .retain(|harm| told.insert((harm.word, harm.victims.start)) || harm.word == trigger);
    }
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
