//! Every estimate of a measure side by side, one row an origin.
//!
//! A row keeps the figure as written beside the same in standard units and
//! beside what share and base come to; nothing is averaged or merged.

use crate::origins::{Origin, origins};
use crate::{Amount, Dated, Shelf};
use record::{Date, Measure, StoredClaim};

/// The estimates of one measure, by date.
#[derive(Clone, Debug)]
pub struct Table<'a> {
    /// What is measured.
    pub measure: Measure,
    /// One row an origin; undated rows last.
    pub rows: Vec<Row<'a>>,
}

/// One estimate, as its earliest carrier has it.
#[derive(Clone, Debug)]
pub struct Row<'a> {
    /// The claim shown.
    pub claim: &'a StoredClaim,
    /// Its times.
    pub dated: Dated,
    /// As written.
    pub written: Option<Amount>,
    /// In standard units, where those differ from what is written.
    pub standard: Option<Amount>,
    /// Share times base, in the base's unit.
    pub derived: Option<Amount>,
    /// The same in standard units, where those differ.
    pub derived_standard: Option<Amount>,
    /// Where it comes from and who carries it.
    pub origin: Origin,
}

impl Row<'_> {
    /// Undated rows last, then by day, then by claim.
    fn key(&self) -> (bool, Option<Date>, record::ClaimId) {
        let day = self.dated.day();
        (day.is_none(), day, self.claim.id)
    }
}

/// The tables of all measures that the claims of `shelf` have figures or words for.
pub fn tables<'a>(shelf: &Shelf<'a>) -> Vec<Table<'a>> {
    let measured = shelf.only(|claim| claim.claim.quantity.is_some());
    let mut rows: Vec<Row> = origins(&measured)
        .into_iter()
        .filter_map(|origin| row(&measured, origin))
        .collect();
    rows.sort_by_key(Row::key);
    Measure::ALL
        .iter()
        .filter_map(|measure| table(*measure, &rows))
        .collect()
}

fn table<'a>(measure: Measure, rows: &[Row<'a>]) -> Option<Table<'a>> {
    let of_it = |row: &&Row| {
        row.claim
            .claim
            .quantity
            .as_ref()
            .is_some_and(|q| q.measure == measure)
    };
    let rows: Vec<_> = rows.iter().filter(of_it).cloned().collect();
    (!rows.is_empty()).then_some(Table { measure, rows })
}

fn row<'a>(shelf: &Shelf<'a>, origin: Origin) -> Option<Row<'a>> {
    let claim = shelf.claim(origin.lead())?;
    let quantity = claim.claim.quantity.as_ref()?;
    let (written, derived) = (Amount::written(quantity), Amount::derived(quantity));
    Some(Row {
        claim,
        dated: Dated::of(claim, shelf.of(claim)),
        written,
        standard: converted(written),
        derived,
        derived_standard: converted(derived),
        origin,
    })
}

fn converted(amount: Option<Amount>) -> Option<Amount> {
    amount
        .filter(|amount| amount.unit.standard() != amount.unit)
        .map(Amount::standard)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::View;
    use crate::testing::{Told, document};
    use record::Unit;

    #[test]
    fn rows_stand_by_date_with_what_was_derived() {
        let documents = [
            document(
                1,
                "Courier",
                "2016-04-02",
                "The group lost 40% of the 34,000 square miles it held.",
            ),
            document(
                2,
                "Herald",
                "2016-03-01",
                "The group holds 60,000 square kilometres.",
            ),
        ];
        let share = Told::new(
            &documents[0],
            "The group lost 40% of the 34,000 square miles",
        )
        .number(
            Measure::Territory,
            "40%",
            (Some(40.0), Some(40.0)),
            Unit::Percent,
        )
        .base("34,000 square miles", 34_000.0, Unit::SquareMile)
        .claim(1);
        let level = Told::new(&documents[1], "The group holds 60,000 square kilometres")
            .number(
                Measure::Territory,
                "60,000 square kilometres",
                (Some(6e4), Some(6e4)),
                Unit::SquareKilometre,
            )
            .claim(2);
        let claims = [share, level];
        let tables = tables(&Shelf::new(&documents, &claims, View::default()));
        assert_eq!(tables.len(), 1);
        let rows = &tables[0].rows;
        assert_eq!(
            rows.iter().map(|row| row.claim.id.0).collect::<Vec<_>>(),
            [2, 1]
        );
        assert_eq!((rows[0].standard, rows[0].derived), (None, None));
        assert_eq!(rows[1].derived.unwrap().low, Some(13_600.0));
        let standard = rows[1].derived_standard.unwrap();
        assert!((standard.low.unwrap() - 35_223.8).abs() < 1.0 && standard.derived);
    }
}
