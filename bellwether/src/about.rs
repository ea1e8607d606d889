//! What a claim is about: its subject, or a name that stands in its words.
//!
//! "The coalition has killed 10,000 of its fighters" has the coalition for its
//! subject and is about the group all the same. A name stands in the words
//! under any of its aliases. False positive that shaped the rule on letters:
//! "is" and "Is" are a verb, only "IS" is a group.

use judging::fold;
use reading::names::canonical;
use record::{Claim, Document, EntityKind, Identities, Span, StoredClaim};

/// The most words of a name.
const LONGEST: usize = 5;

/// A name asked about, with all that it is known by.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct About {
    /// What it is called in headings.
    pub(crate) name: String,
    folded: String,
    known: bool,
    /// What was merged into it.
    merged: Vec<About>,
}

impl About {
    pub(crate) fn new(name: &str) -> About {
        let known = canonical(name);
        let name = known.map_or(name.trim(), |known| known.name).to_owned();
        About {
            folded: fold(&name),
            known: known.is_some(),
            merged: vec![],
            name,
        }
    }

    /// The same, where rulings on identity say what the name means.
    pub(crate) fn under(name: &str, identities: &Identities) -> About {
        let about = About::new(name);
        let entity = identities.name(&about.name);
        let merged = identities.merged_into(entity).into_iter().map(About::new);
        About {
            merged: merged.collect(),
            ..About::new(entity)
        }
    }

    /// Whether the claim's subject is it.
    pub(crate) fn is_subject(&self, claim: &Claim) -> bool {
        claim
            .subject
            .as_ref()
            .is_some_and(|subject| self.is(&subject.name))
    }

    /// Whether the claim is about it: itself, or by what stands around it in the report.
    pub(crate) fn concerns(&self, stored: &StoredClaim, topic: &Topic) -> bool {
        let another = stored
            .claim
            .subject
            .as_ref()
            .is_some_and(|subject| subject.kind == EntityKind::ArmedGroup);
        self.meets(stored)
            || (topic.covers(stored.claim.span) && (!another || self.is_subject(&stored.claim)))
    }

    /// What of a report is about it: all where the title names it, or where
    /// half the paragraphs of a short report do; else what follows its name in
    /// a paragraph. "The hospital received 23 bodies" does not name who
    /// ambushed the convoy; the sentence before does. A yearly report on a
    /// country names many groups, and a digest of a day names each once.
    pub(crate) fn topic(&self, document: &Document) -> Topic {
        let text = &document.text;
        let paragraphs: Vec<Span> = paragraphs(text);
        let named: Vec<Span> = paragraphs
            .iter()
            .filter_map(|span| self.after_name(text, *span))
            .collect();
        let titled = headline(document).is_some_and(|title| self.named_in(title));
        let short = text.len() <= SHORT_MAX && 2 * named.len() >= paragraphs.len();
        let whole = titled || (short && !named.is_empty());
        Topic {
            named: if whole {
                vec![Span::new(0, text.len())]
            } else {
                named
            },
        }
    }

    /// The rest of a paragraph after its first sentence that names it, as far as reference reaches.
    fn after_name(&self, text: &str, paragraph: Span) -> Option<Span> {
        let mut start = paragraph.start;
        for sentence in paragraph.of(text)?.split_inclusive(". ") {
            if self.named_in(sentence) {
                let end = (start + sentence.len() + REACH).min(paragraph.end);
                return Some(Span::new(start, end));
            }
            start += sentence.len();
        }
        None
    }

    /// Whether one of its names stands in the claim's words.
    pub(crate) fn is_named_in(&self, claim: &Claim) -> bool {
        self.named_in(claim.words())
    }

    /// Whether the claim is about it or names it.
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
            || self.merged.iter().any(|merged| merged.is(name))
    }

    fn named_in(&self, text: &str) -> bool {
        if self.merged.iter().any(|merged| merged.named_in(text)) {
            return true;
        }
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

/// A title without the name of the site that stands behind its last dash or bar.
///
/// Shaped by "Mali - United States Department of State", by which reports on forty
/// countries were all about the United States.
fn headline(document: &Document) -> Option<&str> {
    let title = document.title.as_deref()?;
    let outlet = document.outlet.as_deref().unwrap_or_default();
    let parts = [" - ", " – ", " — ", " | "];
    let mut split = parts.iter().filter_map(|mark| title.rsplit_once(mark));
    let without = split.find(|(_, site)| is_same(site, outlet));
    Some(without.map_or(title, |(headline, _)| headline))
}

/// Whether two names are written alike or known to be of one.
fn is_same(a: &str, b: &str) -> bool {
    let known = |name: &str| canonical(name).map(|known| known.name);
    fold(a) == fold(b) || (known(a).is_some() && known(a) == known(b))
}

/// A longer report is about many things, whatever share of it names one.
const SHORT_MAX: usize = 4_000;
/// How many bytes after a sentence that names it "the group" and "they" still mean it.
const REACH: usize = 300;

/// The parts of a report that are about something.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Topic {
    named: Vec<Span>,
}

impl Topic {
    fn covers(&self, span: Span) -> bool {
        self.named.iter().any(|named| named.overlaps(span))
    }
}

/// Runs of lines between empty lines; in a text without empty lines, its lines.
fn paragraphs(text: &str) -> Vec<Span> {
    let mark = if text.contains("\n\n") { "\n\n" } else { "\n" };
    let mut start = 0;
    let mut spans = vec![];
    for part in text.split(mark) {
        let span = Span::new(start, start + part.len());
        spans.extend((!part.trim().is_empty()).then_some(span));
        start = span.end + mark.len();
    }
    spans
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

    #[test]
    fn a_merged_name_stands_for_the_entity() {
        let merge = record::Identity {
            name: "Dune Guard".into(),
            other: "Harbour Front".into(),
            sameness: record::Sameness::Same,
            reviewer: None,
            known: None,
        };
        let identities = Identities::new([&merge]);
        for name in ["dune guard", "Harbour Front"] {
            let about = About::under(name, &identities);
            assert_eq!(about.name, "Harbour Front");
            assert!(about.named_in("The Dune Guard denied it"), "{name}");
            assert!(about.is("Dune Guard") && about.is("harbour front"));
        }
    }

    fn topic(title: &str, text: &str) -> Topic {
        let document = Document {
            title: Some(title.into()),
            text: text.into(),
            ..Document::default()
        };
        About::new("Harbour Front").topic(&document)
    }

    #[test]
    fn the_name_of_a_site_is_no_headline() {
        let check = |title: &str, outlet: &str, expected: &str| {
            let document = Document {
                title: Some(title.into()),
                outlet: Some(outlet.into()),
                ..Document::default()
            };
            assert_eq!(headline(&document), Some(expected), "{title:?}");
        };
        check("Gao falls | The Courier", "The Courier", "Gao falls");
        let site = "Mali - United States Department of State";
        check(site, "U.S. Department of State", "Mali");
        let dashed = "Gao falls - the Front rises";
        check(dashed, "The Courier", dashed);
    }

    #[test]
    fn a_report_is_about_what_its_title_or_its_paragraphs_name() {
        let text = "The Harbour Front rose.\n\nTwelve died.\n\nRain fell.\n\nThe bank closed.\n\nMore rain.";
        let whole = Topic {
            named: vec![Span::new(0, text.len())],
        };
        assert_eq!(topic("Harbour Front rises", text), whole);
        assert_eq!(
            topic("News", text),
            Topic {
                named: vec![Span::new(0, 23)]
            }
        );
        assert_eq!(
            topic("News", &text[..36]),
            Topic {
                named: vec![Span::new(0, 36)]
            }
        );
        assert_eq!(topic("News", "Rain fell."), Topic::default());
    }
}
