//! What happened, as one passage tells it: kind, actor, target, instrument and toll.
//!
//! Where and when it happened are the `place` and `time` of the claim that
//! carries it. Two claims of one document with the same [`Event::trigger`]
//! tell one event: "killing 12 and wounding 30" makes two claims of numbers and
//! one event. That two documents tell one event is a judgement and not made here.

use crate::{Comparator, Entity, Span, named};

/// One event as one passage tells it, as a fact or, by the claim's stance, as denied or coming.
#[derive(Clone, Debug, PartialEq)]
pub struct Event {
    /// The word that tells it ("bombed", "ambush").
    pub trigger: Span,
    /// What sort of event.
    pub kind: EventKind,
    /// Who did it.
    pub actor: Option<Party>,
    /// To whom or what it was done.
    pub target: Option<Party>,
    /// With what ("a car bomb").
    pub instrument: Option<Span>,
    /// How many it killed, by these words.
    pub killed: Option<Toll>,
    /// How many it wounded, by these words.
    pub wounded: Option<Toll>,
}

/// Who takes part in an event. A person without a public role is never one.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Party {
    /// The words ("Boko Haram fighters", "a mosque").
    pub words: Span,
    /// Whom they mean, where that is known.
    pub entity: Option<Entity>,
}

/// How many people came to harm. Both bounds are absent for "scores".
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Toll {
    /// The words of the number.
    pub words: Span,
    /// Lower bound.
    pub low: Option<f64>,
    /// Upper bound.
    pub high: Option<f64>,
    /// How the words bound it.
    pub comparator: Comparator,
}

impl Event {
    /// Every span it refers to.
    pub fn spans(&self) -> Vec<Span> {
        let parties = self.actor.iter().chain(&self.target);
        let named = parties.flat_map(|party| {
            let entity = party.entity.as_ref().and_then(|entity| entity.words);
            std::iter::once(party.words).chain(entity)
        });
        let tolls = self.killed.iter().chain(&self.wounded);
        std::iter::once(self.trigger)
            .chain(named)
            .chain(self.instrument)
            .chain(tolls.map(|toll| toll.words))
            .collect()
    }
}

named! {
    /// What sort of event: the sub-event types of ACLED's codebook and those that
    /// CASE 2021 task 2 adds, then what a status brief counts besides.
    EventKind, "event kind" {
        /// Armed sides fight each other.
        ArmedClash = "armed-clash",
        /// A government retakes ground.
        GovernmentRegains = "government-regains",
        /// A non-state group takes ground.
        GroupOvertakes = "group-overtakes",
        /// Ground changes hands without a fight.
        TerritoryTransfer = "territory-transfer",
        /// An attack from the air.
        AirStrike = "air-strike",
        /// Artillery, mortars, rockets, missiles.
        Shelling = "shelling",
        /// A suicide bombing.
        SuicideBomb = "suicide-bomb",
        /// A bomb set off from afar, by time or by tread.
        RemoteExplosive = "remote-explosive",
        /// A grenade.
        Grenade = "grenade",
        /// A chemical weapon.
        ChemicalWeapon = "chemical-weapon",
        /// Another attack on people.
        Attack = "attack",
        /// An abduction or enforced disappearance.
        Abduction = "abduction",
        /// Sexual violence.
        SexualViolence = "sexual-violence",
        /// A peaceful protest.
        PeacefulProtest = "peaceful-protest",
        /// A protest that police or soldiers dispersed.
        ProtestIntervention = "protest-intervention",
        /// Force that wounds or kills protesters.
        ForceAgainstProtest = "force-against-protest",
        /// A demonstration that turns violent.
        ViolentDemonstration = "violent-demonstration",
        /// Violence of a mob.
        MobViolence = "mob-violence",
        /// Looting, arson, destruction.
        PropertyDestruction = "property-destruction",
        /// An agreement.
        Agreement = "agreement",
        /// Arrests.
        Arrest = "arrest",
        /// A group forms, splits, joins another.
        GroupChange = "group-change",
        /// Weapons seized or destroyed.
        WeaponsDisrupted = "weapons-disrupted",
        /// A base or headquarters set up.
        BaseEstablished = "base-established",
        /// Somebody is named as having done it.
        Attribution = "attribution",
        /// Diplomacy.
        Diplomacy = "diplomacy",
        /// Organised crime.
        OrganisedCrime = "organised-crime",
        /// A man-made disaster.
        ManMadeDisaster = "man-made-disaster",
        /// A natural disaster.
        NaturalDisaster = "natural-disaster",
        /// Another event.
        Other = "other",
        /// Somebody took ground; who holds it now is not told by the words.
        TerritoryGained = "territory-gained",
        /// Somebody lost or left ground.
        TerritoryLost = "territory-lost",
        /// A named leader or a commander was killed.
        LeaderKilled = "leader-killed",
        /// A leader was taken alive.
        LeaderCaptured = "leader-captured",
        /// Somebody said that they did it.
        ResponsibilityClaimed = "responsibility-claimed",
        /// People fled or were driven out.
        Displacement = "displacement",
        /// A government or body decided something.
        PolicyDecision = "policy-decision",
    }
}

impl EventKind {
    /// Whether people or things come to harm by it.
    pub fn is_violent(self) -> bool {
        use EventKind::{LeaderKilled, PeacefulProtest, PropertyDestruction, TerritoryTransfer};
        self <= PropertyDestruction && !matches!(self, TerritoryTransfer | PeacefulProtest)
            || self == LeaderKilled
    }

    /// Whether ground changes hands.
    pub fn is_territorial(self) -> bool {
        use EventKind::{
            GovernmentRegains, GroupOvertakes, TerritoryGained, TerritoryLost, TerritoryTransfer,
        };
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
        let families = |kind: EventKind| (kind.is_violent(), kind.is_territorial());
        assert_eq!(families(EventKind::AirStrike), (true, false));
        assert_eq!(families(EventKind::LeaderKilled), (true, false));
        assert_eq!(families(EventKind::PeacefulProtest), (false, false));
        assert_eq!(families(EventKind::TerritoryLost), (false, true));
    }
}
