//! A speaker named on a line of its own ("Mr Hammond said:"), to whom the paragraphs behind it belong.
//!
//! Press releases are written so. What follows is read sentence by sentence, as the author's words are; only
//! whose words they are changes.
//!
//! Shaped by: "the committee has three tasks:" (no speaker), "the minister said: “…”" (a quote on the same line,
//! which `attribution` reads), notes for editors below the statement.

use super::statements;
use crate::analysis::{Analysis, Dep};
use crate::attribution::{Act, Said};
use std::ops::Range;

/// The speakers that stand on a line of their own, each with all that follows as content.
pub(crate) fn announced(text: &Analysis<'_>) -> Vec<Said> {
    let mut found: Vec<Said> = (1..text.tokens.len())
        .filter(|at| text.word(*at) == ":" && ends_line(text, *at))
        .filter_map(|colon| speaker(text, colon))
        .collect();
    let starts: Vec<usize> = found.iter().map(|said| said.cue[0]).collect();
    for (index, said) in found.iter_mut().enumerate() {
        let next = starts.get(index + 1).copied();
        let following = words(text, said.cue[1] + 1, next.unwrap_or(text.tokens.len()));
        said.content.extend(following);
    }
    found.retain(|said| !said.content.is_empty());
    found
}

/// "Mr H. said:", "the general released the following statement:", "the following is attributable to Ms P.:".
fn speaker(text: &Analysis<'_>, colon: usize) -> Option<Said> {
    let line = line_of(text, colon);
    let said = |verb: usize, speaker: usize| Said {
        source: Some(without_comma(text, text.reach(speaker))),
        speaker: Some(speaker),
        cue: vec![verb, colon],
        content: Vec::new(),
        act: Act::Says,
    };
    line.clone().find_map(|at| {
        let subject = text.child(at, &[Dep::Nsubj]);
        if statements::announces(text, at) || releases(text, at) {
            return subject
                .filter(|subject| line.contains(subject))
                .map(|subject| said(at, subject));
        }
        attributable(text, at).map(|speaker| said(at, speaker))
    })
}

fn without_comma(text: &Analysis<'_>, words: Range<usize>) -> Range<usize> {
    let end = words.end - usize::from(words.len() > 1 && text.word(words.end - 1) == ",");
    words.start..end
}

fn releases(text: &Analysis<'_>, verb: usize) -> bool {
    let statement = text.child(verb, &[Dep::Dobj]).is_some_and(|object| {
        matches!(text.lemma(object), "statement" | "remark" | "comment")
            && text
                .children(object)
                .any(|c| text.lemma(c).starts_with("follow"))
    });
    statement && matches!(text.lemma(verb), "issue" | "release" | "make" | "give")
}

fn attributable(text: &Analysis<'_>, at: usize) -> Option<usize> {
    let to = text
        .children(at)
        .find(|c| text.word(*c) == "to" && text.lemma(at) == "attributable")?;
    text.child(to, &[Dep::Pobj])
}

fn ends_line(text: &Analysis<'_>, at: usize) -> bool {
    let end = text.tokens[at].span.end;
    let rest = text.text.get(end..).unwrap_or_default();
    let blank = rest.len() - rest.trim_start().len();
    rest[..blank].contains('\n') && !rest[blank..].is_empty()
}

fn starts_line(text: &Analysis<'_>, at: usize) -> bool {
    let before = text.text.get(..text.tokens[at].span.start);
    let before = before.unwrap_or_default().trim_end_matches([' ', '\t']);
    before.is_empty() || before.ends_with('\n')
}

fn line_of(text: &Analysis<'_>, at: usize) -> Range<usize> {
    let start = (0..=at)
        .rev()
        .find(|token| starts_line(text, *token))
        .unwrap_or(0);
    start..at
}

/// From `start` to `end`, or to where notes begin; quoted words end with their last paragraph.
fn words(text: &Analysis<'_>, start: usize, end: usize) -> Option<Range<usize>> {
    let quote = |at: usize| matches!(text.word(at), "“" | "\"" | "‘");
    let first = (start..end).find(|at| !text.word(*at).trim().is_empty());
    let quoted = first.is_some_and(quote);
    let stops = |at: &usize| {
        let word = text.word(*at).to_lowercase();
        let note = matches!(
            word.as_str(),
            "notes" | "note" | "background" | "further" | "ends" | "media" | "contact" | "follow"
        );
        starts_line(text, *at) && Some(*at) != first && (note || quoted && !quote(*at))
    };
    let stop = (start..end)
        .filter(|at| !text.word(*at).trim().is_empty())
        .find(stops)
        .unwrap_or(end);
    first
        .is_some_and(|first| first < stop)
        .then_some(start..stop)
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Who announced what, as "speaker: words".
    fn check(text: &str, expected: &[&str]) {
        let pipeline = language::small_english().unwrap();
        let text = crate::parse::parse(&pipeline, text);
        let told = |said: Said| {
            let speaker = text.words(said.source.unwrap());
            format!("{speaker}: {}", text.words(said.content[0].clone()))
        };
        let found: Vec<String> = announced(&text).into_iter().map(told).collect();
        let found: Vec<String> = found
            .iter()
            .map(|said| said.split_whitespace().collect::<Vec<_>>().join(" "))
            .collect();
        assert_eq!(found, expected, "{}", text.text);
    }

    #[test]
    fn what_follows_a_line_belongs_to_who_is_named_in_it() {
        check(
            "The envoy visited Oslo.\n\nMr Berg said:\n\nThe talks go well.\n\nWe hope for more.",
            &["Mr Berg: The talks go well. We hope for more."],
        );
        check(
            "Mr Berg said:\n\nThe talks go well.\n\nNotes to editors\n\nOslo is in Norway.",
            &["Mr Berg: The talks go well."],
        );
    }

    #[test]
    fn a_list_has_no_speaker() {
        check("The committee has three tasks:\n\nPeace and trade.", &[]);
        check("Mr Berg said: “We go.”", &[]);
    }
}
