//! Answers as JSON: `docs/schema/events-answer.schema.json` and its neighbours are the contract.

use super::turning::TurningView;
use events::{Answer, Area, Dataset, Key, Point, Row, Series, Side, Tally};
use serde::Serialize;

/// A count or a series with what it stands on.
#[derive(Debug, Serialize)]
pub(crate) struct AnswerView<'a> {
    dataset: DatasetView<'a>,
    asked: &'a [String],
    by: Option<&'static str>,
    points: Vec<PointView<'a>>,
    total: Option<TallyView>,
    turning_points: Option<Vec<TurningView>>,
}

/// One version of one dataset.
#[derive(Debug, Serialize)]
pub(crate) struct DatasetView<'a> {
    name: &'a str,
    version: &'a str,
    source: &'a str,
    title: &'a str,
    grain: &'static str,
    released: Option<String>,
    sha256: &'a str,
    rows: u64,
    begin: Option<String>,
    end: Option<String>,
    licence: &'a str,
    citation: &'a str,
    codebook: &'a str,
    seen: &'a [String],
    unseen: &'a [String],
}

#[derive(Debug, Serialize)]
struct PointView<'a> {
    key: String,
    areas: Option<Vec<AreaView<'a>>>,
    actor: Option<SideView<'a>>,
    tally: Option<TallyView>,
}

/// A country.
#[derive(Debug, Serialize)]
pub(crate) struct AreaView<'a> {
    gw: Option<u16>,
    iso3: Option<&'a str>,
    name: &'a str,
}

#[derive(Debug, Serialize)]
struct SideView<'a> {
    id: Option<&'a str>,
    name: &'a str,
}

/// Rows added up; where there is no row there is no tally either.
#[derive(Debug, Serialize)]
pub(crate) struct TallyView {
    rows: u64,
    events: Option<u64>,
    uncounted: u64,
    best: Option<u64>,
    low: Option<u64>,
    high: Option<u64>,
}

/// One row, as `events list --json` prints it.
#[derive(Debug, Serialize)]
pub(crate) struct RowView<'a> {
    dataset: String,
    id: &'a str,
    begin: Option<String>,
    end: Option<String>,
    date_precision: Option<u8>,
    violence: &'static str,
    kind: Option<&'a str>,
    perpetrator: Option<&'static str>,
    dyads: Vec<&'a str>,
    side_a: Option<SideView<'a>>,
    side_b: Option<SideView<'a>>,
    conflict: Option<SideView<'a>>,
    areas: Vec<AreaView<'a>>,
    admin1: Option<&'a str>,
    admin2: Option<&'a str>,
    place: Option<&'a str>,
    latitude: Option<f64>,
    longitude: Option<f64>,
    place_precision: Option<u8>,
    events: Option<u64>,
    best: Option<u64>,
    low: Option<u64>,
    high: Option<u64>,
    deaths_side_a: Option<u64>,
    deaths_side_b: Option<u64>,
    deaths_civilians: Option<u64>,
    deaths_unknown: Option<u64>,
    source_office: Option<&'a str>,
    source_date: Option<&'a str>,
    source_headline: Option<&'a str>,
    source_reports: Option<u64>,
}

impl<'a> AnswerView<'a> {
    pub(crate) fn count(answer: &'a Answer<Option<Tally>>) -> Self {
        AnswerView {
            dataset: DatasetView::new(&answer.dataset),
            asked: &answer.asked,
            by: None,
            points: Vec::new(),
            total: answer.value.as_ref().map(TallyView::from),
            turning_points: None,
        }
    }

    pub(crate) fn series(
        answer: &'a Answer<Series>,
        turning_points: Option<Vec<TurningView>>,
    ) -> Self {
        AnswerView {
            dataset: DatasetView::new(&answer.dataset),
            asked: &answer.asked,
            by: Some(answer.value.by.as_str()),
            points: answer.value.points.iter().map(PointView::new).collect(),
            total: answer.value.total.as_ref().map(TallyView::from),
            turning_points,
        }
    }
}

impl<'a> DatasetView<'a> {
    pub(crate) fn new(dataset: &'a Dataset) -> Self {
        DatasetView {
            name: &dataset.name,
            version: &dataset.version,
            source: &dataset.source,
            title: &dataset.title,
            grain: dataset.grain.as_str(),
            released: dataset.released.map(|date| date.to_string()),
            sha256: &dataset.sha256,
            rows: dataset.kept,
            begin: dataset.begin.map(|day| day.to_string()),
            end: dataset.end.map(|day| day.to_string()),
            licence: &dataset.licence,
            citation: &dataset.citation,
            codebook: &dataset.codebook,
            seen: &dataset.seen,
            unseen: &dataset.unseen,
        }
    }
}

impl<'a> PointView<'a> {
    fn new(point: &'a Point) -> Self {
        PointView {
            key: point.key.to_string(),
            areas: match &point.key {
                Key::Areas(areas) => Some(areas.iter().map(AreaView::from).collect()),
                _ => None,
            },
            actor: match &point.key {
                Key::Actor(actor) => Some(SideView::from(actor)),
                _ => None,
            },
            tally: point.tally.as_ref().map(TallyView::from),
        }
    }
}

impl<'a> From<&'a Area> for AreaView<'a> {
    fn from(area: &'a Area) -> Self {
        AreaView {
            gw: area.gw,
            iso3: area.iso3.as_deref(),
            name: &area.name,
        }
    }
}

impl<'a> From<&'a Side> for SideView<'a> {
    fn from(side: &'a Side) -> Self {
        SideView {
            id: side.id.as_deref(),
            name: &side.name,
        }
    }
}

impl From<&Tally> for TallyView {
    fn from(tally: &Tally) -> Self {
        TallyView {
            rows: tally.rows,
            events: tally.events,
            uncounted: tally.uncounted,
            best: tally.best(),
            low: tally.toll.and_then(|toll| toll.low),
            high: tally.toll.and_then(|toll| toll.high),
        }
    }
}

impl<'a> RowView<'a> {
    pub(crate) fn new(dataset: &Dataset, row: &'a Row) -> Self {
        // Several dyads in one row have names only: which side a figure belongs to is not told.
        let dyad = match &row.dyads[..] {
            [one] => Some(one),
            _ => None,
        };
        let side = |side: Option<&'a Side>| side.map(SideView::from);
        RowView {
            dataset: dataset.label(),
            id: &row.id,
            begin: row.window.begin.map(|day| day.to_string()),
            end: row.window.end.map(|day| day.to_string()),
            date_precision: row.date_precision,
            violence: row.violence.as_str(),
            kind: row.kind.as_deref(),
            perpetrator: row.perpetrator.map(events::Perpetrator::as_str),
            dyads: row.dyads.iter().map(|dyad| dyad.name.as_str()).collect(),
            side_a: side(dyad.and_then(|dyad| dyad.a.as_ref())),
            side_b: side(dyad.and_then(|dyad| dyad.b.as_ref())),
            conflict: side(row.conflict.as_ref()),
            areas: row.areas.iter().map(AreaView::from).collect(),
            admin1: row.site.admin1.as_deref(),
            admin2: row.site.admin2.as_deref(),
            place: row.site.name.as_deref(),
            latitude: row.site.point.map(|(latitude, _)| latitude),
            longitude: row.site.point.map(|(_, longitude)| longitude),
            place_precision: row.site.precision,
            events: row.events,
            best: row.toll.map(|toll| toll.best),
            low: row.toll.and_then(|toll| toll.low),
            high: row.toll.and_then(|toll| toll.high),
            deaths_side_a: row.deaths.side_a,
            deaths_side_b: row.deaths.side_b,
            deaths_civilians: row.deaths.civilians,
            deaths_unknown: row.deaths.unknown,
            source_office: row.citation.office.as_deref(),
            source_date: row.citation.date.as_deref(),
            source_headline: row.citation.headline.as_deref(),
            source_reports: row.citation.reports,
        }
    }
}
