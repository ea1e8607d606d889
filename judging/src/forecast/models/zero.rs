//! *Zero*: no deaths anywhere. What it scores is the mean of what happened, so
//! that it tells how much there was to foresee in a window. Source: the ViEWS
//! prediction challenge 2023/24, benchmark `bm_zero`.

use crate::forecast::{Draws, Fit, Past, Predict};

/// The model.
pub struct Zero;

impl Fit for Zero {
    fn name(&self) -> &str {
        "zero"
    }

    fn about(&self) -> &str {
        "no deaths anywhere"
    }

    fn fit<'a>(&self, _past: &Past<'a>) -> Box<dyn Predict + 'a> {
        Box::new(Zero)
    }
}

impl Predict for Zero {
    fn deaths(&self, _area: usize, _horizon_months: usize) -> Draws {
        Draws::equal([0.0])
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::forecast::testing::level;

    #[test]
    fn is_zero_in_a_war_too() {
        let panel = level(24, &[100.0]);
        let fitted = Zero.fit(&panel.until(panel.last()).unwrap());
        assert_eq!(fitted.deaths(0, 3).mean(), 0.0);
        assert_eq!(fitted.reaches(0, 3..=14, 1.0), 0.0);
    }
}
