//! Turning points of a series of deaths by month: from when on it runs at another level, and how sure that is.
//!
//! The model stands in `judging/src/changepoints`. It needs a number for every month: a month without a row between the
//! first and the last asked for counts as none killed, which is said with the result.

use crate::picture::{Level, Mark, Step};
use crate::view::safe;
use anyhow::{Result, ensure};
use events::{Answer, By, Key, Series, Tally};
use judging::changepoints::{Changepoint, changepoints};
use record::{Date, Month};
use serde::Serialize;
use std::io::Write;

/// Longer series would take long: the model looks at every stretch of months.
const MONTHS_MAX: usize = 720;

/// The turning points of one series.
pub(super) struct Turning {
    months: Vec<Month>,
    points: Vec<Changepoint>,
    most: usize,
    filled: usize,
}

/// One turning point, as JSON has it.
#[derive(Debug, Serialize)]
pub(super) struct TurningView {
    /// The first month at the new level.
    month: String,
    before: f64,
    after: f64,
    sure: f64,
}

impl Turning {
    /// At most `most` of them.
    pub(super) fn of(answer: &Answer<Series>, most: usize) -> Result<Turning> {
        let series = &answer.value;
        ensure!(
            series.by == By::Month,
            "turning points are looked for in months\nleave out --by year"
        );
        ensure!(
            series.points.len() <= MONTHS_MAX,
            "{} months are too many to look for turning points in; at most {MONTHS_MAX}\ngive --since and --until",
            series.points.len()
        );
        let best = |tally: &Option<Tally>| tally.as_ref().and_then(Tally::best);
        let deaths: Vec<u32> = series
            .points
            .iter()
            .map(|point| u32::try_from(best(&point.tally).unwrap_or(0)).unwrap_or(u32::MAX))
            .collect();
        Ok(Turning {
            months: series.points.iter().filter_map(month).collect(),
            points: changepoints(&deaths, most).points,
            most,
            filled: series
                .points
                .iter()
                .filter(|point| best(&point.tally).is_none())
                .count(),
        })
    }

    /// In words, beneath the table.
    pub(super) fn print(&self, out: &mut impl Write) -> Result<()> {
        writeln!(out)?;
        for line in self.lines() {
            writeln!(out, "{}", safe::line(&line))?;
        }
        Ok(())
    }

    fn lines(&self) -> Vec<String> {
        let most = self.most;
        let filled = match self.filled {
            0 => String::new(),
            months => format!("; {months} months without a row taken as none killed"),
        };
        let mut lines = vec![format!(
            "turning points in deaths by month, at most {most} (negative binomial, Bayesian{filled}): {}",
            if self.points.is_empty() { "none" } else { "" }
        )];
        lines.extend(self.points.iter().map(|point| {
            let month = self.months[point.at];
            format!(
                "  {month}: from {:.0} to {:.0} a month, {}",
                point.before,
                point.after,
                percent(point.sure)
            )
        }));
        lines
    }

    pub(super) fn views(&self) -> Vec<TurningView> {
        let view = |point: &Changepoint| TurningView {
            month: self.months[point.at].to_string(),
            before: point.before,
            after: point.after,
            sure: point.sure,
        };
        self.points.iter().map(view).collect()
    }

    /// For a chart: a mark at each, and the levels between them.
    pub(super) fn marks(&self) -> (Vec<Mark>, Vec<Level>) {
        let marks = self.points.iter().map(|point| {
            let at = self.months[point.at].first();
            Mark {
                at,
                between: None,
                label: format!("{}, {}", Step::Month.name(at), percent(point.sure)),
            }
        });
        (marks.collect(), self.levels())
    }

    fn levels(&self) -> Vec<Level> {
        let Some(last) = self.months.last() else {
            return Vec::new();
        };
        let day = |at: usize| -> Date { self.months[at].first() };
        let ends = self
            .points
            .iter()
            .skip(1)
            .map(|next| day(next.at))
            .chain([last.first()]);
        let first = self.points.first().map(|point| Level {
            from: day(0),
            to: day(point.at),
            value: point.before,
        });
        let rest = self.points.iter().zip(ends).map(|(point, to)| Level {
            from: day(point.at),
            to,
            value: point.after,
        });
        first.into_iter().chain(rest).collect()
    }
}

fn month(point: &events::Point) -> Option<Month> {
    match point.key {
        Key::Month(month) => Some(month),
        _ => None,
    }
}

/// "97 % sure": never quite 100, which no model is.
fn percent(sure: f64) -> String {
    match (sure * 100.0).round() {
        100.0 => "over 99 % sure".to_owned(),
        percent => format!("{percent} % sure"),
    }
}
