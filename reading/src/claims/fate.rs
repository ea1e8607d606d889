//! What became of those a number counts, where the event around it tells more than the noun.
//!
//! Shaped by: "more than 100 Houthis have been killed" (a name is no noun of people), "six soldiers and four
//! rebels of the Front are killed" (the second number shares the verb), "tried to kill two officers" (nobody died).

use super::{Evidence, Number, mishap};
use crate::analysis::{Dep, Tag};
use crate::happenings::{Harm, Outcome};
use record::{Measure, Quantity, Unit};

/// The number with the measure that the events around it give it.
pub(super) fn told(evidence: &Evidence<'_>, number: Number) -> Number {
    use Measure::{
        Abducted, Casualties, Displaced, Fatalities, Fighters, Forces, Other, People, Weapons,
        Wounded,
    };
    let at = number.tokens.start;
    // "A truck crashed into five vehicles".
    if number.quantity.measure == Weapons && mishap::in_sentence(evidence, at) {
        let quantity = Quantity {
            measure: Other,
            ..number.quantity
        };
        return Number { quantity, ..number };
    }
    let measure = match number.quantity.measure {
        Fatalities | Wounded | Casualties | Other | People if flees(evidence, &number) => {
            Some(Displaced)
        }
        Abducted if is_found_dead(evidence, &number) => Some(Fatalities),
        Other | People | Fighters | Forces => suffered(evidence, &number)
            .or_else(|| lost(evidence, &number))
            .or_else(|| seen(evidence, &number)),
        Fatalities | Wounded if is_attempt(evidence, &number) => Some(People),
        _ => None,
    };
    match measure {
        Some(measure) => Number {
            quantity: Quantity {
                measure,
                unit: Unit::Persons,
                ..number.quantity
            },
            ..number
        },
        None => number,
    }
}

/// "Killing 50 and forcing more than 3,000 to flee": who flees is not killed.
fn flees(evidence: &Evidence<'_>, number: &Number) -> bool {
    let text = &evidence.text;
    let last = number.tokens.end - 1;
    let object = std::iter::once(last)
        .chain(text.head(last))
        .find(|at| text.tokens[*at].dep == Dep::Dobj);
    let verb = object.and_then(|object| text.head(object));
    let forces =
        verb.filter(|verb| matches!(text.lemma(*verb), "force" | "cause" | "compel" | "prompt"));
    forces
        .and_then(|verb| text.child(verb, &[Dep::Xcomp, Dep::Ccomp]))
        .is_some_and(|then| matches!(text.lemma(then), "flee" | "evacuate"))
}

/// "Fighting that saw 120 soldiers killed", "left two wounded": what a bare participle tells of those who are counted.
fn seen(evidence: &Evidence<'_>, number: &Number) -> Option<Measure> {
    let text = &evidence.text;
    let noun = text
        .head(number.tokens.end - 1)
        .filter(|noun| text.tokens[*noun].dep == Dep::Nsubj)?;
    let fate = text.head(noun).filter(|fate| {
        text.tokens[*fate].tag == Tag::Vbn && text.child(*fate, &[Dep::Aux, Dep::AuxPass]).is_none()
    })?;
    let saw = text
        .head(fate)
        .is_some_and(|verb| matches!(text.lemma(verb), "see" | "leave" | "have" | "find"));
    match text.lemma(fate) {
        "kill" if saw => Some(Measure::Fatalities),
        "wound" | "injure" if saw => Some(Measure::Wounded),
        _ => None,
    }
}

/// Death or a wound, where the number counts the victims of an event or is joined to the one that does.
fn suffered(evidence: &Evidence<'_>, number: &Number) -> Option<Measure> {
    let counts = number.quantity.unit == Unit::Count || number.quantity.unit == Unit::Persons;
    let near = evidence.events_by(number.tokens.start);
    let harms = near.flat_map(|event| &event.harm);
    let harm = harms
        .into_iter()
        .find(|harm| counts && is_victim(evidence, harm, number.tokens.start))?;
    match harm.outcome {
        Outcome::Killed => Some(Measure::Fatalities),
        Outcome::Wounded => Some(Measure::Wounded),
        Outcome::Taken => Some(Measure::Abducted),
    }
}

/// "Four rebels": the number is or hangs on the victims, or on nouns joined to them.
fn is_victim(evidence: &Evidence<'_>, harm: &Harm, at: usize) -> bool {
    let text = &evidence.text;
    let Some(head) = text.top(harm.victims.clone()) else {
        return false;
    };
    if is_alongside(evidence, harm, at) {
        return true;
    }
    let mut below = at;
    for _ in 0..5 {
        if below == head {
            return true;
        }
        let hangs = matches!(
            text.tokens[below].dep,
            Dep::Nummod | Dep::Compound | Dep::Conj | Dep::Quantmod | Dep::Nmod | Dep::Amod
        );
        match text.head(below).filter(|_| hangs) {
            Some(up) => below = up,
            None => return false,
        }
    }
    false
}

/// "Was killed alongside two militants", "the killing of the sheikh along with six others".
fn is_alongside(evidence: &Evidence<'_>, harm: &Harm, at: usize) -> bool {
    let text = &evidence.text;
    let near: Vec<usize> = text.ancestors(at).take(6).collect();
    let beside = near
        .iter()
        .find(|up| matches!(text.word(**up), "alongside" | "along"));
    beside.is_some_and(|beside| {
        let above: Vec<usize> = text.ancestors(*beside).take(3).collect();
        above.contains(&harm.word) || above.iter().any(|up| harm.victims.contains(up))
    })
}

/// "Attempting to kill two officers".
fn is_attempt(evidence: &Evidence<'_>, number: &Number) -> bool {
    let text = &evidence.text;
    let verb = number
        .predicate
        .filter(|verb| text.tokens[*verb].dep == Dep::Xcomp);
    verb.and_then(|verb| text.head(verb)).is_some_and(|tries| {
        matches!(
            text.lemma(tries),
            "attempt" | "try" | "plan" | "plot" | "conspire" | "intend" | "threaten" | "want"
        )
    })
}

/// "Three of those kidnapped are found dead".
fn is_found_dead(evidence: &Evidence<'_>, number: &Number) -> bool {
    let text = &evidence.text;
    let verb = text
        .ancestors(number.tokens.start)
        .find(|up| text.lemma(*up) == "find");
    verb.is_some_and(|verb| {
        text.subtree(verb)
            .into_iter()
            .any(|at| at > verb && text.word(at) == "dead")
    })
}

/// "The deaths of a commander and five militiamen": what noun the number hangs on, over "of" and "and".
fn lost(evidence: &Evidence<'_>, number: &Number) -> Option<Measure> {
    let text = &evidence.text;
    let mut below = number.tokens.start;
    // "Charged 37 with killings and 101 with robberies": only the killing of somebody is joined to another victim.
    let of_or_joined = |at: usize| {
        let of = |deed: usize| text.children(deed).any(|c| text.word(c) == "of");
        text.word(at) == "of" || text.tokens[at].dep == Dep::Conj && text.head(at).is_some_and(of)
    };
    for _ in 0..7 {
        let joined = matches!(
            text.tokens[below].dep,
            Dep::Nummod | Dep::Compound | Dep::Conj | Dep::Quantmod | Dep::Nmod | Dep::Amod
        ) || text.tokens[below].dep == Dep::Pobj
            || text.word(below) == "of";
        let head = text.head(below).filter(|_| joined)?;
        match text.lemma(head) {
            "death" | "killing" | "murder" | "assassination" | "execution"
                if of_or_joined(below) =>
            {
                return Some(Measure::Fatalities);
            }
            "injury" | "wounding" if of_or_joined(below) => return Some(Measure::Wounded),
            _ => below = head,
        }
        let passes = text.tokens[below].pos == crate::analysis::Pos::Adp;
        if passes && text.word(below) != "of" {
            return None;
        }
    }
    None
}
