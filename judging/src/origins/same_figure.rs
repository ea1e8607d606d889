//! The same figure from the same source.
//!
//! Four outlets report that the UN refugee agency counts 41,000 displaced in
//! May. They did not count four times. The source is the speaker nearest to
//! the figure, so "police, quoted by Reuters" and "police" are one; an outlet
//! that speaks in its own voice is its own source, also when another quotes
//! it by name. False positive that shaped the bound on time: a ministry that
//! names the same round figure a year later has counted anew.

use super::{Link, figure, say_the_same, times_allow};
use crate::{Shelf, fold};
use record::{Role, StoredClaim};
use std::collections::BTreeMap;

const DAYS_MAX: i64 = 92;

pub(super) fn links(shelf: &Shelf, claims: &[&StoredClaim]) -> Vec<Link> {
    let mut seen: BTreeMap<String, Vec<usize>> = BTreeMap::new();
    let mut links = vec![];
    for (b, claim) in claims
        .iter()
        .enumerate()
        .filter(|(_, claim)| figure(claim).is_some())
    {
        let Some(source) = source(shelf, claim) else {
            continue;
        };
        let earlier = seen
            .entry(format!("{source} {:?}", figure(claim)))
            .or_default();
        let same = |a: &&usize| {
            say_the_same(claims[**a], claim) && times_allow(shelf, claims[**a], claim, DAYS_MAX)
        };
        let found = earlier.iter().find(same).map(|a| Link {
            a: *a,
            b,
            because: "the same figure from the same source",
        });
        links.extend(found);
        earlier.push(b);
    }
    links
}

/// Who speaks: a named source, or the outlet for its own voice. A nameless
/// source ("officials") is nobody in particular and joins nothing by itself.
fn source(shelf: &Shelf, claim: &StoredClaim) -> Option<String> {
    let source = &claim.claim.attribution.source;
    match source.role {
        Role::Author => Some(
            shelf
                .of(claim)
                .document
                .outlet
                .as_deref()
                .map_or_else(|| claim.document.to_string(), fold),
        ),
        Role::Anonymous => None,
        _ => Some(fold(source.name())),
    }
}

#[cfg(test)]
mod tests {
    use crate::origins::tests::check;
    use crate::testing::{Told, document};
    use record::{Measure, StoredClaim, StoredDocument, Unit};

    fn report(id: u64, outlet: &str, published: &str, text: &str) -> StoredDocument {
        document(id, outlet, published, text)
    }

    fn displaced(document: &StoredDocument, figure: &str, value: f64) -> StoredClaim {
        let told = Told::new(document, &document.document.text).subject("Boko Haram");
        let told = if document.document.text.contains("UNHCR") {
            told.source("UNHCR", "says")
        } else {
            told
        };
        told.number(
            Measure::Displaced,
            figure,
            (Some(value), Some(value)),
            Unit::Persons,
        )
        .claim(document.id.0)
    }

    #[test]
    fn one_figure_of_one_source_in_two_outlets_is_one_origin() {
        let documents = [
            report(
                1,
                "Courier",
                "2016-05-02",
                "UNHCR says 41,000 fled the district.",
            ),
            report(
                2,
                "Herald",
                "2016-05-04",
                "Since April 41,000 have been driven out, UNHCR says.",
            ),
            report(3, "Echo", "2016-05-04", "UNHCR says 30,000 fled."),
            report(4, "Tribune", "2016-05-05", "We counted 41,000 who fled."),
        ];
        let claims = [
            displaced(&documents[0], "41,000", 41_000.0),
            displaced(&documents[1], "41,000", 41_000.0),
            displaced(&documents[2], "30,000", 30_000.0),
            displaced(&documents[3], "41,000", 41_000.0),
        ];
        check(
            &documents,
            &claims,
            &["c1+c2 Courier, Herald", "c3 Echo", "c4 Tribune"],
        );
    }

    #[test]
    fn the_same_round_figure_a_year_later_is_another_count() {
        let documents = [
            report(1, "Courier", "2016-05-02", "UNHCR says 40,000 fled."),
            report(2, "Herald", "2017-06-04", "UNHCR says 40,000 fled."),
        ];
        let claims = [
            displaced(&documents[0], "40,000", 4e4),
            displaced(&documents[1], "40,000", 4e4),
        ];
        check(&documents, &claims, &["c1 Courier", "c2 Herald"]);
    }
}
