//! Events grouped across reports, as JSON, CSV and text for people: one event,
//! its tolls side by side.

use super::safe::{cut, line};
use super::why::WhyView;
use super::{csv, line as block};
use crate::brief::words;
use judging::happenings::{Basis, Days, Happening, Mention, Toll};
use record::{ClaimId, Measure, Place, Role, Unit};
use serde::Serialize;
use std::collections::BTreeMap;
use std::io::Write;

/// One event; one object a line. `docs/schema/happening.schema.json` is its contract.
#[derive(Debug, Serialize)]
pub(crate) struct HappeningView<'a> {
    claim: String,
    kind: &'static str,
    place: Option<PlaceView<'a>>,
    days: Option<DaysView>,
    actors: Vec<&'a str>,
    documents: usize,
    mentions: Vec<MentionView<'a>>,
    why: WhyView,
}

#[derive(Debug, Serialize)]
struct MentionView<'a> {
    document: String,
    given_id: Option<&'a str>,
    outlet: Option<&'a str>,
    published: Option<String>,
    claims: Vec<String>,
    kind: &'static str,
    place: Option<PlaceView<'a>>,
    days: Option<DaysView>,
    actor: Option<&'a str>,
    target: Option<&'a str>,
    instrument: Option<&'a str>,
    tolls: Vec<TollView<'a>>,
    tlp: Option<&'static str>,
}

#[derive(Debug, Serialize)]
struct TollView<'a> {
    claim: String,
    /// The earliest claim of its origin; its own where it copies none.
    origin: String,
    source: &'a str,
    role: &'static str,
    measure: &'static str,
    text: &'a str,
    span: [usize; 2],
    low: Option<f64>,
    high: Option<f64>,
    comparator: &'static str,
    part: bool,
}

#[derive(Debug, Serialize)]
struct PlaceView<'a> {
    name: &'a str,
    kind: &'static str,
    geonames: Option<u64>,
    country: Option<&'a str>,
    admin1: Option<&'a str>,
}

#[derive(Debug, Serialize)]
struct DaysView {
    first: String,
    last: String,
    basis: &'static str,
}

impl<'a> HappeningView<'a> {
    pub(crate) fn new(happening: &'a Happening<'a>) -> Self {
        HappeningView {
            claim: happening.lead().to_string(),
            kind: happening.kind().as_str(),
            place: happening.place().map(PlaceView::from),
            days: happening.days().map(DaysView::from),
            actors: happening.actors(),
            documents: happening.documents(),
            mentions: mentions(happening),
            why: WhyView::from(&happening.why),
        }
    }
}

fn mentions<'a>(happening: &'a Happening<'a>) -> Vec<MentionView<'a>> {
    let origins = origins(happening);
    let told = happening.mentions.iter();
    told.map(|mention| MentionView::new(mention, &origins))
        .collect()
}

/// The origins of the claims of an event; of one that one passage tells there is nothing to find.
fn origins(happening: &Happening) -> BTreeMap<ClaimId, ClaimId> {
    match happening.documents() {
        1 => BTreeMap::new(),
        _ => happening.origins(),
    }
}

impl<'a> MentionView<'a> {
    fn new(mention: &'a Mention<'a>, origins: &BTreeMap<ClaimId, ClaimId>) -> Self {
        let document = &mention.document.document;
        MentionView {
            document: mention.document.id.to_string(),
            given_id: document.given_id.as_deref(),
            outlet: document.outlet.as_deref(),
            published: document.published.map(|date| date.to_string()),
            claims: mention.claims.iter().map(|it| it.id.to_string()).collect(),
            kind: mention.event.kind.as_str(),
            place: mention.place.map(PlaceView::from),
            days: mention.days.map(DaysView::from),
            actor: mention.actor(),
            target: mention.target(),
            instrument: mention.instrument(),
            tolls: mention
                .tolls
                .iter()
                .map(|toll| TollView::new(toll, mention, origins))
                .collect(),
            tlp: document.tlp.map(record::Tlp::as_str),
        }
    }
}

impl<'a> TollView<'a> {
    fn new(toll: &Toll<'a>, mention: &Mention<'a>, origins: &BTreeMap<ClaimId, ClaimId>) -> Self {
        let origin = origins.get(&toll.claim).copied().unwrap_or(toll.claim);
        TollView {
            claim: toll.claim.to_string(),
            origin: origin.to_string(),
            source: toll.source.name(),
            role: toll.source.role.as_str(),
            measure: toll.measure.as_str(),
            text: toll_words(toll, mention),
            span: [toll.words.start, toll.words.end],
            low: toll.low,
            high: toll.high,
            comparator: toll.comparator.as_str(),
            part: toll.part,
        }
    }
}

impl<'a> From<&'a Place> for PlaceView<'a> {
    fn from(place: &'a Place) -> Self {
        PlaceView {
            name: &place.name,
            kind: place.kind.as_str(),
            geonames: place.geonames,
            country: place.country.as_deref(),
            admin1: place.admin1.as_deref(),
        }
    }
}

impl From<Days> for DaysView {
    fn from(days: Days) -> Self {
        DaysView {
            first: days.first.to_string(),
            last: days.last.to_string(),
            basis: match days.basis {
                Basis::Stated => "stated",
                Basis::Carried => "carried",
                Basis::Published => "published",
            },
        }
    }
}

fn toll_words<'a>(toll: &Toll<'a>, mention: &Mention<'a>) -> &'a str {
    let text = &mention.document.document.text;
    toll.words.of(text).unwrap_or_default()
}

/// Columns of a listing of events: a row a toll, or a mention that has none.
pub(crate) const HAPPENING: [&str; 21] = [
    "event",
    "event_kind",
    "event_place",
    "first_day",
    "last_day",
    "days_basis",
    "documents",
    "document",
    "outlet",
    "published",
    "kind",
    "place",
    "country",
    "actor",
    "source",
    "measure",
    "low",
    "high",
    "comparator",
    "claim",
    "text",
];

/// The rows of one event under [`HAPPENING`].
pub(crate) fn rows(happening: &Happening) -> Vec<[String; 21]> {
    let of_mention = |mention: &Mention| match mention.tolls.is_empty() {
        true => vec![row(happening, mention, None)],
        false => {
            let tolls = mention.tolls.iter();
            tolls
                .map(|toll| row(happening, mention, Some(toll)))
                .collect()
        }
    };
    happening.mentions.iter().flat_map(of_mention).collect()
}

fn row(happening: &Happening, mention: &Mention, toll: Option<&Toll>) -> [String; 21] {
    let named = |name: Option<&str>| csv::cell(name.unwrap_or_default());
    let place = |place: Option<&Place>| named(place.map(|place| place.name.as_str()));
    let days = happening.days().map(DaysView::from);
    let document = &mention.document.document;
    let day = |of: fn(&DaysView) -> &str| days.as_ref().map_or("", of).to_owned();
    [
        happening.lead().to_string(),
        happening.kind().to_string(),
        place(happening.place()),
        day(|days| &days.first),
        day(|days| &days.last),
        day(|days| days.basis),
        happening.documents().to_string(),
        mention.document.id.to_string(),
        named(document.outlet.as_deref()),
        document
            .published
            .map(|it| it.to_string())
            .unwrap_or_default(),
        mention.event.kind.to_string(),
        place(mention.place),
        named(mention.place.and_then(|place| place.country.as_deref())),
        named(mention.actor()),
        named(toll.map(|toll| toll.source.name())),
        toll.map(|toll| toll.measure.to_string())
            .unwrap_or_default(),
        csv::number(toll.and_then(|toll| toll.low)),
        csv::number(toll.and_then(|toll| toll.high)),
        toll.map(|toll| toll.comparator.to_string())
            .unwrap_or_default(),
        toll.map_or(mention.lead().id, |toll| toll.claim)
            .to_string(),
        csv::cell(toll.map_or(mention.lead().claim.words(), |toll| {
            toll_words(toll, mention)
        })),
    ]
}

/// One event for people: what and where, then each mention with its toll.
pub(crate) fn block(out: &mut impl Write, happening: &Happening) -> std::io::Result<()> {
    let heading = [
        happening.days().map_or_else(|| "undated".into(), when),
        happening
            .place()
            .map_or_else(|| "no place told".into(), |it| line(&where_(it))),
        happening.kind().to_string().replace('-', " "),
        happening
            .actors()
            .iter()
            .map(|name| line(name))
            .collect::<Vec<_>>()
            .join(" or "),
        words::count(happening.documents(), "report", "reports"),
    ];
    let heading: Vec<String> = heading
        .into_iter()
        .filter(|part| !part.is_empty())
        .collect();
    writeln!(out, "{}", heading.join("  ·  "))?;
    let origins = origins(happening);
    let told = happening.mentions.iter();
    let cells: Vec<[String; 4]> = told.flat_map(|it| cells(it, &origins)).collect();
    let width = |column: usize| cells.iter().map(|row| row[column].chars().count()).max();
    let widths: [usize; 4] =
        std::array::from_fn(|column| width(column).unwrap_or(0).min(WIDTH_MAX));
    for row in &cells {
        let padded = row
            .iter()
            .zip(widths)
            .map(|(cell, width)| format!("{cell:<width$}"));
        writeln!(
            out,
            "  {}",
            padded.collect::<Vec<_>>().join("  ").trim_end()
        )?;
    }
    if happening.mentions.len() > 1 {
        let mut reasons: Vec<&str> = vec![];
        for reason in happening.why.reasons() {
            if !reasons.contains(&reason.statement()) {
                reasons.push(reason.statement());
            }
        }
        writeln!(out, "  one event: {}", reasons.join("; "))?;
    }
    Ok(())
}

/// Columns are lined up to this width; a longer cell pushes only its own row.
const WIDTH_MAX: usize = 44;

/// Who says so, the tolls, where and when it came out, and where to look.
fn cells(mention: &Mention, origins: &BTreeMap<ClaimId, ClaimId>) -> Vec<[String; 4]> {
    let mut by_source: Vec<(&record::Source, record::ClaimId, Vec<String>)> = vec![];
    for toll in &mention.tolls {
        let known = by_source
            .iter_mut()
            .find(|it| it.0.name() == toll.source.name());
        match known {
            Some(known) => known.2.push(harmed(toll)),
            None => by_source.push((toll.source, toll.claim, vec![harmed(toll)])),
        }
    }
    if by_source.is_empty() {
        let lead = mention.lead();
        let source = &lead.claim.attribution.source;
        by_source.push((source, lead.id, vec!["no toll".into()]));
    }
    let row = |(source, claim, tolls): (&record::Source, record::ClaimId, Vec<String>)| {
        let state = mention.claims.iter().find(|it| it.id == claim);
        let mark = state.map_or("", |it| block::mark(it.state));
        let copied = origins.get(&claim).filter(|origin| **origin != claim);
        let copied = copied.map_or(String::new(), |origin| {
            format!("  of one origin with {origin}")
        });
        [
            cut(&line(speaker(source, mention)), 34),
            tolls.join(", "),
            format!("({})", out(source, mention)),
            format!("{claim} {mark} {}{copied}", mention.document.id),
        ]
    };
    by_source.into_iter().map(row).collect()
}

/// When it came out, and where, unless the outlet itself is the speaker.
fn out(source: &record::Source, mention: &Mention) -> String {
    let document = &mention.document.document;
    let published = document.published;
    let published = published.map_or_else(|| "undated".into(), |date| date.to_string());
    match document.outlet.as_deref() {
        Some(outlet) if source.role != Role::Author => {
            format!("{}, {published}", cut(&line(outlet), 24))
        }
        _ => published,
    }
}

/// The speaker; for the author's own voice the outlet.
fn speaker<'a>(source: &'a record::Source, mention: &'a Mention) -> &'a str {
    match source.role {
        Role::Author => mention
            .document
            .document
            .outlet
            .as_deref()
            .unwrap_or("author"),
        _ => source.name(),
    }
}

/// "at least 35 killed", "some wounded".
fn harmed(toll: &Toll) -> String {
    let verb = match toll.measure {
        Measure::Fatalities => "killed",
        Measure::Wounded => "wounded",
        Measure::Abducted => "abducted",
        Measure::Captured => "captured",
        _ => "killed or wounded",
    };
    let amount = judging::Amount {
        low: toll.low,
        high: toll.high,
        unit: Unit::Count,
        derived: false,
    };
    let number = match toll.low.or(toll.high) {
        Some(_) => words::computed(&amount, toll.comparator),
        None => "no number".into(),
    };
    let part = if toll.part { "of whom " } else { "" };
    format!("{part}{number} {verb}")
}

fn when(days: Days) -> String {
    let window = record::Window {
        begin: Some(days.first),
        end: Some(days.last),
        precision: record::Precision::Day,
    };
    let shown = words::window(window);
    if days.are_told() {
        shown
    } else {
        format!("({shown})")
    }
}

fn where_(place: &Place) -> String {
    let parts = [
        Some(place.name.as_str()),
        place.admin1.as_deref(),
        place.country.as_deref(),
    ];
    let mut told: Vec<&str> = vec![];
    for part in parts.into_iter().flatten() {
        if !told.contains(&part) {
            told.push(part);
        }
    }
    told.join(", ")
}
