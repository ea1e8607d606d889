//! *Memory*: an area's own months, the more recent the likelier. Twelve months
//! of equal weight forget too late when a war ends and too early when it
//! sleeps; a half-life of two or three months halves the loss in the years in
//! which wars grow.

use super::lasting::Lasting;
use crate::forecast::{Draws, Fit, Past, Predict};

/// The model.
pub struct Memory {
    /// Its name.
    pub name: &'static str,
    /// After so many months a month weighs half.
    pub half_life_months: f64,
    /// How far each month is spread, as the standard deviation of its logarithm; 0 for not at all.
    pub spread: f64,
}

/// The fifths of a normal distribution, by their middles: each month is spread over five counts.
const FIFTHS: [f64; 5] = [-1.281_552, -0.524_401, 0.0, 0.524_401, 1.281_552];

/// Older months weigh too little to be kept.
const MONTHS: usize = 60;

impl Fit for Memory {
    fn name(&self) -> &str {
        self.name
    }

    fn about(&self) -> &str {
        "the area's own months, the more recent the likelier"
    }

    fn fit<'a>(&self, past: &Past<'a>) -> Box<dyn Predict + 'a> {
        let own = |area| {
            let deaths = past.deaths(area);
            let back = deaths.iter().rev().take(MONTHS).enumerate();
            let weight = |age: usize| 0.5_f64.powf(age as f64 / self.half_life_months);
            let spread = back.flat_map(|(age, deaths)| {
                FIFTHS.map(|fifth| (deaths * (self.spread * fifth).exp(), weight(age)))
            });
            Draws::weighted(spread)
        };
        Box::new(Lasting((0..past.areas().len()).map(own).collect()))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::forecast::testing::panel;

    #[test]
    fn the_last_month_weighs_twice_the_one_a_half_life_before() {
        let panel = panel("2000-01", &[&[Some(0.0), Some(3.0)]]);
        let model = Memory {
            name: "memory",
            half_life_months: 1.0,
            spread: 0.0,
        };
        let fitted = model.fit(&panel.until(panel.last()).unwrap());
        assert!((fitted.deaths(0, 1).mean() - 2.0).abs() < 1e-12);
    }
}
