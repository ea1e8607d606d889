//! Claims without a number: what somebody is reported to say, and what the
//! author says of somebody.

use super::{Evidence, bind, event, source, stance, sure};
use crate::analysis::{Dep, Pos, Tag};
use crate::attribution::Act;
use crate::happenings::Happening;
use record::{Draft, Kind, Span, Stance};

/// Drafts of all statements.
pub(super) fn drafts(evidence: &Evidence<'_>) -> Vec<Draft> {
    let reported = (0..evidence.said.len()).filter_map(|index| reported(evidence, index));
    let own = (0..evidence.text.tokens.len()).filter_map(|at| authored(evidence, at));
    reported.chain(own).collect()
}

/// The claim of attribution `index`.
fn reported(evidence: &Evidence<'_>, index: usize) -> Option<Draft> {
    let said = &evidence.said[index];
    let content: Vec<Span> = said
        .content
        .iter()
        .map(|part| evidence.text.span(part.clone()))
        .collect();
    let tokens: Vec<usize> = said.content.iter().cloned().flatten().collect();
    let clause = top(evidence, &tokens);
    let words = tokens
        .iter()
        .filter(|t| !matches!(evidence.text.tokens[**t].pos, Pos::Punct | Pos::Space))
        .count();
    if words < 2 || weak(evidence, index) || !source::speaks(evidence, said) || aim(evidence, index)
    {
        return None;
    }
    let attribution = source::attribution(evidence, index, content);
    let span = source::whole(evidence, index, &attribution)?;
    let at = clause.unwrap_or(tokens[0]);
    let stance = stance::reported(evidence, said, clause);
    let event = event::of_clause(evidence, at, stance);
    let near = event.map_or(at, |event| event.trigger);
    Some(Draft {
        span,
        kind: kind(event),
        stance,
        certainty: sure::of(evidence, at, span),
        subject: bind::subject(evidence, at, &tokens).or_else(|| bind::claimant(evidence, said)),
        place: bind::place(evidence, near, span),
        time: bind::time(evidence, near, span),
        quantity: None,
        event: event.map(|event| event::told(evidence, event)),
        attribution,
    })
}

fn kind(event: Option<&Happening>) -> Kind {
    event.map_or(Kind::Statement, |_| Kind::Event)
}

/// "It attacks to show that it is there", "a video showing men": no report.
fn aim(evidence: &Evidence<'_>, index: usize) -> bool {
    let said = &evidence.said[index];
    let to = |t: &usize| {
        evidence.text.word(*t).eq_ignore_ascii_case("to")
            && evidence.text.tokens[*t].dep == Dep::Aux
    };
    let shows = |t: &usize| evidence.text.tokens[*t].dep == Dep::Acl;
    matches!(said.act, Act::Finds) && said.cue.iter().any(|t| to(t) || shows(t))
}

/// "Reportedly" beside a named source for the same words adds no claim.
fn weak(evidence: &Evidence<'_>, index: usize) -> bool {
    let said = &evidence.said[index];
    let same = |other: &crate::attribution::Said| {
        other.source.is_some()
            && said.content.iter().all(|part| {
                other
                    .content
                    .iter()
                    .any(|o| o.start < part.end && part.start < o.end)
            })
    };
    said.source.is_none() && said.act == Act::Says && evidence.said.iter().any(same)
}

/// The highest token of a content: the head of what is said.
pub(super) fn top(evidence: &Evidence<'_>, tokens: &[usize]) -> Option<usize> {
    let inside = |t: usize| tokens.binary_search(&t).is_ok();
    let tops = tokens
        .iter()
        .copied()
        .filter(|t| evidence.text.head(*t).is_none_or(|head| !inside(head)));
    let mut tops =
        tops.filter(|t| !matches!(evidence.text.tokens[*t].pos, Pos::Punct | Pos::Space));
    let first = tops.next()?;
    let is_verb = |t: &usize| matches!(evidence.text.tokens[*t].pos, Pos::Verb | Pos::Aux);
    Some(
        std::iter::once(first)
            .chain(tops)
            .find(is_verb)
            .unwrap_or(first),
    )
}

/// The author's own clause headed by `at`, if it is about somebody.
fn authored(evidence: &Evidence<'_>, at: usize) -> Option<Draft> {
    if !heads_clause(evidence, at) || reported_elsewhere(evidence, at) {
        return None;
    }
    let tokens = clause(evidence, at);
    let stance = stance::own(evidence, at);
    // What a sentence quotes of others is theirs; the author speaks of it only to deny it.
    let own: Vec<usize> = tokens
        .iter()
        .copied()
        .filter(|t| stance == Stance::Denies || evidence.holder(*t).is_none())
        .collect();
    let span = hull(evidence, &tokens)?;
    let event = event::of_clause(evidence, at, stance);
    let near = event.map_or(at, |event| event.trigger);
    let place = bind::place(evidence, near, span);
    let subject = bind::subject(evidence, at, &own)
        .or_else(|| bind::beside(evidence, at))
        .or_else(|| bind::understood(evidence, at))
        .or_else(|| bind::incident(evidence, at, place.as_ref()))
        .or_else(|| bind::place_spoken_of(evidence, at, stance == Stance::Predicts))?;
    Some(Draft {
        span,
        attribution: source::author(vec![span]),
        kind: kind(event),
        stance,
        certainty: sure::of(evidence, at, span),
        subject: Some(subject),
        place,
        time: bind::time(evidence, near, span),
        quantity: None,
        event: event.map(|event| event::told(evidence, event)),
    })
}

/// Whether the verb is somebody's words or the cue of them.
fn reported_elsewhere(evidence: &Evidence<'_>, at: usize) -> bool {
    let speaks =
        |index: usize| source::speaks(evidence, &evidence.said[index]) && !aim(evidence, index);
    let held = evidence.holder(at).is_some_and(speaks);
    held || (0..evidence.said.len())
        .any(|index| evidence.said[index].cue.contains(&at) && speaks(index))
}

/// A main verb: the root of a sentence, or a verb joined to it with a subject of its own.
pub(super) fn heads_clause(evidence: &Evidence<'_>, at: usize) -> bool {
    let text = &evidence.text;
    let token = &text.tokens[at];
    let subject = text
        .child(at, &[Dep::Nsubj, Dep::NsubjPass, Dep::Csubj, Dep::Expl])
        .is_some();
    // "To say so is false": the subject is a clause the parser hangs elsewhere.
    let judges = token.dep == Dep::Root && text.lemma(at) == "be";
    matches!(token.pos, Pos::Verb | Pos::Aux) && (subject || judges) && is_main(evidence, at)
}

/// Root, or joined to one, or a clause put before the verb that the parser made its head.
fn is_main(evidence: &Evidence<'_>, at: usize) -> bool {
    let text = &evidence.text;
    match (text.tokens[at].dep, text.head(at)) {
        (Dep::Root, _) | (_, None) => true,
        (Dep::Conj, Some(head)) => is_main(evidence, head),
        (Dep::Advcl, Some(head)) => concedes(evidence, at) && is_main(evidence, head),
        (Dep::Ccomp | Dep::Parataxis, Some(head)) => head > at && is_main(evidence, head),
        _ => false,
    }
}

/// "Although it holds the north, …" asserts what it concedes; "while he was waiting" does not.
fn concedes(evidence: &Evidence<'_>, at: usize) -> bool {
    let text = &evidence.text;
    let mark = |c: usize| {
        matches!(
            text.word(c).to_lowercase().as_str(),
            "although" | "though" | "while" | "whereas"
        )
    };
    let during = text.tokens[at].tag == Tag::Vbg;
    !during
        && text
            .children(at)
            .any(|c| text.tokens[c].dep == Dep::Mark && mark(c))
}

/// The tokens of a clause without the clauses joined to it that stand alone.
pub(super) fn clause(evidence: &Evidence<'_>, at: usize) -> Vec<usize> {
    let text = &evidence.text;
    let mut tokens = text.subtree(at);
    let joined: Vec<usize> = text
        .children(at)
        .filter(|c| heads_clause(evidence, *c))
        .collect();
    for other in joined {
        let cut = text.subtree(other);
        tokens.retain(|t| cut.binary_search(t).is_err());
    }
    tokens
}

/// The span from the first to the last word of a clause.
pub(super) fn hull(evidence: &Evidence<'_>, tokens: &[usize]) -> Option<Span> {
    let text = &evidence.text;
    // "…, but": a conjunction whose second clause was cut away.
    let dangles = |t: usize| text.tokens[t].dep == Dep::Cc;
    let word = |t: &&usize| text.word(**t).chars().any(char::is_alphanumeric) && !dangles(**t);
    let first = *tokens.iter().find(word)?;
    let last = *tokens.iter().rev().find(word)?;
    // A quotation mark or bracket beside the outermost words belongs to them.
    let opens = first > 0 && matches!(text.word(first - 1), "“" | "(");
    let closes = last + 1 < text.tokens.len() && matches!(text.word(last + 1), "”" | ")" | "%");
    let (first, last) = (first - usize::from(opens), last + usize::from(closes));
    Some(evidence.text.span(first..last + 1))
}
