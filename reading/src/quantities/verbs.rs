//! Verbs that tell what a number of people measures, by the part the people play.

use super::governors::Role;
use record::Measure::{self, *};

/// What `lemma` makes of a number that plays `role` for it.
///
/// The part matters: of "two gunmen killed five people" only the five are dead.
pub(super) fn measure(lemma: &str, role: Role) -> Option<Measure> {
    match role {
        Role::Object | Role::PassiveSubject => undergone(lemma),
        Role::Subject => done(lemma),
        Role::Of => named(lemma),
        Role::Agent | Role::Oblique(_) | Role::Loose => None,
    }
}

fn undergone(lemma: &str) -> Option<Measure> {
    Some(match lemma {
        "kill" | "slay" | "murder" | "execute" | "behead" | "massacre" | "assassinate"
        | "slaughter" | "lynch" | "eliminate" | "neutralize" | "neutralise" => Fatalities,
        "wound" | "injure" | "hurt" | "maim" => Wounded,
        "arrest" | "detain" | "capture" | "apprehend" | "imprison" | "jail" | "nab" => Captured,
        "abduct" | "kidnap" => Abducted,
        "displace" | "uproot" | "evict" | "evacuate" => Displaced,
        "recruit" | "enlist" | "conscript" => Recruits,
        "deploy" | "station" | "dispatch" => Forces,
        _ => return None,
    })
}

fn done(lemma: &str) -> Option<Measure> {
    Some(match lemma {
        "die" | "perish" | "drown" => Fatalities,
        "surrender" => Captured,
        "flee" => Displaced,
        "join" | "enlist" => Recruits,
        _ => return None,
    })
}

/// "the death of 12 people", "the arrest of six".
fn named(lemma: &str) -> Option<Measure> {
    Some(match lemma {
        "death" | "killing" | "murder" | "execution" | "assassination" | "massacre" | "toll"
        | "slaughter" => Fatalities,
        "arrest" | "detention" | "capture" | "surrender" => Captured,
        "abduction" | "kidnapping" => Abducted,
        "displacement" | "flight" | "exodus" | "evacuation" => Displaced,
        "recruitment" => Recruits,
        "deployment" => Forces,
        "wounding" | "injuring" | "injury" => Wounded,
        _ => return None,
    })
}

/// Verbs of winning, holding and losing ground.
pub(super) fn of_ground(lemma: &str) -> bool {
    matches!(
        lemma,
        "control"
            | "retook"
            | "overran"
            | "hold"
            | "lose"
            | "seize"
            | "capture"
            | "take"
            | "retake"
            | "recapture"
            | "regain"
            | "gain"
            | "liberate"
            | "occupy"
            | "rule"
            | "run"
            | "cede"
            | "surrender"
            | "conquer"
            | "overrun"
            | "clear"
            | "recover"
            | "reclaim"
            | "win"
    )
}

/// Verbs by which a thing grows or shrinks.
pub(super) fn of_change(lemma: &str) -> bool {
    matches!(
        lemma,
        "lose"
            | "gain"
            | "rise"
            | "fall"
            | "increase"
            | "decrease"
            | "grow"
            | "shrink"
            | "cut"
            | "reduce"
            | "drop"
            | "decline"
            | "double"
            | "halve"
            | "plunge"
            | "surge"
            | "climb"
            | "jump"
            | "slump"
            | "soar"
            | "retake"
            | "recapture"
            | "regain"
            | "retook"
            | "slash"
            | "expand"
            | "dip"
            | "raise"
            | "lower"
            | "liberate"
            | "cede"
            | "regained"
            | "reclaim"
    )
}

/// Nouns of growing and shrinking: "a 1 percent decrease".
pub(super) fn is_change(lemma: &str) -> bool {
    matches!(
        lemma,
        "increase"
            | "decrease"
            | "rise"
            | "fall"
            | "drop"
            | "decline"
            | "reduction"
            | "growth"
            | "loss"
            | "gain"
            | "cut"
            | "surge"
            | "jump"
            | "uptick"
            | "spike"
            | "dip"
    )
}

/// Verbs that set a figure beside what it measures: "the toll rose to 12", "attacks totalled 40".
pub(super) fn of_level(lemma: &str) -> bool {
    of_change(lemma)
        || matches!(
            lemma,
            "be" | "put"
                | "stand"
                | "reach"
                | "total"
                | "exceed"
                | "top"
                | "pass"
                | "number"
                | "bring"
                | "revise"
                | "hit"
                | "set"
                | "estimate"
                | "go"
                | "place"
                | "surpass"
                | "count"
                | "remain"
                | "account"
                | "average"
                | "amount"
                | "come"
                | "update"
                | "push"
        )
}
