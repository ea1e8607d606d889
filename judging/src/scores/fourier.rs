//! Brings a number of draws to another, as the challenge did before it computed ignorance.
//!
//! `scipy.signal.resample`: the draws are taken for one turn of a periodic
//! signal, and its spectrum is cut or padded. It is an odd thing to do to a
//! sample (twelve sorted months become a wavy line, with values below 0), but
//! the published figures rest on it; negatives are then set to 0. The order of
//! the draws matters: they are resampled as they come.

use std::f64::consts::TAU;

/// `count` values from `draws`, not below 0. Empty stays empty.
pub fn resample(draws: &[f64], count: usize) -> Vec<f64> {
    let size = draws.len();
    let kept = size.min(count);
    let spectrum: Vec<(f64, f64)> = (0..=kept / 2).map(|k| coefficient(draws, k)).collect();
    let value = |at: usize| {
        let turn = TAU * at as f64 / count as f64;
        let term = |k: usize| part(spectrum[k], k, kept, turn * k as f64, size > count);
        ((0..spectrum.len()).map(term).sum::<f64>() / size as f64).max(0.0)
    };
    if size == 0 {
        Vec::new()
    } else {
        (0..count).map(value).collect()
    }
}

fn coefficient(draws: &[f64], k: usize) -> (f64, f64) {
    let turn = TAU * k as f64 / draws.len() as f64;
    draws
        .iter()
        .enumerate()
        .fold((0.0, 0.0), |(re, im), (n, value)| {
            let (sin, cos) = (turn * n as f64).sin_cos();
            (re + value * cos, im - value * sin)
        })
}

/// One frequency's share: all but the first stand for two (k and −k). The
/// middle one of an even number is halved when padding and doubled when
/// cutting, which in a real signal is its real part once, or twice.
fn part((re, im): (f64, f64), k: usize, kept: usize, angle: f64, cut: bool) -> f64 {
    let (sin, cos) = angle.sin_cos();
    if k == 0 {
        re
    } else if 2 * k == kept {
        (if cut { 2.0 } else { 1.0 }) * (re * cos - im * sin)
    } else {
        2.0 * (re * cos - im * sin)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(draws: &[f64], count: usize, expected: &[f64]) {
        let got = resample(draws, count);
        assert_eq!(got.len(), expected.len());
        for (got, expected) in got.iter().zip(expected) {
            assert!((got - expected).abs() < 1e-6, "{got} {expected}");
        }
    }

    /// Expected values: scipy 1.16, `scipy.signal.resample`, negatives set to 0.
    #[test]
    fn resamples_as_scipy_does() {
        check(&[5.0, 7.0, 1.0], 3, &[5.0, 7.0, 1.0]);
        check(&[4.0; 3], 7, &[4.0; 7]);
        check(
            &PADDED,
            8,
            &[
                0.0,
                0.0,
                3.0,
                0.34314575,
                1.0,
                12.36396103,
                20.0,
                11.65685425,
            ],
        );
        check(
            &[0.0, 3.0, 1.0, 20.0, 7.0, 5.0],
            4,
            &[3.33333333, 0.0, 16.66666667, 4.30940108],
        );
        check(
            &SQUARES,
            5,
            &[37.0948699, 0.0, 30.76916991, 43.88195916, 104.35324911],
        );
    }

    const PADDED: [f64; 4] = [0.0, 3.0, 1.0, 20.0];
    const SQUARES: [f64; 12] = [
        0.0, 1.0, 4.0, 9.0, 16.0, 25.0, 36.0, 49.0, 64.0, 81.0, 100.0, 121.0,
    ];
}
