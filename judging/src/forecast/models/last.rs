//! *Last*: a Poisson distribution around the last month's deaths. Source: the
//! ViEWS prediction challenge, benchmark `bm_last_historical_poisson`, which
//! takes 1,000 random draws; here 1,000 quantiles stand for them, so that the
//! same data give the same bytes.

use crate::forecast::{Draws, Fit, Past, Predict};

/// The model.
pub struct Last;

const DRAWS: usize = 1000;

struct Fitted(Vec<Draws>);

impl Fit for Last {
    fn name(&self) -> &str {
        "last"
    }

    fn about(&self) -> &str {
        "a Poisson distribution around the last month"
    }

    fn fit<'a>(&self, past: &Past<'a>) -> Box<dyn Predict + 'a> {
        let last = |area| past.deaths(area).last().copied().unwrap_or(0.0);
        let areas = 0..past.areas().len();
        Box::new(Fitted(
            areas
                .map(|area| Draws::equal(poisson(last(area))))
                .collect(),
        ))
    }
}

impl Predict for Fitted {
    fn deaths(&self, area: usize, _horizon_months: usize) -> Draws {
        self.0[area].clone()
    }
}

/// [`DRAWS`] quantiles of a Poisson distribution.
fn poisson(mean: f64) -> Vec<f64> {
    let mut at = (mean - 12.0 * mean.sqrt() - 12.0).max(0.0).floor();
    let mut below = probability(mean, at);
    let quantile = |n: usize| {
        let share = (n as f64 + 0.5) / DRAWS as f64;
        while below < share && at < mean + 12.0 * mean.sqrt() + 12.0 {
            at += 1.0;
            below += probability(mean, at);
        }
        at
    };
    (0..DRAWS).map(quantile).collect()
}

fn probability(mean: f64, count: f64) -> f64 {
    if mean <= 0.0 {
        return f64::from(u8::from(count == 0.0));
    }
    (count * mean.ln() - mean - libm::lgamma(count + 1.0)).exp()
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Mean and variance of a Poisson are the same number.
    fn check(mean: f64) {
        let draws = poisson(mean);
        let average = draws.iter().sum::<f64>() / DRAWS as f64;
        let variance = draws.iter().map(|x| (x - average).powi(2)).sum::<f64>() / DRAWS as f64;
        assert!((average - mean).abs() <= 0.01 * mean, "{mean}: {average}");
        assert!((variance - mean).abs() <= 0.03 * mean, "{mean}: {variance}");
    }

    #[test]
    fn has_the_moments_of_a_poisson() {
        [0.0, 1.0, 30.0, 2500.0, 113_554.0]
            .into_iter()
            .for_each(check);
    }
}
