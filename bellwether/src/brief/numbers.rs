//! The numbers: every estimate side by side, and how they moved.

use super::{Desk, Error, Mark, Part, Table, TableRow, moved, words};
use crate::view::safe::{cut, line};
use judging::numbers::Row;
use record::Measure;

const ROWS_MAX: usize = 8;
const COLUMNS: &[&str] = &[
    "When",
    "Who says so",
    "Figure",
    "Comes to",
    "Where",
    "Carried by",
];

/// The order in which measures stand; those not named here are told of in one line.
const ORDER: &[Measure] = &[
    Measure::Territory,
    Measure::Fighters,
    Measure::Fatalities,
    Measure::Wounded,
    Measure::Casualties,
    Measure::Attacks,
    Measure::Strikes,
    Measure::LeadersLost,
    Measure::Recruits,
    Measure::Revenue,
    Measure::Money,
    Measure::Captured,
    Measure::Abducted,
    Measure::Displaced,
    Measure::Forces,
    Measure::Weapons,
];

pub(super) fn parts(desk: &Desk) -> Result<Vec<Part>, Error> {
    let mut parts = vec![];
    for measure in ORDER {
        let Some(table) = desk.tables.iter().find(|table| table.measure == *measure) else {
            continue;
        };
        let rows = shown(desk, &table.rows);
        parts.push(Part::Heading(words::measure(*measure).into()));
        let rows_shown = rows
            .iter()
            .map(|row| tabled(desk, row))
            .collect::<Result<_, _>>()?;
        parts.push(Part::Table(Table::new(COLUMNS, rows_shown)));
        let moved = moved::sentences(desk, table)?;
        parts.extend((!moved.is_empty()).then_some(Part::List(moved)));
        parts.extend(more(desk, *measure, table.rows.len() - rows.len()));
    }
    parts.extend(others(desk));
    Ok(parts)
}

/// The most carried and the newest of a long table, in order of date.
fn shown<'r, 'a>(desk: &Desk, rows: &'r [Row<'a>]) -> Vec<&'r Row<'a>> {
    let any = rows.iter().any(|row| row.written.is_some());
    let told = rows
        .iter()
        .enumerate()
        .filter(|(_, row)| row.written.is_some() || !any);
    let mut ranked: Vec<(f64, usize, &Row)> = told
        .map(|(at, row)| (interest(desk, row), at, row))
        .collect();
    ranked.sort_by(|(x, i, _), (y, j, _)| y.total_cmp(x).then(j.cmp(i)));
    ranked.truncate(ROWS_MAX);
    ranked.sort_by_key(|(_, at, _)| *at);
    ranked.into_iter().map(|(_, _, row)| row).collect()
}

/// Disputed, carried, about the subject by name, recent and large figures matter more.
fn interest(desk: &Desk, row: &Row) -> f64 {
    let size = row
        .written
        .and_then(|amount| amount.low.or(amount.high))
        .unwrap_or(0.0);
    let flag = |there: bool, weight: f64| if there { weight } else { 0.0 };
    flag(disputed(desk, row), 3.0)
        + flag(desk.about.meets(row.claim), 1.0)
        + 2.0 * (row.origin.carriers.len() as f64).ln()
        + desk.recency(row.claim)
        + size.abs().ln_1p() / 4.0
}

/// A figure that does not fit with another is worth showing beside it.
fn disputed(desk: &Desk, row: &Row) -> bool {
    desk.disagreements
        .iter()
        .any(|d| d.line == judging::disagreements::Line::Plain && d.sides.contains(&row.claim.id))
}

fn tabled(desk: &Desk, row: &Row) -> Result<TableRow, Error> {
    let place = row
        .claim
        .claim
        .place
        .as_ref()
        .map(|place| cut(&line(&place.name), 40));
    let cells = vec![
        when(desk, row),
        cut(&words::sentence_case(&desk.speaker(row.claim)), 60),
        desk.figure(row.claim),
        comes_to(row),
        place.unwrap_or_default(),
        words::count(row.origin.carriers.len(), "outlet", "outlets"),
    ];
    let claims: Vec<_> = row
        .origin
        .claims
        .iter()
        .filter_map(|id| desk.shelf.claim(*id))
        .collect();
    Ok(TableRow {
        cells,
        cites: desk.cites(&[row.claim])?,
        mark: Mark::of(claims.iter().map(|claim| claim.state)),
    })
}

/// The time the words state, else the report's own date, and which of the two.
fn when(desk: &Desk, row: &Row) -> String {
    match row.dated.basis() {
        Some(judging::Basis::Published) => format!("reported {}", desk.published(row.claim)),
        _ => desk.when(row.claim),
    }
}

/// "13,600 square miles (derived), 35,200 km²".
pub(super) fn comes_to(row: &Row) -> String {
    let Some(quantity) = row.claim.claim.quantity.as_ref() else {
        return String::new();
    };
    let computed = |amount: Option<judging::Amount>| {
        amount.map(|amount| words::computed(&amount, quantity.comparator))
    };
    let derived = computed(row.derived).map(|derived| format!("{derived} (derived)"));
    let converted = computed(row.standard)
        .into_iter()
        .chain(computed(row.derived_standard));
    derived
        .into_iter()
        .chain(converted)
        .collect::<Vec<_>>()
        .join(", ")
}

fn more(desk: &Desk, measure: Measure, hidden: usize) -> Option<Part> {
    let command = format!("bellwether numbers {measure} {}", desk.flags());
    (hidden > 0).then(|| Part::More {
        what: words::count(hidden, "more estimate", "more estimates"),
        command,
    })
}

/// Measures of many unlike things: counted, not shown.
fn others(desk: &Desk) -> Option<Part> {
    let rest = desk
        .tables
        .iter()
        .filter(|table| !ORDER.contains(&table.measure));
    let named: Vec<String> = rest
        .map(|table| {
            format!(
                "{} ({})",
                words::measure_in_text(table.measure),
                table.rows.len()
            )
        })
        .collect();
    let what = format!("Also read: {}", words::list(&named));
    (!named.is_empty()).then(|| Part::More {
        what,
        command: format!("bellwether numbers {}", desk.flags()),
    })
}
