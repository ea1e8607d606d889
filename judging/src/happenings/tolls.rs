//! How the tolls of two mentions stand to each other.
//!
//! Early tolls are low and each side counts its own way, so that tolls which
//! differ speak only a little against one event; the same large number speaks
//! much for it. False positives that shaped it: "at least 13" and "at least 41"
//! fit by their open ends only; two attacks of one day often kill three each.

use super::mention::{Mention, Toll};
use record::Measure;

/// How two counts of the same harm stand to each other.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) enum Tolls {
    /// The very same number.
    Same(f64),
    /// Large numbers a fifth apart at most.
    Close(f64),
    /// A value fits both.
    Fit,
    /// They differ, as early and late tolls do.
    Differ,
    /// They differ more than a toll grows.
    Far,
}

/// How many times a later toll may be the earlier one.
const GROWS: f64 = 6.0;
/// Beyond this "at least 13" and "at least 41" fit by their open ends only.
const OPEN: f64 = 1.5;

/// How far apart two counts of one event often are, and from what number on that
/// tells: 40 and 44 are alike, 3 and 3.6 are not numbers of people.
const CLOSE: f64 = 1.2;
const CLOSE_FROM: f64 = 8.0;

/// The harms that reports count.
const COUNTED: [Measure; 5] = [
    Measure::Fatalities,
    Measure::Wounded,
    Measure::Casualties,
    Measure::Abducted,
    Measure::Captured,
];

/// For each harm that both count, how their numbers stand; the deaths first.
pub(super) fn compare(a: &Mention, b: &Mention) -> Vec<(Measure, Tolls)> {
    let best = |measure: Measure| {
        let pairs = a
            .whole(measure)
            .flat_map(|x| b.whole(measure).filter_map(move |y| pair(x, y)));
        let best = pairs.min_by_key(|tolls| tolls.rank())?;
        Some((measure, best))
    };
    COUNTED.into_iter().filter_map(best).collect()
}

impl Tolls {
    fn rank(self) -> usize {
        match self {
            Tolls::Same(_) => 0,
            Tolls::Close(_) => 1,
            Tolls::Fit => 2,
            Tolls::Differ => 3,
            Tolls::Far => 4,
        }
    }

    /// Whether they say much for one event: many events kill one or two.
    pub(super) fn agree(self) -> bool {
        match self {
            Tolls::Same(value) => value >= 4.0,
            other => matches!(other, Tolls::Close(_)),
        }
    }

    /// Whether no number fits both.
    pub(super) fn parts(self) -> bool {
        matches!(self, Tolls::Differ | Tolls::Far)
    }
}

fn pair(a: &Toll, b: &Toll) -> Option<Tolls> {
    let value = |toll: &Toll| toll.low.or(toll.high);
    let (x, y) = (value(a)?, value(b)?);
    if (x - y).abs() < 0.5 {
        return Some(Tolls::Same(x));
    }
    if x.min(y) >= CLOSE_FROM && x.max(y) <= CLOSE * x.min(y) {
        return Some(Tolls::Close(x.min(y)));
    }
    let below =
        |high: Option<f64>, low: Option<f64>| matches!((high, low), (Some(h), Some(l)) if h < l);
    let excludes = below(a.high, b.low) || below(b.high, a.low);
    let ratio = x.max(y) / x.min(y).max(1.0);
    Some(match (excludes || ratio > OPEN, ratio > GROWS) {
        (_, true) => Tolls::Far,
        (true, false) => Tolls::Differ,
        (false, false) => Tolls::Fit,
    })
}
