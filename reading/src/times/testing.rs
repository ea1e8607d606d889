//! What the tests beside the rules share.

use super::{Anchor, times};
use crate::analysis::{Analysis, Dep, Pos, Tag, Token};
use record::Span;

/// The day the news of the tests came out: a Tuesday.
pub(super) fn news() -> Anchor {
    Anchor::News("2016-03-22".parse().unwrap())
}

/// Reads `text` without tags and compares "words=value" of every time, joined by "; ".
pub(super) fn check(text: &str, anchor: Anchor, expected: &str) {
    check_parsed(&untagged(text), anchor, expected);
}

pub(super) fn check_parsed(analysis: &Analysis, anchor: Anchor, expected: &str) {
    let found: Vec<_> = times(analysis, anchor)
        .into_iter()
        .map(|time| {
            format!(
                "{}={}",
                time.span.of(analysis.text).unwrap().replace('\n', " "),
                time.value
            )
        })
        .collect();
    assert_eq!(found.join("; "), expected, "{}", analysis.text);
}

/// The phrases' windows, as "begin..end".
pub(super) fn check_phrases(text: &str, anchor: Anchor, expected: &str) {
    let day = |day: Option<jiff::civil::Date>| day.map_or(String::new(), |day| day.to_string());
    let found: Vec<_> = times(&untagged(text), anchor)
        .into_iter()
        .map(|time| {
            time.phrase.map_or("open".into(), |w| {
                format!("{}..{}", day(w.begin), day(w.end))
            })
        })
        .collect();
    assert_eq!(found.join("; "), expected, "{text}");
}

/// Tokens by white space and punctuation, without tags: rules must do without a parse.
pub(super) fn untagged(text: &str) -> Analysis<'_> {
    let tokens = pieces(text)
        .into_iter()
        .enumerate()
        .map(|(at, span)| token(span, at, Tag::Other, Pos::Other, Dep::Other))
        .collect();
    Analysis::new(text, tokens, &[true], vec![])
}

/// A parse written out: one "TAG dep head" for each word of `text`.
pub(super) fn parsed<'t>(text: &'t str, tree: &[(&str, &str, usize)]) -> Analysis<'t> {
    let tokens = pieces(text)
        .into_iter()
        .zip(tree)
        .map(|(span, (tag, dep, head))| {
            token(span, *head, Tag::read(tag), pos(tag), Dep::read(dep))
        })
        .map(|token| Token {
            lemma: token
                .span
                .of(text)
                .unwrap_or_default()
                .to_lowercase()
                .into(),
            ..token
        })
        .collect();
    Analysis::new(text, tokens, &[true], vec![])
}

fn pos(tag: &str) -> Pos {
    match tag {
        "MD" => Pos::Aux,
        _ if tag.starts_with("VB") => Pos::Verb,
        "NNP" => Pos::Propn,
        _ => Pos::Other,
    }
}

fn token(span: Span, head: usize, tag: Tag, pos: Pos, dep: Dep) -> Token {
    Token {
        span,
        lemma: "".into(),
        pos,
        tag,
        dep,
        head,
        sentence: 0,
    }
}

fn pieces(text: &str) -> Vec<Span> {
    super::atoms::atoms(text)
        .iter()
        .map(|atom| atom.span)
        .collect()
}
