//! How likely it is that two mentions tell one event, and what speaks for it.
//!
//! First what rules it out: another place, other days, another sort of event,
//! another group with another toll, a teller who tells two in one report. Then
//! each thing that agrees or parts is weighed. The weights are whole tenths set
//! by hand on one half of the candidate pairs and of a corpus of news items;
//! `docs/events-grouped.md` has what they come to on the other half.
//!
//! False positives that shaped it: two bombings in Baghdad in one night told in
//! one report (a teller's two tolls in one town are two events), an ambush near
//! Mosul and an air strike on Mosul, "12 killed in Iraq" twice on one day (with
//! no more than a country the tolls and the targets must agree).

use super::days::Met as Day;
use super::kinds::{Kinship, kin};
use super::mention::{Mention, Toll};
use super::places::{self, Met as Where};
use crate::fold;
use crate::fold::stem;
use record::Measure;

/// What speaks for two mentions being one event, in tenths.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Likeness {
    pub(super) weight: i32,
    reasons: Vec<&'static str>,
}

/// The weight from which two mentions are taken for one event.
pub(super) const JOIN: i32 = 40;

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
pub(super) fn likeness(a: &Mention, b: &Mention) -> Option<Likeness> {
    let days = a.days?.meet(b.days?)?;
    let kinship = kin(a.event.kind, b.event.kind)?;
    let place = places::meet(a, b)?;
    if place == Where::Untold && !named_alike(a, b) {
        return None;
    }
    let tolls = Tolls::of(a, b);
    if told_apart(a, b, days) || other_hands(a, b, tolls) {
        return None;
    }
    let mut likeness = Likeness {
        weight: 0,
        reasons: vec![],
    };
    weigh_place(&mut likeness, place);
    weigh_days(&mut likeness, days);
    match kinship {
        Kinship::Same => likeness.add(10, "the same kind of event"),
        Kinship::Akin => likeness.reasons.push("kinds of event that may be one"),
    }
    let guessed = days == Day::OneNews && a.document.id != b.document.id;
    weigh_tolls(&mut likeness, tolls, guessed);
    weigh_parties(&mut likeness, a, b);
    if days == Day::Next && (a.is_update() || b.is_update()) {
        likeness.add(15, "a toll brought up to date");
    }
    Some(likeness)
}

fn weigh_place(likeness: &mut Likeness, place: Where) {
    match place {
        Where::Same => likeness.add(30, "the same place"),
        Where::Near => likeness.add(22, "places a short way apart"),
        Where::Told => likeness.add(26, "one names the other's place"),
        Where::Named => likeness.add(18, "one names the other's place besides its own"),
        Where::Area => likeness.add(14, "the same area"),
        Where::Inside => likeness.add(10, "one place lies in the other"),
        Where::Country => likeness.add(2, "one country"),
        Where::Untold => (),
    }
}

fn weigh_days(likeness: &mut Likeness, days: Day) {
    match days {
        Day::OneDay => likeness.add(12, "the same day"),
        Day::Meet => likeness.add(7, "days that meet"),
        Day::JustBefore => likeness.add(11, "one came out on the other's day or the day after"),
        Day::Before => likeness.add(7, "one came out two days after the other's day"),
        Day::OneNews => likeness.add(5, "out on the same day"),
        Day::Next => likeness.add(-10, ""),
    }
}

fn weigh_parties(likeness: &mut Likeness, a: &Mention, b: &Mention) {
    match (a.actor(), b.actor()) {
        (Some(x), Some(y)) if fold(x) == fold(y) => likeness.add(8, "the same actor"),
        (Some(_), Some(_)) => likeness.add(-12, ""),
        _ => (),
    }
    if share_a_word(a.target(), b.target()) {
        likeness.add(8, "the same target");
    }
    if share_a_word(a.instrument(), b.instrument()) {
        likeness.add(4, "the same means");
    }
    let shared = i32::try_from(a.shared(b).count()).unwrap_or(0).min(4);
    likeness.add(3 * (shared - 1).max(0), "words in common");
    if a.document.id == b.document.id && !a.apart_from(b) {
        likeness.add(6, "told in one sentence");
    }
}

/// Whether two phrases have a word of weight in common.
fn share_a_word(a: Option<&str>, b: Option<&str>) -> bool {
    let (Some(a), Some(b)) = (a, b) else {
        return false;
    };
    const LIGHT: [&str; 13] = [
        "children",
        "city",
        "cities",
        "target",
        "targets",
        "people",
        "civilians",
        "persons",
        "others",
        "the",
        "members",
        "several",
        "men",
    ];
    let heavy = |text: &str| -> Vec<String> {
        let words = crate::fold::words(text).into_iter();
        let kept = words.filter(|word| word.len() > 2 && !LIGHT.contains(&word.as_str()));
        kept.map(|word| stem(&word).to_owned()).collect()
    };
    let of_a = heavy(a);
    heavy(b).iter().any(|word| of_a.contains(word))
}

/// How the tolls of two mentions stand to each other.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Tolls {
    /// One or both tell none.
    Untold,
    /// The very same number, and not a small one.
    Same,
    /// The same small number: two events often kill three.
    SameSmall,
    /// A value fits both.
    Fit,
    /// They differ, as early and late tolls do.
    Differ,
    /// They differ more than a toll grows.
    Far,
}

/// From here on a number is seldom the same by chance.
const TELLING: f64 = 6.0;
/// How many times a later toll may be the earlier one.
const GROWS: f64 = 6.0;

/// Beyond this "at least 13" and "at least 41" fit by their open ends only.
const OPEN: f64 = 1.5;

impl Tolls {
    fn of(a: &Mention, b: &Mention) -> Tolls {
        let of = |measure: Measure| {
            let pairs = a
                .whole(measure)
                .flat_map(|x| b.whole(measure).map(move |y| pair(x, y)));
            pairs.min_by_key(|tolls| tolls.rank())
        };
        let killed = of(Measure::Fatalities);
        let other = [
            Measure::Wounded,
            Measure::Casualties,
            Measure::Abducted,
            Measure::Captured,
        ]
        .into_iter()
        .filter_map(of)
        .min_by_key(|tolls| tolls.rank());
        // The same wounded speak for one event whatever the dead; other tolls only for want of dead.
        match (killed, other) {
            (_, Some(Tolls::Same)) => Tolls::Same,
            (Some(killed), _) => killed,
            (None, other) => other.unwrap_or(Tolls::Untold),
        }
    }

    fn rank(self) -> usize {
        match self {
            Tolls::Same => 0,
            Tolls::SameSmall => 1,
            Tolls::Fit => 2,
            Tolls::Differ => 3,
            Tolls::Far => 4,
            Tolls::Untold => 5,
        }
    }

    fn parts(self) -> bool {
        matches!(self, Tolls::Differ | Tolls::Far)
    }
}

fn pair(a: &Toll, b: &Toll) -> Tolls {
    let value = |toll: &Toll| toll.low.or(toll.high);
    let (Some(x), Some(y)) = (value(a), value(b)) else {
        return Tolls::Untold;
    };
    if (x - y).abs() < 0.5 {
        return if x >= TELLING {
            Tolls::Same
        } else {
            Tolls::SameSmall
        };
    }
    let below =
        |high: Option<f64>, low: Option<f64>| matches!((high, low), (Some(h), Some(l)) if h < l);
    let excludes = below(a.high, b.low) || below(b.high, a.low);
    let ratio = x.max(y) / x.min(y).max(1.0);
    match (excludes || ratio > OPEN, ratio > GROWS) {
        (_, true) => Tolls::Far,
        (true, false) => Tolls::Differ,
        (false, false) => Tolls::Fit,
    }
}

fn weigh_tolls(likeness: &mut Likeness, tolls: Tolls, guessed: bool) {
    match tolls {
        Tolls::Same => likeness.add(16, "the same toll"),
        Tolls::SameSmall => likeness.add(8, "the same toll"),
        Tolls::Fit => likeness.add(5, "tolls that fit"),
        Tolls::Untold => (),
        // Two attacks of one day on one town, told by reports that state no day.
        Tolls::Differ if guessed => likeness.add(-6, ""),
        Tolls::Differ => likeness.add(-2, ""),
        Tolls::Far => likeness.add(-14, ""),
    }
}

/// Whether one teller tells two events: two tolls in his own words, two stated
/// days, or two sentences of which the later does not point to the earlier.
fn told_apart(a: &Mention, b: &Mention, days: Day) -> bool {
    if a.document.id != b.document.id {
        return false;
    }
    let teller = |mention: &Mention| fold(mention.lead().claim.attribution.source.name());
    let one_teller = teller(a) == teller(b);
    let tolls = Tolls::of(a, b);
    let same = matches!(tolls, Tolls::Same | Tolls::SameSmall);
    let another = |mention: &Mention| {
        ["another", "second", "separate", "separately"]
            .iter()
            .any(|word| mention.names(word))
    };
    days == Day::Next
        || (one_teller && matches!(tolls, Tolls::Differ | Tolls::Far | Tolls::Fit))
        || (one_teller && a.apart_from(b) && !same && !points_back(a, b))
        || another(a)
        || another(b)
}

/// Whether the later of two passages names its event as one that was told:
/// "the attack", "the blasts".
fn points_back(a: &Mention, b: &Mention) -> bool {
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

/// Whether two mentions of which one has no place name the same things. Without
/// it, three dead rebels of the Philippines were three of Darfur, on one day.
fn named_alike(a: &Mention, b: &Mention) -> bool {
    a.document.id == b.document.id || a.shared_names(b) >= 2
}

/// Two groups with two tolls: each did its own.
fn other_hands(a: &Mention, b: &Mention, tolls: Tolls) -> bool {
    let others = matches!((a.actor(), b.actor()), (Some(x), Some(y)) if fold(x) != fold(y));
    others && tolls.parts()
}
