//! Where it happened: names of places in a text, and which place each one means.
//!
//! [`Gazetteer`] holds the places, [`places`] reads a text against it.

mod builder;
mod class;
mod fold;
mod format;
mod gazetteer;
mod geonames;
mod layout;
mod mentions;
mod names;
mod resolve;
mod scene;
mod spelled;
mod standing;
mod tables;
mod verdict;

pub use builder::{Builder, Row};
pub use class::Class;
pub use gazetteer::{Entry, Error, Gazetteer, Meaning, PlaceId};
pub use geonames::{Imported, import, parse_line};

use crate::analysis::Analysis;
use record::Place;

/// What is known beside the text.
#[derive(Clone, Copy, Debug, Default)]
pub struct Context<'c> {
    /// The document's title, empty without one.
    pub title: &'c str,
    /// Countries that something else in the document points to, such as the home of an armed group.
    pub countries: &'c [PlaceId],
}

/// The places a text names, in order of the text, each with what it means here.
///
/// Demonyms ("Iraqi troops") are no places; they only tell which country a text is about. A name without a place in
/// the gazetteer, or whose only namesakes lie where nothing in the text points, is [`Unresolved`](record::PlaceKind).
pub fn places(text: &Analysis<'_>, gazetteer: &Gazetteer, context: Context<'_>) -> Vec<Place> {
    let mut found = mentions::find(text, gazetteer);
    found.hints.extend(context.countries);
    let given = titled(context.title, gazetteer);
    let answers = resolve::resolve(gazetteer, &found, &given);
    let mentions = found.mentions.iter().zip(answers);
    mentions
        .map(|(mention, answer)| place(text, gazetteer, mention, answer))
        .collect()
}

/// Countries that a title names or whose people it names.
fn titled(title: &str, gazetteer: &Gazetteer) -> Vec<PlaceId> {
    let words: Vec<&str> = title.split_whitespace().collect();
    let capital = |words: &&[&str]| words[0].starts_with(char::is_uppercase);
    let runs = (1..=3)
        .flat_map(|length| words.windows(length))
        .filter(capital);
    runs.filter_map(|run| gazetteer.country_by_name(&run.join(" ")))
        .map(|country| country.id)
        .collect()
}

fn place(
    text: &Analysis<'_>,
    gazetteer: &Gazetteer,
    mention: &mentions::Mention,
    answer: Option<PlaceId>,
) -> Place {
    let words = text.span(mention.tokens.clone());
    let entry = answer.and_then(|id| gazetteer.entry(id));
    Place {
        words,
        name: entry
            .map_or_else(|| text.words(mention.tokens.clone()), |entry| entry.name)
            .into(),
        kind: entry.map_or(record::PlaceKind::Unresolved, |entry| entry.class.kind()),
        geonames: entry.and_then(|entry| entry.geonames).map(u64::from),
        country: answer.and_then(|id| gazetteer.code(id)).map(Into::into),
        admin1: answer
            .and_then(|id| gazetteer.area(id))
            .map(|area| area.name.into()),
        point: entry.map(|entry| entry.point),
    }
}
