//! Whether one model is better than another, or only luckier with a country.
//!
//! Both forecast the same cells, so differences are paired; the months of one
//! country stand and fall together, so countries are resampled and not cells
//! (a cluster bootstrap). One war can be half of a window's loss: intervals
//! from cells as if independent would be far too narrow.

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

fn bootstrap(ours: &Sums, theirs: &Sums, statistic: impl Fn(&[(f64, f64)]) -> f64) -> Interval {
    let areas = ours.first().map_or(0, Vec::len);
    let at = |times: &[f64]| {
        let windows = ours.iter().zip(theirs);
        let pairs: Vec<_> = windows
            .map(|(a, b)| (mean(a, times), mean(b, times)))
            .collect();
        statistic(&pairs)
    };
    let resample = |n: u64| at(&counts(areas, n));
    let mut resamples: Vec<f64> = (0..RESAMPLES)
        .map(resample)
        .filter(|it| it.is_finite())
        .collect();
    resamples.sort_by(f64::total_cmp);
    let quantile = |share: f64| {
        let place = (share * resamples.len() as f64) as usize;
        resamples
            .get(place.min(resamples.len().saturating_sub(1)))
            .copied()
    };
    Interval {
        estimate: at(&vec![1.0; areas]),
        low: quantile(0.025).unwrap_or(f64::NAN),
        high: quantile(0.975).unwrap_or(f64::NAN),
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
        let at = mix(n << 32 | draw) % areas as u64;
        counts[at as usize] += 1.0;
    }
    counts
}

/// SplitMix64 of a counter (Steele et al. 2014): chance without a state, the same on every machine.
fn mix(counter: u64) -> u64 {
    let mut z = counter.wrapping_add(1).wrapping_mul(0x9E37_79B9_7F4A_7C15);
    z = (z ^ (z >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
    z = (z ^ (z >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
    z ^ (z >> 31)
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
