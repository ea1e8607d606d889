//! Claims without a number: what somebody is reported to say, and what the
//! author says of somebody.

use super::{Evidence, bind, event, parties, source, stance, subject, sure};
use crate::analysis::{Analysis, Dep, Pos, Tag};
use crate::attribution::Act;
use crate::happenings::Happening;
use record::{Draft, Kind, Span, Stance};
use std::ops::Range;

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
        .filter(|part| !is_lone_that(evidence, part))
        .map(|part| evidence.text.span(without_that(evidence, part)))
        .collect();
    let tokens: Vec<usize> = said.content.iter().cloned().flatten().collect();
    let clause = top(evidence, &tokens);
    if clause.is_some_and(|at| is_fragment(evidence, at, &tokens)) {
        return None;
    }
    let words = tokens
        .iter()
        .filter(|t| !matches!(evidence.text.tokens[**t].pos, Pos::Punct | Pos::Space))
        .count();
    // "Will be asked to identify themselves": an instruction that nobody gives.
    let unasked = said.source.is_none() && matches!(said.act, Act::Asks | Act::Urges | Act::Vows);
    if unasked
        || cites(evidence, index)
        || words < 2
        || weak(evidence, index)
        || !source::speaks(evidence, said)
        || aim(evidence, index)
    {
        return None;
    }
    let attribution = source::attribution(evidence, index, content);
    let span = source::whole(evidence, index, &attribution)?;
    let at = clause.unwrap_or(tokens[0]);
    let stance = stance::reported(evidence, said, clause);
    let event = event::of_clause(evidence, at, stance).or_else(|| event::of_cue(evidence, said));
    let near = event.map_or(at, |event| event.trigger);
    let place = bind::place(evidence, near, span);
    Some(Draft {
        span,
        kind: kind(event),
        stance,
        certainty: sure::of(evidence, at, span),
        subject: subject::urged(evidence, said, at)
            .or_else(|| subject::made_to(evidence, at))
            .or_else(|| subject::reported_of(evidence, said, at))
            .or_else(|| subject::needed(evidence, at))
            .or_else(|| subject::subject(evidence, at, &tokens))
            .or_else(|| parties::state_behind(evidence, at))
            .or_else(|| subject::claimant(evidence, said, stance))
            .or_else(|| subject::incident(evidence, near, place.as_ref()))
            .or_else(|| subject::place_spoken_of(evidence, at, true)),
        place,
        time: bind::time(evidence, near, span),
        quantity: None,
        event: event.map(|event| event::told(evidence, event)),
        attribution,
    })
}

/// "That the city fell" claims that the city fell.
pub(super) fn without_that(evidence: &Evidence<'_>, part: &Range<usize>) -> Range<usize> {
    let text = &evidence.text;
    let mark = text.tokens[part.start].dep == Dep::Mark
        && text.word(part.start).eq_ignore_ascii_case("that");
    let start = part.start + usize::from(mark && part.len() > 1);
    let comma = start > part.start && text.word(start) == "," && start + 1 < part.end;
    start + usize::from(comma)..part.end
}

/// "Stated that, according to victims, …": a conjunction that was cut off from its clause.
pub(super) fn is_lone_that(evidence: &Evidence<'_>, part: &Range<usize>) -> bool {
    let text = &evidence.text;
    part.len() == 1 && text.tokens[part.start].dep == Dep::Mark
}

/// "What it claimed were officers", "whom they dubbed": a clause that lost its
/// subject to the words around it, or a noun or two that say nothing alone.
fn is_fragment(evidence: &Evidence<'_>, at: usize, tokens: &[usize]) -> bool {
    let text = &evidence.text;
    let finite = matches!(text.tokens[at].tag, Tag::Vbz | Tag::Vbp | Tag::Vbd);
    let subject = [Dep::Nsubj, Dep::NsubjPass, Dep::Csubj, Dep::Expl];
    let headless = finite
        && !tokens
            .iter()
            .any(|t| subject.contains(&text.tokens[*t].dep))
        && !tokens
            .iter()
            .any(|t| matches!(text.word(*t), "“" | "\"" | "‘" | "'"));
    let words = tokens
        .iter()
        .filter(|t| !matches!(text.tokens[**t].pos, Pos::Punct | Pos::Space | Pos::Det));
    let verb = |t: &usize| matches!(text.tokens[*t].pos, Pos::Verb | Pos::Aux);
    let named = |t: &usize| evidence.entity(*t).is_some();
    headless || words.clone().count() < 2 && !tokens.iter().any(|t| verb(t) || named(t))
}

fn kind(event: Option<&Happening>) -> Kind {
    event.map_or(Kind::Statement, |_| Kind::Event)
}

/// "Cited an official as saying that …": what is said is the official's claim, passed on.
fn cites(evidence: &Evidence<'_>, index: usize) -> bool {
    let cue = evidence.said[index].cue.first();
    cue.is_some_and(|cue| {
        let mut near = evidence.said_by(*cue);
        near.any(|inner| evidence.passes_on(index, inner))
    })
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

/// "Reportedly" beside a named source for the same words adds no claim. "Is said to fear heights" does: who fears
/// is inside what is said.
fn weak(evidence: &Evidence<'_>, index: usize) -> bool {
    let said = &evidence.said[index];
    let inside = |cue: &usize| said.content.iter().any(|part| part.contains(cue));
    let same = |other: &crate::attribution::Said| {
        other.source.is_some()
            && !other.cue.first().is_some_and(inside)
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
    if announces(&evidence.text, at) {
        return None;
    }
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
    let subject = subject::subject(evidence, at, &own)
        .or_else(|| subject::beside(evidence, at))
        .or_else(|| subject::understood(evidence, at))
        .or_else(|| subject::incident(evidence, near, place.as_ref()))
        .or_else(|| subject::place_spoken_of(evidence, at, stance == Stance::Predicts))?;
    Some(Draft {
        span,
        attribution: source::author(evidence, at, vec![span]),
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

/// "The minister said:": what is said stands elsewhere.
pub(super) fn announces(text: &Analysis<'_>, at: usize) -> bool {
    let says = matches!(
        text.lemma(at),
        "say" | "add" | "tell" | "write" | "continue" | "explain" | "reply" | "ask" | "state"
    );
    let object = [Dep::Dobj, Dep::Ccomp, Dep::Xcomp, Dep::Prep, Dep::Acomp];
    // "Following the visit, the minister said:".
    let behind = |c: usize| c > at || text.tokens[c].dep == Dep::Ccomp;
    says && !text
        .children(at)
        .any(|c| object.contains(&text.tokens[c].dep) && behind(c))
}

/// Whether the verb is somebody's words or the cue of them.
fn reported_elsewhere(evidence: &Evidence<'_>, at: usize) -> bool {
    let speaks =
        |index: usize| source::speaks(evidence, &evidence.said[index]) && !aim(evidence, index);
    let held = evidence.holder(at).is_some_and(speaks);
    held || evidence
        .said_by(at)
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
    Some(without_reference(evidence, text.span(first..last + 1)))
}

/// "Baths.[3": the mark of a footnote is no part of what is said.
fn without_reference(evidence: &Evidence<'_>, span: Span) -> Span {
    let words = span.of(evidence.text.text).unwrap_or_default();
    let mut bare = words;
    loop {
        let figures = bare.trim_end_matches(|c: char| c.is_ascii_digit());
        match figures.trim_end_matches(']').strip_suffix('[') {
            Some(rest) if figures.len() < bare.len() && !rest.is_empty() => {
                bare = rest.trim_end_matches(']');
            }
            _ => break,
        }
    }
    let bare = if bare.len() < words.len() {
        bare.trim_end_matches(['.', ' '])
    } else {
        bare
    };
    Span::new(span.start, span.start + bare.len())
}
