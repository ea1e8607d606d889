//! A claim as JSON, one object a line. `docs/schema/claim.schema.json` is its contract.

use super::event::EventView;
use judging::Amount;
use record::{Source, Span, StoredClaim, StoredDocument, When};
use serde::Serialize;

/// A claim with all that stands behind it. Every `span` is `[start, end)` in
/// bytes of the document's text, and every `text` is exactly those bytes.
#[derive(Debug, Serialize)]
pub(crate) struct ClaimView<'a> {
    id: String,
    document: String,
    text: &'a str,
    span: [usize; 2],
    kind: &'static str,
    stance: &'static str,
    source: SourceView<'a>,
    via: Vec<SourceView<'a>>,
    cue: Vec<Words<'a>>,
    content: Vec<Words<'a>>,
    certainty: Option<CertaintyView<'a>>,
    subject: Option<SubjectView<'a>>,
    place: Option<PlaceView<'a>>,
    time: Option<TimeView<'a>>,
    quantity: Option<QuantityView<'a>>,
    event: Option<EventView<'a>>,
    outlet: Option<&'a str>,
    title: Option<&'a str>,
    byline: Option<&'a str>,
    url: Option<&'a str>,
    given_id: Option<&'a str>,
    published: Option<String>,
    tlp: Option<&'static str>,
    origin: &'static str,
    state: &'static str,
    reviewed: bool,
    reason: Option<&'a str>,
    superseded_by: Option<String>,
    reader: Option<ReaderView<'a>>,
    recorded: String,
}

#[derive(Debug, Serialize)]
pub(super) struct Words<'a> {
    text: &'a str,
    span: [usize; 2],
}

#[derive(Debug, Serialize)]
struct SourceView<'a> {
    written: &'a str,
    resolved: Option<&'a str>,
    role: &'static str,
    words: Option<Words<'a>>,
}

#[derive(Debug, Serialize)]
struct CertaintyView<'a> {
    band: &'static str,
    percent: [u8; 2],
    hedger: &'static str,
    words: Vec<Words<'a>>,
}

#[derive(Debug, Serialize)]
pub(super) struct SubjectView<'a> {
    name: &'a str,
    kind: &'static str,
    words: Option<Words<'a>>,
}

#[derive(Debug, Serialize)]
struct PlaceView<'a> {
    name: &'a str,
    kind: &'static str,
    geonames: Option<u64>,
    country: Option<&'a str>,
    admin1: Option<&'a str>,
    latitude: Option<f64>,
    longitude: Option<f64>,
    words: Words<'a>,
}

#[derive(Debug, Serialize)]
struct TimeView<'a> {
    value: &'a str,
    begin: Option<String>,
    end: Option<String>,
    precision: Option<&'static str>,
    words: Words<'a>,
}

#[derive(Debug, Serialize)]
struct QuantityView<'a> {
    measure: &'static str,
    low: Option<f64>,
    high: Option<f64>,
    unit: &'static str,
    comparator: &'static str,
    nature: &'static str,
    scope: &'static str,
    standard: Option<AmountView>,
    counted: Option<Words<'a>>,
    base: Option<BaseView<'a>>,
    derived: Option<AmountView>,
    as_of: Option<TimeView<'a>>,
    words: Words<'a>,
}

#[derive(Debug, Serialize)]
struct BaseView<'a> {
    value: f64,
    unit: &'static str,
    words: Words<'a>,
}

/// Bounds in a unit; `derived` says that nobody wrote them.
#[derive(Debug, Serialize)]
pub(crate) struct AmountView {
    low: Option<f64>,
    high: Option<f64>,
    unit: &'static str,
    derived: bool,
}

#[derive(Debug, Serialize)]
struct ReaderView<'a> {
    version: &'a str,
    models: &'a str,
}

impl From<Amount> for AmountView {
    fn from(amount: Amount) -> Self {
        AmountView {
            low: amount.low,
            high: amount.high,
            unit: amount.unit.as_str(),
            derived: amount.derived,
        }
    }
}

impl<'a> ClaimView<'a> {
    /// `document` must be the claim's own.
    pub(crate) fn new(stored: &'a StoredClaim, document: &'a StoredDocument) -> Self {
        let (claim, meta) = (&stored.claim, &document.document);
        let text = Text(&meta.text);
        let attribution = &claim.attribution;
        ClaimView {
            id: stored.id.to_string(),
            document: stored.document.to_string(),
            text: claim.words(),
            span: [claim.span.start, claim.span.end],
            kind: claim.kind.as_str(),
            stance: claim.stance.as_str(),
            source: text.source(&attribution.source),
            via: attribution
                .via
                .iter()
                .map(|source| text.source(source))
                .collect(),
            cue: text.all(&attribution.cue),
            content: text.all(&attribution.content),
            certainty: claim
                .certainty
                .as_ref()
                .map(|certainty| text.certainty(certainty)),
            subject: claim.subject.as_ref().map(|subject| text.subject(subject)),
            place: claim.place.as_ref().map(|place| text.place(place)),
            time: claim.time.as_ref().map(|when| text.time(when)),
            quantity: claim
                .quantity
                .as_ref()
                .map(|quantity| text.quantity(quantity)),
            event: claim
                .event
                .as_ref()
                .map(|event| EventView::new(text, event)),
            outlet: meta.outlet.as_deref(),
            title: meta.title.as_deref(),
            byline: meta.byline.as_deref(),
            url: meta.url.as_deref(),
            given_id: meta.given_id.as_deref(),
            published: meta.published.map(|date| date.to_string()),
            tlp: meta.tlp.map(record::Tlp::as_str),
            origin: stored.origin.as_str(),
            state: stored.state.as_str(),
            reviewed: stored.state.reviewed(),
            reason: stored.reason.as_deref(),
            superseded_by: stored.superseded_by.map(|id| id.to_string()),
            reader: stored.reader.as_ref().map(|r| ReaderView {
                version: &r.version,
                models: &r.models,
            }),
            recorded: stored.recorded.to_string(),
        }
    }
}

/// The text that spans are looked up in.
#[derive(Clone, Copy)]
pub(super) struct Text<'a>(&'a str);

impl<'a> Text<'a> {
    pub(super) fn words(self, span: Span) -> Words<'a> {
        Words {
            text: span.of(self.0).unwrap_or_default(),
            span: [span.start, span.end],
        }
    }

    fn all(self, spans: &[Span]) -> Vec<Words<'a>> {
        spans.iter().map(|span| self.words(*span)).collect()
    }

    fn source(self, source: &'a Source) -> SourceView<'a> {
        SourceView {
            written: &source.written,
            resolved: source.resolved.as_deref(),
            role: source.role.as_str(),
            words: source.words.map(|span| self.words(span)),
        }
    }

    fn certainty(self, certainty: &'a record::Certainty) -> CertaintyView<'a> {
        let (low, high) = certainty.band.percent();
        CertaintyView {
            band: certainty.band.as_str(),
            percent: [low, high],
            hedger: certainty.hedger.as_str(),
            words: self.all(&certainty.words),
        }
    }

    pub(super) fn subject(self, subject: &'a record::Entity) -> SubjectView<'a> {
        let words = subject.words.map(|span| self.words(span));
        SubjectView {
            name: &subject.name,
            kind: subject.kind.as_str(),
            words,
        }
    }

    fn place(self, place: &'a record::Place) -> PlaceView<'a> {
        PlaceView {
            name: &place.name,
            kind: place.kind.as_str(),
            geonames: place.geonames,
            country: place.country.as_deref(),
            admin1: place.admin1.as_deref(),
            latitude: place.point.map(|point| point.0),
            longitude: place.point.map(|point| point.1),
            words: self.words(place.words),
        }
    }

    fn time(self, when: &'a When) -> TimeView<'a> {
        let day =
            |pick: fn(&record::Window) -> Option<record::Date>| when.window.as_ref().and_then(pick);
        TimeView {
            value: &when.value,
            begin: day(|window| window.begin).map(|date| date.to_string()),
            end: day(|window| window.end).map(|date| date.to_string()),
            precision: when.window.map(|window| window.precision.as_str()),
            words: self.words(when.words),
        }
    }

    fn quantity(self, quantity: &'a record::Quantity) -> QuantityView<'a> {
        QuantityView {
            measure: quantity.measure.as_str(),
            low: quantity.low,
            high: quantity.high,
            unit: quantity.unit.as_str(),
            comparator: quantity.comparator.as_str(),
            nature: quantity.nature.as_str(),
            scope: quantity.scope.as_str(),
            standard: Amount::written(quantity).map(|amount| amount.standard().into()),
            counted: quantity.counted.map(|span| self.words(span)),
            base: quantity.base.as_ref().map(|base| BaseView {
                value: base.value,
                unit: base.unit.as_str(),
                words: self.words(base.words),
            }),
            derived: Amount::derived(quantity).map(AmountView::from),
            as_of: quantity.as_of.as_ref().map(|when| self.time(when)),
            words: self.words(quantity.words),
        }
    }
}
