//! What several models come to: one distribution an area, for every month ahead.

use crate::forecast::{Draws, Predict};
use std::ops::RangeInclusive;

/// A distribution for each area. **One draw is a state that lasts**: months drawn
/// on their own would make one loud month of the last twelve a near certainty.
pub(super) struct Lasting(pub(super) Vec<Draws>);

impl Predict for Lasting {
    fn deaths(&self, area: usize, _horizon_months: usize) -> Draws {
        self.0[area].clone()
    }

    fn reaches(&self, area: usize, _horizons: RangeInclusive<usize>, threshold: f64) -> f64 {
        self.0[area].at_least(threshold)
    }
}
