//! How good alarms for the outbreak of fighting were.
//!
//! A case is an area without a loud month in the year before the cut; it is an
//! onset if a loud month followed in the window. Equal probabilities are
//! ordered by the mean forecast, then by recent deaths (the tie-break of the
//! shared definition), so that a forecast of "never" everywhere still ranks.

use std::cmp::Ordering;

/// One area at risk in one window.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct AlarmCase {
    /// Position of the area.
    pub area: usize,
    /// Year of the window.
    pub year: i16,
    /// The forecast probability that a loud month follows.
    pub probability: f64,
    /// The mean forecast of the window, deaths a month: the first tie-break.
    pub mean: f64,
    /// Deaths in the year before the cut: the second tie-break.
    pub recent: f64,
    /// Whether a loud month followed.
    pub happened: bool,
}

impl AlarmCase {
    /// The order of alarms: the most alarming last.
    pub fn order(&self, other: &AlarmCase) -> Ordering {
        let by_mean = self.mean.total_cmp(&other.mean);
        let by_recent = self.recent.total_cmp(&other.recent);
        self.probability
            .total_cmp(&other.probability)
            .then(by_mean)
            .then(by_recent)
    }
}

/// The probability that an onset was ranked above a case without one, ties
/// counting half; `None` without both.
pub fn auc(cases: &[AlarmCase]) -> Option<f64> {
    let mut sorted: Vec<&AlarmCase> = cases.iter().collect();
    sorted.sort_by(|a, b| a.order(b));
    let (mut below, mut won, mut onsets) = (0.0, 0.0, 0.0);
    for tied in sorted.chunk_by(|a, b| a.order(b) == Ordering::Equal) {
        let happened = tied.iter().filter(|case| case.happened).count() as f64;
        let quiet = tied.len() as f64 - happened;
        won += happened * (below + quiet / 2.0);
        onsets += happened;
        below += quiet;
    }
    (onsets > 0.0 && below > 0.0).then(|| won / (onsets * below))
}

/// Mean squared error of the probabilities; `None` without cases.
pub fn brier(cases: &[AlarmCase]) -> Option<f64> {
    let error = |case: &AlarmCase| (case.probability - f64::from(u8::from(case.happened))).powi(2);
    (!cases.is_empty()).then(|| cases.iter().map(error).sum::<f64>() / cases.len() as f64)
}

/// Share of the onsets that were among the `alarms` most alarming cases of their year.
pub fn recall(cases: &[AlarmCase], alarms: usize) -> Option<f64> {
    let mut sorted: Vec<&AlarmCase> = cases.iter().collect();
    sorted.sort_by(|a, b| {
        a.year
            .cmp(&b.year)
            .then(b.order(a))
            .then(a.area.cmp(&b.area))
    });
    let years = sorted.chunk_by(|a, b| a.year == b.year);
    let caught = years.flat_map(|year| &year[..alarms.min(year.len())]);
    let caught = caught.filter(|case| case.happened).count();
    let onsets = cases.iter().filter(|case| case.happened).count();
    (onsets > 0).then(|| caught as f64 / onsets as f64)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn cases(given: &[(f64, f64, bool)]) -> Vec<AlarmCase> {
        let case = |(area, &(probability, mean, happened))| AlarmCase {
            area,
            year: 2001,
            probability,
            mean,
            recent: 0.0,
            happened,
        };
        given.iter().enumerate().map(case).collect()
    }

    fn check(given: &[(f64, f64, bool)], expected: f64) {
        assert_eq!(auc(&cases(given)), Some(expected));
    }

    #[test]
    fn ranks_onsets_above_the_rest() {
        check(&[(0.9, 0.0, true), (0.1, 0.0, false)], 1.0);
        check(&[(0.1, 0.0, true), (0.9, 0.0, false)], 0.0);
        check(&[(0.5, 0.0, true), (0.5, 0.0, false)], 0.5);
        check(&[(0.0, 3.0, true), (0.0, 1.0, false)], 1.0);
    }

    #[test]
    fn recall_counts_a_year_s_first_alarms() {
        let cases = cases(&[(0.9, 0.0, false), (0.5, 0.0, true), (0.1, 0.0, true)]);
        assert_eq!(
            (recall(&cases, 1), recall(&cases, 2)),
            (Some(0.0), Some(0.5))
        );
        assert!((brier(&cases).unwrap() - (0.81 + 0.25 + 0.81) / 3.0).abs() < 1e-12);
    }

    #[test]
    fn nothing_to_score_is_no_score() {
        assert_eq!((auc(&[]), brier(&[]), recall(&[], 10)), (None, None, None));
    }
}
