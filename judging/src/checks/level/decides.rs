//! Which differences between a toll and rows decide anything.
//!
//! Rows are of organised violence between named sides; a report may tell of
//! other deaths, and of another event of the same days. So, of a claim that is
//!
//! - *within* what rows document: it is borne out, unless the rows allow nearly
//!   anything. "At least nine" is met by any war: it must come near what the rows
//!   hold, say that it sums up, or be of a town and days with one row.
//! - *fewer* than they document: contradicted, if the words set a most ("no more
//!   than ten"), or name an actor and sum up ("a total of" before the number). A
//!   plain number may be of another event, and rows of all who fight hold more
//!   than one feud killed.
//! - *more* than they document: contradicted only where the one row of those few
//!   days and that actor can be the same event.
//!
//! Shaped by thirty tolls of real reports that an earlier rule called
//! contradicted: one soldier killed in August against all deaths of a country's
//! August; "82 percent of deaths" taken for 82; miners against a war; the death
//! toll of a village's siege against its country's month; 175 said to be
//! executed against thirteen skirmishes of the same week.

use super::{BEYOND, Case, Evidence, NEAR_DEATHS, attacks, bounds, inner, one_event};
use crate::checks::plan::Period;
use crate::checks::words::Words;
use events::Grain;
use record::{Comparator, Scope, Span, Verdict};

/// Where a claim stands to what the rows document.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Held {
    Fewer,
    Within,
    More,
}

impl Held {
    pub(super) fn verdict(self) -> Verdict {
        match self {
            Held::Within => Verdict::Consistent,
            Held::Fewer | Held::More => Verdict::Contradicted,
        }
    }
}

/// Whether it may be judged by that, or rows and claim may well be of different things.
pub(super) fn decides(
    case: &Case,
    evidence: &Evidence,
    held: Held,
    counted: (u64, u64),
    lone: bool,
) -> bool {
    // Rows tell who met, not who attacked, and only where somebody died.
    if attacks(case) && held != Held::Within {
        return false;
    }
    match held {
        Held::More => lone && same_event(case, evidence),
        // Rows count all the dead: more of them than soldiers killed contradicts nothing.
        Held::Fewer => {
            let sum = case.actor().is_some() && (adds_up(case) || everywhere(case));
            !of_some(case) && (sets_a_most(case) || sum)
        }
        Held::Within => {
            let one_event = lone && short(case) && inner(case).is_some();
            let near = one_event || sums_up(case) || !loose(case, counted);
            !of_some(case) && (attacks(case) || !vague(counted)) && near
        }
    }
}

/// Whether rows leave so much open that nearly any number lies within.
fn vague((least, most): (u64, u64)) -> bool {
    most as f64 > 2.0 * least as f64 + NEAR_DEATHS
}

/// Whether the rows can be the event that is told of, and would hold its dead.
fn same_event(case: &Case, evidence: &Evidence) -> bool {
    short(case) && evidence.dataset.grain == Grain::Event && case.actor().is_some()
}

/// Whether the claim is of a few days, in which one event may lie.
fn short(case: &Case) -> bool {
    let window = case.window();
    window.is_none_or(|(from, until)| one_event(Period::new(from, until)))
}

fn sets_a_most(case: &Case) -> bool {
    let quantity = case.claim.claim.quantity.as_ref();
    quantity.is_some_and(|quantity| {
        matches!(
            quantity.comparator,
            Comparator::AtMost | Comparator::LessThan
        )
    })
}

fn sums_up(case: &Case) -> bool {
    let quantity = case.claim.claim.quantity.as_ref();
    let total = quantity.is_some_and(|quantity| quantity.scope == Scope::Total);
    let words = case.words();
    total || everywhere(case) || words.has(SUMS) || words.has(&["death toll"])
}

/// Whether this very number is called a sum: one clause may sum up the abducted and count the dead.
fn adds_up(case: &Case) -> bool {
    let text = &case.document.document.text;
    let clause = case.claim.claim.span;
    let Some(quantity) = &case.claim.claim.quantity else {
        return false;
    };
    let part = |start: usize, end: usize| {
        let span = (start <= end).then(|| Span::new(start, end));
        Words::of(span.and_then(|span| span.of(text)).unwrap_or_default())
    };
    let before = part(clause.start, quantity.words.start).last(SUM_WORDS);
    let after = part(quantity.words.end, clause.end).up_to(SUM_WORDS);
    let number = part(quantity.words.start, quantity.words.end);
    quantity.scope == Scope::Total || [before, number, after].iter().any(|near| near.has(SUMS))
}

/// So many words before or after a number may call it a sum.
const SUM_WORDS: usize = 4;

fn everywhere(case: &Case) -> bool {
    case.words().has(EVERYWHERE)
}

const SUMS: &[&str] = &["a total of", "in all", "altogether", "in total"];

const EVERYWHERE: &[&str] = &[
    "nationwide",
    "countrywide",
    "across the country",
    "throughout the country",
];

/// Whether a least alone is claimed, and rows hold far more than that.
fn loose(case: &Case, (_, most): (u64, u64)) -> bool {
    match bounds(case) {
        Some((Some(low), None)) => most as f64 > (low * BEYOND).max(low + NEAR_DEATHS),
        _ => false,
    }
}

/// Whether the number counts only some of the dead: soldiers, militants, children.
fn of_some(case: &Case) -> bool {
    let counted = case
        .claim
        .claim
        .quantity
        .as_ref()
        .and_then(|quantity| quantity.counted);
    let text = &case.document.document.text;
    let words = counted.and_then(|span| span.of(text)).map(Words::of);
    words.is_some_and(|words| words.has(SOME))
}

const SOME: &[&str] = &[
    "soldiers",
    "troops",
    "police",
    "officers",
    "policemen",
    "militants",
    "fighters",
    "terrorists",
    "insurgents",
    "rebels",
    "gunmen",
    "children",
    "women",
    "civilians",
    "protesters",
    "peacekeepers",
    "members",
    "leaders",
    "men",
    "jihadists",
    "guards",
    "personnel",
    "journalists",
    "pilgrims",
    "herders",
    "students",
    "workers",
    "tourists",
    "suspect",
    "suspects",
    "suspected criminals",
    "villagers",
    "miners",
];

#[cfg(test)]
mod tests {
    use super::*;
    use crate::checks::Options;
    use crate::checks::testing::{check, evidence, outcome, row, said_but, yearly};
    use record::{EntityKind, Measure, PlaceKind, Unit};

    /// "Text with N", over a time, in a chosen country, with one row of so many deaths there.
    fn held_against(text: &str, number: &str, time: &str, deaths: u64, expected: Verdict) {
        let value: f64 = number.split(' ').next_back().unwrap().parse().unwrap();
        let bounds = match number.split(' ').next().unwrap() {
            "at" if number.starts_with("at least") => (Some(value), None),
            "at" => (None, Some(value)),
            _ => (Some(value), Some(value)),
        };
        let said = said_but("2016-12-30", text, |claim| {
            let claim = claim.number(Measure::Fatalities, number, bounds, Unit::Persons);
            claim.on(time)
        });
        let options = Options {
            area: vec!["Harbourland".into()],
            ..Options::default()
        };
        let row = row("1", "2016-08-12", "Harbourland", "IS - Civilians", deaths);
        check(&said, &options, &evidence(vec![vec![row]]), expected);
    }

    #[test]
    fn a_plain_number_may_be_of_another_event() {
        let text = "In August clashes killed 7 people";
        held_against(text, "7", "2016-08", 20, Verdict::Inconclusive);
        held_against(text, "7", "2016-08", 7, Verdict::Consistent);
        let text = "A bomb killed 7 people";
        held_against(text, "7", "2016-08-12", 20, Verdict::Inconclusive);
    }

    #[test]
    fn a_most_and_a_sum_are_contradicted_by_more() {
        let text = "In August the attacks killed at most 7 people";
        held_against(text, "at most 7", "2016-08", 20, Verdict::Contradicted);
        let text = "In August the attacks killed a total of 7 people";
        held_against(text, "7", "2016-08", 20, Verdict::Contradicted);
    }

    #[test]
    fn a_least_over_a_month_must_come_near() {
        let text = "In August bombs killed at least 9 people";
        held_against(text, "at least 9", "2016-08", 66, Verdict::Inconclusive);
        held_against(text, "at least 9", "2016-08", 12, Verdict::Consistent);
        let text = "In August bombs killed at least 9 people nationwide";
        held_against(text, "at least 9", "2016-08", 66, Verdict::Consistent);
    }

    #[test]
    fn a_sum_of_something_else_and_a_toll_of_one_siege_contradict_nothing() {
        let text = "In August a total of 40 were abducted and later 7 people killed";
        held_against(text, "7", "2016-08", 20, Verdict::Inconclusive);
        let text = "The death toll of the siege of the village rises to 7";
        held_against(text, "7", "2016-08", 20, Verdict::Inconclusive);
    }

    #[test]
    fn a_sum_by_nobody_named_is_not_held_against_all_who_fight() {
        let text = "In August feuds of herders killed a total of 7 people";
        let feuds = said_but("2016-12-30", text, |claim| {
            let bounds = (Some(7.0), Some(7.0));
            let claim = claim.number(Measure::Fatalities, "7", bounds, Unit::Persons);
            claim.on("2016-08").kind(EntityKind::Other)
        });
        let options = Options {
            area: vec!["Harbourland".into()],
            ..Options::default()
        };
        let month = row("1", "2016-08-12", "Harbourland", "X - Y", 300);
        check(
            &feuds,
            &options,
            &evidence(vec![vec![month]]),
            Verdict::Inconclusive,
        );
    }

    #[test]
    fn a_range_that_allows_anything_bears_out_nothing() {
        let text = "In August clashes killed 500 people";
        let said = said_but("2016-12-30", text, |claim| {
            let bounds = (Some(500.0), Some(500.0));
            let claim = claim.number(Measure::Fatalities, "500", bounds, Unit::Persons);
            claim.on("2016-08")
        });
        let options = Options {
            area: vec!["Harbourland".into()],
            ..Options::default()
        };
        let with_low = |low: u64, expected| {
            let mut month = row("1", "2016-08-12", "Harbourland", "IS - Civilians", 500);
            month.toll.iter_mut().for_each(|toll| {
                toll.low = Some(low);
                toll.high = Some(900);
            });
            check(&said, &options, &evidence(vec![vec![month]]), expected);
        };
        with_low(0, Verdict::Inconclusive);
        with_low(470, Verdict::Consistent);
    }

    #[test]
    fn a_least_of_one_day_in_a_whole_country_must_come_near() {
        let text = "Gunmen in a village killed at least 33 people";
        held_against(
            text,
            "at least 33",
            "2016-08-12",
            200,
            Verdict::Inconclusive,
        );
        held_against(text, "at least 33", "2016-08-12", 40, Verdict::Consistent);
    }

    #[test]
    fn more_than_several_small_rows_may_be_an_event_that_has_no_row() {
        let said = said_but("2016-08-13", "The attack killed 175 people", |claim| {
            let bounds = (Some(175.0), Some(175.0));
            let claim = claim.number(Measure::Fatalities, "175", bounds, Unit::Persons);
            claim.on("2016-08-12")
        });
        let options = Options {
            area: vec!["Harbourland".into()],
            ..Options::default()
        };
        let skirmish = |n: u64| {
            let id = n.to_string();
            row(&id, "2016-08-12", "Harbourland", "IS - Civilians", n)
        };
        let rows = evidence(vec![(2..12).map(skirmish).collect()]);
        let found = outcome(&said, &options, &rows);
        assert_eq!(found.verdict, Verdict::Inconclusive);
        let alone = &found.sensitivity[1];
        assert!(alone.finding.starts_with("11 killed"), "{alone:?}");
    }

    #[test]
    fn small_rows_of_some_days_do_not_add_up_to_one_bombing() {
        let held = |rows: &[u64], expected| {
            let said = said_but(
                "2016-08-13",
                "A bomber killed at least 22 people",
                |claim| {
                    let bounds = (Some(22.0), None);
                    let claim =
                        claim.number(Measure::Fatalities, "at least 22", bounds, Unit::Persons);
                    claim.on("2016-08-12")
                },
            );
            let options = Options {
                area: vec!["Harbourland".into()],
                ..Options::default()
            };
            let rows = rows.iter().enumerate().map(|(n, best)| {
                let id = n.to_string();
                row(&id, "2016-08-12", "Harbourland", "IS - Civilians", *best)
            });
            check(&said, &options, &evidence(vec![rows.collect()]), expected);
        };
        held(&[8, 7, 6, 5], Verdict::Inconclusive);
        held(&[23, 3], Verdict::Consistent);
    }

    #[test]
    fn rows_without_a_number_neither_bear_out_nor_contradict() {
        let held = |bounds: (Option<f64>, Option<f64>), expected| {
            let said = said_but("2016-08-13", "The attack killed 10 people", |claim| {
                let claim = claim.number(Measure::Fatalities, "10", bounds, Unit::Persons);
                claim.on("2016-08-12")
            });
            let options = Options {
                area: vec!["Harbourland".into()],
                ..Options::default()
            };
            let told = row("1", "2016-08-12", "Harbourland", "IS - Civilians", 12);
            let mut untold = row("2", "2016-08-12", "Harbourland", "IS - Civilians", 0);
            untold.toll = None;
            check(
                &said,
                &options,
                &evidence(vec![vec![told, untold]]),
                expected,
            );
        };
        held((Some(10.0), None), Verdict::Consistent);
        held((None, Some(12.0)), Verdict::Inconclusive);
        held((Some(90.0), Some(90.0)), Verdict::Inconclusive);
    }

    #[test]
    fn more_than_rows_hold_contradicts_only_with_the_actor_named() {
        let said = |kind| {
            said_but("2016-08-13", "The attack killed 90 people", |claim| {
                let bounds = (Some(90.0), Some(90.0));
                let claim = claim.number(Measure::Fatalities, "90", bounds, Unit::Persons);
                claim.on("2016-08-12").kind(kind)
            })
        };
        let options = Options {
            area: vec!["Harbourland".into()],
            ..Options::default()
        };
        let rows = || {
            vec![vec![row(
                "1",
                "2016-08-12",
                "Harbourland",
                "IS - Civilians",
                12,
            )]]
        };
        let by = |kind, expected| check(&said(kind), &options, &evidence(rows()), expected);
        by(EntityKind::ArmedGroup, Verdict::Contradicted);
        by(EntityKind::Other, Verdict::Inconclusive);
    }

    #[test]
    fn a_town_is_not_held_against_its_country_and_a_share_is_no_toll() {
        let town = said_but("2016-12-30", "In 2016 at most 3 died in Kareri", |claim| {
            let bounds = (None, Some(3.0));
            let claim = claim.number(Measure::Fatalities, "at most 3", bounds, Unit::Persons);
            let claim = claim.on("2016").place("Kareri");
            claim.placed(|place| {
                place.kind = PlaceKind::Settlement;
                place.country = Some("Harbourland".into());
            })
        });
        let year = row("1", "2016", "Harbourland", "IS - Civilians", 90);
        let year = yearly(vec![vec![year]]);
        check(&town, &Options::default(), &year, Verdict::Inconclusive);
        let share = said_but("2016-12-30", "In 2016 82 percent of deaths", |claim| {
            let bounds = (Some(82.0), Some(82.0));
            let claim = claim.number(Measure::Fatalities, "82 percent", bounds, Unit::Percent);
            claim.on("2016")
        });
        let options = Options {
            area: vec!["Harbourland".into()],
            ..Options::default()
        };
        check(&share, &options, &year, Verdict::NotTestable);
    }
}
