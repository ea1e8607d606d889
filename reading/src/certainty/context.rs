//! What stands above a predicate, and the predicate's own words.

use super::step::State;
use super::{Mood, adverbs, arguments, clauses, modals, negation, nominal};
use crate::analysis::{Analysis, Dep, Pos, Tag};

/// How many heads are asked; deeper nesting adds nothing a reader would follow.
const DEPTH: usize = 12;

/// The state of the predicate `at`.
pub(super) fn state(text: &Analysis<'_>, at: usize) -> State {
    state_at(text, at, DEPTH)
}

pub(super) fn state_at(text: &Analysis<'_>, at: usize, depth: usize) -> State {
    if depth == 0 {
        return State::plain();
    }
    let above = above(text, at, depth - 1);
    if is_noun(text, at) {
        return nominal::apply(text, at, above);
    }
    let state = negation::apply(text, at, above);
    let state = modals::apply(text, at, state);
    let state = adverbs::apply(text, at, state);
    conditioned(text, at, state)
}

/// The state that the predicate inherits before its own words are read.
fn above(text: &Analysis<'_>, at: usize, depth: usize) -> State {
    let Some(head) = text.head(at) else {
        return asked(text, at, State::plain());
    };
    match text.tokens[at].dep {
        Dep::Conj => joined(text, at, head, depth),
        Dep::Attr | Dep::Acomp => state_at(text, head, depth),
        Dep::Xcomp | Dep::Ccomp | Dep::Oprd | Dep::Csubj | Dep::CsubjPass => {
            clauses::clause(text, at, head, depth)
        }
        Dep::Acl => clauses::noun_clause(text, at, head, depth),
        Dep::Advcl => clauses::adverbial(text, at, head, depth),
        Dep::Pcomp | Dep::Pobj => arguments::prepositional(text, at, head, depth),
        Dep::Dobj | Dep::NsubjPass | Dep::Dative => arguments::object(text, at, head, depth),
        Dep::Nsubj => arguments::subject(text, head, depth),
        Dep::Prt | Dep::Aux | Dep::AuxPass => state_at(text, head, depth),
        Dep::Compound | Dep::Appos => arguments::noun_of(text, head, depth),
        _ => State::plain(),
    }
}

/// "If talks fail, they will attack": what comes under a condition is not told.
fn conditioned(text: &Analysis<'_>, at: usize, state: State) -> State {
    let past = matches!(text.tokens[at].tag, Tag::Vbd | Tag::Vbn);
    let condition = text
        .children(at)
        .filter(|c| text.tokens[*c].dep == Dep::Advcl)
        .find_map(|c| {
            text.child(c, &[Dep::Mark])
                .filter(|mark| matches!(low(text, *mark).as_str(), "if" | "unless"))
        });
    match condition {
        Some(mark) if !past && state.mood != Mood::Condition => {
            state.open(Mood::Condition, 0.75, mark)
        }
        _ => state,
    }
}

fn is_noun(text: &Analysis<'_>, at: usize) -> bool {
    matches!(
        text.tokens[at].pos,
        Pos::Noun | Pos::Propn | Pos::Pron | Pos::Num
    )
}

/// A question that is asked, not a title that ends in a mark.
pub(super) fn asked(text: &Analysis<'_>, at: usize, state: State) -> State {
    let sentence = &text.sentences[text.tokens[at].sentence];
    let mark = sentence
        .clone()
        .rev()
        .take(3)
        .find(|t| text.word(*t) == "?");
    match mark {
        Some(mark) => state.open(Mood::Question, 0.0, mark),
        None => state,
    }
}

/// "May attack and loot": what has no subject and no auxiliary of its own shares
/// those of the first.
fn joined(text: &Analysis<'_>, at: usize, head: usize, depth: usize) -> State {
    let own = [Dep::Nsubj, Dep::NsubjPass, Dep::Aux, Dep::Mark];
    if text.child(at, &own).is_some() || is_finite_past(text, at) {
        return above(text, head, depth);
    }
    state_at(text, head, depth)
}

/// "Did not flee but attacked": a past tense stands for itself.
fn is_finite_past(text: &Analysis<'_>, at: usize) -> bool {
    matches!(text.tokens[at].tag, Tag::Vbd | Tag::Vbz | Tag::Vbp)
}

pub(super) fn low(text: &Analysis<'_>, at: usize) -> String {
    text.lemma(at).to_lowercase()
}

#[cfg(test)]
mod tests {
    use crate::certainty::testing::check;

    #[test]
    fn conditions_questions_and_denials_reach_down() {
        check(
            "If the militants attack the city, thousands will flee.",
            "attack",
            "0, Condition, (If)",
        );
        check("Did the rebels kill the mayor?", "kill", "0, Question, (?)");
        check(
            "The army denied that its jets bombed the market.",
            "bombed",
            "-3, Fact, (denied)",
        );
        check(
            "It was unclear whether the rebels had left.",
            "left",
            "0, Question, (unclear)",
        );
    }

    #[test]
    fn fears_and_plans_leave_events_open() {
        check(
            "Fears of an attack grew on Monday.",
            "attack",
            "0.75, Fact, softly roughly even chance by author, (Fears)",
        );
        check(
            "The group planned an attack on the base.",
            "attack",
            "0.75, Aim, (planned)",
        );
        check("The march was cancelled.", "march", "-3, Fact, (cancelled)");
    }
}
