//! What stands above a predicate, and the predicate's own words.

use super::governors::{self, Effect};
use super::step::State;
use super::{Mood, adverbs, evidence, modals, negation, nominal};
use crate::analysis::{Analysis, Dep, Pos, Tag};

/// How many heads are asked; deeper nesting adds nothing a reader would follow.
const DEPTH: usize = 12;

/// The state of the predicate `at`.
pub(super) fn state(text: &Analysis<'_>, at: usize) -> State {
    state_at(text, at, DEPTH)
}

fn state_at(text: &Analysis<'_>, at: usize, depth: usize) -> State {
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

/// The state that the predicate inherits before its own words are read.
fn above(text: &Analysis<'_>, at: usize, depth: usize) -> State {
    let Some(head) = text.head(at) else {
        return asked(text, at, State::plain());
    };
    match text.tokens[at].dep {
        Dep::Conj => joined(text, at, head, depth),
        Dep::Attr | Dep::Acomp => state_at(text, head, depth),
        Dep::Xcomp | Dep::Ccomp | Dep::Oprd | Dep::Csubj | Dep::CsubjPass => {
            clause(text, at, head, depth)
        }
        Dep::Acl => noun_clause(text, at, head, depth),
        Dep::Advcl => adverbial(text, at, head, depth),
        Dep::Pcomp | Dep::Pobj => prepositional(text, at, head, depth),
        Dep::Dobj | Dep::NsubjPass | Dep::Dative => object(text, at, head, depth),
        Dep::Nsubj => subject(text, head, depth),
        Dep::Prt | Dep::Aux | Dep::AuxPass => state_at(text, head, depth),
        Dep::Compound | Dep::Appos => noun_of(text, head, depth),
        _ => State::plain(),
    }
}

/// A question that is asked, not a title that ends in a mark.
fn asked(text: &Analysis<'_>, at: usize, state: State) -> State {
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

/// A clause below a verb or adjective.
fn clause(text: &Analysis<'_>, at: usize, head: usize, depth: usize) -> State {
    let state = state_at(text, head, depth);
    // "It is likely that": the clause hangs on the adjective or on "is".
    let adjective = text
        .child(head, &[Dep::Acomp, Dep::Attr])
        .filter(|a| *a < at);
    let evident = evidence::over_clause(text, head)
        .or_else(|| adjective.and_then(|a| evidence::over_clause(text, a)));
    if let Some((hedge, words)) = evident {
        return hedged(state, Effect::Hedged(hedge), &words);
    }
    if whether(text, at) {
        return State::plain().open(Mood::Question, 0.0, head);
    }
    let stopped_for = matches!(text.lemma(head), "stop" | "cease" | "quit") && is_aim(text, at);
    if stopped_for {
        return state.open(Mood::Aim, 0.75, head);
    }
    apply(text, at, head, on_clause(text, at, head), state)
}

/// The governor's effect on the clause `at`.
///
/// "They were afraid so they stopped": a clause before a verb that is no verb of
/// saying is not governed by it. "Set up to" is not "set to".
fn on_clause(text: &Analysis<'_>, at: usize, head: usize) -> Option<Effect> {
    let effect = governors::on_clause(&low(text, head))?;
    let reported = matches!(effect, Effect::Said | Effect::Hedged(_) | Effect::Coming(_));
    let foreign = at < head && text.tokens[at].dep == Dep::Ccomp && !reported;
    let other_verb = low(text, head) == "set" && text.child(head, &[Dep::Prt]).is_some();
    (!foreign && !other_verb).then_some(effect)
}

fn whether(text: &Analysis<'_>, at: usize) -> bool {
    text.child(at, &[Dep::Mark])
        .is_some_and(|mark| matches!(low(text, mark).as_str(), "whether" | "if"))
}

/// "The plan to attack", "the claim that it fell".
fn noun_clause(text: &Analysis<'_>, at: usize, head: usize, depth: usize) -> State {
    // "The bomb used", "a man wounded": a description, as sure as any statement.
    if matches!(text.tokens[at].tag, Tag::Vbn | Tag::Vbg | Tag::Vbd) {
        return asked(text, at, State::plain());
    }
    let state = state_at(text, head, depth);
    if let Some((hedge, words)) = evidence::over_clause(text, head) {
        return hedged(state, Effect::Hedged(hedge), &words);
    }
    let effect = governors::on_clause(&low(text, head));
    let infinitive = text.children(at).any(|c| text.tokens[c].tag == Tag::To);
    let effect = effect.or(infinitive.then_some(Effect::Open(Mood::Aim, 3.0)));
    apply(text, at, head, effect, state)
}

/// A clause that says when, why, how or on what condition.
fn adverbial(text: &Analysis<'_>, at: usize, head: usize, depth: usize) -> State {
    let mark = text.child(at, &[Dep::Mark, Dep::Advmod]);
    let word = mark.map(|mark| low(text, mark)).unwrap_or_default();
    match (mark, word.as_str()) {
        (Some(mark), "if" | "unless" | "lest" | "whether") => {
            State::plain().open(Mood::Condition, 0.0, mark)
        }
        // "When it arrives" after "will wear": as sure as what it times.
        (Some(_), "when" | "until" | "once" | "before" | "after") if is_present(text, at) => {
            let mut state = state_at(text, head, depth);
            if state.mood == Mood::Fact {
                state = State::plain();
            }
            state
        }
        (None, _) if is_aim(text, at) => aim(text, at, head, depth),
        _ => State::plain(),
    }
}

fn is_present(text: &Analysis<'_>, at: usize) -> bool {
    matches!(text.tokens[at].tag, Tag::Vbz | Tag::Vbp)
}

fn is_aim(text: &Analysis<'_>, at: usize) -> bool {
    text.children(at).any(|c| text.tokens[c].tag == Tag::To)
}

/// "Went on television to appease": the going is told, the appeasing is an aim.
fn aim(text: &Analysis<'_>, at: usize, head: usize, depth: usize) -> State {
    let state = state_at(text, head, depth);
    let open = governors::on_clause(&low(text, head)).filter(|e| matches!(e, Effect::Open(..)));
    let effect = open.unwrap_or(Effect::Open(Mood::Aim, 3.0));
    apply(text, at, head, Some(effect), state)
}

/// Behind a preposition: "without", "accused of", "fears of", "prevented from".
fn prepositional(text: &Analysis<'_>, at: usize, preposition: usize, depth: usize) -> State {
    let word = low(text, preposition);
    if word == "without" {
        return State::plain().denied(preposition);
    }
    let Some(governor) = text.head(preposition) else {
        return State::plain();
    };
    let lemma = low(text, governor);
    let state = state_at(text, governor, depth);
    let effect = match (lemma.as_str(), word.as_str()) {
        ("instead", "of") => Some(Effect::Flip),
        ("case" | "event", "of") => Some(Effect::Open(Mood::Condition, 0.0)),
        ("call" | "appeal" | "push" | "wait" | "hope" | "prepare" | "ready" | "demand", "for")
        | ("plan" | "aim" | "threaten", "for" | "of" | "on" | "with") => {
            Some(Effect::Open(Mood::Aim, 0.75))
        }
        (_, "in" | "to") => governors::on_noun(&lemma).filter(|e| *e == Effect::Flip),
        (_, "of" | "from" | "on" | "that" | "over" | "about" | "against") => {
            governors::on_noun(&lemma)
        }
        _ => None,
    };
    apply(text, at, governor, effect, state)
}

/// What a verb acts on: "plans an attack", "the march was cancelled".
fn object(text: &Analysis<'_>, at: usize, head: usize, depth: usize) -> State {
    let state = state_at(text, head, depth);
    match governors::on_noun(&low(text, head)) {
        Some(effect) => apply(text, head, head, Some(effect), state),
        None if is_new(text, at) && (state.scale.abs() < 3.0 || state.mood != Mood::Fact) => state,
        None => State::plain(),
    }
}

/// "May have an impact": what the verb would bring about; "may end the war": the
/// war is there already.
fn is_new(text: &Analysis<'_>, at: usize) -> bool {
    text.children(at).all(|c| match text.tokens[c].dep {
        Dep::Poss => false,
        Dep::Det => matches!(low(text, c).as_str(), "a" | "an" | "any" | "another" | "no"),
        _ => true,
    })
}

/// "An attack is likely", "the attack may happen".
fn subject(text: &Analysis<'_>, head: usize, depth: usize) -> State {
    let adjective = text.child(head, &[Dep::Acomp]);
    if let Some((hedge, words)) = adjective.and_then(|a| evidence::over_clause(text, a)) {
        return hedged(state_at(text, head, depth), Effect::Hedged(hedge), &words);
    }
    let occurs = matches!(
        text.lemma(head),
        "happen" | "occur" | "take" | "come" | "begin" | "start" | "follow"
    );
    if occurs {
        return state_at(text, head, depth);
    }
    State::plain()
}

/// "Attack plans": the first noun of a compound is what the second speaks of.
fn noun_of(text: &Analysis<'_>, head: usize, depth: usize) -> State {
    let effect = governors::on_noun(&low(text, head));
    match effect {
        Some(Effect::Open(..) | Effect::Hedged(_) | Effect::Coming(_)) => {
            let state = state_at(text, head, depth);
            apply(text, head, head, effect, state)
        }
        _ => State::plain(),
    }
}

/// Lets the governor work on what it governs.
fn apply(
    text: &Analysis<'_>,
    at: usize,
    governor: usize,
    effect: Option<Effect>,
    state: State,
) -> State {
    match effect {
        Some(Effect::Keep) => state,
        Some(Effect::Flip) => state.denied(governor),
        // "Will be able to", "will allow them to": promised outright.
        Some(Effect::Open(..) | Effect::Hedged(_)) if is_promised(text, governor, &state) => state,
        Some(Effect::Fact) => State::plain(),
        Some(Effect::Open(mood, scale)) if state.negated => State {
            negated: false,
            ..state
        }
        .open(mood, scale.min(0.75), governor),
        Some(Effect::Open(mood, scale)) => state.open(mood, scale, governor),
        Some(Effect::Said) => said(state, governor),
        Some(Effect::Hedged(_)) => hedged(state, effect.unwrap_or(Effect::Keep), &[governor]),
        Some(Effect::Coming(_)) => hedged(state, effect.unwrap_or(Effect::Keep), &[governor])
            .with_mood(Mood::Future, governor),
        None if text.tokens[at].dep == Dep::Xcomp => state,
        None => State::plain(),
    }
}

fn is_promised(text: &Analysis<'_>, governor: usize, state: &State) -> bool {
    state.mood == Mood::Future
        && state.scale >= 3.0
        && matches!(
            low(text, governor).as_str(),
            "able" | "allow" | "enable" | "permit" | "have" | "willing" | "need" | "use"
        )
}

/// What is said is as sure as it is said; a saying that did not happen, or is
/// only asked or supposed, leaves it open.
fn said(state: State, governor: usize) -> State {
    let open = state.negated || matches!(state.mood, Mood::Condition | Mood::Question);
    if open {
        return State::plain().open(Mood::Question, 0.0, governor);
    }
    let band = state.band;
    State {
        band,
        soft: state.soft,
        words: state.words,
        ..State::plain()
    }
}

/// A hedge over a clause; denied, it turns into its mirror ("not likely").
fn hedged(state: State, effect: Effect, words: &[usize]) -> State {
    let (Effect::Hedged(mut hedge) | Effect::Coming(mut hedge)) = effect else {
        return state;
    };
    let mut base = State::plain();
    base.words = state.words;
    if state.negated {
        hedge.band = hedge.band.mirror();
    }
    base.mood = state.mood;
    base.hedged(hedge, words)
}

fn low(text: &Analysis<'_>, at: usize) -> String {
    text.lemma(at).to_lowercase()
}
