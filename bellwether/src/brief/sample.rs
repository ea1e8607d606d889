//! A small set of reports and claims written for the tests of briefs.

use judging::testing::{Told, document};
use record::*;

/// A figure carried twice, two tolls for one attack, an assertion and its
/// denial on one front, a forecast, a share of a base, an undated report.
pub(crate) fn documents() -> Vec<StoredDocument> {
    let mut documents = vec![
        document(
            1,
            "Courier",
            "2016-03-23",
            "Police said at least 35 people were killed in Dabo. The minister said the group is contained.",
        ),
        document(
            2,
            "Herald",
            "2016-03-24",
            "In Dabo 32 people died. Army analysts say it is not contained in the north.",
        ),
        document(
            3,
            "Echo",
            "2016-04-02",
            "The Relief Board counts 41,000 displaced. The group will likely strike again.",
        ),
        document(
            4,
            "Tribune",
            "2016-04-03",
            "According to the Relief Board, 41,000 were displaced.",
        ),
        document(
            5,
            "Courier",
            "2016-04-10",
            "The army says the group lost 40% of the 34,000 square miles it held.",
        ),
        document(6, "Leaflet", "", "The group has 9,000 fighters."),
    ];
    documents[4].document.tlp = Some(Tlp::Green);
    documents
}

/// The claims of [`documents`].
pub(crate) fn claims(d: &[StoredDocument]) -> Vec<StoredClaim> {
    let exactly = |value: f64| (Some(value), Some(value));
    let told = [
        Told::new(&d[0], "Police said at least 35 people were killed in Dabo")
            .source("Police", "said")
            .content("at least 35 people were killed in Dabo")
            .place("Dabo")
            .on("2016-03-22")
            .number(
                Measure::Fatalities,
                "at least 35 people",
                (Some(35.0), None),
                Unit::Persons,
            ),
        Told::new(&d[0], "The minister said the group is contained")
            .source("The minister", "said")
            .content("the group is contained"),
        Told::new(&d[1], "In Dabo 32 people died")
            .place("Dabo")
            .on("2016-03-22")
            .number(
                Measure::Fatalities,
                "32 people",
                exactly(32.0),
                Unit::Persons,
            ),
        Told::new(&d[1], "Army analysts say it is not contained in the north")
            .source("Army analysts", "say")
            .role(Role::Analyst)
            .content("it is not contained in the north")
            .place("the north")
            .stance(Stance::Denies),
        Told::new(&d[2], "The Relief Board counts 41,000 displaced")
            .source("The Relief Board", "counts")
            .resolved("Relief Board")
            .number(Measure::Displaced, "41,000", exactly(41e3), Unit::Persons)
            .state(State::Accepted),
        Told::new(&d[2], "The group will likely strike again")
            .stance(Stance::Predicts)
            .certainty(Band::Likely, "likely"),
        Told::new(
            &d[3],
            "According to the Relief Board, 41,000 were displaced",
        )
        .source("the Relief Board", "According to")
        .resolved("Relief Board")
        .number(Measure::Displaced, "41,000", exactly(41e3), Unit::Persons),
        Told::new(
            &d[4],
            "The army says the group lost 40% of the 34,000 square miles it held",
        )
        .source("The army", "says")
        .content("the group lost 40% of the 34,000 square miles it held")
        .number(Measure::Territory, "40%", exactly(40.0), Unit::Percent)
        .but(|q| q.nature = Nature::Change)
        .base("34,000 square miles", 34e3, Unit::SquareMile),
        Told::new(&d[5], "The group has 9,000 fighters").number(
            Measure::Fighters,
            "9,000",
            exactly(9e3),
            Unit::Persons,
        ),
    ];
    (1..)
        .zip(told)
        .map(|(id, told)| told.subject("Islamic State").claim(id))
        .collect()
}
