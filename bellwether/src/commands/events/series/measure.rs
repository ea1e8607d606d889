//! What a chart shows of a tally: deaths, events or rows.

use anyhow::{Context as _, Result};
use events::Tally;

/// What a chart shows of a tally.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Measure {
    Deaths,
    Events,
}

impl Measure {
    pub(crate) const ALL: &[Measure] = &[Measure::Deaths, Measure::Events];

    pub(crate) fn of(self, tally: &Tally) -> Option<f64> {
        match self {
            Measure::Deaths => tally.best().map(|best| best as f64),
            Measure::Events => tally.events.map(|events| events as f64),
        }
    }

    pub(crate) fn range(self, tally: &Tally) -> Option<(f64, f64)> {
        let toll = tally.toll.filter(|_| self == Measure::Deaths)?;
        Some((toll.low? as f64, toll.high? as f64))
    }

    /// As it is typed.
    pub(crate) fn name(self) -> &'static str {
        match self {
            Measure::Deaths => "deaths",
            Measure::Events => "events",
        }
    }

    /// "deaths (best estimate)".
    pub(crate) fn told(self) -> &'static str {
        match self {
            Measure::Deaths => "deaths, best estimate",
            Measure::Events => "events",
        }
    }
}

impl std::fmt::Display for Measure {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(self.name())
    }
}

impl std::str::FromStr for Measure {
    type Err = anyhow::Error;

    fn from_str(text: &str) -> Result<Self> {
        let found = Measure::ALL
            .iter()
            .find(|measure| measure.to_string() == text);
        found
            .copied()
            .with_context(|| format!("no measure {text:?}"))
    }
}
