//! Turning points of deaths or events by month: from when on they run at another level, and how sure that is.
//!
//! The model stands in `judging/src/changepoints`. It needs a number for every month: a month without a row between the
//! first and the last asked for counts as none, which is said with the result.

use super::series::Measure;
use crate::brief::words::number;
use crate::picture::{Level, Mark, Step};
use crate::view::safe;
use anyhow::{Result, ensure};
use events::{Answer, By, Key, Point, Series};
use judging::changepoints::{Changepoint, changepoints};
use record::{Date, Month};
use serde::Serialize;
use std::io::Write;

/// Longer series would take long: the model looks at every stretch of months.
const MONTHS_MAX: usize = 720;

/// The turning points of one series.
pub(crate) struct Turning {
    measure: Measure,
    months: Vec<Month>,
    points: Vec<Changepoint>,
    most: usize,
    filled: usize,
}

/// One turning point, as JSON has it.
#[derive(Debug, Serialize)]
pub(crate) struct TurningView {
    /// The first month at the new level.
    month: String,
    before: f64,
    after: f64,
    sure: f64,
}

impl Turning {
    /// At most `most` of them.
    pub(crate) fn of(answer: &Answer<Series>, most: usize, measure: Measure) -> Result<Turning> {
        let counts = Turning::counts(answer, measure)?;
        let points = changepoints(&counts, most).points;
        Ok(Turning::found(answer, most, measure, points))
    }

    /// What they are looked for in: a count for each month.
    pub(crate) fn counts(answer: &Answer<Series>, measure: Measure) -> Result<Vec<u32>> {
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
        let counts = series.points.iter();
        let counts = counts.map(|point| told(measure, point).unwrap_or(0));
        Ok(counts.collect())
    }

    /// Those that were found in the counts of a series.
    pub(crate) fn found(
        answer: &Answer<Series>,
        most: usize,
        measure: Measure,
        points: Vec<Changepoint>,
    ) -> Turning {
        let series = &answer.value.points;
        let untold = series.iter().filter(|it| told(measure, it).is_none());
        Turning {
            measure,
            months: series.iter().filter_map(month).collect(),
            points,
            most,
            filled: untold.count(),
        }
    }

    /// Only those that are at least so sure.
    pub(crate) fn sure(mut self, least: f64) -> Turning {
        self.points.retain(|point| point.sure >= least);
        self
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
        let none = if self.points.is_empty() { "none" } else { "" };
        let told = self.told().into_iter().map(|line| format!("  {line}"));
        std::iter::once(format!("{}: {none}", self.method()))
            .chain(told)
            .collect()
    }

    /// How they were found.
    pub(crate) fn method(&self) -> String {
        let (measure, most) = (self.measure, self.most);
        let none = match measure {
            Measure::Deaths => "none killed",
            Measure::Events => "no event",
        };
        let filled = match self.filled {
            0 => String::new(),
            months => format!("; {months} months without a row taken as {none}"),
        };
        format!(
            "turning points in {measure} by month, at most {most} (negative binomial, Bayesian{filled})"
        )
    }

    /// Each of them in words.
    pub(crate) fn told(&self) -> Vec<String> {
        let told = |point: &Changepoint| {
            let month = self.months[point.at];
            let (before, after) = (point.before, point.after);
            let sure = percent(point.sure);
            let level = |level: f64| number(level.round());
            format!(
                "{month}: from {} to {} a month, {sure}",
                level(before),
                level(after)
            )
        };
        self.points.iter().map(told).collect()
    }

    pub(crate) fn views(&self) -> Vec<TurningView> {
        let view = |point: &Changepoint| TurningView {
            month: self.months[point.at].to_string(),
            before: point.before,
            after: point.after,
            sure: point.sure,
        };
        self.points.iter().map(view).collect()
    }

    /// For a chart: a mark at each, and the levels between them.
    pub(crate) fn marks(&self) -> (Vec<Mark>, Vec<Level>) {
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

fn told(measure: Measure, point: &Point) -> Option<u32> {
    let tally = point.tally.as_ref()?;
    let count = match measure {
        Measure::Deaths => tally.best(),
        Measure::Events => tally.events,
    };
    count.map(|count| u32::try_from(count).unwrap_or(u32::MAX))
}

fn month(point: &Point) -> Option<Month> {
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
