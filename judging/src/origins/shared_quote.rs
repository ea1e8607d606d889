//! The same quoted words.
//!
//! "We will not leave a single village to them" in two papers is one utterance
//! heard twice. False positive that shaped the length: short quotes
//! ("terrorists", "very serious") are said by many people.

use super::{Link, elsewhere, say_the_same, times_allow};
use crate::{Shelf, fold::words};
use record::StoredClaim;
use std::collections::BTreeMap;

const WORDS_MIN: usize = 6;
const DAYS_MAX: i64 = 92;

pub(super) fn links(shelf: &Shelf, claims: &[&StoredClaim]) -> Vec<Link> {
    let mut seen: BTreeMap<String, Vec<usize>> = BTreeMap::new();
    let mut links = vec![];
    for (b, claim) in claims.iter().enumerate() {
        for quote in quotes(claim.claim.words()) {
            let earlier = seen.entry(quote).or_default();
            let same = |a: &&usize| {
                elsewhere(claims[**a], claim)
                    && say_the_same(claims[**a], claim)
                    && times_allow(shelf, claims[**a], claim, DAYS_MAX)
            };
            links.extend(earlier.iter().find(same).map(|a| Link {
                a: *a,
                b,
                because: "the same quoted words",
            }));
            earlier.push(b);
        }
    }
    links
}

/// The folded words between double quotation marks, where they are long enough.
fn quotes(text: &str) -> Vec<String> {
    let parts = text.split(['"', '“', '”', '„', '«', '»']);
    let inside = parts.skip(1).step_by(2).map(words);
    inside
        .filter(|words| words.len() >= WORDS_MIN)
        .map(|words| words.join(" "))
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::origins::tests::check;
    use crate::testing::{Told, document};

    #[test]
    fn one_utterance_in_two_papers_is_one_origin() {
        let documents = [
            document(
                1,
                "Courier",
                "2016-05-02",
                "“We will not leave a single village to them,” said Idris.",
            ),
            document(
                2,
                "Herald",
                "2016-05-03",
                "Idris told reporters: \"We will not leave a single village to them\".",
            ),
            document(3, "Echo", "2016-05-03", "Idris called it “very serious”."),
            document(
                4,
                "Post",
                "2016-05-03",
                "Idris called it “very serious” indeed.",
            ),
        ];
        let claims: Vec<_> = documents
            .iter()
            .map(|d| Told::new(d, &d.document.text).claim(d.id.0))
            .collect();
        check(
            &documents,
            &claims,
            &["c1+c2 Courier, Herald", "c3 Echo", "c4 Post"],
        );
    }

    #[test]
    fn takes_what_stands_between_marks() {
        assert_eq!(
            quotes("He said “one two three four five six” and “no”."),
            ["one two three four five six"]
        );
    }
}
