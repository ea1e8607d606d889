//! Figures of one measure, subject and time that leave no value for both.
//!
//! Why it matters: a share lost "of what was held in 2014" and a share "of
//! its territory" sound alike and are not. Example: "40% of the 34,000 square
//! miles" beside "almost half" in the same weeks.
//!
//! False positives that shaped it: strength in one country beside strength in
//! another, so places must not differ; last year's figure beside this year's,
//! which is a change and no disagreement, so times must meet; killed this
//! week beside killed since 2014, so long stretches must be nearly the same;
//! what an observer counts of many kinds ("incidents", "attacks on clinics"),
//! so counts over time must be of an armed group.

use super::{
    Disagreement, Line, Verdict, clusters, exclude, in_words, line, same_place, same_subject,
    shared, tolls,
};
use crate::{Basis, Dated, Shelf, dated::gap};
use record::{EntityKind, Measure, Nature, PartialDate, StoredClaim, Window};
use std::collections::BTreeMap;

/// Measures of which there is one at a time for a subject; others (money,
/// people in any capacity, distances) are of many things at once.
const COMPARED: &[Measure] = &[
    Measure::Territory,
    Measure::Fighters,
    Measure::Fatalities,
    Measure::Wounded,
    Measure::Casualties,
    Measure::Attacks,
    Measure::Strikes,
    Measure::LeadersLost,
    Measure::Revenue,
    Measure::Recruits,
    Measure::Displaced,
];

/// How far apart two reports without a stated time may be and still mean the same time.
const NEARBY_DAYS_MAX: i64 = 31;
/// How much of the longer stretch two counts over stretches of time must share.
const SHARED_MIN: f64 = 0.8;

type Bucket = (Measure, Nature, Option<String>);

pub(super) fn find(shelf: &Shelf, figures: &[&StoredClaim]) -> Vec<Disagreement> {
    let mut buckets: BTreeMap<Bucket, Vec<&StoredClaim>> = BTreeMap::new();
    for claim in figures {
        let Some(q) = claim
            .claim
            .quantity
            .as_ref()
            .filter(|q| COMPARED.contains(&q.measure))
        else {
            continue;
        };
        let subject = claim
            .claim
            .subject
            .as_ref()
            .map(|subject| crate::fold(&subject.name));
        buckets
            .entry((q.measure, q.nature, subject))
            .or_default()
            .push(claim);
    }
    let compare = |a: &StoredClaim, b: &StoredClaim| verdict(shelf, a, b);
    buckets
        .values()
        .flat_map(|claims| clusters(claims, &|_, _| true, &compare))
        .collect()
}

fn verdict(shelf: &Shelf, a: &StoredClaim, b: &StoredClaim) -> Option<Verdict> {
    let events = flow(a) && (tolls::is_toll(shelf, a) || tolls::is_toll(shelf, b));
    if events || !same_subject(a, b) || !anchored(a, b) || !same_time(shelf, a, b) {
        return None;
    }
    let one_placed = match (a.claim.place.as_ref(), b.claim.place.as_ref()) {
        (Some(a), Some(b)) if !same_place(a, b) => return None,
        (Some(place), None) => !in_words(place, b),
        (None, Some(place)) => !in_words(place, a),
        _ => false,
    };
    let excludes = exclude(a, b)?;
    let line = line(shelf, a, b);
    Some(Verdict {
        line: if one_placed && line == Line::Plain {
            Line::Place
        } else {
            line
        },
        excludes,
    })
}

/// Two figures about nobody, nowhere, are about nothing in common, and a count
/// over time is one count only where it is of one group.
fn anchored(a: &StoredClaim, b: &StoredClaim) -> bool {
    let subject = a.claim.subject.as_ref();
    let group = subject.is_some_and(|subject| subject.kind == EntityKind::ArmedGroup);
    let somewhere = match (a.claim.place.as_ref(), b.claim.place.as_ref()) {
        (Some(_), Some(_)) => true,
        (Some(place), None) => in_words(place, b),
        (None, Some(place)) => in_words(place, a),
        (None, None) => false,
    };
    let somewhere = somewhere || subject.is_some();
    if flow(a) { group } else { somewhere }
}

/// Counted over a stretch of time, where a level holds at a time.
fn flow(claim: &StoredClaim) -> bool {
    let level = [Measure::Territory, Measure::Fighters, Measure::Displaced];
    claim
        .claim
        .quantity
        .as_ref()
        .is_some_and(|q| !level.contains(&q.measure))
}

fn same_time(shelf: &Shelf, a: &StoredClaim, b: &StoredClaim) -> bool {
    let flow = flow(a);
    let (a, b) = (Dated::of(a, shelf.of(a)), Dated::of(b, shelf.of(b)));
    // What is counted "since Wednesday" grows from one day's report to the next.
    let open = |dated: &Dated| dated.occurred.is_some_and(|window| window.end.is_none());
    if flow && a.published != b.published && (open(&a) || open(&b)) {
        return false;
    }
    match (a.basis(), b.basis()) {
        (Some(Basis::Stated), Some(Basis::Stated)) => meet(closed(&a), closed(&b), flow),
        // A count over an unstated stretch of time cannot be held against anything.
        (Some(_), Some(_)) if !flow => near(a.window(), b.window()),
        _ => false,
    }
}

fn meet(a: Option<Window>, b: Option<Window>, flow: bool) -> bool {
    matches!((a, b), (Some(a), Some(b)) if if flow { shared(a, b) >= SHARED_MIN } else { a.overlaps(b) })
}

fn near(a: Option<Window>, b: Option<Window>) -> bool {
    matches!((a, b), (Some(a), Some(b)) if gap(a, b).unwrap_or(0) <= NEARBY_DAYS_MAX)
}

/// "Since 2014" ends when the report came out.
fn closed(dated: &Dated) -> Option<Window> {
    let window = dated.occurred?;
    Some(Window {
        end: window.end.or(dated.published.map(PartialDate::last)),
        ..window
    })
}

#[cfg(test)]
mod tests {
    use crate::disagreements::tests::check;
    use crate::testing::{Told, document};
    use record::{Comparator, Measure, Nature, StoredClaim, StoredDocument, Unit};

    fn reports() -> [StoredDocument; 2] {
        [
            document(
                1,
                "Courier",
                "2016-04-02",
                "The group has lost 30% of its land; 9,000 fighters remain in Marra.",
            ),
            document(
                2,
                "Herald",
                "2016-04-10",
                "The group has lost almost half of its land; 4,100 fighters remain in Dabo.",
            ),
        ]
    }

    fn share<'d>(
        report: &'d StoredDocument,
        words: &str,
        bounds: (Option<f64>, Option<f64>),
    ) -> Told<'d> {
        let told = Told::new(report, &report.document.text).subject("Islamic State");
        told.number(Measure::Territory, words, bounds, Unit::Percent)
            .but(|q| q.nature = Nature::Change)
    }

    fn almost_half(report: &StoredDocument) -> StoredClaim {
        share(report, "almost half", (None, Some(50.0)))
            .but(|q| q.comparator = Comparator::Almost)
            .claim(2)
    }

    #[test]
    fn shares_that_leave_no_value_for_both_are_flagged() {
        let reports = reports();
        let thirty = share(&reports[0], "30%", (Some(30.0), Some(30.0))).claim(1);
        check(
            &reports,
            &[thirty, almost_half(&reports[1])],
            &["cannot-both-hold c1 c2"],
        );
    }

    #[test]
    fn a_stated_base_is_named_as_the_line() {
        let reports = reports();
        let thirty = share(&reports[0], "30%", (Some(30.0), Some(30.0)))
            .base("its land", 100.0, Unit::SquareMile)
            .claim(1);
        check(
            &reports,
            &[thirty, almost_half(&reports[1])],
            &["base c1 c2"],
        );
    }

    #[test]
    fn figures_of_one_place_need_no_subject() {
        let reports = [
            document(
                1,
                "Courier",
                "2016-04-02",
                "UNHCR counts 41,000 displaced in Niger.",
            ),
            document(
                2,
                "Herald",
                "2016-04-10",
                "At most 25,000 fled in northern Niger.",
            ),
        ];
        let displaced = |at: usize, figure: &str, low, high| {
            let told = Told::new(&reports[at], &reports[at].document.text);
            told.number(Measure::Displaced, figure, (low, high), Unit::Persons)
        };
        let claims = [
            displaced(0, "41,000", Some(41e3), Some(41e3))
                .place("Niger")
                .claim(1),
            displaced(1, "25,000", None, Some(25e3)).claim(2),
        ];
        check(&reports, &claims, &["cannot-both-hold c1 c2"]);
    }

    #[test]
    fn strength_on_two_fronts_is_no_disagreement() {
        let reports = reports();
        let fighters = |at: usize, figure: &str, value: f64, place: &str| {
            let told = Told::new(&reports[at], &reports[at].document.text)
                .subject("Islamic State")
                .place(place);
            told.number(
                Measure::Fighters,
                figure,
                (Some(value), Some(value)),
                Unit::Persons,
            )
            .claim(at as u64 + 1)
        };
        check(
            &reports,
            &[
                fighters(0, "9,000", 9e3, "Marra"),
                fighters(1, "4,100", 4.1e3, "Dabo"),
            ],
            &[],
        );
    }
}
