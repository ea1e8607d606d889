//! Violent events that reports tell, by country and month: a series beside the
//! deaths, which models read only when they are asked to (docs/forecast.md tells
//! whether it helps).
//!
//! An event counts in the month in which the report **came out**, so that a cut
//! by month holds nothing that was published later; a report of something that
//! lies further back counts nowhere, or an anniversary would look like a war.
//! Months before the first report are missing, and read as none.

use super::{Feature, Panel};
use record::{Date, Month};

/// One event as one report tells it.
#[derive(Clone, Debug, PartialEq)]
pub struct Told {
    /// The code of the country, as the panel has it.
    pub country: String,
    /// The day on which the report came out.
    pub published: Date,
    /// The day on which it occurred, if the words tell one.
    pub occurred: Option<Date>,
}

/// A report is of the present when it tells of so many months before it, or fewer.
const PRESENT_MONTHS: i32 = 2;

/// The panel with [`Feature::Reports`] beside it.
pub fn beside(panel: Panel, told: &[Told]) -> Option<Panel> {
    let first = told.iter().map(|it| Month::of(it.published)).min();
    let first = first.and_then(|month| usize::try_from(month.since(panel.month(0)).max(0)).ok());
    let (months, areas) = (panel.months(), panel.areas());
    let mut cells = vec![None; areas.len() * months];
    for row in cells.chunks_mut(months) {
        row.iter_mut()
            .skip(first.unwrap_or(months))
            .for_each(|cell| *cell = Some(0.0));
    }
    for it in told.iter().filter(|it| is_of_the_present(it)) {
        let area = areas
            .iter()
            .position(|area| area.country == it.country && area.admin1.is_none());
        let month = panel.position(Month::of(it.published));
        if let Some((area, month)) = area.zip(month) {
            *cells[area * months + month].get_or_insert(0.0) += 1.0;
        }
    }
    panel.with(Feature::Reports, cells)
}

fn is_of_the_present(it: &Told) -> bool {
    let ago = |day| Month::of(it.published).since(Month::of(day));
    it.occurred
        .is_none_or(|day| (0..=PRESENT_MONTHS).contains(&ago(day)))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::forecast::testing::level;

    /// The series of the first area, X00, from 1990-01 on, by 1990-06.
    fn check(told: &[(&str, Option<&str>)], expected: [f64; 6]) {
        let one = |(published, occurred): &(&str, Option<&str>)| Told {
            country: "X00".into(),
            published: published.parse().unwrap(),
            occurred: occurred.map(|day| day.parse().unwrap()),
        };
        let told: Vec<Told> = told.iter().map(one).collect();
        let panel = beside(level(8, &[0.0, 0.0]), &told).unwrap();
        let past = panel.until("1990-06".parse().unwrap()).unwrap();
        assert_eq!(past.feature(Feature::Reports, 0).unwrap(), expected);
        assert_eq!(past.feature(Feature::Reports, 1).unwrap(), [0.0; 6]);
    }

    #[test]
    fn an_event_counts_when_its_report_came_out() {
        let later = ("1990-07-01", Some("1990-06-30"));
        check(
            &[("1990-05-01", Some("1990-04-30")), later],
            [0.0, 0.0, 0.0, 0.0, 1.0, 0.0],
        );
    }

    #[test]
    fn an_anniversary_is_no_news() {
        check(
            &[("1990-05-01", Some("1986-05-01")), ("1990-05-02", None)],
            [0.0, 0.0, 0.0, 0.0, 1.0, 0.0],
        );
    }
}
