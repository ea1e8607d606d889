//! Invented reports, and the groups their events make.

use super::happenings;
use crate::testing::{Told, document};
use crate::{Shelf, View};
use record::{EventKind, Measure, PlaceKind, StoredClaim, StoredDocument, Unit};

/// Groups as `c1+c2`, one an event, in order of their days.
fn groups(documents: &[StoredDocument], claims: &[StoredClaim]) -> Vec<String> {
    let shelf = Shelf::new(documents, claims, View::default());
    let found = happenings(&shelf);
    let show = |it: &super::Happening| {
        let mut claims: Vec<_> = it.mentions.iter().flat_map(|it| &it.claims).collect();
        claims.sort_by_key(|claim| claim.id);
        let told: Vec<_> = claims.iter().map(|claim| claim.id.to_string()).collect();
        assert!(!it.why.grounds().is_empty());
        told.join("+")
    };
    found.iter().map(show).collect()
}

fn check(documents: &[StoredDocument], claims: &[StoredClaim], expected: &[&str]) {
    let mut found = groups(documents, claims);
    found.sort();
    assert_eq!(found, expected);
    // The same, recorded the other way round.
    let last = claims.len() as u64 + 1;
    let turned: Vec<StoredClaim> = claims
        .iter()
        .map(|claim| StoredClaim {
            id: record::ClaimId(last - claim.id.0),
            ..claim.clone()
        })
        .collect();
    let sizes = |groups: &[String]| {
        let mut sizes: Vec<usize> = groups.iter().map(|it| it.split('+').count()).collect();
        sizes.sort_unstable();
        sizes
    };
    assert_eq!(
        sizes(&groups(documents, &turned)),
        sizes(&found),
        "another order"
    );
}

/// The first number of the text as the dead of a bombing in Dabo.
fn bombing<'d>(report: &'d StoredDocument, toll: &str) -> Told<'d> {
    attack(report, EventKind::RemoteExplosive, "bombing", toll)
}

fn attack<'d>(report: &'d StoredDocument, kind: EventKind, word: &str, toll: &str) -> Told<'d> {
    let value = toll.parse::<f64>().ok();
    Told::new(report, &report.document.text)
        .number(Measure::Fatalities, toll, (value, value), Unit::Persons)
        .event(kind, word)
        .place("Dabo")
}

fn dabo(id: u64, outlet: &str, published: &str, toll: u32) -> StoredDocument {
    let text = format!("{outlet}: the bombing in Dabo killed {toll} people.");
    document(id, outlet, published, &text)
}

#[test]
fn one_event_keeps_three_tolls() {
    let reports = [
        dabo(1, "Courier", "2016-03-23", 35),
        dabo(2, "Herald", "2016-03-23", 32),
        dabo(3, "Yearly", "2016-12-31", 60),
    ];
    let claims = [
        bombing(&reports[0], "35").claim(1),
        bombing(&reports[1], "32").claim(2),
        bombing(&reports[2], "60").on("2016-03-22").claim(3),
    ];
    check(&reports, &claims, &["c1+c2+c3"]);
    let shelf = Shelf::new(&reports, &claims, View::default());
    let event = &happenings(&shelf)[0];
    let tolls: Vec<_> = event
        .mentions
        .iter()
        .flat_map(|it| &it.tolls)
        .map(|toll| toll.low)
        .collect();
    assert_eq!(tolls, [Some(35.0), Some(32.0), Some(60.0)]);
    let days = event.days().unwrap();
    assert!(days.are_told() && days.first == crate::testing::day("2016-03-22"));
    let pairs = event.why.reasons();
    assert_eq!(pairs.len(), 2, "two joins make one of three");
    assert!(pairs[0].statement().contains("the same place"));
}

#[test]
fn events_of_many_weeks_make_no_chain() {
    let days: Vec<String> = (1..=28).map(|day| format!("2016-03-{day:02}")).collect();
    let reports: Vec<_> = (1..)
        .zip(&days)
        .map(|(id, day)| dabo(id, &format!("Courier {id}"), day, 12))
        .collect();
    let claims: Vec<_> = (1..)
        .zip(&reports)
        .map(|(id, report)| bombing(report, "12").claim(id))
        .collect();
    let longest = groups(&reports, &claims)
        .iter()
        .map(|group| group.split('+').count())
        .max();
    assert!(longest <= Some(2), "{longest:?}");
}

#[test]
fn a_teller_of_two_tolls_tells_two_events() {
    let both = "In Dabo a bombing at the market killed 12 people. A shooting at the port of Dabo killed 3.";
    let reports = [
        document(1, "Courier", "2016-03-23", both),
        dabo(2, "Herald", "2016-03-23", 12),
    ];
    let claims = [
        bombing(&reports[0], "12").claim(1),
        attack(&reports[0], EventKind::Attack, "shooting", "3").claim(2),
        bombing(&reports[1], "12").claim(3),
    ];
    check(&reports, &claims, &["c1+c3", "c2"]);
}

#[test]
fn two_tellers_of_one_report_tell_one_event() {
    let text =
        "In Dabo a bombing killed 12 people, police said. Doctors said the bombing killed 19.";
    let reports = [document(1, "Courier", "2016-03-23", text)];
    let second = Told::new(&reports[0], "Doctors said the bombing killed 19")
        .source("Doctors", "said")
        .number(
            Measure::Fatalities,
            "19",
            (Some(19.0), Some(19.0)),
            Unit::Persons,
        )
        .event(EventKind::RemoteExplosive, "bombing killed")
        .place("Dabo");
    let first = Told::new(&reports[0], "a bombing killed 12 people, police said")
        .source("police", "said")
        .number(
            Measure::Fatalities,
            "12",
            (Some(12.0), Some(12.0)),
            Unit::Persons,
        )
        .event(EventKind::RemoteExplosive, "bombing")
        .place("Dabo");
    check(&reports, &[first.claim(1), second.claim(2)], &["c1+c2"]);
}

#[test]
fn another_place_day_kind_or_hand_is_another_event() {
    let reports = [
        dabo(1, "Courier", "2016-03-23", 12),
        dabo(2, "Herald", "2016-03-24", 40),
    ];
    let pair = |second: Told| [bombing(&reports[0], "12").claim(1), second.claim(2)];
    let second = || bombing(&reports[1], "40").on("2016-03-22");
    check(&reports, &pair(second()), &["c1+c2"]);
    let far = pair(second().placed(|it| it.name = "Marra".into()));
    check(&reports, &far, &["c1", "c2"]);
    let later = pair(second().on("2016-03-26"));
    check(&reports, &later, &["c1", "c2"]);
    let arrest = pair(attack(&reports[1], EventKind::Arrest, "bombing", "40"));
    check(&reports, &arrest, &["c1", "c2"]);
    let hands = [
        bombing(&reports[0], "12").actor("Courier").claim(1),
        second().actor("Herald").claim(2),
    ];
    check(&reports, &hands, &["c1", "c2"]);
}

#[test]
fn a_country_is_no_place_of_an_event_without_more() {
    let reports = [
        dabo(1, "Courier", "2016-03-23", 12),
        dabo(2, "Herald", "2016-03-23", 40),
    ];
    let wide = |told: Told<'_>, id| {
        let country = |place: &mut record::Place| {
            place.kind = PlaceKind::Country;
            place.name = "Amberland".into();
        };
        told.placed(country).claim(id)
    };
    let claims = [
        wide(bombing(&reports[0], "12"), 1),
        wide(bombing(&reports[1], "40"), 2),
    ];
    check(&reports, &claims, &["c1", "c2"]);
}

#[test]
fn two_tolls_on_one_town_and_day_need_a_stated_day() {
    let reports = [
        dabo(1, "Courier", "2016-03-23", 12),
        dabo(2, "Herald", "2016-03-23", 40),
    ];
    let guessed = [
        bombing(&reports[0], "12").claim(1),
        bombing(&reports[1], "40").claim(2),
    ];
    check(&reports, &guessed, &["c1", "c2"]);
    let stated = [
        bombing(&reports[0], "12").claim(1),
        bombing(&reports[1], "40").on("2016-03-23").claim(2),
    ];
    check(&reports, &stated, &["c1+c2"]);
}

#[test]
fn what_did_not_happen_is_no_event() {
    let reports = [dabo(1, "Courier", "2016-03-23", 12)];
    let denied = bombing(&reports[0], "12").stance(record::Stance::Denies);
    check(&reports, &[denied.claim(1)], &[]);
}

#[test]
fn a_chronicle_carries_its_days_on() {
    let text = "On 4 July bombers struck Dabo and Marra. A bombing in Dabo killed 12. \
                On 9 August a shooting in Marra killed 3.";
    let reports = [
        document(1, "Yearly", "2016-12-31", text),
        dabo(2, "Herald", "2016-07-05", 12),
    ];
    let struck = Told::new(&reports[0], "On 4 July bombers struck Dabo and Marra")
        .event(EventKind::Attack, "struck")
        .place("Marra")
        .on("2016-07-04");
    let shooting = attack(&reports[0], EventKind::Attack, "shooting", "3")
        .on("2016-08-09")
        .place("Marra");
    let claims = [
        struck.claim(1),
        bombing(&reports[0], "12").claim(2),
        shooting.claim(3),
        bombing(&reports[1], "12").claim(4),
    ];
    check(&reports, &claims, &["c1", "c2+c4", "c3"]);
}

#[test]
fn south_of_a_town_is_not_the_town() {
    let reports = [
        document(
            1,
            "Courier",
            "2016-03-23",
            "A bombing at a mill south of Dabo killed 12.",
        ),
        document(2, "Herald", "2016-03-24", "A bombing in Dabo killed 47."),
    ];
    let claims = [
        bombing(&reports[0], "12").claim(1),
        bombing(&reports[1], "47").on("2016-03-23").claim(2),
    ];
    check(&reports, &claims, &["c1", "c2"]);
}

#[test]
fn what_answers_an_attack_is_not_on_its_day() {
    let answer = "A raid on Dabo killed 12 in retaliation for the shelling of 20 March.";
    let reports = [
        document(1, "Courier", "2016-03-24", answer),
        document(
            2,
            "Herald",
            "2016-03-20",
            "Gunmen raided Dabo: the raid killed 12.",
        ),
    ];
    let told = attack(&reports[0], EventKind::Attack, "raid", "12");
    let time = reports[0].document.text.find("20 March").unwrap();
    let claims = [
        told.on("2016-03-20").timed(time, "20 March").claim(1),
        attack(&reports[1], EventKind::Attack, "raid", "12").claim(2),
    ];
    check(&reports, &claims, &["c1", "c2"]);
}
