//! *Bellwether*: ours. Ratio analogues twice, by shape alone and with all
//! violence and the neighbours beside it, pooled in equal parts with the area's
//! own fading memory. Onsets come from a head of their own; sharp rises from the
//! distributions, since a head for them ranked no better than chance (AUC .59
//! against .68 on windows up to 2017).

use crate::forecast::models::Pool;
use crate::forecast::onset_head::OnsetHead;
use crate::forecast::{Analogue, Draws, Fit, Past, Predict};
use std::ops::RangeInclusive;

/// The model.
pub struct Bellwether {
    /// What its distributions come from.
    pub pool: Pool,
    /// Whether its head for onsets reads what reports told.
    pub reports: bool,
}

struct Fitted<'a> {
    pool: Box<dyn Predict + 'a>,
    head: OnsetHead,
}

impl Fit for Bellwether {
    fn name(&self) -> &str {
        self.pool.name()
    }

    fn about(&self) -> &str {
        self.pool.about()
    }

    fn fit<'a>(&self, past: &Past<'a>) -> Box<dyn Predict + 'a> {
        Box::new(Fitted {
            pool: self.pool.fit(past),
            head: OnsetHead::fit(past, self.reports),
        })
    }
}

impl Predict for Fitted<'_> {
    fn deaths(&self, area: usize, horizon_months: usize) -> Draws {
        self.pool.deaths(area, horizon_months)
    }

    fn reaches(&self, area: usize, horizons: RangeInclusive<usize>, threshold: f64) -> f64 {
        self.pool.reaches(area, horizons, threshold)
    }

    fn onset(&self, area: usize) -> f64 {
        self.head.probability(area)
    }

    fn total_reaches(&self, area: usize, horizons: RangeInclusive<usize>, total: f64) -> f64 {
        self.pool.total_reaches(area, horizons, total)
    }

    fn speaking(&self, area: usize) -> Vec<(&'static str, f64)> {
        self.head.speaking(area)
    }

    fn analogues(&self, area: usize) -> Vec<Analogue> {
        self.pool.analogues(area)
    }
}
