//! Months by countries, or by their first-level areas: what forecasts and charts read.

use crate::{Area, Tally};
use record::Month;

/// What a row of a panel stands for.
#[derive(Clone, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub struct Unit {
    /// The country.
    pub area: Area,
    /// The first-level area of it, as the dataset spells it; `None` for the whole country.
    pub admin1: Option<String>,
}

/// A tally for every month and unit, or none.
///
/// Dense: the cell of unit `a` and month `m` (both counted from 0) is
/// `cells[a * months + m]`. `None` is **no row**: in a dataset of events,
/// nothing was recorded; in a panel, the country did not exist or was not
/// covered. Whoever needs numbers decides what that means, by
/// [`Panel::best_or`], and says so.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Panel {
    /// The first month.
    pub first: Month,
    /// How many months.
    pub months: usize,
    /// The countries, in order of their Gleditsch–Ward number, then name; or first-level areas by country and name.
    pub units: Vec<Unit>,
    /// The cells, unit by unit.
    pub cells: Vec<Option<Tally>>,
    /// Rows that lie in several countries, or in no country or first-level area that is told, and are in no cell.
    pub unplaced: Option<Tally>,
}

impl From<Area> for Unit {
    /// The whole country.
    fn from(area: Area) -> Unit {
        Unit { area, admin1: None }
    }
}

impl Panel {
    /// The cells of a unit, in order of months.
    pub fn of(&self, unit: usize) -> &[Option<Tally>] {
        let begin = (unit * self.months).min(self.cells.len());
        let end = (begin + self.months).min(self.cells.len());
        &self.cells[begin..end]
    }

    /// One cell; `None` for no row as for a month outside the panel.
    pub fn get(&self, unit: usize, month: Month) -> Option<&Tally> {
        let at = usize::try_from(month.since(self.first)).ok()?;
        self.of(unit).get(at)?.as_ref()
    }

    /// Where a country stands, by Gleditsch–Ward number, ISO code or name.
    pub fn find(&self, country: &str) -> Option<usize> {
        let whole = |it: &Unit| it.admin1.is_none() && it.area.is(country);
        self.units.iter().position(whole)
    }

    /// Best estimates of a unit by month, with `missing` for no row: the
    /// caller's decision, which for a dataset that covers the month may be 0.
    pub fn best_or(&self, unit: usize, missing: f64) -> Vec<f64> {
        let best = |cell: &Option<Tally>| cell.as_ref().and_then(Tally::best);
        let cells = self.of(unit).iter();
        cells
            .map(|cell| best(cell).map_or(missing, |best| best as f64))
            .collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::Toll;

    fn panel() -> Panel {
        let cell = |best| {
            Some(Tally {
                rows: 1,
                events: None,
                uncounted: 0,
                toll: Some(Toll::exactly(best)),
            })
        };
        Panel {
            first: "2016-11".parse().unwrap(),
            months: 3,
            units: vec![Area::named("North").into(), Area::named("South").into()],
            cells: vec![cell(1), None, cell(0), cell(4), cell(5), cell(6)],
            unplaced: None,
        }
    }

    #[test]
    fn no_row_is_no_zero() {
        let panel = panel();
        let at = |month: &str| panel.get(0, month.parse().unwrap()).and_then(Tally::best);
        assert_eq!((at("2016-12"), at("2017-01")), (None, Some(0)));
        assert_eq!((at("2016-10"), at("2017-02")), (None, None));
        assert!(panel.best_or(0, f64::NAN)[1].is_nan());
    }

    #[test]
    fn an_area_has_its_own_cells() {
        let panel = panel();
        let south = panel.find("south").unwrap();
        assert_eq!(panel.best_or(south, 0.0), [4.0, 5.0, 6.0]);
        assert!(panel.of(7).is_empty());
    }
}
