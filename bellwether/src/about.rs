//! What a claim is about: its subject, or a name that stands in its words.
//!
//! "The coalition has killed 10,000 of its fighters" has the coalition for its
//! subject and is about the group all the same. A name stands in the words
//! under any of its aliases. False positive that shaped the rule on letters:
//! "is" and "Is" are a verb, only "IS" is a group.

use judging::fold;
use reading::names::canonical;
use record::{Claim, StoredClaim};

/// The most words of a name.
const LONGEST: usize = 5;

/// A name asked about, with all that it is known by.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct About {
    /// What it is called in headings.
    pub(crate) name: String,
    folded: String,
    known: bool,
}

impl About {
    pub(crate) fn new(name: &str) -> About {
        let known = canonical(name);
        let name = known.map_or(name.trim(), |known| known.name).to_owned();
        About {
            folded: fold(&name),
            known: known.is_some(),
            name,
        }
    }

    /// Whether the claim's subject is it.
    pub(crate) fn is_subject(&self, claim: &Claim) -> bool {
        claim
            .subject
            .as_ref()
            .is_some_and(|subject| self.is(&subject.name))
    }

    /// Whether the claim is about it or says something of it.
    pub(crate) fn meets(&self, stored: &StoredClaim) -> bool {
        let claim = &stored.claim;
        self.is_subject(claim)
            || claim
                .place
                .as_ref()
                .is_some_and(|place| self.is(&place.name))
            || self.named_in(claim.words())
    }

    /// Whether it said it or passed it on.
    pub(crate) fn speaks(&self, stored: &StoredClaim) -> bool {
        let attribution = &stored.claim.attribution;
        let mut sources = std::iter::once(&attribution.source).chain(&attribution.via);
        sources.any(|source| self.is(source.name()) || self.is(&source.written))
    }

    /// Whether a name is one of its names.
    pub(crate) fn is(&self, name: &str) -> bool {
        fold(name) == self.folded
            || (self.known && canonical(name).is_some_and(|known| known.name == self.name))
    }

    fn named_in(&self, text: &str) -> bool {
        if format!(" {} ", fold(text)).contains(&format!(" {} ", self.folded)) {
            return true;
        }
        let words: Vec<&str> = text
            .split(|c: char| c.is_whitespace() || "()[]“”\"—,;:".contains(c))
            .collect();
        let starts = (0..words.len()).filter(|at| words[*at].starts_with(char::is_uppercase));
        self.known && starts.into_iter().any(|at| self.named_at(&words[at..]))
    }

    fn named_at(&self, words: &[&str]) -> bool {
        (1..=LONGEST.min(words.len())).any(|length| {
            let name = words[..length].join(" ");
            let name = name
                .trim_end_matches(['.', '!', '?'])
                .trim_end_matches("’s")
                .trim_end_matches("'s")
                .trim_end_matches(['’', '\'']);
            let verb = name.len() <= 3 && name.contains(char::is_lowercase);
            !verb && canonical(name).is_some_and(|known| known.name == self.name)
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(about: &str, text: &str, expected: bool) {
        assert_eq!(
            About::new(about).named_in(text),
            expected,
            "{about:?} in {text:?}"
        );
    }

    #[test]
    fn finds_aliases_in_the_words() {
        check(
            "ISIS",
            "The coalition killed 10,000 Islamic State fighters.",
            true,
        );
        check("Islamic State", "A raid on ISIL’s cabinet", true);
        check("Islamic State", "Most of IS, it seems", true);
        check("Islamic State", "Is the war over? It is.", false);
        check("Islamic State", "The state is Islamic", false);
        check("Boko Haram", "Fighters of Boko Haram fled", true);
    }

    #[test]
    fn a_name_that_does_not_ship_is_found_as_written() {
        check("Harbour Front", "The Harbour-Front denied it", true);
        check("Harbour Front", "The harbour", false);
    }
}
