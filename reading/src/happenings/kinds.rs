//! The kinds of events and their names in CASE 2021 task 2.

pub use record::EventKind;

use EventKind::*;

/// Kinds and their names in CASE 2021 task 2.
const LABELS: [(EventKind, &str); 30] = [
    (ArmedClash, "ARMED_CLASH"),
    (GovernmentRegains, "GOV_REGAINS_TERIT"),
    (GroupOvertakes, "NON_STATE_ACTOR_OVERTAKES_TER"),
    (TerritoryTransfer, "NON_VIOL_TERRIT_TRANSFER"),
    (AirStrike, "AIR_STRIKE"),
    (Shelling, "ART_MISS_ATTACK"),
    (SuicideBomb, "SUIC_BOMB"),
    (RemoteExplosive, "REM_EXPLOS"),
    (Grenade, "GRENADE"),
    (ChemicalWeapon, "CHEM_WEAP"),
    (Attack, "ATTACK"),
    (Abduction, "ABDUCT_DISSAP"),
    (SexualViolence, "SEX_VIOL"),
    (PeacefulProtest, "PEACE_PROTEST"),
    (ProtestIntervention, "PROTEST_WITH_INTER"),
    (ForceAgainstProtest, "FORCE_AGAINST_PROTEST"),
    (ViolentDemonstration, "VIOL_DEMONSTR"),
    (MobViolence, "MOB_VIOL"),
    (PropertyDestruction, "PROPERTY_DISTRUCT"),
    (Agreement, "AGREEMENT"),
    (Arrest, "ARREST"),
    (GroupChange, "CHANGE_TO_GROUP_ACT"),
    (WeaponsDisrupted, "DISR_WEAP"),
    (BaseEstablished, "HQ_ESTABLISHED"),
    (Attribution, "ATTRIB"),
    (Diplomacy, "DIPLO"),
    (OrganisedCrime, "ORG_CRIME"),
    (ManMadeDisaster, "MAN_MADE_DISASTER"),
    (NaturalDisaster, "NATURAL_DISASTER"),
    (Other, "OTHER"),
];

/// The label of CASE 2021 task 2; our own kinds have none.
pub fn case_label(kind: EventKind) -> Option<&'static str> {
    LABELS
        .iter()
        .find(|(labelled, _)| *labelled == kind)
        .map(|(_, label)| *label)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn our_own_kinds_have_no_label() {
        assert_eq!(case_label(Attack), Some("ATTACK"));
        assert_eq!(case_label(Displacement), None);
    }
}
