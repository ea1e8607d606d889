//! Which place, time and subject belong to a clause: the nearest on the tree.

use super::Evidence;
use crate::analysis::Dep;
use record::{Entity, EntityKind, Place, PlaceKind, Span, When};

/// The place of what happens at token `at`, looked for in `within` only.
///
/// Nearest by steps over the tree, so that in "killed 12 in Gao and nine in
/// Kidal" each number has its own; a name the gazetteer knows goes before one
/// it does not.
pub(super) fn place(evidence: &Evidence<'_>, at: usize, within: Span) -> Option<Place> {
    let token = |place: &Place| evidence.tokens(place.words).start;
    let near = evidence
        .places
        .iter()
        .filter(|place| within.contains(place.words));
    let near = near.filter(|place| located(evidence, token(place), place.kind));
    let order = |place: &&Place| {
        (
            place.kind == PlaceKind::Unresolved,
            steps(evidence, at, token(place)),
        )
    };
    near.min_by_key(order).cloned()
}

/// "In Mosul", "Mosul could fall", "recaptured Palmyra"; not the state that acts
/// ("Iraq says"), the owner of an army, or the words that name a speaker.
fn located(evidence: &Evidence<'_>, at: usize, kind: PlaceKind) -> bool {
    let text = &evidence.text;
    let dep = text.tokens[at].dep;
    let modifies = matches!(dep, Dep::Poss | Dep::Compound | Dep::Nmod | Dep::Amod);
    let acts = kind == PlaceKind::Country && matches!(dep, Dep::Nsubj | Dep::NsubjPass);
    let owned = modifies
        && text
            .head(at)
            .is_some_and(|head| evidence.entity(head).is_some() || kind == PlaceKind::Country);
    let speaks = evidence.said.iter().any(|said| {
        said.source
            .as_ref()
            .is_some_and(|source| source.contains(&at))
    });
    !acts && !owned && !speaks && !inside_name(evidence, at)
}

/// A place inside the name of a body ("the Pentagon", "Bank of Iraq") is part of the name.
fn inside_name(evidence: &Evidence<'_>, at: usize) -> bool {
    let body = |kind| {
        matches!(
            kind,
            EntityKind::ArmedGroup | EntityKind::Organisation | EntityKind::Person
        )
    };
    evidence.entity(at).is_some_and(|entity| body(entity.kind))
}

/// The time of what happens at token `at`, looked for in `within` only.
pub(super) fn time(evidence: &Evidence<'_>, at: usize, within: Span) -> Option<When> {
    let near = evidence
        .times
        .iter()
        .filter(|time| within.contains(time.words) && !time.value.starts_with('P'));
    near.min_by_key(|time| steps(evidence, at, evidence.tokens(time.words).start))
        .cloned()
}

/// Steps from `a` to `b` over the tree; across sentences, far.
fn steps(evidence: &Evidence<'_>, a: usize, b: usize) -> usize {
    let text = &evidence.text;
    let up: Vec<usize> = std::iter::once(a).chain(text.ancestors(a)).collect();
    let other = std::iter::once(b).chain(text.ancestors(b));
    other
        .enumerate()
        .find_map(|(far, at)| up.iter().position(|x| *x == at).map(|near| near + far))
        .unwrap_or(1000 + a.abs_diff(b))
}

/// Whom the clause headed by `at` is about: its grammatical subject if that is
/// somebody, else the first entity it acts on, an armed group before others.
pub(super) fn subject(evidence: &Evidence<'_>, at: usize, within: &[usize]) -> Option<Entity> {
    let text = &evidence.text;
    let subjects = [Dep::Nsubj, Dep::NsubjPass, Dep::Csubj];
    let grammatical = text
        .child(at, &subjects)
        .and_then(|subject| somebody(evidence, subject));
    grammatical.or_else(|| {
        let named = || within.iter().filter_map(|t| evidence.entity(*t));
        named()
            .find(|entity| entity.kind == EntityKind::ArmedGroup)
            .or_else(|| named().next())
            .cloned()
    })
}

/// The entity of a noun phrase: of its head, its owner ("ISIS' activities") or its modifier.
fn somebody(evidence: &Evidence<'_>, noun: usize) -> Option<Entity> {
    let text = &evidence.text;
    let inner = [Dep::Poss, Dep::Compound, Dep::Amod, Dep::Nmod];
    let below = text
        .children(noun)
        .filter(|c| inner.contains(&text.tokens[*c].dep));
    evidence
        .entity(noun)
        .or_else(|| below.into_iter().find_map(|c| evidence.entity(c)))
        .cloned()
}
