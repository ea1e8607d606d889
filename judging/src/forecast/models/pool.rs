//! *Pools*: several models' forecasts as one. Equal weights: those that were
//! learnt did no better out of sample, here as elsewhere (Genre et al. 2013).

use crate::forecast::{Analogue, Draws, Fit, Past, Predict};

/// The model: parts with their shares.
pub struct Pool {
    /// Its name.
    pub name: &'static str,
    /// What it does.
    pub about: &'static str,
    /// What is pooled, with shares that need not sum to 1.
    pub parts: Vec<(Box<dyn Fit>, f64)>,
}

struct Fitted<'a>(Vec<(Box<dyn Predict + 'a>, f64)>);

impl Fit for Pool {
    fn name(&self) -> &str {
        self.name
    }

    fn about(&self) -> &str {
        self.about
    }

    fn fit<'a>(&self, past: &Past<'a>) -> Box<dyn Predict + 'a> {
        let parts = self.parts.iter();
        Box::new(Fitted(
            parts
                .map(|(part, share)| (part.fit(past), *share))
                .collect(),
        ))
    }
}

impl Predict for Fitted<'_> {
    fn deaths(&self, area: usize, horizon_months: usize) -> Draws {
        let parts = self.0.iter();
        let parts: Vec<_> = parts
            .map(|(part, share)| (part.deaths(area, horizon_months), *share))
            .collect();
        Draws::pool(parts.iter().map(|(draws, share)| (draws, *share)))
    }

    fn reaches(
        &self,
        area: usize,
        horizons: std::ops::RangeInclusive<usize>,
        threshold: f64,
    ) -> f64 {
        let whole: f64 = self.0.iter().map(|(_, share)| share).sum();
        let part = |(part, share): &(Box<dyn Predict + '_>, f64)| {
            part.reaches(area, horizons.clone(), threshold) * share
        };
        self.0.iter().map(part).sum::<f64>() / whole
    }

    fn analogues(&self, area: usize) -> Vec<Analogue> {
        let found = self.0.iter().map(|(part, _)| part.analogues(area));
        found
            .into_iter()
            .find(|it| !it.is_empty())
            .unwrap_or_default()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::forecast::models::{Conflictology, Zero};
    use crate::forecast::testing::level;

    #[test]
    fn half_and_half() {
        let pool = Pool {
            name: "pool",
            about: "",
            parts: vec![
                (Box::new(Zero), 1.0),
                (Box::new(Conflictology { months: 12 }), 1.0),
            ],
        };
        let panel = level(24, &[100.0]);
        let fitted = pool.fit(&panel.until(panel.last()).unwrap());
        assert!((fitted.deaths(0, 3).at_least(1.0) - 0.5).abs() < 1e-12);
        assert!((fitted.reaches(0, 3..=14, 25.0) - 0.5).abs() < 1e-12);
    }
}
