//! All answers on one text.

use super::entities::{self, Marked};
use super::templates::Template;
use crate::attribution::{Said, attributions};
use crate::reader::places_beside;
use crate::times::{Anchor, Timex, times};
use crate::{Reader, names, parse};
use record::{PartialDate, Place, Span};

/// What the corpora ask of a text.
#[derive(Debug)]
pub struct Answers {
    /// Who says what (PolNeAR).
    pub attributions: Vec<Attributed>,
    /// TIMEX3 (TempEval-3, WikiWars).
    pub times: Vec<Timex>,
    /// Toponyms (GeoVirus, TR-News).
    pub places: Vec<Place>,
    /// People, bodies, places and things (re3d).
    pub entities: Vec<Marked>,
    /// How certain a predicate is, −3…3 (MEANTIME).
    pub certainty: Vec<(Span, f32)>,
    /// The kind of event that the text is about (CASE 2021).
    pub event_type: &'static str,
    /// Incidents with their role fillers (MUC-4).
    pub templates: Vec<Template>,
}

/// One attribution, in bytes.
#[derive(Debug)]
pub struct Attributed {
    /// The speaker's words; none where nobody is named.
    pub source: Vec<Span>,
    /// The attributing words.
    pub cue: Vec<Span>,
    /// What is said.
    pub content: Vec<Span>,
}

/// Reads `text` for the referee. Without a publication date, times are told
/// as in a history: from the date last mentioned.
pub fn answers(reader: &Reader, text: &str, published: Option<PartialDate>) -> Answers {
    let parsed = parse::parse(reader.pipeline(), text);
    let attributed = |said: Said| Attributed {
        source: said
            .source
            .iter()
            .map(|range| parsed.span(range.clone()))
            .collect(),
        cue: said
            .cue
            .iter()
            .map(|token| parsed.tokens[*token].span)
            .collect(),
        content: said
            .content
            .iter()
            .map(|part| parsed.span(part.clone()))
            .collect(),
    };
    Answers {
        attributions: attributions(&parsed).into_iter().map(attributed).collect(),
        times: times(&parsed, published.map_or(Anchor::Narrative, Anchor::News)),
        places: places_beside(&parsed, reader.gazetteer(), "", &names::entities(&parsed)),
        entities: entities::marks(&parsed),
        certainty: super::certainty::values(&parsed),
        event_type: super::event_type::label(text),
        templates: super::templates::templates(&parsed),
    }
}
