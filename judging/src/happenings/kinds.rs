//! Which kinds of events may be one event told by two reports.
//!
//! One report's "attack" is another's "suicide bombing"; a bombing is no air
//! strike and an arrest is no attack. False positive that shaped the families:
//! a raid in which four were arrested, and the bombing of that day which the
//! raid answered.

use record::EventKind;

/// How two kinds stand to each other.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Kinship {
    /// The same kind.
    Same,
    /// One may be a vaguer word for the other.
    Akin,
}

/// How two kinds stand to each other; none where they cannot be one event.
pub(super) fn kin(a: EventKind, b: EventKind) -> Option<Kinship> {
    if a == b {
        return Some(Kinship::Same);
    }
    let either = families(a)
        .iter()
        .any(|family| families(b).contains(family));
    either.then_some(Kinship::Akin)
}

/// How much a kind tells: a suicide bombing is more particular than an attack.
pub(super) fn particular(kind: EventKind) -> usize {
    match kind {
        EventKind::Other => 0,
        EventKind::Attack | EventKind::Attribution | EventKind::ResponsibilityClaimed => 1,
        kind => 10 - families(kind).len(),
    }
}

/// Words that reports use for one thing.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Family {
    Blast,
    Air,
    Fire,
    Ground,
    Fight,
    Crowd,
    Taken,
    Land,
    Flight,
    Word,
    Alone(EventKind),
}

fn families(kind: EventKind) -> &'static [Family] {
    use EventKind as Kind;
    use Family::{Air, Blast, Crowd, Fight, Fire, Flight, Ground, Land, Taken, Word};
    match kind {
        // An attack is whatever the report did not care to name.
        Kind::Attack | Kind::Attribution | Kind::ResponsibilityClaimed => {
            &[Blast, Fire, Ground, Fight, Air]
        }
        Kind::SuicideBomb => &[Blast],
        Kind::RemoteExplosive | Kind::Grenade => &[Blast, Fire],
        Kind::Shelling => &[Fire, Air],
        Kind::AirStrike => &[Air],
        Kind::ChemicalWeapon => &[Air, Fire],
        Kind::ArmedClash => &[Fight, Ground],
        Kind::LeaderKilled => &[Air, Ground, Fight],
        Kind::PropertyDestruction => &[Ground],
        Kind::SexualViolence => &[Ground],
        Kind::MobViolence => &[Ground, Crowd],
        Kind::ViolentDemonstration
        | Kind::ForceAgainstProtest
        | Kind::ProtestIntervention
        | Kind::PeacefulProtest => &[Crowd],
        Kind::Arrest | Kind::LeaderCaptured => &[Taken],
        Kind::GovernmentRegains
        | Kind::GroupOvertakes
        | Kind::TerritoryTransfer
        | Kind::TerritoryGained
        | Kind::TerritoryLost => &[Land],
        Kind::Displacement => &[Flight],
        Kind::Agreement | Kind::Diplomacy | Kind::PolicyDecision => &[Word],
        Kind::Abduction => &[Family::Alone(Kind::Abduction)],
        Kind::GroupChange => &[Family::Alone(Kind::GroupChange)],
        Kind::WeaponsDisrupted => &[Family::Alone(Kind::WeaponsDisrupted)],
        Kind::BaseEstablished => &[Family::Alone(Kind::BaseEstablished)],
        Kind::OrganisedCrime => &[Family::Alone(Kind::OrganisedCrime)],
        Kind::ManMadeDisaster => &[Family::Alone(Kind::ManMadeDisaster)],
        Kind::NaturalDisaster => &[Family::Alone(Kind::NaturalDisaster)],
        Kind::Other => &[Family::Alone(Kind::Other)],
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use EventKind::{AirStrike, Arrest, Attack, RemoteExplosive, SuicideBomb};

    #[test]
    fn a_vaguer_word_is_akin_and_another_thing_is_not() {
        assert_eq!(kin(Attack, Attack), Some(Kinship::Same));
        assert_eq!(kin(Attack, SuicideBomb), Some(Kinship::Akin));
        assert_eq!(kin(RemoteExplosive, SuicideBomb), Some(Kinship::Akin));
        assert_eq!(kin(AirStrike, SuicideBomb), None);
        assert_eq!(kin(Arrest, Attack), None);
    }

    #[test]
    fn a_bombing_is_more_particular_than_an_attack() {
        assert!(particular(SuicideBomb) > particular(Attack));
    }
}
