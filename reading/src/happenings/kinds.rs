//! The kinds of events.

/// What sort of event: ACLED's sub-event types and those that CASE 2021 task 2
/// adds, then our own.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[allow(missing_docs, reason = "the names are those of ACLED's codebook")]
pub enum EventKind {
    ArmedClash,
    GovernmentRegains,
    GroupOvertakes,
    TerritoryTransfer,
    AirStrike,
    Shelling,
    SuicideBomb,
    RemoteExplosive,
    Grenade,
    ChemicalWeapon,
    Attack,
    Abduction,
    SexualViolence,
    PeacefulProtest,
    ProtestIntervention,
    ForceAgainstProtest,
    ViolentDemonstration,
    MobViolence,
    PropertyDestruction,
    Agreement,
    Arrest,
    GroupChange,
    WeaponsDisrupted,
    BaseEstablished,
    Attribution,
    Diplomacy,
    OrganisedCrime,
    ManMadeDisaster,
    NaturalDisaster,
    Other,
    /// Somebody took ground; who holds it now is not told by the words.
    TerritoryGained,
    /// Somebody lost or left ground.
    TerritoryLost,
    /// A named leader or a commander was killed.
    LeaderKilled,
    /// A leader was taken alive.
    LeaderCaptured,
    /// Somebody said that they did it.
    ResponsibilityClaimed,
    /// People fled or were driven out.
    Displacement,
    /// A government or body decided something.
    PolicyDecision,
}

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

impl EventKind {
    /// The label of CASE 2021 task 2; our own kinds have none.
    pub fn case_label(self) -> Option<&'static str> {
        LABELS
            .iter()
            .find(|(kind, _)| *kind == self)
            .map(|(_, label)| *label)
    }

    /// Whether people or things come to harm by it.
    pub fn is_violent(self) -> bool {
        self <= PropertyDestruction && !matches!(self, TerritoryTransfer | PeacefulProtest)
            || self == LeaderKilled
    }

    /// Whether ground changes hands.
    pub fn is_territorial(self) -> bool {
        matches!(
            self,
            GovernmentRegains
                | GroupOvertakes
                | TerritoryTransfer
                | TerritoryGained
                | TerritoryLost
        )
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn kinds_fall_into_families() {
        let violent = |kind: EventKind| (kind.is_violent(), kind.is_territorial());
        assert_eq!(violent(AirStrike), (true, false));
        assert_eq!(violent(LeaderKilled), (true, false));
        assert_eq!(violent(PeacefulProtest), (false, false));
        assert_eq!(violent(TerritoryLost), (false, true));
        assert_eq!(Attack.case_label(), Some("ATTACK"));
        assert_eq!(Displacement.case_label(), None);
    }
}
