//! What is known at a cut. Models are given this and nothing else.

use super::{Feature, Panel};
use record::{Area, Month};

/// A panel up to and with its cut; **what occurred later cannot be reached
/// through it**, whatever a model does: no leakage by type, not by discipline.
///
/// The cut is by month of occurrence. What a dataset's makers have learnt
/// since about earlier months (a revision) is in the cells all the same: the
/// type cannot take that back, and the docs say so.
#[derive(Clone, Copy, Debug)]
pub struct Past<'a> {
    panel: &'a Panel,
    months: usize,
}

impl<'a> Past<'a> {
    pub(super) fn new(panel: &'a Panel, months: usize) -> Past<'a> {
        Past { panel, months }
    }

    /// The last month that is known.
    pub fn cut(&self) -> Month {
        self.panel.month(self.months - 1)
    }

    /// How many months are known; never 0.
    pub fn months(&self) -> usize {
        self.months
    }

    /// The month at a position.
    pub fn month(&self, at: usize) -> Month {
        self.panel.month(at)
    }

    /// The areas, in order.
    pub fn areas(&self) -> &'a [Area] {
        self.panel.areas()
    }

    /// An area's counts, month by month, up to the cut.
    pub fn cells(&self, area: usize) -> &'a [Option<f64>] {
        self.panel.row(area, self.months)
    }

    /// The same as numbers, a missing month being 0: a state that did not yet
    /// exist adds nothing to a level. For history only; scores never do this.
    pub fn deaths(&self, area: usize) -> Vec<f64> {
        numbers(self.cells(area))
    }

    /// A second series up to the cut, if the panel has it.
    pub fn feature(&self, feature: Feature, area: usize) -> Option<Vec<f64>> {
        self.panel.extra(feature, area, self.months).map(numbers)
    }

    /// The areas that border on one.
    pub fn neighbours(&self, area: usize) -> &'a [usize] {
        self.panel.neighbours(area)
    }
}

fn numbers(cells: &[Option<f64>]) -> Vec<f64> {
    cells.iter().map(|cell| cell.unwrap_or(0.0)).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::forecast::testing::panel;

    #[test]
    fn holds_nothing_after_its_cut() {
        let cells = [Some(1.0), None, Some(3.0), Some(99.0)];
        let panel = panel("2000-01", &[&cells])
            .with(Feature::AllTypes, cells.to_vec())
            .unwrap();
        let past = panel.until("2000-03".parse().unwrap()).unwrap();
        assert_eq!(past.deaths(0), [1.0, 0.0, 3.0]);
        assert_eq!(past.feature(Feature::AllTypes, 0).unwrap().len(), 3);
        assert_eq!(past.cut().to_string(), "2000-03");
        assert!(panel.until("2000-05".parse().unwrap()).is_none());
    }
}
