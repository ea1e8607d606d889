//! "Part of his rationale was, “…”": a noun somebody owns, "be", and a quote.
//!
//! Shaped by: "his car was “totalled”" (a word in quotes, not a speech).

use super::quotes::Quote;
use super::{Act, Said, lexicon, source};
use crate::analysis::{Analysis, Dep, Pos};

/// The attribution whose cue is the form of "be" at `at`.
pub(super) fn said(text: &Analysis<'_>, quotes: &[Quote], at: usize) -> Option<Said> {
    if text.lemma(at) != "be" || !matches!(text.tokens[at].pos, Pos::Aux | Pos::Verb) {
        return None;
    }
    let quote = quotes
        .iter()
        .find(|q| (at + 1..at + 4).contains(&q.tokens.start) && q.words(text) >= 5)?;
    let subject = text.child(at, &[Dep::Nsubj])?;
    let (owner, noun) = owned(text, subject)?;
    if !lends_voice(&text.lemma(noun).to_lowercase()) {
        return None;
    }
    let speaker = source::owner_words(text, owner);
    Some(Said {
        source: Some(speaker),
        speaker: Some(owner),
        cue: vec![noun, at],
        content: vec![quote.tokens.clone()],
        act: Act::Says,
    })
}

/// Nouns for what somebody said or thinks: "his answer was", not "his group is".
fn lends_voice(noun: &str) -> bool {
    lexicon::nominal(noun).is_some()
        || matches!(
            noun,
            "rationale"
                | "message"
                | "point"
                | "reason"
                | "reasoning"
                | "answer"
                | "response"
                | "reaction"
                | "reply"
                | "position"
                | "stance"
                | "goal"
                | "aim"
                | "word"
                | "philosophy"
                | "motto"
                | "slogan"
                | "advice"
                | "attitude"
                | "approach"
                | "thought"
                | "impression"
                | "feeling"
                | "priority"
                | "plan"
                | "line"
                | "take"
                | "theory"
                | "explanation"
                | "thing"
                | "quote"
        )
}

/// The owner of the noun, or of the noun it is a part of.
fn owned(text: &Analysis<'_>, noun: usize) -> Option<(usize, usize)> {
    let own = |at: usize| text.child(at, &[Dep::Poss]).map(|owner| (owner, at));
    own(noun).or_else(|| {
        let part = text.child(noun, &[Dep::Prep])?;
        own(text.child(part, &[Dep::Pobj])?)
    })
}
