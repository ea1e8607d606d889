//! How likely it is that two mentions tell one event, and what speaks for it.
//!
//! Where nothing rules it out (`meeting.rs`), each thing that agrees or parts is
//! weighed in decibans, ten times the logarithm of the odds: how often two reports
//! of one event agree in it, against how often reports of two events do. The
//! second is counted in the ledger (`rates.rs`), the first was set by hand on one
//! half of the candidate pairs and on judged groups of news items;
//! `docs/events-grouped.md` has what they come to on text that was not looked at.
//!
//! False positives that shaped it: an ambush near Mosul and an air strike on
//! Mosul, "12 killed in Iraq" twice on one day, air strikes on Aleppo on two days
//! of a siege (where something happens each day, place and day say little).

use super::days::Met as Day;
use super::kinds::Kinship;
use super::meeting::{Meeting, points_back};
use super::mention::Mention;
use super::places::Met as Where;
use super::rates::Rates;
use super::tolls::Tolls;
use crate::fold::{self, fold};
use record::EventKind;

/// What speaks for two mentions being one event, in decibans.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Likeness {
    pub(super) weight: i32,
    reasons: Vec<&'static str>,
}

/// The weight from which two mentions are taken for one event: odds of six to one.
pub(super) const JOIN: i32 = 8;

impl Likeness {
    fn add(&mut self, weight: i32, reason: &'static str) {
        self.weight += weight;
        if weight > 0 && !reason.is_empty() {
            self.reasons.push(reason);
        }
    }

    /// The reasons as a sentence.
    pub(super) fn says(&self) -> String {
        self.reasons.join(", ")
    }
}

/// How alike two mentions are; none where they cannot be one event.
pub(super) fn likeness(a: &Mention, b: &Mention, rates: &Rates) -> Option<Likeness> {
    let meeting = Meeting::of(a, b)?;
    let mut likeness = Likeness {
        weight: 0,
        reasons: vec![],
    };
    match meeting.one_report() {
        true => meeting.weigh_passage(&mut likeness),
        false => meeting.weigh_chance(&mut likeness, rates),
    }
    meeting.weigh_kinds(&mut likeness, rates);
    meeting.weigh_tolls(&mut likeness, rates);
    meeting.weigh_parties(&mut likeness);
    meeting.weigh_words(&mut likeness, rates);
    meeting.weigh_news(&mut likeness);
    Some(likeness)
}

/// Ten times the logarithm of `odds`, between bounds: nothing here is so sure
/// as a product of guesses would have it.
fn decibans(odds: f64, (low, high): (i32, i32)) -> i32 {
    let weight = libm::round(10.0 * libm::log10(odds.max(1e-9)));
    (weight as i32).clamp(low, high)
}

impl Meeting<'_, '_> {
    /// Place and days, by how often two events of the place come so close by chance.
    fn weigh_chance(&self, likeness: &mut Likeness, rates: &Rates) {
        let (agree, window) = match self.days {
            Day::OneDay => (0.6, 1.0),
            Day::Meet => (0.4, 3.0),
            Day::JustBefore => (0.5, 3.0),
            Day::Before => (0.25, 3.0),
            Day::OneNews => (0.4, 5.0),
            Day::Next if self.a.is_update() || self.b.is_update() => (0.3, 3.0),
            Day::Next => (0.1, 3.0),
        };
        let placed = match self.place {
            Where::Same => 0.6,
            Where::Told => 0.4,
            Where::Near => 0.2,
            Where::Area => 0.2,
            Where::Inside => 0.1,
            Where::Country => 0.1,
            Where::Named => 0.05,
            Where::Untold => 0.1,
        };
        let chance = rates.a_day(&self.scope(), self.land(), self.day) * window;
        likeness.add(decibans(agree * placed / chance, (-30, 14)), "");
        likeness.reasons.extend(where_(self.place));
        likeness.reasons.extend(when(self.days));
    }

    /// What one report says: place and day are those of its subject and tell
    /// little, that a sentence holds both tells more.
    fn weigh_passage(&self, likeness: &mut Likeness) {
        let placed = match self.place {
            Where::Same => 8,
            Where::Told => 7,
            Where::Near | Where::Area => 5,
            Where::Named | Where::Inside => 3,
            Where::Country | Where::Untold => 0,
        };
        likeness.add(placed, "");
        likeness.reasons.extend(where_(self.place));
        if self.days == Day::OneDay {
            likeness.add(1, "the same day");
        }
        if !self.a.apart_from(self.b) {
            likeness.add(4, "told in one sentence");
        }
        // "Extends the emergency in one province and lifts it in another."
        let targets = (self.a.target(), self.b.target());
        if self.kinship == Kinship::Same
            && self.a.event.kind != EventKind::Attack
            && matches!(targets, (Some(x), Some(y)) if !share_a_word(x, y))
            && !points_back(self.a, self.b)
        {
            likeness.add(-8, "");
        }
    }

    fn weigh_kinds(&self, likeness: &mut Likeness, rates: &Rates) {
        match self.kinship {
            // Shells fall day after day: that they fell again says nothing.
            Kinship::Same if in_series(self.a.event.kind) && !self.on_one_day() => {
                likeness.reasons.push("the same kind of event");
            }
            Kinship::Same => {
                let odds = 0.6 / rates.kind(self.a.event.kind);
                likeness.add(decibans(odds, (0, 8)), "the same kind of event");
            }
            Kinship::Akin => {
                likeness.add(-2, "");
                likeness.reasons.push("kinds of event that may be one");
            }
        }
    }

    fn weigh_tolls(&self, likeness: &mut Likeness, rates: &Rates) {
        let guessed = !self.one_report() && self.is_guessed();
        for (at, (measure, tolls)) in self.tolls.iter().enumerate() {
            match tolls {
                Tolls::Same(value) => {
                    let odds = 0.4 / rates.toll(*measure, *value);
                    likeness.add(decibans(odds, (2, 13)), "the same toll");
                }
                Tolls::Close(value) => {
                    let odds = 0.4 / rates.toll_near(*value);
                    likeness.add(decibans(odds, (2, 7)), "tolls that are close");
                }
                Tolls::Fit => likeness.add(3, "tolls that fit"),
                // Who counts the dead alike may count the wounded otherwise.
                Tolls::Differ | Tolls::Far if at > 0 => likeness.add(-1, ""),
                // Two attacks of one day on one town, told by reports that state no day.
                Tolls::Differ if guessed => likeness.add(-6, ""),
                Tolls::Differ => likeness.add(-3, ""),
                Tolls::Far => likeness.add(-10, ""),
            }
        }
    }

    fn weigh_parties(&self, likeness: &mut Likeness) {
        match (self.a.actor(), self.b.actor()) {
            (Some(x), Some(y)) if fold(x) == fold(y) => likeness.add(4, "the same actor"),
            (Some(_), Some(_)) => likeness.add(-12, ""),
            _ => (),
        }
    }

    /// Words in common by how rare they are. They come in phrases, so that each
    /// further one counts less than the one before.
    fn weigh_words(&self, likeness: &mut Likeness, rates: &Rates) {
        if self.one_report() && !self.a.apart_from(self.b) {
            return;
        }
        let rare = |stem: &String| 0.3 / rates.word(self.land(), stem, self.day);
        let weigh = |stem: &String| decibans(rare(stem), (0, 12));
        let mut weights: Vec<i32> = self.a.shared(self.b).map(weigh).collect();
        weights.sort_unstable_by_key(|weight| std::cmp::Reverse(*weight));
        let counted = weights.iter().zip([0.7, 0.7, 0.5, 0.4, 0.3]);
        let sum: f64 = counted
            .map(|(weight, part)| f64::from(*weight) * part)
            .sum();
        match weights.first() {
            Some(weight) if *weight > 0 => likeness.add(libm::round(sum) as i32, "words in common"),
            _ if self.one_report() => (),
            _ => likeness.add(-4, ""),
        }
    }

    /// How two reports bring it: one as news and the other as known, or both as
    /// news of their own.
    fn weigh_news(&self, likeness: &mut Likeness) {
        if self.one_report() {
            return;
        }
        if self.a.looks_back() != self.b.looks_back() {
            likeness.add(3, "one looks back on it");
        } else if self.days == Day::Next && self.is_guessed() && !self.a.looks_back() {
            likeness.add(-6, "");
        }
        if self.tolls.iter().any(|(_, it)| it.agree()) {
            return;
        }
        match self.days {
            Day::OneNews => likeness.add(-7, ""),
            Day::Meet => likeness.add(-4, ""),
            _ => (),
        }
        if self.a.is_one_more() || self.b.is_one_more() {
            likeness.add(if self.on_one_day() { -4 } else { -8 }, "");
        }
    }
}

/// Whether two phrases have a longer word in common.
fn share_a_word(a: &str, b: &str) -> bool {
    let stems = |text: &str| -> Vec<String> {
        let words = fold::words(text).into_iter().filter(|word| word.len() > 3);
        words.map(|word| fold::stem(&word).to_owned()).collect()
    };
    let of_a = stems(a);
    stems(b).iter().any(|word| of_a.contains(word))
}

/// Kinds that come in series, or in steps of one affair: shelling day after day, a
/// bill in one house and the other.
fn in_series(kind: EventKind) -> bool {
    matches!(
        kind,
        EventKind::Shelling
            | EventKind::AirStrike
            | EventKind::ArmedClash
            | EventKind::Agreement
            | EventKind::Diplomacy
            | EventKind::PolicyDecision
            | EventKind::ResponsibilityClaimed
    )
}

fn where_(place: Where) -> Option<&'static str> {
    Some(match place {
        Where::Same => "the same place",
        Where::Near => "places a short way apart",
        Where::Told => "one names the other's place",
        Where::Named => "one names the other's place besides its own",
        Where::Area => "the same area",
        Where::Inside => "one place lies in the other",
        Where::Country => "one country",
        Where::Untold => return None,
    })
}

fn when(days: Day) -> Option<&'static str> {
    Some(match days {
        Day::OneDay => "the same day",
        Day::Meet => "days that meet",
        Day::JustBefore => "one came out on the other's day or the day after",
        Day::Before => "one came out two days after the other's day",
        Day::OneNews => "out on the same day",
        Day::Next => "days next to each other",
    })
}
