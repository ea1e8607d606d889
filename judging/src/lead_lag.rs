//! Lead and lag: does one series move before another?
//!
//! "Losses at home make them strike abroad" says that losses come first. The
//! test: correlate the two series at each lag up to a most, take the strongest,
//! and ask how often a series that is merely turned around its own circle does
//! as well. Turning keeps bursts and slow swings whole, which shuffling months
//! would not, and every turn is tried, so that nothing is random. Searching
//! several lags is paid for, since every turn searches them too.
//!
//! A curve of few events has peaks by chance. Below [`EVENTS_MIN`] events the
//! finding is "inconclusive" whatever the curve looks like: a test here
//! measures how seldom even a doubled rate would show. And a lead is no cause.

/// Fewer events than this in the second series are too few.
pub const EVENTS_MIN: u32 = 30;
/// Fewer months than this are too few to turn.
pub const MONTHS_MIN: usize = 36;
/// At most one in twenty turns may do as well.
pub const P_MAX: f64 = 0.05;

/// What comparing two series gave.
#[derive(Clone, Debug, PartialEq)]
pub struct LeadLag {
    /// Correlation of `log(1 + count)` at each lag: entry `n` has the first series `n` months earlier.
    pub by_lag: Vec<f64>,
    /// The lag of the strongest correlation, in months.
    pub lag_months: usize,
    /// That correlation: the effect, from −1 to 1.
    pub correlation: f64,
    /// Mean of the second series after high months of the first, over that after low ones; none if the latter is 0.
    pub ratio: Option<f64>,
    /// Share of turns whose strongest correlation is as strong.
    pub p: f64,
    /// How many turns there were.
    pub turns: usize,
    /// Months compared.
    pub months: usize,
    /// Events in the second series.
    pub events: u32,
    /// What follows.
    pub finding: Finding,
}

/// Whether one series moves before the other.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Finding {
    /// The second follows the first, up with up.
    Follows,
    /// The second moves against the first.
    Opposes,
    /// No sign of it, with enough events to see a strong one.
    NoSign,
    /// Too few events or months to tell.
    Inconclusive,
}

impl Finding {
    /// The name in listings and JSON.
    pub fn as_str(self) -> &'static str {
        match self {
            Finding::Follows => "follows",
            Finding::Opposes => "opposes",
            Finding::NoSign => "no-sign",
            Finding::Inconclusive => "inconclusive",
        }
    }
}

/// Compares `first`, a monthly amount, with `second`, a monthly number of
/// events, over lags from 0 to `lag_months_max`; both begin with the same month.
/// Months beyond the shorter of the two are left out.
pub fn lead_lag(first: &[u32], second: &[u32], lag_months_max: usize) -> LeadLag {
    let months = first.len().min(second.len());
    let (first, second) = (&first[..months], &second[..months]);
    let by_lag = correlations(&logs(first), &logs(second), lag_months_max);
    let (lag_months, correlation) = strongest(&by_lag);
    let (p, turns) = turned(&logs(first), &logs(second), lag_months_max, correlation);
    let events = second.iter().sum();
    LeadLag {
        finding: finding(events, months, p, correlation),
        ratio: ratio(first, second, lag_months),
        by_lag,
        lag_months,
        correlation,
        p,
        turns,
        months,
        events,
    }
}

fn finding(events: u32, months: usize, p: f64, correlation: f64) -> Finding {
    match () {
        () if events < EVENTS_MIN || months < MONTHS_MIN => Finding::Inconclusive,
        () if p > P_MAX => Finding::NoSign,
        () if correlation > 0.0 => Finding::Follows,
        () => Finding::Opposes,
    }
}

/// Counts are far from normal; their logarithms less so.
fn logs(series: &[u32]) -> Vec<f64> {
    series
        .iter()
        .map(|count| f64::from(*count).ln_1p())
        .collect()
}

fn correlations(first: &[f64], second: &[f64], most: usize) -> Vec<f64> {
    let most = most.min(first.len().saturating_sub(3));
    (0..=most)
        .map(|lag| correlation(&first[..first.len() - lag], &second[lag..]))
        .collect()
}

/// Pearson's correlation; 0 where one of them does not vary.
fn correlation(a: &[f64], b: &[f64]) -> f64 {
    let mean = |values: &[f64]| values.iter().sum::<f64>() / values.len().max(1) as f64;
    let (mean_a, mean_b) = (mean(a), mean(b));
    let sum = |term: &dyn Fn(f64, f64) -> f64| -> f64 {
        let pairs = a.iter().zip(b);
        pairs.map(|(a, b)| term(a - mean_a, b - mean_b)).sum()
    };
    let spread = (sum(&|a, _| a * a) * sum(&|_, b| b * b)).sqrt();
    match spread > 1e-12 {
        true => sum(&|a, b| a * b) / spread,
        false => 0.0,
    }
}

/// The lag whose correlation is farthest from 0, and it; the shortest of equals.
fn strongest(by_lag: &[f64]) -> (usize, f64) {
    let mut best = (0, 0.0_f64);
    for (lag, correlation) in by_lag.iter().enumerate() {
        if correlation.abs() > best.1.abs() + 1e-12 {
            best = (lag, *correlation);
        }
    }
    best
}

/// The share of turns that do as well, the series as it stands counted among them, and how many.
fn turned(first: &[f64], second: &[f64], most: usize, correlation: f64) -> (f64, usize) {
    let months = second.len();
    // Turns by no more than the longest lag would only look at the same lags again.
    let turns: Vec<usize> = (most + 1..months.saturating_sub(most)).collect();
    let as_strong = |turn: &&usize| {
        let mut second = second.to_vec();
        second.rotate_left(**turn);
        strongest(&correlations(first, &second, most)).1.abs() >= correlation.abs() - 1e-12
    };
    let count = turns.iter().filter(as_strong).count();
    ((count + 1) as f64 / (turns.len() + 1) as f64, turns.len())
}

/// After the upper half of the first series' months, over after the lower half.
fn ratio(first: &[u32], second: &[u32], lag: usize) -> Option<f64> {
    let pairs: Vec<(u32, u32)> = first
        .iter()
        .copied()
        .zip(second.iter().skip(lag).copied())
        .collect();
    let mut sorted: Vec<u32> = pairs.iter().map(|(first, _)| *first).collect();
    sorted.sort_unstable();
    let middle = *sorted.get(sorted.len() / 2)?;
    let mean = |keep: &dyn Fn(u32) -> bool| {
        let kept: Vec<f64> = pairs
            .iter()
            .filter(|(f, _)| keep(*f))
            .map(|(_, s)| f64::from(*s))
            .collect();
        kept.iter().sum::<f64>() / kept.len().max(1) as f64
    };
    let low = mean(&|count| count < middle);
    (low > 0.0).then(|| mean(&|count| count >= middle) / low)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::changepoints::simulate::Simulation;

    /// A bursty series, and one whose rate is `times` higher two months after its upper half.
    fn pair(seed: u64, months: usize, rate: f64, times: f64) -> (Vec<u32>, Vec<u32>) {
        let mut simulation = Simulation::new(seed, 20.0);
        let first = simulation.bursty(months, 60.0, 0.6, 0.6);
        let mut sorted = first.clone();
        sorted.sort_unstable();
        let high = |at: usize| at >= 2 && first[at - 2] >= sorted[months / 2];
        let level = |at| if high(at) { rate * times } else { rate };
        let second = (0..months)
            .flat_map(|at| simulation.levels(&[(1, level(at))]))
            .collect();
        (first, second)
    }

    fn found(runs: u64, of: impl Fn(u64) -> LeadLag) -> usize {
        (0..runs).filter(|seed| of(*seed).p <= P_MAX).count()
    }

    #[test]
    fn a_strong_lead_is_found_at_its_lag() {
        let (first, second) = pair(1, 120, 1.0, 6.0);
        let found = lead_lag(&first, &second, 6);
        assert_eq!(
            (found.finding, found.lag_months),
            (Finding::Follows, 2),
            "{found:?}"
        );
        assert!(found.ratio.is_some_and(|ratio| ratio > 2.5), "{found:?}");
    }

    #[test]
    fn unrelated_series_rarely_seem_related() {
        let alarms = found(200, |seed| {
            let (first, second) = pair(seed, 100, 1.0, 1.0);
            lead_lag(&first, &second, 6)
        });
        assert!(alarms <= 20, "{alarms} of 200");
    }

    #[test]
    fn few_events_are_inconclusive_even_where_the_curve_peaks() {
        let mut first = vec![0; 60];
        let mut second = vec![0; 60];
        for at in [5, 20, 41] {
            first[at] = 500;
            second[at + 3] = 1;
        }
        let found = lead_lag(&first, &second, 6);
        assert!(
            found.correlation > 0.9 && found.lag_months == 3,
            "{found:?}"
        );
        assert_eq!((found.finding, found.events), (Finding::Inconclusive, 3));
    }

    #[test]
    fn with_twelve_events_a_doubled_rate_stays_unseen_more_often_than_not() {
        let seen = found(100, |seed| {
            let (first, second) = pair(seed, 96, 0.083, 2.0);
            lead_lag(&first, &second, 6)
        });
        assert!(seen < 30, "{seen} of 100");
    }

    #[test]
    fn series_that_do_not_vary_say_nothing() {
        let found = lead_lag(&[0; 48], &[1; 48], 6);
        assert_eq!((found.correlation, found.finding), (0.0, Finding::NoSign));
        assert_eq!(lead_lag(&[], &[], 6).finding, Finding::Inconclusive);
    }
}
