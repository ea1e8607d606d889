//! Whose words a paper or a noun holds: who issued the statement, who retracted it, who confirms the view.
//!
//! Shaped by: "groups issued statements accusing the army", "the prime minister has retracted his statement".

use crate::analysis::{Dep, Pos};
use crate::attribution::Said;
use crate::claims::Evidence;
use std::ops::Range;

/// "Groups issued statements accusing the army": a paper says what those say who issue it.
pub(super) fn issuer(evidence: &Evidence<'_>, paper: usize) -> Option<(Range<usize>, usize)> {
    let text = &evidence.text;
    let written = matches!(
        text.lemma(paper),
        "statement"
            | "letter"
            | "communique"
            | "communiqué"
            | "declaration"
            | "message"
            | "video"
            | "recording"
            | "footage"
            | "report"
            | "study"
            | "assessment"
    );
    let verb = text
        .head(paper)
        .filter(|_| written && text.tokens[paper].dep == Dep::Dobj)?;
    let issues = matches!(
        text.lemma(verb),
        "issue" | "release" | "publish" | "make" | "send" | "sign" | "post"
    );
    let subject = text.child(verb, &[Dep::Nsubj]).filter(|_| issues)?;
    Some((text.reach(subject), subject))
}

/// "The prime minister retracted his statement that": the owner of the words is the subject.
pub(super) fn owner(evidence: &Evidence<'_>, said: &Said) -> Option<(Range<usize>, usize)> {
    let text = &evidence.text;
    let whose = said.speaker?;
    let own = text.tokens[whose].dep == Dep::Poss && text.tokens[whose].pos == Pos::Pron;
    let noun = text
        .head(whose)
        .filter(|noun| own && said.cue.contains(noun))?;
    let verb = text
        .head(noun)
        .filter(|_| text.tokens[noun].dep == Dep::Dobj)?;
    let subject = text.child(verb, &[Dep::Nsubj])?;
    let noun = matches!(text.tokens[subject].pos, Pos::Noun | Pos::Propn);
    noun.then(|| (text.reach(subject), subject))
}

/// "The ministers confirmed the view that": a noun without an owner holds what those hold who confirm it.
pub(super) fn holder_of_noun<'e>(evidence: &'e Evidence<'_>, said: &Said) -> Option<&'e Said> {
    let text = &evidence.text;
    let noun = *said.cue.first()?;
    let object = text.tokens[noun].pos == Pos::Noun && text.tokens[noun].dep == Dep::Dobj;
    let verb = text.head(noun).filter(|_| object)?;
    evidence
        .said_by(verb)
        .map(|index| &evidence.said[index])
        .find(|other| other.cue.contains(&verb) && other.source.is_some())
}
