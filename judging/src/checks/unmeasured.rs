//! What claims speak of and no event dataset counts.
//!
//! "Its capabilities are growing" may be true while deaths fall: deaths are not
//! capability. Such a claim is not testable unless a person lets deaths stand
//! in for it (`--stand-in deaths`), and then the check says so.

use super::words::Words;
use record::Measure;

/// Why a quantity of this measure has no rows; none if it may have.
pub(super) fn measure(measure: Measure) -> Option<&'static str> {
    Some(match measure {
        Measure::Fatalities | Measure::Attacks => return None,
        Measure::Territory => "no event dataset here counts territory held, gained or lost",
        Measure::Fighters | Measure::Forces | Measure::GroupSize => {
            "no event dataset here counts people under arms"
        }
        Measure::Wounded | Measure::Casualties => "no event dataset here counts the wounded",
        Measure::Strikes => "the datasets tell no air strikes apart from other fighting",
        Measure::LeadersLost => "the datasets count deaths, not whose rank they held",
        Measure::Revenue | Measure::Money => "no event dataset here counts money",
        Measure::Recruits => "no event dataset here counts recruits",
        Measure::Captured => "no event dataset here counts people captured",
        Measure::Abducted => "no event dataset here counts people abducted",
        Measure::Displaced => "no event dataset here counts people driven from home",
        Measure::Weapons => "no event dataset here counts weapons",
        Measure::Duration | Measure::Distance => "a stretch of time or way is no count of events",
        Measure::People | Measure::Other => "what is counted here is no death and no attack",
    })
}

/// What the words are about that is not counted: the word, and why.
///
/// Shaped by "its ability to recruit has been severely degraded", which the
/// words of decline alone would have tested on deaths.
pub(super) fn thing(words: &Words) -> Option<(&'static str, &'static str)> {
    let found = |(runs, why): &(&[&'static str], &'static str)| {
        let run = runs.iter().find(|run| words.has(&[**run]))?;
        Some((*run, *why))
    };
    THINGS.iter().find_map(found)
}

const THINGS: &[(&[&str], &str)] = &[
    (
        &[
            "ability",
            "abilities",
            "capability",
            "capabilities",
            "capacity",
            "capacities",
            "strength",
        ],
        "deaths are not capability",
    ),
    (
        &[
            "influence",
            "popularity",
            "support",
            "legitimacy",
            "narrative",
            "morale",
        ],
        "no event dataset counts influence",
    ),
    (
        &["presence", "foothold", "network", "networks"],
        "deaths are not presence",
    ),
    (
        &["territory", "ground", "territorial"],
        "no event dataset here counts territory",
    ),
    (
        &[
            "finances",
            "financial",
            "funding",
            "revenue",
            "revenues",
            "income",
            "salaries",
            "economy",
            "economic",
        ],
        "no event dataset counts money",
    ),
    (
        &[
            "recruitment",
            "recruits",
            "recruiting",
            "recruit",
            "fighters",
        ],
        "no event dataset counts fighters",
    ),
    (&["weapons", "arms"], "no event dataset counts weapons"),
    (
        &["threat", "danger", "risk"],
        "a threat is more than what has happened",
    ),
];

/// A word of harm that no organised group does: what such a toll counts is in no row.
///
/// Shaped by a church that collapsed and a boat that capsized, whose dead would
/// have been held against the rows of the same country and day.
///
/// An execution is a court's or a killing: "soldiers executed four" is one-sided violence,
/// which rows count, and was refused as a sentence until the words had to tell of a court.
pub(super) fn disaster(words: &Words) -> Option<&'static str> {
    let of = |runs: &[&'static str]| runs.iter().find(|run| words.has(&[**run])).copied();
    let lawful = words.has(COURTS) && !words.has(&["extrajudicial", "extrajudicially"]);
    of(DISASTERS).or_else(|| of(EXECUTIONS).filter(|_| lawful))
}

const EXECUTIONS: &[&str] = &["executed", "execution", "executions"];

const COURTS: &[&str] = &[
    "court",
    "courts",
    "convicted",
    "conviction",
    "death sentence",
    "death sentences",
    "death penalty",
    "death row",
    "hanged",
    "ministry of justice",
    "authorities executed",
    "prisoners",
];

const DISASTERS: &[&str] = &[
    "collapse",
    "collapses",
    "collapsed",
    "capsizes",
    "capsized",
    "capsizing",
    "sinks",
    "sank",
    "accident",
    "accidents",
    "earthquake",
    "earthquakes",
    "flood",
    "floods",
    "flooding",
    "landslide",
    "landslides",
    "cholera",
    "ebola",
    "virus",
    "outbreak",
    "epidemic",
    "covid",
    "famine",
    "drought",
    "cyclone",
    "hurricane",
    "typhoon",
    "tornado",
    "storm",
    "stampede",
    "derails",
    "derailed",
    "derailment",
    "plane crash",
    "crashes",
    "hotel fire",
    "building fire",
    "wildfire",
    "wildfires",
    "avalanche",
    "mudslide",
    "heat wave",
    "refinery",
    "refining depot",
    "overdose",
    "overdoses",
    "sentenced",
    "measles",
    "poisoning",
    "tainted",
    "coal miners",
    "coalmine",
    "coal mine",
    "miners died",
    "methane",
];

/// Words that narrow violence to a sort that no row tells apart: the word.
///
/// Shaped by "violence continued to escalate against journalists", which was
/// borne out by all deaths of a war.
pub(super) fn narrowed(words: &Words) -> Option<&'static str> {
    NARROWED.iter().find(|run| words.has(&[**run])).copied()
}

const NARROWED: &[&str] = &[
    "against journalists",
    "against the media",
    "against women",
    "against girls",
    "against children",
    "against minorities",
    "against activists",
    "against aid workers",
    "against refugees",
    "against schools",
    "against hospitals",
    "election-related",
    "election related",
    "electoral violence",
    "gender-based",
    "gender based",
    "sexual violence",
    "domestic violence",
    "cyber",
    "cyberattacks",
    "drone attacks",
    "attacks on journalists",
    "attacks on schools",
    "attacks on aid workers",
    "attacks on health",
    "suicide attacks",
    "suicide bombings",
];

/// Words that make "more" and "less" a matter of events: attacks, violence, deaths.
///
/// Shaped by "has escalated its disinformation campaigns" and "has increased
/// cooperation", which the verbs alone would have tested on deaths.
pub(super) fn activity(words: &Words) -> bool {
    words.has(ACTIVITIES)
}

const ACTIVITIES: &[&str] = &[
    "attack",
    "attacks",
    "violence",
    "activity",
    "activities",
    "fighting",
    "killings",
    "killing",
    "deaths",
    "fatalities",
    "clashes",
    "bombings",
    "bombing",
    "raids",
    "insurgency",
    "hostilities",
    "battles",
    "massacres",
    "incidents",
    "ambushes",
    "shelling",
    "airstrikes",
    "strikes",
];

#[cfg(test)]
mod tests {
    use super::*;

    fn check(text: &str, expected: Option<&str>) {
        assert_eq!(
            thing(&Words::of(text)).map(|(word, _)| word),
            expected,
            "{text}"
        );
    }

    #[test]
    fn what_is_not_counted_is_told_from_what_is() {
        check(
            "its ability to recruit has been severely degraded",
            Some("ability"),
        );
        check("attacks in the north will increase", None);
        check("the group’s finances have collapsed", Some("finances"));
    }

    #[test]
    fn a_collapsed_church_is_no_attack() {
        let told = |text: &str| disaster(&Words::of(text));
        assert_eq!(
            told("At least 60 are killed in a collapse of a church"),
            Some("collapse")
        );
        assert_eq!(told("A car bomb killed 60"), None);
    }

    #[test]
    fn an_execution_is_a_sentence_only_where_a_court_is_told_of() {
        let told = |text: &str| disaster(&Words::of(text));
        assert_eq!(told("Soldiers executed eleven men of the village"), None);
        assert_eq!(
            told("The extrajudicial execution of ten, a court heard"),
            None
        );
        let hanged = "The state executed 36 men convicted of the massacre";
        assert_eq!(told(hanged), Some("executed"));
    }

    #[test]
    fn every_measure_but_deaths_and_attacks_is_refused_with_a_reason() {
        let counted: Vec<_> = Measure::ALL
            .iter()
            .filter(|m| measure(**m).is_none())
            .collect();
        assert_eq!(counted, [&Measure::Fatalities, &Measure::Attacks]);
    }
}
