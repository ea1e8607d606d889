//! Walk-forward: each window is a calendar year, forecast with what was known
//! by October of the year before, so that horizons are 3 to 14 months.
//!
//! Every model is refitted for every window. The cut is by month of occurrence
//! in one vintage of the dataset: **hindsight of its revisions remains**.

use super::alarms::{alarm, came};
use super::{Draws, Fit, HORIZONS, ONSET_DEATHS, Panel, Predict, QUIET_MONTHS};
use crate::scores::{self, AlarmCase};
use record::{Alarm, Month};
use std::sync::atomic::{AtomicUsize, Ordering};

pub use super::outcome::{Cell, Outcome, Window};

/// Draws for ignorance, which depends on their number.
pub const IGNORANCE_DRAWS: usize = 800;

/// Coverage of the interval that is scored.
pub const COVERAGE: f64 = 0.9;

/// The last month that is known when a year is forecast: October of the year before.
pub fn cut(year: i16) -> Option<Month> {
    Month::new(year.checked_sub(1)?, 10)
}

/// Fits and scores every model in every window on `threads` threads. Windows
/// whose cut the panel does not hold, or of which it holds nothing, are left out.
pub fn run(panel: &Panel, models: &[&dyn Fit], years: &[i16], threads: usize) -> Vec<Outcome> {
    let tasks: Vec<(usize, i16)> = years
        .iter()
        .rev()
        .flat_map(|year| (0..models.len()).map(move |model| (model, *year)))
        .collect();
    let next = AtomicUsize::new(0);
    let work = || {
        let mut done = Vec::new();
        while let Some(&(model, year)) = tasks.get(next.fetch_add(1, Ordering::Relaxed)) {
            done.extend(window(panel, models[model], year).map(|window| (model, window)));
        }
        done
    };
    let mut done: Vec<(usize, Window)> = std::thread::scope(|scope| {
        let workers: Vec<_> = (0..threads.max(1)).map(|_| scope.spawn(work)).collect();
        workers
            .into_iter()
            .flat_map(|worker| worker.join().unwrap_or_default())
            .collect()
    });
    done.sort_by_key(|(model, window)| (*model, window.year));
    let outcome = |(at, model): (usize, &&dyn Fit)| Outcome {
        model: model.name().to_owned(),
        windows: done
            .iter()
            .filter(|it| it.0 == at)
            .map(|it| it.1.clone())
            .collect(),
    };
    models.iter().enumerate().map(outcome).collect()
}

/// Fits and scores one model in one window; `None` when the panel lacks its cut or all its months.
pub fn window(panel: &Panel, model: &dyn Fit, year: i16) -> Option<Window> {
    let cut = cut(year)?;
    let fitted = model.fit(&panel.until(cut)?);
    let mut window = Window {
        year,
        cells: Vec::new(),
        onsets: Vec::new(),
        rises: Vec::new(),
    };
    for area in 0..panel.areas().len() {
        let forecast: Vec<(Month, Draws)> = HORIZONS
            .map(|horizon| (cut.plus(horizon as i32), fitted.deaths(area, horizon)))
            .collect();
        let scored = forecast.iter().filter_map(|(month, draws)| {
            let observed = panel.truth(area, *month)?;
            Some(cell(area, *month, draws, observed))
        });
        window.cells.extend(scored);
        let mean =
            forecast.iter().map(|(_, draws)| draws.mean()).sum::<f64>() / forecast.len() as f64;
        let judged = |alarm, recent| (judge(&*fitted, area, alarm, recent), mean);
        match case(panel, year, area, judged) {
            Some((Alarm::Onset, case)) => window.onsets.push(case),
            Some((Alarm::Rise, case)) => window.rises.push(case),
            None => {}
        }
    }
    (!window.cells.is_empty()).then_some(window)
}

fn cell(area: usize, month: Month, draws: &Draws, observed: f64) -> Cell {
    let sample = draws.sample(IGNORANCE_DRAWS);
    Cell {
        area,
        month,
        observed,
        mean: draws.mean(),
        crps: scores::crps(draws, observed),
        crps_log: scores::crps_log(draws, observed),
        crps_above: scores::crps_above(draws, observed, ONSET_DEATHS),
        ignorance: scores::ignorance(&sample, observed),
        interval_score: scores::interval_score(&sample, observed, COVERAGE),
        inside: scores::inside(draws.interval(COVERAGE), observed),
        pit: scores::pit(draws, observed),
    }
}

/// The alarm an area can have in a window, what it was given, and what came;
/// `None` where the window is missing. `judge` gives the probability, and the
/// mean that orders equal ones, of an alarm and of deaths in the last year.
pub fn case(
    panel: &Panel,
    year: i16,
    area: usize,
    judge: impl FnOnce(Alarm, f64) -> (f64, f64),
) -> Option<(Alarm, AlarmCase)> {
    let cut = cut(year)?;
    // A state that did not exist yet was quiet: South Sudan in the window of 2011.
    let before =
        (0..QUIET_MONTHS as i32).map(|ago| panel.truth(area, cut.plus(-ago)).unwrap_or(0.0));
    let before: Vec<f64> = before.collect();
    let after = HORIZONS.filter_map(|horizon| panel.truth(area, cut.plus(horizon as i32)));
    let after: Vec<f64> = after.collect();
    let (which, recent) = (alarm(&before, before.len() - 1), before.iter().sum());
    if after.is_empty() {
        return None;
    }
    let (probability, mean) = judge(which, recent);
    let case = AlarmCase {
        area,
        year,
        probability,
        mean,
        recent,
        happened: came(which, &before, &after),
    };
    Some((which, case))
}

/// What a fitted model gives an alarm.
pub fn judge(fitted: &dyn Predict, area: usize, alarm: Alarm, recent: f64) -> f64 {
    match alarm {
        Alarm::Onset => fitted.onset(area),
        Alarm::Rise => fitted.rise(area, recent),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::forecast::models::{Conflictology, Zero};
    use crate::forecast::testing::panel;

    /// Three years: quiet, quiet, and what the last year brings.
    fn years(last: [Option<f64>; 12]) -> Panel {
        let mut cells = vec![Some(0.0); 24];
        cells.extend(last);
        panel("2000-01", &[&cells])
    }

    #[test]
    fn a_window_is_judged_with_what_was_known_the_october_before() {
        let mut last = [Some(0.0); 12];
        last[5] = Some(40.0);
        last[6] = None;
        let window = window(&years(last), &Zero, 2002).unwrap();
        assert_eq!(window.cells.len(), 11);
        assert!((window.mean(|cell| cell.crps) - 40.0 / 11.0).abs() < 1e-12);
        assert!(window.onsets[0].happened && window.onsets[0].probability == 0.0);
    }

    #[test]
    fn a_year_outside_the_panel_is_left_out() {
        let outcomes = run(&years([Some(0.0); 12]), &[&Zero], &[1999, 2002, 2030], 2);
        assert_eq!(outcomes[0].windows.len(), 1);
    }

    #[test]
    fn threads_change_nothing() {
        let panel = years([Some(30.0); 12]);
        let models: [&dyn Fit; 2] = [&Zero, &Conflictology { months: 12 }];
        let one = run(&panel, &models, &[2001, 2002], 1);
        assert_eq!(one, run(&panel, &models, &[2001, 2002], 3));
        assert_eq!(one[0].against(&one[1]), (0, 1.0));
    }
}
