//! Whether one model is better than another, or only luckier with a country.
//!
//! Both forecast the same cells, so differences are paired; the months of one
//! country stand and fall together, so countries are resampled and not cells
//! (a cluster bootstrap). One war can be half of a window's loss: intervals
//! from cells as if independent would be far too narrow.

use super::AlarmCase;
use crate::chance;

/// Sums of scores by window and area, with the number of cells: `sums[window][area] = (sum, cells)`.
pub type Sums = Vec<Vec<(f64, f64)>>;

/// An estimate with the bounds that hold the middle 95 % of the resamples.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Interval {
    /// From the data as they are.
    pub estimate: f64,
    /// 2.5 % of the resamples lie below.
    pub low: f64,
    /// 2.5 % lie above.
    pub high: f64,
}

const RESAMPLES: u64 = 1000;

/// Mean over windows of the difference of mean scores, ours less theirs.
pub fn mean_difference(ours: &Sums, theirs: &Sums) -> Interval {
    bootstrap(ours, theirs, |pairs| {
        pairs
            .iter()
            .map(|(ours, theirs)| ours - theirs)
            .sum::<f64>()
            / pairs.len() as f64
    })
}

/// Geometric mean over windows of our mean score relative to theirs.
pub fn relative(ours: &Sums, theirs: &Sums) -> Interval {
    bootstrap(ours, theirs, |pairs| {
        let logs = pairs.iter().map(|(ours, theirs)| (ours / theirs).ln());
        (logs.sum::<f64>() / pairs.len() as f64).exp()
    })
}

/// Difference of a score of alarms, ours less theirs: of [`super::auc`], [`super::brier`] or [`super::recall`].
///
/// The cases of an area drawn twice count twice. `None` where the score has nothing to score.
pub fn alarm_difference(
    ours: &[AlarmCase],
    theirs: &[AlarmCase],
    areas: usize,
    score: impl Fn(&[AlarmCase]) -> Option<f64>,
) -> Option<Interval> {
    let difference = |times: &[f64]| {
        let [ours, theirs] = [ours, theirs].map(|cases| score(&drawn(cases, times)));
        Some(ours? - theirs?)
    };
    difference(&vec![1.0; areas])?;
    Some(interval(areas, |times| {
        difference(times).unwrap_or(f64::NAN)
    }))
}

fn drawn(cases: &[AlarmCase], times: &[f64]) -> Vec<AlarmCase> {
    let repeated = |case: &AlarmCase| std::iter::repeat_n(*case, times[case.area] as usize);
    cases.iter().flat_map(repeated).collect()
}

fn bootstrap(ours: &Sums, theirs: &Sums, statistic: impl Fn(&[(f64, f64)]) -> f64) -> Interval {
    interval(ours.first().map_or(0, Vec::len), |times| {
        let windows = ours.iter().zip(theirs);
        let pairs = windows.map(|(a, b)| (mean(a, times), mean(b, times)));
        statistic(&pairs.collect::<Vec<_>>())
    })
}

/// A statistic of how often each area is taken: once each, then as resampled.
fn interval(areas: usize, statistic: impl Fn(&[f64]) -> f64) -> Interval {
    let resamples = (0..RESAMPLES).map(|n| statistic(&counts(areas, n)));
    let mut resamples: Vec<f64> = resamples.filter(|it| it.is_finite()).collect();
    resamples.sort_by(f64::total_cmp);
    let quantile = |share: f64| {
        let place = (share * resamples.len() as f64) as usize;
        let last = resamples.len().saturating_sub(1);
        resamples.get(place.min(last)).copied().unwrap_or(f64::NAN)
    };
    Interval {
        estimate: statistic(&vec![1.0; areas]),
        low: quantile(0.025),
        high: quantile(0.975),
    }
}

fn mean(window: &[(f64, f64)], times: &[f64]) -> f64 {
    let weighted = window.iter().zip(times);
    let (sum, cells) = weighted.fold((0.0, 0.0), |(sum, cells), ((score, count), times)| {
        (sum + score * times, cells + count * times)
    });
    sum / cells
}

/// How often each area was drawn in the n-th resample.
fn counts(areas: usize, n: u64) -> Vec<f64> {
    let mut counts = vec![0.0; areas];
    for draw in 0..areas as u64 {
        let at = chance::draw(n << 32 | draw) % areas as u64;
        counts[at as usize] += 1.0;
    }
    counts
}

#[cfg(test)]
mod tests {
    use super::*;

    fn sums(score: impl Fn(usize) -> f64) -> Sums {
        vec![(0..50).map(|area| (score(area), 12.0)).collect(); 3]
    }

    #[test]
    fn a_gain_everywhere_is_sure_and_one_in_a_single_area_is_not() {
        let theirs = sums(|area| 10.0 + area as f64);
        let everywhere = relative(&sums(|area| 0.9 * (10.0 + area as f64)), &theirs);
        assert!((everywhere.estimate - 0.9).abs() < 1e-12 && everywhere.high < 0.91);
        let once = relative(
            &sums(|area| if area == 7 { 0.0 } else { 10.0 + area as f64 }),
            &theirs,
        );
        assert!(
            once.low < once.estimate && once.high >= 1.0 - 1e-12,
            "{once:?}"
        );
    }

    #[test]
    fn a_difference_has_the_unit_of_the_score() {
        let difference = mean_difference(&sums(|_| 12.0), &sums(|_| 24.0));
        assert!((difference.estimate + 1.0).abs() < 1e-12);
    }

    #[test]
    fn better_alarms_everywhere_are_surely_better() {
        let cases = |sharp: bool| -> Vec<AlarmCase> {
            let case = |area: usize| AlarmCase {
                area,
                year: 2001,
                probability: if sharp == area.is_multiple_of(3) {
                    0.9
                } else {
                    0.1
                },
                mean: 0.0,
                recent: 0.0,
                happened: area.is_multiple_of(3),
            };
            (0..50).map(case).collect()
        };
        let difference = |ours, theirs| {
            alarm_difference(&cases(ours), &cases(theirs), 50, crate::scores::brier).unwrap()
        };
        assert!((difference(true, false).high + 0.8).abs() < 1e-9);
        assert_eq!(difference(true, true).low, 0.0);
        assert!(alarm_difference(&[], &[], 50, crate::scores::auc).is_none());
    }

    #[test]
    fn resamples_are_the_same_each_time_and_cover_all_areas() {
        assert_eq!(counts(50, 3), counts(50, 3));
        let drawn = (0..200).fold(vec![0.0; 50], |sum, n| {
            sum.iter().zip(counts(50, n)).map(|(a, b)| a + b).collect()
        });
        assert!(
            drawn.iter().all(|times| (120.0..280.0).contains(times)),
            "{drawn:?}"
        );
    }
}
