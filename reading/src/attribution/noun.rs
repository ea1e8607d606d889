//! Nouns that hold what is said: "the army's estimate that", "initial assumptions that".
//!
//! Shaped by: "a call at night", "the question of money", "a report card".

use super::{Said, lexicon, runs, source};
use crate::analysis::{Analysis, Dep, Pos, Tag};

/// The attribution whose cue is the noun `at`.
pub(super) fn said(text: &Analysis<'_>, at: usize) -> Option<Said> {
    if text.tokens[at].pos != Pos::Noun {
        return None;
    }
    let act = lexicon::nominal(text.lemma(at))?;
    let clause = text
        .children(at)
        .find(|c| *c > at && (holds(text, *c) || is_told(text, at, *c)))?;
    let content = runs(text, &text.subtree(clause));
    let speaker = owner(text, at)
        .or_else(|| holder(text, at))
        .or_else(|| mistagged(text, at));
    let (source, speaker) = speaker.map_or((None, None), |(range, head)| (Some(range), Some(head)));
    (!content.is_empty()).then(|| Said {
        source,
        speaker,
        cue: vec![at],
        content,
        act,
    })
}

/// "That" with a clause: "the claim that he won", not "the claim that he made".
///
/// The parser often takes the conjunction for a relative pronoun; a clause that
/// has an object of its own beside it is complete, and so a content.
fn holds(text: &Analysis<'_>, at: usize) -> bool {
    if !matches!(text.tokens[at].dep, Dep::Acl | Dep::Ccomp | Dep::Relcl) {
        return false;
    }
    let that = text
        .children(at)
        .find(|c| text.word(*c).eq_ignore_ascii_case("that"));
    that.is_some_and(|that| {
        let object = text
            .children(at)
            .any(|c| c != that && text.tokens[c].dep == Dep::Dobj);
        match text.tokens[that].dep {
            Dep::Mark => true,
            Dep::Dobj => object,
            _ => false,
        }
    })
}

/// "There were reports the army had fled": a clause with a subject of its own behind what there is.
fn is_told(text: &Analysis<'_>, noun: usize, clause: usize) -> bool {
    let there = text
        .head(noun)
        .is_some_and(|be| text.lemma(be) == "be" && text.child(be, &[Dep::Expl]).is_some());
    let subject = text.child(clause, &[Dep::Nsubj, Dep::NsubjPass]);
    let own =
        subject.is_some_and(|subject| matches!(text.tokens[subject].pos, Pos::Noun | Pos::Propn));
    let complete = text
        .child(clause, &[Dep::Dobj, Dep::AuxPass, Dep::Prep])
        .is_some();
    let kind = matches!(
        text.lemma(noun),
        "report" | "allegation" | "claim" | "rumor" | "rumour"
    );
    let joined = matches!(text.tokens[clause].dep, Dep::Acl | Dep::Relcl | Dep::Ccomp);
    there && own && complete && kind && joined
}

/// "A Sudanese official reports that": after "a" the plural is a verb that the tagger took for a noun.
fn mistagged(text: &Analysis<'_>, at: usize) -> Option<source::Speaker> {
    let one = text
        .child(at, &[Dep::Det])
        .is_some_and(|det| matches!(text.word(det).to_lowercase().as_str(), "a" | "an"));
    let noun = at
        .checked_sub(1)
        .filter(|noun| text.tokens[*noun].pos == Pos::Noun || text.lemma(*noun) == "official")?;
    (one && text.tokens[at].tag == Tag::Nns).then(|| (text.reach(at).start..at, noun))
}

/// "The army's estimate".
fn owner(text: &Analysis<'_>, at: usize) -> Option<source::Speaker> {
    let owner = text.child(at, &[Dep::Poss])?;
    let range = text.reach(owner);
    let mark = text
        .children(owner)
        .find(|c| text.tokens[*c].dep == Dep::Case);
    Some((range.start..mark.unwrap_or(range.end), owner))
}

/// "Assumptions within the community", "fears among officials".
fn holder(text: &Analysis<'_>, at: usize) -> Option<source::Speaker> {
    let within = text.children(at).find(|c| {
        text.tokens[*c].dep == Dep::Prep
            && matches!(
                text.lemma(*c),
                "within" | "among" | "by" | "from" | "amongst"
            )
    })?;
    let holder = text.child(within, &[Dep::Pobj])?;
    Some((source::phrase(text, holder), holder))
}
