//! The state of an area at a month, in the few numbers that models compare:
//! levels over several memories, how restless it is, how long it was quiet.

/// For every month, the mean of the months up to it, each `half_life_months`
/// back weighing half. Shape: as `series`; units: as `series`.
pub fn fading(series: &[f64], half_life_months: f64) -> Vec<f64> {
    let keep = 0.5_f64.powf(1.0 / half_life_months);
    let (mut sum, mut weight) = (0.0, 0.0);
    let mut step = |value: &f64| {
        sum = sum * keep + value;
        weight = weight * keep + 1.0;
        sum / weight
    };
    series.iter().map(&mut step).collect()
}

/// For every month, the mean of the last `months` months, or of as many as there are.
pub fn trailing(series: &[f64], months: usize) -> Vec<f64> {
    let mut sum = 0.0;
    let mut step = |(at, value): (usize, &f64)| {
        sum += value;
        if at >= months {
            sum -= series[at - months];
        }
        sum.max(0.0) / months.min(at + 1) as f64
    };
    series.iter().enumerate().map(&mut step).collect()
}

/// For every month, the standard deviation of log(1 + count) over the last `months` months.
///
/// Two wars of the same level differ most in this: one that killed 100 each
/// month and one that killed 1,200 in one.
pub fn restlessness(series: &[f64], months: usize) -> Vec<f64> {
    let logs: Vec<f64> = series.iter().map(|value| value.ln_1p()).collect();
    let squares: Vec<f64> = logs.iter().map(|log| log * log).collect();
    let (means, squares) = (trailing(&logs, months), trailing(&squares, months));
    let spread = means
        .iter()
        .zip(&squares)
        .map(|(mean, square)| square - mean * mean);
    // Rounding leaves some 1e-16 of a constant series; its root would be no longer small.
    spread
        .map(|it| if it < 1e-9 { 0.0 } else { it.sqrt() })
        .collect()
}

/// For every month, how many months ago the count was last at least
/// `threshold`; 0 in such a month, at most `most`, which also stands for never.
pub fn months_since(series: &[f64], threshold: f64, most: usize) -> Vec<f64> {
    let mut since = most;
    let mut step = |value: &f64| {
        since = if *value >= threshold {
            0
        } else {
            (since + 1).min(most)
        };
        since as f64
    };
    series.iter().map(&mut step).collect()
}

/// For every month, the highest count of the last `months` months.
pub fn peak(series: &[f64], months: usize) -> Vec<f64> {
    let highest = |at: usize| {
        let window = &series[(at + 1).saturating_sub(months)..=at];
        window.iter().copied().fold(0.0, f64::max)
    };
    (0..series.len()).map(highest).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(got: Vec<f64>, expected: &[f64]) {
        assert_eq!(got.len(), expected.len());
        for (got, expected) in got.iter().zip(expected) {
            assert!((got - expected).abs() < 1e-9, "{got} {expected}");
        }
    }

    #[test]
    fn a_fading_mean_weighs_the_last_month_most() {
        check(fading(&[0.0, 3.0], 1.0), &[0.0, 2.0]);
        check(fading(&[5.0; 4], 3.0), &[5.0; 4]);
    }

    #[test]
    fn a_trailing_mean_forgets() {
        check(trailing(&[6.0, 0.0, 0.0, 3.0], 2), &[6.0, 3.0, 0.0, 1.5]);
    }

    #[test]
    fn an_even_series_is_not_restless() {
        check(restlessness(&[7.0; 30], 12), &[0.0; 30]);
        let e = std::f64::consts::E - 1.0;
        check(restlessness(&[0.0, e], 12), &[0.0, 0.5]);
    }

    #[test]
    fn quiet_is_counted_from_the_last_loud_month() {
        check(
            months_since(&[0.0, 9.0, 0.0, 1.0], 5.0, 3),
            &[3.0, 0.0, 1.0, 2.0],
        );
        check(peak(&[1.0, 9.0, 0.0, 1.0], 2), &[1.0, 9.0, 9.0, 1.0]);
    }
}
