//! Interval score and coverage of a central interval. Source: Gneiting & Raftery (2007), eq. 43.

/// Width, plus 2/α for every death by which what occurred lies outside the
/// central 1 − α of the draws. Bounds are interpolated between draws, as numpy does.
pub fn interval_score(draws: &[f64], observed: f64, coverage: f64) -> f64 {
    let alpha = 1.0 - coverage;
    let (low, high) = bounds(draws, alpha);
    let outside = (low - observed).max(0.0) + (observed - high).max(0.0);
    high - low + 2.0 / alpha * outside
}

/// Whether what occurred lies in the interval, its bounds included.
pub fn inside((low, high): (f64, f64), observed: f64) -> bool {
    low <= observed && observed <= high
}

fn bounds(draws: &[f64], alpha: f64) -> (f64, f64) {
    let mut sorted = draws.to_vec();
    sorted.sort_by(f64::total_cmp);
    (
        quantile(&sorted, alpha / 2.0),
        quantile(&sorted, 1.0 - alpha / 2.0),
    )
}

fn quantile(sorted: &[f64], share: f64) -> f64 {
    let at = share * sorted.len().saturating_sub(1) as f64;
    let value = |index: f64| sorted.get(index as usize).copied().unwrap_or(0.0);
    let (low, high) = (value(at.floor()), value(at.ceil()));
    low + (high - low) * (at - at.floor())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(observed: f64, expected: f64) {
        let draws: Vec<f64> = (0..=100).map(f64::from).collect();
        let got = interval_score(&draws, observed, 0.9);
        assert!((got - expected).abs() < 1e-9, "{got}");
    }

    #[test]
    fn is_the_width_inside_and_more_outside() {
        check(50.0, 90.0);
        check(97.0, 90.0 + 20.0 * 2.0);
        check(0.0, 90.0 + 20.0 * 5.0);
    }
}
