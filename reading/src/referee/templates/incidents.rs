//! Which happenings are incidents in MUC's sense.

use crate::analysis::{Analysis, Dep};
use crate::happenings::{EventKind, Happening, Realis, Thing, happenings, thing, told};

/// An incident: what happened and MUC's name for its type.
pub(super) struct Incident {
    pub(super) incident_type: &'static str,
    pub(super) happening: Happening,
}

/// The incidents of a text.
pub(super) fn incidents(text: &Analysis<'_>) -> Vec<Incident> {
    let mut all = happenings(text);
    let known: Vec<usize> = all.iter().map(|h| h.trigger).collect();
    all.extend(more(text).filter(|h| !known.contains(&h.trigger)));
    all.sort_by_key(|happening| happening.trigger);
    let found: Vec<Incident> = all
        .into_iter()
        .filter(|h| matches!(h.realis, Realis::Happened | Realis::Denied))
        .filter_map(|happening| {
            let incident_type = incident_type(text, &happening)?;
            Some(Incident {
                incident_type,
                happening,
            })
        })
        .collect();
    if found
        .iter()
        .any(|incident| is_particular(text, &incident.happening))
    {
        found
    } else {
        Vec::new()
    }
}

/// Words that tell an incident in this corpus and too much else in general
/// news: damage, wounds, bombs that are placed.
fn more<'a>(text: &'a Analysis<'_>) -> impl Iterator<Item = Happening> + 'a {
    (0..text.tokens.len()).filter_map(move |at| {
        let object = text.child(at, &[Dep::Dobj, Dep::NsubjPass]);
        let is = |kind: Thing| object.is_some_and(|o| thing(text, o) == Some(kind));
        let kind = match text.lemma(at) {
            "dynamite" | "plant" | "place" if is(Thing::Weapon) => EventKind::RemoteExplosive,
            "dynamite" if object.is_some() => EventKind::RemoteExplosive,
            "destroy" | "damage" | "sabotage" | "machinegun" | "riddle" | "blow" | "wreck"
                if object.is_some() =>
            {
                EventKind::Attack
            }
            "wound" | "injure" if object.is_some() => EventKind::Attack,
            "hold"
                if text
                    .children(at)
                    .any(|c| matches!(text.word(c), "hostage" | "captive")) =>
            {
                EventKind::Abduction
            }
            _ => return None,
        };
        Some(told(text, at, kind))
    })
}

fn incident_type(text: &Analysis<'_>, happening: &Happening) -> Option<&'static str> {
    Some(match happening.kind {
        EventKind::RemoteExplosive | EventKind::SuicideBomb => "bombing",
        EventKind::Grenade | EventKind::Shelling | EventKind::AirStrike => "attack",
        EventKind::Attack | EventKind::LeaderKilled => "attack",
        EventKind::ArmedClash => return clash(text, happening),
        EventKind::Abduction => "kidnapping",
        EventKind::PropertyDestruction => "arson",
        _ => return None,
    })
}

/// An attack on an armed side counts where the word says attack, not clash.
fn clash(text: &Analysis<'_>, happening: &Happening) -> Option<&'static str> {
    let lemma = text.lemma(happening.trigger).to_lowercase();
    matches!(
        lemma.as_str(),
        "attack" | "ambush" | "kill" | "murder" | "raid" | "assault" | "open"
    )
    .then_some("attack")
}

/// Somebody or something particular is hit, or somebody in particular does it.
fn is_particular(text: &Analysis<'_>, happening: &Happening) -> bool {
    let hit = happening
        .target
        .clone()
        .and_then(|range| text.top(range))
        .is_some_and(|head| {
            matches!(
                thing(text, head),
                Some(Thing::Property | Thing::Person | Thing::Leader | Thing::State)
            ) || text.tokens[head].dep == Dep::NsubjPass
        });
    hit || !happening.harm.is_empty() || !happening.times.is_empty() || happening.place.is_some()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::certainty::testing::parsed;

    #[track_caller]
    fn check(text: &str, expected: &[&str]) {
        let analysis = parsed(text);
        let found: Vec<_> = incidents(&analysis)
            .iter()
            .map(|i| i.incident_type)
            .collect();
        assert_eq!(found, expected, "{text}");
    }

    #[test]
    fn attacks_count_and_clashes_do_not() {
        check("terrorists killed a judge in the capital.", &["attack"]);
        check("soldiers clashed with rebels near the border.", &[]);
        check("a bomb exploded outside the bank.", &["bombing"]);
    }
}
