//! A name, a colon and what it says: headlines and transcripts ("MINISTER: We …").
//!
//! Shaped by: "Update: …", "Location: Mosul", "Warning: graphic images", "Ruritanian Civil War: two bombs explode".

use super::{Act, Said, quotes, trim};
use crate::analysis::{Analysis, NamedKind, Pos};
use std::ops::Range;

/// Attributions of the form "SPEAKER: words" at the start of a line.
pub(super) fn said(text: &Analysis<'_>) -> Vec<Said> {
    lines(text)
        .into_iter()
        .filter_map(|line| speaker_line(text, line))
        .collect()
}

fn speaker_line(text: &Analysis<'_>, line: Range<usize>) -> Option<Said> {
    let colon = line.clone().take(7).find(|at| text.word(*at) == ":")?;
    let name = trim(text, line.start..colon);
    let content = trim(text, colon + 1..line.end);
    let speaker = name.end.checked_sub(1)?;
    (content.len() > 2 && names(text, name.clone())).then(|| Said {
        source: Some(name),
        speaker: Some(speaker),
        cue: vec![colon],
        content: vec![content],
        act: Act::Says,
    })
}

/// A person, or a word in capitals throughout.
fn names(text: &Analysis<'_>, name: Range<usize>) -> bool {
    if is_topic(text, name.clone()) {
        return false;
    }
    let person = name.clone().all(|at| text.tokens[at].pos == Pos::Propn)
        && text
            .entity_at(name.end.saturating_sub(1))
            .is_some_and(|e| matches!(e.kind, NamedKind::Person | NamedKind::Org));
    let capitals = |at: usize| {
        let word = text.word(at);
        word.chars().filter(|c| c.is_alphabetic()).count() > 2
            && word.chars().all(|c| !c.is_lowercase())
    };
    !name.is_empty() && (person || name.clone().all(capitals))
}

/// "Sri Lankan Civil War: …": what the line is about.
fn is_topic(text: &Analysis<'_>, name: Range<usize>) -> bool {
    let last = name
        .end
        .checked_sub(1)
        .map(|at| text.lemma(at).to_lowercase());
    last.is_some_and(|last| {
        matches!(
            last.as_str(),
            "war"
                | "conflict"
                | "insurgency"
                | "uprising"
                | "unrest"
                | "crisis"
                | "election"
                | "campaign"
                | "offensive"
                | "attack"
                | "bombing"
                | "protest"
                | "violence"
                | "revolution"
                | "dispute"
                | "trial"
                | "coup"
                | "rebellion"
                | "standoff"
                | "update"
                | "news"
        )
    })
}

fn lines(text: &Analysis<'_>) -> Vec<Range<usize>> {
    let mut starts: Vec<usize> = (0..text.tokens.len())
        .filter(|at| *at == 0 || quotes::breaks(text, *at))
        .collect();
    starts.push(text.tokens.len());
    starts.windows(2).map(|pair| pair[0]..pair[1]).collect()
}
