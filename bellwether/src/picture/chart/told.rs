//! A chart in words, for those who cannot see it.

use super::{Chart, Point, Series, Step};
use crate::picture::svg;

impl Chart {
    /// What somebody who cannot see it should know.
    pub(super) fn description(&self) -> String {
        let last = self
            .dates()
            .map(|day| self.step.index(day))
            .max()
            .unwrap_or(0);
        let told = self
            .series
            .iter()
            .map(|series| series.told(self.step, last));
        let marks = self
            .marks
            .iter()
            .map(|mark| format!("Turning point: {}.", mark.label));
        let all: Vec<String> = std::iter::once(format!("{}.", self.subtitle.trim_end_matches('.')))
            .chain(told)
            .chain(marks)
            .chain(self.notes.iter().cloned())
            .collect();
        all.join(" ")
    }
}

impl Series {
    fn told(&self, step: Step, last_step: i32) -> String {
        let highest = self
            .points
            .iter()
            .max_by(|a, b| a.value.total_cmp(&b.value));
        let (Some(first), Some(last), Some(highest)) =
            (self.points.first(), self.points.last(), highest)
        else {
            return format!("{}: no rows.", self.name);
        };
        let at = |point: &Point| format!("{} in {}", svg::figure(point.value), step.name(point.at));
        let gaps = match self.gaps(step, last_step).len() {
            0 => String::new(),
            missing => format!(", {missing} {} without a row", step.noun(missing)),
        };
        format!(
            "{}: {}, highest {}, {} at the end{gaps}.",
            self.name,
            at(first),
            at(highest),
            at(last)
        )
    }
}
