//! Hedging words and the band they stand for.
//!
//! The words of ICD 203 (2015, D.6.e.2) name their own bands. The others stand
//! where the surveys of verbal probability put their average: Kent (1964),
//! Wallsten et al. (1986), Mosteller & Youtz (1990, 20 studies, 52 words),
//! Barnes (2016, Canadian analysts), Mauboussin & Mauboussin (2018). The means
//! agree well between surveys; the spread between readers is wide, widest for
//! "possible", "may", "might" and "could": their medians lie between 35 and 50 %,
//! but single readers answer anything from 5 to 80. These are marked as soft:
//! the band is a stand-in for "not excluded", never a probability to add up.
//!
//! Shaped by: "the likely winner of the two" (kept: it hedges), "possibly the
//! best shot in town" (kept, soft), "a possible" inside "as soon as possible"
//! (dropped by the adverb rule), "surely" and "clearly" (they stress and set
//! nothing), "often" and "rarely" (how many times, not how sure).

use record::Band;

/// What a hedging word says.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Hedge {
    /// The band it stands for.
    pub band: Band,
    /// Surveys spread it over most of the scale.
    pub soft: bool,
}

const fn firm(band: Band) -> Option<Hedge> {
    Some(Hedge { band, soft: false })
}

const SOFT: Option<Hedge> = Some(Hedge {
    band: Band::RoughlyEven,
    soft: true,
});

/// The hedge that a single word carries, whatever its part of speech; lower case.
pub fn hedge(word: &str) -> Option<Hedge> {
    match word {
        // ICD 203's own words; "remote" only with "chance" (see `evidence`).
        "likely" | "probable" | "probably" => firm(Band::Likely),
        "unlikely" | "improbable" | "improbably" => firm(Band::Unlikely),
        // Kent: 93 ± 6; Mauboussin: median 95.
        "certain" | "certainly" | "inevitable" | "inevitably" | "undoubtedly" | "doubtless" => {
            firm(Band::AlmostCertain)
        }
        // "Presumably" 70–75 in Mosteller & Youtz's studies.
        "presumably" | "apparently" | "apparent" | "presumed" | "believed" | "thought"
        | "suspected" | "suspect" | "seemingly" | "evidently" | "reckoned" => firm(Band::Likely),
        "doubtful" | "questionable" => firm(Band::Unlikely),
        "impossible" | "inconceivable" => firm(Band::AlmostNoChance),
        // The author does not vouch for it; no survey puts a number to these.
        "reportedly" | "allegedly" | "alleged" | "supposedly" | "purportedly" | "reputedly"
        | "ostensibly" | "reported" | "supposed" | "purported" => Some(Hedge {
            band: Band::Likely,
            soft: true,
        }),
        "possible" | "possibly" | "perhaps" | "maybe" | "potentially" | "potential"
        | "conceivably" | "conceivable" | "plausible" | "plausibly" | "arguably" => SOFT,
        _ => None,
    }
}

/// Words that strengthen a hedge by one band away from the middle: "very
/// likely", "highly unlikely", "almost certain" stays where it is.
///
/// Mosteller & Youtz: "very" halves the distance to 0 or 100.
pub(super) fn strengthened(hedge: Hedge, by: &str) -> Hedge {
    let strong = matches!(
        by,
        "very"
            | "highly"
            | "extremely"
            | "most"
            | "overwhelmingly"
            | "exceedingly"
            | "increasingly"
    );
    let band = match hedge.band {
        Band::Likely if strong && by != "increasingly" => Band::VeryLikely,
        Band::Unlikely if strong && by != "increasingly" => Band::VeryUnlikely,
        other => other,
    };
    Hedge { band, ..hedge }
}

/// Where a band lies on the scale of the factuality corpora: MEANTIME writes
/// "probable" as 1.5 and "possible" as 0.75.
pub(super) fn scale(hedge: Hedge) -> f32 {
    match hedge.band {
        Band::RoughlyEven if hedge.soft => 0.75,
        Band::AlmostNoChance => -2.7,
        Band::VeryUnlikely => -2.25,
        Band::Unlikely => -1.5,
        Band::RoughlyEven => 0.5,
        Band::Likely => 1.5,
        Band::VeryLikely => 2.25,
        Band::AlmostCertain => 2.7,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(word: &str, expected: Option<(Band, bool)>) {
        let found = hedge(word).map(|hedge| (hedge.band, hedge.soft));
        assert_eq!(found, expected, "{word}");
    }

    #[test]
    fn icd_words_name_their_bands() {
        check("likely", Some((Band::Likely, false)));
        check("improbable", Some((Band::Unlikely, false)));
        check("perhaps", Some((Band::RoughlyEven, true)));
        check("often", None);
    }

    #[test]
    fn very_moves_away_from_the_middle() {
        let likely = hedge("likely").unwrap();
        assert_eq!(strengthened(likely, "very").band, Band::VeryLikely);
        assert_eq!(strengthened(likely, "increasingly").band, Band::Likely);
        let unlikely = hedge("unlikely").unwrap();
        assert_eq!(strengthened(unlikely, "highly").band, Band::VeryUnlikely);
    }
}
