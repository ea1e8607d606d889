//! What is near enough on the tree to be spoken of, and what stands aside.
//!
//! Shaped by: "the so-called American Taliban" (what a person is called), "at a Houthi-run prison" (whose place it is),
//! "after driving out the rebels" (another clause), "at the funeral of a member of the Front" (whose gathering it was),
//! "the government killed most, the group freed twelve" (who did the other deed).

use super::SUBJECTS;
use super::doer::is_of_state;
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

/// "An Islamist group with links to the Front", "Ada Obi, a fighter of the Front": the subject is somebody else than
/// the group that its words name. "Groups such as the Front", "the bombers of the Front" are not.
pub(super) fn of_another(evidence: &Evidence<'_>, at: usize, subject: Option<usize>) -> bool {
    let text = &evidence.text;
    let Some(subject) =
        subject.filter(|subject| (*subject..text.reach(*subject).end).contains(&at))
    else {
        return false;
    };
    let path = || std::iter::once(at).chain(text.ancestors(at).take_while(|up| *up != subject));
    let person = text
        .entity_at(subject)
        .is_some_and(|entity| entity.kind == NamedKind::Person);
    let described = path().any(|up| text.tokens[up].dep == Dep::Appos);
    let body = matches!(
        text.lemma(subject),
        "group" | "organization" | "organisation" | "movement" | "militia" | "faction" | "network"
    );
    let tied = path().any(|up| matches!(text.word(up), "with" | "to" | "against"));
    person && text.tokens[subject].pos == Pos::Propn && described || body && tied
}

/// "On behalf of the president, I congratulate": in whose name is not of whom.
pub(super) fn is_on_behalf(evidence: &Evidence<'_>, at: usize) -> bool {
    let text = &evidence.text;
    text.ancestors(at).any(|up| text.lemma(up) == "behalf")
}

/// "Troops loyal to the ruler": theirs are the deeds, not his.
pub(super) fn is_followed(evidence: &Evidence<'_>, at: usize) -> bool {
    let text = &evidence.text;
    text.ancestors(at)
        .take(2)
        .any(|up| text.lemma(up) == "loyal")
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
    // "Hamas says that strikes killed 13": who tells of it did not do it.
    let speaker = evidence
        .holder(at)
        .and_then(|holder| evidence.said[holder].source.clone());
    let speaks = |t: usize| speaker.as_ref().is_some_and(|source| source.contains(&t));
    let text = &evidence.text;
    let subject = text.child(at, &SUBJECTS);
    // "While the government killed 40, the group freed 12": soldiers, police or a government did it.
    let is_verb = |up: &usize| matches!(text.tokens[*up].pos, Pos::Verb | Pos::Aux);
    let verb = std::iter::once(at).chain(text.ancestors(at)).find(is_verb);
    let clause = verb
        .filter(|verb| is_of_state(evidence, *verb))
        .map(|verb| text.subtree(verb));
    let own = own.filter(|t| {
        clause
            .as_ref()
            .is_none_or(|clause| clause.binary_search(t).is_ok())
    });
    let other = |t: usize| at_funeral(evidence, t) || of_another(evidence, t, subject);
    own.filter(|t| !speaks(*t) && !other(*t))
        .filter_map(|t| evidence.entity(t))
        .find(|entity| armed(entity))
        .cloned()
}

/// "A bomb at the funeral of a member of the Front": whose gathering or whose kin it was, not who did it.
fn at_funeral(evidence: &Evidence<'_>, at: usize) -> bool {
    let text = &evidence.text;
    let gathers = |up: usize| {
        matches!(
            text.lemma(up),
            "funeral"
                | "wedding"
                | "ceremony"
                | "service"
                | "rally"
                | "home"
                | "house"
                | "relative"
        )
    };
    text.ancestors(at)
        .take_while(|up| !matches!(text.tokens[*up].pos, Pos::Verb | Pos::Aux))
        .any(gathers)
}
