//! Events grouped across reports: one event, each mention with its own toll.
//!
//! Two reports of one bombing are not two bombings, and their tolls belong side
//! by side: "160" (an outlet), "132" (the government), "160 or even 200"
//! (media). Nothing is merged or averaged: a mention keeps its words, its
//! source and its toll, and each group says why its mentions are one.
//!
//! Two mentions are held against each other by place, days, kind, actor, target,
//! instrument and toll. Some differences rule it out, the rest is weighed
//! (`likeness.rs`). A group holds only mentions of which any two could be one
//! event: that A may be B and B may be C does not make A C, or an attack a week
//! would become one that lasts a year.
//!
//! What this is not: a settling of what happened. Where two attacks of one town
//! and day are told alike, it cannot tell them apart; where a report names only
//! the country, it may leave one event as two.

mod chronicle;
mod days;
mod joining;
mod kinds;
mod likeness;
mod meeting;
mod mention;
mod passage;
mod places;
mod rates;
mod sides;
#[cfg(test)]
mod tests;
mod tolls;
mod wording;

pub use days::{Basis, Days};
pub use mention::{Mention, Toll};
pub use sides::{Events, Sides};

use crate::Shelf;
use crate::origins::{origins, words};
use record::{ClaimId, Date, EventKind, Place, PlaceKind, Why};
use std::collections::BTreeMap;

/// One event, as all reports together tell it.
#[derive(Clone, Debug)]
pub struct Happening<'a> {
    /// What each passage says of it, the earliest published first.
    pub mentions: Vec<Mention<'a>>,
    /// Why the mentions are one; the words where there is one only.
    pub why: Why,
}

impl<'a> Happening<'a> {
    /// The kind that most mentions tell, the most particular among equals.
    pub fn kind(&self) -> EventKind {
        let mut told: BTreeMap<EventKind, usize> = BTreeMap::new();
        for mention in &self.mentions {
            *told.entry(mention.event.kind).or_default() += 1;
        }
        let best = told.into_iter().max_by_key(|(kind, times)| {
            (*times, kinds::particular(*kind), std::cmp::Reverse(*kind))
        });
        best.map_or(EventKind::Other, |(kind, _)| kind)
    }

    /// The finest place that a mention names.
    pub fn place(&self) -> Option<&'a Place> {
        let named = self.mentions.iter().filter_map(|mention| mention.place);
        named.min_by_key(|place| places::breadth(place.kind))
    }

    /// The days on which it may have been, as all mentions together have it.
    pub fn days(&self) -> Option<Days> {
        Days::in_common(self.mentions.iter().filter_map(|mention| mention.days))
    }

    /// The names of those who did it, as far as they are told.
    pub fn actors(&self) -> Vec<&'a str> {
        let mut names: Vec<&str> = vec![];
        for name in self.mentions.iter().filter_map(Mention::actor) {
            if !names.contains(&name) {
                names.push(name);
            }
        }
        names
    }

    /// How many documents tell of it.
    pub fn documents(&self) -> usize {
        let mut ids: Vec<_> = self.mentions.iter().map(|it| it.document.id).collect();
        ids.sort_unstable();
        ids.dedup();
        ids.len()
    }

    /// The earliest claim, by which it can be named.
    pub fn lead(&self) -> ClaimId {
        self.mentions[0].lead().id
    }

    /// For each claim that tells it, the earliest claim of the same origin: a toll
    /// that four outlets have from one agency is one toll.
    pub fn origins(&self) -> BTreeMap<ClaimId, ClaimId> {
        let told = self.mentions.iter().flat_map(|mention| {
            let claims = mention.claims.iter();
            claims.map(|claim| (mention.document, *claim))
        });
        let origins = origins(&Shelf::holding(told));
        let all = origins.iter().flat_map(|origin| {
            let claims = origin.claims.iter();
            claims.map(|claim| (*claim, origin.lead()))
        });
        all.collect()
    }

    /// The day to sort by.
    fn day(&self) -> Option<Date> {
        self.days().map(|days| days.first)
    }
}

/// The events that the claims of `shelf` tell of, by day; undated ones last.
///
/// The same claims give the same groups in whatever order they were recorded.
pub fn happenings<'a>(shelf: &Shelf<'a>) -> Vec<Happening<'a>> {
    let mentions = mention::mentions(shelf);
    let mut happenings: Vec<Happening> = joining::groups(&mentions)
        .into_iter()
        .map(|group| happening(&mentions, &group))
        .collect();
    happenings.sort_by_key(|it| (it.day().is_none(), it.day(), it.lead()));
    happenings
}

fn happening<'a>(mentions: &[Mention<'a>], group: &joining::Group) -> Happening<'a> {
    let reasons = group.links.iter().filter_map(|link| {
        let pair = [&mentions[link.a], &mentions[link.b]];
        let words = pair.map(|mention| words(mention.lead()));
        Why::because(link.likeness.says(), words.to_vec()).ok()
    });
    let statement = format!("one event, told {} times", group.members.len());
    let mut members: Vec<Mention> = group
        .members
        .iter()
        .map(|at| mentions[*at].clone())
        .collect();
    members.sort_by_key(Mention::published_first);
    let alone = || words(members[0].lead());
    Happening {
        why: Why::because(statement, reasons.collect()).unwrap_or_else(|_| alone()),
        mentions: members,
    }
}

/// Whether a place is small enough that an event there is probably the only one of its day.
pub(crate) fn is_local(place: &Place) -> bool {
    matches!(
        place.kind,
        PlaceKind::Settlement | PlaceKind::Feature | PlaceKind::Unresolved
    )
}
