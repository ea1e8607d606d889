//! Where sources disagree, and along which line.
//!
//! A disagreement is shown, never settled: nothing here says who is right. The
//! rules are conservative. Two figures are held against each other only where
//! they plausibly speak of one thing; where that is not certain the line says
//! so ("may be different events") and the reader decides.

mod denials;
mod levels;
mod tolls;

use crate::{Amount, Dated, Shelf, fold, fold::stem, origins, origins::Origin};
use record::{ClaimId, Measure, Place, PlaceKind, Role, StoredClaim, Why, Window};

/// Claims that do not fit together.
#[derive(Clone, Debug)]
pub struct Disagreement {
    /// Along which line they part.
    pub line: Line,
    /// What they measure, where they are figures.
    pub measure: Option<Measure>,
    /// One claim of each origin, by date.
    pub sides: Vec<ClaimId>,
    /// Down to the words of each side.
    pub why: Why,
}

/// The line along which claims part, the firmest first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Line {
    /// The same thing at the same time: both cannot hold.
    Plain,
    /// One holds for another front or place than the other.
    Place,
    /// One came out later, from the same source: it may be a revision.
    Date,
    /// They count different things.
    Definition,
    /// They are shares or amounts of different wholes.
    Base,
    /// They may speak of different events.
    Event,
}

impl Line {
    /// The name in listings and JSON.
    pub fn as_str(self) -> &'static str {
        match self {
            Line::Plain => "cannot-both-hold",
            Line::Place => "place",
            Line::Date => "date",
            Line::Definition => "definition",
            Line::Base => "base",
            Line::Event => "may-be-different-events",
        }
    }
}

/// All disagreements among the claims of `shelf`, the firmest first.
pub fn disagreements(shelf: &Shelf) -> Vec<Disagreement> {
    let whole = |claim: &StoredClaim| claim.claim.quantity.is_some() && !is_part(shelf, claim);
    let figures = leads(&shelf.only(whole));
    let mut found = tolls::find(shelf, &figures);
    found.extend(levels::find(shelf, &figures));
    found.extend(denials::find(shelf));
    found.sort_by(|a, b| a.line.cmp(&b.line).then_with(|| a.sides.cmp(&b.sides)));
    found
}

/// One claim an origin, by date: an origin does not disagree with its carriers.
fn leads<'a>(shelf: &Shelf<'a>) -> Vec<&'a StoredClaim> {
    let lead = |origin: Origin| shelf.claim(origin.lead());
    let mut leads: Vec<_> = origins::origins(shelf)
        .into_iter()
        .filter_map(lead)
        .collect();
    leads.sort_by_key(|claim| (Dated::of(claim, shelf.of(claim)).day(), claim.id));
    leads
}

/// How two comparable figures stand to each other.
#[derive(Clone, Copy, Debug)]
struct Verdict {
    line: Line,
    excludes: bool,
}

/// Whether a later claim is still near enough in time to look at.
type Near<'s> = &'s dyn Fn(&StoredClaim, &StoredClaim) -> bool;

type Compare<'s> = &'s dyn Fn(&StoredClaim, &StoredClaim) -> Option<Verdict>;

/// Around each figure in turn the later ones that speak of the same thing; a
/// disagreement where any two of them exclude each other. No chains: that A
/// may be B and B may be C does not make A C.
fn clusters(claims: &[&StoredClaim], near: Near, compare: Compare) -> Vec<Disagreement> {
    let mut taken = vec![false; claims.len()];
    let mut found = vec![];
    for at in 0..claims.len() {
        if taken[at] {
            continue;
        }
        let later = (at + 1..claims.len()).take_while(|other| near(claims[at], claims[*other]));
        let like: Vec<(usize, Verdict)> = later
            .filter(|other| !taken[*other] && !one_telling(claims[at], claims[*other]))
            .filter_map(|other| Some((other, compare(claims[at], claims[other])?)))
            .collect();
        let line = like
            .iter()
            .filter(|(_, verdict)| verdict.excludes)
            .map(|(_, verdict)| verdict.line)
            .min();
        let Some(line) = line else { continue };
        let members: Vec<_> = std::iter::once(at)
            .chain(like.iter().map(|(other, _)| *other))
            .collect();
        members.iter().for_each(|member| taken[*member] = true);
        found.extend(disagreement(
            line,
            &members.iter().map(|at| claims[*at]).collect::<Vec<_>>(),
        ));
    }
    found
}

fn disagreement(line: Line, claims: &[&StoredClaim]) -> Option<Disagreement> {
    let measure = claims[0].claim.quantity.as_ref().map(|q| q.measure);
    let why = Why::because(
        line.because(),
        claims.iter().map(|claim| origins::words(claim)).collect(),
    )
    .ok()?;
    Some(Disagreement {
        line,
        measure,
        sides: claims.iter().map(|c| c.id).collect(),
        why,
    })
}

impl Line {
    fn because(self) -> &'static str {
        match self {
            Line::Plain => {
                "they speak of the same thing at about the same time, and no value fits both"
            }
            Line::Place => "they part over the place or front they speak of",
            Line::Date => "the same source said otherwise later; it may be a revision",
            Line::Definition => "they do not count the same thing",
            Line::Base => "they are not shares of the same stated whole",
            Line::Event => "no value fits both, but they may speak of different events",
        }
    }
}

/// Whether no pair of amounts in one unit has a value in common.
fn exclude(a: &StoredClaim, b: &StoredClaim) -> Option<bool> {
    let amounts = |claim: &StoredClaim| {
        claim
            .claim
            .quantity
            .as_ref()
            .map(Amount::comparable)
            .unwrap_or_default()
    };
    let (of_a, of_b) = (amounts(a), amounts(b));
    let mut pairs = of_a
        .iter()
        .flat_map(|x| of_b.iter().filter(|y| x.unit == y.unit).map(|y| (*x, *y)))
        .peekable();
    pairs.peek()?;
    Some(pairs.all(|(x, y)| x.excludes(y)))
}

/// Whether one teller gives both in one report: then they are parts of a
/// whole or counts of several things ("24 in Yoro and 17 in Gangafani"), as
/// nobody contradicts oneself in a sentence. A figure that a sentence leaves
/// to its author may be its speaker's as well ("121 this year, up from 87").
fn one_telling(a: &StoredClaim, b: &StoredClaim) -> bool {
    let [x, y] = [a, b].map(|claim| &claim.claim.attribution.source);
    let same_name = || fold(x.name()) == fold(y.name());
    let author = x.role == Role::Author || y.role == Role::Author;
    let one_sentence = a.claim.span.overlaps(b.claim.span);
    a.document == b.document && ((author && one_sentence) || same_name())
}

/// Whether a figure is a part of another ("309 people, including 27
/// children"), which no total can be held against.
fn is_part(shelf: &Shelf, claim: &StoredClaim) -> bool {
    const OPENS: [&str; 6] = [
        "including",
        "of whom",
        "of which",
        "of them",
        "among them",
        "among whom",
    ];
    let text = &shelf.of(claim).document.text;
    let Some(quantity) = claim.claim.quantity.as_ref() else {
        return false;
    };
    let before = text
        .get(claim.claim.span.start..quantity.words.start)
        .unwrap_or_default();
    let near = before
        .rsplit([',', ';', '.', ':'])
        .next()
        .unwrap_or_default()
        .to_lowercase();
    OPENS.iter().any(|opens| near.contains(opens))
}

/// The line along which figures of one thing part, by what they count, of
/// which whole, and who says so when.
fn line(shelf: &Shelf, a: &StoredClaim, b: &StoredClaim) -> Line {
    if counted_differently(shelf, a, b) {
        Line::Definition
    } else if bases_differ(a, b) {
        Line::Base
    } else if revised(shelf, a, b) {
        Line::Date
    } else {
        Line::Plain
    }
}

/// Both say what they count, and not with the same last word ("civilians",
/// "soldiers"). Soldiers are people: 14 of them among 23 dead is no conflict,
/// 14 of them among nine is one.
fn counted_differently(shelf: &Shelf, a: &StoredClaim, b: &StoredClaim) -> bool {
    match (counted(shelf, a), counted(shelf, b)) {
        (Some(Counted::Kind(x)), Some(Counted::Kind(y))) => x != y,
        (Some(Counted::Kind(_)), Some(Counted::People)) => fits_in(a, b),
        (Some(Counted::People), Some(Counted::Kind(_))) => fits_in(b, a),
        _ => false,
    }
}

/// What a number counts, by its last word.
enum Counted {
    /// People of any kind.
    People,
    /// Some of them: "soldiers".
    Kind(String),
}

fn counted(shelf: &Shelf, claim: &StoredClaim) -> Option<Counted> {
    let span = claim.claim.quantity.as_ref()?.counted?;
    let words = crate::fold::words(span.of(&shelf.of(claim).document.text)?);
    let general = [
        "people", "person", "persons", "lives", "dead", "others", "bodies",
    ];
    let last = words.last()?;
    Some(match general.contains(&last.as_str()) {
        true => Counted::People,
        false => Counted::Kind(stem(last).to_owned()),
    })
}

/// Whether the figure of a kind leaves room for the rest of the figure of all.
fn fits_in(kind: &StoredClaim, all: &StoredClaim) -> bool {
    let quantity = |claim: &StoredClaim| claim.claim.quantity.clone();
    let part = quantity(kind).and_then(|part| part.low.or(part.high));
    let whole = quantity(all).map(|whole| whole.high.unwrap_or(f64::INFINITY));
    matches!((part, whole), (Some(part), Some(whole)) if part <= whole)
}

/// One names the whole that its share is of and the other does not, or names another.
fn bases_differ(a: &StoredClaim, b: &StoredClaim) -> bool {
    let base = |claim: &StoredClaim| {
        let base = claim.claim.quantity.as_ref()?.base.as_ref()?;
        base.unit.convert(base.value, base.unit.standard())
    };
    match (base(a), base(b)) {
        (Some(a), Some(b)) => (a - b).abs() > 0.05 * a.max(b),
        (None, None) => false,
        _ => true,
    }
}

/// The same speaker on another day.
fn revised(shelf: &Shelf, a: &StoredClaim, b: &StoredClaim) -> bool {
    let published = |claim: &StoredClaim| shelf.of(claim).document.published;
    speaker(shelf, a).is_some_and(|name| Some(name) == speaker(shelf, b))
        && published(a) != published(b)
}

fn speaker(shelf: &Shelf, claim: &StoredClaim) -> Option<String> {
    let source = &claim.claim.attribution.source;
    match source.role {
        Role::Author => shelf.of(claim).document.outlet.as_deref().map(fold),
        Role::Anonymous => None,
        _ => Some(fold(source.name())),
    }
}

fn same_subject(a: &StoredClaim, b: &StoredClaim) -> bool {
    let name = |claim: &StoredClaim| {
        claim
            .claim
            .subject
            .as_ref()
            .map(|subject| fold(&subject.name))
    };
    name(a) == name(b)
}

fn same_place(a: &Place, b: &Place) -> bool {
    let known = matches!((a.geonames, b.geonames), (Some(a), Some(b)) if a == b);
    known || (fold(&a.name) == fold(&b.name) && a.country == b.country)
}

/// Whether a place stands in the words of a claim that has none or only the country.
fn in_words(place: &Place, claim: &StoredClaim) -> bool {
    let country = claim
        .claim
        .place
        .as_ref()
        .and_then(|place| place.country.as_ref());
    let one_country =
        matches!((country, &place.country), (Some(a), Some(b)) if a == b) || country.is_none();
    one_country
        && format!(" {} ", fold(claim.claim.words())).contains(&format!(" {} ", fold(&place.name)))
}

/// A place small enough that two attacks there on one day are probably one.
fn is_local(place: &Place) -> bool {
    matches!(
        place.kind,
        PlaceKind::Settlement | PlaceKind::Feature | PlaceKind::Unresolved
    )
}

/// How much of the longer of two closed windows they share, 0 to 1.
fn shared(a: Window, b: Window) -> f64 {
    let (Some(a0), Some(a1), Some(b0), Some(b1)) = (a.begin, a.end, b.begin, b.end) else {
        return 0.0;
    };
    let days = |from, to| (crate::dated::days_between(from, to) + 1).max(0) as f64;
    days(a0.max(b0), a1.min(b1)) / days(a0, a1).max(days(b0, b1)).max(1.0)
}

#[cfg(test)]
pub(crate) mod tests {
    use super::*;
    use crate::View;
    use record::StoredDocument;

    /// Disagreements as `cannot-both-hold c1 c2`, one a line.
    pub(crate) fn check(documents: &[StoredDocument], claims: &[StoredClaim], expected: &[&str]) {
        let shelf = Shelf::new(documents, claims, View::default());
        let show = |d: &Disagreement| {
            let sides: Vec<_> = d.sides.iter().map(ToString::to_string).collect();
            assert_eq!(d.why.grounds().len(), sides.len(), "a ground for each side");
            format!("{} {}", d.line.as_str(), sides.join(" "))
        };
        assert_eq!(
            disagreements(&shelf).iter().map(show).collect::<Vec<_>>(),
            expected
        );
    }
}
