//! Two mentions held against each other: what rules out that they tell one event,
//! and what of them is weighed otherwise.
//!
//! False positives that shaped it: two bombings in Baghdad in one night told in
//! one report (a teller's two tolls in one town are two events); a clash that two
//! groups had with the army in one district, each with its own dead.

use super::days::{Days, Met as Day};
use super::kinds::{Kinship, kin};
use super::mention::Mention;
use super::places::{self, Met as Where};
use super::rates::{Scope, country};
use super::tolls::{self, Tolls};
use crate::fold;
use record::{Date, Measure, Place};

/// What two mentions agree and part in, where they can be one event.
pub(super) struct Meeting<'p, 'm> {
    pub(super) a: &'p Mention<'m>,
    pub(super) b: &'p Mention<'m>,
    pub(super) place: Where,
    pub(super) days: Day,
    pub(super) day: Date,
    pub(super) kinship: Kinship,
    pub(super) tolls: Vec<(Measure, Tolls)>,
}

/// Whether nothing rules out that two mentions tell one event.
pub(super) fn possible(a: &Mention, b: &Mention) -> bool {
    Meeting::of(a, b).is_some()
}

impl<'p, 'm> Meeting<'p, 'm> {
    /// None where something rules out that they tell one event.
    pub(super) fn of(a: &'p Mention<'m>, b: &'p Mention<'m>) -> Option<Meeting<'p, 'm>> {
        let days = a.days?.meet(b.days?)?;
        let day = a.days?.last.min(b.days?.last);
        let kinship = kin(a.event.kind, b.event.kind)?;
        let place = places::meet(a, b)?;
        let untied = || a.shared(b).take(2).count() < 2;
        if place == Where::Untold && a.document.id != b.document.id && untied() {
            return None;
        }
        let meeting = Meeting {
            a,
            b,
            place,
            days,
            day,
            kinship,
            tolls: tolls::compare(a, b),
        };
        (!meeting.told_apart() && !meeting.other_hands()).then_some(meeting)
    }

    /// Whether one report tells both.
    pub(super) fn one_report(&self) -> bool {
        self.a.document.id == self.b.document.id
    }

    /// Whether one says the day of the other, or on which the other came out.
    pub(super) fn on_one_day(&self) -> bool {
        matches!(self.days, Day::OneDay | Day::JustBefore)
    }

    /// Whether neither says a day.
    pub(super) fn is_guessed(&self) -> bool {
        let told = |mention: &Mention| mention.days.is_some_and(Days::are_told);
        !told(self.a) && !told(self.b)
    }

    /// The country they are in, empty where neither tells.
    pub(super) fn land(&self) -> &str {
        match country(self.a) {
            "" => country(self.b),
            land => land,
        }
    }

    /// The stretch of land in which the two may have met by chance.
    pub(super) fn scope(&self) -> Scope {
        let places = || [self.a.place, self.b.place].into_iter().flatten();
        let first = |of: fn(&Place) -> Option<Scope>| places().find_map(of);
        let local = || {
            places()
                .filter(|it| super::is_local(it))
                .map(Scope::of)
                .next()
        };
        let scope = match self.place {
            Where::Same | Where::Near | Where::Told | Where::Named => local(),
            Where::Area | Where::Inside => first(Scope::area),
            Where::Country => first(Scope::country),
            Where::Untold => None,
        };
        scope.unwrap_or(Scope::World)
    }

    /// Whether one teller tells two events: two tolls in his own words, two stated
    /// days, or two sentences of which the later does not point to the earlier.
    fn told_apart(&self) -> bool {
        if !self.one_report() {
            return false;
        }
        let teller = |mention: &Mention| fold(mention.lead().claim.attribution.source.name());
        let one_teller = teller(self.a) == teller(self.b);
        let tolls = self.tolls.first().map(|(_, tolls)| *tolls);
        let same = self
            .tolls
            .iter()
            .any(|(_, it)| matches!(it, Tolls::Same(_)));
        let another = |mention: &Mention| {
            ["another", "second", "separate", "separately"]
                .iter()
                .any(|word| mention.names(word))
        };
        self.days == Day::Next
            || (one_teller && tolls.is_some() && !same)
            || (one_teller && self.a.apart_from(self.b) && !same && !points_back(self.a, self.b))
            || another(self.a)
            || another(self.b)
    }

    /// Two groups with two tolls: each did its own.
    fn other_hands(&self) -> bool {
        let others =
            matches!((self.a.actor(), self.b.actor()), (Some(x), Some(y)) if fold(x) != fold(y));
        let agree = self.tolls.iter().any(|(_, it)| !it.parts());
        others && !self.tolls.is_empty() && !agree
    }
}

/// Whether the later of two passages names its event as one that was told:
/// "the attack", "the blasts".
pub(super) fn points_back(a: &Mention, b: &Mention) -> bool {
    let later = if a.event.trigger > b.event.trigger {
        a
    } else {
        b
    };
    let before = later
        .document
        .document
        .text
        .get(..later.event.trigger.start);
    let before = before.unwrap_or_default().trim_end().to_lowercase();
    ["the", "this", "that", "these", "those"]
        .iter()
        .any(|word| before.ends_with(word))
}
