//! Months by countries: what forecasts and charts read.

use crate::{Area, Tally};
use record::Month;

/// A tally for every month and country, or none.
///
/// Dense: the cell of area `a` and month `m` (both counted from 0) is
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
    /// The countries, in order of their Gleditsch–Ward number, then name.
    pub areas: Vec<Area>,
    /// The cells, area by area.
    pub cells: Vec<Option<Tally>>,
    /// Rows that lie in several countries, or in none that is told, and are in no cell.
    pub unplaced: Option<Tally>,
}

impl Panel {
    /// The cells of an area, in order of months.
    pub fn of(&self, area: usize) -> &[Option<Tally>] {
        let begin = (area * self.months).min(self.cells.len());
        let end = (begin + self.months).min(self.cells.len());
        &self.cells[begin..end]
    }

    /// One cell; `None` for no row as for a month outside the panel.
    pub fn get(&self, area: usize, month: Month) -> Option<&Tally> {
        let at = usize::try_from(month.since(self.first)).ok()?;
        self.of(area).get(at)?.as_ref()
    }

    /// Where an area stands, by Gleditsch–Ward number, ISO code or name.
    pub fn find(&self, area: &str) -> Option<usize> {
        self.areas.iter().position(|it| it.is(area))
    }

    /// Best estimates of an area by month, with `missing` for no row: the
    /// caller's decision, which for a dataset that covers the month may be 0.
    pub fn best_or(&self, area: usize, missing: f64) -> Vec<f64> {
        let best = |cell: &Option<Tally>| cell.as_ref().and_then(Tally::best);
        let cells = self.of(area).iter();
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
            areas: vec![Area::named("North"), Area::named("South")],
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
