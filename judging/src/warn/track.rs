//! The record of earlier alarms: how often one of this strength was followed by
//! what it warned of, out of sample.

use crate::forecast::{Fit, Panel, backtest};
use crate::scores::AlarmCase;
use record::{Alarm, AlarmHistory, Month};
use std::sync::atomic::{AtomicUsize, Ordering};

/// A first window needs so many years of data before it.
pub const YEARS_BEFORE: i16 = 11;

/// All cases of earlier windows, each with the probability it was given then.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Track {
    onsets: Vec<AlarmCase>,
    rises: Vec<AlarmCase>,
}

impl Track {
    /// Refits the model for every calendar year that had ended by `cut`: the
    /// cases of the backtest, without its scores of distributions.
    pub fn new(panel: &Panel, model: &dyn Fit, cut: Month, threads: usize) -> Track {
        let first = panel.month(0).year() + YEARS_BEFORE;
        let last = if cut.month() == 12 {
            cut.year()
        } else {
            cut.year() - 1
        };
        let years: Vec<i16> = (first..=last).collect();
        let next = AtomicUsize::new(0);
        let work = || {
            let mut done = Vec::new();
            while let Some(&year) = years.get(next.fetch_add(1, Ordering::Relaxed)) {
                done.extend(cases(panel, model, year));
            }
            done
        };
        let mut done: Vec<(Alarm, AlarmCase)> = std::thread::scope(|scope| {
            let workers: Vec<_> = (0..threads.max(1)).map(|_| scope.spawn(work)).collect();
            workers
                .into_iter()
                .flat_map(|worker| worker.join().unwrap_or_default())
                .collect()
        });
        done.sort_by_key(|(_, case)| (case.year, case.area));
        let of = |alarm| {
            done.iter()
                .filter(|it| it.0 == alarm)
                .map(|it| it.1)
                .collect()
        };
        Track {
            onsets: of(Alarm::Onset),
            rises: of(Alarm::Rise),
        }
    }

    /// The cases of an alarm.
    pub fn cases(&self, alarm: Alarm) -> &[AlarmCase] {
        match alarm {
            Alarm::Onset => &self.onsets,
            Alarm::Rise => &self.rises,
        }
    }

    /// What became of alarms of at least this probability. Years are 0 where there was no window.
    pub fn history(&self, alarm: Alarm, probability: f64) -> AlarmHistory {
        let cases = self.cases(alarm);
        let count = |keep: &dyn Fn(&AlarmCase) -> bool| {
            u32::try_from(cases.iter().filter(|case| keep(case)).count()).unwrap_or(u32::MAX)
        };
        let given = |case: &AlarmCase| case.probability >= probability;
        let years = cases.iter().map(|case| case.year);
        AlarmHistory {
            years: (years.clone().min().unwrap_or(0), years.max().unwrap_or(0)),
            alarms: count(&given),
            followed: count(&|case| given(case) && case.happened),
            missed: count(&|case| !given(case) && case.happened),
        }
    }
}

fn cases(panel: &Panel, model: &dyn Fit, year: i16) -> Vec<(Alarm, AlarmCase)> {
    let past = backtest::cut(year).and_then(|cut| panel.until(cut));
    let Some(past) = past else { return Vec::new() };
    let fitted = model.fit(&past);
    let areas = 0..panel.areas().len();
    let case = |area| {
        let judged = |alarm, recent| (backtest::judge(&*fitted, area, alarm, recent), 0.0);
        backtest::case(panel, year, area, judged)
    };
    areas.filter_map(case).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::forecast::models::bellwether;
    use crate::forecast::testing::level;

    #[test]
    fn looks_at_windows_that_had_ended_and_at_no_other() {
        let panel = level(12 * 14, &[0.0, 60.0]);
        let track = Track::new(&panel, &bellwether(), "2003-06".parse().unwrap(), 2);
        assert_eq!(track.history(Alarm::Onset, 0.0).years, (2001, 2002));
        let history = track.history(Alarm::Rise, 0.0);
        assert_eq!(
            (history.alarms, history.followed, history.missed),
            (2, 0, 0)
        );
    }

    #[test]
    fn a_short_panel_has_no_record() {
        let track = Track::new(
            &level(24, &[0.0]),
            &bellwether(),
            "1991-12".parse().unwrap(),
            1,
        );
        assert_eq!(track.history(Alarm::Onset, 0.0).alarms, 0);
    }
}
