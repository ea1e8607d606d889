//! Ignorance (the log score in bits): −log₂ of the probability given to the bin
//! that what occurred fell in. The challenge's bins of deaths, with one draw
//! added to each so that the impossible costs much and not everything.

/// Lower edges of the bins; the last is open.
pub const BINS: [f64; 11] = [
    0.0, 0.5, 2.5, 5.5, 10.5, 25.5, 50.5, 100.5, 250.5, 500.5, 1000.5,
];

/// Ignorance in bits of draws of equal weight. It depends on their number: with
/// few, the added ones weigh much.
pub fn ignorance(draws: &[f64], observed: f64) -> f64 {
    let bin = bin(observed);
    let hits = draws.iter().filter(|draw| self::bin(**draw) == bin).count();
    -((hits + 1) as f64 / (draws.len() + BINS.len()) as f64).log2()
}

fn bin(value: f64) -> usize {
    BINS.iter().rposition(|edge| value >= *edge).unwrap_or(0)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(draws: &[f64], observed: f64, share: f64) {
        let got = ignorance(draws, observed);
        assert!((got + share.log2()).abs() < 1e-12, "{got}");
    }

    #[test]
    fn one_is_added_to_every_bin() {
        check(&[], 3.0, 1.0 / 11.0);
        check(&[0.0, 0.4, 0.5, 3.0], 0.0, 3.0 / 15.0);
        check(&[2000.0; 9], 5000.0, 10.0 / 20.0);
    }
}
