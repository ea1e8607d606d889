//! Origins: where a claim comes from, counted apart from who carries it.
//!
//! Four outlets that repeat one agency's figure are four carriers of one
//! origin. Counting them as four would make syndication look like
//! corroboration. Each rule below finds pairs of claims that come from one
//! origin; joined pairs make the origins. A rule joins only claims that say
//! the same: one figure, or statements with one stance.

mod near_duplicate;
mod same_figure;
mod shared_quote;

use crate::{Dated, Shelf, fold, group::Sets};
use record::{ClaimId, DocumentId, Ground, Place, PlaceKind, StoredClaim, Why};
use std::collections::BTreeMap;

/// Claims that come from one origin.
#[derive(Clone, Debug)]
pub struct Origin {
    /// Its claims, the earliest published first.
    pub claims: Vec<ClaimId>,
    /// Who carried it, in order of appearance.
    pub carriers: Vec<Carrier>,
    /// Why they are one; the words of its one claim where it has no other.
    pub why: Why,
}

/// An outlet and what it carried of one origin.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Carrier {
    /// The outlet, or the document's name where it has none.
    pub outlet: String,
    /// Its documents.
    pub documents: Vec<DocumentId>,
}

impl Origin {
    /// The claim to show: the earliest.
    pub fn lead(&self) -> ClaimId {
        self.claims[0]
    }
}

/// Two claims of one origin, by their places in the list, and why.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Link {
    a: usize,
    b: usize,
    because: &'static str,
}

type Rule = fn(&Shelf, &[&StoredClaim]) -> Vec<Link>;

/// The rules, in the order in which they are tried.
const RULES: &[Rule] = &[
    same_figure::links,
    shared_quote::links,
    near_duplicate::links,
];

/// The origins of the claims of `shelf`, in order of their earliest claims.
pub fn origins(shelf: &Shelf) -> Vec<Origin> {
    let mut claims: Vec<_> = shelf.claims().collect();
    claims.sort_by_key(|claim| earliest(shelf, claim));
    let mut sets = Sets::new(claims.len());
    let links: Vec<Link> = RULES.iter().flat_map(|rule| rule(shelf, &claims)).collect();
    // Only the links that joined something are reasons; the rest say it twice.
    let used: Vec<Link> = links
        .into_iter()
        .filter(|link| sets.join(link.a, link.b))
        .collect();
    let mut reasons: BTreeMap<usize, Vec<Link>> = BTreeMap::new();
    for link in used {
        reasons.entry(sets.find(link.a)).or_default().push(link);
    }
    let sets = sets.all();
    sets.iter()
        .map(|set| {
            origin(
                shelf,
                &claims,
                set,
                reasons.get(&set[0]).map_or(&[], Vec::as_slice),
            )
        })
        .collect()
}

/// Undated documents come last: nobody can say that they were first.
fn earliest(shelf: &Shelf, claim: &StoredClaim) -> (bool, Option<record::Date>, ClaimId) {
    let published = shelf.of(claim).document.published;
    (
        published.is_none(),
        published.map(record::PartialDate::first),
        claim.id,
    )
}

fn origin(shelf: &Shelf, claims: &[&StoredClaim], set: &[usize], links: &[Link]) -> Origin {
    let members: Vec<&StoredClaim> = set.iter().map(|at| claims[*at]).collect();
    let carriers = carriers(shelf, &members);
    let reasons = links
        .iter()
        .filter_map(|link| reason(claims, link))
        .collect();
    let why = Why::because(
        format!("one origin, carried by {}", carriers.len()),
        reasons,
    );
    Origin {
        claims: members.iter().map(|c| c.id).collect(),
        carriers,
        why: why.unwrap_or_else(|_| words(members[0])),
    }
}

fn reason(claims: &[&StoredClaim], link: &Link) -> Option<Why> {
    Why::because(
        link.because,
        vec![words(claims[link.a]), words(claims[link.b])],
    )
    .ok()
}

/// The words of a claim as a leaf of a reason.
pub(crate) fn words(claim: &StoredClaim) -> Why {
    let ground = Ground::Words {
        claim: Some(claim.id),
        document: claim.document,
        span: claim.claim.span,
    };
    Why::ground(claim.claim.words(), ground)
}

/// The outlets of the claims' documents, and after them those that ran the same text.
fn carriers(shelf: &Shelf, claims: &[&StoredClaim]) -> Vec<Carrier> {
    let mut carriers: Vec<Carrier> = vec![];
    for claim in claims {
        carry(&mut carriers, outlet(shelf, claim), claim.document);
    }
    for claim in claims {
        let copies = shelf.carriers(claim.document).iter();
        for outlet in copies.filter_map(|copy| copy.outlet.clone()) {
            carry(&mut carriers, outlet, claim.document);
        }
    }
    carriers
}

fn carry(carriers: &mut Vec<Carrier>, outlet: String, document: DocumentId) {
    let found = carriers
        .iter_mut()
        .find(|carrier| fold(&carrier.outlet) == fold(&outlet));
    match found {
        Some(carrier) if carrier.documents.contains(&document) => {}
        Some(carrier) => carrier.documents.push(document),
        None => carriers.push(Carrier {
            outlet,
            documents: vec![document],
        }),
    }
}

fn outlet(shelf: &Shelf, claim: &StoredClaim) -> String {
    shelf
        .of(claim)
        .document
        .outlet
        .clone()
        .unwrap_or_else(|| claim.document.to_string())
}

/// Whether two claims say the same, as far as an origin goes: the same figure
/// of the same thing, or both no figure; with the same stance.
///
/// A syndicated report with the toll brought up to date is not the same claim.
fn say_the_same(a: &StoredClaim, b: &StoredClaim) -> bool {
    figure(a) == figure(b) && a.claim.stance == b.claim.stance && not_contradictory(a, b)
}

/// Two statements in one sentence share its words and are two statements all the same.
fn elsewhere(a: &StoredClaim, b: &StoredClaim) -> bool {
    a.document != b.document
}

type Figure = (
    record::Measure,
    [Option<u64>; 2],
    record::Unit,
    record::Nature,
);

fn figure(claim: &StoredClaim) -> Option<Figure> {
    let q = claim.claim.quantity.as_ref()?;
    Some((
        q.measure,
        [q.low, q.high].map(|bound| bound.map(f64::to_bits)),
        q.unit,
        q.nature,
    ))
}

fn not_contradictory(a: &StoredClaim, b: &StoredClaim) -> bool {
    let subjects = (a.claim.subject.as_ref(), b.claim.subject.as_ref());
    let same_subject = !matches!(subjects, (Some(a), Some(b)) if fold(&a.name) != fold(&b.name));
    same_subject && places_allow(a, b)
}

/// Whether two places can be one: the same name, or one a part of the other.
fn places_allow(a: &StoredClaim, b: &StoredClaim) -> bool {
    let wide = |place: &Place| {
        matches!(
            place.kind,
            PlaceKind::Country | PlaceKind::Area | PlaceKind::Region
        )
    };
    match (a.claim.place.as_ref(), b.claim.place.as_ref()) {
        (Some(a), Some(b)) => {
            let one_country = a.country == b.country
                || a.kind == PlaceKind::Region
                || b.kind == PlaceKind::Region;
            fold(&a.name) == fold(&b.name) || (one_country && (wide(a) || wide(b)))
        }
        _ => true,
    }
}

/// Whether the times of two claims allow one origin: stated times meet, and
/// the reports came out within `days` of each other, where dates are known.
fn times_allow(shelf: &Shelf, a: &StoredClaim, b: &StoredClaim, days: i64) -> bool {
    let (a, b) = (Dated::of(a, shelf.of(a)), Dated::of(b, shelf.of(b)));
    let apart = |x: Option<record::Window>, y: Option<record::Window>| crate::dated::gap(x?, y?);
    let published = |dated: Dated| dated.published.map(record::PartialDate::window);
    apart(a.occurred, b.occurred).is_none()
        && apart(published(a), published(b)).is_none_or(|gap| gap <= days)
}

#[cfg(test)]
pub(crate) mod tests {
    use super::*;
    use crate::View;
    use record::StoredDocument;

    /// Origins as `c1+c2 Courier, Herald`, one a line.
    pub(crate) fn check(documents: &[StoredDocument], claims: &[StoredClaim], expected: &[&str]) {
        let shelf = Shelf::new(documents, claims, View::default());
        let shown: Vec<String> = origins(&shelf)
            .iter()
            .map(|origin| {
                let claims: Vec<_> = origin.claims.iter().map(ToString::to_string).collect();
                let outlets: Vec<_> = origin
                    .carriers
                    .iter()
                    .map(|carrier| carrier.outlet.as_str())
                    .collect();
                format!("{} {}", claims.join("+"), outlets.join(", "))
            })
            .collect();
        assert_eq!(shown, expected);
    }
}

#[cfg(test)]
mod copies {
    use super::*;
    use crate::View;
    use crate::testing::{Told, day, document};

    /// The outlets that carried the one claim, as of a day.
    fn outlets(as_of: Option<&str>) -> Vec<String> {
        let report = document(1, "Courier", "2016-03-22", "The group holds ten villages.");
        let documents = [report.clone()];
        let claims = [Told::by_author(&report, "The group holds ten villages").claim(1)];
        let copy = |outlet: &str, published: &str| record::Carrier {
            outlet: Some(outlet.into()),
            published: Some(published.parse().unwrap()),
            ..record::Carrier::default()
        };
        let copies = [copy("Herald", "2016-03-23"), copy("Echo", "2016-03-30")];
        let view = View {
            as_of: as_of.map(day),
            ..View::default()
        };
        let shelf = Shelf::new(&documents, &claims, view);
        let shelf = shelf.carried(copies.iter().map(|copy| (DocumentId(1), copy)));
        let origins = origins(&shelf);
        assert_eq!(origins.len(), 1);
        let carriers = origins[0].carriers.iter();
        carriers.map(|carrier| carrier.outlet.clone()).collect()
    }

    #[test]
    fn one_text_in_three_outlets_is_one_origin_with_three_carriers() {
        assert_eq!(outlets(None), ["Courier", "Herald", "Echo"]);
        assert_eq!(outlets(Some("2016-03-29")), ["Courier", "Herald"]);
    }
}
