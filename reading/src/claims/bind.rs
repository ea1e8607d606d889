//! Which place and time belong to a clause: the nearest on the tree.

use super::Evidence;
use crate::analysis::{Dep, Tag};
use crate::attribution::Said;
use record::{EntityKind, Place, PlaceKind, Span, When};

/// The place of what happens at token `at`, looked for in `within` only.
///
/// Nearest by steps over the tree, so that in "killed 12 in Gao and nine in
/// Kidal" each number has its own; a name the gazetteer knows goes before one
/// it does not.
pub(super) fn place(evidence: &Evidence<'_>, at: usize, within: Span) -> Option<Place> {
    let token = |place: &Place| evidence.tokens(place.words).start;
    let near = evidence.places_in(within).into_iter();
    let near = near.filter(|place| located(evidence, token(place), place.kind));
    let order = |place: &&Place| {
        (
            place.kind == PlaceKind::Unresolved,
            steps(evidence, at, token(place)),
        )
    };
    let nearest = near.clone().min_by_key(order)?;
    let within =
        |place: &&Place| finer(place, nearest) && !is_of_other_event(evidence, at, token(place));
    near.filter(within)
        .min_by_key(order)
        .or(Some(nearest))
        .cloned()
}

/// A settlement of the country or area that was named with it: "near Bama in Borno".
fn finer(place: &Place, than: &Place) -> bool {
    let settled = matches!(place.kind, PlaceKind::Settlement | PlaceKind::Feature);
    let wide = matches!(than.kind, PlaceKind::Country | PlaceKind::Area);
    settled && wide && place.country == than.country
}

/// "Rockets are fired into Israel amidst clashes in Jerusalem": Jerusalem is where the clashes are.
fn is_of_other_event(evidence: &Evidence<'_>, at: usize, place: usize) -> bool {
    let up = evidence.text.ancestors(place).take_while(|up| *up != at);
    up.into_iter()
        .any(|up| evidence.events_by(up).any(|event| event.trigger == up))
}

/// "In Mosul", "Mosul could fall", "recaptured Palmyra"; not the state that acts
/// ("Iraq says"), the owner of an army, or the words that name a speaker.
pub(super) fn located(evidence: &Evidence<'_>, at: usize, kind: PlaceKind) -> bool {
    let text = &evidence.text;
    let dep = text.tokens[at].dep;
    let modifies = matches!(dep, Dep::Poss | Dep::Compound | Dep::Nmod | Dep::Amod);
    let acts = kind == PlaceKind::Country
        && (matches!(dep, Dep::Nsubj | Dep::NsubjPass) || evidence.entity(at).is_some());
    let owned = modifies
        && text
            .head(at)
            .is_some_and(|head| evidence.entity(head).is_some() || kind == PlaceKind::Country);
    let speaks = evidence.said_by(at).any(|index| {
        evidence.said[index]
            .source
            .as_ref()
            .is_some_and(|source| source.contains(&at))
    });
    let stands_for_state = kind == PlaceKind::Country && is_owner(evidence, at);
    !acts
        && !owned
        && !speaks
        && !stands_for_state
        && !inside_name(evidence, at)
        && !is_origin(evidence, at)
}

/// "By forces of either the regime or Russia": a country named beside somebody who acts, or whose forces they are.
fn is_owner(evidence: &Evidence<'_>, at: usize) -> bool {
    let text = &evidence.text;
    let mut first = at;
    while let Some(head) = text
        .head(first)
        .filter(|_| text.tokens[first].dep == Dep::Conj)
    {
        first = head;
    }
    let beside = first != at && evidence.place_at(first).is_none();
    let of = text
        .head(first)
        .filter(|of| text.word(*of) == "of" && text.tokens[first].dep == Dep::Pobj);
    let forces = of.and_then(|of| text.head(of)).is_some_and(|noun| {
        matches!(
            text.lemma(noun),
            "force" | "army" | "military" | "troop" | "government" | "navy" | "police" | "soldier"
        )
    });
    beside || forces
}

/// "Citizens from Jordan": where people come from is not where something happens.
fn is_origin(evidence: &Evidence<'_>, at: usize) -> bool {
    let text = &evidence.text;
    let from = text
        .head(at)
        .filter(|from| text.word(*from) == "from" && text.tokens[at].dep == Dep::Pobj);
    from.and_then(|from| text.head(from))
        .is_some_and(|noun| text.tokens[noun].tag == Tag::Nns)
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
///
/// "Said on Monday that it had fallen" tells when it was said, not when it fell.
pub(super) fn time(evidence: &Evidence<'_>, at: usize, within: Span) -> Option<When> {
    let near = evidence.times_in(within).into_iter();
    let near = near.filter(|time| !time.value.starts_with('P'));
    let start = |time: &When| evidence.tokens(time.words).start;
    near.filter(|time| !is_of_saying(evidence, at, start(time)))
        .min_by_key(|time| (steps(evidence, at, start(time)), at.abs_diff(start(time))))
        .cloned()
}

/// Whether the words from `time` hang on a cue whose content holds `at` and not them.
fn is_of_saying(evidence: &Evidence<'_>, at: usize, time: usize) -> bool {
    let said = |up: usize| evidence.said_by(up).map(|index| &evidence.said[index]);
    let cue = evidence
        .text
        .ancestors(time)
        .find_map(|up| said(up).find(|said| said.cue.contains(&up)));
    let holds = |said: &Said, token: usize| said.content.iter().any(|part| part.contains(&token));
    cue.is_some_and(|said| holds(said, at) && !holds(said, time))
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
