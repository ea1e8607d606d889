//! The words of a whole attribution: from the first to the last of source, cue and content.
//!
//! Shaped by: a private speaker, whose words are in the span though no field names them.

use crate::analysis::{Dep, Pos};
use crate::attribution::Said;
use crate::claims::Evidence;
use record::{Attribution, Span};
use std::ops::Range;

/// From the first to the last word of source, cue and content. The words of a
/// private speaker are inside it, though no field names them.
pub(in crate::claims) fn whole(
    evidence: &Evidence<'_>,
    index: usize,
    attribution: &Attribution,
) -> Option<Span> {
    let said = &evidence.said[index];
    let source = said.source.clone().map(|range| evidence.text.span(range));
    let subject = subject(evidence, said).map(|range| evidence.text.span(range));
    let noun = noun_phrase(evidence, said).map(|range| evidence.text.span(range));
    let parts = attribution.cue.iter().chain(&attribution.content).copied();
    let citing = evidence
        .citing(index)
        .and_then(|outer| evidence.said[outer].source.clone());
    parts
        .chain(citing.map(|range| evidence.text.span(range)))
        .chain(attribution.source.words)
        .chain(source)
        .chain(subject)
        .chain(noun)
        .reduce(Span::cover)
}

/// "The group was thought to be …", "it can be assumed": the subject of a passive
/// without a speaker belongs to the claim.
fn subject(evidence: &Evidence<'_>, said: &Said) -> Option<Range<usize>> {
    let text = &evidence.text;
    let of = |pos: Pos| said.cue.iter().find(|t| text.tokens[**t].pos == pos);
    let verb = of(Pos::Verb)
        .or_else(|| of(Pos::Aux))
        .filter(|_| said.source.is_none());
    text.child(*verb?, &[Dep::NsubjPass, Dep::Nsubj, Dep::Expl])
        .map(|subject| text.reach(subject))
}

/// "Initial assumptions": what describes a noun that attributes.
fn noun_phrase(evidence: &Evidence<'_>, said: &Said) -> Option<Range<usize>> {
    let text = &evidence.text;
    let noun = *said
        .cue
        .iter()
        .find(|t| text.tokens[**t].pos == Pos::Noun)?;
    let before = text.children(noun).find(|c| {
        *c < noun
            && matches!(
                text.tokens[*c].dep,
                Dep::Amod | Dep::Det | Dep::Poss | Dep::Compound
            )
    });
    Some(before.unwrap_or(noun)..noun + 1)
}
