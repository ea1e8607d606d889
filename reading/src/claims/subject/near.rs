//! What is near enough on the tree to be spoken of, and what stands aside.
//!
//! Shaped by: "the so-called American Taliban" (what a person is called), "at a Houthi-run prison" (whose place it is),
//! "after driving out the rebels" (another clause).

use super::group::armed;
use crate::analysis::{Dep, NamedKind, Pos};
use crate::claims::Evidence;
use record::Entity;

/// "At a Houthi-run prison": whose place it is, not who did it.
pub(super) fn runs_place(evidence: &Evidence<'_>, at: usize) -> bool {
    let text = &evidence.text;
    let run = (at + 1..text.tokens.len().min(at + 3)).any(|t| {
        matches!(
            text.word(t).trim_start_matches('-'),
            "run" | "held" | "controlled" | "ruled" | "dominated"
        )
    });
    let scene = || {
        let noun = text
            .ancestors(at)
            .find(|up| text.tokens[*up].pos == Pos::Noun)?;
        let prep = text
            .head(noun)
            .filter(|_| text.tokens[noun].dep == Dep::Pobj)?;
        Some(matches!(text.word(prep), "in" | "at" | "near" | "into"))
    };
    run && scene().unwrap_or(false)
}

/// "On behalf of the president, I congratulate": in whose name is not of whom.
pub(super) fn is_on_behalf(evidence: &Evidence<'_>, at: usize) -> bool {
    let text = &evidence.text;
    text.ancestors(at).any(|up| text.lemma(up) == "behalf")
}

/// The steps up the tree within which a clause speaks of a group.
const NEAR: usize = 6;

/// Whether token `at` hangs on the clause of `verb` by few nouns and no clause of its own.
pub(super) fn is_near(evidence: &Evidence<'_>, at: usize, verb: usize) -> bool {
    let text = &evidence.text;
    let aside = |t: usize| {
        matches!(text.tokens[t].dep, Dep::Relcl | Dep::Acl | Dep::Advcl) || is_byname(evidence, t)
    };
    let mut below = at;
    for _ in 0..NEAR {
        if below == verb {
            return true;
        }
        match text.head(below).filter(|_| !aside(below)) {
            Some(head) => below = head,
            None => return false,
        }
    }
    false
}

/// "… after driving out the rebels": what a clause beside that of `at` tells of them is another claim.
pub(super) fn is_aside(evidence: &Evidence<'_>, token: usize, at: usize) -> bool {
    let text = &evidence.text;
    std::iter::once(token)
        .chain(text.ancestors(token))
        .take_while(|up| *up != at)
        .any(|up| {
            matches!(
                text.tokens[up].dep,
                Dep::Advcl | Dep::Pcomp | Dep::Relcl | Dep::Acl
            ) || is_byname(evidence, up)
        })
}

/// "Lindh, the so-called American Taliban": what a person is called is not the group.
fn is_byname(evidence: &Evidence<'_>, at: usize) -> bool {
    let text = &evidence.text;
    let named = |head: usize| {
        text.entity_at(head)
            .is_some_and(|entity| entity.kind == NamedKind::Person)
    };
    text.tokens[at].dep == Dep::Appos && text.head(at).is_some_and(named)
}

/// Somebody named elsewhere in the sentence of token `at`.
pub(in crate::claims) fn beside(evidence: &Evidence<'_>, at: usize) -> Option<Entity> {
    let sentence = evidence.text.sentences[evidence.text.tokens[at].sentence].clone();
    let own = sentence.filter(|t| evidence.holder(*t).is_none() && !is_aside(evidence, *t, at));
    own.filter_map(|t| evidence.entity(t))
        .find(|entity| armed(entity))
        .cloned()
}
