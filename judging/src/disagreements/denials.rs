//! A denial against an assertion about the same subject.
//!
//! Why it matters: "contained" may be asserted by one, denied by another, and
//! hold on one front only. The two are matched by the words of what is said,
//! weighed by how rare they are among the claims: sharing "contained" counts,
//! sharing "attack" in a folder about attacks does not.
//!
//! False positive that shaped it: every denial of responsibility beside every
//! claim of some other attack, so stated times must meet and one rare word
//! must be shared, not only many common ones; and a clause of a sentence that
//! is negated beside the sentence, which one person says.

use super::{Disagreement, Line, disagreement, same_place};
use crate::{Dated, Shelf, dated::gap, fold, fold::stem, fold::words};
use record::{PartialDate, Stance, StoredClaim, Window};
use std::collections::{BTreeMap, BTreeSet, HashMap};
use std::sync::LazyLock;

/// How much of the lighter statement's weight both must share.
const SHARED_MIN: f64 = 0.5;
/// A word in more than this share of all statements is too common to match by.
const COMMON_MAX: f64 = 0.005;
/// Reports further apart than this are about another state of things.
const DAYS_MAX: i64 = 92;

pub(super) fn find(shelf: &Shelf) -> Vec<Disagreement> {
    let (mut statements, mut by_subject) = (vec![], HashMap::<String, Vec<usize>>::new());
    for claim in shelf.claims() {
        let Some(subject) = claim.claim.subject.as_ref() else {
            continue;
        };
        let about = by_subject.entry(fold(&subject.name)).or_default();
        about.push(statements.len());
        statements.push(claim);
    }
    let denied = |at: &usize| statements[*at].claim.stance == Stance::Denies;
    if !(0..statements.len()).any(|at| denied(&at)) {
        return vec![];
    }
    let (said, weights) = weighed(statements.iter().map(|claim| content(shelf, claim)));
    let mut found = vec![];
    for denial in (0..statements.len()).filter(denied) {
        let subject = statements[denial].claim.subject.as_ref();
        let same_subject = subject.and_then(|subject| by_subject.get(&fold(&subject.name)));
        let against = same_subject.into_iter().flatten().copied().filter(|at| {
            answers(shelf, statements[denial], statements[*at])
                && weights.match_(&said[denial], &said[*at])
        });
        let mut by_line: BTreeMap<Line, Vec<&StoredClaim>> = BTreeMap::new();
        against.for_each(|at| {
            by_line
                .entry(part(shelf, statements[denial], statements[at]))
                .or_default()
                .push(statements[at])
        });
        found.extend(by_line.into_iter().filter_map(|(line, mut sides)| {
            sides.push(statements[denial]);
            disagreement(line, &sides)
        }));
    }
    found
}

/// Whether an assertion about the same subject could be what the denial denies:
/// not the same words, not another time.
fn answers(shelf: &Shelf, denial: &StoredClaim, other: &StoredClaim) -> bool {
    let same_words = denial.document == other.document
        && (denial.claim.span == other.claim.span
            || (denial.claim.span.overlaps(other.claim.span) && one_person(denial, other)));
    let asserts = other.claim.stance == Stance::Asserts && other.claim.quantity.is_none();
    asserts && !same_words && meet(shelf, denial, other)
}

/// Whether two sources may be one ("a U.S. official", "the official"): nobody
/// denies within a sentence what the same sentence has him say.
fn one_person(a: &StoredClaim, b: &StoredClaim) -> bool {
    let last = |claim: &StoredClaim| words(claim.claim.attribution.source.name()).pop();
    last(a) == last(b)
}

fn meet(shelf: &Shelf, a: &StoredClaim, b: &StoredClaim) -> bool {
    let (a, b) = (Dated::of(a, shelf.of(a)), Dated::of(b, shelf.of(b)));
    let published = |dated: &Dated| dated.published.map(PartialDate::window);
    let apart =
        |x: Option<Window>, y: Option<Window>| x.zip(y).and_then(|(x, y)| gap(x, y)).unwrap_or(0);
    apart(a.occurred, b.occurred) == 0 && apart(published(&a), published(&b)) <= DAYS_MAX
}

/// Along which line a denial and an assertion part.
fn part(shelf: &Shelf, a: &StoredClaim, b: &StoredClaim) -> Line {
    let published = |claim: &StoredClaim| shelf.of(claim).document.published;
    match (a.claim.place.as_ref(), b.claim.place.as_ref()) {
        (Some(a), Some(b)) if !same_place(a, b) => Line::Place,
        (Some(_), None) | (None, Some(_)) => Line::Place,
        _ if super::speaker(shelf, a) == super::speaker(shelf, b)
            && published(a) != published(b) =>
        {
            Line::Date
        }
        _ => Line::Plain,
    }
}

/// Stems of what is said, without the subject's own name.
fn content(shelf: &Shelf, claim: &StoredClaim) -> BTreeSet<String> {
    let text = &shelf.of(claim).document.text;
    let subject: Vec<String> = claim
        .claim
        .subject
        .iter()
        .flat_map(|subject| words(&subject.name))
        .collect();
    let spans = claim.claim.attribution.content.iter();
    let folded: Vec<String> = spans.filter_map(|span| span.of(text)).map(fold).collect();
    let words = folded.iter().flat_map(|said| said.split_terminator(' '));
    let said = words.filter(|word| {
        word.len() > 2 && !subject.iter().any(|own| own == word) && !PLAIN.contains(word)
    });
    said.map(|word| stem(word).to_owned()).collect()
}

/// Words that carry no content of their own.
static PLAIN: LazyLock<BTreeSet<&str>> = LazyLock::new(|| {
    const PLAIN: &str = " the and that this these those its his her their our for from with into over under about after \
        before are was were been being has have had not nor but who whom which what when where will would can could \
        may might must shall should there they them then than also very any all some such said says claim claims \
        claimed recently group isis isil ";
    PLAIN.split_whitespace().collect()
});

/// The words of a statement by their numbers, in order and each once.
type Said = Vec<usize>;

/// How rare each word is, by its number.
struct Weights {
    holders: Vec<usize>,
    statements: usize,
}

/// What is said with a number for each word, and how rare the words are. Numbers
/// go by the alphabet, so that sums over words do not hang on who said them first.
fn weighed(said: impl Iterator<Item = BTreeSet<String>>) -> (Vec<Said>, Weights) {
    let said: Vec<BTreeSet<String>> = said.collect();
    let mut holders: HashMap<&str, usize> = HashMap::new();
    for word in said.iter().flatten() {
        *holders.entry(word).or_default() += 1;
    }
    let mut words: Vec<(&str, usize)> = holders.into_iter().collect();
    words.sort_unstable();
    let numbers: HashMap<&str, usize> = (0..)
        .zip(&words)
        .map(|(at, (word, _))| (*word, at))
        .collect();
    let numbered =
        |words: &BTreeSet<String>| words.iter().map(|word| numbers[word.as_str()]).collect();
    let weights = Weights {
        holders: words.iter().map(|(_, held)| *held).collect(),
        statements: said.len(),
    };
    (said.iter().map(numbered).collect(), weights)
}

impl Weights {
    fn weight(&self, word: usize) -> f64 {
        (1.0 + self.statements as f64 / self.holders[word] as f64).ln()
    }

    /// In a handful of statements no word is common.
    fn rare(&self, word: usize) -> bool {
        self.holders[word] as f64 <= (COMMON_MAX * self.statements as f64).max(8.0)
    }

    /// One rare word and most of the weight of the lighter; two words, unless the lighter has but one.
    fn match_(&self, a: &Said, b: &Said) -> bool {
        let weigh = |words: &Said| words.iter().map(|word| self.weight(*word)).sum::<f64>();
        let both = a
            .iter()
            .copied()
            .filter(|word| b.binary_search(word).is_ok());
        let shared: Said = both.collect();
        let enough = shared.len() >= 2.min(a.len().min(b.len()));
        let rare = shared.iter().any(|word| self.rare(*word));
        enough && rare && weigh(&shared) >= SHARED_MIN * weigh(a).min(weigh(b))
    }
}

#[cfg(test)]
mod tests {
    use crate::disagreements::tests::check;
    use crate::testing::{Told, document};
    use record::Stance;

    #[test]
    fn a_denial_meets_the_assertion_it_denies() {
        let reports = [
            document(
                1,
                "Courier",
                "2016-03-23",
                "The minister said the group is contained.",
            ),
            document(
                2,
                "Herald",
                "2016-03-24",
                "Analysts said the group is not contained abroad.",
            ),
            document(3, "Echo", "2016-03-24", "Police said the group sells oil."),
        ];
        let claims = [
            Told::new(&reports[0], &reports[0].document.text)
                .source("minister", "said")
                .content("the group is contained"),
            Told::new(&reports[1], &reports[1].document.text)
                .source("Analysts", "said")
                .content("the group is not contained")
                .place("abroad")
                .stance(Stance::Denies),
            Told::new(&reports[2], &reports[2].document.text)
                .source("Police", "said")
                .content("the group sells oil"),
        ];
        let claims: Vec<_> = (1..)
            .zip(claims)
            .map(|(id, told)| told.subject("Islamic State").claim(id))
            .collect();
        check(&reports, &claims, &["place c1 c2"]);
    }

    #[test]
    fn another_subject_is_another_matter() {
        let reports = [
            document(1, "Courier", "2016-03-23", "The outbreak is contained."),
            document(2, "Herald", "2016-03-24", "The group is not contained."),
        ];
        let claims = [
            Told::new(&reports[0], &reports[0].document.text)
                .subject("Cholera")
                .claim(1),
            Told::new(&reports[1], &reports[1].document.text)
                .subject("Islamic State")
                .stance(Stance::Denies)
                .claim(2),
        ];
        check(&reports, &claims, &[]);
    }
}
