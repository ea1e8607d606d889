//! A passage that tells an event: the claims of one document that share its trigger.

use super::days::Days;
use super::passage::Passage;
use super::wording;
use crate::fold::{self, fold};
use crate::{Dated, Shelf};
use record::{
    ClaimId, Comparator, Date, Event, Measure, PartialDate, Place, PlaceKind, Scope, Source, Span,
    Stance, StoredClaim, StoredDocument,
};
use std::collections::BTreeMap;

/// One event as one passage tells it.
#[derive(Clone, Debug)]
pub struct Mention<'a> {
    /// The report.
    pub document: &'a StoredDocument,
    /// The claims that tell it, in order of recording; never none.
    pub claims: Vec<&'a StoredClaim>,
    /// The event.
    pub event: &'a Event,
    /// Where, if it is told.
    pub place: Option<&'a Place>,
    /// When it may have been.
    pub days: Option<Days>,
    /// How many it harmed, each as its source has it.
    pub tolls: Vec<Toll<'a>>,
    pub(super) passage: Passage,
    untimed: bool,
    /// What its place is called, folded once as many are held against it.
    place_name: String,
    place_stems: Vec<String>,
}

/// One count of those an event harmed.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Toll<'a> {
    /// The claim that gives it.
    pub claim: ClaimId,
    /// Who says so.
    pub source: &'a Source,
    /// Killed, wounded, both together, abducted, captured.
    pub measure: Measure,
    /// The words of the number.
    pub words: Span,
    /// Lower bound.
    pub low: Option<f64>,
    /// Upper bound.
    pub high: Option<f64>,
    /// How the words bound it.
    pub comparator: Comparator,
    /// Whether it counts only some of them: "including two children".
    pub part: bool,
}

/// The events told on a shelf, in an order that does not hang on that of recording.
pub(super) fn mentions<'a>(shelf: &Shelf<'a>) -> Vec<Mention<'a>> {
    let mut by_trigger: BTreeMap<_, Vec<&StoredClaim>> = BTreeMap::new();
    for claim in shelf.claims().filter(|claim| tells(claim)) {
        let trigger = claim.claim.event.as_ref().map(|event| event.trigger);
        let told = by_trigger.entry((claim.document, trigger)).or_default();
        told.push(claim);
    }
    let mut mentions: Vec<Mention> = by_trigger
        .into_values()
        .filter_map(|claims| mention(shelf, claims))
        .collect();
    mentions.sort_by(|a, b| a.key().cmp(&b.key()));
    super::chronicle::carry(&mut mentions);
    mentions
}

/// Whether a claim says that something took place, rather than that it did not or will.
fn tells(claim: &StoredClaim) -> bool {
    claim.claim.event.is_some() && claim.claim.stance == Stance::Asserts
}

fn mention<'a>(shelf: &Shelf<'a>, claims: Vec<&'a StoredClaim>) -> Option<Mention<'a>> {
    let document = shelf.of(claims.first()?);
    let event = claims.iter().find_map(|it| it.claim.event.as_ref())?;
    let text = &document.document.text;
    let occurred = claims.iter().find_map(|it| {
        let when = it.claim.time.as_ref()?;
        let own = wording::is_own_day(event.kind, event.trigger, when.words, text);
        own.then(|| Dated::of(it, document).occurred.or(when.window))?
    });
    let words = claims
        .iter()
        .map(|it| it.claim.span)
        .fold(event.trigger, Span::cover);
    let place = finest(&claims);
    Some(Mention {
        document,
        event,
        untimed: occurred.is_none(),
        place_stems: place.map_or_else(Vec::new, |place| place_stems(place, text)),
        place_name: place.map_or_else(String::new, |place| fold(&place.name)),
        place,
        days: Days::of(occurred, document.document.published),
        tolls: tolls(&claims),
        passage: Passage::around(text, words),
        claims,
    })
}

/// The finest place that a claim of the event names.
fn finest<'a>(claims: &[&'a StoredClaim]) -> Option<&'a Place> {
    let places = claims.iter().filter_map(|claim| claim.claim.place.as_ref());
    places.min_by_key(|place| super::places::breadth(place.kind))
}

/// The words of what a place is called, on the map and in the text; none of one
/// found on no map, which may be a weapon or a people ("Qassam").
fn place_stems(place: &Place, text: &str) -> Vec<String> {
    if place.kind == PlaceKind::Unresolved {
        return vec![];
    }
    let names = [
        Some(place.name.as_str()),
        place.admin1.as_deref(),
        place.words.of(text),
    ];
    let words = names.into_iter().flatten().flat_map(fold::words);
    words.map(|word| fold::stem(&word).to_owned()).collect()
}

fn tolls<'a>(claims: &[&'a StoredClaim]) -> Vec<Toll<'a>> {
    let mut tolls: Vec<Toll> = claims.iter().filter_map(|claim| counted(claim)).collect();
    let harmed = claims.iter().flat_map(|claim| harmed(claim));
    for toll in harmed {
        let known =
            |other: &Toll| other.measure == toll.measure && other.words.overlaps(toll.words);
        if !tolls.iter().any(known) {
            tolls.push(toll);
        }
    }
    tolls.sort_by_key(|toll| (toll.measure, toll.part, toll.words));
    tolls
}

/// What a claim of a number counts, where that is people an event harmed.
fn counted(stored: &StoredClaim) -> Option<Toll<'_>> {
    let quantity = stored.claim.quantity.as_ref()?;
    let harms = matches!(
        quantity.measure,
        Measure::Fatalities
            | Measure::Wounded
            | Measure::Casualties
            | Measure::Abducted
            | Measure::Captured
    );
    let of_it = harms && quantity.scope != Scope::Total;
    of_it.then_some(Toll {
        claim: stored.id,
        source: &stored.claim.attribution.source,
        measure: quantity.measure,
        words: quantity.words,
        low: quantity.low,
        high: quantity.high,
        comparator: quantity.comparator,
        part: quantity.scope == Scope::Part,
    })
}

/// What the event of a claim says it harmed.
fn harmed(stored: &StoredClaim) -> Vec<Toll<'_>> {
    let Some(event) = stored.claim.event.as_ref() else {
        return vec![];
    };
    let killed = event.killed.map(|toll| (Measure::Fatalities, toll));
    let wounded = event.wounded.map(|toll| (Measure::Wounded, toll));
    let toll = |(measure, toll): (Measure, record::Toll)| Toll {
        claim: stored.id,
        source: &stored.claim.attribution.source,
        measure,
        words: toll.words,
        low: toll.low,
        high: toll.high,
        comparator: toll.comparator,
        part: false,
    };
    killed.into_iter().chain(wounded).map(toll).collect()
}

impl<'a> Mention<'a> {
    /// The first claim that tells it.
    pub fn lead(&self) -> &'a StoredClaim {
        self.claims[0]
    }

    /// The name of who did it, where that is known.
    pub fn actor(&self) -> Option<&'a str> {
        let entity = self.event.actor.as_ref()?.entity.as_ref()?;
        Some(&entity.name)
    }

    /// The words for whom or what it hit.
    pub fn target(&self) -> Option<&'a str> {
        let target = self.event.target.as_ref()?;
        target.words.of(&self.document.document.text)
    }

    /// The words for what it was done with.
    pub fn instrument(&self) -> Option<&'a str> {
        self.event.instrument?.of(&self.document.document.text)
    }

    /// Whether its words tell no time.
    pub(super) fn is_untimed(&self) -> bool {
        self.untimed
    }

    /// What it counts as a measure, the whole and not a part.
    pub(super) fn whole(&self, measure: Measure) -> impl Iterator<Item = &Toll<'a>> {
        let whole = move |toll: &&Toll| toll.measure == measure && !toll.part;
        self.tolls.iter().filter(whole)
    }

    /// Whether a place is named in its words.
    pub(super) fn names(&self, place: &str) -> bool {
        self.passage.has(place)
    }

    /// The folded name of its place, empty where it tells none.
    pub(super) fn place_name(&self) -> &str {
        &self.place_name
    }

    /// Whether the place of another mention is named in its words.
    pub(super) fn tells_place_of(&self, other: &Mention) -> bool {
        !other.place_name.is_empty() && self.passage.has_folded(&other.place_name)
    }

    /// Longer words that both passages have, but for those of their places, which
    /// count as places.
    pub(super) fn shared<'s>(&'s self, other: &'s Mention) -> impl Iterator<Item = &'s String> {
        let stems = self.passage.stems();
        let both = stems.intersection(other.passage.stems());
        both.filter(|stem| !self.place_stems.contains(stem) && !other.place_stems.contains(stem))
    }

    /// Whether a sentence ends between it and another mention of its document.
    pub(super) fn apart_from(&self, other: &Mention) -> bool {
        let (x, y) = (self.event.trigger, other.event.trigger);
        let (from, to) = (x.end.min(y.end), x.start.max(y.start));
        let between = self.document.document.text.get(from..to);
        between.is_some_and(|between| between.contains(". ") || between.contains('\n'))
    }

    pub(super) fn published_first(&self) -> (bool, Option<Date>, ClaimId) {
        let published = self.document.document.published;
        let first = published.map(PartialDate::first);
        (published.is_none(), first, self.lead().id)
    }

    /// What it says rather than what it is called, so that the order of recording does not show.
    fn key(&self) -> (Option<Date>, &str, Span) {
        let document = &self.document.document;
        let published = document.published.map(PartialDate::first);
        (published, &document.text, self.event.trigger)
    }
}
