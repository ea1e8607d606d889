//! How often things happen and words are used, as the ledger itself has it.
//!
//! That two reports agree means much where agreement is rare: two attacks on
//! Safed in one week are probably one, two on Baghdad in 2006 are probably two.
//! So each agreement is weighed by how often it comes about by chance (Fellegi
//! and Sunter, "A Theory for Record Linkage", JASA 64, 1969), and how often is
//! counted in the ledger, with a guess beforehand that a small ledger leans on.
//!
//! All counts are of days and not of reports, or an event that fifty outlets
//! tell would make its own words and place common. For the same reason the days
//! around an event do not count as the usual course of its place.

use super::is_local;
use super::mention::Mention;
use crate::dated::days_between;
use crate::fold;
use record::{Date, EventKind, Measure, PartialDate, Place, PlaceKind};
use std::collections::{BTreeSet, HashMap};

/// Counts over all mentions of a shelf.
#[derive(Clone, Debug, Default)]
pub(super) struct Rates<'m> {
    told: HashMap<Scope, Vec<Occasion<'m>>>,
    words: HashMap<(&'m str, &'m str), Vec<Date>>,
    days: HashMap<&'m str, Vec<Date>>,
    tolls: HashMap<(Measure, u64), usize>,
    counts: HashMap<Measure, usize>,
    kinds: HashMap<EventKind, usize>,
    mentions: usize,
}

/// What stretch of land is looked at.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(super) enum Scope {
    /// A settlement or feature, by name and country.
    Spot(String),
    /// A first-level area, by name and country.
    Area(String),
    /// A country.
    Country(String),
    /// All there is.
    World,
}

/// A day, a place and a kind of event: several reports of it are one.
type Occasion<'m> = (Date, &'m str, EventKind);

/// How far around an event the usual course of its place is looked at, in days.
const AROUND_DAYS: i64 = 60;
/// Days around an event that may tell of itself.
const ITSELF_DAYS: i64 = 4;
/// The days between the two.
const OTHER_DAYS: f64 = 2.0 * (AROUND_DAYS - ITSELF_DAYS) as f64;
/// How many days the guess beforehand is worth.
const GUESS_DAYS: f64 = 40.0;

impl Scope {
    /// What a place is: a spot, an area, a country or no more than the world.
    pub(super) fn of(place: &Place) -> Scope {
        let country = place.country.as_deref().unwrap_or_default();
        let named = || format!("{}/{country}", fold(&place.name));
        match place.kind {
            _ if is_local(place) => Scope::Spot(named()),
            PlaceKind::Area => Scope::Area(named()),
            PlaceKind::Country => Scope::Country(country.to_owned()),
            _ => Scope::World,
        }
    }

    /// The area that a place is or lies in.
    pub(super) fn area(place: &Place) -> Option<Scope> {
        if place.kind == PlaceKind::Area {
            return Some(Scope::of(place));
        }
        let country = place.country.as_deref().unwrap_or_default();
        let area = place.admin1.as_deref()?;
        Some(Scope::Area(format!("{}/{country}", fold(area))))
    }

    /// The country of a place.
    pub(super) fn country(place: &Place) -> Option<Scope> {
        Some(Scope::Country(place.country.clone()?))
    }
}

impl<'m> Rates<'m> {
    /// The counts of `mentions`, which stand in order of publication.
    pub(super) fn of(mentions: &'m [Mention<'_>]) -> Rates<'m> {
        let mut rates = Rates {
            mentions: mentions.len(),
            ..Rates::default()
        };
        for mention in mentions {
            rates.count(mention);
            if let Some(days) = mention.days {
                let occasion = (days.last, mention.place_name(), mention.event.kind);
                for scope in scopes(mention) {
                    rates.told.entry(scope).or_default().push(occasion);
                }
            }
        }
        for occasions in rates.told.values_mut() {
            occasions.sort_unstable();
            occasions.dedup();
        }
        rates
    }

    fn count(&mut self, mention: &'m Mention<'_>) {
        let Some(out) = mention.document.document.published.map(PartialDate::first) else {
            return;
        };
        let country = country(mention);
        let contexts = if country.is_empty() {
            &[""][..]
        } else {
            &["", country]
        };
        for context in contexts {
            add(self.days.entry(context).or_default(), out);
            for stem in mention.passage.stems() {
                add(self.words.entry((context, stem)).or_default(), out);
            }
        }
        *self.kinds.entry(mention.event.kind).or_default() += 1;
        for toll in &mention.tolls {
            if let Some(value) = toll.low.or(toll.high) {
                *self.tolls.entry((toll.measure, whole(value))).or_default() += 1;
                *self.counts.entry(toll.measure).or_default() += 1;
            }
        }
    }

    /// Events a day in the weeks before and after `day`, but for the days around it.
    ///
    /// Before any are counted, a town in a war is taken to have one in two months
    /// and a province one in ten days, or more where their country has many.
    pub(super) fn a_day(&self, scope: &Scope, country: &str, day: Date) -> f64 {
        let told = self.told.get(scope).map_or(&[][..], Vec::as_slice);
        let of_country = || match country {
            "" => 0.0,
            country => self.a_day(&Scope::Country(country.to_owned()), country, day),
        };
        let guess = match scope {
            Scope::Spot(_) => (of_country() / 10.0).max(1.0 / 60.0),
            Scope::Area(_) => (of_country() / 5.0).max(0.1),
            Scope::Country(_) => 0.5,
            Scope::World => 10.0,
        };
        let around = around(told, |it| it.0, day) as f64;
        (around + GUESS_DAYS * guess) / (OTHER_DAYS + GUESS_DAYS)
    }

    /// The share of days on which a passage has the word: of all days, of those of
    /// the country, of the weeks before and after `day`, whichever is the most.
    pub(super) fn word(&self, country: &str, stem: &str, day: Date) -> f64 {
        let days = |context: &str| self.days.get(context).map_or(0, Vec::len);
        // The two passages that are compared have it, and are left out.
        let others = |context| self.days_with(context, stem).len().saturating_sub(2) as f64;
        let everywhere = (others("") + 5.0) / (days("") as f64 + 100.0);
        let around = around(self.days_with("", stem), |it| *it, day) as f64;
        let now = (around + GUESS_DAYS * everywhere) / (OTHER_DAYS + GUESS_DAYS);
        let here = match country {
            "" => 0.0,
            _ => (others(country) + 30.0 * everywhere) / (days(country) as f64 + 30.0),
        };
        everywhere.max(now).max(here)
    }

    fn days_with<'s>(&'s self, context: &'s str, stem: &'s str) -> &'s [Date] {
        let days = self.words.get(&(context, stem));
        days.map_or(&[][..], Vec::as_slice)
    }

    /// The share of counts of a harm that are this number.
    ///
    /// Beforehand by a power law, as the sizes of attacks follow one (Clauset,
    /// Young and Gleditsch, "On the Frequency of Severe Terrorist Events", 2007).
    pub(super) fn toll(&self, measure: Measure, value: f64) -> f64 {
        const WORTH: f64 = 50.0;
        const ZETA: f64 = 2.612;
        let guess = libm::pow(value.max(1.0), -1.5) / ZETA;
        let seen = self.tolls.get(&(measure, whole(value)));
        let seen = seen.map_or(0, |seen| seen.saturating_sub(2)) as f64;
        let all = self.counts.get(&measure).copied().unwrap_or(0) as f64;
        (seen + WORTH * guess) / (all + WORTH)
    }

    /// The share of counts that lie within a fifth of this number, by the power law alone.
    pub(super) fn toll_near(&self, value: f64) -> f64 {
        0.2 / libm::sqrt(value.max(1.0))
    }

    /// The share of mentions of this kind.
    pub(super) fn kind(&self, kind: EventKind) -> f64 {
        let seen = self
            .kinds
            .get(&kind)
            .map_or(0, |seen| seen.saturating_sub(2));
        (seen as f64 + 20.0 * 0.2) / (self.mentions as f64 + 20.0)
    }
}

/// Adds a day to days that come in order, each once.
fn add(days: &mut Vec<Date>, day: Date) {
    if days.last() != Some(&day) {
        days.push(day);
    }
}

/// How many of a row in order of days lie around `day`, but for those next to it.
fn around<T>(row: &[T], of: impl Fn(&T) -> Date, day: Date) -> usize {
    let within = |days: i64| {
        let before = row.partition_point(|it| days_between(of(it), day) > days);
        row.partition_point(|it| days_between(day, of(it)) <= days) - before
    };
    within(AROUND_DAYS) - within(ITSELF_DAYS)
}

/// The country of a mention, empty where none is known.
pub(super) fn country<'m>(mention: &'m Mention<'_>) -> &'m str {
    let place = mention.place.and_then(|place| place.country.as_deref());
    place.unwrap_or_default()
}

fn scopes(mention: &Mention) -> BTreeSet<Scope> {
    let mut scopes = BTreeSet::from([Scope::World]);
    if let Some(place) = mention.place {
        scopes.insert(Scope::of(place));
        scopes.extend(Scope::area(place));
        scopes.extend(Scope::country(place));
    }
    scopes
}

fn whole(value: f64) -> u64 {
    libm::round(value.max(0.0)) as u64
}
