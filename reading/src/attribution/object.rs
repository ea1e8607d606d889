//! A verb and what its object names: "called it a setback", "denied involvement",
//! "vowed to", "called for".
//!
//! Shaped by: "made a call", "the report shows up late", "reported missing",
//! "the attack claimed 35 lives", "call in their ambassadors", "claims the province".

use super::{Act, Said, clause, lexicon, runs, source};
use crate::analysis::{Analysis, Dep, NamedKind, Pos};

/// The attribution whose cue is the verb `at`, by its object, infinitive or preposition.
pub(super) fn said(text: &Analysis<'_>, at: usize) -> Option<Said> {
    if !matches!(text.tokens[at].pos, Pos::Verb | Pos::Propn) {
        return None;
    }
    let lemma = text.lemma(at).to_lowercase();
    if lemma == "call" && calls_in(text, at) {
        return None;
    }
    let (act, content) = by_figure(text, at, &lemma)
        .or_else(|| by_infinitive(text, at, &lemma))
        .or_else(|| by_object(text, at, &lemma))
        .or_else(|| by_preposition(text, at, &lemma))
        .or_else(|| Some((Act::Urges, text.subtree(clause::calls_for(text, at)?))))
        .filter(|_| !is_reason(text, at, &lemma))?;
    let passive = text.child(at, &[Dep::AuxPass, Dep::NsubjPass]).is_some();
    let (range, head) = if passive {
        source::agent(text, at)?
    } else {
        source::speaker(text, at)?
    };
    let content = runs(text, &content);
    (!content.is_empty()).then(|| Said {
        source: Some(range),
        speaker: Some(head),
        cue: clause::cue(text, at),
        content,
        act,
    })
}

/// "Left the town, citing a lack of fuel": a reason for what was done.
fn is_reason(text: &Analysis<'_>, at: usize, lemma: &str) -> bool {
    let beside = matches!(text.tokens[at].dep, Dep::Advcl | Dep::Prep) && lemma == "cite";
    let says = |verb: usize| {
        let lemma = text.lemma(verb).to_lowercase();
        lexicon::clausal(&lemma)
            .or(lexicon::objectual(&lemma))
            .is_some()
    };
    beside && !text.head(at).is_some_and(says)
}

fn by_infinitive(text: &Analysis<'_>, at: usize, lemma: &str) -> Option<(Act, Vec<usize>)> {
    let act = lexicon::infinitival(lemma)?;
    let action = text
        .child(at, &[Dep::Xcomp])
        .or_else(|| called_to(text, at, lemma))?;
    let mut tokens = text.subtree(action);
    tokens.extend(
        text.child(at, &[Dep::Dobj])
            .into_iter()
            .flat_map(|object| text.subtree(object)),
    );
    tokens.sort_unstable();
    Some((act, tokens))
}

/// "Calls on Norway to join": the parser takes the infinitive for an aim of the call.
fn called_to(text: &Analysis<'_>, at: usize, lemma: &str) -> Option<usize> {
    let somebody = |prep: usize| {
        let whom = text.child(prep, &[Dep::Pobj]);
        whom.is_some_and(|whom| {
            text.entity_at(whom)
                .is_none_or(|entity| entity.kind != NamedKind::Date)
        })
    };
    let bare = text.child(at, &[Dep::Dobj]).is_none();
    let upon = text
        .children(at)
        .any(|c| c > at && matches!(text.word(c), "on" | "upon") && somebody(c) && bare);
    let to = |c: &usize| {
        text.tokens[*c].dep == Dep::Advcl
            && text
                .child(*c, &[Dep::Aux])
                .is_some_and(|to| text.word(to) == "to")
    };
    text.children(at)
        .filter(|_| lemma == "call" && upon)
        .find(to)
}

/// "Puts the number of fighters at 7,000".
fn by_figure(text: &Analysis<'_>, at: usize, lemma: &str) -> Option<(Act, Vec<usize>)> {
    let object = text.child(at, &[Dep::Dobj, Dep::NsubjPass])?;
    let figure = matches!(
        text.lemma(object),
        "number"
            | "toll"
            | "figure"
            | "strength"
            | "total"
            | "count"
            | "size"
            | "estimate"
            | "cost"
            | "loss"
            | "casualty"
            | "share"
    );
    let to = text
        .children(at)
        .chain(text.children(object))
        .find(|c| text.word(*c) == "at" && text.tokens[*c].dep == Dep::Prep)?;
    let mut tokens = text.subtree(object);
    tokens.extend(text.subtree(to));
    tokens.sort_unstable();
    tokens.dedup();
    (figure && matches!(lemma, "put" | "place" | "set" | "estimate"))
        .then_some((Act::Finds, tokens))
}

fn by_object(text: &Analysis<'_>, at: usize, lemma: &str) -> Option<(Act, Vec<usize>)> {
    // "Welcomes support for the talks": a noun that the parser takes for a clause.
    let clause = || {
        text.child(at, &[Dep::Ccomp])
            .filter(|noun| text.tokens[*noun].pos == Pos::Noun && *noun > at && lemma == "welcome")
    };
    let object = text
        .child(at, &[Dep::Dobj, Dep::NsubjPass])
        .or_else(clause)?;
    let act = lexicon::objectual(lemma).or_else(|| counting(text, lemma, object))?;
    if lemma == "claim" && is_taken(text, object) {
        return None;
    }
    let mut tokens = text.subtree(object);
    let more = text.children(at).filter(|c| {
        matches!(
            text.tokens[*c].dep,
            Dep::Oprd | Dep::Prep | Dep::Xcomp | Dep::Dative
        ) && *c > at
    });
    let more: Vec<usize> = more.collect();
    tokens.extend(
        more.into_iter()
            .filter(|c| keeps(text, *c))
            .flat_map(|c| text.subtree(c)),
    );
    tokens.extend(clause::harm_beside(text, at));
    tokens.sort_unstable();
    tokens.dedup();
    Some((act, tokens))
}

/// "Claimed 35 lives", "claims the province": what is taken, not said.
fn is_taken(text: &Analysis<'_>, object: usize) -> bool {
    let land = matches!(
        text.lemma(object),
        "city" | "town" | "village" | "province" | "state" | "district" | "region" | "island"
    );
    let named = text
        .entity_at(object)
        .is_some_and(|entity| matches!(entity.kind, NamedKind::Gpe | NamedKind::Loc));
    land || named || matches!(text.lemma(object), "life" | "victim" | "casualty")
}

/// "Call in their ambassadors", "called up reservists": who is called is told to come.
fn calls_in(text: &Analysis<'_>, at: usize) -> bool {
    let next = text.tokens.get(at + 1).map(|_| text.word(at + 1));
    next.is_some_and(|next| matches!(next, "in" | "up" | "back" | "off" | "out"))
}

/// "Has counted 40,000 people", "registered two dozen cases": counting reports
/// where its object is a number of something.
fn counting(text: &Analysis<'_>, lemma: &str, object: usize) -> Option<Act> {
    let counts = matches!(
        lemma,
        "count" | "register" | "tally" | "record" | "document" | "log" | "verify"
    );
    let number =
        text.child(object, &[Dep::Nummod]).is_some() || text.tokens[object].pos == Pos::Num;
    (counts && number).then_some(Act::Finds)
}

/// "Called it a lie *on Monday*" says when it was called, not what: a time or a place is left out.
fn keeps(text: &Analysis<'_>, at: usize) -> bool {
    text.tokens[at].dep != Dep::Prep
        || matches!(
            text.lemma(at),
            "as" | "of" | "for" | "with" | "against" | "to"
        )
}

fn by_preposition(text: &Analysis<'_>, at: usize, lemma: &str) -> Option<(Act, Vec<usize>)> {
    text.children(at).find_map(|c| {
        let act = lexicon::prepositional(lemma, &text.lemma(c).to_lowercase())?;
        let object = text.child(c, &[Dep::Pobj, Dep::Pcomp])?;
        Some((act, text.subtree(object)))
    })
}
