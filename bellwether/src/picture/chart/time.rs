//! Time on the x axis: months and years as whole numbers, and where the ticks stand.

use record::Date;

/// The grain of a chart.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) enum Step {
    /// A calendar month.
    #[default]
    Month,
    /// A calendar year.
    Year,
}

const MONTHS: [&str; 12] = [
    "Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec",
];

impl Step {
    /// Number of the month or year, counted from the year 0.
    pub(in crate::picture) fn index(self, day: Date) -> i32 {
        let year = i32::from(day.year());
        match self {
            Step::Month => year * 12 + i32::from(day.month()) - 1,
            Step::Year => year,
        }
    }

    /// "Feb 2014", "2014".
    pub(crate) fn name(self, day: Date) -> String {
        self.name_of(self.index(day))
    }

    pub(super) fn name_of(self, index: i32) -> String {
        match self {
            Step::Month => format!(
                "{} {}",
                MONTHS[index.rem_euclid(12) as usize],
                index.div_euclid(12)
            ),
            Step::Year => index.to_string(),
        }
    }

    pub(super) fn noun(self, count: usize) -> &'static str {
        match (self, count) {
            (Step::Month, 1) => "month",
            (Step::Month, _) => "months",
            (Step::Year, 1) => "year",
            (Step::Year, _) => "years",
        }
    }

    /// Where ticks stand between two steps, at most about `most`, and what they say; Januaries of a long stretch say the
    /// year alone.
    pub(in crate::picture) fn ticks(self, first: i32, last: i32, most: i32) -> Vec<(i32, String)> {
        let span = (last - first).max(1);
        let steps: &[i32] = match self {
            Step::Month => &[1, 2, 3, 6, 12, 24, 60, 120, 240, 600],
            Step::Year => &[1, 2, 5, 10, 20, 50],
        };
        let by = *steps
            .iter()
            .find(|by| span / **by <= most)
            .unwrap_or(&steps[steps.len() - 1]);
        let from = first.div_euclid(by) * by;
        (from..=last)
            .step_by(by as usize)
            .filter(|index| *index >= first)
            .map(|index| (index, self.tick(index, by)))
            .collect()
    }

    fn tick(self, index: i32, by: i32) -> String {
        match self {
            Step::Month if by % 12 == 0 => index.div_euclid(12).to_string(),
            _ => self.name_of(index),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(step: Step, first: i32, last: i32, expected: &[&str]) {
        let ticks: Vec<String> = step
            .ticks(first, last, 8)
            .into_iter()
            .map(|(_, name)| name)
            .collect();
        assert_eq!(ticks, expected);
    }

    #[test]
    fn ticks_stand_at_round_times() {
        let month = |year: i32, month: i32| year * 12 + month - 1;
        check(
            Step::Month,
            month(2014, 2),
            month(2014, 6),
            &["Feb 2014", "Mar 2014", "Apr 2014", "May 2014", "Jun 2014"],
        );
        check(
            Step::Month,
            month(2012, 3),
            month(2020, 2),
            &[
                "2013", "2014", "2015", "2016", "2017", "2018", "2019", "2020",
            ],
        );
        check(
            Step::Year,
            1989,
            2024,
            &["1990", "1995", "2000", "2005", "2010", "2015", "2020"],
        );
        check(Step::Year, 2015, 2015, &["2015"]);
    }
}
