//! Definite descriptions: "the ministry", "the minister", "the group".
//!
//! Shaped by: "the Movement for the Salvation" (a name, no description), "the head of the agency" (narrowed).

use super::group::{armed, group, pair};
use crate::analysis::{Analysis, Dep, Pos, Tag};
use crate::names::registry::{Mention, Registry};
use crate::names::roles::is_role;
use record::EntityKind;

/// The description that ends at noun `at`: where it begins, and whom it means.
pub(super) fn description(
    text: &Analysis<'_>,
    registry: &Registry,
    at: usize,
) -> Option<(usize, usize)> {
    if !matches!(text.tokens[at].pos, Pos::Noun | Pos::Propn) {
        return None;
    }
    let start = definite(text, at)?;
    let named = (start..at).any(|token| registry.actor_at(token).is_some());
    let lemma = text.lemma(at).to_lowercase();
    let actor = match lemma.as_str() {
        _ if named => None,
        "group" | "organization" | "organisation" | "movement" | "network" | "faction"
        | "outfit" | "militia"
            if matches!(text.tokens[at].tag, Tag::Nn | Tag::Nnp) =>
        {
            group(text, registry, start, at)
        }
        "group" | "organization" | "organisation" if text.tokens[at].tag == Tag::Nns => {
            pair(text, registry, at)
        }
        "militant" | "insurgent" | "jihadist" | "rebel" | "extremist" | "terrorist"
            if text.tokens[at].tag == Tag::Nns =>
        {
            armed(text, registry, at, 3)
        }
        _ if is_role(&lemma) && matches!(text.tokens[at].tag, Tag::Nn | Tag::Nnp) => {
            holder(text, registry, at, &lemma)
        }
        _ => body(text, registry, at, &lemma),
    };
    actor.map(|actor| (start, actor))
}

/// Where a definite description begins: "the", "this", or a slip for them, and no "of" behind.
fn definite(text: &Analysis<'_>, at: usize) -> Option<usize> {
    let article = text.child(at, &[Dep::Det]).filter(|det| {
        matches!(
            text.word(*det).to_lowercase().as_str(),
            "the" | "this" | "that"
        )
    })?;
    let narrowed = text.children(at).any(|child| {
        child > at
            && (text.word(child) == "of"
                || text.word(child) == "for" && text.tokens[at].pos == Pos::Propn
                || matches!(text.tokens[child].dep, Dep::Relcl | Dep::Appos))
    });
    let compound = text.head(at).is_some_and(|head| {
        head > at && text.tokens[at].dep == Dep::Compound && text.tokens[head].pos == Pos::Propn
    });
    (!narrowed && !compound && article < at && at - article <= 5).then_some(article)
}

/// "the spokesman", "the minister": the nearest person admitted by that role.
fn holder(text: &Analysis<'_>, registry: &Registry, at: usize, lemma: &str) -> Option<usize> {
    let sentence = text.tokens[at].sentence;
    let near = before(registry, at)
        .filter(|mention| text.tokens[mention.tokens.start].sentence + 5 >= sentence);
    let holds = |actor: usize| {
        registry.actors[actor].role.as_ref().is_some_and(|role| {
            role.to_lowercase()
                .split_whitespace()
                .any(|word| word == lemma)
        })
    };
    near.map(|mention| mention.actor)
        .find(|actor| holds(*actor))
}

/// "the ministry", "the agency": the nearest body whose name has that word.
fn body(text: &Analysis<'_>, registry: &Registry, at: usize, lemma: &str) -> Option<usize> {
    const BODIES: &[&str] = &[
        "ministry",
        "agency",
        "department",
        "council",
        "court",
        "committee",
        "commission",
        "institute",
        "center",
        "centre",
        "union",
        "bureau",
        "office",
        "mission",
        "observatory",
        "foundation",
        "university",
        "coalition",
        "alliance",
        "party",
        "army",
        "force",
        "police",
        "bank",
        "association",
        "front",
    ];
    if !BODIES.contains(&lemma) {
        return None;
    }
    let sentence = text.tokens[at].sentence;
    let near = before(registry, at)
        .filter(|mention| text.tokens[mention.tokens.start].sentence + 4 >= sentence);
    let has = |actor: usize| {
        registry.actors[actor]
            .name
            .to_lowercase()
            .split_whitespace()
            .any(|word| word == lemma)
    };
    near.map(|mention| mention.actor)
        .find(|actor| has(*actor) && registry.actors[*actor].kind != EntityKind::Person)
}

/// Mentions that end before `at`, nearest first.
pub(super) fn before(registry: &Registry, at: usize) -> impl Iterator<Item = &Mention> {
    let named = registry
        .mentions
        .iter()
        .filter(move |mention| mention.tokens.end <= at);
    let mut found: Vec<_> = named.collect();
    found.sort_by_key(|mention| std::cmp::Reverse(mention.tokens.start));
    found.into_iter()
}
