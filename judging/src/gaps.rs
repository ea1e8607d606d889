//! What is not known: the questions that the reports leave open.

use crate::{Dated, Shelf, dated::days_between, numbers::Table};
use record::{ClaimId, Date, DocumentId, Ground, Measure, Why};

/// One thing that is not known.
#[derive(Clone, Debug)]
pub struct Gap {
    /// What is missing.
    pub missing: Missing,
    /// What was looked at: the documents searched, or the words that are too few.
    pub why: Why,
}

/// What is missing.
#[derive(Clone, Debug, PartialEq)]
pub enum Missing {
    /// No report gives a figure for it.
    Figure(Measure),
    /// Reports speak of it in words without a number.
    OnlyWords(Measure, Vec<ClaimId>),
    /// The newest figure is this many days old.
    Stale(Measure, ClaimId, i64),
    /// Every figure for it comes from one origin.
    OneOrigin(Measure, ClaimId),
    /// Reports without a date: left out when looking back from a day.
    Undated(Vec<DocumentId>),
    /// Claims whose time stays open.
    Open(Vec<ClaimId>),
}

/// What one wants to know of any armed group, and does not know without a figure.
const WANTED: &[Measure] = &[
    Measure::Territory,
    Measure::Fighters,
    Measure::Recruits,
    Measure::Revenue,
    Measure::Attacks,
    Measure::Fatalities,
];

const STALE_DAYS: i64 = 180;

/// The gaps of a shelf of claims about one subject, its number tables and the
/// documents that were searched for it.
pub fn gaps(shelf: &Shelf, tables: &[Table]) -> Vec<Gap> {
    let missing = WANTED
        .iter()
        .filter_map(|measure| figure(shelf, tables, *measure));
    let weak = tables.iter().filter_map(|table| one_origin(shelf, table));
    let old = tables.iter().filter_map(|table| stale(shelf, table));
    missing
        .chain(weak)
        .chain(old)
        .chain(undated(shelf))
        .chain(open(shelf))
        .collect()
}

fn has_figure(table: &Table) -> bool {
    table.rows.iter().any(|row| row.written.is_some())
}

fn figure(shelf: &Shelf, tables: &[Table], measure: Measure) -> Option<Gap> {
    let table = tables.iter().find(|table| table.measure == measure);
    match table {
        Some(table) if has_figure(table) => None,
        Some(table) => {
            let ids: Vec<_> = table.rows.iter().map(|row| row.claim.id).collect();
            gap(Missing::OnlyWords(measure, ids.clone()), words(shelf, &ids))
        }
        None => gap(
            Missing::Figure(measure),
            shelf.documents().map(|d| document(d.id)).collect(),
        ),
    }
}

fn one_origin(shelf: &Shelf, table: &Table) -> Option<Gap> {
    let figures: Vec<_> = table
        .rows
        .iter()
        .filter(|row| row.written.is_some())
        .collect();
    let [only] = figures[..] else { return None };
    let wanted = WANTED.contains(&table.measure);
    gap(
        Missing::OneOrigin(table.measure, only.claim.id),
        words(shelf, &only.origin.claims),
    )
    .filter(|_| wanted)
}

/// Old against the day looked back from: without one there is no "today" to be old against.
fn stale(shelf: &Shelf, table: &Table) -> Option<Gap> {
    let today: Date = shelf.view().as_of?;
    let newest = table
        .rows
        .iter()
        .filter(|row| row.written.is_some())
        .max_by_key(|row| row.dated.day())?;
    let age = days_between(newest.dated.day()?, today);
    let wanted = WANTED.contains(&table.measure) && age > STALE_DAYS;
    gap(
        Missing::Stale(table.measure, newest.claim.id, age),
        words(shelf, &[newest.claim.id]),
    )
    .filter(|_| wanted)
}

fn undated(shelf: &Shelf) -> Option<Gap> {
    let undated = shelf.undated().to_vec();
    gap(
        Missing::Undated(undated.clone()),
        undated.into_iter().map(document).collect(),
    )
}

fn open(shelf: &Shelf) -> Option<Gap> {
    let unsaid = |dated: Dated| dated.window().is_none();
    let open: Vec<_> = shelf
        .claims()
        .filter(|claim| unsaid(Dated::of(claim, shelf.of(claim))))
        .map(|c| c.id)
        .collect();
    gap(Missing::Open(open.clone()), words(shelf, &open))
}

fn gap(missing: Missing, grounds: Vec<Why>) -> Option<Gap> {
    let why = Why::because("what was looked at", grounds).ok()?;
    Some(Gap { missing, why })
}

fn words(shelf: &Shelf, claims: &[ClaimId]) -> Vec<Why> {
    claims
        .iter()
        .filter_map(|id| shelf.claim(*id))
        .map(crate::origins::words)
        .collect()
}

fn document(id: DocumentId) -> Why {
    Why::ground(id.to_string(), Ground::Document(id))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::testing::{Told, day, document};
    use crate::{View, numbers::tables};
    use record::Unit;

    fn check(as_of: Option<&str>, expected: &[&str]) {
        let documents = [
            document(1, "Courier", "2015-03-23", "The group has 9,000 fighters."),
            document(2, "Leaflet", "", "The group grows."),
        ];
        let claims = [
            Told::new(&documents[0], &documents[0].document.text)
                .number(
                    Measure::Fighters,
                    "9,000",
                    (Some(9e3), Some(9e3)),
                    Unit::Persons,
                )
                .claim(1),
            Told::new(&documents[1], &documents[1].document.text).claim(2),
        ];
        let shelf = Shelf::new(
            &documents,
            &claims,
            View {
                as_of: as_of.map(day),
                ..View::default()
            },
        );
        let gaps = gaps(&shelf, &tables(&shelf));
        let shown: Vec<_> = gaps
            .iter()
            .filter(|g| !matches!(g.missing, Missing::Figure(_)))
            .map(|g| format!("{:?}", g.missing))
            .collect();
        assert_eq!(shown, expected);
        assert_eq!(gaps.len() - shown.len(), WANTED.len() - 1);
    }

    #[test]
    fn names_what_is_missing_single_old_undated_and_open() {
        let (one, undated) = (
            "OneOrigin(Fighters, ClaimId(1))",
            "Undated([DocumentId(2)])",
        );
        check(None, &[one, undated, "Open([ClaimId(2)])"]);
        check(
            Some("2016-03-23"),
            &[one, "Stale(Fighters, ClaimId(1), 366)", undated],
        );
    }
}
