//! What happened where nobody known did it: violence in a place, or the place itself.
//!
//! Shaped by: "a flood killed 50" (no violence), "the group withdrew from the town" (the town changed hands).

use super::doer::{doer, doer_beside, is_person};
use crate::analysis::{Dep, Named, NamedKind};
use crate::claims::{Evidence, mishap};
use crate::happenings::Happening;
use record::{Entity, EntityKind, Measure, Place, PlaceKind};

/// What happened where nobody known did it: an attack, a clash, a blast in a place.
pub(in crate::claims) fn incident(
    evidence: &Evidence<'_>,
    at: usize,
    place: Option<&Place>,
) -> Option<Entity> {
    let event = evidence.happened(at).filter(|_| !is_person(evidence, at))?;
    let doer = doer(evidence, event).or_else(|| doer_beside(evidence, at));
    if let Some(doer) = doer.filter(|_| event.kind.is_violent()) {
        return Some(doer);
    }
    let place = place?;
    // "The group withdrew from the town": the town is what changed hands.
    if event.kind.is_territorial() && place.kind == PlaceKind::Country {
        return None;
    }
    if event.kind.is_territorial() {
        return Some(Entity {
            words: Some(place.words),
            name: place.name.clone(),
            kind: EntityKind::Other,
        });
    }
    let entity = violence_in(&place.name);
    event
        .kind
        .is_violent()
        .then_some(entity)
        .filter(|_| !mishap::in_sentence(evidence, at))
}

/// A toll without an actor is about what happened there, unless it was an accident or a disaster.
pub(in crate::claims) fn toll(
    evidence: &Evidence<'_>,
    at: usize,
    measure: Measure,
    place: Option<&Place>,
    event: Option<&Happening>,
) -> Option<Entity> {
    use Measure::{Casualties, Fatalities, Wounded};
    let harms = matches!(measure, Fatalities | Wounded | Casualties);
    let doer = event
        .and_then(|event| doer(evidence, event).or_else(|| doer_beside(evidence, event.trigger)));
    if doer.is_some() && harms {
        return doer;
    }
    (harms && !mishap::in_sentence(evidence, at)).then_some(violence_in(&place?.name))
}

fn violence_in(place: &str) -> Entity {
    Entity {
        words: None,
        name: format!("violence in {place}"),
        kind: EntityKind::Event,
    }
}

/// "Mosul could soon fall": a place as the subject of what is foretold or of what happened to it.
pub(in crate::claims) fn place_spoken_of(
    evidence: &Evidence<'_>,
    at: usize,
    foretold: bool,
) -> Option<Entity> {
    let text = &evidence.text;
    let subject = text.child(at, &[Dep::Nsubj, Dep::NsubjPass])?;
    // "The city of Mosul".
    let of = text.children(subject).find(|c| {
        *c > subject
            && text.word(*c) == "of"
            && matches!(text.lemma(subject), "city" | "town" | "village")
    });
    let subject = of
        .and_then(|of| text.child(of, &[Dep::Pobj]))
        .unwrap_or(subject);
    let place = evidence.place_at(subject)?;
    // "Voychenko beat him": a name that the gazetteer happens to know, or that nobody knows, may be a person's.
    let site = |entity: &Named| {
        matches!(
            entity.kind,
            NamedKind::Gpe | NamedKind::Loc | NamedKind::Fac
        )
    };
    let last = text.word(evidence.tokens(place.words).end - 1);
    let known = place.kind != PlaceKind::Unresolved || crate::names::is_site(last);
    let sure = known && (of.is_some() || text.entity_at(subject).is_some_and(site));
    let told = foretold && sure || evidence.happened(at).is_some();
    told.then(|| Entity {
        words: Some(place.words),
        name: place.name.clone(),
        kind: EntityKind::Other,
    })
}
