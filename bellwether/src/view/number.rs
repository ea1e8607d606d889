//! Number tables as JSON, CSV and text for people.

use super::claim::AmountView;
use super::safe::{cut, line};
use super::{csv, line as block};
use crate::brief::words;
use judging::disagreements::Disagreement;
use judging::numbers::{Row, Table};
use judging::{Basis, Shelf};
use serde::Serialize;
use std::io::Write;

/// One estimate; one object a line. `docs/schema/number.schema.json` is its contract.
#[derive(Debug, Serialize)]
pub(crate) struct NumberView<'a> {
    measure: &'static str,
    nature: &'static str,
    date: Option<String>,
    date_basis: Option<&'static str>,
    begin: Option<String>,
    end: Option<String>,
    published: Option<String>,
    subject: Option<&'a str>,
    place: Option<&'a str>,
    source: &'a str,
    role: &'static str,
    comparator: &'static str,
    written: Option<AmountView>,
    standard: Option<AmountView>,
    base: Option<BaseView>,
    derived: Option<AmountView>,
    derived_standard: Option<AmountView>,
    claim: String,
    document: String,
    span: [usize; 2],
    text: &'a str,
    state: &'static str,
    reviewed: bool,
    carriers: Vec<CarrierView<'a>>,
    origin_claims: Vec<String>,
    disagrees: Vec<DisagreesView>,
    tlp: Option<&'static str>,
}

#[derive(Debug, Serialize)]
struct BaseView {
    value: f64,
    unit: &'static str,
}

#[derive(Debug, Serialize)]
struct CarrierView<'a> {
    outlet: &'a str,
    documents: Vec<String>,
}

#[derive(Debug, Serialize)]
struct DisagreesView {
    line: &'static str,
    with: Vec<String>,
}

impl<'a> NumberView<'a> {
    pub(crate) fn new(row: &'a Row<'a>, shelf: &Shelf<'a>, flags: &[Disagreement]) -> Option<Self> {
        let (stored, claim) = (row.claim, &row.claim.claim);
        let quantity = claim.quantity.as_ref()?;
        let window = row.dated.window();
        Some(NumberView {
            measure: quantity.measure.as_str(),
            nature: quantity.nature.as_str(),
            date: row.dated.day().map(|day| day.to_string()),
            date_basis: row.dated.basis().map(basis),
            begin: window.and_then(|w| w.begin).map(|day| day.to_string()),
            end: window.and_then(|w| w.end).map(|day| day.to_string()),
            published: row.dated.published.map(|date| date.to_string()),
            subject: claim.subject.as_ref().map(|subject| subject.name.as_str()),
            place: claim.place.as_ref().map(|place| place.name.as_str()),
            source: claim.attribution.source.name(),
            role: claim.attribution.source.role.as_str(),
            comparator: quantity.comparator.as_str(),
            written: row.written.map(AmountView::from),
            standard: row.standard.map(AmountView::from),
            base: quantity.base.as_ref().map(|base| BaseView {
                value: base.value,
                unit: base.unit.as_str(),
            }),
            derived: row.derived.map(AmountView::from),
            derived_standard: row.derived_standard.map(AmountView::from),
            claim: stored.id.to_string(),
            document: stored.document.to_string(),
            span: [claim.span.start, claim.span.end],
            text: claim.words(),
            state: stored.state.as_str(),
            reviewed: stored.state.reviewed(),
            carriers: carriers(row),
            origin_claims: row.origin.claims.iter().map(ToString::to_string).collect(),
            disagrees: disagrees(row, flags),
            tlp: shelf.of(stored).document.tlp.map(record::Tlp::as_str),
        })
    }
}

fn basis(basis: Basis) -> &'static str {
    match basis {
        Basis::Stated => "stated",
        Basis::Published => "published",
    }
}

fn carriers<'a>(row: &'a Row<'a>) -> Vec<CarrierView<'a>> {
    let documents = |ids: &[record::DocumentId]| ids.iter().map(ToString::to_string).collect();
    let carriers = row.origin.carriers.iter();
    carriers
        .map(|carrier| CarrierView {
            outlet: &carrier.outlet,
            documents: documents(&carrier.documents),
        })
        .collect()
}

fn disagrees(row: &Row, flags: &[Disagreement]) -> Vec<DisagreesView> {
    let own = flags
        .iter()
        .filter(|flag| flag.measure.is_some() && flag.sides.contains(&row.claim.id));
    own.map(|flag| DisagreesView {
        line: flag.line.as_str(),
        with: flag
            .sides
            .iter()
            .filter(|id| **id != row.claim.id)
            .map(ToString::to_string)
            .collect(),
    })
    .collect()
}

/// Columns of a number table.
pub(crate) const NUMBER: [&str; 24] = [
    "measure",
    "nature",
    "date",
    "date_basis",
    "published",
    "subject",
    "place",
    "source",
    "role",
    "figure",
    "low",
    "high",
    "unit",
    "derived_low",
    "derived_high",
    "derived_unit",
    "origin_claims",
    "carriers",
    "disagrees",
    "claim",
    "document",
    "state",
    "text",
    "tlp",
];

/// One estimate as a row under [`NUMBER`].
pub(crate) fn row(row: &Row, shelf: &Shelf, flags: &[Disagreement]) -> Option<[String; 24]> {
    let (stored, claim) = (row.claim, &row.claim.claim);
    let quantity = claim.quantity.as_ref()?;
    let outlets: Vec<&str> = row
        .origin
        .carriers
        .iter()
        .map(|carrier| carrier.outlet.as_str())
        .collect();
    let lines: Vec<String> = disagrees(row, flags)
        .iter()
        .map(|flag| format!("{}: {}", flag.line, flag.with.join(" ")))
        .collect();
    Some([
        quantity.measure.to_string(),
        quantity.nature.to_string(),
        row.dated
            .day()
            .map(|day| day.to_string())
            .unwrap_or_default(),
        row.dated.basis().map(basis).unwrap_or_default().to_owned(),
        row.dated
            .published
            .map(|date| date.to_string())
            .unwrap_or_default(),
        csv::cell(
            claim
                .subject
                .as_ref()
                .map_or("", |subject| subject.name.as_str()),
        ),
        csv::cell(claim.place.as_ref().map_or("", |place| place.name.as_str())),
        csv::cell(claim.attribution.source.name()),
        claim.attribution.source.role.to_string(),
        csv::cell(words::figure(quantity)),
        csv::number(quantity.low),
        csv::number(quantity.high),
        quantity.unit.to_string(),
        csv::number(row.derived.and_then(|amount| amount.low)),
        csv::number(row.derived.and_then(|amount| amount.high)),
        row.derived
            .map(|amount| amount.unit.to_string())
            .unwrap_or_default(),
        row.origin
            .claims
            .iter()
            .map(ToString::to_string)
            .collect::<Vec<_>>()
            .join(" "),
        csv::cell(outlets.join("; ")),
        lines.join("; "),
        stored.id.to_string(),
        stored.document.to_string(),
        stored.state.to_string(),
        csv::cell(claim.words()),
        shelf
            .of(stored)
            .document
            .tlp
            .map(|tlp| tlp.to_string())
            .unwrap_or_default(),
    ])
}

/// A table for people, with what cannot both hold under it.
pub(crate) fn table(
    out: &mut impl Write,
    table: &Table,
    shelf: &Shelf,
    flags: &[Disagreement],
) -> std::io::Result<()> {
    let origins = words::count(table.rows.len(), "origin", "origins");
    let carriers = table.rows.iter().map(|row| row.origin.carriers.len()).sum();
    writeln!(
        out,
        "{}: {origins}, {}",
        words::measure(table.measure),
        words::count(carriers, "carrier", "carriers")
    )?;
    columns(
        out,
        &table
            .rows
            .iter()
            .map(|row| cells(row, shelf))
            .collect::<Vec<_>>(),
    )?;
    let own = |flag: &&Disagreement| {
        flag.measure == Some(table.measure)
            && table
                .rows
                .iter()
                .any(|row| flag.sides.contains(&row.claim.id))
    };
    for flag in flags.iter().filter(own) {
        let sides: Vec<_> = flag.sides.iter().map(ToString::to_string).collect();
        writeln!(out, "  ! {}: {}", sides.join(", "), flag.why.statement())?;
    }
    Ok(())
}

/// When, who, what, where, by how many, and where to look.
fn cells(row: &Row, shelf: &Shelf) -> [String; 6] {
    let claim = &row.claim.claim;
    let quantity = claim.quantity.as_ref();
    let figure = quantity
        .map(|q| figure(row, q, counted(row, shelf).as_deref()))
        .unwrap_or_default();
    let about = [
        claim.subject.as_ref().map(|s| s.name.as_str()),
        claim.place.as_ref().map(|p| p.name.as_str()),
    ];
    let about: Vec<_> = about.into_iter().flatten().map(line).collect();
    let carriers = row.origin.carriers.len();
    let carried = if carriers > 1 {
        format!("×{carriers}")
    } else {
        String::new()
    };
    [
        when(row),
        cut(&line(speaker(row)), 28),
        figure,
        cut(&about.join(", "), 36),
        carried,
        format!(
            "{} {} {}",
            row.claim.id,
            block::mark(row.claim.state),
            row.claim.document
        ),
    ]
}

/// The speaker; for the author's own voice the outlet that carries it.
fn speaker<'a>(row: &'a Row) -> &'a str {
    let source = &row.claim.claim.attribution.source;
    match source.role {
        record::Role::Author => row
            .origin
            .carriers
            .first()
            .map_or("author", |carrier| carrier.outlet.as_str()),
        _ => source.name(),
    }
}

fn when(row: &Row) -> String {
    let shown = row.dated.window().map(words::window);
    match (row.dated.basis(), shown) {
        (Some(Basis::Stated), Some(window)) => window,
        (Some(Basis::Published), Some(window)) => format!("({window})"),
        _ => "undated".into(),
    }
}

/// What is counted, in the report's own word.
fn counted(row: &Row, shelf: &Shelf) -> Option<String> {
    let span = row.claim.claim.quantity.as_ref()?.counted?;
    span.of(&shelf.of(row.claim).document.text).map(line)
}

fn figure(row: &Row, quantity: &record::Quantity, counted: Option<&str>) -> String {
    let kind = words::nature(quantity.nature)
        .map(|nature| format!(" {nature}"))
        .unwrap_or_default();
    let of = quantity.base.as_ref().map(|base| {
        let base = judging::Amount {
            low: Some(base.value),
            high: Some(base.value),
            unit: base.unit,
            derived: false,
        };
        format!(
            " of {}",
            words::computed(&base, record::Comparator::Exactly)
        )
    });
    let computed = |amount: Option<judging::Amount>| {
        amount.map(|amount| words::computed(&amount, quantity.comparator))
    };
    let written = computed(row.standard).map(|standard| format!(" = {standard}"));
    let derived = computed(row.derived).map(|derived| format!(" → {derived} derived"));
    let standard = computed(row.derived_standard).map(|standard| format!(" = {standard}"));
    let rest: String = [of, written, derived, standard]
        .into_iter()
        .flatten()
        .collect();
    format!("{}{rest}{kind}", words::figure_of(quantity, counted))
}

fn columns(out: &mut impl Write, rows: &[[String; 6]]) -> std::io::Result<()> {
    let width = |column: usize| {
        rows.iter()
            .map(|row| row[column].chars().count())
            .max()
            .unwrap_or(0)
    };
    let widths: [usize; 6] = std::array::from_fn(width);
    for row in rows {
        let cells: Vec<String> = row
            .iter()
            .zip(widths)
            .map(|(cell, width)| format!("{cell:<width$}"))
            .collect();
        writeln!(out, "  {}", cells.join("  ").trim_end())?;
    }
    Ok(())
}
