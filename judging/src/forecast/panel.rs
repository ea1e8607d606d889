//! Months by areas: what forecasts are made from and judged against.

use record::{Area, Month};

/// Counts for every area and month, or none.
///
/// A cell without a count is **missing**: the state did not exist, or the
/// dataset does not cover it. It is left out of every score and never taken
/// for a zero; as *history* it adds nothing to a level (see
/// [`super::Past::deaths`]).
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Panel {
    first: Option<Month>,
    months: usize,
    areas: Vec<Area>,
    target: Vec<Option<f64>>,
    extra: Vec<(Feature, Vec<Option<f64>>)>,
    neighbours: Vec<Vec<usize>>,
}

/// A second series that some models read beside the target.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Feature {
    /// Deaths by all types of organised violence.
    AllTypes,
    /// Violent events that reports tell, by the month in which the reports came out.
    Reports,
}

impl Panel {
    /// A panel from `first` on: area `a`'s cell of month `m` (both from 0) is `target[a * months + m]`.
    ///
    /// `None` when the cells are not areas × months, or when there is no month.
    pub fn new(
        first: Month,
        months: usize,
        areas: Vec<Area>,
        target: Vec<Option<f64>>,
    ) -> Option<Panel> {
        let fits = months > 0 && target.len() == months * areas.len();
        let sound = target
            .iter()
            .flatten()
            .all(|deaths| deaths.is_finite() && *deaths >= 0.0);
        (fits && sound).then(|| Panel {
            first: Some(first),
            months,
            neighbours: vec![Vec::new(); areas.len()],
            areas,
            target,
            extra: Vec::new(),
        })
    }

    /// Adds a second series of the same shape; `None` when the shape differs.
    #[must_use]
    pub fn with(mut self, feature: Feature, cells: Vec<Option<f64>>) -> Option<Panel> {
        let fits = cells.len() == self.target.len();
        self.extra.push((feature, cells));
        fits.then_some(self)
    }

    /// Adds who borders on whom, by positions of areas; `None` when one is out of range.
    #[must_use]
    pub fn with_neighbours(mut self, neighbours: Vec<Vec<usize>>) -> Option<Panel> {
        let known = neighbours.iter().flatten().all(|&at| at < self.areas.len());
        let fits = known && neighbours.len() == self.areas.len();
        self.neighbours = neighbours;
        fits.then_some(self)
    }

    /// The areas, in order.
    pub fn areas(&self) -> &[Area] {
        &self.areas
    }

    /// How many months it has.
    pub fn months(&self) -> usize {
        self.months
    }

    /// The month at a position, also beyond the last.
    pub fn month(&self, at: usize) -> Month {
        let first = self.first.unwrap_or_else(|| Month::of(record::Date::ZERO));
        first.plus(i32::try_from(at).unwrap_or(i32::MAX))
    }

    /// Where a month stands, if the panel has it.
    pub fn position(&self, month: Month) -> Option<usize> {
        let at = usize::try_from(month.since(self.month(0))).ok()?;
        (at < self.months).then_some(at)
    }

    /// The last month.
    pub fn last(&self) -> Month {
        self.month(self.months.saturating_sub(1))
    }

    /// What occurred: for scoring, and for nothing a model sees.
    pub fn truth(&self, area: usize, month: Month) -> Option<f64> {
        let at = self.position(month)?;
        *self.target.get(area * self.months + at)?
    }

    /// Everything up to a month and nothing after it; `None` when the panel has no such month.
    pub fn until(&self, cut: Month) -> Option<super::Past<'_>> {
        Some(super::Past::new(self, self.position(cut)? + 1))
    }

    pub(super) fn row(&self, area: usize, months: usize) -> &[Option<f64>] {
        row(&self.target, area, self.months, months)
    }

    pub(super) fn extra(
        &self,
        feature: Feature,
        area: usize,
        months: usize,
    ) -> Option<&[Option<f64>]> {
        let (_, cells) = self.extra.iter().find(|(known, _)| *known == feature)?;
        Some(row(cells, area, self.months, months))
    }

    pub(super) fn neighbours(&self, area: usize) -> &[usize] {
        &self.neighbours[area]
    }
}

fn row(cells: &[Option<f64>], area: usize, width: usize, months: usize) -> &[Option<f64>] {
    let begin = area * width;
    &cells[begin..begin + months.min(width)]
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::forecast::testing::panel;

    #[test]
    fn a_missing_cell_is_no_zero() {
        let panel = panel("2000-01", &[&[Some(0.0), None, Some(3.0)]]);
        let truth = |month: &str| panel.truth(0, month.parse().unwrap());
        assert_eq!(
            (truth("2000-01"), truth("2000-02"), truth("2000-03")),
            (Some(0.0), None, Some(3.0))
        );
        assert_eq!((truth("1999-12"), truth("2000-04")), (None, None));
    }

    #[test]
    fn cells_must_fit_and_be_counts() {
        let first: Month = "2000-01".parse().unwrap();
        let area = || vec![crate::forecast::testing::area(0)];
        assert!(Panel::new(first, 2, area(), vec![Some(1.0)]).is_none());
        assert!(Panel::new(first, 1, area(), vec![Some(-1.0)]).is_none());
        assert!(Panel::new(first, 1, area(), vec![Some(f64::NAN)]).is_none());
    }
}
