//! The same figure from the same source.
//!
//! Four outlets report that the UN refugee agency counts 41,000 displaced in
//! May. They did not count four times. The source is the speaker nearest to
//! the figure, so "police, quoted by Reuters" and "police" are one; an outlet
//! that speaks in its own voice is its own source, also when another quotes
//! it by name; and where a report says in its own voice that an organisation
//! "has counted 41,000", that is the organisation's figure too.
//!
//! Each outlet words it anew ("displaced", "have left their homes", "in the
//! north", "in Agadez"), so of a large figure only the number, the unit and
//! the source must be the same. False positives that shaped it: a ministry
//! that names the same round figure a year later has counted anew, so time is
//! bounded; "two" from the police is said of anything, so of a small figure
//! measure, subject and place must agree as well.

use super::{Link, figure, places_allow, say_the_same, times_allow};
use crate::{Shelf, fold};
use record::{EntityKind, Role, StoredClaim};
use std::collections::BTreeMap;

const DAYS_MAX: i64 = 92;
/// From here on a figure is not said of two things by one source within weeks.
const LARGE: f64 = 100.0;

pub(super) fn links(shelf: &Shelf, claims: &[&StoredClaim]) -> Vec<Link> {
    let mut seen: BTreeMap<String, Vec<(usize, Names)>> = BTreeMap::new();
    let mut links = vec![];
    for (b, claim) in claims.iter().enumerate() {
        let Some(number) = number(claim) else {
            continue;
        };
        let names = Names::of(shelf, claim);
        let same =
            |(a, other): &&(usize, Names)| names.meet(other) && one_count(shelf, claims[*a], claim);
        let earlier = seen.entry(number).or_default();
        links.extend(earlier.iter().find(same).map(|(a, _)| Link {
            a: *a,
            b,
            because: "the same figure from the same source",
        }));
        earlier.push((b, names));
    }
    links
}

fn one_count(shelf: &Shelf, a: &StoredClaim, b: &StoredClaim) -> bool {
    let large = |claim: &StoredClaim| {
        let quantity = claim.claim.quantity.as_ref();
        quantity.is_some_and(|q| q.low.or(q.high).is_some_and(|value| value >= LARGE))
    };
    let stances = a.claim.stance == b.claim.stance;
    let alike = if large(a) {
        stances && places_allow(a, b)
    } else {
        say_the_same(a, b)
    };
    alike && times_allow(shelf, a, b, DAYS_MAX)
}

/// Value, unit and nature; what is measured is left out, as words for it vary.
fn number(claim: &StoredClaim) -> Option<String> {
    let (_, bounds, unit, nature) = figure(claim)?;
    bounds
        .iter()
        .any(Option::is_some)
        .then(|| format!("{bounds:?} {unit} {nature}"))
}

/// Who may have counted: the speaker, and the organisation spoken of.
struct Names {
    speaker: Option<String>,
    spoken_of: Option<String>,
}

impl Names {
    /// A named source, or the outlet for its own voice. A nameless source
    /// ("officials") is nobody in particular and joins nothing by itself.
    fn of(shelf: &Shelf, claim: &StoredClaim) -> Names {
        let source = &claim.claim.attribution.source;
        let outlet = || {
            shelf
                .of(claim)
                .document
                .outlet
                .as_deref()
                .map_or_else(|| claim.document.to_string(), fold)
        };
        let speaker = match source.role {
            Role::Author => Some(outlet()),
            Role::Anonymous => None,
            _ => Some(fold(source.name())),
        };
        let counts = |kind| {
            matches!(
                kind,
                EntityKind::Organisation | EntityKind::Government | EntityKind::Other
            )
        };
        let subject = claim
            .claim
            .subject
            .as_ref()
            .filter(|subject| counts(subject.kind));
        let spoken_of = subject
            .filter(|_| source.role == Role::Author)
            .map(|subject| fold(&subject.name));
        Names { speaker, spoken_of }
    }

    fn meet(&self, other: &Names) -> bool {
        let is = |a: &Option<String>, b: &Option<String>| a.is_some() && a == b;
        is(&self.speaker, &other.speaker)
            || is(&self.speaker, &other.spoken_of)
            || is(&self.spoken_of, &other.speaker)
    }
}

#[cfg(test)]
mod tests {
    use crate::origins::tests::check;
    use crate::testing::{Told, document};
    use record::{EntityKind, Measure, StoredClaim, StoredDocument, Unit};

    fn told<'d>(document: &'d StoredDocument, figure: &str, value: f64) -> Told<'d> {
        let told = Told::new(document, &document.document.text);
        told.number(
            Measure::Displaced,
            figure,
            (Some(value), Some(value)),
            Unit::Persons,
        )
    }

    fn displaced(document: &StoredDocument, figure: &str, value: f64) -> StoredClaim {
        let told = told(document, figure, value);
        let told = if document.document.text.contains("UNHCR") {
            told.source("UNHCR", "says")
        } else {
            told
        };
        told.claim(document.id.0)
    }

    #[test]
    fn one_figure_of_one_source_in_three_outlets_is_one_origin() {
        let documents = [
            document(
                1,
                "Courier",
                "2016-05-02",
                "UNHCR says 41,000 fled the district.",
            ),
            document(
                2,
                "Herald",
                "2016-05-04",
                "Since April 41,000 have been driven out, UNHCR says.",
            ),
            document(3, "Echo", "2016-05-04", "UNHCR says 30,000 fled."),
            document(4, "Tribune", "2016-05-05", "We counted 41,000 who fled."),
            document(5, "Post", "2016-05-06", "UNHCR has registered 41,000."),
        ];
        let claims = [
            displaced(&documents[0], "41,000", 41_000.0),
            displaced(&documents[1], "41,000", 41_000.0),
            displaced(&documents[2], "30,000", 30_000.0),
            displaced(&documents[3], "41,000", 41_000.0),
            told(&documents[4], "41,000", 41_000.0)
                .subject("UNHCR")
                .kind(EntityKind::Organisation)
                .claim(5),
        ];
        check(
            &documents,
            &claims,
            &["c1+c2+c5 Courier, Herald, Post", "c3 Echo", "c4 Tribune"],
        );
    }

    #[test]
    fn the_same_round_figure_a_year_later_is_another_count() {
        let documents = [
            document(1, "Courier", "2016-05-02", "UNHCR says 40,000 fled."),
            document(2, "Herald", "2017-06-04", "UNHCR says 40,000 fled."),
        ];
        let claims = [
            displaced(&documents[0], "40,000", 4e4),
            displaced(&documents[1], "40,000", 4e4),
        ];
        check(&documents, &claims, &["c1 Courier", "c2 Herald"]);
    }

    #[test]
    fn a_small_figure_of_two_places_is_two_counts() {
        let documents = [
            document(1, "Courier", "2016-05-02", "UNHCR says 12 fled Dabo."),
            document(2, "Herald", "2016-05-03", "UNHCR says 12 fled Marra."),
        ];
        let at = |index: usize, place: &str| {
            let told = told(&documents[index], "12", 12.0)
                .source("UNHCR", "says")
                .place(place);
            told.claim(index as u64 + 1)
        };
        check(
            &documents,
            &[at(0, "Dabo"), at(1, "Marra")],
            &["c1 Courier", "c2 Herald"],
        );
    }
}
