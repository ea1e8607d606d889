//! Private persons who speak: their claim is kept, their name is no field of it.
//!
//! A public role, a body by its own words, or who publishes is no private person. Shaped by: "the Special Rapporteur"
//! (what takes an article is no name), "Counter Terrorism Policing" (nobody is called so).

use super::capacity::{INQUIRERS, capacity};
use super::pronoun::pronoun;
use crate::analysis::{Dep, NamedKind, Pos, Tag};
use crate::attribution::Said;
use crate::claims::Evidence;
use std::ops::Range;

/// What a private person is listed as.
pub(super) const PRIVATE: &str = "a private person";

/// A person the names module did not admit, or a pronoun that stands for one.
pub(super) fn private(
    evidence: &Evidence<'_>,
    said: &Said,
    range: Range<usize>,
    head: usize,
) -> bool {
    let text = &evidence.text;
    let person = text
        .entity_at(head)
        .is_some_and(|entity| entity.kind == NamedKind::Person);
    // "The Special Rapporteur", "the Fulani": what takes an article is no name of a person.
    let article = text.child(head, &[Dep::Det]).is_some() || text.tokens[head].tag == Tag::Nnps;
    let unclear = text.tokens[head].pos == Pos::Propn
        && text.entity_at(head).is_none()
        && range.len() > 1
        && !article;
    let abstract_ = range.clone().any(|at| is_abstract(text.word(at)));
    (person && !article || pronoun(evidence, head) || unclear && !abstract_)
        && !titled(evidence, head)
        && !is_body(evidence, head)
        && !published(evidence, said)
}

/// "Counter Terrorism Policing": words that no person is called by.
fn is_abstract(word: &str) -> bool {
    ["ism", "tion", "ment", "ness", "ship"]
        .iter()
        .any(|end| word.ends_with(end) && word.len() > end.len() + 3)
}

/// "Local media outlet N. Press": a word of its own name says what it is.
fn is_body(evidence: &Evidence<'_>, head: usize) -> bool {
    let text = &evidence.text;
    let own = std::iter::once(head).chain(
        text.children(head)
            .filter(|c| text.tokens[*c].dep == Dep::Compound),
    );
    let words: Vec<String> = own.map(|at| text.lemma(at).to_lowercase()).collect();
    let body = |word: &String| {
        matches!(
            word.as_str(),
            "group"
                | "party"
                | "organization"
                | "organisation"
                | "network"
                | "channel"
                | "movement"
        )
    };
    capacity(&words).is_some() || words.iter().any(body)
}

/// A title before the name or a description beside it that is a public role.
/// What stands in a clause about the person ("who lives near the ministry") is not.
fn titled(evidence: &Evidence<'_>, head: usize) -> bool {
    let text = &evidence.text;
    let beside = [Dep::Compound, Dep::Appos, Dep::Amod, Dep::Nmod];
    let near = |at: usize| {
        text.children(at)
            .filter(|c| beside.contains(&text.tokens[*c].dep))
            .collect::<Vec<_>>()
    };
    let mut words = near(head);
    words.extend(near(head).into_iter().flat_map(near));
    words.into_iter().any(|at| {
        let title = text.lemma(at).to_lowercase();
        [PUBLIC, INQUIRERS]
            .iter()
            .any(|list| list.contains(&title.as_str()))
    })
}

/// Who publishes speaks in public: "in a commentary, N. wrote".
fn published(evidence: &Evidence<'_>, said: &Said) -> bool {
    let text = &evidence.text;
    let writes = said
        .cue
        .iter()
        .any(|cue| matches!(text.lemma(*cue), "write" | "argue" | "conclude"));
    let sentence = said
        .cue
        .first()
        .map(|cue| text.sentences[text.tokens[*cue].sentence].clone());
    let print = |at: usize| {
        matches!(
            text.lemma(at),
            "commentary"
                | "article"
                | "column"
                | "essay"
                | "book"
                | "editorial"
                | "paper"
                | "report"
                | "study"
                | "analysis"
        )
    };
    writes && sentence.is_some_and(|mut sentence| sentence.any(print))
}

/// Public roles of a person.
const PUBLIC: &[&str] = &[
    "minister",
    "spokesman",
    "spokeswoman",
    "spokesperson",
    "president",
    "secretary",
    "general",
    "colonel",
    "captain",
    "major",
    "commander",
    "governor",
    "mayor",
    "senator",
    "ambassador",
    "envoy",
    "chief",
    "prosecutor",
    "judge",
    "premier",
    "chancellor",
    "king",
    "lawmaker",
    "congressman",
    "congresswoman",
    "representative",
    "commissioner",
    "director",
    "admiral",
    "lieutenant",
    "sheriff",
    "attorney",
    "author",
    "editor",
    "columnist",
    "journalist",
    "correspondent",
    "reporter",
    "official",
    "leader",
    "chairman",
    "chairwoman",
    "pope",
    "bishop",
    "archbishop",
    "candidate",
    "politician",
    "diplomat",
    "officer",
    "coordinator",
    "adviser",
    "advisor",
    "sen.",
    "rep.",
    "gen.",
    "col.",
    "gov.",
    "capt.",
    "lt.",
    "maj.",
    "prime",
    "president-elect",
    "deputy",
    "superintendent",
    "inspector",
    "emir",
    "sheikh",
    "ayatollah",
    "pm",
    "mp",
    "strategist",
];
