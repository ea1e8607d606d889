//! How good a forecast was: proper scores of distributions, alarms and pairs.
//!
//! Definitions are the ViEWS prediction challenge's where it has one, and its
//! published benchmark scores are the golden values (`bellwether/tests/outlook/golden.rs`).
//! Lower is better for every score but AUC and recall.

mod alarm;
mod crps;
mod fourier;
mod ignorance;
mod interval;
mod paired;
mod pit;

pub use alarm::{AlarmCase, auc, brier, recall};
pub use crps::{crps, crps_above, crps_log};
pub use fourier::resample;
pub use ignorance::{BINS, ignorance};
pub use interval::{inside, interval_score};
pub use paired::{Interval, Sums, alarm_difference, mean_difference, relative};
pub use pit::{histogram, pit};
