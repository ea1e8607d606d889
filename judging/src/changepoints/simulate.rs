//! Series of known levels, for measuring how often a break is found or made up.

/// Negative binomial counts from a seed.
pub(crate) struct Simulation {
    random: fastrand::Rng,
    dispersion: f64,
}

impl Simulation {
    pub(crate) fn new(seed: u64, dispersion: f64) -> Simulation {
        Simulation {
            random: fastrand::Rng::with_seed(seed),
            dispersion,
        }
    }

    /// Months at each level in turn.
    pub(crate) fn levels(&mut self, stretches: &[(usize, f64)]) -> Vec<u32> {
        let mut series = vec![];
        for (months, level) in stretches {
            series.extend((0..*months).map(|_| self.count(*level)));
        }
        series
    }

    /// Months around one level that linger where they are: the log level follows its last value.
    pub(crate) fn bursty(
        &mut self,
        months: usize,
        level: f64,
        memory: f64,
        swing: f64,
    ) -> Vec<u32> {
        let mut state = 0.0;
        let mut month = || {
            state = memory * state + swing * self.normal();
            self.count(level * f64::exp(state))
        };
        (0..months).map(|_| month()).collect()
    }

    /// By walking up the distribution function.
    fn count(&mut self, level: f64) -> u32 {
        let (r, p) = (self.dispersion, self.dispersion / (self.dispersion + level));
        let target = self.random.f64();
        let (mut count, mut chance) = (0_u32, p.powf(r));
        let mut below = chance;
        while below < target && count < 1_000_000 {
            count += 1;
            chance *= (1.0 - p) * (r + f64::from(count) - 1.0) / f64::from(count);
            below += chance;
        }
        count
    }

    /// Nearly normal: a sum of twelve uniform draws.
    fn normal(&mut self) -> f64 {
        (0..12).map(|_| self.random.f64()).sum::<f64>() - 6.0
    }
}
