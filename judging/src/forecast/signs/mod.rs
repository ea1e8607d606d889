//! The signs that alarms are read from: what an area's own past, all violence
//! in it, and its neighbours tell at a month.

mod columns;

use super::Past;
use columns::{Series, reported, told};

/// What a sign says, for a reader, in the order of [`Signs::at`]; those of reports come after.
const NAMES: [&str; 24] = [
    "deaths of the last few months",
    "deaths of the last year",
    "deaths of the last three years",
    "deaths of the last five years",
    "the worst month of the last year",
    "how uneven the last year was",
    "months since anyone was killed",
    "months since five or more were killed",
    "months since 25 or more were killed",
    "deaths of the last three months",
    "deaths by any violence, last three months",
    "deaths by any violence, last year",
    "deaths by any violence, last three years",
    "fighting next door, last year",
    "any violence next door, last year",
    "the worst-hit neighbour",
    "how often it was at war before",
    "how often anyone was killed before",
    "deaths of the last twenty years",
    "the average neighbour",
    "how many neighbours see fighting",
    "whether its fighting grows",
    "whether its violence of any type grows",
    "whether fighting next door grows",
];

/// What the signs of reports say.
const REPORTED: [&str; 4] = [
    "violent events that reports told, last three months",
    "violent events that reports told, last year",
    "whether reports tell more of them than before",
    "violent events that reports told next door, last year",
];

/// The signs of all areas at all months up to a cut.
pub struct Signs {
    months: usize,
    width: usize,
    values: Vec<f64>,
}

impl Signs {
    /// Computes all of them; with `reports` also what reports tell, if the panel has it.
    pub fn new(past: &Past<'_>, reports: bool) -> Signs {
        let series = Series::new(past);
        let told = told(past).filter(|_| reports);
        let mut width = 0;
        let mut values = Vec::new();
        for area in 0..past.areas().len() {
            let near = past.neighbours(area);
            let mut columns = series.columns(area, near).to_vec();
            columns.extend(told.iter().flat_map(|told| reported(told, area, near)));
            width = columns.len();
            let month = |month: usize| columns.iter().map(move |column| column[month]);
            values.extend((0..past.months()).flat_map(month));
        }
        Signs {
            months: past.months(),
            width,
            values,
        }
    }

    /// The signs of an area at a month.
    pub fn at(&self, area: usize, month: usize) -> &[f64] {
        let begin = (area * self.months + month) * self.width;
        &self.values[begin..begin + self.width]
    }

    /// Their names, in the same order.
    pub fn names(&self) -> impl Iterator<Item = &'static str> {
        NAMES.into_iter().chain(REPORTED).take(self.width)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::forecast::{Feature, testing::level};

    #[test]
    fn a_war_next_door_shows() {
        let panel = level(40, &[0.0, 500.0, 0.0])
            .with_neighbours(vec![vec![1], vec![0], vec![]])
            .unwrap();
        let past = panel.until(panel.last()).unwrap();
        let signs = Signs::new(&past, false);
        let (beside, far) = (signs.at(0, 39), signs.at(2, 39));
        assert!(beside[13] > 6.0 && beside[20] == 1.0);
        assert!(far[13] == 0.0 && far[20] == 0.0);
        assert_eq!(beside[..13], far[..13]);
    }

    #[test]
    fn the_past_alone_makes_them() {
        let long = level(40, &[3.0, 80.0]);
        let cut = long.month(29);
        let short = level(30, &[3.0, 80.0]);
        let (long, short) = (long.until(cut).unwrap(), short.until(cut).unwrap());
        assert_eq!(
            Signs::new(&long, false).at(1, 29),
            Signs::new(&short, false).at(1, 29)
        );
    }

    #[test]
    fn reports_are_read_only_when_asked_for() {
        let cells = [vec![Some(0.0); 40], vec![Some(5.0); 40]].concat();
        let panel = level(40, &[0.0, 0.0])
            .with(Feature::Reports, cells)
            .unwrap();
        let past = panel.until(panel.last()).unwrap();
        let check = |reports: bool, same: bool| {
            let signs = Signs::new(&past, reports);
            assert_eq!(signs.at(0, 39) == signs.at(1, 39), same);
            assert_eq!(signs.at(0, 39).len(), signs.names().count());
        };
        check(false, true);
        check(true, false);
    }
}
