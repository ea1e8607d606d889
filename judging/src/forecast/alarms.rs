//! What alarms warn of: fighting that begins in a quiet area, and a sharp rise
//! where it is under way.

use super::{ONSET_DEATHS, QUIET_MONTHS};
use record::Alarm;

/// A sharp rise: the window holds at least this many times the deaths of the last twelve months …
pub const RISE_TIMES: f64 = 2.0;

/// … and at least so many more: 25 a month.
pub const RISE_DEATHS: f64 = 300.0;

/// Which alarm an area can have at a month: quiet ones an onset, others a rise.
pub fn alarm(deaths: &[f64], month: usize) -> Alarm {
    let year = &deaths[(month + 1).saturating_sub(QUIET_MONTHS)..=month];
    match year.iter().any(|it| *it >= ONSET_DEATHS) {
        true => Alarm::Rise,
        false => Alarm::Onset,
    }
}

/// How many deaths a window must hold to be a sharp rise on those of the last twelve months.
pub fn rise_deaths(recent: f64) -> f64 {
    (recent * RISE_TIMES).max(recent + RISE_DEATHS)
}

/// Whether what the alarm warns of came, given the last year's months and the window's.
pub fn came(alarm: Alarm, before: &[f64], after: &[f64]) -> bool {
    match alarm {
        Alarm::Onset => after.iter().any(|it| *it >= ONSET_DEATHS),
        Alarm::Rise => after.iter().sum::<f64>() >= rise_deaths(before.iter().sum()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(before: f64, after: f64, alarm: Alarm, expected: bool) {
        assert_eq!(
            came(alarm, &[before; 12], &[after; 12]),
            expected,
            "{before} {after}"
        );
    }

    #[test]
    fn a_rise_is_double_and_three_hundred_more() {
        check(30.0, 60.0, Alarm::Rise, true);
        check(30.0, 59.0, Alarm::Rise, false);
        check(3.0, 20.0, Alarm::Rise, false);
    }

    #[test]
    fn an_onset_is_one_loud_month() {
        check(0.0, 25.0, Alarm::Onset, true);
        check(0.0, 24.0, Alarm::Onset, false);
    }

    #[test]
    fn quiet_areas_can_have_an_onset_and_others_a_rise() {
        let mut deaths = vec![25.0];
        deaths.extend([0.0; 12]);
        assert_eq!(
            (alarm(&deaths, 11), alarm(&deaths, 12)),
            (Alarm::Rise, Alarm::Onset)
        );
    }
}
