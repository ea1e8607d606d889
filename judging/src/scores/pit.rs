//! Probability integral transform: where in the forecast what occurred fell.
//! Counts have ties, above all at zero, so it is a stretch and not a point
//! (Czado, Gneiting & Held 2009); its histogram is flat when forecasts are calibrated.

use crate::forecast::Draws;

/// The weight below what occurred, and the weight up to and with it.
pub fn pit(draws: &Draws, observed: f64) -> (f64, f64) {
    let weight = |keep: &dyn Fn(f64) -> bool| {
        let kept = draws.iter().filter(|(value, _)| keep(*value));
        kept.map(|(_, weight)| weight).sum::<f64>().min(1.0)
    };
    (
        weight(&|value| value < observed),
        weight(&|value| value <= observed),
    )
}

/// Shares of `bins` equal bins; each stretch is spread evenly over its length.
pub fn histogram(stretches: impl IntoIterator<Item = (f64, f64)>, bins: usize) -> Vec<f64> {
    let (mut shares, mut count) = (vec![0.0; bins], 0.0_f64);
    for stretch in stretches {
        count += 1.0;
        for (bin, share) in shares.iter_mut().enumerate() {
            *share += overlap(
                stretch,
                bin as f64 / bins as f64,
                (bin + 1) as f64 / bins as f64,
            );
        }
    }
    shares.iter().map(|share| share / count.max(1.0)).collect()
}

fn overlap((low, high): (f64, f64), begin: f64, end: f64) -> f64 {
    if high - low < 1e-12 {
        let last = end >= 1.0 && low >= 1.0;
        return f64::from(u8::from((begin <= low && low < end) || last));
    }
    (high.min(end) - low.max(begin)).max(0.0) / (high - low)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ties_are_a_stretch() {
        let draws = Draws::equal([0.0, 0.0, 0.0, 8.0]);
        assert_eq!(pit(&draws, 0.0), (0.0, 0.75));
        assert_eq!(pit(&draws, 9.0), (1.0, 1.0));
    }

    #[test]
    fn stretches_are_spread() {
        let shares = histogram([(0.0, 0.5), (0.5, 1.0), (1.0, 1.0), (0.0, 0.0)], 2);
        assert_eq!(shares, [0.5, 0.5]);
    }
}
