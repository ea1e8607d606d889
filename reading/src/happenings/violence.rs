//! Attacks told by the word alone: "attacked", "ambush", "opened fire", "stormed".
//!
//! Shaped by: "attack on the report", "a heart attack", "a cyber attack", "the
//! striker's attack", "assaulted by doubts", "fired the minister", "storm" as
//! weather, "raid on the pension fund", "police raids" (arrests), "torched".

use super::EventKind;
use super::nouns::{behind, is_verb, low, modifiers, object};
use super::things::{Thing, thing};
use super::weapons::weapon_kind;
use crate::analysis::{Analysis, Dep, Pos};

/// The kind, if `at` tells of violence.
pub(super) fn kind(text: &Analysis<'_>, at: usize) -> Option<EventKind> {
    let lemma = low(text, at);
    if is_verb(text, at) {
        by_verb(text, at, &lemma)
    } else {
        by_noun(text, at, &lemma)
    }
}

fn by_verb(text: &Analysis<'_>, at: usize, lemma: &str) -> Option<EventKind> {
    let whom = object(text, at).or_else(|| behind(text, at, &["on", "at", "into"]));
    let idea = whom.is_some_and(|w| thing(text, w) == Some(Thing::Idea));
    match lemma {
        "attack" | "ambush" | "assault" | "raid" | "storm" | "invade" => {
            (!idea && (whom.is_some() || has_actor(text, at))).then(|| sides(text, at, whom))
        }
        "open" => text
            .child(at, &[Dep::Dobj])
            .is_some_and(|o| low(text, o) == "fire")
            .then(|| sides(text, at, behind(text, at, &["on", "at"]))),
        "fire" => fires(text, at).then(|| sides(text, at, behind(text, at, &["on", "at"]))),
        "stab" | "torture" | "mutilate" | "machete" => Some(EventKind::Attack),
        "rape" => Some(EventKind::SexualViolence),
        "loot" | "torch" | "ransack" | "vandalize" | "vandalise" | "pillage" => {
            Some(EventKind::PropertyDestruction)
        }
        "burn" | "set" => burned(text, at, lemma).then_some(EventKind::PropertyDestruction),
        _ => None,
    }
}

fn has_actor(text: &Analysis<'_>, at: usize) -> bool {
    text.child(at, &[Dep::Nsubj])
        .is_some_and(|s| matches!(thing(text, s), Some(Thing::Group | Thing::State)))
}

/// "Fired at the crowd", "fired shots", not "fired the minister".
fn fires(text: &Analysis<'_>, at: usize) -> bool {
    match text.child(at, &[Dep::Dobj, Dep::NsubjPass]) {
        Some(fired) => thing(text, fired) == Some(Thing::Weapon),
        None => behind(text, at, &["on", "at", "into"]).is_some(),
    }
}

/// "Burned 20 houses", "set houses on fire".
fn burned(text: &Analysis<'_>, at: usize, lemma: &str) -> bool {
    let what = object(text, at);
    let property = what.is_some_and(|w| thing(text, w) == Some(Thing::Property));
    let fire = behind(text, at, &["on", "to"]).is_some_and(|f| low(text, f) == "fire")
        || text
            .children(at)
            .any(|c| matches!(text.word(c), "ablaze" | "alight" | "fire"));
    let by = super::roles::actor(text, at).is_some();
    property && (lemma == "burn" && by || lemma == "set" && fire)
}

fn by_noun(text: &Analysis<'_>, at: usize, lemma: &str) -> Option<EventKind> {
    if text.tokens[at].pos != Pos::Noun || is_first_of_two(text, at) {
        return None;
    }
    let figure = modifiers(text, at).any(|m| {
        matches!(
            m.as_str(),
            "heart"
                | "cyber"
                | "panic"
                | "asthma"
                | "verbal"
                | "personal"
                | "shark"
                | "media"
                | "political"
                | "ad"
                | "hominem"
                | "scathing"
                | "fresh-faced"
                | "counter"
                | "hacking"
                | "ransomware"
                | "phishing"
        )
    }) || text.word(at).to_lowercase().starts_with("cyber");
    let on = behind(text, at, &["on", "against", "at"]);
    let idea = on.is_some_and(|o| thing(text, o) == Some(Thing::Idea));
    if figure || idea {
        return None;
    }
    match lemma {
        "attack" | "ambush" | "assault" | "onslaught" | "incursion" => Some(sides(text, at, on)),
        "raid" => Some(if police(text, at) {
            EventKind::Arrest
        } else {
            sides(text, at, on)
        }),
        "offensive" => modifiers(text, at)
            .all(|m| !matches!(m.as_str(), "charm" | "diplomatic" | "peace"))
            .then_some(EventKind::ArmedClash),
        "gunfire" => Some(EventKind::Attack),
        "rape" => Some(EventKind::SexualViolence),
        "looting" | "arson" => Some(EventKind::PropertyDestruction),
        _ => None,
    }
}

/// "Attack helicopter", "attack plans".
fn is_first_of_two(text: &Analysis<'_>, at: usize) -> bool {
    text.tokens[at].dep == Dep::Compound
}

fn police(text: &Analysis<'_>, at: usize) -> bool {
    modifiers(text, at).any(|m| {
        matches!(
            m.as_str(),
            "police" | "drug" | "immigration" | "dawn" | "night"
        )
    })
}

/// An armed side on an armed side is a clash; otherwise an attack.
fn sides(text: &Analysis<'_>, at: usize, whom: Option<usize>) -> EventKind {
    let weapon = super::roles::instrument(text, at)
        .and_then(|range| text.top(range))
        .and_then(|n| weapon_kind(&low(text, n)));
    if let Some(kind) = weapon {
        return kind;
    }
    let whom_armed = whom.is_some_and(|w| {
        thing(text, w) == Some(Thing::State)
            || matches!(
                low(text, w).as_str(),
                "base" | "outpost" | "checkpoint" | "position" | "barracks"
            )
    });
    if whom_armed {
        EventKind::ArmedClash
    } else {
        EventKind::Attack
    }
}

#[cfg(test)]
mod tests {
    use crate::happenings::testing::check;

    #[test]
    fn attacks_hit_somebody() {
        check(
            "Gunmen attacked a mosque in Mali on Friday.",
            "attacked Attack by[Gunmen] on[a mosque] at[Mali]",
        );
        check("The senator attacked the report on Monday.", "");
        check("He died of a heart attack in Paris.", "");
        check("The minister fired his deputy.", "");
    }

    #[test]
    fn fire_is_opened_on_people() {
        check(
            "Soldiers opened fire on the crowd in Khartoum.",
            "opened Attack by[Soldiers] on[the crowd] at[Khartoum]",
        );
        check(
            "Boko Haram fighters burned houses in the village.",
            "burned PropertyDestruction by[Boko Haram fighters] on[houses]",
        );
    }
}
