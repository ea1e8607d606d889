//! What is told by its weapon: air strikes, shelling, suicide bombs, mines, grenades, gas.
//!
//! Shaped by: workers on strike, a strike price, lightning strikes; "a shell
//! company"; "the film bombed"; "a population explosion"; "sparked an explosion
//! of interest"; "mine workers"; tear gas (a matter of protests, not of war);
//! "stone's throw". A weapon alone is no event: something must explode, be
//! fired or be attacked with.

use super::EventKind;
use super::nouns::{is_noun, is_verb, low, modifiers};
use super::things::{Thing, thing};
use super::weapons::{bomber, flies, weapon_kind, weapon_of};
use crate::analysis::{Analysis, Dep};

/// The kind, if `at` tells the use of an explosive or a remote weapon.
pub(super) fn kind(text: &Analysis<'_>, at: usize) -> Option<EventKind> {
    let lemma = low(text, at);
    if is_noun(text, at) {
        by_noun(text, at, &lemma)
    } else {
        by_verb(text, at, &lemma)
    }
}

fn by_noun(text: &Analysis<'_>, at: usize, lemma: &str) -> Option<EventKind> {
    let weapon = modifiers(text, at).find_map(|m| weapon_kind(&m));
    match lemma {
        "airstrike" | "air-strike" | "airstrikes" => Some(EventKind::AirStrike),
        "bombardment" | "shelling" | "cannonade" => Some(if is_air(text, at) {
            EventKind::AirStrike
        } else {
            EventKind::Shelling
        }),
        "strike" => strike(text, at, weapon),
        "raid" => is_air(text, at).then_some(EventKind::AirStrike),
        "bombing" | "explosion" | "blast" | "detonation" => {
            (!is_figure(text, at)).then(|| exploded(text, at, weapon))
        }
        "attack" | "assault" | "ambush" | "fire" | "barrage" | "salvo" | "onslaught" => weapon
            .or_else(|| armed_with(text, at))
            .filter(|_| lemma != "fire" || weapon.is_some()),
        _ => None,
    }
}

/// A strike is no event of war until its weapon or its target says so.
fn strike(text: &Analysis<'_>, at: usize, weapon: Option<EventKind>) -> Option<EventKind> {
    let labour = modifiers(text, at).any(|m| {
        matches!(
            m.as_str(),
            "hunger"
                | "general"
                | "labour"
                | "labor"
                | "worker"
                | "teacher"
                | "doctor"
                | "rail"
                | "wildcat"
                | "lightning"
                | "transport"
                | "union"
                | "student"
                | "price"
                | "nurse"
        )
    });
    let on_strike = text.head(at).is_some_and(|h| {
        matches!(
            low(text, h).as_str(),
            "on" | "call" | "go" | "end" | "join" | "hold"
        ) && text.tokens[at].dep != Dep::NsubjPass
    });
    if labour || on_strike {
        return None;
    }
    let aimed = text.children(at).any(|c| {
        text.tokens[c].dep == Dep::Prep && matches!(text.word(c), "on" | "against" | "at")
    });
    let military = modifiers(text, at).any(|m| {
        matches!(
            m.as_str(),
            "military" | "precision" | "retaliatory" | "deadly" | "coalition" | "cross-border"
        )
    });
    if is_air(text, at) || military {
        return Some(EventKind::AirStrike);
    }
    weapon.or((aimed || hits(text, at)).then_some(EventKind::AirStrike))
}

/// "The strikes hit", "strikes targeted".
fn hits(text: &Analysis<'_>, at: usize) -> bool {
    text.head(at).is_some_and(|h| {
        text.tokens[at].dep == Dep::Nsubj
            && matches!(
                low(text, h).as_str(),
                "hit" | "target" | "kill" | "destroy" | "wound" | "pound"
            )
    })
}

fn is_air(text: &Analysis<'_>, at: usize) -> bool {
    let word = |m: &str| {
        matches!(
            m,
            "air"
                | "aerial"
                | "drone"
                | "jet"
                | "warplane"
                | "airforce"
                | "helicopter"
                | "bomber"
                | "airborne"
                | "uav"
                | "plane"
        )
    };
    let beside = at.checked_sub(1).is_some_and(|b| word(&low(text, b)));
    let by = super::nouns::behind(text, at, &["by", "from"]).is_some_and(|b| word(&low(text, b)));
    modifiers(text, at).any(|m| word(&m)) || beside || by
}

/// "A population explosion", "a blast of cold air".
fn is_figure(text: &Analysis<'_>, at: usize) -> bool {
    let before = modifiers(text, at).any(|m| {
        matches!(
            m.as_str(),
            "population" | "price" | "demographic" | "photo" | "gas" | "verbal"
        )
    });
    let of = super::nouns::behind(text, at, &["of"]);
    before || of.is_some_and(|o| !matches!(thing(text, o), Some(Thing::Weapon | Thing::Property)))
}

fn exploded(text: &Analysis<'_>, at: usize, weapon: Option<EventKind>) -> EventKind {
    if is_air(text, at) {
        return EventKind::AirStrike;
    }
    let suicide = modifiers(text, at).any(|m| m == "suicide");
    match weapon {
        _ if suicide => EventKind::SuicideBomb,
        Some(kind) => kind,
        None => EventKind::RemoteExplosive,
    }
}

/// "Attack with grenades".
fn armed_with(text: &Analysis<'_>, at: usize) -> Option<EventKind> {
    let weapon = super::nouns::behind(text, at, &["with", "using"])?;
    weapon_kind(&low(text, weapon))
}

fn by_verb(text: &Analysis<'_>, at: usize, lemma: &str) -> Option<EventKind> {
    if !is_verb(text, at) {
        return None;
    }
    let thrown = text
        .child(at, &[Dep::Dobj, Dep::NsubjPass])
        .or_else(|| super::nouns::behind(text, at, &["with", "using"]))
        .and_then(|o| weapon_of(text, o));
    let subject = text.child(at, &[Dep::Nsubj, Dep::NsubjPass]);
    let by_weapon = subject.and_then(|s| weapon_of(text, s).or_else(|| bomber(text, s)));
    match lemma {
        "bomb" | "bombard" | "pound" | "shell" => {
            Some(if subject.is_some_and(|s| flies(text, s)) {
                EventKind::AirStrike
            } else if lemma == "bomb" {
                EventKind::RemoteExplosive
            } else {
                EventKind::Shelling
            })
        }
        "fire" | "launch" | "lob" | "hurl" | "throw" | "toss" | "drop" | "shower" => {
            let dropped = subject.is_some_and(|s| flies(text, s));
            thrown.map(|kind| if dropped { EventKind::AirStrike } else { kind })
        }
        "explode" | "detonate" | "go" | "blow" | "set" | "trigger" => {
            blown(text, at, lemma, by_weapon, thrown)
        }
        "hit" | "strike" | "land" | "slam" | "target" => {
            if subject.is_some_and(|s| flies(text, s)) {
                Some(EventKind::AirStrike)
            } else {
                by_weapon
            }
        }
        "kill" | "wound" | "injure" | "attack" | "destroy" | "rip" | "tear" => by_weapon.or(thrown),
        _ => None,
    }
}

/// "Blew himself up", "a car bomb went off", "detonated his vest".
fn blown(
    text: &Analysis<'_>,
    at: usize,
    lemma: &str,
    by_weapon: Option<EventKind>,
    thrown: Option<EventKind>,
) -> Option<EventKind> {
    let particle = text.child(at, &[Dep::Prt]).map(|p| text.word(p));
    let self_blown = text.child(at, &[Dep::Dobj]).is_some_and(|o| {
        matches!(
            low(text, o).as_str(),
            "himself" | "herself" | "themselves" | "themself" | "vest" | "belt" | "itself"
        )
    });
    let bomber = text
        .child(at, &[Dep::Nsubj])
        .is_some_and(|s| modifiers(text, s).any(|m| m == "suicide") || low(text, s) == "kamikaze");
    match (lemma, particle) {
        (_, _) if self_blown || bomber => Some(EventKind::SuicideBomb),
        ("go", Some("off")) | ("explode" | "detonate", _) => by_weapon.or(thrown).or_else(|| {
            (lemma != "go" && concrete(text, at)).then_some(EventKind::RemoteExplosive)
        }),
        ("blow", Some("up")) => Some(EventKind::RemoteExplosive),
        ("set", Some("off")) | ("trigger", _) => thrown,
        _ => None,
    }
}

/// "The car exploded", not "tempers exploded".
fn concrete(text: &Analysis<'_>, at: usize) -> bool {
    text.child(at, &[Dep::Nsubj, Dep::Dobj, Dep::NsubjPass])
        .is_some_and(|s| matches!(thing(text, s), Some(Thing::Property | Thing::Weapon)))
}

#[cfg(test)]
mod tests {
    use crate::happenings::testing::check;

    #[test]
    fn the_weapon_tells_the_kind() {
        check(
            "Israeli air strikes on Gaza killed 30 people.",
            "strikes AirStrike by[Israeli] on[Gaza] at[Gaza] Killed[30 people]",
        );
        check(
            "A roadside bomb exploded near a convoy.",
            "exploded RemoteExplosive on[a convoy] with[A roadside bomb]",
        );
        check(
            "A suicide bomber blew himself up outside a church.",
            "blew SuicideBomb by[A suicide bomber] on[a church]",
        );
        check(
            "Rebels fired rockets at the airport.",
            "fired Shelling by[Rebels] on[the airport] with[rockets]",
        );
    }

    #[test]
    fn figures_of_speech_explode_without_harm() {
        check("Workers went on strike at the port.", "");
        check("The population explosion worries planners.", "");
    }
}
