//! Locations: names of places with and without their article, and places in common nouns.

use super::bodies::is_ground_name;
use super::people::behind_preposition;
use super::phrase::{bare, chunk, trim, with_article};
use super::{Found, Kind};
use crate::analysis::{Analysis, Dep, NamedKind, Pos, Tag};
use crate::names::Entities;
use record::EntityKind;

pub(super) fn mark(text: &Analysis<'_>, names: &Entities, found: &mut Vec<Found>) {
    for entity in &text.entities {
        let tokens = trim(text, entity.tokens.clone());
        if tokens.is_empty()
            || names
                .actor_at(tokens.start)
                .is_some_and(|actor| actor.kind != EntityKind::Government)
        {
            continue;
        }
        if entity.kind == NamedKind::Person && behind_preposition(text, &tokens)
            || entity.kind == NamedKind::Org && is_ground_name(text, &tokens)
        {
            let start = tokens.start + usize::from(entity.kind == NamedKind::Person);
            found.extend(
                with_article(text, &bare(text, start..tokens.end))
                    .map(|tokens| (tokens, Kind::Location, "the misnamed")),
            );
            found.push((start..tokens.end, Kind::Location, "misnamed"));
            continue;
        }
        let rule = match entity.kind {
            NamedKind::Gpe => "gpe",
            NamedKind::Loc => "loc",
            NamedKind::Fac => "fac",
            _ => continue,
        };
        let plain = bare(text, tokens);
        if let Some(side) = plain
            .start
            .checked_sub(1)
            .filter(|side| is_side(text.word(*side)))
        {
            found.push((side..plain.end, Kind::Location, "side"));
        }
        found.push((plain, Kind::Location, rule));
    }
    for at in 0..text.tokens.len() {
        noun(text, at, found);
    }
    states(text, names, found);
}

/// States inside longer names: "the Government of Iraq".
fn states(text: &Analysis<'_>, names: &Entities, found: &mut Vec<Found>) {
    for at in 0..text.tokens.len() {
        let within = names
            .actor_at(at)
            .is_some_and(|actor| matches!(actor.kind, EntityKind::ArmedGroup | EntityKind::Person));
        if !within
            && text
                .entity_at(at)
                .is_none_or(|entity| entity.kind == NamedKind::Org)
            && text.word(at).len() > 3
            && crate::names::is_state(text.word(at))
        {
            found.push((at..at + 1, Kind::Location, "state"));
        }
    }
}

fn is_side(word: &str) -> bool {
    matches!(
        word.to_lowercase().as_str(),
        "northern"
            | "southern"
            | "eastern"
            | "western"
            | "central"
            | "north"
            | "south"
            | "east"
            | "west"
            | "northeastern"
            | "northwestern"
            | "southeastern"
            | "northeast"
            | "northwest"
    )
}

const GROUNDS: &[&str] = &[
    "city",
    "town",
    "village",
    "area",
    "region",
    "building",
    "facility",
    "position",
    "street",
    "station",
    "center",
    "centre",
    "place",
    "route",
    "mosque",
    "hospital",
    "school",
    "base",
    "border",
    "frontier",
    "territory",
    "bridge",
    "compound",
    "neighborhood",
    "neighbourhood",
    "district",
    "province",
    "site",
    "land",
    "scene",
    "restaurant",
    "store",
    "courthouse",
    "marketplace",
    "market",
    "camp",
    "checkpoint",
    "airport",
    "capital",
    "headquarters",
    "cache",
    "country",
    "stronghold",
    "river",
    "coast",
    "room",
    "entrance",
    "garrison",
    "square",
    "zone",
    "house",
    "home",
    "terrain",
    "road",
];

fn noun(text: &Analysis<'_>, at: usize, found: &mut Vec<Found>) {
    let token = &text.tokens[at];
    let lemma = token.lemma.to_lowercase();
    match text.word(at).to_lowercase().as_str() {
        "here" => found.push((at..at + 1, Kind::Location, "here")),
        "there" if token.dep != Dep::Expl => found.push((at..at + 1, Kind::Location, "there")),
        _ if token.pos == Pos::Noun && GROUNDS.contains(&lemma.as_str()) => {
            let tokens = chunk(text, at);
            if let Some(end) = of_place(text, at) {
                found.push((tokens.start..end, Kind::Location, "ground of a place"));
                return;
            }
            // Places in the plural without a describing word are seldom marked.
            if token.tag != Tag::Nns
                || tokens.len() > 1 && text.tokens[tokens.start].pos != Pos::Det
            {
                found.push((tokens, Kind::Location, "ground"));
            }
        }
        _ => {}
    }
}

/// "the city of Mosul": where the name behind "of" ends.
fn of_place(text: &Analysis<'_>, at: usize) -> Option<usize> {
    let name = (at + 1 < text.tokens.len() && text.word(at + 1) == "of")
        .then(|| text.child(at + 1, &[Dep::Pobj]))
        .flatten()?;
    let entity = text.entity_at(name).filter(|entity| {
        matches!(
            entity.kind,
            NamedKind::Gpe | NamedKind::Loc | NamedKind::Person | NamedKind::Org
        )
    })?;
    Some(trim(text, entity.tokens.clone()).end)
}
