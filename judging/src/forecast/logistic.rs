//! Logistic regression with a ridge: probabilities from many weak signs.
//!
//! Onsets are few (four or five a year), signs are many and overlap; a strong
//! ridge keeps each small. Forests of trees on the same signs ranked worse.

/// One case to learn from.
pub struct Case<'a> {
    /// Its signs, as many for each case.
    pub signs: &'a [f64],
    /// Whether it happened.
    pub happened: bool,
    /// How much it counts.
    pub weight: f64,
}

/// A fitted regression.
#[derive(Clone, Debug, PartialEq)]
pub struct Logistic {
    means: Vec<f64>,
    scales: Vec<f64>,
    /// The constant first.
    weights: Vec<f64>,
}

const STEPS_MAX: usize = 25;

impl Logistic {
    /// Fits by Newton's method. `ridge` is the penalty on half the squared
    /// weight of each sign in standard deviations; the constant has none.
    /// Without cases, or without both sorts of them, every probability is ½ or
    /// the share of what happened.
    pub fn fit(cases: &[Case<'_>], ridge: f64) -> Logistic {
        let width = cases.first().map_or(0, |case| case.signs.len());
        let (means, scales) = (0..width).map(|sign| moments(cases, sign)).unzip();
        let mut model = Logistic {
            means,
            scales,
            weights: vec![0.0; width + 1],
        };
        // Signs are brought to standard units once and not in each step.
        let rows: Vec<f64> = cases
            .iter()
            .flat_map(|case| model.row(case.signs))
            .collect();
        for _ in 0..STEPS_MAX {
            let step = model.step(cases, &rows, ridge);
            let longest = step.iter().fold(0.0_f64, |most, it| most.max(it.abs()));
            for (weight, step) in model.weights.iter_mut().zip(&step) {
                // A full step from far off may overshoot; no sign is worth more than two at once.
                *weight += step * (2.0 / longest.max(2.0));
            }
            if longest < 1e-9 {
                break;
            }
        }
        model
    }

    /// The probability of a case with these signs.
    pub fn probability(&self, signs: &[f64]) -> f64 {
        self.expected(&self.row(signs).collect::<Vec<_>>())
    }

    /// What each sign adds to the log odds of a case, against the average case.
    pub fn parts(&self, signs: &[f64]) -> Vec<f64> {
        let parts = self.row(signs).zip(&self.weights).skip(1);
        parts.map(|(sign, weight)| sign * weight).collect()
    }

    /// A one for the constant, then the signs in standard units.
    fn row<'a>(&'a self, signs: &'a [f64]) -> impl Iterator<Item = f64> + 'a {
        let standard = signs.iter().zip(self.means.iter().zip(&self.scales));
        let standard = standard.map(|(sign, (mean, scale))| (sign - mean) / scale);
        std::iter::once(1.0).chain(standard)
    }

    fn expected(&self, row: &[f64]) -> f64 {
        let parts = row.iter().zip(&self.weights);
        let score: f64 = parts.map(|(sign, weight)| sign * weight).sum();
        1.0 / (1.0 + (-score).exp())
    }

    /// One Newton step: the inverse curvature times the slope.
    fn step(&self, cases: &[Case<'_>], rows: &[f64], ridge: f64) -> Vec<f64> {
        let width = self.weights.len();
        let mut slope: Vec<f64> = self.weights.iter().map(|weight| -ridge * weight).collect();
        let mut curvature = vec![vec![0.0; width]; width];
        slope[0] = 0.0;
        for (at, row) in curvature.iter_mut().enumerate() {
            // The constant's sliver keeps the matrix sound when nothing, or everything, happened.
            row[at] = if at == 0 { 1e-6 } else { ridge };
        }
        for (case, row) in cases.iter().zip(rows.chunks_exact(width)) {
            let expected = self.expected(row);
            let error = case.weight * (f64::from(u8::from(case.happened)) - expected);
            let bend = case.weight * expected * (1.0 - expected);
            for (i, sign) in row.iter().enumerate() {
                slope[i] += error * sign;
                for (sum, other) in curvature[i][..=i].iter_mut().zip(row) {
                    *sum += bend * sign * other;
                }
            }
        }
        solve(curvature, slope)
    }
}

fn moments(cases: &[Case<'_>], sign: usize) -> (f64, f64) {
    let count = cases.len() as f64;
    let mean = cases.iter().map(|case| case.signs[sign]).sum::<f64>() / count;
    let variance = cases
        .iter()
        .map(|case| (case.signs[sign] - mean).powi(2))
        .sum::<f64>()
        / count;
    (
        mean,
        if variance > 1e-12 {
            variance.sqrt()
        } else {
            1.0
        },
    )
}

/// Solves a symmetric positive system given by its lower half (Cholesky).
fn solve(mut a: Vec<Vec<f64>>, mut b: Vec<f64>) -> Vec<f64> {
    let size = b.len();
    for i in 0..size {
        for j in 0..=i {
            let sum: f64 = (0..j).map(|k| a[i][k] * a[j][k]).sum();
            let rest = a[i][j] - sum;
            a[i][j] = if i == j {
                rest.max(1e-12).sqrt()
            } else {
                rest / a[j][j]
            };
        }
    }
    for i in 0..size {
        let sum: f64 = (0..i).map(|k| a[i][k] * b[k]).sum();
        b[i] = (b[i] - sum) / a[i][i];
    }
    for i in (0..size).rev() {
        let sum: f64 = (i + 1..size).map(|k| a[k][i] * b[k]).sum();
        b[i] = (b[i] - sum) / a[i][i];
    }
    b
}

#[cfg(test)]
mod tests {
    use super::*;

    fn fit(cases: &[(f64, bool)], ridge: f64) -> Logistic {
        let signs: Vec<[f64; 1]> = cases.iter().map(|(sign, _)| [*sign]).collect();
        let cases: Vec<Case<'_>> = signs
            .iter()
            .zip(cases)
            .map(|(signs, (_, happened))| Case {
                signs,
                happened: *happened,
                weight: 1.0,
            })
            .collect();
        Logistic::fit(&cases, ridge)
    }

    /// With one yes-or-no sign and no ridge, the fit is the shares.
    #[test]
    fn finds_the_shares() {
        let mut cases = vec![(0.0, false); 9];
        cases.extend([
            (0.0, true),
            (1.0, true),
            (1.0, true),
            (1.0, true),
            (1.0, false),
        ]);
        let model = fit(&cases, 0.0);
        assert!((model.probability(&[0.0]) - 0.1).abs() < 1e-6);
        assert!((model.probability(&[1.0]) - 0.75).abs() < 1e-6);
    }

    #[test]
    fn a_strong_ridge_leaves_the_average() {
        let model = fit(&[(0.0, false), (1.0, true), (2.0, false), (9.0, true)], 1e9);
        assert!((model.probability(&[9.0]) - 0.5).abs() < 1e-6);
    }

    #[test]
    fn nothing_to_learn_is_no_crash() {
        assert!(fit(&[], 1.0).probability(&[]).is_finite());
        assert!(fit(&[(1.0, false), (2.0, false)], 1.0).probability(&[1.0]) < 0.01);
    }
}
