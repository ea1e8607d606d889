//! Continuous ranked probability score: E|X − y| − ½ E|X − X′|, in deaths.
//!
//! For draws of equal weight the second term runs over all pairs and is divided
//! by m², as the challenge has it. Source: Gneiting & Raftery (2007).

use crate::forecast::Draws;

/// CRPS of a forecast against what occurred.
pub fn crps(draws: &Draws, observed: f64) -> f64 {
    through(draws, observed, |value| value)
}

/// CRPS of log(1 + deaths): forgives scale, so that small wars count too.
pub fn crps_log(draws: &Draws, observed: f64) -> f64 {
    through(draws, observed, f64::ln_1p)
}

/// CRPS above a threshold only (weight 1 there, 0 below): Allen et al. (2023),
/// by the chaining function max(x, threshold).
pub fn crps_above(draws: &Draws, observed: f64, threshold: f64) -> f64 {
    through(draws, observed, |value| value.max(threshold))
}

/// `map` must not decrease, so that the draws stay in order.
fn through(draws: &Draws, observed: f64, map: impl Fn(f64) -> f64) -> f64 {
    let observed = map(observed);
    let (mut error, mut spread, mut below) = (0.0, 0.0, 0.0);
    for (value, weight) in draws.iter() {
        let value = map(value);
        error += weight * (value - observed).abs();
        // Half of E|X − X′| over sorted draws: each value times the weight below it less that above.
        spread += weight * value * (2.0 * below + weight - 1.0);
        below += weight;
    }
    error - spread
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The definition, pair by pair.
    fn slow(values: &[f64], observed: f64) -> f64 {
        let m = values.len() as f64;
        let error = values.iter().map(|x| (x - observed).abs()).sum::<f64>() / m;
        let pairs = values
            .iter()
            .flat_map(|x| values.iter().map(move |y| (x - y).abs()));
        error - pairs.sum::<f64>() / (2.0 * m * m)
    }

    fn check(values: &[f64], observed: f64) {
        let fast = crps(&Draws::equal(values.iter().copied()), observed);
        assert!((fast - slow(values, observed)).abs() < 1e-9, "{fast}");
    }

    #[test]
    fn is_its_definition() {
        check(&[0.0], 7.0);
        check(&[0.0, 3.0, 3.0, 12.0, 100.0], 7.0);
        check(&[5.0, 4.0, 9.0], 0.0);
    }

    #[test]
    fn below_the_threshold_nothing_counts() {
        let draws = Draws::equal([0.0, 10.0, 20.0]);
        assert!(crps_above(&draws, 5.0, 25.0).abs() < 1e-12);
        assert!((crps_above(&draws, 5.0, 0.0) - crps(&draws, 5.0)).abs() < 1e-12);
    }
}
