//! Two tolls for one attack: the dead, wounded, taken of one place and day.
//!
//! Why it matters: early tolls are low, and each side has a reason to count
//! its own way. Example: "at least 35" and "32" for one bombing.
//!
//! False positives that shaped it: two bombings in one city in one week, so
//! stated days must meet and "this may be two events" is said where a day is
//! not stated; the dead of a whole year beside the dead of one day, so long
//! windows are left to `levels`; a toll for "Syria" beside one for "Syria",
//! so the place must be local. Where both tell an event, `happenings` decides
//! whether it is one: tolls of one event are held against each other across
//! "Djibo" and "Bourzanga", those of two bombings of one town and day are not.

use super::{Disagreement, Line, Verdict, clusters, exclude, in_words, is_local, line, same_place};
use crate::happenings::{Events, Sides};
use crate::{Dated, Shelf, dated::days_between, dated::gap, fold};
use record::{EntityKind, Measure, Nature, PartialDate, StoredClaim, Unit};
use std::collections::BTreeMap;

/// The longest stretch of days that may be one event.
const EVENT_DAYS_MAX: i64 = 10;
/// How many days after the event a report of it may come out.
const NEWS_DAYS_MAX: i64 = 3;

pub(super) fn find(shelf: &Shelf, figures: &[&StoredClaim]) -> Vec<Disagreement> {
    let mut by_measure: BTreeMap<Measure, Vec<&StoredClaim>> = BTreeMap::new();
    for claim in figures.iter().filter(|claim| is_toll(shelf, claim)) {
        let measure = claim.claim.quantity.as_ref().map(|q| q.measure);
        measure
            .into_iter()
            .for_each(|measure| by_measure.entry(measure).or_default().push(claim));
    }
    let events = Events::of(shelf);
    let compare = |a: &StoredClaim, b: &StoredClaim| verdict(shelf, &events, a, b);
    let near = |a: &StoredClaim, b: &StoredClaim| gap_days(shelf, a, b) <= EVENT_DAYS_MAX;
    by_measure
        .values()
        .flat_map(|claims| clusters(claims, &near, &compare))
        .collect()
}

/// Days between the days two claims are sorted by.
fn gap_days(shelf: &Shelf, a: &StoredClaim, b: &StoredClaim) -> i64 {
    let day = |claim: &StoredClaim| Dated::of(claim, shelf.of(claim)).day();
    day(a)
        .zip(day(b))
        .map_or(0, |(a, b)| days_between(a, b).abs())
}

/// Whether it can be the toll of one event.
pub(super) fn is_toll(shelf: &Shelf, claim: &StoredClaim) -> bool {
    let counts_people = claim.claim.quantity.as_ref().is_some_and(|q| {
        let of_an_event = [
            Measure::Fatalities,
            Measure::Wounded,
            Measure::Casualties,
            Measure::Abducted,
        ];
        of_an_event.contains(&q.measure) && q.unit == Unit::Persons && q.nature != Nature::Rate
    });
    let dated = Dated::of(claim, shelf.of(claim));
    counts_people
        && (dated.occurred.is_none() || dated.length().is_some_and(|days| days <= EVENT_DAYS_MAX))
}

fn verdict(shelf: &Shelf, events: &Events, a: &StoredClaim, b: &StoredClaim) -> Option<Verdict> {
    let certain = match events.sides(a.id, b.id) {
        Some(Sides::Two) => return None,
        Some(Sides::One) => true,
        // Not told as events, or not enough alike: the old way by place and day.
        sides => one_scene(a, b).then(|| one_event(shelf, a, b))?? && sides.is_none(),
    };
    let excludes = exclude(a, b)?;
    let line = line(shelf, a, b);
    Some(Verdict {
        line: if certain { line } else { Line::Event },
        excludes,
    })
}

/// Whether both name one local place or one named event: as the place of the
/// claim, or in the words of the one whose place is only the country
/// ("near Ingall in northern Niger").
fn one_scene(a: &StoredClaim, b: &StoredClaim) -> bool {
    let local = |claim: &StoredClaim| {
        claim
            .claim
            .place
            .as_ref()
            .filter(|place| is_local(place))
            .cloned()
    };
    match (local(a), local(b)) {
        (Some(a), Some(b)) => same_place(&a, &b),
        (Some(place), None) => in_words(&place, b),
        (None, Some(place)) => in_words(&place, a),
        (None, None) => event(a).is_some() && event(a) == event(b),
    }
}

fn event(claim: &StoredClaim) -> Option<String> {
    let subject = claim
        .claim
        .subject
        .as_ref()
        .filter(|subject| subject.kind == EntityKind::Event);
    subject.map(|event| fold(&event.name))
}

/// `Some(true)` where the stated days meet, `Some(false)` where they may, `None` where they cannot.
fn one_event(shelf: &Shelf, a: &StoredClaim, b: &StoredClaim) -> Option<bool> {
    let (a, b) = (Dated::of(a, shelf.of(a)), Dated::of(b, shelf.of(b)));
    match (a.occurred, b.occurred) {
        (Some(a), Some(b)) => a.overlaps(b).then_some(true),
        _ => {
            let published = |dated: &Dated| {
                dated.occurred.or(dated
                    .published
                    .and_then(PartialDate::exact)
                    .map(record::Window::day))
            };
            let apart = gap(published(&a)?, published(&b)?).unwrap_or(0);
            (apart <= NEWS_DAYS_MAX).then_some(false)
        }
    }
}

#[cfg(test)]
mod tests {
    use crate::disagreements::tests::check;
    use crate::testing::{Told, document};
    use record::{Measure, StoredClaim, StoredDocument, Unit};

    type Bounds = (Option<f64>, Option<f64>);

    fn toll<'d>(report: &'d StoredDocument, figure: &str, bounds: Bounds, place: &str) -> Told<'d> {
        Told::new(report, &report.document.text)
            .place(place)
            .number(Measure::Fatalities, figure, bounds, Unit::Persons)
    }

    fn reports() -> [StoredDocument; 3] {
        [
            document(
                1,
                "Courier",
                "2016-03-23",
                "The bombing in Dabo killed at least 35 people.",
            ),
            document(2, "Herald", "2016-03-24", "In Dabo 32 people were killed."),
            document(3, "Echo", "2016-03-24", "In Marra 32 people were killed."),
        ]
    }

    fn claims(reports: &[StoredDocument; 3], days: [&str; 3]) -> Vec<StoredClaim> {
        let exactly = (Some(32.0), Some(32.0));
        let told = [
            toll(&reports[0], "at least 35", (Some(35.0), None), "Dabo"),
            toll(&reports[1], "32", exactly, "Dabo"),
            toll(&reports[2], "32", exactly, "Marra"),
        ];
        let dated = told
            .into_iter()
            .zip(days)
            .map(|(told, day)| if day.is_empty() { told } else { told.on(day) });
        (1..).zip(dated).map(|(id, told)| told.claim(id)).collect()
    }

    #[test]
    fn two_tolls_for_one_place_and_day_cannot_both_hold() {
        let reports = reports();
        check(
            &reports,
            &claims(&reports, ["2016-03-22"; 3]),
            &["cannot-both-hold c1 c2"],
        );
    }

    #[test]
    fn without_a_stated_day_they_may_be_two_events() {
        let reports = reports();
        check(
            &reports,
            &claims(&reports, ["2016-03-22", "", ""]),
            &["may-be-different-events c1 c2"],
        );
    }

    #[test]
    fn the_place_may_stand_in_the_words_only() {
        let reports = [
            document(
                1,
                "Courier",
                "2016-03-23",
                "The bombing in Dabo killed 14 people.",
            ),
            document(2, "Herald", "2016-03-24", "In Dabo 32 people were killed."),
        ];
        let exactly = |n: f64| (Some(n), Some(n));
        let unplaced = Told::new(&reports[0], &reports[0].document.text)
            .number(Measure::Fatalities, "14", exactly(14.0), Unit::Persons)
            .on("2016-03-22");
        let placed = toll(&reports[1], "32", exactly(32.0), "Dabo").on("2016-03-22");
        check(
            &reports,
            &[unplaced.claim(1), placed.claim(2)],
            &["cannot-both-hold c1 c2"],
        );
    }

    #[test]
    fn another_day_is_another_attack() {
        let reports = reports();
        check(
            &reports,
            &claims(&reports, ["2016-03-22", "2016-03-20", ""]),
            &[],
        );
    }

    #[test]
    fn civilians_and_soldiers_are_counted_apart() {
        let reports = [
            document(
                1,
                "Courier",
                "2016-03-23",
                "In Dabo 12 soldiers were killed.",
            ),
            document(
                2,
                "Herald",
                "2016-03-23",
                "In Dabo 30 civilians were killed.",
            ),
        ];
        let of = |at: usize, figure: &str, value: f64, counted: &str| {
            let told = toll(&reports[at], figure, (Some(value), Some(value)), "Dabo");
            told.counted(counted).on("2016-03-22").claim(at as u64 + 1)
        };
        let claims = [
            of(0, "12", 12.0, "soldiers"),
            of(1, "30", 30.0, "civilians"),
        ];
        check(&reports, &claims, &["definition c1 c2"]);
    }

    /// One report counts 12 or 40 soldiers, the other 30 people.
    fn soldiers_among_people(figure: &str, soldiers: f64, expected: &str) {
        let first = format!("In Dabo {figure} soldiers were killed.");
        let reports = [
            document(1, "Courier", "2016-03-23", &first),
            document(2, "Herald", "2016-03-23", "In Dabo 30 people were killed."),
        ];
        let of = |at: usize, figure: &str, value: f64, counted: &str| {
            let told = toll(&reports[at], figure, (Some(value), Some(value)), "Dabo");
            told.counted(counted).on("2016-03-22").claim(at as u64 + 1)
        };
        let claims = [
            of(0, figure, soldiers, "soldiers"),
            of(1, "30", 30.0, "people"),
        ];
        check(&reports, &claims, &[expected]);
    }

    #[test]
    fn soldiers_are_people() {
        soldiers_among_people("12", 12.0, "definition c1 c2");
        soldiers_among_people("40", 40.0, "cannot-both-hold c1 c2");
    }

    #[test]
    fn parts_of_a_whole_are_no_second_toll() {
        let reports = [
            document(
                1,
                "Courier",
                "2016-03-23",
                "In Dabo 309 people were killed, including 27 children.",
            ),
            document(
                2,
                "Herald",
                "2016-03-23",
                "Herders say 40 died in Dabo, farmers say 12 died.",
            ),
        ];
        let of = |at: usize, figure: &str, value: f64| {
            let told = toll(&reports[at], figure, (Some(value), Some(value)), "Dabo");
            told.on("2016-03-22")
        };
        let claims = [
            of(0, "309", 309.0).claim(1),
            of(0, "27", 27.0).claim(2),
            of(1, "40", 309.0).source("Herders", "say").claim(3),
            of(1, "12", 12.0).source("farmers", "say").claim(4),
        ];
        check(&reports, &claims, &["cannot-both-hold c1 c3 c4"]);
    }

    #[test]
    fn one_outlets_later_toll_may_be_a_revision() {
        let reports = [
            document(1, "Courier", "2016-03-23", "In Dabo 12 people were killed."),
            document(2, "Courier", "2016-03-25", "In Dabo 30 people were killed."),
        ];
        let of = |at: usize, figure: &str, value: f64| {
            toll(&reports[at], figure, (Some(value), Some(value)), "Dabo")
                .on("2016-03-22")
                .claim(at as u64 + 1)
        };
        check(
            &reports,
            &[of(0, "12", 12.0), of(1, "30", 30.0)],
            &["date c1 c2"],
        );
    }
}
