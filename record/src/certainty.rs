//! How sure a speaker says it is, as a band of probability.

use crate::{Span, named};

named! {
    /// The seven bands of Intelligence Community Directive 203 (2015), section D.6.e.
    Band, "probability band" {
        /// 1–5 %.
        AlmostNoChance = "almost no chance",
        /// 5–20 %.
        VeryUnlikely = "very unlikely",
        /// 20–45 %.
        Unlikely = "unlikely",
        /// 45–55 %.
        RoughlyEven = "roughly even chance",
        /// 55–80 %.
        Likely = "likely",
        /// 80–95 %.
        VeryLikely = "very likely",
        /// 95–99 %.
        AlmostCertain = "almost certain",
    }
}

impl Band {
    /// Low and high end, in percent.
    pub fn percent(self) -> (u8, u8) {
        match self {
            Band::AlmostNoChance => (1, 5),
            Band::VeryUnlikely => (5, 20),
            Band::Unlikely => (20, 45),
            Band::RoughlyEven => (45, 55),
            Band::Likely => (55, 80),
            Band::VeryLikely => (80, 95),
            Band::AlmostCertain => (95, 99),
        }
    }

    /// The band of the opposite: "unlikely" for "likely".
    pub fn mirror(self) -> Band {
        Band::ALL[Band::ALL.len() - 1 - Band::ALL.iter().position(|b| *b == self).unwrap_or(3)]
    }
}

named! {
    /// Who is hedging.
    Hedger, "hedger" {
        /// The source's own words.
        Source = "source",
        /// The reporting author ("reportedly", "allegedly").
        Author = "author",
    }
}

/// The band that hedging words set. A claim without such words has no
/// certainty of its own: an unhedged sentence is not a probability.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Certainty {
    /// The band.
    pub band: Band,
    /// The words that set it.
    pub words: Vec<Span>,
    /// Whose words they are.
    pub hedger: Hedger,
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn mirrors_around_the_middle() {
        for band in Band::ALL {
            let ((a, b), (c, d)) = (band.percent(), band.mirror().percent());
            assert_eq!((a + d, b + c), (100, 100), "{band}");
        }
    }
}
