//! Definite descriptions: "the ministry", "the minister", "the group".
//!
//! A description means only what is of its sort: "the group" no ministry, "the court" no other court. Shaped by: "the
//! Movement for the Salvation" (a name, no description), "the head of the agency" (narrowed), "the Laskar Obi group", "the
//! Coastal High Court" (names of others), "the coalition" beside "the Coalition Working Group".

use super::group::{armed, group, pair};
use crate::analysis::{Analysis, Dep, NamedKind, Pos, Tag};
use crate::names::is_demonym;
use crate::names::organisations::goes_by_letters;
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
    if let Some(group) = his_group(text, registry, at).or_else(|| bare(text, registry, at)) {
        return Some(group);
    }
    let start = definite(text, at)?;
    let named = (start..at).any(|token| registry.actor_at(token).is_some());
    let fits = |actor: &usize| is_called(text, &registry.actors[*actor].name, start..at);
    let lemma = text.lemma(at).to_lowercase();
    let actor = match lemma.as_str() {
        _ if named => None,
        "group" | "organization" | "organisation" | "movement" | "network" | "faction"
        | "outfit" | "militia"
            if matches!(text.tokens[at].tag, Tag::Nn | Tag::Nnp) =>
        {
            group(text, registry, start, at).filter(fits)
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
        _ => body(text, registry, at, &lemma).filter(fits),
    };
    actor.map(|actor| (start, actor))
}

/// "The Laskar Obi group", "the Kaduna High Court": what has a name of its own is nobody of another name. "The Security
/// Council" and "the Kurdish group" have none.
fn is_called(text: &Analysis<'_>, name: &str, words: std::ops::Range<usize>) -> bool {
    let nation = |token: usize| {
        text.entity_at(token)
            .is_some_and(|entity| entity.kind == NamedKind::Norp)
            || is_demonym(text.word(token))
    };
    words
        .filter(|token| text.tokens[*token].pos == Pos::Propn && !nation(*token))
        .all(|token| name.contains(text.word(token)))
}

/// "The Front's leader vowed that his group would fight on": the armed group named in the sentence, not the leader.
fn his_group(text: &Analysis<'_>, registry: &Registry, at: usize) -> Option<(usize, usize)> {
    let group = matches!(
        text.lemma(at),
        "group" | "organization" | "organisation" | "movement" | "militia" | "faction" | "fighter"
    );
    let his = text.child(at, &[Dep::Poss])?;
    let his = matches!(text.word(his).to_lowercase().as_str(), "his" | "her");
    Some((at, armed(text, registry, at, 0).filter(|_| group && his)?))
}

/// "Militants killed two" behind a sentence on an armed group: its militants. Not "militants in the north" or
/// "Islamist militants", who may be others, and not over the end of a line, where other news begins.
fn bare(text: &Analysis<'_>, registry: &Registry, at: usize) -> Option<(usize, usize)> {
    let sentence = text.sentences[text.tokens[at].sentence].clone();
    let fighters = matches!(
        text.lemma(at),
        "militant" | "insurgent" | "jihadist" | "rebel"
    );
    let bare = fighters
        && text.tokens[at].tag == Tag::Nns
        && at == sentence.start
        && text.tokens[at].dep == Dep::Nsubj
        && text.children(at).next().is_none();
    let group = armed(text, registry, at, 1).filter(|_| bare)?;
    let before = text.sentences[text.tokens[at].sentence.checked_sub(1)?].clone();
    let other = before
        .clone()
        .filter_map(|token| registry.actor_at(token))
        .any(|actor| registry.actors[actor].kind == EntityKind::ArmedGroup && actor != group);
    let gap = text.tokens[before.start].span.start..text.tokens[at].span.start;
    let line = text.text.get(gap).is_some_and(|words| words.contains('\n'));
    (!other && !line).then_some((at, group))
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
                || text.tokens[child].dep == Dep::Appos
                // "The army, which said": a clause behind a comma narrows nothing.
                || text.tokens[child].dep == Dep::Relcl && text.word(at + 1) != ",")
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
    // Its head, so that "the coalition" is not "the Coalition Working Group".
    let has = |actor: usize| {
        let name = registry.actors[actor].name.to_lowercase();
        let head = name
            .split([' ', ','])
            .take_while(|word| !matches!(*word, "of" | "for" | "on" | "to"));
        // "The police" are the Norwegian Police Force.
        let force = matches!(lemma, "police" | "army") && name.split(' ').any(|word| word == lemma);
        head.last() == Some(lemma) || force
    };
    near.map(|mention| mention.actor)
        .find(|actor| has(*actor) && registry.actors[*actor].kind != EntityKind::Person)
        // "The Coalition" beside "the Coastal Coalition (CC)" is another one; "the coalition" may be it.
        .filter(|actor| {
            !(text.word(at).starts_with(char::is_uppercase)
                && goes_by_letters(text, registry, *actor))
        })
}

/// Mentions that end before `at`, nearest first.
pub(super) fn before(registry: &Registry, at: usize) -> impl Iterator<Item = &Mention> {
    let (named, marked) = registry.mentions.split_at(registry.named);
    let mut runs = [ended(named, at), ended(marked, at)];
    std::iter::from_fn(move || {
        let start = |run: &&mut &[Mention]| run.last().map(|mention| mention.tokens.start);
        let nearest = runs.iter_mut().max_by_key(start)?;
        let (mention, rest) = nearest.split_last()?;
        *nearest = rest;
        Some(mention)
    })
}

/// Of mentions in order of the text, those that end before `at`: no two of them share a token.
fn ended(run: &[Mention], at: usize) -> &[Mention] {
    &run[..run.partition_point(|mention| mention.tokens.end <= at)]
}
