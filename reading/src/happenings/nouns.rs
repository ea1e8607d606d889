//! Noun phrases: from their first word to their head, with "of …" behind.

use crate::analysis::{Analysis, Dep, Pos, Tag};
use std::ops::Range;

/// The words of the phrase that `head` heads, without clauses, appositions and
/// what is joined to it.
///
/// Shaped by: "gunmen who had fled the town attacked" (the clause belongs to
/// the gunmen, not to their name) and "members of the group" (kept whole).
pub(super) fn phrase(text: &Analysis<'_>, head: usize) -> Range<usize> {
    let before = text
        .children(head)
        .filter(|c| *c < head && is_inner(text, *c))
        .map(|c| text.reach(c).start)
        .min()
        .unwrap_or(head);
    let of = text.children(head).find(|c| {
        *c > head && text.tokens[*c].dep == Dep::Prep && text.word(*c).eq_ignore_ascii_case("of")
    });
    let end = of
        .and_then(|of| text.child(of, &[Dep::Pobj]))
        .map_or(head + 1, |noun| phrase(text, noun).end.max(head + 1));
    before..end
}

fn is_inner(text: &Analysis<'_>, at: usize) -> bool {
    !matches!(
        text.tokens[at].dep,
        Dep::Punct | Dep::Relcl | Dep::Acl | Dep::Appos | Dep::Cc | Dep::Preconj | Dep::Advcl
    )
}

/// Whether the token can head a noun phrase.
pub(super) fn is_noun(text: &Analysis<'_>, at: usize) -> bool {
    matches!(
        text.tokens[at].pos,
        Pos::Noun | Pos::Propn | Pos::Pron | Pos::Num
    )
}

/// Whether the token is used as a verb.
pub(super) fn is_verb(text: &Analysis<'_>, at: usize) -> bool {
    matches!(text.tokens[at].pos, Pos::Verb | Pos::Aux)
}

/// The lemma in lower case, with past tenses that lemmatizers miss.
pub(super) fn low(text: &Analysis<'_>, at: usize) -> String {
    let lemma = text.lemma(at).to_lowercase();
    match lemma.as_str() {
        "retook" | "retaken" => "retake".into(),
        "overran" => "overrun".into(),
        "blown" => "blow".into(),
        "slain" | "slew" => "slay".into(),
        "overthrown" | "overthrew" => "overthrow".into(),
        _ => lemma,
    }
}

/// The noun behind one of the prepositions that hang on `at`.
pub(super) fn behind(text: &Analysis<'_>, at: usize, prepositions: &[&str]) -> Option<usize> {
    let preposition = text.children(at).find(|c| {
        matches!(text.tokens[*c].dep, Dep::Prep | Dep::Agent | Dep::Dative)
            && prepositions.contains(&text.word(*c).to_lowercase().as_str())
    })?;
    text.child(preposition, &[Dep::Pobj])
}

/// What a verb acts on: its object, the subject of its passive, or the noun that
/// the clause describes ("the man killed on Monday", "hostages who were freed").
pub(super) fn object(text: &Analysis<'_>, verb: usize) -> Option<usize> {
    let described = || text.head(verb);
    match text.child(verb, &[Dep::Dobj, Dep::NsubjPass]) {
        Some(object) if is_relative(text, object) && text.tokens[verb].dep == Dep::Relcl => {
            described()
        }
        Some(object) => Some(object),
        None if text.tokens[verb].dep == Dep::Acl && text.tokens[verb].tag == Tag::Vbn => {
            described()
        }
        None => None,
    }
}

fn is_relative(text: &Analysis<'_>, at: usize) -> bool {
    matches!(low(text, at).as_str(), "who" | "whom" | "which" | "that")
}

/// Lemmas of what stands before a noun and describes it.
pub(super) fn modifiers<'a>(
    text: &'a Analysis<'_>,
    at: usize,
) -> impl Iterator<Item = String> + 'a {
    text.children(at)
        .filter(move |c| {
            *c < at
                && matches!(
                    text.tokens[*c].dep,
                    Dep::Amod | Dep::Compound | Dep::Nmod | Dep::Poss
                )
        })
        .map(|c| low(text, c))
}
