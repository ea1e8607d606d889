//! Sources in a phrase: "according to X", "in X's view", "per X", "reportedly".
//!
//! Shaped by: "according to plan", "sorted according to size" (no speaker).

use super::{Act, Said, runs, source};
use crate::analysis::{Analysis, Dep, Pos};

/// The attribution whose cue opens at token `at`.
pub(super) fn said(text: &Analysis<'_>, at: usize) -> Option<Said> {
    according(text, at).or_else(|| adverb(text, at))
}

fn according(text: &Analysis<'_>, at: usize) -> Option<Said> {
    if !text.word(at).eq_ignore_ascii_case("according") {
        return None;
    }
    let to = text
        .children(at)
        .find(|c| text.lemma(*c).eq_ignore_ascii_case("to"))?;
    let speaker = text.child(to, &[Dep::Pobj])?;
    if matches!(
        text.lemma(speaker),
        "plan" | "size" | "law" | "need" | "schedule" | "age" | "type"
    ) {
        return None;
    }
    let content = clause_around(text, at)?;
    let range = source::phrase(text, speaker);
    Some(Said {
        source: Some(range),
        speaker: Some(speaker),
        cue: vec![at, to],
        content,
        act: Act::Says,
    })
}

/// The clause a phrase hangs on, without the phrase.
fn clause_around(text: &Analysis<'_>, at: usize) -> Option<Vec<std::ops::Range<usize>>> {
    let clause = first_of(text, at, clause_of(text, at));
    let cut = text.subtree(at);
    let rest: Vec<usize> = text
        .subtree(clause)
        .into_iter()
        .filter(|t| cut.binary_search(t).is_err())
        .collect();
    let content = runs(text, &rest);
    (!content.is_empty()).then_some(content)
}

/// "He did A and did B, according to X": behind the whole sentence, X vouches for the whole of it.
fn first_of(text: &Analysis<'_>, at: usize, clause: usize) -> usize {
    let end = text.sentences[text.tokens[at].sentence].end;
    let last = (text.reach(at).end..end).all(|t| text.tokens[t].pos == Pos::Punct);
    let subjectless = |t: usize| {
        text.tokens[t].dep == Dep::Conj && text.child(t, &[Dep::Nsubj, Dep::NsubjPass]).is_none()
    };
    let mut first = clause;
    while let Some(head) = text.head(first).filter(|_| last && subjectless(first)) {
        first = head;
    }
    first
}

/// The nearest finite clause above `at`: what the phrase vouches for.
fn clause_of(text: &Analysis<'_>, at: usize) -> usize {
    let stops = |t: usize| {
        matches!(text.tokens[t].pos, Pos::Verb | Pos::Aux)
            && !matches!(
                text.tokens[t].dep,
                Dep::Acl | Dep::Xcomp | Dep::Pcomp | Dep::Amod | Dep::Relcl
            )
    };
    let up: Vec<usize> = text.ancestors(at).collect();
    up.iter()
        .copied()
        .find(|t| stops(*t))
        .or(up.last().copied())
        .unwrap_or(at)
}

fn adverb(text: &Analysis<'_>, at: usize) -> Option<Said> {
    let word = text.word(at).to_lowercase();
    if !matches!(
        word.as_str(),
        "reportedly" | "allegedly" | "purportedly" | "supposedly"
    ) || text.tokens[at].pos != Pos::Adv
        // "Making allegedly blasphemous posts": one word of the clause is in doubt.
        || text.head(at).is_some_and(|head| text.tokens[head].dep == Dep::Amod)
    {
        return None;
    }
    let content = beside(text, at).or_else(|| clause_around(text, at))?;
    Some(Said {
        source: None,
        speaker: None,
        cue: vec![at],
        content,
        act: Act::Says,
    })
}

/// "Strikes allegedly carried out by the army", "who reportedly fled": the adverb vouches for the clause at the
/// noun, with the noun where it has no subject of its own, and for nothing around it.
fn beside(text: &Analysis<'_>, adverb: usize) -> Option<Vec<std::ops::Range<usize>>> {
    let clause = text.head(adverb)?;
    let noun = text.head(clause)?;
    let mut tokens = match text.tokens[clause].dep {
        Dep::Relcl => text.subtree(clause),
        Dep::Acl => {
            let mut tokens = text.subtree(clause);
            tokens.insert(0, noun);
            tokens
        }
        // "Executed five for allegedly spying": that they were executed is no rumour.
        Dep::Pcomp => text.subtree(clause),
        _ => return None,
    };
    tokens.retain(|token| *token != adverb);
    let content = runs(text, &tokens);
    (!content.is_empty()).then_some(content)
}
